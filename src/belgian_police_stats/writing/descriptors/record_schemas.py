"""JSON Schemas of a row of the table and of the full record of a figure, made from their types.

The descriptions of columns come from columns.py, and those of the other keys from the docstrings of the types.
"""

from __future__ import annotations

from typing import Any, get_args, get_type_hints, is_typeddict

from ..columns import COLUMNS, Column
from ..record_types import FigureRecord, TableRow
from .json_schema import descriptions, schema_of

__all__ = ["figure_schema", "record_types", "row_schema"]

_COLUMNS = {column.name: column for column in COLUMNS}
_ROOTS: tuple[type, ...] = (TableRow, FigureRecord)


def row_schema() -> dict[str, Any]:
    """Make the schema of a row, as NDJSON files and `Table.to_records` have it, in draft 2020-12."""
    return _schema("row", TableRow)


def figure_schema() -> dict[str, Any]:
    """Make the schema of the record of a figure, as `Figure.to_dict` and `show --json` give it, in draft 2020-12."""
    return _schema("figure", FigureRecord)


def record_types() -> list[type]:
    """List the types of records: the two of the schemas first, then those in their keys."""
    found: list[type] = []
    waiting: list[Any] = [*_ROOTS]
    # The list grows while it is read.
    for kind in waiting:
        if is_typeddict(kind) and kind not in found:
            found.append(kind)
            waiting += get_type_hints(kind).values()
        else:
            waiting += get_args(kind)
    return found


def _schema(name: str, root: type) -> dict[str, Any]:
    described = descriptions()
    inner = {kind.__name__: kind for kind in record_types() if kind not in _ROOTS}
    schema = _object(root, described)
    used = {name: _object(kind, described) for name, kind in inner.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:belgian-police-stats:record:{name}",
        "title": root.__name__,
        **schema,
        **({"$defs": used} if root is FigureRecord else {}),
    }


def _object(kind: type, described: dict[str, str]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    properties: dict[str, Any] = {}
    for name, hint in hints.items():
        # An inner record can have a key that is called like a column, such as the kind of a period.
        column = _COLUMNS.get(name) if kind in _ROOTS else None
        text = described.get(f"{kind.__name__}.{name}") or (column.description if column else "")
        properties[name] = {**_property(hint, column), "description": text}
    return {
        "description": described[kind.__name__],
        "type": "object",
        "properties": properties,
        "required": [*hints],
        "additionalProperties": False,
    }


def _property(hint: Any, column: Column | None) -> dict[str, Any]:
    # A key with a list can have the name of a column too, but does not have the words of that column.
    return {"enum": [*column.words]} if column and column.words and hint is str else schema_of(hint)
