"""A new edition is a new folder. A figure that some editions lack exists in exactly its years."""

import json
import re
import shutil
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading import packaged
from belgian_police_stats.loading.assembly import assemble
from belgian_police_stats.loading.converter import structure
from belgian_police_stats.loading.folder import open_folder
from belgian_police_stats.loading.records import ChapterRecord, LabelRecords
from belgian_police_stats.model.chapter import Chapter, Section, part, since, until
from belgian_police_stats.model.rules import adds_up
from belgian_police_stats.testing import changed, slips
from belgian_police_stats.writing.report_file import report_text
from support.own_reports import names, plain_figure
from support.packaged_files import DATA, PACKAGE, PROJECT
from support.running import output_of

FOLDER = PROJECT / "tests" / "second_edition" / "2099"
RESTATED = "cybercrime.prevention.cyber_faces"


@pytest.fixture(scope="module")
def second() -> bps.Report:
    """The invented edition, opened like a packaged one."""
    edition = open_folder("second_edition/2099", lambda name: (FOLDER / name).read_text(encoding="utf-8"))
    try:
        _ = edition.ledger
    except bps.DataError as error:
        error.add_note(
            "tests/second_edition/2099 is an invented edition of the same model: invent what is new there too, in the "
            "file of its chapter and, on the next line, at the end of its ledger.json."
        )
        raise
    return edition


def test_the_second_edition_is_marked_as_invented(second: bps.Report) -> None:
    """It cannot be mistaken for a real report, and is not in the package."""
    assert ("An invented report", "Nobody") == (second.edition.title, second.edition.publisher)
    assert second.edition.terms.startswith("Every number here is invented")
    assert 2099 not in bps.editions()


def test_a_year_without_an_edition_lists_the_editions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error lists all editions."""
    monkeypatch.setattr(packaged, "editions", lambda: (2024, 2025))
    with pytest.raises(bps.UnknownEditionError) as caught:
        packaged.load(1999)

    assert "Expected the year of an edition in the package (2024, 2025), got 1999." == str(caught.value)


def test_without_a_year_the_newest_edition_is_meant(tmp_path: Path) -> None:
    """With the invented edition in the package, this holds for the functions that take a year and for the command."""
    site = tmp_path / "site"
    shutil.copytree(PACKAGE, site / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(FOLDER, site / PACKAGE.name / "data" / FOLDER.name)
    code = """
