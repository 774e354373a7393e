"""A text of a report stays a text in a chart, wherever the chart is shown."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.writing.escapes import in_chart
from support.hostile import HOSTILE, SCRIPT, hostile_report

JOINER = "\N{WORD JOINER}"
# Drawing a chart takes a tenth of a second, so that most texts share one report.
TEXTS = (SCRIPT, HOSTILE[4], HOSTILE[5], " ".join(HOSTILE))


def charts_of(report: bps.Report) -> dict[str, Any]:
    """Every kind of chart."""
    section = report.chapters[0].sections[0]
    return {
        "section": section.chart(),
        "pair": section.chart(beside=section),
        "breakdown": report.breakdowns[0].chart(),
        "check": report.check().chart(),
    }


def texts_of(part: Any) -> Iterator[str]:
    """Every text and every key in a specification."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from (key, *texts_of(value))
    elif isinstance(part, list):
        for value in part:
            yield from texts_of(value)


class Tags(HTMLParser):
    """The names of the tags that a browser sees in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        """Note the name."""
        self.names.append(tag)


@given(st.text())
def test_no_text_of_a_chart_begins_a_tag(text: str) -> None:
    """Behind each `<` stands the joiner, and nothing else changes."""
    escaped = in_chart(text)

    assert text.replace("<", f"<{JOINER}") == escaped
    assert [] == re.findall(f"<(?!{JOINER})", escaped)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_of_every_chart_is_escaped(text: str) -> None:
    """In the data, the titles, the descriptions, the orders and the units."""
    for name, chart in charts_of(hostile_report(text)).items():
        raw = [found for found in texts_of(chart.to_dict()) if re.search(f"<(?!{JOINER})", found)]
        assert ([], name) == (raw, name)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_a_page_with_a_chart_has_no_tag_of_a_label(text: str) -> None:
    """The page that Altair saves, and what it gives to a notebook, have the tags of a harmless report."""
    hostile, harmless = charts_of(hostile_report(text)), charts_of(hostile_report("harmless"))
    for name, chart in hostile.items():
        assert Tags(harmless[name].to_html()).names == Tags(chart.to_html()).names
        shown = [one._repr_mimebundle_() for one in (harmless[name], chart)]
        pages = [Tags((one[0] if isinstance(one, tuple) else one).get("text/html", "")).names for one in shown]
        assert pages[0] == pages[1]


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_a_picture_shows_the_text_as_it_is(text: str) -> None:
    """Also one with a backslash and quotation marks, which Vega-Lite would write into an expression."""
    for name, chart in charts_of(hostile_report(text)).items():
        file = io.StringIO()
        chart.save(file, format="svg")
        written = html.unescape(file.getvalue()).replace(JOINER, "")
        assert name == "check" or " ".join(text.split()) in " ".join(written.split())
