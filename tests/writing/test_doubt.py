"""No writer drops the doubt about a figure: every writer is tried with every doubtful figure."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.readings import alternative_texts
from belgian_police_stats.model.words import word
from belgian_police_stats.querying.series import Jump
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.files.exporting import export_all
from belgian_police_stats.writing.formatting import format_number
from belgian_police_stats.writing.marks import CERTAINTIES
from belgian_police_stats.writing.plain import plain_figure, plain_number, plain_period
from support.card_pages import Page
from support.command_line import Output, ask, data, joined, text
from support.own_reports import HORSES, MARES, doubt_of, in_doubt, names as words, plain, plain_figure as own_figure


@pytest.fixture(scope="module")
def doubtful(report: bps.Report) -> list[bps.Figure]:
    """Every figure that a doubt touches."""
    return [figure for figure in report if figure.doubts]


def other_values(figure: bps.Figure) -> set[Any]:
    """The other numbers that the figure can be."""
    return {value for value, _ in figure.possible} - {figure.value}


def test_text_and_repr_name_every_doubt(doubtful: list[bps.Figure]) -> None:
    """With up to three other numbers."""
    assert [] != doubtful
    for figure in doubtful:
        for doubt in figure.doubts:
            assert doubt in str(figure)
            assert doubt in repr(figure)
            assert doubt in str(figure.share_of(figure) if figure.kind not in ("Share", "Change") else figure)
        for value in other_values(figure):
            assert f"{value:,}".replace(",", " ") in str(figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_read_the_doubt_in_their_language(doubtful: list[bps.Figure], language: bps.Language) -> None:
    """The other numbers in brackets, or that the period or the scope is uncertain."""
    conjunction = word("or").text(language)
    for figure in doubtful:
        written = figure.formatted(language)
        sign = figure.unit if figure.unit == "percent" else ""
        for value in other_values(figure):
            assert f"{conjunction} {format_number(value, language, sign)}" in written
        if any(other.period for other in figure.alternatives) and not other_values(figure) and len(figure.doubts) == 1:
            assert word("period_in_doubt").text(language) in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_text_of_a_figure_has_its_doubt(doubtful: list[bps.Figure], language: bps.Language) -> None:
    """The command, cards, citations and tiles write it: the other numbers, or what else is uncertain."""
    conjunction = word("or").text(language)
    for figure in doubtful:
        written = plain_figure(figure, language)
        assert written.endswith(")")
        for value in other_values(figure):
            assert f"{conjunction} " in written
            assert plain_number(value, language) in written


def test_the_command_shows_the_doubt_of_each_figure(report: bps.Report, doubtful: list[bps.Figure]) -> None:
    """Alone, in its section, and where a search finds it; its sign is a question mark, or that of what is inferred."""
    for figure in doubtful:
        number = plain_figure(figure, "fr")
        alone = ask("show", report, id=figure.id, lang="fr").lines
        section = joined("\n".join(ask("show", report, id=figure.section, lang="fr").lines))
        found = joined("\n".join(ask("find", report, words=[figure.id], lang="fr").lines))
        assert f"{CERTAINTIES[figure.certainty].sign} {number}" in joined("\n".join(alone))
        assert number in section
        assert number in found
        assert all(doubt in joined("\n".join(alone)) for doubt in figure.doubts)


def test_lists_and_tiles_have_the_doubt(report: bps.Report) -> None:
    """A figure that is found, a number without a bar, and the headlines, which are certain."""
    found = plain_text(report.find("persons checked port of Antwerp"), "text/html")
    tiles = json.dumps(report.protection.close_protection.chart("en").to_dict(), ensure_ascii=False)
    overview = ask("overview", report).lines[3:6]

    assert "7 290 persons (or 5 511)" in found
    assert "14 persons (or 2) ?" in tiles
    assert [] == [line for line in overview if "(" in line]


def test_decimals_leave_no_doubt_behind(doubtful: list[bps.Figure]) -> None:
    """In an f-string with decimals, with a language or without one; also for what is computed from a figure."""
    for figure in doubtful:
        related = figure.per(1000, 10, label="things") if figure.kind not in ("Share", "Change") else figure
        for amount in (figure, related, figure.growth_from(3), round(figure, 1)):
            assert all(doubt in f"{amount:.1f}" for doubt in figure.doubts)
            for language in LANGUAGES:
                written = f"{amount:{language}.1f}"
                others = {value for value, _ in amount.possible if value is not None} - {amount.value}
                if others:
                    assert f"({word('or').text(language)} " in written
                elif any(other.period for other in figure.alternatives) and len(figure.doubts) == 1:
                    assert word("period_in_doubt").text(language) in written


@pytest.mark.parametrize("name", ["csv", "csv-european", "ndjson"])
def test_a_part_of_a_report_is_exported_with_its_doubts(
    report: bps.Report, doubtful: list[bps.Figure], name: bps.TableFormatName
) -> None:
    """A selection, and the section of each doubtful figure."""
    written = bps.export(bps.Figures(doubtful), name).decode()
    for figure in doubtful:
        section = next(s for s in report.chapter(figure.chapter).sections if s.id == figure.section)
        part = bps.export(section, name).decode()
        assert all(doubt in written and doubt in part for doubt in figure.doubts)
        assert all(text in part for text in alternative_texts(figure) if '"' not in text)


def plain_text(thing: Any, form: str) -> str:
    """A card as a person reads it: without tags and escapes, and with plain spaces."""
    written = bundle(thing)[form]
    read = Page(written).text if form == "text/html" else written.replace("\\", "")
    return read.replace("\xa0", " ")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text/html", "text/markdown", "text/plain"])
def test_cards_show_every_doubt(report: bps.Report, doubtful: list[bps.Figure], form: str) -> None:
    """The card of a figure, that of its explanation with the question, and that of a number computed from it."""
    for figure in doubtful:
        explained = report.explain(figure)
        shown, told = plain_text(figure, form), plain_text(explained, form)
        for doubt in explained.doubts:
            assert doubt.id in shown
            assert doubt.id in told
            assert doubt.question in told
        if figure.kind not in ("Share", "Change"):
            assert all(doubt in plain_text(figure / figure, form) for doubt in figure.doubts)


def test_the_card_of_a_list_shows_the_other_numbers(report: bps.Report) -> None:
    """Beside the number of each figure."""
    page = plain_text(report.organised_crime.antwerp_port, "text/html")

    assert "7 290 persons (or 5 511)" in page
    assert "5 511 vehicles (or 7 290)" in page


def test_explanations_answer_the_question(report: bps.Report, doubtful: list[bps.Figure]) -> None:
    """The reading that was taken, its evidence, and what the figure is under the others."""
    for figure in doubtful:
        told = str(report.explain(figure))
        for doubt in report.explain(figure).doubts:
            assert f"In doubt ({doubt.id}): {doubt.question}" in told
            assert f"The chosen reading is “{doubt.chosen.label}”. {doubt.chosen.evidence}" in told
        for said in alternative_texts(figure):
            assert f"It is then: {said}." in told


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json"])
def test_a_citation_of_a_figure_has_its_doubt(
    report: bps.Report, doubtful: list[bps.Figure], style: bps.CitationStyle
) -> None:
    """Every style names each doubt."""
    for figure in doubtful:
        cited = report.cite(style, figure=figure.id)
        assert all(doubt in cited for doubt in figure.doubts)


def test_rows_and_records_have_the_doubt(report: bps.Report, doubtful: list[bps.Figure]) -> None:
    """The row of the table has ids, alternatives and evidence; a figure without doubts has none."""
    rows = {row["id"]: row for row in report.table().to_records()}
    for figure in report:
        row = rows[figure.id]
        assert (" ".join(figure.doubts) or None, figure.evidence) == (row["doubts"], row["evidence"])
        assert ("; ".join(alternative_texts(figure)) or None) == row["alternatives"]
        assert (" ".join(figure.part_of) or None) == row["part_of"]
        record = figure.to_dict()
        assert ([*figure.doubts], figure.certainty.value) == (record["doubts"], record["certainty"])
        assert [one.doubt for one in figure.alternatives] == [one["doubt"] for one in record["alternatives"]]
    assert len(doubtful) == sum(row["doubts"] is not None for row in rows.values())


@pytest.mark.slow
def test_every_format_that_has_figures_has_their_doubts(
    report: bps.Report, doubtful: list[bps.Figure], tmp_path: Path
) -> None:
    """A file that names a doubtful figure with its number names each of its doubts."""
    export_all(report, tmp_path)
    ids = {doubt for figure in doubtful for doubt in figure.doubts}
    tables: dict[str, bps.TableFormatName] = {
        "parquet": "parquet",
        "feather": "feather",
        "sqlite": "sqlite",
        "xlsx": "excel",
        "ndjson": "ndjson",
    }
    named: set[str] = set()
    for path in tmp_path.iterdir():
        kind = tables.get(path.suffix.removeprefix("."))
        if kind is not None:
            rows = bps.read_table(kind, path).to_records()
            assert ids == {doubt for row in rows for doubt in (row["doubts"] or "").split()}, path.name
            named.add(kind)
            continue
        content = path.read_text("utf-8") if path.suffix in (".csv", ".json") else ""
        if "valuables_escorts" in content and "573" in content:
            named_figures = [figure for figure in doubtful if figure.id in content]
            expected = {doubt for figure in named_figures for doubt in figure.doubts}
            assert [] == [doubt for doubt in expected if doubt not in content], path.name
            named.add(path.name)

    assert {*tables.values()} <= named
    assert len(tables) + 2 < len(named)


def test_charts_mark_doubt_and_tell_it(report: bps.Report) -> None:
    """A question mark beside the number, a tooltip with the other numbers, and the description for screen readers."""
    spec = report.organised_crime.antwerp_port.chart("en").to_dict()
    written = json.dumps(spec, ensure_ascii=False)

    assert "7,290 ?" in written
    assert '"doubt": "7,290 persons (or 5,511)"' in written
    assert "7,290 persons (or 5,511)" in spec["description"]


def test_the_command_lists_doubts(capsys: Output, report: bps.Report) -> None:
    """All of them, or one with its figures under each reading; a table of figures has the other numbers."""
    listed = joined(text(capsys, "doubts"))
    one = joined(text(capsys, "doubts", "antwerp-checks"))

    assert [] == [d.id for d in report.doubts if joined(f"{d.id}: {d.question}") not in listed]
    assert [] == [r.id for d in report.doubts for r in d.readings if f" {r.id}: " not in listed]
    assert f"{len(report.doubts)} doubts. The chosen readings are marked with *." in listed
    assert "Port of Antwerp: persons checked: 5 511 persons, 2024" in one
    assert "violates: organised_crime.antwerp_port.vehicles_checked/ordered" in one
    assert "antwerp-checks (Englisch): Were 7 290" in joined(text(capsys, "doubts", "--lang", "de"))
    assert "7 290 persons (or 5 511)" in joined(text(capsys, "show", "organised_crime.antwerp_port"))
    assert ["antwerp-checks"] == data(capsys, "show", "organised_crime.antwerp_port.persons_checked")["doubts"]
    records = data(capsys, "doubts")
    assert [d.id for d in report.doubts] == [record["id"] for record in records]
    assert [True, False] == [reading["chosen"] for reading in records[2]["readings"]]
    assert records[2] == data(capsys, "doubts", "antwerp-checks")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_doubts_fit_the_terminal(capsys: Output, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """No line is wider."""
    monkeypatch.setenv("COLUMNS", str(columns))

    assert [] == [line for line in text(capsys, "doubts").splitlines() if len(line) > columns]


def test_doubts_and_results_have_cards(report: bps.Report) -> None:
    """A doubt, a ranking, and the results under each reading, in every form."""
    doubt = report.doubts[2]
    ranked = report.road_police.actions.figures.ranking()
    varied = report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked)
    lost = report.vary(lambda r: r.organised_crime.fugitives.international_cooperation_files.rate("day"))
    counted = report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked.value, doubt.id)
    texts = {
        name: plain_text(thing, "text/html")
        for name, thing in {
            "doubt": doubt,
            "ranked": ranked,
            "varied": varied,
            "lost": lost,
            "counted": counted,
        }.items()
    }
    for period in (doubt for doubt in report.doubts if doubt.kind is bps.DoubtKind.PERIOD):
        assert plain_period(period.readings[1].figures[0].period, "en") in plain_text(period, "text/html")

    assert doubt.question in texts["doubt"]
    assert "Violates organised_crime.antwerp_port.vehicles_checked/ordered." in texts["doubt"]
    assert "1 – 5" in texts["ranked"]
    assert "road-police-actions" in texts["ranked"]
    assert "persons-first *" in texts["varied"]
    assert "7 290 persons" in texts["varied"]
    assert "does not exist" in texts["lost"]
    assert "case/day" in texts["lost"]
    assert "5 511" in texts["counted"]
    assert str(ranked) == bundle(ranked)["text/plain"]
    assert str(varied) == bundle(varied)["text/plain"]


def test_a_card_says_that_only_the_chosen_readings_were_taken(report: bps.Report) -> None:
    """And nothing where no figure is in doubt."""
    port, staff = report.organised_crime.antwerp_port, report.personnel.staff
    share = port.persons_checked.share_of(port.persons_checked, readings="chosen")

    assert "(chosen readings only)" in plain_text(share, "text/html")
    assert "only)" not in plain_text(staff.women.share_of(staff.total, readings="chosen"), "text/html")


def test_a_card_gives_bounds_where_the_readings_are_too_many() -> None:
    """Twenty doubts in one sum."""
    names = [f"herd_{i}" for i in range(20)]
    stable = {name: in_doubt(own_figure("10", 10, "horse"), 20, name.replace("_", "-")) for name in names}
    paths = ("horse_brigade", "horse_brigade.stable", *(f"horse_brigade.stable.{name}" for name in names))
    file = plain(chapters={"horse_brigade": {"stable": stable}}, labels=dict.fromkeys(paths, words("w")), rules=[])
    report = bps.parse(json.dumps(file | {"doubts": [doubt_of(name.replace("_", "-")) for name in names]}))

    assert "[200, 400]" in plain_text(report.figures.total(), "text/html")


def test_a_remainder_in_doubt_has_a_question_mark() -> None:
    """A part may have another number, so what it leaves may be another one too."""
    rule = {"kind": "parts_within", "result": HORSES, "operands": [MARES], "exhaustive": "no", "why": "w"}
    file = plain(rules=[rule], doubts=[doubt_of()])
    stable = file["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 12)
    (breakdown,) = bps.parse(json.dumps(file)).breakdowns

    assert '"30 ?"' in json.dumps(breakdown.chart("en").to_dict())


def doubtful_series(report: bps.Report) -> list[tuple[bps.Series, bps.Figure]]:
    """Every series whose own figure is in doubt, with that figure."""
    return [(series, report[series.figure]) for series in report.series() if report[series.figure].doubts]


def test_a_series_has_the_doubt_of_its_own_figure(report: bps.Report, capsys: Output) -> None:
    """In its text, its number, its card and the command; numbers of others have none."""
    listed = doubtful_series(report)

    assert [] != listed
    for series, figure in listed:
        own = next(one for one in (*series, *series.beside) if one.own is not None)
        others = [one for one in (*series, *series.beside) if one.own is None]
        told = [repr(series), str(own), repr(own), joined(text(capsys, "series", series.figure))]
        told += [plain_text(series, form) for form in ("text/html", "text/markdown")]
        for shown in told:
            assert all(doubt in shown for doubt in figure.doubts), (series.figure, shown)
        assert {""} >= {one.caveat for one in others}


def test_a_jump_to_a_doubtful_number_names_its_doubt(report: bps.Report, capsys: Output) -> None:
    """The one jump of 2024 to a figure in doubt is that of cocaine; a jump can be due to another reading."""
    own = report["organised_crime.drug_trends.cocaine_seized"]
    series = report.series(own)
    jump = Jump(series[0], series.at(2024), Fraction(6))

    assert "cocaine-place" in repr(jump)
    assert "cocaine-place" not in repr(Jump(series[0], series[1], Fraction(6)))
    assert "A number here is less than a fifth" in joined(text(capsys, "series"))


def test_a_remainder_in_doubt_says_so_in_words() -> None:
    """On the card of the breakdown: 30, or 28 if the part has its other number."""
    rule = {"kind": "parts_within", "result": HORSES, "operands": [MARES], "exhaustive": "no", "why": "w"}
    file = plain(rules=[rule], doubts=[doubt_of()])
    stable = file["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 12)
    (breakdown,) = bps.parse(json.dumps(file)).breakdowns

    assert "30 horse (or 28)" in plain_text(breakdown, "text/html")
