"""The one strict converter: nothing is coerced, no key is unknown, and every fault is named.

The quick converter stops at the first fault and says little. It does the work; only where it fails does the
careful one go over the same data again to collect every fault with its path.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache, reduce
from operator import or_  # pyright: ignore[reportUnknownVariableType]
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args

import attrs
from cattrs import BaseConverter, Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from ..errors import DataError, Fault
from ..model.bases import Number
from .faults import Unfit, faults_of, shown
from .strict import date_of, flag, number, number_or_null, text, whole_number, word

if TYPE_CHECKING:
    from .strict import Json

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
        _careful().structure(data, target)
    except Exception as error:
        faults.extend(faults_of(error, path))
        return None
    raise AssertionError("The two converters disagree.")


@cache
def quick_hook(target: Any) -> Any:
    """The function that makes the target of plain data, for those who call it many times; it stops at a fault."""
    return _quick().get_structure_hook(target)


def unstructure(value: object) -> Any:
    """Make plain data, without the fields that have their defaults."""
    return _writer().unstructure(value)


_MOST_ENTRIES = 10_000


@cache
def _quick() -> BaseConverter:
    """Every hook is ours: writing and compiling one for each class would take longer than reading the data."""
    converter = BaseConverter(detailed_validation=False)
    _refuse_coercion(converter)
    converter.register_structure_hook_factory(attrs.has, _object)
    converter.register_structure_hook_factory(_is_tuple, _list)
    converter.register_structure_hook_factory(_is_dict, _mapping)
    converter.register_structure_hook_factory(_is_optional, _optional)
    return converter


@cache
def _careful() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    _refuse_coercion(converter)
    converter.register_structure_hook_func(lambda kind: kind == Number | None, number_or_null)
    converter.register_structure_hook_factory(attrs.has, _object_with_care)
    converter.register_structure_hook_factory(_is_tuple, _list_with_care)
    return converter


@cache
def _writer() -> Converter:
    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(StrEnum, _plain_word)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(attrs.has, _plain_object)
    converter.register_unstructure_hook_factory(_is_tuple, _plain_list)
    return converter


def _refuse_coercion(converter: BaseConverter) -> None:
    # By the class: cattrs asks its own coercing hooks for these classes, and for the words that are kinds of text,
    # before any predicate.
    for kind, hook in ((str, text), (int, whole_number), (bool, flag)):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook(StrEnum, word)
    converter.register_structure_hook_func(lambda kind: kind == Number, number)
    converter.register_structure_hook(date, date_of)


def _plain_word(member: StrEnum) -> object:
    return member.value


def _plain_object(kind: type[Any], converter: Converter) -> Any:
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)


def _plain_list(_: object, converter: Converter) -> Any:
    def hook(items: tuple[object, ...]) -> list[Any]:
        return [converter.unstructure(item) for item in items]

    return hook


def _object(kind: type[Any], converter: BaseConverter) -> Any:
    fields = attrs.fields(kind)
    if any(type(field.type) is str for field in fields):
        fields = attrs.fields(attrs.resolve_types(kind))
    if all(field.type is str and field.default is attrs.NOTHING for field in fields):
        return _texts_alone(kind)
    parts = {field.name: (converter.get_structure_hook(field.type), field.type) for field in fields}

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        made: dict[str, Any] = {}
        for key, part in value.items():
            # Another key is an error here, and a missing one for the class.
            make, type_of_part = parts[key]
            made[key] = make(part, type_of_part)
        return kind(**made)

    return hook


def _object_with_care(kind: type[Any], converter: Converter) -> Any:
    make = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        return make(value, kind)

    return hook


def _texts_alone(kind: type[Any]) -> Any:
    """Labels are half of what a report holds: their texts are looked at together, and the class asks for its keys."""

    # Anything may come: joining refuses what is no text.
    def hook(value: dict[str, str] | None, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        # The call is for what does not pass: there are as many labels as figures.
        if not "".join(value.values()).isprintable():
            text("".join(value.values()), str)
        return kind(**value)

    return hook


def _is_dict(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is dict


def _mapping(kind: Any, converter: BaseConverter) -> Any:
    """What cattrs would write and compile for each kind of mapping."""
    item = get_args(kind)[1]
    make = converter.get_structure_hook(item)

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        text("".join(value), str)
        return {key: make(one, item) for key, one in value.items()}

    return hook


def _is_optional(kind: Any) -> bool:
    return isinstance(kind, UnionType) and NoneType in get_args(kind)


def _optional(kind: Any, converter: BaseConverter) -> Any:
    """What cattrs would look up anew for each value."""
    parts = [part for part in get_args(kind) if part is not NoneType]
    other: Any = reduce(or_, parts)  # pyright: ignore[reportUnknownArgumentType]
    make = converter.get_structure_hook(other)

    def hook(value: Json, _: object) -> Any:
        return None if value is None else make(value, other)

    return hook


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _list(kind: Any, converter: BaseConverter) -> Any:
    item = get_args(kind)[0]
    make = converter.get_structure_hook(item)

    def hook(value: list[Any], _: object) -> Any:
        _refuse_no_list(value)
        return tuple([make(one, item) for one in value])

    return hook


def _list_with_care(kind: Any, converter: Converter) -> Any:
    item = get_args(kind)[0]
    items: Any = list[item]  # type: ignore[valid-type]

    def hook(value: list[Any], _: object) -> Any:
        _refuse_no_list(value)
        return tuple(converter.structure(value, items))

    return hook


def _no_object(value: object) -> Unfit:
    return Unfit("an object", shown(value))


def _refuse_no_list(value: Json) -> None:
    if type(value) is not list:
        raise Unfit("a list", shown(value))
    if len(value) > _MOST_ENTRIES:
        raise Unfit(f"a list of at most {_MOST_ENTRIES} entries", str(len(value)))
