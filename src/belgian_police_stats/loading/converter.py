"""The one strict converter: nothing is coerced, no key is unknown, and every fault is named.

It consists of two converters. The quick one does the work; it stops at the first fault without details. Only if it
fails, the careful one reads the same data again and collects every fault with its path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import cache, reduce
from operator import or_  # pyright: ignore[reportUnknownVariableType]
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import attrs
from cattrs import BaseConverter, Converter
from cattrs.errors import BaseValidationError
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    mapping_structure_factory,  # pyright: ignore[reportUnknownVariableType]
)

from ..errors import DataError, Fault, FieldError, shown
from ..model.bases import Number
from .faults import Unfit, faults_of
from .strict import date_of, flag, number, number_or_null, text, whole_number, word

if TYPE_CHECKING:
    from ..strict_json import Json

__all__ = ["attempt", "attempt_each", "structure", "unstructure"]

_K = TypeVar("_K")
_MOST_ENTRIES = 10_000
"""The most entries of a list. Each entry could have a fault, which takes far more memory than the entry."""
_MISFITS = (Unfit, FieldError, KeyError, TypeError)
"""The exceptions that the quick hooks raise for data that does not fit.

Unfit comes from a hook for values, FieldError from a class whose fields do not go together, KeyError for an unknown
key, and TypeError from a class for a missing key or from `str.join` for what is not a text. Any other exception, such
as a MemoryError or a RecursionError, is not about the data and goes on to the caller.
"""


def structure(name: str, data: object, target: Any) -> Any:
    """Make an object of the type `target` from plain data.

    Raises:
        DataError: the data does not fit; every fault is named with its path in the file `name`.
    """
    faults: list[Fault] = []
    value = attempt(data, target, "$", faults)
    if faults:
        raise DataError.of(name, faults)
    return value


def attempt(data: object, target: Any, path: str, faults: list[Fault]) -> Any:
    """Make an object of the type `target` from plain data, or add every fault to the list and give None."""
    try:
        return _quick_hook(target)(data, target)
    except _MISFITS as error:
        _add_faults(data, target, path, faults, error)
    return None


def attempt_each(
    items: Iterable[tuple[_K, object]], target: Any, path_of: Callable[[_K], str], faults: list[Fault]
) -> dict[_K, Any]:
    """Make a `target` from each item. For an item that does not fit, give None and add its faults to the list."""
    # Calling `attempt` for each figure, and making a path for each, would take noticeably longer.
    hook, values = _quick_hook(target), dict[_K, Any]()
    for key, data in items:
        try:
            values[key] = hook(data, target)
        except _MISFITS as error:
            values[key] = None
            _add_faults(data, target, path_of(key), faults, error)
    return values


def _add_faults(data: object, target: Any, path: str, faults: list[Fault], error: Exception) -> None:
    try:
        _careful().structure(data, target)
    except (BaseValidationError, Unfit) as careful_error:
        faults.extend(faults_of(careful_error, path))
    else:
        raise AssertionError("The two converters disagree.") from error


@cache
def _quick_hook(target: Any) -> Any:
    return _quick().get_structure_hook(target)


def unstructure(value: object) -> Any:
    """Make plain data from an object, without the fields that have their default values."""
    return _writer().unstructure(value)


@cache
def _quick() -> BaseConverter:
    # All hooks are our own: cattrs would generate and compile one for each class, which takes longer than reading
    # the data.
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
    converter.register_structure_hook_factory(_is_dict, _mapping_with_care)
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
    # These are registered by class: cattrs has coercing hooks for these classes, which it would prefer to hooks that
    # are registered with a predicate. StrEnum is among them because a member is a str too.
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
        # The module of the class postpones the evaluation of annotations, so they are strings until resolved.
        fields = attrs.fields(attrs.resolve_types(kind))
    if all(field.type is str and field.default is attrs.NOTHING for field in fields):
        return _object_of_texts(kind)
    parts = {field.name: (_hook_of(field, converter), field.type) for field in fields}

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        members: dict[str, Any] = {}
        for key, part in value.items():
            # An unknown key raises KeyError here; for a missing key, the class raises TypeError below.
            make, type_of_part = parts[key]
            members[key] = make(part, type_of_part)
        return kind(**members)

    return hook


def _hook_of(field: Any, converter: BaseConverter) -> Any:
    """Give the hook of a field. Null is the same as no key, since many programs write null for a missing key."""
    hook = converter.get_structure_hook(field.type)
    if not _may_be_null(field):
        return hook
    default = field.default

    def or_default(value: Json, kind: object) -> Any:
        if value is None:
            return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
        return hook(value, kind)

    return or_default


def _may_be_null(field: Any) -> bool:
    return field.default is not attrs.NOTHING and field.default is not None


def _object_with_care(kind: type[Any], converter: Converter) -> Any:
    make = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)
    nullable = {field.name for field in attrs.fields(kind) if _may_be_null(field)}

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        return make({key: part for key, part in value.items() if part is not None or key not in nullable}, kind)

    return hook


def _object_of_texts(kind: type[Any]) -> Any:
    # Labels are half of a report. Testing their joined text takes less time than testing each text.
    def hook(value: dict[str, str] | None, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        # `str.join` raises TypeError for anything but texts. If this test fails, `text` looks at each.
        if not "".join(value.values()).isprintable():
            text("".join(value.values()), str)
        return kind(**value)

    return hook


def _is_dict(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is dict


def _mapping(kind: Any, converter: BaseConverter) -> Any:
    # cattrs would generate and compile a hook for each kind of mapping.
    item = get_args(kind)[1]
    make = converter.get_structure_hook(item)

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        text("".join(value), str)
        return {key: make(part, item) for key, part in value.items()}

    return hook


def _mapping_with_care(kind: Any, converter: Converter) -> Any:
    make = mapping_structure_factory(kind, converter, detailed_validation=True)

    def hook(value: Json, _: object) -> Any:
        if type(value) is not dict:
            raise _no_object(value)
        return make(value, kind)

    return hook


def _is_optional(kind: Any) -> bool:
    return isinstance(kind, UnionType) and NoneType in get_args(kind)


def _optional(kind: Any, converter: BaseConverter) -> Any:
    # cattrs would look up the hook of the other type again for each value.
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
        _check_list(value)
        return tuple([make(part, item) for part in value])

    return hook


def _list_with_care(kind: Any, converter: Converter) -> Any:
    item = get_args(kind)[0]
    items: Any = list[item]  # type: ignore[valid-type]

    def hook(value: list[Any], _: object) -> Any:
        _check_list(value)
        return tuple(converter.structure(value, items))

    return hook


def _no_object(value: object) -> Unfit:
    return Unfit(expected="an object", got=shown(value))


def _check_list(value: Json) -> None:
    if type(value) is not list:
        raise Unfit(expected="a list", got=shown(value))
    if len(value) > _MOST_ENTRIES:
        raise Unfit(expected=f"a list of at most {_MOST_ENTRIES} entries", got=str(len(value)))
