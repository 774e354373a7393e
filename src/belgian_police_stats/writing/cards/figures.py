"""The cards of a figure, of a figure with its rules, of a computed number and of a list of figures, in English."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from attrs import evolve

from ...model.certainty import Qualifier
from ...model.derived import Derived
from ...model.figure import Figure
from ...model.figures import Figures
from ...model.numbers import Exact, number_text
from ...model.outside import Observation
from ...model.readings import alternative_text
from ...model.source import Alternative
from ...model.words import Word, counted, meaning_of, name_of, qualified, short_labels, unit_label, unit_of, word
from ...querying.checking import Explanation
from ..doubt import with_doubt
from .card import Card, Cell, Grid, certainty_mark, verdict_mark
from .line import line

__all__ = [
    "amount",
    "derived_amount",
    "derived_card",
    "explanation_card",
    "figure_card",
    "figure_rows",
    "figures_card",
    "figures_grid",
    "in_english",
    "other_year",
]

_MOST = 20
"""The figures of a list that are not folded away."""


def in_english(figure: Figure) -> str:
    """Write qualifier, sign, number and unit; spaces between thousands cannot be misread in any language."""
    sign = "+" if figure.printed.startswith("+") else ""
    number = amount(figure.value, figure.unit, unit_of(figure, "en", figure.value))
    written = qualified(figure.qualifier, f"{sign}{number}", "en")
    return with_doubt(written, figure, "en", lambda other: number_text(other, grouped=True))


def amount(number: Exact, unit: str, name: str | None = None) -> str:
    """Write a number with its unit; `name` is the English name of a unit that is not packaged."""
    digits = number_text(number, grouped=True)
    return f"{digits}%" if unit == "percent" else f"{digits} {name or unit_label(unit, 'en', number)}"


def figure_card(figure: Figure) -> Card:
    """Make the card of a figure. It has no rules, since a figure does not know its report."""
    return _card(figure, figure_rows(figure), word("explain_hint", id=figure.id).en)


def explanation_card(explained: Explanation) -> Card:
    """Make the card of a figure with its rules and its discrepancies."""
    card = _card(explained.figure, figure_rows(explained.figure, explained), "")
    if explained.series is None:
        return card
    return evolve(card, drawing=line(explained.series), hint=word("series_hint", id=explained.figure.id).en)


def figure_rows(figure: Figure, explained: Explanation | None = None) -> list[tuple[str, Cell]]:
    """List all that is known of a figure, each fact with its name; empty facts are left out."""
    exact = figure.qualifier is Qualifier.EXACT
    rows: list[tuple[Word, Cell | None]] = [
        ("value", f"{number_text(figure.value)} {figure.unit}"),
        ("printed", figure.printed),
        ("qualifier", None if exact else name_of(figure.qualifier).en),
        ("stands_for", _interval(figure) if exact else None),
        ("bounds", None if exact else str(figure.bounds)),
        ("of", getattr(figure, "of", None)),
        ("period", f"{figure.period} ({name_of(figure.period.kind).en})"),
        ("certainty", (certainty_mark(figure.certainty), meaning_of(figure.certainty).en)),
        ("evidence", figure.evidence),
        *(("cited", cited) for cited in (map(str, explained.cited) if explained else figure.cited)),
        *(("doubt", doubt) for doubt in _doubts(figure, explained)),
        *(("reading_taken", d.chosen.label) for d in (explained.doubts if explained else ())),
        *(("alternative", _alternative(figure, alternative)) for alternative in figure.alternatives),
        ("note", figure.note),
    ]
    if explained is not None:
        rows.extend(("check", (verdict_mark(result.verdict), result.rule.brief)) for result in explained.results)
        rows.extend(("discrepancy", f"{d.arithmetic}. {d.explanation}") for d in explained.discrepancies)
        rows.extend(("other_years", other_year(one)) for one in explained.series or () if one.own is None)
    rows.extend(("source", str(source)) for source in figure.sources)
    rows.extend((("heading", figure.source.heading), ("kind", type(figure).__name__), ("id", figure.id)))
    return [(word(name).en, cell) for name, cell in rows if cell]


def other_year(one: Observation) -> str:
    """Write a number of another year: year, number as printed, comparability and publisher."""
    differs = f"{name_of(one.comparability).en}: {one.difference}" if one.difference else name_of(one.comparability).en
    return f"{one.when}: {one.shown} ({differs}; {one.origin})"


def figures_card(figures: Figures) -> Card:
    """Make the card of a list: the first figures are shown, the others folded away."""
    shown, others = figures[:_MOST], figures[_MOST:]
    grids = [figures_grid(shown)] if shown else []
    if others:
        grids.append(figures_grid(others, fold=word("more", number=len(others)).en))
    return Card(kind="Figures", title=counted("figure", len(figures)).en, grids=grids)


def figures_grid(figures: Sequence[Figure], fold: str = "", numbered: bool = False) -> Grid:
    """List figures with their certainty and place. The period is left out if all figures share it."""
    labels = short_labels([figure.label("en") for figure in figures])
    periods = [str(figure.period) for figure in figures]
    one_period = len(set(periods)) == 1
    head = [
        *(("",) if numbered else ()),
        *(word(key).en for key in ("figure", "value", "certainty")),
        *(() if one_period else (word("period").en,)),
        *(word(key).en for key in ("slide", "id")),
    ]
    rows = [
        (
            *((str(number),) if numbered else ()),
            label,
            in_english(figure),
            (certainty_mark(figure.certainty), ""),
            *(() if one_period else (period,)),
            str(figure.source.slide),
            figure.id,
        )
        for number, figure, label, period in zip(count(1), figures, labels, periods, strict=False)
    ]
    first, last = int(numbered), len(head) - 1
    numbers = (*((0,) if numbered else ()), first + 1, last - 1)
    return Grid(head=head, rows=rows, numbers=numbers, codes=(last,), fold=fold)


def derived_card(derived: Derived) -> Card:
    """Make the card of a computed number."""
    rows: list[tuple[Word, Cell]] = [
        ("value", f"{number_text(derived.value)} {derived.unit}"),
        *(() if derived.bounds.is_point else (("bounds", str(derived.bounds)),)),
        ("certainty", (certainty_mark(derived.certainty), meaning_of(derived.certainty).en)),
        *(("doubt", doubt) for doubt in derived.doubts),
        *((("possible", derived.caveat),) if derived.caveat else ()),
        ("formula", derived.formula),
        *(("operand", operand) for operand in derived.operands),
    ]
    if derived.period is not None:
        rows.append(("period", str(derived.period)))
    return Card(
        kind="Derived",
        title=word("derived_title").en,
        lead=derived_amount(derived),
        mark=certainty_mark(derived.certainty),
        rows=[(word(name).en, cell) for name, cell in rows],
        hint=word("derived_hint").en,
    )


def derived_amount(derived: Derived) -> str:
    """Write a computed number with its unit and its doubt."""
    return with_doubt(
        amount(derived.value, derived.unit), derived, "en", lambda number: number_text(number, grouped=True)
    )


def _card(figure: Figure, rows: Sequence[tuple[str, Cell]], hint: str) -> Card:
    return Card(
        kind=type(figure).__name__,
        title=figure.label("en"),
        original=figure.label("nl"),
        lead=in_english(figure),
        mark=certainty_mark(figure.certainty),
        rows=rows,
        hint=hint,
    )


def _interval(figure: Figure) -> str:
    if figure.interval_if_rounded.is_point:
        return word("stands_for_itself", number=number_text(figure.value)).en
    both = word("stands_for_both", rounded=figure.interval_if_rounded, truncated=figure.interval_if_truncated)
    return both.en


def _doubts(figure: Figure, explained: Explanation | None) -> list[str]:
    """Give the id of each doubt, and its question where the report is known."""
    if explained is None:
        return list(figure.doubts)
    return [f"{doubt.id}: {doubt.question}" for doubt in explained.doubts]


def _alternative(figure: Figure, alternative: Alternative) -> str:
    return f"{alternative_text(figure, alternative)}: {alternative.why}"
