"""Write a file completely or not at all."""

from __future__ import annotations

import os
import stat
from os import PathLike
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: str | PathLike[str], content: bytes) -> None:
    """Write a file under a temporary name in the same folder, and rename it once it is on the disk.

    A new file gets the default permissions of its user, a file that exists keeps its own, and a link stays a link.

    Raises:
        OSError: the file cannot be written; an older file of this name is unchanged.
    """
    given = Path(path)
    if given.exists() and not given.is_file():
        # Write into a pipe or a device: a rename would replace it by a file. A folder raises IsADirectoryError.
        given.write_bytes(content)
        return
    # Follow a link first: a rename would replace the link itself.
    target = Path(os.path.realpath(path))
    # In the same folder, because a rename is atomic only within one file system; and with a random name, so that two
    # processes that write the same file do not meet.
    beside = target.parent / f".{os.urandom(8).hex()}.part"
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            # Without this, a crash of the machine can leave an empty file under the new name.
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            # The user knows the name that was given, not the temporary one.
            error.filename, error.filename2 = os.fspath(path), None
        raise
