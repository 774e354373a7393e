"""The editions in the package. A chapter is read when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING

from ..data import MANIFEST, content_of, folders, names, read_text
from ..errors import DataError, Fault, UnknownEditionError, clean, nearest, short_repr
from ..model.figure import Figure
from ..model.locks import release_after_fork
from ..model.report import Report
from ..strict_json import parse_json
from .converter import structure
from .folder import open_folder

if TYPE_CHECKING:
    from ..querying.series import Series

__all__ = ["check_package", "editions", "load", "series", "series_among"]


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


def series() -> tuple[Series, ...]:
    """Give every series with numbers of other years, for the figures of the newest edition, in printed order.

    Each older edition of the package that has the figure adds its own number.

    Raises:
        DataError: a packaged file is damaged.

    >>> import belgian_police_stats as bps
    >>> bps.series()[0].figure
    'organised_crime.investigations.new'
    """
    *older, newest = map(load, editions())
    found = newest.series()
    for report in older:
        found = tuple(one.with_report(report) if one.figure in report else one for one in found)
    return found


def series_among(figures: Sequence[Figure]) -> tuple[Series, ...]:
    """Give the series of figures of a packaged edition. The figures of an own report have none here."""
    for report in map(load, reversed(editions())):
        if all(figure.id in report and report[figure.id] == figure for figure in figures):
            known = report.outside.observations
            return tuple(report.series(figure) for figure in figures if figure.id in known)
    return ()


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
