"""Set apart the parts of a report file that a newer version wrote and this version does not know.

This is done only for a file that names a newer version as its maker. In any other file, an unknown key is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_origin

import attrs

from ..model.contents import Unknown
from ..model.labels import Labels
from ..model.rules import RuleKind
from ..strict_json import Json
from .report_record import ReportRecord

__all__ = ["labels_of_newer_unit", "put_back", "set_apart"]

_RULES = ("rules", "recorded_rules")
_KINDS = frozenset(map(str, RuleKind))
_Steps = tuple[str | int, ...]


def set_apart(data: Mapping[str, Json]) -> tuple[dict[str, Json], tuple[Unknown, ...]]:
    """Give the data of a report file without the parts that this version does not know, and these parts.

    Unknown keys and rules of an unknown kind are set apart. An unknown word elsewhere stays, and the converter refuses
    it: nobody can tell what a figure with an unknown certainty or qualifier means.
    """
    found: list[Unknown] = []
    known = dict(data)
    for key in _RULES:
        rules = data.get(key)
        if type(rules) is list:
            known[key] = [rule for i, rule in enumerate(rules) if not _is_apart(rule, (key, i), found)]
    kept = cast("dict[str, Json]", _known_part(known, ReportRecord, (), found))
    return kept, tuple(sorted(found, key=lambda one: one.path))


def labels_of_newer_unit(unit: str) -> Labels:
    """Name a unit that only a newer version has. Nothing but its word is known."""
    word = unit.replace("_", " ")
    return Labels(nl=word, fr=word, de=word, en=word)


def _is_apart(rule: Json, steps: _Steps, found: list[Unknown]) -> bool:
    kind = rule.get("kind") if type(rule) is dict else None
    if type(kind) is not str or kind in _KINDS:
        return False
    found.append(Unknown(steps=steps, value=rule))
    return True


def _known_part(value: Json, target: Any, steps: _Steps, found: list[Unknown]) -> Json:
    # Only the types that records have: a class of attrs, a list or a dict of one type, or one of these or None.
    others = [part for part in get_args(target) if part is not NoneType]
    if attrs.has(target):
        if type(value) is not dict:
            return value
        types = _types_of(target)
        found += [Unknown(steps=(*steps, key), value=part) for key, part in value.items() if key not in types]
        return {key: _known_part(part, types[key], (*steps, key), found) for key, part in value.items() if key in types}
    if get_origin(target) is dict and type(value) is dict:
        return {key: _known_part(part, others[1], (*steps, key), found) for key, part in value.items()}
    if get_origin(target) is tuple and type(value) is list:
        return [_known_part(part, others[0], (*steps, i), found) for i, part in enumerate(value)]
    if get_origin(target) not in (dict, tuple) and len(others) == 1:
        return _known_part(value, others[0], steps, found)
    return value


@cache
def _types_of(kind: Any) -> dict[str, Any]:
    return {field.name: field.type for field in attrs.fields(attrs.resolve_types(kind))}


def put_back(data: dict[str, Any], unknown: Iterable[Unknown]) -> None:
    """Write back what was set apart, where the place for it still exists."""
    # Entries of lists come last: the indexes in the steps count without them.
    for one in sorted(unknown, key=lambda one: isinstance(one.steps[-1], int)):
        *above, last = one.steps
        place = _at(data, above)
        kind = place.__class__
        if kind is list and type(last) is int and last <= len(place):
            place.insert(last, one.value)
        elif kind is dict and type(last) is str:
            place.setdefault(last, one.value)


def _at(data: Any, steps: Iterable[str | int]) -> Any:
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
