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

__all__ = ["CONSTRAINTS", "DESCRIPTIONS", "json_schema"]


DESCRIPTIONS = {
    "Alternative": "Another way to read a figure.",
    "Alternative.figure": "The id of the figure that has this number now.",
    "Alternative.value": "What the figure would be then, if it would change.",
    "Alternative.why": "When this reading would be the right one.",
    "Discrepancy": "What the print itself gets wrong or leaves odd, with the arithmetic that shows it.",
    "Discrepancy.arithmetic": "The numbers, and what follows from them.",
    "Discrepancy.explanation": "What is odd, in plain words.",
    "Discrepancy.figures": "The ids of the figures that it touches.",
    "Discrepancy.rule": "The id of the rule that the report breaks or bends.",
    "Discrepancy.relation": "A relation that is not a rule: it need not be true, and shows what is odd.",
    "Discrepancy.slides": "The slides that are printed under a heading which no other slide of their chapter has.",
    "Discrepancy.verdict": "How the rule or the relation comes out.",
    "Edition": "The provenance of all figures.",
    "Edition.period": "The period of a figure, unless the figure says otherwise.",
    "Edition.presented": "The day on which the report was presented.",
    "Edition.slides": "Every slide of the text, in printed order.",
    "Edition.source_lines": "How many lines the text has that was read.",
    "Edition.source_sha256": "The hash of the text that was read, as UTF-8 bytes.",
    "Edition.terms": "What is known of the terms of use.",
    "Edition.year": "The year that the report is about.",
    "FigureRecord": "A printed number, and what one must know to trust it. Its id is chapter, section and name.",
    "FigureRecord.also": "Every further place where the same quantity is printed.",
    "FigureRecord.alternatives": "The other readings, if and only if the reading is ambiguous.",
    "FigureRecord.evidence": "Why the number is read so, where the certainty is not certain.",
    "FigureRecord.kind": "In a chapter of one's own: the kind of figure, where the unit fits several.",
    "FigureRecord.line": "The line of the source text, from 1.",
    "FigureRecord.note": "What else one must know to use the number.",
    "FigureRecord.of": "The id of the whole that a share is a part of.",
    "FigureRecord.period": "Where it is not that of the edition.",
    "FigureRecord.printed": "The number as the source prints it, such as 3 920 or 20,5%.",
    "FigureRecord.qualifier": "The hedge that is printed with the number.",
    "FigureRecord.certainty": "How sure it is that the number, its label and its period belong together.",
    "FigureRecord.slide": "The slide on which it stands, counted from 1.",
    "FigureRecord.unit": "What is counted or measured: a unit of the library, or one that the file declares.",
    "FigureRecord.value": "The exact number; a printed decimal keeps its digits.",
    "Labels": "One name in four languages.",
    "Rule": "What must be true between figures.",
    "Rule.contains": "Of a bound: whether the result counts all that the operand counts.",
    "Rule.evidence": "Whether the figures were read so that the rule holds, so that it guards nothing.",
    "Rule.exhaustive": "Whether the parts are all the parts.",
    "Rule.kind": "What the rule says of its result and its operands.",
    "Rule.why": "Why it should hold.",
    "Period": "A first day, a last day, and how a figure relates to them.",
    "PlaceRecord": "One more place where a quantity is printed.",
    "ReportRecord": "A whole report in one file.",
    "ReportRecord.chapters": "Chapter, section and name to figure.",
    "ReportRecord.discrepancies": "What the print itself gets wrong or leaves odd.",
    "ReportRecord.format": "The name and the version of this format.",
    "ReportRecord.labels": "The id of a chapter, a section or a figure to its names.",
    "ReportRecord.rules": "What must be true beside the rules of the library; the names are ids of figures.",
    "ReportRecord.ledger": "Every number that the source prints, in printed order.",
    "ReportRecord.units": "The counted things that the library does not have, and what they are called.",
    "Slide": "One slide of the source text.",
    "Slide.number": "The ordinal of the slide, from 1.",
    "Entry": "One number as printed: the id of its figure, or the reason why it is none.",
    "Entry.date": "Of the first number of a printed date: the date as YYYY-MM-DD, whether it exists or not.",
    "Entry.event": "What that date is of.",
}
"""Each class, and each of its keys that its name alone does not explain."""


def _one_of(*names: str) -> dict[str, Any]:
    """Exactly one of these keys holds something."""
    held = {"not": {"type": "null"}}
    return {"oneOf": [{"required": [name], "properties": {name: held}} for name in names]}


def _when(certainty: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"required": ["certainty"], "properties": {"certainty": certainty}}, "then": then}


_FILLED = {"type": "array", "minItems": 1}
_EMPTY = {"type": "array", "maxItems": 0}
_SAID = {"type": "string", "minLength": 1}

CONSTRAINTS: dict[str, dict[str, Any]] = {
    "Discrepancy": _one_of("rule", "relation", "slides"),
    "FigureRecord": {
        "allOf": [
            _when({"not": {"const": "certain"}}, {"required": ["evidence"], "properties": {"evidence": _SAID}}),
            {
                **_when(
                    {"const": "ambiguous"},
                    {"required": ["alternatives"], "properties": {"alternatives": _FILLED}},
                ),
                "else": {"properties": {"alternatives": _EMPTY}},
            },
        ]
    },
    "Entry": _one_of("figure", "reason"),
}
"""What the model refuses although each key is right in itself."""


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
