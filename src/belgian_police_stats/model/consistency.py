"""Refuse a figure that contradicts itself, whether a file, a constructor or `attrs.evolve` makes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..errors import FieldError, PrintedNumberError, WrongUnitError, clean, nearest, short_repr, shown
from .bases import Number
from .certainty import Certainty, Qualifier
from .labels import Labels
from .period import Period
from .units import is_plain_name, packaged_units

if TYPE_CHECKING:
    from .figure import Figure
    from .source import Source

__all__ = [
    "MARKS",
    "contradictions",
    "error_of",
    "impossible",
    "other_mark",
    "other_prints",
    "refuse_contradictions",
    "refuse_other_print",
]

_TYPES: dict[str, type[Any]] = {
    "printed": str,
    "labels": Labels,
    "period": Period,
    "qualifier": Qualifier,
    "certainty": Certainty,
    "alternatives": tuple,
    "agreeing_readings": tuple,
    "sources": tuple,
}
_EXPECTED = tuple(_TYPES.values())
"""The types of these fields. A plain text equals an enum member, but the code compares members with `is`."""


def refuse_contradictions(figure: Figure) -> None:
    """Refuse a figure whose fields do not go together. Its doubts are for `open_doubts`.

    Raises:
        WrongUnitError: the unit does not fit the kind.
        FieldError: the figure contradicts itself, or a field is missing or of another type.
    """
    for error in contradictions(figure):
        raise error


def contradictions(figure: Figure) -> Iterator[WrongUnitError | FieldError]:
    """Give an error for each contradiction in a figure. The figure can be a stand-in for one that cannot be made.

    Every figure that is loaded is checked here, so each check tests the common case first. A field of the wrong type
    ends the checks.
    """
    if type(figure.id) is not str or not all(map(is_plain_name, figure.id.split("."))):
        expected = "an id: names of small letters, digits and underscores, joined by dots"
        yield FieldError(field="id", expected=expected, got=short_repr(figure.id))
        return
    if type(figure.value) is not int and type(figure.value) is not Decimal:
        yield error_of(figure, "value", "an int or a Decimal as the value of {}", short_repr(figure.value))
        return
    if _types_of(figure) != _EXPECTED:
        yield from _other_types(figure)
        return
    known = packaged_units()
    if figure.kind not in known.kinds_of(figure.unit) and not _counts_its_own(figure):
        yield WrongUnitError(
            expected=f"a unit of {figure.kind} for {clean(figure.id)}",
            got=short_repr(figure.unit),
            hint=nearest(figure.unit, known.by_kind.get(figure.kind, ())),
        )
    elif mark := other_mark(figure.printed, figure.unit):
        yield error_of(figure, "printed", f"a number in {clean(figure.unit)} for {{}}", f"one with {mark}")
    if not figure.sources:
        yield error_of(figure, "sources", "at least one source for {}", "none")
        return
    further = [source.printed for source in figure.sources[1:]]
    other = [*other_prints(figure.id, figure.value, figure.printed, further, figure.qualifier)]
    yield from other
    if (type(figure.value) is not int or figure.value < 0) and not any(error.field == "value" for error in other):
        yield from impossible(figure, "value", figure.value)
    if figure.source.printed != figure.printed:
        wanted = f"{short_repr(figure.printed)} as the printed form at the first source of {{}}"
        yield error_of(figure, "sources", wanted, short_repr(figure.source.printed))
    if further:
        yield from _repeated_places(figure)


def refuse_other_print(
    figure_id: str, value: Number, printed: str, further: Sequence[str], qualifier: Qualifier | None = None
) -> None:
    """Refuse a value that is not what its printed form says, and a further form that is not a number.

    Raises:
        FieldError: `field` names the printed form, the value or the qualifier.
    """
    for error in other_prints(figure_id, value, printed, further, qualifier):
        raise error


def other_prints(
    figure_id: str, value: Number, printed: str, further: Sequence[str], qualifier: Qualifier | None = None
) -> Iterator[FieldError]:
    """Give an error for a value that is not what its printed form says, and for further forms that are not numbers.

    A rule compares the numbers at the other places. A form such as "<5" must fit the qualifier, if it is given.
    """
    if _is_usual_form(printed, value) and all(form == printed for form in further):
        return
    from .printed import qualifier_sign, reading_of

    name = clean(figure_id)
    forms = {"printed": printed, **{f"sources[{i}].printed": form for i, form in enumerate(further, 1)}}
    for field, form in forms.items():
        try:
            read = reading_of(form, value).value
        except PrintedNumberError as error:
            hint = "If it stands for no single number, leave the figure out."
            yield FieldError(field=field, expected=f"{error.expected}, for {name}", got=error.got, hint=hint)
            continue
        sign = qualifier_sign(form)
        if qualifier is not None and sign is not None and sign is not qualifier:
            expected = f"{sign} as the qualifier of {name}, as in {short_repr(form)}"
            yield FieldError(field="qualifier", expected=expected, got=str(qualifier))
        # Compared as texts, since 20.5 equals 20.50 but is printed differently.
        if field == "printed" and str(read) != str(value):
            expected = f"{shown(read)} as the value of {name}, as in {short_repr(form)}"
            yield FieldError(field="value", expected=expected, got=shown(value))


MARKS = {"percent": ("%",), "EUR": ("€", "euro")}
"""The signs and words with which a printed number names its unit."""


def other_mark(printed: str, unit: str) -> str:
    """Give the sign of another unit in a printed number, such as 5 % for persons; empty if there is no such sign."""
    if printed[:1].isdigit() and printed[-1:].isdigit():
        return ""
    marks = (mark for named, listed in MARKS.items() if named != unit for mark in listed)
    return next((mark for mark in marks if mark in printed), "")


def error_of(figure: Figure, field: str, expected: str, got: str) -> FieldError:
    """Make an error about a field, with the id of the figure where `expected` has braces."""
    return FieldError(field=field, expected=expected.format(clean(figure.id)), got=got)


def impossible(figure: Figure, field: str, value: Number) -> Iterator[FieldError]:
    """Give an error for a number that the kind of the figure cannot have."""
    if type(value) is not int and figure.kind == "Count":
        yield error_of(figure, field, "a whole number for {}, which counts things", shown(value))
    elif isinstance(value, Decimal) and value.is_zero() and value.is_signed():
        yield error_of(figure, field, "zero without a sign for {}", shown(value))
    elif value < 0 and not figure.CAN_FALL:
        yield error_of(figure, field, f"zero or more for {{}}, which is a {figure.kind}", shown(value))


def _repeated_places(figure: Figure) -> Iterator[FieldError]:
    """Give an error for each place where the same number is printed a second time."""
    seen: set[Source] = set()
    for i, source in enumerate(figure.sources):
        if source in seen:
            yield error_of(figure, f"sources[{i}]", "each place of {} once", f"line {source.line} once more")
        seen.add(source)


def _types_of(figure: Figure) -> tuple[type[Any], ...]:
    return (
        type(figure.printed),
        type(figure.labels),
        type(figure.period),
        type(figure.qualifier),
        type(figure.certainty),
        type(figure.alternatives),
        type(figure.agreeing_readings),
        type(figure.sources),
    )


def _other_types(figure: Figure) -> Iterator[FieldError]:
    for name, expected in _TYPES.items():
        value = getattr(figure, name)
        if type(value) is not expected:
            yield error_of(figure, name, f"a {expected.__name__} as the {name} of {{}}", short_repr(value))


def _counts_its_own(figure: Figure) -> bool:
    """Whether the unit is a counted thing that the report declares and that the packaged list does not have."""
    free = is_plain_name(figure.unit) and not packaged_units().kinds_of(figure.unit)
    return figure.unit_labels is not None and figure.POINT_WHEN_WHOLE and free


def _is_usual_form(printed: str, value: Number) -> bool:
    """Whether a number is printed in one of the common forms. Only other forms need the slower `parse_printed`."""
    if type(value) is not int:
        usual = str(value).replace(".", ",")
    elif value > 0 and printed.endswith(" miljoen"):
        whole, rest = divmod(value, 10**6)
        usual = f"{whole},{rest:06}".rstrip("0").rstrip(",") + " miljoen"
    else:
        usual = f"{value:,}".replace(",", " ")
    return printed in (usual, f"{usual}%") or printed in (f"{usual} %", f"€ {usual}", f"{usual} euro", f"+{usual}%")
