"""Write an archive one report at a time, so that memory does not grow with the archive."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import DataError, Fault
from ..extras import need
from ..model.report import Report
from ..writing.columns import Column
from ..writing.whole_file import sync_folder, temporary_folder, write_durably
from .inventory import RECORD, REPORTS, Record, data_file, hash_of, rule_set_in, rules_file, unlisted
from .layout import FIGURE_COLUMNS, FIGURES, RULE_COLUMNS, RULES, arrow_schema, key_of, partition
from .rows import figure_rows, refuse_unfit, rule_rows, rule_set_of

__all__ = ["write"]


def write(reports: Iterable[Report], folder: str | PathLike[str]) -> None:
    """Write reports into a new archive or add them to an existing one. Each has another edition or another issuer.

    The reports are taken one at a time, and each is moved into place when it is complete and on the disk. If the
    writing stops, the archive has the reports written before.

    Raises:
        MissingExtraError: pyarrow is not installed.
        DataError: the archive has a report of this edition and issuer already, or cannot hold a report exactly.
        TypeError: one of the reports is something else.
        OSError: a file cannot be written.
    """
    root = Path(folder)
    _parquet()
    for name in (FIGURES, RULES, REPORTS):
        (root / name).mkdir(parents=True, exist_ok=True)
    # Engines skip folders whose names begin with a dot.
    with temporary_folder(root) as temporary:
        for place in unlisted(root):
            _enter(root, place)
        for report in reports:
            _add(report, root, temporary)


def _add(report: object, root: Path, temporary: Path) -> None:
    if not isinstance(report, Report):
        raise TypeError(
            f"Expected reports to write into {root}, got a {type(report).__name__}. Put a single report into a list."
        )
    refuse_unfit(report)
    place = partition(report.edition)
    target = root / FIGURES / place
    others = (f"{target.parent.name}/{path.name}" for path in target.parent.glob("*"))
    if any(key_of(other) == key_of(place) for other in others):
        raise _second(root, place)
    if target.parent.is_symlink():
        raise DataError.of(str(root), [Fault(place, "a folder of the archive", "a link to another one")])
    rules = rule_rows(report)
    rule_set = rule_set_of(rules)
    shared = rules_file(root, rule_set)
    if not shared.exists():
        new_file = temporary / shared.name
        _write_rows([{"rule_set": rule_set, **row} for row in rules], RULE_COLUMNS, new_file)
        new_file.replace(shared)
        sync_folder(shared.parent)
    elif rule_set_in(shared) != rule_set:
        raise DataError.of(str(root), [Fault(f"{RULES}/{shared.name}", "the rules of its name", "others")])
    # The rules come first, so that every report in the archive can be judged.
    new_folder = temporary / FIGURES
    new_folder.mkdir()
    rows = figure_rows(report, rule_set)
    _write_rows(rows, FIGURE_COLUMNS, data_file(new_folder))
    record = Record(
        edition=report.edition.year,
        issuer=report.edition.publisher,
        figures=len(rows),
        figures_sha256=hash_of(data_file(new_folder)),
        rule_set=rule_set,
        rules=len(report.rules),
        rules_sha256=hash_of(shared),
    )
    write_durably(new_folder / RECORD, record.text().encode())
    sync_folder(new_folder)
    target.parent.mkdir(exist_ok=True)
    try:
        new_folder.rename(target)
    except OSError as error:
        if target.exists():
            # Another process was faster.
            raise _second(root, place) from None
        raise error
    sync_folder(target.parent)
    _enter(root, place)


def _enter(root: Path, place: str) -> None:
    """Enter a report into the list."""
    listed = root / REPORTS / place
    listed.parent.mkdir(exist_ok=True)
    write_durably(listed, b"")
    sync_folder(listed.parent)


def _second(root: Path, place: str) -> DataError:
    return DataError.of(str(root), [Fault(place, "one report of this edition and issuer", "a second one")])


def _write_rows(rows: list[dict[str, Any]], columns: tuple[Column, ...], path: Path) -> None:
    import pyarrow as pa

    table, sink = pa.Table.from_pylist(rows, schema=arrow_schema(columns)), pa.BufferOutputStream()
    _parquet().write_table(table, sink, compression="zstd", write_page_checksum=True)
    write_durably(path, sink.getvalue().to_pybytes())


def _parquet() -> Any:
    return need("pyarrow.parquet", "archive", "write an archive")
