"""The choices of a caller about a chart, and the behaviour of charts: scales, falls, pictures without a network."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.charts.panel import Panel, on_one_scale
from support.card_pages import contrast
from support.chart_specs import layers, rows, spec_of
from support.judged import count, figure
from support.own_reports import HORSES, MARES, plain


def every_chart(report: bps.Report, **style: Any) -> list[Any]:
    """One chart of every sort."""
    investigations = report.organised_crime.investigations
    return [
        investigations.chart(**style),
        investigations.chart(beside=report.organised_crime.capacity_shares, **style),
        report.breakdowns[0].chart(**style),
        report.check().chart(**style),
        report.series("personnel.staff.women").chart(**style),
    ]


@pytest.mark.slow
def test_a_chart_has_the_width_title_and_colours_that_were_chosen(report: bps.Report) -> None:
    """The lines below the title stay."""
    chart = report.organised_crime.investigations.chart("fr", width=700, title="Mine", colors={"certain": "navy"})
    spec = spec_of(chart)
    bars = next(layer for layer in layers(spec) if "fill" in layer["encoding"])

    assert {700} == {panel["width"] for panel in spec["vconcat"]}
    assert "Mine" == spec["title"]["text"]
    assert any("Belgian Federal Police" in line for line in spec["title"]["subtitle"])
    assert "navy" == bars["encoding"]["fill"]["scale"]["range"][0]
    assert spec["description"].startswith("Mine; ")
    for each in every_chart(report, title="Mine"):
        assert "Mine" == each.to_dict()["title"]["text"]


def test_each_chart_takes_colours_by_the_names_of_its_members(report: bps.Report) -> None:
    """The names are the verdicts for a check and the comparabilities for a series."""
    check = json.dumps(report.check().chart(colors={"violated": "#123456"}).to_dict())
    series = json.dumps(report.series("personnel.staff.women").chart(colors={"same": "#123456"}).to_dict())
    ambiguous = json.dumps(report.road_police.actions.chart(colors={"alternative": "#123456"}).to_dict())

    assert "#123456" in check
    assert "#123456" in series
    assert "#123456" in ambiguous


@pytest.mark.slow
def test_a_dark_chart_has_light_texts(report: bps.Report) -> None:
    """The page is dark, and so is what it says of its own colours."""
    for chart in every_chart(report, theme="dark"):
        config = chart.to_dict()["config"]
        assert "#1B1B1B" == config["background"]
        assert config["title"]["color"] == config["axis"]["labelColor"] == config["legend"]["labelColor"] == "#E6E6E6"


@pytest.mark.parametrize(("theme", "page"), [("light", "#FFFFFF"), ("dark", "#1B1B1B")])
def test_every_number_in_a_chart_can_be_read(report: bps.Report, theme: str, page: str) -> None:
    """A text has a contrast of 4.5 to one, and a point or bar that is filled one of 3 to one by itself or its line."""
    charts = every_chart(report, theme=theme)
    texts = {layer["mark"]["color"] for chart in charts for layer in layers(chart.to_dict()) if _is_text(layer)}
    points = [layer["encoding"] for layer in layers(charts[-1].to_dict()) if "fill" in layer["encoding"]]

    assert texts
    assert [] == [colour for colour in texts if contrast(colour, page) < 4.5]
    assert points
    for point in points:
        assert all(contrast(colour, page) >= 3 for colour in point["stroke"]["scale"]["range"])


def _is_text(layer: dict[str, Any]) -> bool:
    return bool(layer["mark"]["type"] == "text")


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ({"with": 3}, "Expected width, colors, title, theme for a chart, got 'with'. Did you mean 'width'?"),
        ({"width": 99}, "Expected a width of 100 to 4000 pixels, got 99."),
        ({"width": 420.0}, "Expected a width of 100 to 4000 pixels, got 420.0."),
        ({"theme": "black"}, 'Expected "light" or "dark" as the theme, got \'black\'.'),
        ({"title": 3}, "Expected a text as the title, got 3."),
        ({"colors": "red"}, "Expected colours by name, such as {'certain': 'navy'}, got 'red'."),
        ({"colors": {"certain": 3}}, "Expected a colour of CSS for certain, got 3."),
        ({"colors": {"certain": "x" * 41}}, "Expected a colour of CSS for certain, got "),
        ({"colors": {"certian": "red"}}, "got 'certian'. Did you mean 'certain'?"),
    ],
)
def test_a_wrong_choice_is_refused(report: bps.Report, style: dict[str, Any], message: str) -> None:
    """The error names the possible choices."""
    with pytest.raises(bps.FilterError) as refused:
        report.organised_crime.investigations.chart(**style)

    assert message in str(refused.value)


def test_panels_of_one_unit_have_one_scale(report: bps.Report) -> None:
    """A longer bar is a larger number: officers and civilians, women and men are persons."""
    spec = spec_of(report.personnel.staff.chart())
    domains = [layer["encoding"]["x"]["scale"]["domain"] for layer in layers(spec) if layer["mark"]["type"] == "bar"]

    assert 2 == len(domains)
    assert domains[0] == domains[1]
    assert 10_534 < domains[0][1]


def test_a_number_alone_has_no_bar(report: bps.Report) -> None:
    """It is written with its unit and its doubt, beside a square for its certainty."""
    spec = spec_of(report.protection.close_protection.chart("en"))
    numbers = [row["number"] for row in rows(spec, "text") if "number" in row]
    squares = [row["certainty"] for row in rows(spec, "point") if "number" in row]

    assert ["2 training sessions (or 14) ?", "14 persons (or 2) ?"] == numbers
    assert ["ambiguous", "ambiguous"] == squares


def test_counts_have_whole_ticks(report: bps.Report) -> None:
    """Shares can have any ticks."""
    counts = spec_of(report.road_police.actions.chart())
    shares = spec_of(report.organised_crime.investigation_shares.chart())

    def axis(spec: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = next(layer for layer in layers(spec) if layer["mark"]["type"] == "bar")
        axis: dict[str, Any] = found["encoding"]["x"]["axis"]
        return axis

    assert 1 == axis(counts)["tickMinStep"]
    assert "tickMinStep" not in axis(shares)


def test_a_fall_is_a_bar_to_the_left() -> None:
    """Its number is on its left, and the axis has room for it."""
    changes = [figure(bps.Change, "a", "+12%"), figure(bps.Change, "b", "-30%")]
    panel = Panel(figures=changes, labels=["up", "down"], language="en")
    spec = spec_of(panel.chart())
    low, high = panel.extent()
    aligned = {
        row["name"]: layer["mark"]["align"]
        for layer in layers(spec)
        if layer["mark"]["type"] == "text"
        for row in layer["data"]["values"]
    }

    assert low < -30 < 12 < high
    assert {"up": "left", "down": "right"} == aligned
    assert {"up": "+12%", "down": "-30%"} == {row["name"]: row["text"] for row in rows(spec, "text")}


def test_falls_alone_have_an_axis() -> None:
    """Zero is on the axis, even if all numbers are below it."""
    falls = Panel(figures=[figure(bps.Change, "a", "-30%")], labels=["a"], language="en")
    nothing = Panel(figures=[count("a", "0")], labels=["a"], language="en")
    low, high = falls.extent()

    assert (True, 0) == (low < -30, high)
    assert nothing.extent()[0] == 0 < nothing.extent()[1]
    assert [falls.extent(), nothing.extent()] == [panel.domain for panel in on_one_scale([falls, nothing])]


def test_long_labels_are_wrapped(report: bps.Report) -> None:
    """No line has more than 28 letters unless a word has; the whole label is in the tooltip."""
    spec = spec_of(report.personnel.staff.chart("nl"))
    for row in rows(spec, "bar"):
        assert row["name"] == row["label"].replace("\n", " ")
        assert all(len(line) <= 28 or " " not in line for line in row["label"].split("\n"))


def test_several_periods_say_what_they_are_of(report: bps.Report) -> None:
    """The period of most figures comes first."""
    lines = report.personnel.staff.chart().to_dict()["title"]["subtitle"]

    assert "as at 31 December 2024; 2024 (Increase in the number of women in the Federal Police)" == lines[0]


def test_a_report_read_otherwise_says_so(report: bps.Report) -> None:
    """The source line of its charts names the reading."""
    (doubt,) = report.recruitment.civilian_staff.federal_police.doubts
    other = next(each for each in report.doubts if each.id == doubt).readings[1].id
    swapped = report.under(doubt, other)
    lines = " ".join(swapped.recruitment.civilian_staff.chart().to_dict()["title"]["subtitle"])

    assert f"under the reading {doubt} as {other}" in lines


def test_an_own_total_is_drawn_with_its_parts() -> None:
    """A section does not know the rules of its report file, so they are passed to the chart."""
    rule = {"kind": "parts_within", "result": HORSES, "operands": [MARES], "exhaustive": "no", "why": "w"}
    report = bps.parse(json.dumps(plain(rules=[rule])))
    (section,) = report.chapter("horse_brigade").sections
    with_rules, without = spec_of(section.chart(rules=report.own_rules)), spec_of(section.chart())

    assert {MARES} == {row["id"] for row in rows(with_rules, "bar") if "id" in row}
    assert {HORSES, MARES} == {row["id"] for row in rows(without, "bar")}
    # The library does not know the names of its chapters.
    assert section.label("en") == without["title"]["text"]


@pytest.mark.slow
def test_a_notebook_needs_no_network(report: bps.Report) -> None:
    """The picture itself is in it, with a title and a description, also after a change."""
    for chart in every_chart(report):
        forms = chart.properties(name="changed")._repr_mimebundle_()
        assert {"image/svg+xml", "text/plain"} == set(forms)
        svg = forms["image/svg+xml"]
        start = svg[:4000]
        assert ' role="img"><title>' in start
        assert "</title><desc>" in start
        assert "http" not in svg.replace("http://www.w3.org", "")
    assert "<VConcatChart: Personnel and resources: Staff>" == repr(report.personnel.staff.chart())


def test_another_renderer_is_respected(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer that the user chose is used. Without vl-convert, Altair shows its own chart."""
    import altair as alt

    def missing(_: str) -> None:
        return None

    show = report.breakdowns[0].chart()._repr_mimebundle_  # pyright: ignore[reportPrivateUsage]
    with alt.renderers.enable("json"):
        assert "application/json" in str(show())
    monkeypatch.setattr("belgian_police_stats.writing.charts.offline.find_spec", missing)
    assert "image/svg+xml" not in str(show())[:200]


@pytest.mark.slow
def test_a_saved_svg_says_what_it_draws(tmp_path: Path) -> None:
    """This holds for a file and for a stream. Altair writes the other formats."""
    chart = small_report().personnel.staff.chart("fr")
    path, stream = tmp_path / "staff.svg", io.StringIO()
    chart.save(path)
    chart.save(stream, format="svg")
    chart.save(str(tmp_path / "staff.json"))
    texts = [path.read_text("utf-8"), stream.getvalue()]

    for text in texts:
        assert "<desc>" in text
        assert "Femmes à la Police fédérale: 450 personnes (certain)" in text
    assert "vconcat" in json.loads((tmp_path / "staff.json").read_text("utf-8"))
