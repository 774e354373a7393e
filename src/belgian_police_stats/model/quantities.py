"""The one door to pint: a quantity is built when it is asked for, and never kept.

A kept quantity can be changed in place, does not unpickle where our units are unknown, and belongs to one
registry for ever. So each call asks for the registry anew and adds to it what it lacks.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from fractions import Fraction
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from ..errors import UnitConflictError
from .numbers import Exact, as_float
from .units import packaged_units

if TYPE_CHECKING:
    import pint

__all__ = ["build_quantity", "define_units"]

_known: WeakKeyDictionary[pint.UnitRegistry[Any], set[str]] = WeakKeyDictionary()
"""The names that a registry has with our meaning. A pint Unit kept here would keep its registry alive for ever."""
_lock = Lock()


def build_quantity(value: Exact, unit: str, registry: pint.UnitRegistry[Any] | None = None) -> pint.Quantity[Any]:
    """Build a quantity in the caller's registry, or in pint's application registry.

    The magnitude is an int where the number is whole and a float otherwise; the exact number stays with the figure.

    Raises:
        NumberTooLargeError: the number is not whole, and beyond the largest float.
        UnitConflictError: the registry has one of our units and means something else by it.
    """
    where = _bare(registry)
    # A Fraction too has a numerator and a denominator of 1 where it is whole.
    magnitude = value.numerator if isinstance(value, int | Fraction) and value.denominator == 1 else as_float(value)
    # The unit comes first: under its lock the registry is touched for the first time.
    made = _unit(where, unit)
    quantity: pint.Quantity[Any] = where.Quantity(magnitude, made)
    return quantity


def define_units(registry: pint.UnitRegistry[Any]) -> None:
    """Add the units of this library to a registry; what it has already stays as it is.

    Raises:
        UnitConflictError: the registry has one of our units and means something else by it.
    """
    for name, definition in packaged_units().definitions.items():
        _define(registry, name, definition)


def _bare(registry: object) -> pint.UnitRegistry[Any]:
    """The registry itself, where pint or the caller has only the proxy of the application's."""
    from pint import get_application_registry
    from pint.registry import ApplicationRegistry

    given: Any = get_application_registry() if registry is None else registry
    if isinstance(given, ApplicationRegistry):
        given = given.get()
    return given  # type: ignore[no-any-return]


def _unit(registry: pint.UnitRegistry[Any], name: str) -> Any:
    # A unit of a figure or a quotient of two is all that comes here: a slash is the one operator in it.
    above, *below = name.split("/")
    with _lock:
        # Pint's registry builds itself when it is first touched, which is here and by one thread alone: another one
        # would find half of it.
        make = registry.Unit
        for part in (above, *below):
            _make_known(registry, part)
        return make(above) / make(below[0]) if below else make(above)


def _make_known(registry: pint.UnitRegistry[Any], name: str) -> None:
    """What the packaged list lacks is a counted thing that a report declares: a dimension that no other unit has."""
    if registry not in _known:
        define_units(registry)
        _known[registry] = set(packaged_units().names)
    if name not in _known[registry]:
        _define(registry, name, f"[counted_{name}]")
        _known[registry].add(name)


def _define(registry: pint.UnitRegistry[Any], name: str, definition: str) -> None:
    if name in registry:
        _refuse_conflict(registry, name, definition)
    else:
        registry.define(f"{name} = {definition}")


def _refuse_conflict(registry: pint.UnitRegistry[Any], name: str, definition: str) -> None:
    """A unit of ours that is there already must measure the same kind of thing."""
    there = dict(registry.get_dimensionality(name))
    if definition.startswith("["):
        fits = len(there) == 1 and set(there.values()) == {1} and not set(there) & _PHYSICAL
    else:
        fits = there == dict(registry.parse_expression(definition).dimensionality)
    if not fits:
        raise UnitConflictError(
            f"Expected the registry to have no unit {name!r}, or one that is defined as {name} = {definition}; "
            f"it has one with the dimensions {there or 'none'}. Pass another registry, or rename that unit."
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
