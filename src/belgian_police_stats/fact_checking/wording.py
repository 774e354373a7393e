"""The reason of a verdict, in one plain sentence. None of them says that a claim is true: only what the report has."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ..model.certainty import Qualifier
from ..model.figure import Figure
from ..model.numbers import number_text
from ..model.report import Report
from ..texts.written import WrittenNumber
from ..texts.years import YearMark
from .claims import ClaimVerdict
from .comparing import Relation, fits_kind, has_alternative, is_scaled, is_swapped
from .deriving import Derivation

__all__ = ["Compared", "by_figure", "derived", "elsewhere", "not_in_report"]


def not_in_report() -> str:
    """No figure fits the words."""
    return "No figure of the report fits these words clearly enough."


def elsewhere(words: str) -> str:
    """The text is about a place or body that is not ours."""
    return f"The text speaks of “{words}”, which these figures are not about."


def derived(found: Derivation) -> str:
    """The number follows from figures."""
    return f"The number follows from the report: {found.formula}."


class Compared(NamedTuple):
    """A number, the figures that it was compared with, and how it came out."""

    number: WrittenNumber
    figures: Sequence[Figure]
    relation: Relation
    mark: YearMark | None
    denial: str | None = None
    """`not` if the text denies the number, `way` if it has the opposite direction."""


def by_figure(verdict: ClaimVerdict, compared: Compared, report: Report) -> str:
    """Say what the report has for a figure, and how the number differs."""
    has = " and ".join(f"{figure.qualified} for “{figure.label('en')}”" for figure in compared.figures)
    if verdict is ClaimVerdict.OTHER_PERIOD:
        return f"The text is about {_when(compared.mark)}; for {_span(compared.figures[0])} the report has {has}."
    if verdict is ClaimVerdict.CONFIRMED:
        return f"The report has {has}."
    if verdict is ClaimVerdict.ROUNDED:
        return f"The report has {has}, which the number rounds or describes fairly."
    return f"The report has {has}{_explained(compared, report)}."


def _when(mark: YearMark | None) -> str:
    if mark is None or mark.year is None:
        return "another time"
    return f"a part of {mark.year}" if mark.part else str(mark.year)


def _span(figure: Figure) -> str:
    """The period of a figure: the year, where it is a whole one or a day of it."""
    start, end = figure.period.start, figure.period.end
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
    return str(end.year) if whole or start == end else f"{start} to {end}"


def _explained(compared: Compared, report: Report) -> str:
    """Explain how a number can have come from the number of the report; empty if nothing explains it."""
    number, figure, found = compared.number, compared.figures[0], compared.relation
    value, true = number.value, Fraction(figure.value)
    if compared.denial is not None:
        return ", which the text denies" if compared.denial == "not" else ", and the text has the opposite direction"
    if has_alternative(number, figure):
        return ", but leaves open whether this number belongs there"
    if found is Relation.WRONG_SIDE:
        side = {Qualifier.MORE_THAN: "above", Qualifier.AT_LEAST: "above"}.get(number.qualifier, "below")
        return f", which is not {side} {number_text(value)}"
    if number.form != "ratio" and is_swapped(value, true, number.place):
        return ": two digits are exchanged"
    if number.form != "ratio" and is_scaled(value, true):
        return ": the scale is another one"
    if value == true:
        return ", in another unit"
    section = figure.id.rpartition(".")[0] + "."
    others = (other for other in report.figures if other.id.startswith(section) and fits_kind(number, other))
    namesake = next((other for other in others if other.value == value), None)
    return "" if namesake is None else f"; {namesake.printed} is “{namesake.label('en')}”"
