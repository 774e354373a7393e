"""Write an archive, one report after the other: what memory holds does not grow with the archive."""

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
    """Write reports into an archive, which may be there already; no two have one edition and one issuer.

    The reports are taken one at a time. Each is moved into place when it is whole, so that whatever stops the
    writing leaves an archive of the reports before.

    Raises:
        MissingExtraError: pyarrow is not installed.
        DataError: the archive has a report of this edition and issuer, or would not hold one exactly.
        TypeError: there is something else among the reports.
        OSError: a file cannot be written.
    """
    root = Path(folder)
    _parquet()
    for name in (FIGURES, RULES):
        (root / name).mkdir(parents=True, exist_ok=True)
    # Engines do not look into a folder whose name starts with a dot.
    with TemporaryDirectory(prefix=".writing-", dir=root) as room:
        for report in reports:
            _add(report, root, Path(room))


def _add(report: object, root: Path, room: Path) -> None:
    if not isinstance(report, Report):
        raise TypeError(f"Expected reports to write into {root}, got {report!r}. One report goes in as a list of one.")
    refuse_unfit(report)
    place = partition(report.edition)
    target = root / FIGURES / place
    if target.exists():
        raise DataError.of(str(root), [Fault(place, "one report of them", "another one")])
    rules = rule_rows(report)
    rule_set = rule_set_of(rules)
    shared = root / RULES / f"{rule_set}.parquet"
    if not shared.exists():
        whole = room / shared.name
        _write_rows([{"rule_set": rule_set, **row} for row in rules], RULE_COLUMNS, whole)
        whole.replace(shared)
    # The rules come first: a report that is there can be judged.
    whole = room / FIGURES
    whole.mkdir()
    _write_rows(figure_rows(report, rule_set), FIGURE_COLUMNS, whole / f"{FIGURES}.parquet")
    target.parent.mkdir(exist_ok=True)
    whole.rename(target)


def _write_rows(rows: list[dict[str, Any]], columns: tuple[Column, ...], path: Path) -> None:
    import pyarrow as pa

    table = pa.Table.from_pylist(rows, schema=arrow_schema(columns))
    _parquet().write_table(table, path, compression="zstd")


def _parquet() -> Any:
    return need("pyarrow.parquet", "archive", "write an archive")
