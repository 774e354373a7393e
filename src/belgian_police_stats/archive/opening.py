"""Open an archive through Ibis. The engine reads it when a result is computed."""

from __future__ import annotations

import os
from glob import escape
from os import PathLike, fspath
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from weakref import finalize

from attrs import frozen

from ..errors import DataError, Fault
from ..extras import need
from ..frozen import Frozen
from ..loading.files import possible_path
from .inventory import refuse_unsound
from .layout import FIGURE_COLUMNS, FIGURES, RULE_COLUMNS, RULES

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir

__all__ = ["Archive", "open"]


@frozen(eq=False, repr=False)
class Archive(Frozen):
    """The figures and rules of many reports, as expressions of an engine."""

    figures: ir.Table
    """One row for each figure: the columns of a report's table, the issuer, and the columns that rules need."""
    rules: ir.Table
    """One row for each term of each rule, in sets that reports share."""

    def check(self) -> ir.Table:
        """Let the engine judge every rule of every report. Each has a row with its verdict as a text.

        The columns are edition, issuer, number (the place of the rule in its report, from 1), rule, kind and verdict.
        """
        from .judging import verdicts

        return verdicts(self.figures, self.rules)

    def __repr__(self) -> str:
        return f"<Archive: {', '.join(self.figures.columns)}>"


def open(  # noqa: A001
    folder: str | PathLike[str], connection: ibis.BaseBackend | None = None, *, verify: bool = True
) -> Archive:
    """Open an archive with DuckDB in this process, or with the engine of an Ibis connection.

    The files are first compared with the records that `write` made; without `verify` they are trusted. With an engine
    of your own the folder may be a URL, whose files are not compared. Without one no connection is ever opened, no
    extension of DuckDB is loaded, and DuckDB takes at most 4 GB of memory and 16 GB of temporary space.

    Raises:
        MissingExtraError: Ibis or DuckDB is not installed.
        DataError: the folder has no archive, the archive has no report, or a file of it is missing, doubled, foreign
            or changed.
    """
    root = fspath(folder)
    local = "://" not in root
    if local:
        possible_path(root)
    if not local and connection is None:
        hint = "Pass the connection of an engine that may open it: bps.archive.open(url, ibis.duckdb.connect())."
        raise DataError.of(root, [Fault("the folder", "a folder of this machine", "a URL", hint)])
    if local and not any(Path(root, FIGURES).glob("edition=*/issuer=*/*.parquet")):
        raise DataError.of(root, [Fault("the folder", "an archive, as bps.archive.write makes it", "none")])
    if connection is None:
        connection = _duckdb()
    if local and verify:
        refuse_unsound(root)
    figures = _read(connection, root, FIGURES, "edition=*/issuer=*/*.parquet", hive_partitioning=True)
    rules = _read(connection, root, RULES, "*.parquet")
    # An engine may read the issuer 007 in the name of a folder as the number 7, so the text is in the rows as well.
    columns = {column.name: figures[column.name] for column in FIGURE_COLUMNS}
    issuer = columns.pop("publisher")
    return Archive(
        figures=figures.select(edition=figures.edition.cast("int64"), issuer=issuer, **columns),
        rules=rules.select(*(column.name for column in RULE_COLUMNS)),
    )


def _read(connection: Any, root: str, name: str, pattern: str, **options: bool) -> Any:
    if connection.name == "duckdb":
        return connection.read_parquet(f"{escape(root)}/{name}/{pattern}", **options)
    return connection.read_parquet(f"{root}/{name}")


def _duckdb() -> Any:
    need("duckdb", "archive", "open an archive")
    ibis = need("ibis", "archive", "open an archive")
    # DuckDB makes a folder that everybody can read, so it is put into one that nobody else can open.
    private = mkdtemp(prefix="belgian-police-stats-")
    # DuckDB would load code from the network for some files, take most of the memory and of the disk, and put its
    # temporary files into the current folder.
    connection = ibis.duckdb.connect(
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
        allow_community_extensions=False,
        memory_limit="4GB",
        max_temp_directory_size="16GB",
        temp_directory=str(Path(private, "duckdb")),
    )
    finalize(connection, _remove, private, os.getpid())
    return connection


def _remove(folder: str, process: int) -> None:
    """Remove a temporary folder, but not in a child that was forked from the process that made it."""
    if os.getpid() == process:
        rmtree(folder, ignore_errors=True)
