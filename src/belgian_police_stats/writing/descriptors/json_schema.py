"""JSON Schema of the report format, made from the classes that a report file is read into, so it cannot lag behind.

Its descriptions are the docstrings of these classes and of their fields. Python keeps no docstrings of fields, so they
are copied into descriptions.json by `nox -s descriptions`, and a test holds the copy against the source.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import attrs
from importlib_resources import files

from ...loading.records import FORMAT
from ...loading.report_record import ReportRecord
from ...model.ledger import EntryReason

__all__ = ["CONSTRAINTS", "PLAIN", "descriptions", "format_classes", "json_schema", "schema_of"]


def _given(name: str) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"not": _NULL}}}


def _exactly_one(**kinds: dict[str, Any]) -> dict[str, Any]:
    """Require that exactly one of these keys is present and not null.

    Each branch describes all keys, because programs that make types from a schema make a type from each branch.
    """
    return {
        "oneOf": [
            {
                "type": "object",
                "required": [name],
                "properties": {other: kind if other == name else _NULL for other, kind in kinds.items()},
            }
            for name in kinds
        ]
    }


def _if_certainty(certainty: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"required": ["certainty"], "properties": {"certainty": certainty}}, "then": then}


_FILLED_LIST = {"type": "array", "minItems": 1}
_NULL = {"type": "null"}
_WITHOUT_NUMBERS = {
    "anyOf": [
        {"type": "array", "items": {"type": "object", "properties": {"value": _NULL, "qualifier": _NULL}}},
        _NULL,
    ]
}
_FILLED_TEXT = {"type": "string", "minLength": 1}
_TEXT = {"type": "string"}
_NUMBERS = {"type": "array", "items": {"type": "integer"}}

CONSTRAINTS: dict[str, dict[str, Any]] = {
    "Alternative": {
        "allOf": [
            {"properties": {"readings": _FILLED_LIST}},
            {
                "anyOf": [
                    {"allOf": [_given("value"), _given("printed")]},
                    {
                        "properties": {"value": _NULL, "printed": _NULL},
                        "anyOf": [_given(name) for name in ("qualifier", "period", "scope")],
                    },
                ]
            },
        ]
    },
    "Discrepancy": _exactly_one(rule=_TEXT, relation={"$ref": "#/$defs/Rule"}, slides=_NUMBERS),
    "FileFigure": {
        "allOf": [
            _if_certainty(
                {"not": {"const": "certain"}}, {"required": ["evidence"], "properties": {"evidence": _FILLED_TEXT}}
            ),
            {
                **_if_certainty(
                    {"const": "ambiguous"},
                    {
                        "required": ["doubts", "alternatives"],
                        "properties": {"doubts": {"type": "object", "minProperties": 1}, "alternatives": _FILLED_LIST},
                    },
                ),
                "else": {"properties": {"alternatives": _WITHOUT_NUMBERS}},
            },
        ]
    },
    "Entry": _exactly_one(figure=_TEXT, reason={"enum": [*map(str, EntryReason)]}),
}
"""For each class, the conditions of the model on several keys together."""

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}


def json_schema() -> dict[str, Any]:
    """Make the schema, in draft 2020-12.

    `bps.read` refuses everything that the schema refuses, and more: it also compares values with printed forms, looks
    up the figures that an id refers to, and tells 1 from 1.0.
    """
    root, *others = format_classes()
    described = descriptions()
    schema = _object(root, described)
    schema["properties"]["format"]["const"] = FORMAT
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:belgian-police-stats:format:{FORMAT.rpartition('/')[2]}",
        "title": f"A report in the format {FORMAT}",
        **schema,
        "$defs": {kind.__name__: _object(kind, described) for kind in others},
    }


def format_classes() -> list[type]:
    """List the classes that a report file is read into: ReportRecord first, then those in its fields, once each."""
    found: list[type] = []
    waiting: list[Any] = [ReportRecord]
    # The list grows while it is read: each class adds the types of its fields at the end.
    for target in waiting:
        if isinstance(target, type) and attrs.has(target) and target not in found:
            found.append(target)
            waiting += _types_of(target).values()
        else:
            waiting += get_args(target)
    return found


def descriptions() -> dict[str, str]:
    """Read the descriptions of the classes, by name, and of their fields, by class and name."""
    text = files(__package__).joinpath("descriptions.json").read_text(encoding="utf-8")
    described: dict[str, str] = json.loads(text)
    return described


def _types_of(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind) if field.init}


def _object(kind: type, described: dict[str, str]) -> dict[str, Any]:
    types = _types_of(kind)
    fields = attrs.fields_dict(kind)
    properties = {
        # A key that can be left out can be null as well.
        name: schema_of(hint) if fields[name].default is attrs.NOTHING else _or_null(schema_of(hint))
        for name, hint in types.items()
    }
    for name, schema in properties.items():
        if f"{kind.__name__}.{name}" in described:
            schema["description"] = described[f"{kind.__name__}.{name}"]
    return {
        "description": described[kind.__name__],
        "type": "object",
        "properties": properties,
        "required": [name for name in types if fields[name].default is attrs.NOTHING],
        "additionalProperties": False,
        **CONSTRAINTS.get(kind.__name__, {}),
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    kinds = schema.get("anyOf", [schema])
    return schema if PLAIN[NoneType] in kinds else {"anyOf": [*kinds, PLAIN[NoneType]]}


def schema_of(hint: Any) -> dict[str, Any]:
    """Make the schema of a type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        # In JSON Schema an integer is a number. Both are named, since programs that make types from a schema would
        # otherwise turn 805 into 805.0, which is printed in another way.
        return {"anyOf": [schema_of(part) for part in parts]}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(parts[1])}
    if origin in (list, tuple):
        return {"type": "array", "items": schema_of(parts[0])}
    if attrs.has(hint) or is_typeddict(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return dict(PLAIN[hint])
