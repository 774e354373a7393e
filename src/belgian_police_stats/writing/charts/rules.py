"""The chart of a check: one sign for each rule, in a row for each verdict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ...model.labels import Language
from ...model.rules import Verdict
from ...model.words import counted, name_of, word
from ...querying.checking import Check
from .drawing import BLUE, GREEN, GREY, ORANGE, RED, altair, data

if TYPE_CHECKING:
    import altair as alt

__all__ = ["check_chart"]

_WIDTH, _STEP = 520, 26
_LIBRARY = "belgian_police_stats"
_LOOKS = {
    Verdict.EXACT: (GREEN, "square"),
    Verdict.ROUNDED: (GREEN, "circle"),
    Verdict.TRUNCATED: (ORANGE, "triangle-down"),
    Verdict.HOLDS: (BLUE, "square"),
    Verdict.UNDECIDED: (GREY, "diamond"),
    Verdict.VIOLATED: (RED, "cross"),
}


def check_chart(check: Check, language: Language) -> alt.LayerChart:
    """Draw a sign for each rule, and the number of rules behind each row. See `Check.chart`."""
    alt = altair()
    words = [name_of(verdict).text(language) for verdict in Verdict]
    rows, counts = _rows(check, language)
    most = max((row["count"] for row in counts), default=0) + 3
    y = alt.Y("verdict:N").scale(domain=words).sort(None).title(None)
    x = alt.X("at:Q").scale(domain=[0, most], nice=False).axis(None)
    look = {
        "color": alt.Color("verdict:N").scale(domain=words, range=[_LOOKS[v][0] for v in Verdict]).legend(None),
        "shape": alt.Shape("verdict:N").scale(domain=words, range=[_LOOKS[v][1] for v in Verdict]).legend(None),
    }
    tips = [
        alt.Tooltip("rule:N", title=word("check").text(language)),
        alt.Tooltip("verdict:N", title=word("verdict").text(language)),
    ]
    size = min(11.0, 0.9 * _WIDTH / most) ** 2
    signs = alt.Chart(data(rows)).mark_point(filled=True, opacity=1, size=size)
    numbers = alt.Chart(data(counts)).mark_text(align="left", dx=-4)
    computed = word("computed_from_figures").text(language)
    heading = alt.TitleParams(
        text=counted("check_of_figures", len(check)).text(language),
        subtitle=word("source_line", source=f"{computed}, {_LIBRARY}").text(language),
        anchor="start",
        offset=10,
        subtitleColor=GREY,
    )
    layers = [signs.encode(x=x, y=y, tooltip=tips, **look), numbers.encode(x=x, y=y, text="count:Q")]
    chart = alt.layer(*layers).properties(width=_WIDTH, height=alt.Step(_STEP))
    return chart.properties(title=heading, description=_in_words(counts))  # type: ignore[no-any-return]


def _in_words(counts: list[dict[str, Any]]) -> str:
    return "; ".join(f"{row['verdict']}: {row['count']}" for row in counts)


def _rows(check: Check, language: Language) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    counts: Counter[Verdict] = Counter()
    rows: list[dict[str, Any]] = []
    for result in check:
        verdict = name_of(result.verdict).text(language)
        rows.append({"verdict": verdict, "at": counts[result.verdict] + 0.5, "rule": result.rule.formula})
        counts[result.verdict] += 1
    sums = [{"verdict": name_of(v).text(language), "at": counts[v] + 1, "count": counts[v]} for v in Verdict]
    return rows, sums
