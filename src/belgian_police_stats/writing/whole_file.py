"""Write a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from os import PathLike
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: str | PathLike[str], content: bytes) -> None:
    """Write a file beside its place and move it there when it is on the disk; a link stays one, and so do its rights.

    Raises:
        OSError: the file cannot be written; what was there before is still there.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A pipe or a device has nothing to lose, and must not be replaced by a file. A folder refuses.
        target.write_bytes(content)
        return
    beside = target.parent / f".{secrets.token_hex(8)}.part"
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
