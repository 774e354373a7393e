"""The answers of show and find."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.figure import Figure
from ..model.figures import Figures
from ..model.report import Report
from ..querying.explaining import Explanation
from ..querying.searching import suggestion
from ..writing.cards.card import in_words
from ..writing.cards.figures import figure_rows
from ..writing.law_records import discrepancy_record, result_record
from ..writing.records import figure_record, table_record
from .answer import Answer
from .layout import columns, pairs, prose

__all__ = ["find", "show"]


def show(report: Report, wanted: str, language: str) -> Answer:
    """One figure with all that is known of it, or the figures of a section or chapter."""
    inside = Figures(figure for figure in report if figure.id.startswith(wanted + "."))
    if inside:
        records = [table_record(figure, report.edition) for figure in inside]
        return Answer(records, _table(inside, language))
    explained = report.explain(wanted)
    record = {
        **figure_record(explained.figure, report.edition),
        "laws": [result_record(result) for result in explained.results],
        "discrepancies": [discrepancy_record(discrepancy) for discrepancy in explained.discrepancies],
    }
    return Answer(record, _card(explained, language))


def find(report: Report, words: str, language: str) -> Answer:
    """The figures that fit the words, the best first, and what fitted."""
    matches = report.find(words)
    records = [
        {
            **table_record(match.figure, report.edition),
            "score": f"{match.score:.3f}",
            "matched": list(match.matched),
            "matched_in": match.language,
        }
        for match in matches
    ]
    if not matches:
        near = suggestion(report.figures, words) or " Fewer or shorter words find more."
        return Answer(records, prose(f"No figure fits {words!r} in any language.{near}"))
    why = [f"{match.language}: {' '.join(match.matched)}" for match in matches]
    return Answer(records, _table((match.figure for match in matches), language, why))


def _table(figures: Iterable[Figure], language: str, why: Iterable[str] | None = None) -> list[str]:
    listed = list(figures)
    extra = list(why) if why is not None else None
    head = ("id", "printed", "unit", "reading", *(("matched",) if extra else ()), "label")
    rows = [
        (f.id, _hedged(f), f.unit, f.reading, *((extra[i],) if extra else ()), f.label(language))
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
