"""The chart of a check: one sign for each rule, in a row for each verdict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ...model.rules import Verdict
from ...model.words import counted, name_of, word
from ...querying.checking import Check
from ...querying.judging import RuleResult
from ..escapes import in_chart
from ..relations import relation_in_numbers, relation_in_words
from .drawing import altair, data, finished, report_name, titles
from .style import PLAIN, Style

if TYPE_CHECKING:
    import altair as alt

__all__ = ["check_chart"]

_WIDTH, _STEP = 520, 26
_SHAPES = {
    Verdict.EXACT: "square",
    Verdict.ROUNDED: "circle",
    Verdict.TRUNCATED: "triangle-down",
    Verdict.HOLDS: "square",
    Verdict.UNDECIDED: "diamond",
    Verdict.VIOLATED: "cross",
}


def check_chart(check: Check, language: str, style: Style = PLAIN) -> alt.LayerChart:
    """Draw a sign for each rule, and the number of rules behind each row. See `Check.chart`."""
    alt = altair()
    words = [name_of(verdict).text(language) for verdict in Verdict]
    rows, counts = _rows(check, language)
    most = max((row["count"] for row in counts), default=0) + 3
    axis = alt.Axis(ticks=False, domain=False, labelPadding=6, aria=False)
    y = alt.Y("verdict:N").scale(domain=words).sort(None).title(None).axis(axis)
    x = alt.X("at:Q").scale(domain=[0, most], nice=False).axis(None)
    look = {
        "color": alt.Color("verdict:N").scale(domain=words, range=[style.verdict(v) for v in Verdict]).legend(None),
        "shape": alt.Shape("verdict:N").scale(domain=words, range=list(_SHAPES.values())).legend(None),
    }
    tips = [
        alt.Tooltip("rule:N", title=word("check").text(language)),
        alt.Tooltip("verdict:N", title=word("verdict").text(language)),
    ]
    width = style.width or _WIDTH
    size = min(11.0, 0.9 * width / most) ** 2
    signs = alt.Chart(data(rows)).mark_point(filled=True, opacity=1, size=size)
    numbers = alt.Chart(data(counts)).mark_text(align="left", dx=-4, color=style.text)
    title, source = _title(check, language), _source(check, language)
    layers = [signs.encode(x=x, y=y, tooltip=tips, **look), numbers.encode(x=x, y=y, text="count:Q")]
    chart = alt.layer(*layers).properties(
        width=width,
        height=alt.Step(_STEP),
        view=alt.ViewBackground(stroke=None),
        title=titles(title, [source], style),
        description=in_chart("; ".join((style.title or title, *_in_words(counts)))),
    )
    return finished(chart, style)  # type: ignore[no-any-return]


def _title(check: Check, language: str) -> str:
    return counted("check", len(check)).text(language)


def _source(check: Check, language: str) -> str:
    """Name the report of the figures that are bound, and the library that computed."""
    from ... import __version__

    report = next((report_name(r.about[0].report_key, language) for r in check.results if r.about), "")
    computed = word("computed_from_figures").text(language)
    told = "; ".join(part for part in (report, f"{computed}, belgian_police_stats {__version__}") if part)
    return word("source_line", source=told).text(language)


def _in_words(counts: list[dict[str, Any]]) -> list[str]:
    return [f"{row['verdict']}: {row['count']}" for row in counts]


def _relation(result: RuleResult, language: str) -> str:
    numbers = relation_in_numbers(result, language)
    words = relation_in_words(result, language)
    return f"{words} ({numbers})" if numbers else words


def _rows(check: Check, language: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    counts: Counter[Verdict] = Counter()
    rows: list[dict[str, Any]] = []
    for result in check:
        verdict = name_of(result.verdict).text(language)
        rows.append({"verdict": verdict, "at": counts[result.verdict] + 0.5, "rule": _relation(result, language)})
        counts[result.verdict] += 1
    sums = [{"verdict": name_of(v).text(language), "at": counts[v] + 1, "count": counts[v]} for v in Verdict]
    return rows, sums
