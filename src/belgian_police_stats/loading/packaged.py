"""The editions in the package. A chapter is read when it is first needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING

from ..data import MANIFEST, content_of, folders, names, package_folder, read_text
from ..errors import DataError, Fault, UnknownEditionError, clean, nearest, short_repr
from ..model.bases import whole_number
from ..model.figure import Figure
from ..model.locks import release_after_fork
from ..model.report import Report
from ..strict_json import parse_json
from .converter import structure
from .folder import open_folder

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

    from ..querying.series import Series

__all__ = ["check_package", "editions", "load", "package_sha256", "series", "series_among"]


def editions() -> tuple[int, ...]:
    """List the years of the editions in the package, the oldest first."""
    return tuple(int(name) for name in folders() if name.isdecimal())


def load(edition: int | None = None) -> Report:
    """Open the report of a year, or the newest report.

    Raises:
        UnknownEditionError: no report of this year is in the package.
    """
    years = editions()
    year = years[-1] if edition is None else whole_number(edition)
    if year is None or year not in years:
        known = [*map(str, years)]
        raise UnknownEditionError(
            expected=f"the year of an edition in the package ({', '.join(known)})",
            got=short_repr(edition),
            hint="A year is an int." if year is None else nearest(year, known),
        )
    with _lock:
        return _report(year)


_lock = release_after_fork(Lock())
"""Opens each report once. If several threads ask for it, one does the work, and all get the same report."""


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
    'organised_crime.investigations.money_laundering'
    """
    *older, newest = map(load, editions())
    found = newest.series()
    for report in older:
        found = tuple(one.with_report(report) if one.figure in report else one for one in found)
    return found


def series_among(figures: Sequence[Figure]) -> tuple[Series, ...]:
    """Give the series of figures of a packaged edition; none for the figures of an own report."""
    for report in map(load, reversed(editions())):
        if all(figure.id in report and report[figure.id] == figure for figure in figures):
            known = report.outside.observations
            return tuple(report.series(figure) for figure in figures if figure.id in known)
    return ()


def check_package(sha256: str | None = None) -> tuple[str, ...]:
    """Compare the files of the package with the hashes that were released, and list the files of the data.

    Without an argument, the data is compared with its manifest, and the code with what pip noted when it installed the
    package. Both lie beside the files, so this finds damage but no forgery. With the `sha256` from the notes of a
    release, all files of data and code are compared with it, except those in folders named `__pycache__`. SECURITY.md
    has a command that gives the same hash without the package, since a forged package could forge this check.

    Raises:
        DataError: a file was changed, is missing, or does not belong to the package; all of them are named.
    """
    from hashlib import sha256 as hashed

    present = {name: hashed(content_of(*name.split("/"))).hexdigest() for name in names()}
    if sha256 is not None:
        found = package_sha256()
        if found != sha256:
            raise DataError.of("The package", [Fault("all files", f"the sha256 {clean(sha256)}", found)])
    manifest = f"data/{MANIFEST}"
    released: dict[str, str] = structure(manifest, parse_json(read_text(MANIFEST), manifest), dict[str, str])
    faults = [
        Fault(f"data/{name}", _hash_of(released.get(name)), _hash_of(present.get(name)))
        for name in sorted(released.keys() | present.keys())
        if released.get(name) != present.get(name)
    ]
    faults += _faults_of_installation()
    if faults:
        raise DataError.of("The package", faults)
    return tuple(sorted(present))


def package_sha256() -> str:
    """Hash every file of the package, by their names and contents. Files that Python makes by itself are left out."""
    from hashlib import sha256

    whole = sha256()
    for name, content in sorted(_files_below(package_folder())):
        whole.update(f"{sha256(content).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def _files_below(folder: Traversable, before: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files_below(entry, f"{before}{entry.name}/")
        else:
            yield before + entry.name, entry.read_bytes()


def _faults_of_installation() -> Iterator[Fault]:
    """Compare the files with the record of pip, if this is the package that pip installed."""
    from base64 import urlsafe_b64encode
    from hashlib import sha256
    from importlib.metadata import PackageNotFoundError, distribution
    from os.path import realpath

    package = __name__.partition(".")[0]
    try:
        installed = distribution("belgian-police-stats")
    except PackageNotFoundError:
        return
    if realpath(str(installed.locate_file(package))) != realpath(str(package_folder())):
        # Python found this package earlier on its path than the installed one, which can have another version.
        return
    recorded = {
        file.as_posix().removeprefix(f"{package}/"): file.hash.value
        for file in installed.files or ()
        if file.hash is not None and file.parts[0] == package
    }
    # An editable installation records none of the files.
    present = dict(_files_below(package_folder())) if recorded else {}
    for name in sorted(recorded.keys() | present.keys()):
        content = present.get(name)
        digest = "" if content is None else urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
        if digest != recorded.get(name, ""):
            expected = "the file that was installed" if name in recorded else "no such file"
            yield Fault(clean(name), expected, "one" if name not in recorded else "another" if digest else "none")


def _hash_of(digest: str | None) -> str:
    return "no such file" if digest is None else f"the sha256 {clean(digest)}"
