"""Charts: what they draw is what was printed, with unit, source and doubt, in every language."""

import io
import sys
from collections import Counter
from typing import Any

import altair as alt
import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.words import counted, name_of, unit_label, word
from belgian_police_stats.writing.formatting import locale_of
from belgian_police_stats.writing.marks import BLUE, GREEN, GREY, RED
from belgian_police_stats.writing.relations import relation_in_words
from support.chart_specs import layers, rows, spec_of

PNG, SVG = b"\x89PNG\r\n\x1a\n", b"<svg"
OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


def drawn(spec: dict[str, Any]) -> dict[str, float]:
    """The bars of figures, by id."""
    return {row["id"]: row["value"] for row in rows(spec, "bar") if "id" in row}


def alone(spec: dict[str, Any]) -> dict[str, str]:
    """The numbers without a bar, by id."""
    return {row["id"]: row["number"] for row in rows(spec, "text") if "number" in row}


def title_of(spec: dict[str, Any]) -> str:
    """The title, whose lines are wrapped."""
    text = spec["title"]["text"]
    return text if isinstance(text, str) else " ".join(text)


def below_title(spec: dict[str, Any]) -> str:
    """All that is below the title, as one line."""
    return " ".join(spec["title"]["subtitle"])


@pytest.mark.slow
def test_a_section_draws_each_figure_once(report: bps.Report) -> None:
    """Each figure is a bar of its value, or a number if it has nothing to be compared with; a whole is a heading."""
    breakdowns = report.breakdowns
    for chapter in report.chapters:
        for section in chapter.sections:
            spec = spec_of(section.chart())
            wholes = {g.whole.id for g in breakdowns if g.whole.id.startswith(section.id + ".")}
            parts = Counter(part.id for g in breakdowns for part in g.parts if g.whole.id in wholes)
            others = [f for f in section if f.id not in wholes and f.id not in parts]
            units = Counter(f.unit for f in others)
            lone = {f.id: f.formatted("en") for f in others if units[f.unit] == 1}
            figures = {f.id: float(f.value) for f in section if f.id not in wholes and f.id not in lone}
            bars = [row["id"] for row in rows(spec, "bar") if "id" in row]
            assert figures == drawn(spec), section.id
            assert lone == {name: number.removesuffix(" ?") for name, number in alone(spec).items()}
            assert {name: parts.get(name, 1) for name in figures} == Counter(bars)
            headings = [panel["title"]["text"] for panel in spec["vconcat"] if "title" in panel]
            assert len(wholes) <= len(headings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_unit_period_and_source_stand_on_a_section(report: bps.Report, language: bps.Language) -> None:
    """All words on the chart are of the language, but for the publisher and the title of the slide."""
    section = report.organised_crime.investigations
    spec = spec_of(section.chart(language))
    period, *source = spec["title"]["subtitle"]
    axes = {layer["encoding"]["x"]["title"] for layer in layers(spec) if "title" in layer["encoding"].get("x", {})}

    assert f"{report.organised_crime.label(language)}: {section.label(language)}" == title_of(spec)
    assert {unit_label("case", language)} == axes
    assert "2024" == period
    annual, slide = word("annual_report").text(language), word("slide_number", slide=1).text(language)
    assert word("source_line", source="Belgian Federal Police").text(language) in " ".join(source)
    assert " ".join(source).endswith(f", {annual} 2024, {slide}; belgian_police_stats {bps.__version__}")
    assert f"{section.new.label(language)} ({section.new.formatted(language)})" == title_of(spec["vconcat"][0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_breakdown_draws_its_remainder(report: bps.Report, language: bps.Language) -> None:
    """The remainder is a bar without filling, with strokes in it, and says what it is."""
    breakdown = report.breakdowns[0]
    spec = spec_of(breakdown.chart(language))
    name = word("not_broken_down").text(language)
    (rest,) = [row for row in rows(spec, "bar") if row["name"] == name]
    frame = next(layer for layer in layers(spec) if rest in layer["data"]["values"])
    stripes = [row["at"] for row in rows(spec, "point") if row["label"] == name]

    assert {part.id: float(part.value) for part in breakdown.parts} == drawn(spec)
    assert (628.0, "628") == (rest["value"], rest["text"])
    assert frame["mark"]["filled"] is False
    assert len(stripes) > 10
    assert 0 < min(stripes) <= max(stripes) < rest["value"]
    assert title_of(spec) == breakdown.whole.label(language)
    assert breakdown.whole.formatted(language) == spec["title"]["subtitle"][0]


def test_a_breakdown_that_leaves_nothing_sure_has_no_remainder(report: bps.Report) -> None:
    """The last digits of a rounded total are not known."""
    passengers = next(
        breakdown for breakdown in report.breakdowns if breakdown.whole.id == "border_management.passengers.total"
    )

    assert [part.id for part in passengers.parts] == list(drawn(spec_of(passengers.chart())))
    assert word("not_broken_down").en not in {row["label"] for row in rows(spec_of(passengers.chart()), "text")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_doubtful_figure_looks_doubtful(report: bps.Report, language: bps.Language) -> None:
    """An ambiguous bar is nearly empty, has a broken edge and a question mark, and shows what else it could be."""
    breakdown = next(one for one in report.breakdowns if one.whole.id == "recruitment.civilian_staff.total")
    spec = spec_of(breakdown.chart(language))
    bars = {row["id"]: row for row in rows(spec, "bar") if "id" in row}
    look = next(layer["encoding"] for layer in layers(spec) if "strokeDash" in layer["encoding"])
    dash = dict(zip(*(look["strokeDash"]["scale"][key] for key in ("domain", "range")), strict=True))
    fill = dict(zip(*(look["fill"]["scale"][key] for key in ("domain", "range")), strict=True))
    words = {certainty: name_of(certainty).text(language) for certainty in bps.Certainty}
    others = Counter((row["label"], row["value"]) for row in rows(spec, "point") if "alternative" in row)

    assert {part.id: words[part.certainty] for part in breakdown.parts} == {
        name: row["certainty"] for name, row in bars.items()
    }
    assert {part.id for part in breakdown.parts if part.certainty is bps.Certainty.AMBIGUOUS} == {
        name for name, row in bars.items() if row["text"].endswith(" ?")
    }
    assert [1, 0] == dash[words[bps.Certainty.CERTAIN]] == dash[words[bps.Certainty.INFERRED]]
    assert [1, 0] != dash[words[bps.Certainty.AMBIGUOUS]]
    assert len({fill[word] for word in words.values()}) == 3
    assert [257.0, 527.0] == sorted(value for _, value in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_stand_beside_shares_of_capacity(report: bps.Report, language: bps.Language) -> None:
    """The same phenomena on the same rows, in two units; what only one list has is named."""
    counts, shares = report.organised_crime.investigations, report.organised_crime.capacity_shares
    spec = spec_of(counts.chart(language, beside=shares))
    left, right = spec["vconcat"][0]["hconcat"]
    apart = below_title(spec)

    assert [row["label"] for row in rows(left, "bar")] == [row["label"] for row in rows(right, "bar")]
    assert {f.id: float(f.value) for f in shares} == drawn(right)
    assert set(drawn(left)) == {name.replace("capacity_shares", "investigations") for name in drawn(right)}
    assert [counts.label(language), shares.label(language)] == [title_of(left), title_of(right)]
    assert counts.cybercrime.label(language) in apart
    assert unit_label("percent", language) == right["layer"][0]["encoding"]["x"]["title"]


def test_sections_that_name_nothing_alike_do_not_stand_beside_each_other(report: bps.Report) -> None:
    """The error names the two sections."""
    with pytest.raises(bps.DerivationError) as refused:
        report.organised_crime.investigations.chart(beside=report.personnel.staff)

    assert (
        "Expected two sections that name figures alike, got organised_crime.investigations and personnel.staff: "
        "no name is in both."
    ) == str(refused.value)


@pytest.mark.slow
def test_a_chart_says_in_words_what_it_draws(report: bps.Report) -> None:
    """The description has every figure with its certainty, and every verdict with its number."""
    section = report.personnel.staff
    said = section.chart("fr").to_dict()["description"]
    lacking = [f.id for f in section if f"{f.label('fr')}: {f:fr} ({name_of(f.certainty).fr})" not in said]

    assert [] == lacking
    assert "violated: 2" in report.check().chart().to_dict()["description"]
    assert all(
        part.label("en") in report.breakdowns[0].chart().to_dict()["description"] for part in report.breakdowns[0].parts
    )


def test_a_section_without_figures_is_not_drawn(report: bps.Report) -> None:
    """There is nothing on which title, unit and source could be put."""
    empty = bps.Section(id="chapter.empty", labels=report.personnel.labels)
    with pytest.raises(bps.DerivationError) as refused:
        empty.chart()

    assert "Expected a section with figures to draw, got chapter.empty, which has none." == str(refused.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_a_sign_beside_its_verdict(report: bps.Report, language: bps.Language) -> None:
    """As many signs as rules, each verdict with a colour and a form of its own, and with its number."""
    check = report.check()
    spec = spec_of(check.chart(language))
    counts = Counter(name_of(result.verdict).text(language) for result in check)
    look = layers(spec)[0]["encoding"]
    pairs = list(zip(look["color"]["scale"]["range"], look["shape"]["scale"]["range"], strict=True))

    told = [row["rule"] for row in rows(spec, "point")]
    assert [] == [r.rule.id for r, text in zip(check, told, strict=True) if relation_in_words(r, language) not in text]
    assert counts == Counter(row["verdict"] for row in rows(spec, "point"))
    assert {name_of(v).text(language): counts[name_of(v).text(language)] for v in bps.Verdict} == {
        row["verdict"]: row["count"] for row in rows(spec, "text")
    }
    assert len(bps.Verdict) == len(set(pairs))
    assert counted("check", len(check)).text(language) == title_of(spec)
    assert f"{word('computed_from_figures').text(language)}, belgian_police_stats" in below_title(spec)


def test_an_empty_check_draws_no_sign() -> None:
    """A report without rules has a chart all the same."""
    spec = spec_of(bps.Check((), (), (), ()).chart())

    assert [] == rows(spec, "point")
    assert {0} == {row["count"] for row in rows(spec, "text")}


def test_colours_are_of_a_palette_for_all_eyes() -> None:
    """Okabe and Ito chose them; the grey has no hue."""
    assert {BLUE, GREEN, RED} <= OKABE_ITO
    assert 1 == len({GREY[1:3], GREY[3:5], GREY[5:7]})


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_axis_writes_numbers_as_the_language_does(report: bps.Report, language: bps.Language) -> None:
    """The picture has the separators of the language between its digits."""
    chart = report.road_police.actions.chart(language)
    written = chart_bytes(chart, "svg").decode()
    expected = {"nl": "3.000", "fr": "3\N{NARROW NO-BREAK SPACE}000", "de": "3.000", "en": "3,000"}

    assert f">{expected[language]}</text>" in written


@pytest.mark.slow
def test_charts_are_saved_as_pictures(report: bps.Report, tmp_path: Any) -> None:
    """PNG and SVG need neither a browser nor a network."""
    for name, chart in (
        ("section", report.organised_crime.investigations.chart("nl")),
        ("breakdown", report.breakdowns[0].chart("fr")),
        ("check", report.check().chart("de")),
    ):
        for form, start in (("png", PNG), ("svg", SVG)):
            path = tmp_path / f"{name}.{form}"
            chart.save(str(path))
            assert path.read_bytes().startswith(start), path.name


def test_a_chart_can_be_changed(report: bps.Report) -> None:
    """It is Altair's own object: width and title are the user's to set."""
    breakdown = report.breakdowns[0].chart()
    spec = spec_of(breakdown.properties(width=100, title="Mine"))

    assert isinstance(breakdown, alt.LayerChart)
    assert isinstance(report.check().chart(), alt.LayerChart)
    assert isinstance(report.personnel.staff.chart(), alt.VConcatChart)
    assert (100, "Mine") == (spec["width"], spec["title"])
    assert alt.hconcat(breakdown, breakdown).to_dict()["hconcat"]


def test_rows_of_one_name_stay_apart(report: bps.Report) -> None:
    """Two figures with one label are two bars, told apart by their ids."""
    breakdown = report.breakdowns[-1]
    parts = tuple(attrs.evolve(part, labels=breakdown.parts[0].labels) for part in breakdown.parts)
    spec = spec_of(attrs.evolve(breakdown, parts=parts).chart())

    assert [f"{parts[0].label('en')} ({part.id})" for part in parts] == [row["name"] for row in rows(spec, "bar")]


def test_an_unknown_language_is_refused(report: bps.Report) -> None:
    """Each kind of chart refuses it."""
    section = report.personnel.staff
    for draw in (section.chart, report.breakdowns[0].chart, report.check().chart):
        with pytest.raises(bps.UnknownLanguageError) as refused:
            draw("it")  # type: ignore[arg-type]
        assert "Expected a language among nl, fr, de, en, got 'it'." == str(refused.value)


@pytest.mark.parametrize("missing", [["altair"], ["altair", "babel"]], ids=" and ".join)
def test_without_altair_the_error_names_the_extra(
    report: bps.Report, monkeypatch: pytest.MonkeyPatch, missing: list[str]
) -> None:
    """A whole sentence says what to install; that brings Babel as well."""
    locale_of.cache_clear()
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    section = report.organised_crime.investigations
    for draw in (
        section.chart,
        lambda: section.chart(beside=report.organised_crime.capacity_shares),
        report.breakdowns[0].chart,
        report.check().chart,
    ):
        with pytest.raises(bps.MissingExtraError) as refused:
            draw()
        assert (
            "Expected the package altair, which is needed to draw a chart, got none. "
            "Run `pip install altair babel vl-convert-python`."
        ) == str(refused.value)


def chart_bytes(chart: Any, form: str) -> bytes:
    """Draw a chart."""
    file = io.BytesIO() if form == "png" else io.StringIO()
    chart.save(file, format=form)
    written = file.getvalue()
    return written if isinstance(written, bytes) else written.encode()
