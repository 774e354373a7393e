"""Write a file whole or not at all."""

from __future__ import annotations

import os
import stat
from os import PathLike
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: str | PathLike[str], content: bytes) -> None:
    """Write a file beside its place, and move it there when it is on the disk.

    A new file has the rights of any file that its user makes, an old one keeps those that it had, a link stays a link.

    Raises:
        OSError: the file cannot be written; what was there before is still there.
    """
    given = Path(path)
    if given.exists() and not given.is_file():
        # A pipe or a device has nothing to lose, and must not be replaced by a file. A folder refuses.
        given.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    beside = target.parent / f".{os.urandom(8).hex()}.part"
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            # The name of the file beside means nothing to anybody.
            error.filename, error.filename2 = os.fspath(path), None
        raise
