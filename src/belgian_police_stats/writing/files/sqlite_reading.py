"""Read a SQLite database that anyone may have written: none of its code is run, and the steps are limited."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import DataError, Fault, clean
from ...loading.files import OpenedFile
from ...loading.versions import MADE_BY, is_newer_minor, is_older_minor
from ..columns import COLUMNS
from ..table import Table
from .digest import DIGEST, verified
from .reading_back import table_from_rows
from .sqlite_file import SCHEMA

__all__ = ["sqlite_table"]

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_WRITE_VERSION, _READ_VERSION = 18, 19
"""The bytes of the header that say how changes are kept: 1 means a journal beside the database, 2 a log."""
_JOURNAL = 1
_STEPS_A_ROW = 8 * len(COLUMNS)
"""More steps than SQLite takes to read a row: it takes one or two for each column."""
_FEW_STEPS = 10_000
_SMALLEST_PAGE = 512


def sqlite_table(file: OpenedFile) -> Table:
    """Read back a database made by sqlite_bytes: its table `figures`.

    Raises:
        DataError: the file does not hold the table, has something else in it, or waits for a journal.
    """
    _refuse_unfinished(file)
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        # A copy in memory: SQLite would write journals beside a database that it opens by name.
        database.deserialize(_with_journal(file.content))
        _harden(database, file)
        file = _refuse_foreign_schema(database, file)
        rows = database.execute("SELECT * FROM main.figures NOT INDEXED ORDER BY rowid")
        table = table_from_rows(file, [column[0] for column in rows.description], rows)
        return verified(file, table, _stated(database, DIGEST))
    finally:
        database.close()


def _refuse_unfinished(file: OpenedFile) -> None:
    """Refuse a database whose last changes are in another file: without it, the data may never have been committed."""
    if len(file.content) < _HEADER or not file.content.startswith(_MAGIC):
        raise file.error("a SQLite database", "another file")
    for ending in ("-journal", "-wal"):
        beside = None if file.path is None else file.path.with_name(file.path.name + ending)
        if beside is not None and _has_content(beside):
            hint = f"Open it with SQLite once, which finishes its last changes: sqlite3 {clean(file.name)} .schema"
            raise file.error("a database that is closed", f"one with changes in {clean(beside.name)}", hint)


def _has_content(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            # A journal that is no longer needed is empty, or its beginning is overwritten with zeros.
            return any(file.read(_HEADER))
    except FileNotFoundError:
        return False


def _with_journal(content: bytes) -> bytes:
    """Let a database be opened that keeps its changes in a log, although a copy in memory cannot have a log."""
    if content[_WRITE_VERSION] == content[_READ_VERSION] == _JOURNAL:
        return content
    changed = bytearray(content)
    changed[_WRITE_VERSION] = changed[_READ_VERSION] = _JOURNAL
    return bytes(changed)


def _harden(database: sqlite3.Connection, file: OpenedFile) -> None:
    """Apply the settings that SQLite recommends for untrusted databases."""
    for limit, most in (
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 5),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
        (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 4),
        (sqlite3.SQLITE_LIMIT_LENGTH, max(file.limits.size, 1_000_000)),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0),
        (sqlite3.SQLITE_LIMIT_VDBE_OP, 10_000),
        (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
    ):
        database.setlimit(limit, most)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "temp_store = MEMORY"):
        database.execute(f"PRAGMA {pragma}")
    database.set_authorizer(_only_reading)
    steps = _FEW_STEPS + _STEPS_A_ROW * min(file.limits.rows, len(file.content))
    # The handler is called after this many steps, and ends the query.
    database.set_progress_handler(lambda: 1, steps)


def _only_reading(action: int, *_: object) -> int:
    allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _refuse_foreign_schema(database: sqlite3.Connection, file: OpenedFile) -> OpenedFile:
    """Refuse everything but our own tables, word for word: a view or a trigger is code of its author.

    A database that another minor version wrote can have other tables of plain columns. The result knows who wrote it.
    """
    ours = _own_schema()
    faults: list[Fault] = []
    names = set[str]()
    found = database.execute("SELECT type, name, sql FROM sqlite_master LIMIT ?", (file.limits.row_faults + len(ours),))
    listed = found.fetchall()
    if any((kind, name, statement) in ours and name == "about" for kind, name, statement in listed):
        file = file.of_maker(_stated(database, MADE_BY))
    others = is_newer_minor(file.made_by) or is_older_minor(file.made_by)
    for kind, name, statement in listed:
        names.add(str(name))
        if (kind, name, statement) not in ours and not (others and _is_plain(kind, name, statement)):
            where = f"the {clean(str(kind))} {clean(str(name))}"
            faults.append(Fault(where, "the tables that export writes and nothing else", "another statement"))
    if "figures" not in names:
        faults.insert(0, Fault("the table figures", "this table", "none"))
    if faults:
        raise DataError.of(file.name, faults[: file.limits.row_faults])
    return file


_NAME = '"?[a-z][a-z0-9_]{0,59}"?'
_NAMES = rf"\({_NAME}(?:, {_NAME}){{0,9}}\)"
_REFERENCE = rf"REFERENCES {_NAME} {_NAMES}"
_COLUMN = rf"{_NAME} (?:TEXT|INTEGER|NUMERIC)(?: NOT NULL)?(?: PRIMARY KEY)?(?: {_REFERENCE})?"
_KEY = rf"PRIMARY KEY {_NAMES}|FOREIGN KEY {_NAMES} {_REFERENCE}"
_PLAIN_TABLE = re.compile(rf"CREATE TABLE {_NAME} \(\s*(?:{_COLUMN}|{_KEY})(?:,\s*(?:{_COLUMN}|{_KEY})){{0,99}}\s*\)")
"""A table that computes nothing: columns with a type, and keys. A default, a check or a computed column would run."""


def _is_plain(kind: object, name: object, statement: object) -> bool:
    if statement is None:
        # SQLite makes the index of a key by itself, and reserves such names.
        return kind == "index" and str(name).startswith("sqlite_autoindex_")
    return kind == "table" and _PLAIN_TABLE.fullmatch(str(statement)) is not None


def _own_schema() -> set[tuple[str, str, str | None]]:
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(SCHEMA)
        return set(database.execute("SELECT type, name, sql FROM sqlite_master"))
    finally:
        database.close()


def _stated(database: sqlite3.Connection, name: str) -> str | None:
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchall():
        return None
    rows: Iterator[Any] = database.execute("SELECT text FROM main.about NOT INDEXED WHERE name = ?", (name,))
    return next((str(text) for (text,) in rows), None)
