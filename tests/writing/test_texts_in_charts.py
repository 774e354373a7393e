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
from belgian_police_stats.strict_json import Json
from belgian_police_stats.writing.escapes import in_chart
from support.hostile import BACKSLASH, HOSTILE, QUOTED, SCRIPT, hostile_report

JOINER = "\N{WORD JOINER}"
# Drawing a chart takes a tenth of a second, so that most texts share one report.
TEXTS = (SCRIPT, QUOTED, BACKSLASH, " ".join(HOSTILE))


def charts_of(report: bps.Report) -> dict[str, Any]:
    """Every kind of chart."""
    section = report.chapters[0].sections[0]
    return {
        "section": section.chart(),
        "pair": section.chart(beside=section),
        "breakdown": report.breakdowns[0].chart(),
        "check": report.check().chart(),
        "series": report.series(report.figures[0]).chart(),
    }


def texts_of(part: Json) -> Iterator[str]:
    """Every text and every key in a specification."""
    if isinstance(part, str):
        yield part
    elif type(part) is dict:
        for key, value in part.items():
            yield from (key, *texts_of(value))
    elif type(part) is list:
        for value in part:
            yield from texts_of(value)


class Tags(HTMLParser):
    """The names of the tags that a browser sees in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """Note the name."""
        self.names.append(tag)


def html_for_a_notebook(chart: Any) -> str:
    """The HTML that Altair gives, which comes with or without metadata."""
    shown: dict[str, str] | tuple[dict[str, str], object] = chart._repr_mimebundle_()
    forms = shown[0] if isinstance(shown, tuple) else shown
    return forms.get("text/html", "")


@given(st.text())
def test_no_text_of_a_chart_begins_a_tag(text: str) -> None:
    """A joiner follows each `<`, and nothing else changes."""
    escaped = in_chart(text)

    assert text.replace("<", f"<{JOINER}") == escaped
    assert [] == re.findall(f"<(?!{JOINER})", escaped)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_of_every_chart_is_escaped(text: str) -> None:
    """The texts are in the data, titles, descriptions, orders and units."""
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
        assert Tags(html_for_a_notebook(harmless[name])).names == Tags(html_for_a_notebook(chart)).names


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_a_picture_shows_the_text_as_it_is(text: str) -> None:
    """One text has a backslash and quotation marks, which Vega-Lite would write into an expression."""
    for name, chart in charts_of(hostile_report(text)).items():
        file = io.StringIO()
        chart.save(file, format="svg")
        written = html.unescape(file.getvalue()).replace(JOINER, "")
        assert name == "check" or " ".join(text.split()) in " ".join(written.split())
