"""JSON Schema of the report format, made from the classes of loading/records.py, so that it cannot lag behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from ...loading.records import FORMAT
from ...loading.report_record import ReportRecord
from .schema_words import CONSTRAINTS, DESCRIPTIONS

__all__ = ["json_schema"]

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}


def json_schema() -> dict[str, Any]:
    """The schema as plain data, in draft 2020-12.

    What it accepts can still be refused by `bps.read`, which also compares values with printed forms, looks figures up,
    and tells 1 from 1.0; what it refuses, `bps.read` refuses too.
    """
    root, *others = _classes(ReportRecord)
    schema = _object(root)
    schema["properties"]["format"]["const"] = FORMAT
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:belgian-police-stats:format:{FORMAT.rpartition('/')[2]}",
        "title": f"A report in the format {FORMAT}",
        **schema,
        "$defs": {kind.__name__: _object(kind) for kind in others},
    }


def _classes(kind: type) -> list[type]:
    """The class and every class that stands in its fields, each once."""
    found: list[type] = []
    waiting: list[Any] = [kind]
    for target in waiting:
        if isinstance(target, type) and attrs.has(target) and target not in found:
            found.append(target)
            waiting += _types_of(target).values()
        else:
            waiting += get_args(target)
    return found


def _types_of(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind) if field.init}


def _object(kind: type) -> dict[str, Any]:
    fields = {field.name: field for field in attrs.fields(kind)}
    words = dict(_described(kind))
    return {
        "description": DESCRIPTIONS[kind.__name__],
        "type": "object",
        "properties": {name: {**_schema(hint), **words.get(name, {})} for name, hint in _types_of(kind).items()},
        "required": [name for name in _types_of(kind) if fields[name].default is attrs.NOTHING],
        "additionalProperties": False,
        **CONSTRAINTS.get(kind.__name__, {}),
    }


def _described(kind: type) -> Iterator[tuple[str, dict[str, str]]]:
    for name in _types_of(kind):
        words = DESCRIPTIONS.get(f"{kind.__name__}.{name}")
        if words:
            yield name, {"description": words}


def _schema(hint: Any) -> dict[str, Any]:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        schemas = [_schema(part) for part in parts]
        # An int is a number, so that int | Decimal is one type and not two.
        kept = [schema for schema in schemas if schema != _PLAIN[int] or _PLAIN[Decimal] not in schemas]
        return kept[0] if len(kept) == 1 else {"anyOf": kept}
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    if attrs.has(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return dict(_PLAIN[hint])
