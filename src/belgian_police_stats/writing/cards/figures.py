"""The cards of a figure, alone or explained, of a derived number and of a list of figures."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import count

from ...model.derived import Derived
from ...model.figure import Certainty, Figure, Qualifier
from ...model.figures import Figures
from ...model.interval import Exact
from ...model.source import Alternative
from ...model.words import short_labels, unit_label, unit_of
from ...querying.checking import Explanation
from .card import Card, Cell, Grid, certainty_mark, verdict_mark

__all__ = [
    "MEANINGS",
    "amount",
    "derived_card",
    "explanation_card",
    "figure_card",
    "figure_rows",
    "figures_card",
    "figures_grid",
    "in_english",
]

_MOST = 20
"""So many figures of a list stand in the open."""
MEANINGS = {
    Certainty.CERTAIN: "label and number stand together, or arithmetic or a cited source leaves one reading",
    Certainty.INFERRED: "number and label are linked by their position and by the evidence",
    Certainty.AMBIGUOUS: "another number, label or period is possible",
}


def in_english(figure: Figure) -> str:
    """Write hedge, sign, number and unit; the number with spaces and a point, which no language takes amiss."""
    hedge = "" if figure.qualifier is Qualifier.EXACT else f"{figure.qualifier.replace('_', ' ')} "
    sign = "+" if figure.printed.startswith("+") else ""
    return f"{hedge}{sign}{amount(figure.value, figure.unit, unit_of(figure, 'en'))}"


def amount(number: Exact, unit: str, name: str | None = None) -> str:
    """Write a number that may be computed, and its unit in English, by its own name if it has one."""
    whole = number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number
    digits = f"{float(whole):.6g}" if isinstance(whole, Fraction) else f"{whole:,}".replace(",", " ")
    return f"{digits}%" if unit == "percent" else f"{digits} {name or unit_label(unit, 'en')}"


def figure_card(figure: Figure) -> Card:
    """Make the card of a figure that knows nothing of its report."""
    return _card(figure, figure_rows(figure), f'report.explain("{figure.id}") tells the rules that bind it.')


def explanation_card(explained: Explanation) -> Card:
    """Make the card of a figure with its rules and with what is odd about it."""
    return _card(explained.figure, figure_rows(explained.figure, explained), "")


def figure_rows(figure: Figure, explained: Explanation | None = None) -> list[tuple[str, Cell]]:
    """Tell all that is known of a figure, name by name; what there is nothing to say about is left out."""
    rows: list[tuple[str, Cell | None]] = [
        ("value", f"{figure.value} {figure.unit}"),
        ("printed", figure.printed),
        ("qualifier", None if figure.qualifier is Qualifier.EXACT else figure.qualifier.replace("_", " ")),
        ("interval", _interval(figure)),
        ("range", _range(figure)),
        ("of", getattr(figure, "of", None)),
        ("period", f"{figure.period} ({figure.period.kind})"),
        ("certainty", (certainty_mark(figure.certainty), MEANINGS[figure.certainty])),
        ("evidence", figure.evidence),
        *(("or", _alternative(alternative)) for alternative in figure.alternatives),
        ("note", figure.note),
    ]
    if explained is not None:
        rows += [("rule", (verdict_mark(result.verdict), result.rule.brief)) for result in explained.results]
        rows += [("odd", f"{d.arithmetic}. {d.explanation}") for d in explained.discrepancies]
    rows += [("source", str(source)) for source in figure.sources]
    rows += [("heading", figure.source.heading), ("kind", type(figure).__name__), ("id", figure.id)]
    return [(name, cell) for name, cell in rows if cell]


def figures_card(figures: Figures) -> Card:
    """Make the card of a list: the first figures in the open, the others folded away."""
    shown, others = figures[:_MOST], figures[_MOST:]
    grids = [figures_grid(shown)] if shown else []
    if others:
        grids.append(figures_grid(others, fold=f"{len(others)} more"))
    return Card(kind="Figures", title=f"{len(figures)} figures", grids=grids)


def figures_grid(figures: Sequence[Figure], fold: str = "", numbered: bool = False) -> Grid:
    """List figures with what must be known of each before it is used."""
    labels = short_labels([figure.label("en") for figure in figures])
    periods = [str(figure.period) for figure in figures]
    one = len(set(periods)) == 1
    head = (*(("",) if numbered else ()), "figure", "value", "certainty", *(() if one else ("period",)), "slide", "id")
    rows = [
        (
            *((str(number),) if numbered else ()),
            label,
            in_english(figure),
            (certainty_mark(figure.certainty), ""),
            *(() if one else (period,)),
            str(figure.source.slide),
            figure.id,
        )
        for number, figure, label, period in zip(count(1), figures, labels, periods, strict=False)
    ]
    numbers = tuple(head.index(name) for name in ("", "value", "slide") if name in head)
    return Grid(head=head, rows=rows, numbers=numbers, fold=fold)


def derived_card(derived: Derived) -> Card:
    """Make the card of a number that nobody printed."""
    rows: list[tuple[str, Cell]] = [
        ("value", f"{derived.value} {derived.unit}"),
        ("range", str(derived.bounds)),
        ("formula", derived.formula),
        *(("operand", operand) for operand in derived.operands),
    ]
    if derived.period is not None:
        rows.append(("period", str(derived.period)))
    return Card(
        kind="Derived",
        title="A computed number",
        lead=amount(derived.value, derived.unit),
        rows=rows,
        hint="It has no source: nobody printed it.",
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


def _interval(figure: Figure) -> str | None:
    if figure.qualifier is not Qualifier.EXACT:
        return None
    if figure.interval_if_rounded.is_point:
        return f"{figure.value} alone, printed in full"
    return f"{figure.interval_if_rounded} as rounded, {figure.interval_if_truncated} as truncated"


def _range(figure: Figure) -> str | None:
    """What the hedge makes of the interval."""
    return None if figure.qualifier is Qualifier.EXACT else f"{figure.bounds}, by the hedge"


def _alternative(alternative: Alternative) -> str:
    value = "" if alternative.value is None else f"{alternative.value}"
    figure = "" if alternative.figure is None else f" (now {alternative.figure})"
    return f"{value}{figure}: {alternative.why}" if value else alternative.why
