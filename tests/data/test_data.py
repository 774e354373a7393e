"""The packaged data: every entry of every file of every edition. A failure lists all wrong entries."""

import json
import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest

import belgian_police_stats as bps
from belgian_police_stats.data import MANIFEST
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.ledger import EntryReason
from belgian_police_stats.model.units import packaged_units
from support.guards import off_their_slide, unlike_their_print, without_counterpart
from support.packaged_files import DATA, NO_CHAPTERS, PROJECT, structured_files

IDS = PROJECT / "tests" / "expected" / "ids.txt"
JSON_FILES = sorted(DATA.rglob("*.json"))


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each edition of the package in turn."""
    return bps.load(request.param)


def test_every_printed_form_parses_to_its_value(report: bps.Report) -> None:
    """The value of every figure is parsed again from each place where it is printed."""
    assert [] == unlike_their_print(report)
    assert [] == [figure.id for figure in report if figure.printed != figure.source.printed]


def test_every_value_lies_in_its_intervals(report: bps.Report) -> None:
    """It is in the intervals for rounding and truncation. Both are a printed place wide, or a point."""
    wrong: list[tuple[str, str]] = []
    for figure in report:
        for interval in (figure.interval_if_rounded, figure.interval_if_truncated):
            assert interval.lower is not None
            assert interval.upper is not None
            width = Fraction(interval.upper) - Fraction(interval.lower)
            if figure.value not in interval or width not in (0, Fraction(figure.place)):
                wrong.append((figure.id, str(interval)))

    assert [] == wrong


def test_a_printed_mark_matches_the_unit(report: bps.Report) -> None:
    """A figure with a percent sign is in percent. A figure with a euro sign or the word is in EUR."""
    wrong = [
        (figure.id, source.printed, figure.unit)
        for figure in report
        for source in figure.sources
        if ("%" in source.printed and figure.unit != "percent")
        or (re.search("€|euro", source.printed) and figure.unit != "EUR")
    ]

    assert [] == wrong


def test_ledger_and_figures_are_a_bijection(report: bps.Report) -> None:
    """Each entry of a figure is one of its places, with the same line and printed form, and vice versa."""
    assert [] == without_counterpart(report)


def test_the_report_of_2024_prints_298_numbers() -> None:
    """As many as were counted in its text."""
    assert 298 == len(bps.load(2024).ledger)


def test_the_ledger_has_every_number_in_printed_order(report: bps.Report) -> None:
    """The lines of the entries never decrease, and are within the text."""
    lines = [entry.line for entry in report.ledger]

    assert sorted(lines) == lines
    assert 1 <= lines[0] <= lines[-1] <= report.edition.source_lines


@pytest.mark.parametrize("year", bps.editions())
def test_every_printed_day_has_its_date(year: int) -> None:
    """An entry with a day has its whole date. Without it, the rules on dates would skip the entry."""
    dates = [entry for entry in bps.load(year).ledger if entry.reason in (EntryReason.DATE, EntryReason.LAW_DATE)]

    assert [] != dates
    assert [] == [entry.place for entry in dates if (entry.date is None) != bool(re.fullmatch(r"\d{4}", entry.printed))]


def test_figures_come_in_printed_order_and_once(report: bps.Report) -> None:
    """The lines of report.figures never decrease, and the ledger has each figure."""
    first_mentions = {str(entry.figure) for entry in report.ledger.figure_entries}
    lines = [figure.source.line for figure in report]

    assert sorted(lines) == lines
    assert sorted(first_mentions) == sorted(report.figures.ids)
    assert len(report) == len(set(report.figures.ids))


def test_every_line_is_on_its_slide(report: bps.Report) -> None:
    """The line of each place is within its slide, and the place has the title and the heading of the slide."""
    assert [] == off_their_slide(report)


def test_slides_follow_each_other(report: bps.Report) -> None:
    """They are numbered from 1 without a gap, do not overlap, and are within the text."""
    slides = report.edition.slides

    assert list(range(1, len(slides) + 1)) == [slide.number for slide in slides]
    assert [] == [slide.number for slide in slides if slide.first_line > slide.last_line]
    assert [] == [(a.number, b.number) for a, b in pairwise(slides) if a.last_line >= b.first_line]
    assert 1 <= slides[0].first_line <= slides[-1].last_line <= report.edition.source_lines


def test_every_figure_has_four_unique_labels(report: bps.Report) -> None:
    """No label is empty, begins or ends with a blank, or names two figures in one language."""
    wrong: list[tuple[str, str]] = []
    for language in LANGUAGES:
        names = Counter(figure.label(language) for figure in report)
        wrong += [(language, name) for name, times in names.items() if times > 1 or not name or name != name.strip()]

    assert [] == wrong


def test_every_chapter_and_section_has_four_labels(report: bps.Report) -> None:
    """The containers have names as well."""
    wrong = [
        (part.id, language)
        for chapter in report.chapters
        for part in (chapter, *chapter.sections)
        for language in LANGUAGES
        if not part.label(language).strip()
    ]

    assert [] == wrong


def test_every_unit_in_use_is_in_the_list_and_every_unit_in_the_list_has_a_kind(report: bps.Report) -> None:
    """A unit of the data fits its kind. The tests of units check it with pint."""
    by_kind = packaged_units().by_kind
    wrong = [(figure.id, figure.unit) for figure in report if figure.unit not in by_kind[type(figure).__name__]]

    assert [] == wrong


def test_the_base_of_a_share_is_a_figure(report: bps.Report) -> None:
    """The whole of a share is a figure of the report, and not a share."""
    bases = {figure.id: figure.of for figure in report if isinstance(figure, bps.Share) and figure.of}
    wrong = {share: base for share, base in bases.items() if base not in report or base == share}

    assert {} != bases
    assert {} == wrong
    assert [] == [base for base in bases.values() if isinstance(report[base], bps.Share)]


def test_alternatives_differ_from_their_figure(report: bps.Report) -> None:
    """An alternative that has a number, a qualifier or a period has another one than the figure."""
    wrong: list[tuple[object, ...]] = []
    for figure in report:
        for other in figure.alternatives:
            same = other.value == figure.value or other.qualifier is figure.qualifier or other.period == figure.period
            if same:
                wrong.append((figure.id, other.readings))

    assert [] == wrong


def test_periods_lie_within_what_the_edition_can_know(report: bps.Report) -> None:
    """No period ends after the report was presented, and a flow begins within the year."""
    edition = report.edition
    late = [figure.id for figure in report if figure.period.end > edition.presented]

    assert [] == late
    assert (edition.year, edition.year) == (edition.period.start.year, edition.period.end.year)


@pytest.mark.parametrize("path", JSON_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_json_is_written_in_one_way_only(path: object) -> None:
    """Two spaces of indent, no escaped letters, a line break at the end, and no duplicate keys."""
    text = DATA.joinpath(str(path)).read_text(encoding="utf-8")
    decimals = json.loads(text, parse_float=lambda number: f"@@{number}@@")
    canonical = json.dumps(decimals, indent=2, ensure_ascii=False) + "\n"

    assert re.sub(r'"@@(.+?)@@"', r"\1", canonical) == text


def test_every_json_file_is_read_by_the_library() -> None:
    """No file is unused. The manifest is read by check_package."""
    assert [DATA / MANIFEST] == sorted({*JSON_FILES} - {*structured_files()})


def test_the_readme_of_the_data_names_every_file() -> None:
    """All editions share the same lines, and so do the files of chapters, which are also named by their stem."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    files = {path for path in DATA.rglob("*") if path.is_file() and path.name != "README.md"}
    files = {path.relative_to(DATA) for path in files if "__pycache__" not in path.parts}
    stems = {path.stem for path in JSON_FILES} - NO_CHAPTERS - {"units", "manifest", "sources"}
    of_chapters = {path for path in files if path.stem in stems and path.parts[0] != "words"}
    shared = {path.with_name("<chapter>.json") if path in of_chapters else path for path in files}
    named = {re.sub(r"^\d+/", "<year>/", path.as_posix()) for path in shared}
    lacking = sorted(name for name in named if f"`{name}`" not in text)
    lacking += sorted(stem for stem in stems if not re.search(rf"(?<![\w]){stem}(?![\w])", text))

    assert [] == lacking


def test_a_released_id_is_never_lost() -> None:
    """Each id of the list is a figure of at least one edition, and the list is sorted."""
    pinned = IDS.read_text(encoding="utf-8").split()
    known = {figure_id for year in bps.editions() for figure_id in bps.load(year).figures.ids}

    assert [] == [figure_id for figure_id in pinned if figure_id not in known]
    assert sorted(set(pinned)) == pinned


def test_a_new_id_is_added_to_the_list(report: bps.Report) -> None:
    """A new figure needs its id in tests/expected/ids.txt. A failure names the missing id."""
    pinned = IDS.read_text(encoding="utf-8").split()

    assert [] == [figure_id for figure_id in report.figures.ids if figure_id not in pinned]
