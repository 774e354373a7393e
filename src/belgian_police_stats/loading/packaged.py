"""The editions in the package. A chapter is read when it is first needed."""

from __future__ import annotations

from functools import cache, partial
from threading import Lock

from ..data import MANIFEST, content_of, folders, names, read_text
from ..errors import DataError, Fault, UnknownEditionError, clean, nearest, short_repr
from ..model.locks import release_after_fork
from ..model.report import Report
from ..strict_json import parse_json
from .converter import structure
from .folder import open_folder

__all__ = ["check_package", "editions", "load"]


def editions() -> tuple[int, ...]:
    """List the years of the editions in the package, the oldest first."""
    return tuple(int(name) for name in folders() if name.isdecimal())


def load(edition: int | None = None) -> Report:
    """Open the report of a year, or the newest report.

    Raises:
        UnknownEditionError: no report of this year is in the package.
    """
    years = editions()
    year = years[-1] if edition is None else edition
    if type(year) is not int or year not in years:
        known = [*map(str, years)]
        raise UnknownEditionError(
            expected=f"the year of an edition in the package ({', '.join(known)})",
            got=short_repr(edition),
            hint=nearest(edition, known) if type(edition) is int else "A year is an int.",
        )
    with _lock:
        return _report(year)


_lock = release_after_fork(Lock())
"""If many threads open a report at once, one of them does the work, and all get the same report."""


@cache
def _report(year: int) -> Report:
    return open_folder(f"data/{year}", partial(read_text, str(year)))


def check_package() -> tuple[str, ...]:
    """Compare every data file of the package with the hash in its manifest, and list the files.

    Raises:
        DataError: a file was changed, is missing, or does not belong to the package; all of them are named.
    """
    from hashlib import sha256

    manifest = f"data/{MANIFEST}"
    released: dict[str, str] = structure(manifest, parse_json(read_text(MANIFEST), manifest), dict[str, str])
    present = {name: sha256(content_of(*name.split("/"))).hexdigest() for name in names()}
    faults = [
        Fault(f"data/{name}", _hash_of(released.get(name)), _hash_of(present.get(name)))
        for name in sorted(released.keys() | present.keys())
        if released.get(name) != present.get(name)
    ]
    if faults:
        raise DataError.of("The package", faults)
    return tuple(sorted(present))


def _hash_of(digest: str | None) -> str:
    return "no such file" if digest is None else f"the sha256 {clean(digest)}"
