"""The answers of show and find."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import PrintedNumberError, UnknownFigureError, nearest, short_repr
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.report import Report
from ..querying.checking import Explanation
from ..querying.searching import suggestion
from ..writing.cards.card import in_words
from ..writing.cards.figures import figure_rows
from ..writing.records import discrepancy_record, figure_record, result_record, table_record
from .answer import Answer
from .layout import columns, pairs, prose

__all__ = ["find", "show"]


def show(report: Report, wanted: str, language: str) -> Answer:
    """One figure with all that is known of it, or the figures of a section or chapter."""
    inside = Figures(figure for figure in report if figure.id.startswith(wanted + "."))
    if inside:
        records = [table_record(figure, report.edition) for figure in inside]
        return Answer(records, _table(inside, language))
    if wanted not in report.figures.ids:
        raise _unknown(report, wanted)
    explained = report.explain(wanted)
    record = {
        **figure_record(explained.figure, report.edition),
        "rules": [result_record(result) for result in explained.results],
        "discrepancies": [discrepancy_record(discrepancy) for discrepancy in explained.discrepancies],
    }
    return Answer(record, _card(explained, language))


def find(report: Report, words: str, language: str) -> Answer:
    """The figures that fit the words, the best first, and what fitted; else those where the words are printed."""
    found = [
        (match.figure, {"score": f"{match.score:.3f}", "matched": list(match.matched), "matched_in": match.language})
        for match in report.find(words)
    ] or [
        (figure, {"score": "1.000", "matched": [words], "matched_in": "printed"}) for figure in _printed(report, words)
    ]
    if not found:
        near = suggestion(report.figures, words) or "Fewer or shorter words find more."
        return Answer([], prose(f"No figure fits {words!r} in any language. {near}"))
    why = [f"{fit['matched_in']}: {' '.join(fit['matched'])}" for _, fit in found]
    records = [{**table_record(figure, report.edition), **fit} for figure, fit in found]
    return Answer(records, _table((figure for figure, _ in found), language, why))


def _printed(report: Report, words: str) -> Iterable[Figure]:
    try:
        matches = report.find_printed(words)
    except PrintedNumberError:
        return ()
    # A figure that is printed twice is one row.
    return {match.figure.id: match.figure for match in matches if match.figure is not None}.values()


def _unknown(report: Report, wanted: str) -> UnknownFigureError:
    chapters = [chapter.id for chapter in report.chapters]
    figures = report.figures.ids
    sections = list(dict.fromkeys(figure.rpartition(".")[0] for figure in figures))
    return UnknownFigureError(
        expected=f"the id of one of {len(figures)} figures, {len(sections)} sections or {len(chapters)} chapters",
        got=short_repr(wanted),
        hint=nearest(wanted, [*chapters, *sections, *figures]),
    )


def _table(figures: Iterable[Figure], language: str, why: Iterable[str] | None = None) -> list[str]:
    listed = list(figures)
    extra = list(why) if why is not None else None
    head = ("id", "printed", "unit", "certainty", *(("matched",) if extra else ()), "label")
    rows = [
        (f.id, _hedged(f), f.unit, f.certainty, *((extra[i],) if extra else ()), f.label(language))
        for i, f in enumerate(listed)
    ]
    return columns([head, *rows], numbers=(1,))


def _hedged(figure: Figure) -> str:
    return str(figure).removesuffix(f" {figure.unit}")


def _card(explained: Explanation, language: str) -> list[str]:
    figure = explained.figure
    name = prose(figure.label(language))
    head = [*name, "=" * max(map(len, name))]
    return [*head, *pairs((row, in_words(cell)) for row, cell in figure_rows(figure, explained))]
