"""The one strict converter: nothing is coerced, no key is unknown, and every fault is named.

The quick converter stops at the first fault and says little. It does the work; only where it fails does the
careful one go over the same data again to collect every fault with its path.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, get_args

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from ..errors import DataError, Fault
from ..model.printed import Number
from .faults import Unfit, faults_of, shown

__all__ = ["attempt", "quick_hook", "structure", "unstructure"]


def structure(name: str, data: object, target: Any) -> Any:
    """Make the `target` of plain data.

    Raises:
        DataError: the data does not fit; every fault is named with its path in the file `name`.
    """
    faults: list[Fault] = []
    made = attempt(data, target, "$", faults)
    if faults:
        raise DataError.of(name, faults)
    return made


def attempt(data: object, target: Any, path: str, faults: list[Fault]) -> Any:
    """Make the `target` of plain data, or add what is wrong to the faults and give None."""
    try:
        return quick_hook(target)(data, target)
    except Exception:
        pass
    try:
        _converter(detailed=True).structure(data, target)
    except Exception as error:
        faults.extend(faults_of(error, path))
        return None
    raise AssertionError("The two converters disagree.")  # pragma: no cover


@cache
def quick_hook(target: Any) -> Any:
    """The function that makes the target of plain data, for those who call it many times; it stops at a fault."""
    return _converter(detailed=False).get_structure_hook(target)


def unstructure(value: object) -> Any:
    """Make plain data, without the fields that have their defaults."""
    return _converter(detailed=False).unstructure(value)


_MOST_ENTRIES = 10_000
_MOST_DIGITS = 500
_BEYOND = 10**_MOST_DIGITS
_DIGITS = f"a number of at most {_MOST_DIGITS} digits"
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What can hide in a text or upset a terminal: control characters, line breaks, changes of direction, half letters."""


@cache
def _converter(*, detailed: bool) -> Converter:
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True, omit_if_default=True)
    # By the class: cattrs asks its own coercing hooks for these classes, and for the words that are kinds of text,
    # before any predicate.
    for kind, hook in ((str, _text), (int, _whole_number), (bool, _true_or_false)):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook(StrEnum, _word)
    converter.register_unstructure_hook(StrEnum, _plain_word)
    converter.register_structure_hook_func(lambda kind: kind == Number, _number)
    converter.register_structure_hook_func(lambda kind: kind == Number | None, _number_or_null)
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook_factory(attrs.has, lambda kind: _object(kind, converter))
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _list(kind, converter))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(
        attrs.has, lambda kind: make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
    )
    converter.register_unstructure_hook_factory(
        _is_tuple, lambda _: lambda items: [converter.unstructure(i) for i in items]
    )
    return converter


def _text(value: object, _: object) -> object:
    if type(value) is str and value.isprintable():
        return value
    if type(value) is not str:
        raise Unfit("a text", shown(value))
    if found := _UNSEEN.search(value):
        raise Unfit("a text without control characters", f"U+{ord(found[0]):04X} at {found.start()}")
    return value


def _whole_number(value: object, _: object) -> object:
    if type(value) is not int:
        raise Unfit("a whole number", shown(value))
    if -_BEYOND < value < _BEYOND:
        return value
    raise Unfit(_DIGITS, "more")


def _true_or_false(value: object, _: object) -> object:
    if type(value) is not bool:
        raise Unfit("true or false", shown(value))
    return value


def _number(value: object, _: object) -> object:
    if type(value) is int:
        return _whole_number(value, int)
    if type(value) is not Decimal:
        raise Unfit("a number", shown(value))
    exponent = value.as_tuple().exponent
    if type(exponent) is not int:
        raise Unfit("a number", str(value))
    # What is read from a file can be 1e999999999: in full it would fill the memory.
    if exponent > 0:
        raise Unfit("a number without an exponent", shown(value))
    if exponent < -_MOST_DIGITS or not -_BEYOND < value < _BEYOND:
        raise Unfit(_DIGITS, "more")
    return value


def _number_or_null(value: object, kind: object) -> object:
    return None if value is None else _number(value, kind)


def _date(value: object, _: object) -> date:
    if type(value) is str and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Unfit("a date as YYYY-MM-DD", shown(value))


def _word(value: object, kind: type[StrEnum]) -> Any:
    word = kind._value2member_map_.get(value) if type(value) is str else None
    if word is None:
        raise Unfit("one of " + ", ".join(str(member.value) for member in kind), shown(value))
    return word


def _plain_word(member: StrEnum) -> object:
    return member.value


def _object(kind: type[Any], converter: Converter) -> Any:
    careful = converter.detailed_validation
    if not careful and all(
        attribute.type is str and attribute.default is attrs.NOTHING for attribute in attrs.fields(kind)
    ):
        return _texts_alone(kind)
    make = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=careful, _cattrs_detailed_validation=careful
    )
    # One comparison is quicker than the set that cattrs would make for each object.
    known = frozenset() if careful else frozenset(attribute.name for attribute in attrs.fields(kind))

    def hook(value: Any, _: object) -> Any:
        if type(value) is not dict:
            raise Unfit("an object", shown(value))
        if not careful and not value.keys() <= known:
            raise Unfit("no other keys", "one")
        return make(value, kind)

    return hook


def _texts_alone(kind: type[Any]) -> Any:
    """Labels are half of what a report holds: their texts are looked at together, and the class asks for its keys."""

    def hook(value: Any, _: object) -> Any:
        if type(value) is not dict:
            raise Unfit("an object", shown(value))
        _text("".join(value.values()), str)
        return kind(**value)

    return hook


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _list(kind: Any, converter: Converter) -> Any:
    item = get_args(kind)[0]
    items: Any = list[item]  # type: ignore[valid-type]
    make = None if converter.detailed_validation else converter.get_structure_hook(item)

    def hook(value: Any, _: object) -> Any:
        if type(value) is not list:
            raise Unfit("a list", shown(value))
        if len(value) > _MOST_ENTRIES:
            raise Unfit(f"a list of at most {_MOST_ENTRIES} entries", str(len(value)))
        if make is not None:
            return tuple([make(one, item) for one in value])
        return tuple(converter.structure(value, items))

    return hook
