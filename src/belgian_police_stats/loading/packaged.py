"""The editions in the package. A chapter is read when it is first asked for."""

from __future__ import annotations

from functools import cache, partial
from threading import Lock

from ..data import MANIFEST, content_of, folders, names, parse_json, read_text
from ..errors import DataError, Fault, UnknownEditionError, nearest
from ..model.report import Report
from .folder import open_folder

__all__ = ["check_package", "editions", "load"]


def editions() -> tuple[int, ...]:
    """Name the years of the reports in the package, the oldest first."""
    return tuple(int(name) for name in folders() if name.isdecimal())


def load(edition: int | None = None) -> Report:
    """Open the report of a year; without a year, of the newest one.

    Raises:
        UnknownEditionError: no report of this year is in the package.
    """
    years = editions()
    year = years[-1] if edition is None else edition
    if type(year) is not int or year not in years:
        texts = [*map(str, years)]
        hint = " A year is an int." if str(edition) in texts else nearest(str(edition), texts)
        raise UnknownEditionError(
            f"Expected the year of an edition in the package ({', '.join(texts)}), got {edition!r}.{hint}"
        )
    with _lock:
        return _report(year)


_lock = Lock()
"""Of many threads that open a report at once, one does, and all get the same."""


@cache
def _report(year: int) -> Report:
    return open_folder(f"data/{year}", partial(read_text, str(year)))


def check_package() -> tuple[str, ...]:
    """Hold every packaged file against the hash that was released, and name those that were looked at.

    Raises:
        DataError: a file was changed, is missing, or does not belong to the package; all of them are named.
    """
    from hashlib import sha256

    hashes: dict[str, str] = parse_json(read_text(MANIFEST), f"data/{MANIFEST}")
    released = {name: f"the sha256 {digest}" for name, digest in hashes.items()}
    there = {name: f"the sha256 {sha256(content_of(*name.split('/'))).hexdigest()}" for name in names()}
    faults = [
        Fault(f"data/{name}", released.get(name, "no such file"), there.get(name, "no such file"))
        for name in sorted(released.keys() | there.keys())
        if released.get(name) != there.get(name)
    ]
    if faults:
        raise DataError.of("The package", faults)
    return tuple(sorted(there))
