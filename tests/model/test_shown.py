"""The repr of each object, and the errors of small helpers in writing."""

from decimal import Decimal
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.json_text import json_text
from support.judged import count, figure


def test_a_report_shows_its_chapters(report: bps.Report) -> None:
    """The year, the title and the publisher, then a line for each chapter with its number of figures."""
    lines = repr(report).splitlines()

    assert f"<Report 2024: {report.edition.title}, {report.edition.publisher}>" == lines[0]
    assert [f"  {chapter.id}: {len(chapter.figures)} figures" for chapter in report.chapters] == lines[1:]


def test_a_chapter_shows_its_sections(report: bps.Report) -> None:
    """Its English name, then a line for each section."""
    chapter = report.rail_police
    lines = repr(chapter).splitlines()

    assert f"<Chapter rail_police: {chapter.label('en')}>" == lines[0]
    assert [f"  {s.id}: {s.label('en')}, {len(s.figures)} figures" for s in chapter.sections] == lines[1:]


def test_a_section_shows_its_figures(report: bps.Report) -> None:
    """Its English name, then the repr of each figure."""
    section = report.rail_police.results
    lines = repr(section).splitlines()

    assert [f"<Section rail_police.results: {section.label('en')}>", *(f"  {f!r}" for f in section)] == lines


def test_many_figures_show_the_first_ten(report: bps.Report) -> None:
    """The remaining figures are counted. With ten figures, none remain."""
    lines = [f"  {figure!r}" for figure in report.figures[:10]]

    for size in (11, len(report)):
        assert [f"<Figures: {size}>", *lines, f"  … and {size - 10} more"] == repr(report.figures[:size]).splitlines()
    assert ["<Figures: 10>", *lines] == repr(report.figures[:10]).splitlines()


def test_a_ledger_shows_its_counts(report: bps.Report) -> None:
    """The numbers that are printed, that are places of figures, and that are not figures."""
    found = report.ledger
    places = [entry for entry in found if entry.figure]
    figures = {entry.figure for entry in places}

    assert (
        f"<Ledger: {len(found)} numbers printed, {len(places)} of them places of {len(figures)} figures, "
        f"{len(found) - len(places)} no figure>"
    ) == repr(found)


def test_a_match_shows_what_it_found(report: bps.Report) -> None:
    """A match of words shows score, id, language and text. A match of a number shows the figure or the reason."""
    match = report.find("blanchiment")[0]
    figure = report.find_printed("4 393")[0]
    date = next(found for entry in report.ledger if entry.date for found in report.find_printed(entry.printed))

    assert f"<Match {match.score:.2f} {match.figure.id} [{match.language}]: {match.text}>" == repr(match)
    assert f"<PrintedMatch '4 393' on line {figure.entry.line}: personnel.staff.women>" == repr(figure)
    assert f"<PrintedMatch {date.entry.printed!r} on line {date.entry.line}: no figure: {date.entry.reason}>" == repr(
        date
    )


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (count("a", "805"), "805 person"),
        (count("a", "805", bps.Qualifier.MORE_THAN), "more than 805 person"),
        (figure(bps.Share, "a", "20,5%"), "20,5%"),
        (figure(bps.Share, "a", "20,5", qualifier=bps.Qualifier.ABOUT), "about 20,5 percent"),
        (figure(bps.Money, "a", "5 euro"), "5 euro"),
        (figure(bps.Money, "a", "€ 5"), "€ 5"),
        (figure(bps.Mass, "a", "5"), "5 kilogram"),
    ],
)
def test_a_figure_is_written_with_its_qualifier_and_its_unit(made: bps.Figure, text: str) -> None:
    """The unit is left out if the printed form has it already."""
    assert text == str(made)


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [(bps.Qualifier.EXACT, "20,5%"), (bps.Qualifier.ABOUT, "about 20,5%"), (bps.Qualifier.AT_LEAST, "at least 20,5%")],
)
def test_a_number_is_qualified(qualifier: bps.Qualifier, expected: str) -> None:
    """The printed form follows the words for its qualifier. Only a unit that is part of it is included."""
    assert expected == figure(bps.Share, "a", "20,5%", qualifier=qualifier).qualified
    assert expected.removesuffix("%") == figure(bps.Share, "a", "20,5", qualifier=qualifier).qualified


def test_a_small_object_shows_its_fields(report: bps.Report) -> None:
    """Each field has its name and its repr."""
    source = report.personnel.staff.women.source

    assert (
        f"Source(slide={source.slide}, title={source.title!r}, heading={source.heading!r}, line={source.line}, "
        f"printed={source.printed!r})"
    ) == repr(source)


def test_faults_are_compared_by_their_fields() -> None:
    """Faults can be members of a set, and each field counts."""
    fault = bps.Fault("$.a", "a text", "7")

    assert "$.a: expected a text, got 7." == str(fault)
    assert "Fault(path='$.a', expected='a text', got='7', hint='')" == repr(fault)
    assert {fault} == {bps.Fault("$.a", "a text", "7"), bps.Fault("$.a", "a text", "7")}
    assert fault != bps.Fault("$.a", "a text", "7", "Write it in quotation marks.")


def test_a_notebook_is_shown_the_card(report: bps.Report) -> None:
    """The card of the object is given in each of its forms."""
    section: Any = report.rail_police.results

    assert bundle(section) == section._repr_mimebundle_()


def test_a_chapter_attribute_of_the_class_is_the_descriptor() -> None:
    """Report.personnel is the descriptor, and not a chapter."""
    assert type(bps.Report.__dict__["personnel"]) is type(bps.Report.personnel)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (Decimal("NaN"), "Expected a finite number, got NaN."),
        (Decimal("Infinity"), "Expected a finite number, got Infinity."),
    ],
)
def test_infinite_numbers_and_nan_are_not_json(value: Decimal, sentence: str) -> None:
    """JSON cannot write them."""
    with pytest.raises(ValueError, match="finite") as caught:
        json_text(value)

    assert sentence == str(caught.value)


def test_other_objects_are_not_json() -> None:
    """JSON has no form for a set."""
    with pytest.raises(TypeError) as caught:
        json_text({1})

    assert "Expected plain data, got {1}." == str(caught.value)


def test_one_thing_is_in_the_singular(report: bps.Report) -> None:
    """A repr of one figure, one row or one claim does not say "1 figures"."""
    section = report.cybercrime.prevention
    check = report.fact_check("The Federal Police employs 4,393 women.")

    assert "  cybercrime.prevention: Awareness and prevention, 1 figure" == repr(report.cybercrime).splitlines()[-1]
    assert repr(section.table()).startswith("<Table: 1 row of 28 columns: ")
    assert repr(section.figures.ranking()).startswith("<Ranking of 1 figure, ")
    assert "<FactCheck 2024: 1 claim (1 confirmed)>" == repr(check)
