"""Write a report to a file of any format, or of all, and read the table back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from attrs import evolve, frozen

from ...errors import BelgianPoliceStatsError, ExportError, MissingExtraError, clean, short_repr
from ...extras import need
from ...frozen import Frozen
from ...loading.files import Readable, only_our_errors, open_file
from ...loading.limits import LIMITS, Limits
from ...loading.versions import check_version, made_by
from ...model.report import Report
from ...model.verbs import HasFigures
from ..table import Table
from ..whole_file import Writable, write_to, write_whole
from .formats import FORMATS, READERS, DataFormat, Descriptor, Format, format_named

if TYPE_CHECKING:
    from ...literals import FormatName, TableFormatName
    from ..descriptors.metadata import FileDescription

__all__ = ["Exported", "content_of", "contents", "export", "export_all", "read_table"]

Refusal = MissingExtraError | ExportError
"""Why a format has no file: its package is not installed, or the format cannot hold something in the report."""
_T = TypeVar("_T")


@overload
def export(subject: HasFigures | Table, format: FormatName, target: None = None) -> bytes: ...
@overload
def export(subject: HasFigures | Table, format: FormatName, target: Writable) -> None: ...
def export(
    subject: HasFigures | Table,
    format: FormatName,  # noqa: A002
    target: Writable | None = None,
) -> bytes | None:
    """Write a report, some of its figures, or a table to a file: csv, ndjson, json, parquet, excel and others.

    The target is a path or an open file. Without one, the file is given as bytes. A chapter, a section, a selection of
    figures and a table fit the formats that hold a table: csv, csv-european, ndjson, parquet, feather and excel. The
    other formats take a report.

    A file on the disk appears under its name only when it is complete. The same report gives the same bytes each time,
    as long as the version and the installed packages are the same.

    >>> import belgian_police_stats as bps
    >>> bps.export(bps.load(2024), "csv", "figures.csv")
    >>> bps.export(bps.load(2024).select(chapter="forensics"), "ndjson")[:44]
    b'{"edition": 2024, "id": "forensics.laborator'

    Raises:
        ExportError: no format has this name, the format cannot hold something in the report, or an open file does not
            take it.
        MissingExtraError: the format needs a package that is not installed.
        OSError: the file cannot be written; an older file of this name is unchanged.
    """
    content = content_of(subject, format)
    if target is None:
        return content
    write_to(target, content)
    return None


def content_of(subject: HasFigures | Table, name: str) -> bytes:
    """Make the file of one format, as bytes. A descriptor first makes the files that it describes.

    Raises:
        ExportError: no format has this name, or the format cannot hold something in the report.
        MissingExtraError: the format needs a package that is not installed.
    """
    wanted = format_named(name)
    if isinstance(subject, Report):
        described = wanted.describes if isinstance(wanted, Descriptor) else ()
        *_, (_, content) = contents(subject, (*(FORMATS[other] for other in described), wanted))
    else:
        content = _content_of_table(subject, wanted)
    if isinstance(content, Refusal):
        raise content
    return content


def _content_of_table(subject: object, wanted: Format) -> bytes | Refusal:
    if not isinstance(subject, (HasFigures, Table)):
        raise ExportError(expected="a report, some of its figures, or a table", got=short_repr(subject))
    if not isinstance(wanted, DataFormat) or wanted.of_table is None:
        tables = (name for name, listed in FORMATS.items() if isinstance(listed, DataFormat) and listed.of_table)
        raise ExportError(
            expected=f"a report for the format {wanted.name}",
            got="some of its figures" if isinstance(subject, HasFigures) else "a table",
            hint=f"Formats that hold a table are {', '.join(tables)}.",
        )
    return _attempt(wanted, wanted.of_table, subject.table() if isinstance(subject, HasFigures) else subject)


def contents(report: Report, formats: Iterable[Format]) -> Iterator[tuple[Format, bytes | Refusal]]:
    """Make the file of each format once: first the data files, then the descriptors of exactly these files.

    A format that has no file gives the reason instead, and the descriptors leave that file out.
    """
    wanted = tuple(formats)
    descriptors = [kind for kind in wanted if isinstance(kind, Descriptor)]
    files: list[FileDescription] = []
    for kind in wanted:
        if isinstance(kind, DataFormat):
            content = _attempt(kind, kind.content, report)
            if descriptors and isinstance(content, bytes):
                files.append(_description(kind, content))
            yield kind, content
    if descriptors:
        from ..descriptors.metadata import metadata_of

        metadata = metadata_of(report, tuple(files))
        for kind in descriptors:
            yield kind, _attempt(kind, kind.content, metadata)


def _attempt(kind: Format, make: Callable[[_T], bytes], subject: _T) -> bytes | Refusal:
    try:
        return make(subject)
    except (MissingExtraError, ExportError) as refusal:
        return refusal
    except BelgianPoliceStatsError as error:
        ours = ExportError(str(error), expected=error.expected, got=error.got, hint=error.hint)
        ours.__cause__ = error
        return ours
    except Exception as error:
        # One format that fails does not stop the others, whatever went wrong in the library that writes it.
        got = f"{type(error).__name__}: {clean(str(error))}".rstrip(".")
        ours = ExportError(expected=f"a report that the format {kind.name} can hold", got=got)
        ours.__cause__ = error
        return ours


def _description(kind: DataFormat, content: bytes) -> FileDescription:
    from ..descriptors.metadata import FileDescription

    return FileDescription.of(kind, content)


@frozen(kw_only=True)
class Exported(Frozen):
    """The outcome of `export_all`. Each format is in one of the three fields."""

    written: tuple[Path, ...]
    """The files."""
    missing: tuple[Format, ...]
    """The formats that need an extra which is not installed."""
    refused: tuple[tuple[Format, str], ...]
    """The formats that cannot hold something in the report, each with the message of the error."""


def export_all(report: Report, folder: str | PathLike[str]) -> Exported:
    """Write a file of each format into a folder, and make the folder if it does not exist.

    A format that has no file does not stop the others, and neither does a file that cannot be written.

    Raises:
        OSError: the folder cannot be made, or a file cannot be written: the first of them is named in the end.
    """
    place = Path(folder)
    place.mkdir(exist_ok=True)
    written, missing, refused = list[Path](), list[Format](), list[tuple[Format, str]]()
    failed: OSError | None = None
    for kind, content in contents(report, FORMATS.values()):
        if isinstance(content, MissingExtraError):
            missing.append(kind)
        elif isinstance(content, ExportError):
            refused.append((kind, str(content)))
        else:
            try:
                write_whole(place / kind.file_name, content)
            except OSError as error:
                failed = failed or error
            else:
                written.append(place / kind.file_name)
    if failed is not None:
        raise failed
    return Exported(written=tuple(written), missing=tuple(missing), refused=tuple(refused))


def read_table(
    format: TableFormatName,  # noqa: A002
    source: Readable,
    *,
    limits: Limits = LIMITS,
    version: str | None = None,
) -> Table:
    """Read the table back from a file that `export` wrote. It equals the table of the report.

    The source is a path or an open file. A binary file has a digest of its values, which is compared; `Table.verified`
    says whether it has one.

    The table of a file that another minor version wrote has the columns of that version. Binary files say which version
    wrote them. CSV and NDJSON files cannot say it: pass it as `version` to read a file with columns of a newer version.

    Raises:
        ExportError: no format has this name, or its files do not hold the whole table.
        FilterError: the version is not one such as 0.1.0.
        MissingExtraError: the format needs a package that is not installed.
        DataError: the file has another format, does not hold the table, was changed, or is beyond the limits.
        OSError: the file cannot be opened.
    """
    wanted = READERS.get(format_named(format).name)
    if wanted is None or wanted.read is None:
        raise ExportError(
            f"Expected a format that holds the table, one of {', '.join(READERS)}, got {short_repr(format)}."
        )
    if wanted.read_with is not None:
        module, purpose = wanted.read_with
        need(module, str(wanted.extra), purpose)
    file = open_file(source, limits)
    if version is not None:
        file = evolve(file, made_by=made_by(check_version(version)))
    with only_our_errors(file.name, f"a file of the format {format}"):
        return wanted.read(file)
