"""Quantities of pint, which no other module uses. Each quantity is built when it is needed, and not stored.

A stored quantity could be changed in place, could not be unpickled without our units, and would always belong to one
registry. So each call looks up the registry and adds the units that it lacks.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partialmethod
from threading import Lock
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

from ..errors import UnitConflictError
from .locks import release_after_fork
from .numbers import Exact, as_float
from .units import packaged_units

if TYPE_CHECKING:
    # pyright loses the type argument of pint.Quantity, which is an alias, but not that of the class itself.
    from pint import registry as pint

__all__ = ["build_quantity", "define_units"]

_known: WeakKeyDictionary[pint.UnitRegistry[Any], set[str]] = WeakKeyDictionary()
"""The names that a registry has with our meaning. A pint Unit among them would keep its registry alive."""
_lock = release_after_fork(Lock())


def build_quantity(value: Exact, unit: str, registry: pint.UnitRegistry[Any] | None = None) -> pint.Quantity[float]:
    """Build a quantity in the caller's registry, or in pint's application registry.

    The magnitude is an int where the number is whole and a float otherwise; the exact number stays with the figure.

    Raises:
        NumberTooLargeError: the number is not whole, and beyond the largest float.
        UnitConflictError: the registry has one of our units and means something else by it.
    """
    target = _bare(registry)
    # A whole number can be a Fraction too, whose denominator is 1.
    whole = value.numerator if isinstance(value, int | Fraction) and value.denominator == 1 else None
    magnitude: Any = _in_kind_of(target, value) if whole is None else whole
    # The unit must come first, since `_unit` holds the lock while pint builds its registry.
    pint_unit = _unit(target, unit)
    # For type checkers, pint makes the base class of its quantities.
    return cast("pint.Quantity[float]", target.Quantity(magnitude, pint_unit))


def _in_kind_of(registry: Any, value: Exact) -> float | Decimal | Fraction:
    """Give a number in the kind that the registry computes with: a float, unless the caller asked for exact numbers."""
    kind = getattr(registry, "non_int_type", float)
    if kind is Fraction:
        return Fraction(value)
    if kind is Decimal:
        return Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
    return as_float(value)


def define_units(registry: pint.UnitRegistry[Any]) -> None:
    """Add the units of this library to a registry. Units that it already has are left alone.

    Raises:
        UnitConflictError: the registry has one of our units and means something else by it.
    """
    for name, definition in packaged_units().definitions.items():
        _define(registry, name, definition)
    _pickle_with_units(registry)


def _pickle_with_units(registry: Any) -> None:
    """Let pickles of a registry's quantities and units bring our units with them.

    pint opens a pickle in the application registry of the process. That of a new process, such as a worker that is
    spawned, does not have our units, and the worker would end while it reads its task.
    """
    for kind in (registry.Quantity, registry.Unit):
        # Each registry has its own classes, whose base classes have the method of pint.
        if "__reduce__" not in vars(kind):
            kind.__reduce__ = partialmethod(_reduced, kind.__reduce__)


def _reduced(thing: Any, reduce: Callable[[Any], tuple[Any, ...]]) -> tuple[Any, ...]:
    make, parts = reduce(thing)
    names = [name for name in map(str, thing._units) if name in _known.get(thing._REGISTRY, ())]
    return (_opened, (names, make, parts)) if names else (make, parts)


def _opened(names: list[str], make: Any, parts: tuple[Any, ...]) -> Any:
    """Make the quantity or the unit of a pickle.

    Raises:
        UnitConflictError: the application registry has one of the units and means something else by it.
    """
    registry = _bare(None)
    for name in names:
        _unit(registry, name)
    return make(*parts)


def _bare(registry: object) -> pint.UnitRegistry[Any]:
    """Give the registry itself, even if it is the application registry, for which pint gives a proxy."""
    from pint import get_application_registry
    from pint.registry import ApplicationRegistry

    given: Any = get_application_registry() if registry is None else registry
    if isinstance(given, ApplicationRegistry):
        given = given.get()
    return given  # type: ignore[no-any-return]


def _unit(registry: pint.UnitRegistry[Any], name: str) -> Any:
    # The name is the unit of a figure or the quotient of two such units, so a slash is the only operator.
    above, *below = name.split("/")
    with _lock:
        # Pint builds a registry on its first use. Without the lock, another thread would see it half built.
        make = registry.Unit
        for part in (above, *below):
            _make_known(registry, part)
        return make(above) / make(below[0]) if below else make(above)


def _make_known(registry: pint.UnitRegistry[Any], name: str) -> None:
    """Add a unit to a registry that lacks it. Units that a report declares are counted things with a new dimension."""
    if registry not in _known:
        define_units(registry)
        _known[registry] = set(packaged_units().names)
    if name not in _known[registry]:
        _refuse_other_reading(registry, name)
        _define(registry, name, f"[counted_{name}]")
        _known[registry].add(name)


def _define(registry: pint.UnitRegistry[Any], name: str, definition: str) -> None:
    if name in registry:
        _refuse_conflict(registry, name, definition)
    else:
        registry.define(f"{name} = {definition}")


def _refuse_other_reading(registry: pint.UnitRegistry[Any], name: str) -> None:
    """Raise an error if pint reads the name of a new unit as another unit, or another unit as this one.

    pint takes prefixes and a final s off a name that it does not know: it reads kiloperson as a thousand persons, and
    mice as thousandths of a unit called ice.
    """
    try:
        readings = [(prefix, unit) for prefix, unit, _ in registry.parse_unit_name(name)]
        if not readings and name in registry:
            # The name of having no unit.
            readings = [("", "a number")]
    except Exception:
        # Such as nan, which pint takes for a number.
        readings = [("", "a number")]
    if ("", name) in readings:
        return
    others = [unit for _, unit in readings]
    others += [unit for unit in map(str, registry) if _is_read_as(registry, unit, name)]
    if others:
        raise UnitConflictError(
            f"Expected the registry to read the unit {name!r} as a unit of its own; pint reads it together with "
            f"{others[0]!r}. Rename the unit in the report, or pass another registry."
        )


def _is_read_as(registry: pint.UnitRegistry[Any], unit: str, name: str) -> bool:
    """Whether pint could read a unit as a multiple or a plural of a new one."""
    bare = unit.removesuffix("s") if unit.endswith(f"{name}s") else unit
    prefix = bare.removesuffix(name)
    if len(prefix) == len(bare):
        return False
    return not prefix or any(found[0] for found in registry.parse_unit_name(f"{prefix}meter"))


def _refuse_conflict(registry: pint.UnitRegistry[Any], name: str, definition: str) -> None:
    """Raise an error if the registry has a unit of this name that measures another kind of thing."""
    existing = dict(registry.get_dimensionality(name))
    if definition.startswith("["):
        fits = len(existing) == 1 and set(existing.values()) == {1} and not set(existing) & _PHYSICAL
    else:
        fits = existing == dict(registry.parse_expression(definition).dimensionality)
    if not fits:
        raise UnitConflictError(
            f"Expected the registry to have no unit {name!r}, or one that is defined as {name} = {definition}; "
            f"it has one with the dimensions {existing or 'none'}. Pass another registry, or rename that unit."
        )


_PHYSICAL = {
    "[length]",
    "[mass]",
    "[time]",
    "[current]",
    "[temperature]",
    "[substance]",
    "[luminosity]",
    "[printing_unit]",
}