import belgian_police_stats as bps
from belgian_police_stats.command.main import main
new = bps.load(2099)
print(bps.editions()[-1], bps.load() is new, bps.table() == new.table(), bps.cite() == new.cite())
main()
"""
    lines = output_of(code, PYTHONPATH=str(site)).splitlines()

    assert ["2099 True True True", "An invented report, Nobody"] == lines[:2]


def test_the_second_edition_has_the_files_of_the_first() -> None:
    """The folder has files with the same names."""
    assert sorted(path.name for path in (DATA / "2024").iterdir()) == sorted(path.name for path in FOLDER.iterdir())


@pytest.fixture
def newest() -> bps.Report:
    """The newest edition of the package. The invented edition has all its figures."""
    return bps.load(bps.editions()[-1])


def test_the_second_edition_has_every_figure_and_label(newest: bps.Report, second: bps.Report) -> None:
    """Ids and labels are those of the previous edition, since labels do not depend on the year."""
    assert sorted(newest.figures.ids) == sorted(second.figures.ids)
    assert [] == [figure.id for figure in second if figure.labels != newest[figure.id].labels]
    assert [] == [figure.id for figure in second if type(figure) is not type(newest[figure.id])]
    assert [c.labels for c in newest.chapters] == [c.labels for c in second.chapters]


def test_the_second_edition_obeys_the_rules(newest: bps.Report, second: bps.Report) -> None:
    """The chapters have the same rules as in the previous edition, and the rules notice changes."""
    inner = [rule for chapter in newest.chapters for rule in chapter.rules]

    assert second.check().passed
    assert inner == [rule for chapter in second.chapters for rule in chapter.rules]
    assert any(slip.caught_by for slip in slips(_small(second)))
    total = second.border_management.removals.total
    assert not changed(second, {total.id: total.value + 1}).check().passed


def _small(second: bps.Report) -> bps.Report:
    """One chapter of the edition, so that fewer figures need to be changed."""
    data = json.loads(report_text(second))
    data["chapters"] = {"border_management": data["chapters"]["border_management"]}
    data["labels"] = {key: label for key, label in data["labels"].items() if key.startswith("border_management")}
    data["ledger"] = []
    del data["outside"]
    return bps.parse(data)


def test_the_ledger_of_the_second_edition_matches_its_figures(second: bps.Report) -> None:
    """Each number is in it once, and the text verifies it."""
    places = [(figure.id, figure.source.line, figure.printed) for figure in second]

    assert places == [(entry.figure, entry.line, entry.printed) for entry in second.ledger]
    assert second.verify("\n".join(entry.printed for entry in second.ledger)).passed


def test_the_two_editions_are_compared(report: bps.Report, second: bps.Report) -> None:
    """All figures have other periods, except the one that restates a number of 2024."""
    found = bps.compare(report, second)
    both = set(report.figures.ids) & set(second.figures.ids)

    assert [RESTATED] == [pair.id for pair in found.restated]
    assert both - {RESTATED} == {pair.id for pair in found.other_period}
    assert {"restated", "other_period"} == {name for name, group in found.figure_groups if group} - {"added", "gone"}


def test_the_second_edition_can_be_written_and_read(second: bps.Report) -> None:
    """It is equal after writing and reading."""
    assert second == bps.parse(report_text(second))


def test_a_fault_in_a_folder_names_the_file() -> None:
    """The error has the name with which the folder was opened."""

    def read(name: str) -> str:
        text = (FOLDER / name).read_text(encoding="utf-8")
        return text.replace("slide", "slid") if name == "cybercrime.json" else text

    report = open_folder("second_edition/2099", read)
    message = r"^second_edition/2099/cybercrime\.json has \d+ faults\.\n\$\.phish_nemo\.victims_prevented\.slid"
    with pytest.raises(bps.DataError, match=message):
        _ = report.cybercrime


def damaged_ledger(change: Callable[[list[Any]], object]) -> bps.Report:
    """The invented edition with a changed ledger."""

    def read(name: str) -> str:
        text = (FOLDER / name).read_text(encoding="utf-8")
        if name != "ledger.json":
            return text
        entries = json.loads(text)
        change(entries)
        return json.dumps(entries)

    return open_folder("data/2025", read)


@pytest.mark.parametrize("ask", [attrgetter("ledger"), bps.Report.check])
def test_an_unknown_figure_in_the_ledger_is_refused(ask: Callable[[bps.Report], object]) -> None:
    """The error names the file, the line, the number and the id, and a similar id if one exists."""

    def change(entries: list[Any]) -> None:
        entries[3]["figure"], entries[4]["figure"] = "border_management.frontex.working_hour", "zzz"

    with pytest.raises(bps.DataError) as caught:
        ask(damaged_ledger(change))

    assert (
        "data/2025/ledger.json has 2 faults.\n"
        '$[3].figure: expected the id of a figure, got "border_management.frontex.working_hour". '
        "Did you mean 'border_management.frontex.working_hours'? "
        'This is the number "21,6%" on line 4.\n'
        '$[4].figure: expected the id of a figure, got "zzz". This is the number "3 806" on line 5.'
    ) == str(caught.value)


LEDGER_FAULTS: dict[str, tuple[Callable[[list[Any]], object], str]] = {
    "neither": (
        lambda entries: entries[127].pop("figure"),
        '$[127]: expected either a figure or a reason, got neither. This is the number "+23%" on line 128.',
    ),
    "event": (
        lambda entries: entries[127].update(event=7),
        '$[127].event: expected a text, got 7. This is the number "+23%" on line 128.',
    ),
    "line": (
        lambda entries: entries[127].pop("line"),
        '$[127].line: expected this key, got none. This is the number "+23%" on line null.',
    ),
    "entry": (lambda entries: entries.insert(127, 7), "$[127]: expected an object, got 7."),
}


@pytest.mark.parametrize("case", LEDGER_FAULTS)
def test_a_fault_in_a_ledger_names_the_number(case: str) -> None:
    """The error has its line and its printed form, since its position in the list alone does not help."""
    change, fault = LEDGER_FAULTS[case]
    with pytest.raises(bps.DataError) as caught:
        _ = damaged_ledger(change).ledger

    assert f"data/2025/ledger.json has 1 fault.\n{fault}" == str(caught.value)


def test_a_ledger_that_is_no_list_is_refused() -> None:
    """The error is about the whole file."""
    with pytest.raises(bps.DataError) as caught:
        open_folder(
            "data/2025", lambda name: "{}" if name == "ledger.json" else (FOLDER / name).read_text("utf-8")
        ).check()

    assert "data/2025/ledger.json has 1 fault.\n$: expected a list, got an object." == str(caught.value)


@part
class Riders(Section):
    """A section with figures that some editions lack."""

    total: bps.Count
    men: bps.Count
    women: bps.Count
    others: bps.Count | None = since(2025)
    on_ponies: bps.Count | None = until(2024)
    on_bicycles: bps.Count | None = since(2020, until=2022)

    RULES = (
        adds_up("total", parts=("men", "women"), why="w", name="two"),
        adds_up("total", parts=("men", "women", "others"), why="w", name="three"),
    )


@part
class Mules(Section):
    """A section that only later editions have."""

    total: bps.Count


@part
class Horses(Chapter):
    """A chapter with a section that only later editions have."""

    riders: Riders
    mules: Mules | None = since(2025)


YEARS = {
    2019: ("on_ponies",),
    2020: ("on_ponies", "on_bicycles"),
    2022: ("on_ponies", "on_bicycles"),
    2024: ("on_ponies",),
    2025: ("others", "mules.total"),
    2026: ("others", "mules.total"),
}


def horses(edition: bps.Edition, parts: tuple[str, ...]) -> Horses:
    """The chapter of an edition, with these parts and the three parts of every year."""
    record: dict[str, Any] = {"riders": {name: plain_figure("1", 1, "person") for name in ("total", "men", "women")}}
    for member in parts:
        section, _, name = member.rpartition(".")
        record.setdefault(section or "riders", {})[name] = plain_figure("1", 1, "person")
    # The labels are for all years.
    ever = {"riders": Riders.MEMBERS, "mules": Mules.MEMBERS}
    paths = ["horses", *(f"horses.{s}" for s in ever), *(f"horses.{s}.{n}" for s in ever for n in ever[s])]
    labels = structure("labels", {path: names(path) for path in paths}, LabelRecords)
    chapter = assemble(Horses, "horses", structure("x", record, ChapterRecord), labels, edition)
    assert isinstance(chapter, Horses)
    return chapter


@pytest.mark.parametrize("year", YEARS)
def test_a_figure_exists_in_exactly_its_years(report: bps.Report, year: int) -> None:
    """In other years it is None and not a member, but its type is known."""
    chapter = horses(attrs.evolve(report.edition, year=year), YEARS[year])
    names = {"total", "men", "women", *(part for part in YEARS[year] if "." not in part)}

    assert names == {figure.id.rpartition(".")[2] for figure in chapter.riders}
    assert [] == [n for n in Riders.MEMBERS if (getattr(chapter.riders, n) is None) != (n not in names)]
    assert (chapter.mules is None) == (year < 2025)
    assert {bps.Count} == set(Riders.MEMBERS.values())
    assert Mules is Horses.MEMBERS["mules"]
    assert chapter == chapter.with_members(chapter.sections)
    with pytest.raises(ValueError, match="shorter"):
        chapter.with_members(())


def test_a_field_declares_its_years() -> None:
    """It has a first year, a last year or both. Without a value, it is None."""

    @part
    class Late(Section):
        always: bps.Count
        new: bps.Count | None = since(2025)
        brief: bps.Count | None = since(2025, until=2027)
        old: bps.Count | None = until(2024)

    assert {"new": (2025, None), "brief": (2025, 2027), "old": (None, 2024)} == Late.YEARS
    late = Late(id="a.b", labels=bps.Labels(nl="a", fr="b", de="c", en="d"), always=ANY)
    assert (None, None, None) == (late.new, late.brief, late.old)


@pytest.mark.parametrize(("year", "rule"), [(2024, ["two"]), (2025, ["two", "three"])])
def test_a_rule_needs_all_its_figures(report: bps.Report, year: int, rule: list[str]) -> None:
    """A rule is left out if one of its figures is not printed."""
    chapter = horses(attrs.evolve(report.edition, year=year), YEARS[year])

    assert rule == [bound.name for bound in chapter.rules]


@pytest.mark.parametrize(
    ("year", "parts", "sentences"),
    [
        (2024, (), ["$.riders.on_ponies: expected this key until 2024, got none."]),
        (
            2025,
            (),
            [
                "$.mules: expected this key from 2025 on, got none.",
                "$.riders.others: expected this key from 2025 on, got none.",
            ],
        ),
        (
            2024,
            ("on_ponies", "others"),
            ["$.riders.others: expected no such key in 2024, since it is from 2025 on, got one."],
        ),
        (
            2025,
            ("others", "mules.total", "on_ponies"),
            ["$.riders.on_ponies: expected no such key in 2025, since it is until 2024, got one."],
        ),
        (
            2023,
            ("on_ponies", "on_bicycles"),
            ["$.riders.on_bicycles: expected no such key in 2023, since it is from 2020 on until 2022, got one."],
        ),
        (
            2024,
            ("on_ponies", "mules.total"),
            ["$.mules: expected no such key in 2024, since it is from 2025 on, got one."],
        ),
    ],
)
def test_a_figure_out_of_its_years_is_a_fault(
    report: bps.Report, year: int, parts: tuple[str, ...], sentences: list[str]
) -> None:
    """It is missing in one of its years, or present in another year. The error gives the years."""
    with pytest.raises(bps.DataError) as caught:
        horses(attrs.evolve(report.edition, year=year), parts)

    assert sentences == str(caught.value).split("\n")[1:]


def test_the_code_names_no_year() -> None:
    """The code that reads editions does not depend on their years."""
    loading = Path(bps.__file__).parent / "loading"
    assert [] == [path.name for path in loading.glob("*.py") if re.search(r"\b20[0-9][0-9]\b", path.read_text("utf-8"))]
