"""The cards of a figure, of a figure with its checks, of a computed number and of a list of figures.

The rows of a figure are in any of the four languages, since the command prints them too; cards are in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from attrs import evolve

from ...model.certainty import Qualifier
from ...model.derived import Derived
from ...model.figure import Figure
from ...model.figures import Figures
from ...model.labels import Language
from ...model.numbers import number_text
from ...model.outside import Observation
from ...model.readings import alternative_text
from ...model.rules import Verdict
from ...model.source import Alternative
from ...model.word_keys import Word
from ...model.words import column_word, counted, meaning_of, name_of, short_labels, word
from ...querying.checking import Explanation
from ...querying.judging import RuleResult
from ..plain import in_english, place_text, plain_derived, plain_figure, plain_interval, plain_number, plain_period
from ..relations import relation_in_numbers, relation_in_words
from .card import Card, Cell, Grid, certainty_mark, verdict_mark
from .line import line

__all__ = [
    "ATTENTION",
    "derived_card",
    "explanation_card",
    "figure_card",
    "figure_rows",
    "figures_card",
    "figures_grid",
    "other_year",
    "results_grid",
]

_MOST, _FOLDED = 20, 80
"""The most figures of a list that are shown, and that are folded away. A notebook keeps each card in its file."""
ATTENTION = (Verdict.VIOLATED, Verdict.UNDECIDED, Verdict.TRUNCATED)
"""The verdicts that need attention: their checks are listed first and not folded away."""


def figure_card(figure: Figure) -> Card:
    """Make the card of a figure. It has no rules, since a figure does not know its report."""
    return _card(figure, figure_rows(figure), word("explain_hint", id=figure.id).en)


def explanation_card(explained: Explanation) -> Card:
    """Make the card of a figure with its checks and its discrepancies. The checks that hold are folded away."""
    figure, results = explained.figure, explained.results
    rows = figure_rows(figure, evolve(explained, results=tuple(r for r in results if r.verdict in ATTENTION)))
    card = _card(figure, rows, "")
    if results:
        card = evolve(card, grids=[results_grid(results, fold=counted("check", len(results)).en)])
    if explained.series is None:
        return card
    return evolve(card, drawing=line(explained.series), hint=word("series_hint", id=figure.id).en)


def figure_rows(
    figure: Figure, explained: Explanation | None = None, language: Language = "en"
) -> list[tuple[str, Cell]]:
    """List all that is known of a figure, each fact with its name; empty facts are left out.

    Names and numbers are in the language. The name of a fact that the data has only in English says so.
    """
    exact = figure.qualifier is Qualifier.EXACT
    mark = certainty_mark(figure.certainty, language)
    period = f"{plain_period(figure.period, language)} ({name_of(figure.period.kind).text(language)})"
    rows: list[tuple[Word, Cell | None]] = [
        ("value", f"{number_text(figure.value)} {figure.unit}"),
        ("printed", figure.printed),
        ("qualifier", None if exact else name_of(figure.qualifier).text(language)),
        ("stands_for", _interval(figure, language) if exact else None),
        ("bounds", None if exact else plain_interval(figure.bounds, language)),
        ("of", getattr(figure, "of", None)),
        ("period", period),
        ("certainty", (mark, meaning_of(figure.certainty).text(language))),
        ("evidence", figure.evidence),
        *(("cited", cited) for cited in (map(str, explained.cited) if explained else figure.cited)),
        *(("doubt", doubt) for doubt in _doubts(figure, explained)),
        *(("reading_taken", d.chosen.label) for d in (explained.doubts if explained else ())),
        *(("alternative", _alternative(figure, alternative)) for alternative in figure.alternatives),
        ("note", figure.note),
    ]
    if explained is not None:
        rows.extend(("check", (verdict_mark(r.verdict, language), _relation(r, language))) for r in explained.results)
        rows.extend(("discrepancy", f"{d.arithmetic}. {d.explanation}") for d in explained.discrepancies)
        rows.extend(
            ("other_years", other_year(observation, language))
            for observation in explained.series or ()
            if observation.own is None
        )
    rows.extend(("source", place_text(source, language)) for source in figure.sources)
    kind = column_word("kind", type(figure).__name__).text(language)
    rows.extend((("heading", figure.source.heading), ("kind", kind), ("id", figure.id)))
    return [(_row_name(name, language), cell) for name, cell in rows if cell]


_ENGLISH_ONLY: tuple[Word, ...] = ("evidence", "doubt", "reading_taken", "alternative", "note", "discrepancy")
"""The facts whose texts are in English in the data."""


def _row_name(name: Word, language: Language) -> str:
    written = word(name).text(language)
    return in_english(written, language) if name in _ENGLISH_ONLY else written


def _relation(result: RuleResult, language: Language) -> str:
    numbers = relation_in_numbers(result, language)
    words = relation_in_words(result, language)
    return f"{words} ({numbers})" if numbers else words


def results_grid(results: Sequence[RuleResult], fold: str = "") -> Grid:
    """List judged rules: the verdict, the rule with labels, with numbers, and its id."""
    head = [word(key).en for key in ("verdict", "check", "numbers", "id")]
    rows = [
        (
            (verdict_mark(result.verdict), ""),
            relation_in_words(result, "en"),
            relation_in_numbers(result, "en"),
            result.rule.id,
        )
        for result in results
    ]
    return Grid(head=head, rows=rows, codes=(3,), fold=fold)


def other_year(observation: Observation, language: Language = "en") -> str:
    """Write a number of another year: year, number as printed, comparability and publisher."""
    differs = name_of(observation.comparability).text(language)
    if observation.difference:
        differs = word("named", name=differs, text=in_english(observation.difference, language)).text(language)
    when = observation.when if observation.when.isdigit() else plain_period(observation.period, language)
    return word("named", name=when, text=f"{observation.shown} ({differs}; {observation.origin})").text(language)


def figures_card(figures: Figures) -> Card:
    """Make the card of a list: the first figures are shown, the others folded away."""
    shown, others = figures[:_MOST], figures[_MOST : _MOST + _FOLDED]
    grids = [figures_grid(shown)] if shown else []
    if others:
        grids.append(figures_grid(others, fold=word("more", number=len(others)).en))
    remaining = len(figures) - len(shown) - len(others)
    hint = word("table_hint", number=remaining).en if remaining else ""
    return Card(kind="Figures", title=counted("figure", len(figures)).en, grids=grids, hint=hint)


def figures_grid(figures: Sequence[Figure], fold: str = "", numbered: bool = False) -> Grid:
    """List figures with their certainty and place. The period is left out if all figures share it."""
    labels = short_labels([figure.label("en") for figure in figures])
    periods = [plain_period(figure.period, "en") for figure in figures]
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
            plain_figure(figure, "en"),
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
        rows.append(("period", plain_period(derived.period, "en")))
    return Card(
        kind="Derived",
        title=word("derived_title").en,
        lead=plain_derived(derived, "en"),
        mark=certainty_mark(derived.certainty),
        rows=[(word(name).en, cell) for name, cell in rows],
        hint=word("derived_hint").en,
    )


def _card(figure: Figure, rows: Sequence[tuple[str, Cell]], hint: str) -> Card:
    return Card(
        kind=column_word("kind", type(figure).__name__).en,
        title=figure.label("en"),
        original=figure.label("nl"),
        lead=plain_figure(figure, "en"),
        mark=certainty_mark(figure.certainty),
        rows=rows,
        hint=hint,
    )


def _interval(figure: Figure, language: Language) -> str:
    if figure.interval_if_rounded.is_point:
        return word("stands_for_itself", number=plain_number(figure.value, language)).text(language)
    rounded, truncated = (
        plain_interval(interval, language) for interval in (figure.interval_if_rounded, figure.interval_if_truncated)
    )
    return word("stands_for_both", rounded=rounded, truncated=truncated).text(language)


def _doubts(figure: Figure, explained: Explanation | None) -> list[str]:
    """Give the id of each doubt, and its question where the report is known."""
    if explained is None:
        return list(figure.doubts)
    return [f"{doubt.id}: {doubt.question}" for doubt in explained.doubts]


def _alternative(figure: Figure, alternative: Alternative) -> str:
    return f"{alternative_text(figure, alternative)}: {alternative.why}"
