"""Make the answers for an assistant: plain data for JSON, with every doubt about the figures in it.

Each answer that has figures has a key `doubts` too: the questions that touch them, with the readings. So an assistant
need not ask again to learn that a number is in doubt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..fact_checking.claims import ClaimVerdict
from ..model.doubts import doubt_by_id
from ..model.figure import Figure
from ..model.labels import Language
from ..model.report import Report
from ..writing.fact_checks import claim_record
from ..writing.json_text import json_text
from ..writing.observations import series_record
from ..writing.records import discrepancy_record, doubt_record, figure_record, result_record

if TYPE_CHECKING:
    from ..querying.selecting import Filters

__all__ = ["about_doubts", "about_figure", "explained", "fact_checked", "found", "series_of", "tabled"]


def found(report: Report, words: str, language: Language, limit: int) -> dict[str, Any]:
    """Give the figures that fit words or a printed number, the best first."""
    matches = report.find(words)
    figures = matches.figures[:limit]
    return {
        "total": len(matches),
        "hint": matches.hint or (None if matches else "Try fewer or shorter words."),
        "words_that_do_not_fit": [*matches[0].missed] if matches else [],
        "figures": _rows(report, figures, language),
        **_doubts_about(report, figures),
    }


def about_figure(report: Report, figure_id: str, language: Language) -> dict[str, Any]:
    """Give everything about one figure."""
    figure = report[figure_id]
    possible = [{"value": item.value, "readings": dict(item.readings)} for item in figure.possible]
    return _plain(
        {
            "text": str(figure),
            "label": figure.label(language),
            **figure_record(figure),
            "possible": possible,
        }
    ) | _doubts_about(report, [figure])


def explained(report: Report, figure_id: str) -> dict[str, Any]:
    """Explain a figure in sentences, with the checks that bind it and its discrepancies."""
    explanation = report.explain(figure_id)
    return _plain(
        {
            "id": explanation.figure.id,
            "text": str(explanation),
            "rules": [result_record(result) for result in explanation.results],
            "discrepancies": [discrepancy_record(item) for item in explanation.discrepancies],
        }
    ) | _doubts_about(report, [explanation.figure])


def series_of(report: Report, figure_id: str) -> dict[str, Any]:
    """Give the numbers of other years beside a figure."""
    series = report.series(figure_id)
    return _plain(series_record(series)) | _doubts_about(report, [report[figure_id]])


def fact_checked(report: Report, text: str, language: Language | None, published: str | None) -> dict[str, Any]:
    """Compare the numbers of a text with the report."""
    check = report.fact_check(text, language=language, published=published)
    named = {figure: report[figure] for claim in check for figure in claim.figures}
    return _plain(
        {
            "edition": check.year,
            "verdicts": {str(verdict): len(check.select(verdict)) for verdict in ClaimVerdict},
            "claims": [claim_record(claim) for claim in check],
            "numbers_that_are_no_claims": [{"quote": item.quote, "kind": item.kind} for item in check.non_claims],
        }
    ) | _doubts_about(report, named.values())


def tabled(report: Report, filters: Filters, language: Language, offset: int, limit: int) -> dict[str, Any]:
    """Give some rows of the table of the figures that fit the filters."""
    figures = report.select(**filters)
    page = figures[offset : offset + limit]
    after = offset + len(page)
    return {
        "total": len(figures),
        "next_offset": after if after < len(figures) else None,
        "rows": _rows(report, page, language),
        **_doubts_about(report, page),
    }


def about_doubts(report: Report, doubt_id: str | None) -> dict[str, Any]:
    """Give one doubt, or all, with the figures under each reading."""
    doubts = report.doubts if doubt_id is None else [doubt_by_id(report.doubts, doubt_id)]
    return _plain({"total": len(doubts), "doubts": [doubt_record(doubt) for doubt in doubts]})


def _rows(report: Report, figures: Iterable[Figure], language: Language) -> list[dict[str, Any]]:
    """Give the rows of figures, in their order, each with the figure as Python prints it."""
    listed = {figure.id: figure for figure in figures}
    rows = report.table(language=language, where=lambda figure: figure.id in listed).to_records()
    by_id = {row["id"]: {"text": str(listed[row["id"]]), **row} for row in rows}
    return [_plain(by_id[figure_id]) for figure_id in listed]


def _doubts_about(report: Report, figures: Iterable[Figure]) -> dict[str, Any]:
    """Give the questions that touch figures, by their ids, with the readings, the chosen one first."""
    named = {doubt for figure in figures for doubt in figure.doubts}
    return {
        "doubts": {
            doubt.id: {"question": doubt.question, "readings": [reading.label for reading in doubt.readings]}
            for doubt in (report.doubts if named else ())
            if doubt.id in named
        }
    }


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """Write dates as texts and Decimals as JSON numbers. The column value_text keeps every digit."""
    plain: dict[str, Any] = json.loads(json_text(record))
    return plain
