"""Refuse a figure whose doubts do not go together with it, or that would contradict itself under a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..errors import FieldError, clean, short_repr
from .certainty import Certainty, Qualifier
from .consistency import error_of, impossible, other_mark

if TYPE_CHECKING:
    from .figure import Figure
    from .source import Alternative

__all__ = ["contradictions_of_doubts", "refuse_contradictory_doubts"]


def refuse_contradictory_doubts(figure: Figure) -> None:
    """Refuse a figure that does not go together with its certainty or its alternatives.

    Raises:
        FieldError: they contradict each other, or something is missing.
    """
    for error in contradictions_of_doubts(figure):
        raise error


def contradictions_of_doubts(figure: Figure) -> Iterator[FieldError]:
    """Give an error for each contradiction between a figure, its certainty and its alternatives."""
    if figure.certainty is not Certainty.CERTAIN and not figure.evidence:
        yield error_of(figure, "evidence", f"evidence for {{}}, which is {figure.certainty}", "none")
    if figure.certainty is Certainty.AMBIGUOUS and not figure.agreeing_readings:
        yield error_of(figure, "doubts", "at least one doubt about {}, which is ambiguous", "none")
    readings: dict[str, list[str]] = {}
    for doubt, agreeing in figure.agreeing_readings:
        if doubt in readings or not agreeing:
            expected = "the readings of each doubt under which {} is as written, the chosen one first"
            yield error_of(figure, "doubts", expected, short_repr((doubt, agreeing)))
        readings[doubt] = [*agreeing]
    for alternative in figure.alternatives:
        if alternative.doubt in readings:
            readings[alternative.doubt] += alternative.readings
        else:
            named = f"one of the doubts that {{}} names ({', '.join(map(clean, readings)) or 'none'})"
            yield error_of(figure, "alternatives", named, short_repr(alternative.doubt))
    yield from _faulty_alternatives(figure)
    if figure.certainty is not Certainty.AMBIGUOUS and any(map(_is_another_number, figure.alternatives)):
        expected = "ambiguous as the certainty of {}, since another number is possible"
        yield error_of(figure, "certainty", expected, str(figure.certainty))
    for doubt, listed in readings.items():
        yield from _faulty_readings(figure, doubt, listed)


def _faulty_readings(figure: Figure, doubt: str, listed: list[str]) -> Iterator[FieldError]:
    """Give an error for a reading that is named twice, and for a doubt under which nothing differs."""
    if len({*listed}) < len(listed):
        twice = next(reading for reading in listed if listed.count(reading) > 1)
        expected = f"each reading of {clean(doubt)} only once in {{}}"
        yield error_of(figure, "doubts", expected, f"{short_repr(twice)} twice")
    if not any(alternative.doubt == doubt for alternative in figure.alternatives):
        yield error_of(figure, "alternatives", f"at least one alternative of {{}} for the doubt {clean(doubt)}", "none")


def _faulty_alternatives(figure: Figure) -> Iterator[FieldError]:
    """Give an error for each alternative that the figure cannot have."""
    for alternative in figure.alternatives:
        if alternative.value is not None:
            yield from impossible(figure, "alternatives", alternative.value)
        if mark := other_mark(alternative.printed or "", figure.unit):
            yield error_of(figure, "alternatives", f"a number in {clean(figure.unit)} for {{}}", f"one with {mark}")
    yield from _faulty_signs(figure)
    yield from _repeated_places(figure)


def _faulty_signs(figure: Figure) -> Iterator[FieldError]:
    """Give an error for each number with a sign, such as <5, that has another qualifier under some reading.

    The number and the qualifier can come from two doubts, which are then read together.
    """
    doubts: dict[Qualifier, set[str]] = {}
    for other in figure.alternatives:
        if other.qualifier is not None:
            doubts.setdefault(other.qualifier, set()).add(other.doubt)
    forms = [source.printed for source in figure.sources[1:]]
    # If each alternative with a qualifier has a number too, no reading joins the printed number with that qualifier.
    forms += [figure.printed] if any(o.qualifier and o.printed is None for o in figure.alternatives) else []
    for form in forms:
        yield from _other_signs(figure, form, doubts)
    for other in figure.alternatives:
        if other.printed is not None:
            elsewhere = (qualifier for qualifier, named in doubts.items() if named != {other.doubt})
            yield from _other_signs(figure, other.printed, (other.qualifier or figure.qualifier, *elsewhere))


def _other_signs(figure: Figure, form: str, qualifiers: Iterable[Qualifier]) -> Iterator[FieldError]:
    if form[:1].isdigit():
        return
    # Imported late, since few numbers have a sign.
    from .printed import qualifier_sign

    sign = qualifier_sign(form)
    for qualifier in dict.fromkeys(qualifiers) if sign is not None else ():
        if qualifier is not sign:
            expected = f"{sign} as the qualifier of {{}} under each reading, as in {short_repr(form)}"
            yield error_of(figure, "alternatives", expected, str(qualifier))


def _repeated_places(figure: Figure) -> Iterator[FieldError]:
    """Give an error for each alternative whose number is at a place where the figure is printed anyway."""
    further = {(source.line, source.printed) for source in figure.sources[1:] if source.slide == figure.source.slide}
    for other in figure.alternatives if further else ():
        line = figure.source.line if other.line is None else other.line
        if (line, other.printed) in further:
            expected = f"another place than line {line} for the number {short_repr(other.printed)} of {{}}"
            yield error_of(figure, "alternatives", expected, "a place that it has already")


def _is_another_number(alternative: Alternative) -> bool:
    return alternative.value is not None or alternative.qualifier is not None
