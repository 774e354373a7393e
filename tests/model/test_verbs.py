"""The same verbs on a report, a chapter, a section and a selection, and the names that members cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.chapter import part
from belgian_police_stats.testing import small_report
from support.chart_specs import layers, spec_of
from support.own_reports import HORSES, names, plain, plain_figure
from support.packaged_files import PROJECT

REPORT = bps.load(2024)
VERBS = ("chart", "figures", "find", "get", "one", "select", "table")
OPERATORS = ("__contains__", "__getitem__", "__iter__", "__len__", "__reversed__")
KINDS = (bps.Report, bps.Chapter, bps.Section, bps.Figures)


def subjects() -> Iterator[bps.types.HasFigures]:
    """Everything that has figures: the report, all chapters and sections, and some selections."""
    yield REPORT
    yield from REPORT.chapters
    yield from (section for chapter in REPORT.chapters for section in chapter.sections)
    yield from (REPORT.figures, REPORT.figures[3:9], REPORT.select(kind="Share"), bps.Figures(REPORT.personnel))


def test_every_kind_has_every_verb() -> None:
    """They share one implementation, except to give their own figures or to draw two sections side by side."""
    lacking = [(kind.__name__, verb) for kind in KINDS for verb in (*VERBS, *OPERATORS) if not hasattr(kind, verb)]
    shared = ("find", "get", "one", "select", "table")

    assert [] == lacking
    assert dict.fromkeys(shared, 1) == {verb: len({getattr(kind, verb) for kind in KINDS}) for verb in shared}


def test_every_verb_gives_the_same_figures() -> None:
    """Iteration, `len`, `figures`, the table, ids, `in` and the reverse order agree, whatever has the figures."""
    wrong: list[object] = []
    for subject in subjects():
        figures = list(subject)
        first, last = figures[0], figures[-1]
        if not (
            len(subject) == len(figures)
            and list(subject.figures) == figures
            and list(reversed(subject)) == figures[::-1]
            and [row["id"] for row in subject.table()] == [figure.id for figure in figures]
            and list(subject.select()) == figures
            and [subject[figure.id] for figure in figures] == figures
            and [subject.get(figure.id) for figure in figures] == figures
            and subject.one(last.id) is last
            and {match.figure.id for match in subject.find(first.label("fr"))} >= {first.id}
            and first in subject
            and first.id in subject
        ):
            wrong.append(subject)

    assert [] == wrong


def test_a_chapter_and_a_section_take_the_rest_of_an_id() -> None:
    """The whole id fits too. An id of another chapter fits neither."""
    women = REPORT.personnel.staff.women

    assert women is REPORT.personnel["staff.women"] is REPORT.personnel["personnel.staff.women"]
    assert women is REPORT.personnel.staff["women"] is REPORT.personnel.staff["personnel.staff.women"]
    assert ("staff.women" in REPORT.personnel, "women" in REPORT.personnel, "women" in REPORT) == (True, False, False)
    assert women not in REPORT.forensics
    assert women.id not in REPORT.forensics


def test_get_gives_the_default_for_anything_that_is_no_id() -> None:
    """The default is None unless another one is given."""
    anything: list[Any] = ["personnel.staff.horses", "", "personnel", 3, None, [], 2.5, REPORT.personnel]

    assert [] == [(s, one) for s in (REPORT, REPORT.personnel, REPORT.figures) for one in anything if s.get(one)]
    assert 7 == REPORT.get("personnel.staff.horses", 7)
    assert [] == [one for one in anything if one in REPORT]


@pytest.mark.parametrize(
    ("subject", "wanted", "message"),
    [
        (
            REPORT,
            "personnel.staff",
            (
                "Expected the id of one of 224 figures, got 'personnel.staff'. This is a chapter or a section: "
                "take it as an attribute instead."
            ),
        ),
        (
            REPORT.personnel.staff,
            "womn",
            "Expected the id of one of 6 figures, got 'womn'. Did you mean 'women'?",
        ),
        (REPORT.personnel, 3, "Expected the id of one of 13 figures, got 3."),
        (
            REPORT.select(section="personnel.staff"),
            "personnel.staff.womn",
            (
                "Expected the id of one of 6 figures, got 'personnel.staff.womn'. Did you mean "
                "'personnel.staff.women' or 'personnel.staff.men'?"
            ),
        ),
    ],
)
def test_an_unknown_id_is_refused_with_what_is_near(subject: bps.types.HasFigures, wanted: Any, message: str) -> None:
    """The hint has the form in which the id was asked for."""
    with pytest.raises(bps.UnknownFigureError) as caught:
        _ = subject[wanted]  # pyright: ignore[reportUnknownVariableType]

    assert message == str(caught.value)


def test_a_part_has_the_rows_of_its_report() -> None:
    """A section, a chapter and a selection give the same rows as the report gives for them."""
    staff = REPORT.personnel.staff

    assert sorted(REPORT.table(section=staff.id).rows) == sorted(staff.table().rows)
    assert sorted(REPORT.table(chapter="forensics", language="fr").rows) == sorted(
        REPORT.forensics.table(language="fr").rows
    )
    assert REPORT.table(kind="Share") == REPORT.select(kind="Share").table()
    assert REPORT.table(kind="Share").metadata == REPORT.select(kind="Share").table().metadata
    assert [4393] == [row["value"] for row in staff.table(where=lambda figure: figure.id == staff.women.id)]


def test_the_table_of_a_section_says_where_it_comes_from() -> None:
    """Its figures know the publisher and the year of their report, and under which readings it is read."""
    made_by = ("made_by", f"belgian-police-stats {bps.__version__}")
    ours = (("publisher", "Belgian Federal Police"), ("edition", "2024"))
    read = REPORT.under("antwerp-checks", "vehicles-first")
    both = bps.Figures([*REPORT.personnel.staff, *small_report().personnel.staff])

    assert (*ours, made_by) == REPORT.personnel.staff.table().metadata
    assert (*ours, ("settled", "antwerp-checks as vehicles-first"), made_by) == (
        read.organised_crime.antwerp_port.table().metadata
    )
    assert {2024, 1999} == {row["edition"] for row in both.table()}
    assert "2024; 1999" == dict(both.table().metadata)["edition"]


def test_a_figure_without_a_report_has_no_row() -> None:
    """Its year is not known. The error says what to do."""
    alone = attrs.evolve(REPORT.personnel.staff.women, report_key="")
    with pytest.raises(bps.ExportError) as caught:
        bps.Figures([alone]).table()

    assert (
        "Expected figures of a report for a table, got personnel.staff.women, whose report is not known. Give it the "
        "`report_key` of its report."
    ) == str(caught.value)


def test_a_selection_refuses_what_its_report_does_not_have() -> None:
    """A section that only the report has selects nothing in another one. A unit of neither is refused."""
    own = bps.parse(plain())

    assert () == own.chapter("horse_brigade").select(unit="horse").select(section="personnel.staff").ids
    assert () == own.select(kind="Share").select(unit="horse").ids
    with pytest.raises(bps.UnknownUnitError):
        REPORT.personnel.select(unit="horse")


@pytest.mark.parametrize("name", VERBS)
def test_a_figure_of_an_own_report_can_have_the_name_of_a_verb(name: str) -> None:
    """The verb stays, and the figure is found by its id."""
    data = plain()
    data["chapters"]["horse_brigade"]["stable"][name] = plain_figure("7", 7, "person")
    data["labels"][f"horse_brigade.stable.{name}"] = names(name)
    (section,) = bps.parse(data).chapter("horse_brigade").sections

    assert 7 == section[name].value
    assert HORSES in section.figures.ids
    assert HORSES == section.get("horses", section).id


def reserved() -> set[str]:
    """The names that chapters and sections have already."""
    return {name for name in (*dir(bps.Chapter), *dir(bps.Section)) if not name.startswith("_")} | {"id", "labels"}


def test_no_member_of_the_library_has_a_reserved_name() -> None:
    """Every chapter, section and figure of every year is tried."""
    classes = [type(chapter) for chapter in REPORT.chapters]
    sections = [section for chapter in classes for section in chapter.MEMBERS.values()]

    assert set() == {name for kind in (*classes, *sections) for name in kind.MEMBERS} & reserved()
    assert set() == {chapter.id for chapter in REPORT.chapters} & {*VERBS, "chapters", "rules", "check"}


def test_a_class_with_a_reserved_name_is_refused() -> None:
    """It is refused as soon as it is made."""
    with pytest.raises(TypeError) as caught:

        @part
        class Stable(bps.Section):
            find: bps.Count  # type: ignore[assignment] # pyright: ignore[reportIncompatibleMethodOverride]

    assert "Expected members of Stable without the name of a method, got 'find'." == str(caught.value)


def test_the_reserved_names_are_published() -> None:
    """The page on own data lists them in alphabetical order."""
    page = (PROJECT / "docs" / "how-to" / "own-data.md").read_text(encoding="utf-8")
    listed = re.search(r"These names are taken: ([^.]+)\.", page)
    assert listed is not None

    assert sorted(name for name in reserved() if name.islower()) == re.findall(r"`(\w+)`", listed[1])


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_chart_has_every_figure(language: Any) -> None:
    """This holds for a chapter and a selection. A section is drawn as before."""
    chapter, selection = REPORT.personnel, REPORT.select(kind="Duration")
    for subject in (chapter, selection):
        parts = layers(spec_of(subject.chart(language)))
        drawn = {row["id"] for part in parts for row in part["data"]["values"] if "id" in row}
        breakdowns = REPORT.breakdowns if subject is chapter else ()
        wholes = {part.whole.id for part in breakdowns if part.whole in chapter}
        assert set(subject.figures.ids) - wholes == drawn
    assert spec_of(bps.Section.chart(chapter.staff)) == spec_of(chapter.staff.chart())


@pytest.mark.slow
def test_the_chart_of_a_report_has_every_section() -> None:
    """The sections are one below the other, under the title of the report."""
    small = small_report()
    spec = spec_of(small.chart())
    titles = [part["title"]["text"] for part in spec["vconcat"]]

    assert f"{small.edition.title}, {small.edition.publisher}" == spec["title"]["text"]
    assert [s.label("en") for c in small.chapters for s in c.sections if len(s)] == titles


def test_a_chart_of_nothing_is_refused() -> None:
    """It is refused before anything is drawn."""
    with pytest.raises(bps.DerivationError) as caught:
        REPORT.figures[:0].chart()

    assert "Expected at least one figure to draw, got none." == str(caught.value)


def test_a_selection_of_many_slides_stays_narrow() -> None:
    """The source goes over several lines, since one long line would make the picture wider."""
    spec = spec_of(REPORT.select(unit="kilogram").chart())

    assert max(map(len, spec["title"]["subtitle"])) <= 100
