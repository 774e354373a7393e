"""Write a report to a file of any format, or of all, and read the table back."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from attrs import frozen

from ...errors import BelgianPoliceStatsError, DataError, ExportError, Fault, MissingExtraError
from ...model.report import Report
from ..table import Table
from ..whole_file import write_whole
from .format import Format
from .formats import FORMATS, format_named

__all__ = ["Exported", "export", "export_all", "read_table"]


def export(report: Report, format: str, path: str | PathLike[str]) -> None:  # noqa: A002
    """Write a report to a file: csv, ndjson, json, parquet, feather, sqlite or excel.

    The file is moved into place when it is whole. The same report gives the same bytes each time, as long as the
    version and the installed packages are the same.

    Raises:
        ExportError: there is no such format, or it cannot hold a number of the report.
        MissingExtraError: the format needs a package that is not installed.
        OSError: the file cannot be written; what was there before is still there.
    """
    write_whole(path, format_named(format).content(report))


@frozen(kw_only=True)
class Exported:
    """What export_all did."""

    written: tuple[Path, ...]
    missing: tuple[Format, ...]
    """The formats that need an extra which is not installed."""
    refused: tuple[tuple[Format, str], ...]
    """The formats that cannot hold something of the report, and why."""


def export_all(report: Report, folder: str | PathLike[str]) -> Exported:
    """Write a file of each format into a folder, which is made if it is not there.

    Raises:
        OSError: a file cannot be written; what it was to replace is still there.
    """
    place = Path(folder)
    place.mkdir(exist_ok=True)
    written, missing, refused = list[Path](), list[Format](), list[tuple[Format, str]]()
    for listed in FORMATS.values():
        try:
            export(report, listed.name, place / listed.file_name)
        except MissingExtraError:
            missing.append(listed)
        except ExportError as error:
            refused.append((listed, str(error)))
        else:
            written.append(place / listed.file_name)
    return Exported(written=tuple(written), missing=tuple(missing), refused=tuple(refused))


def read_table(format: str, path: str | PathLike[str]) -> Table:  # noqa: A002
    """Read the table from a file that export made. It is equal to that of the report.

    Raises:
        ExportError: there is no such format, or its files do not hold the table.
        MissingExtraError: the format needs a package that is not installed.
        DataError: the file is none of the format, or does not hold the table.
        OSError: the file cannot be read.
    """
    reader = format_named(format).read
    if reader is None:
        readable = ", ".join(name for name, listed in FORMATS.items() if listed.read)
        raise ExportError(f"Expected a format that holds the table, one of {readable}, got {format!r}.")
    try:
        return reader(Path(path))
    except (BelgianPoliceStatsError, OSError):
        raise
    except Exception as error:
        # Of a damaged file each library raises what its code runs into.
        got = str(error) or type(error).__name__
        raise DataError.of(str(path), [Fault("the file", f"a file of the format {format}", got.rstrip("."))]) from None
