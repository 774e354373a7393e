"""Write an archive one report at a time, so that memory does not grow with the archive."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import DataError, Fault
from ..extras import need
from ..model.report import Report
from ..writing.columns import Column
from .layout import FIGURE_COLUMNS, FIGURES, RULE_COLUMNS, RULES, arrow_schema, partition
from .rows import figure_rows, refuse_unfit, rule_rows, rule_set_of

__all__ = ["write"]


def write(reports: Iterable[Report], folder: str | PathLike[str]) -> None:
    """Write reports into a new archive or add them to an existing one. Each has another edition or another issuer.

    The reports are taken one at a time, and each is moved into place when it is complete. If the writing stops, the
    archive has the reports written before.

    Raises:
        MissingExtraError: pyarrow is not installed.
        DataError: the archive has a report of this edition and issuer already, or cannot hold a report exactly.
        TypeError: one of the reports is something else.
        OSError: a file cannot be written.
    """
    root = Path(folder)
    _parquet()
    for name in (FIGURES, RULES):
        (root / name).mkdir(parents=True, exist_ok=True)
    # Engines skip folders whose names begin with a dot.
    with TemporaryDirectory(prefix=".writing-", dir=root) as temporary:
        for report in reports:
            _add(report, root, Path(temporary))


def _add(report: object, root: Path, temporary: Path) -> None:
    if not isinstance(report, Report):
        raise TypeError(
            f"Expected reports to write into {root}, got a {type(report).__name__}. Put a single report into a list."
        )
    refuse_unfit(report)
    place = partition(report.edition)
    target = root / FIGURES / place
    if target.exists():
        raise DataError.of(str(root), [Fault(place, "one report of this edition and issuer", "a second one")])
    rules = rule_rows(report)
    rule_set = rule_set_of(rules)
    shared = root / RULES / f"{rule_set}.parquet"
    if not shared.exists():
        new_file = temporary / shared.name
        _write_rows([{"rule_set": rule_set, **row} for row in rules], RULE_COLUMNS, new_file)
        new_file.replace(shared)
    # The rules come first, so that every report in the archive can be judged.
    new_folder = temporary / FIGURES
    new_folder.mkdir()
    _write_rows(figure_rows(report, rule_set), FIGURE_COLUMNS, new_folder / f"{FIGURES}.parquet")
    target.parent.mkdir(exist_ok=True)
    new_folder.rename(target)


def _write_rows(rows: list[dict[str, Any]], columns: tuple[Column, ...], path: Path) -> None:
    import pyarrow as pa

    table = pa.Table.from_pylist(rows, schema=arrow_schema(columns))
    _parquet().write_table(table, path, compression="zstd")


def _parquet() -> Any:
    return need("pyarrow.parquet", "archive", "write an archive")
