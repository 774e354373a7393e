"""Files and pickles of the next minor version are read by this one, and those of this one by the next."""

from __future__ import annotations

import io
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.figure import KINDS
from belgian_police_stats.model.own import OwnSection
from belgian_police_stats.writing.files.formats import READERS
from support.next_version import (
    DRONES,
    FLIGHTS,
    FOOTNOTE,
    MAKER,
    SHARE,
    TRAINEES,
    VERSION,
    next_version,
    output_of_next,
)
from support.own_reports import HORSES, MARES, doubt_of, in_doubt, plain

pytestmark = pytest.mark.slow

WOMEN = "personnel.staff.women"
MORE = [TRAINEES, FLIGHTS, SHARE]
SAYS_NOTHING = {"csv", "csv-european", "ndjson"}
"""The formats that have no place for the version."""

WRITE = """
import pickle, sys
from pathlib import Path
import belgian_police_stats as bps
folder = Path({folder!r})
report = bps.load(2024)
bps.write(report, folder / "written.json")
for name in {formats}:
    bps.export(report, name, folder / name)
things = dict(report=report, chapter=report.personnel, section=report.personnel.staff)
things |= dict(figure=report["personnel.staff.women"], table=report.table(), figures=report.figures[:300:40])
for name, thing in things.items():
    (folder / (name + ".pickle")).write_bytes(pickle.dumps(thing))
"""

READ = """
import json, pickle
from pathlib import Path
import belgian_police_stats as bps
folder = Path({folder!r})
now = bps.load(2024)
found = {{}}
reports = dict(file=bps.read(folder / "written.json"), pickle=pickle.loads((folder / "report.pickle").read_bytes()))
for name, old in reports.items():
    try:
        old.personnel.staff.trainees
    except bps.AbsentFigureError as error:
        asked = [type(error).__name__, error.figure, isinstance(error, AttributeError), isinstance(error, LookupError)]
    compared = bps.compare(old, now)
    found[name] = dict(
        made_by=old.made_by, absent=old.absent, unknown=len(old.unknown), asked=asked, figures=len(old),
        has=[hasattr(old.personnel, "drones"), hasattr(old.personnel.staff, "women")],
        waiting=[rule.id for rule in old.waiting_rules], passed=old.check().passed,
        added=compared.added.ids, gone=compared.gone.ids, compared_absent=compared.absent,
        rules=[rule.id for rule in compared.rules_added], women=old.personnel.staff.women.footnote,
    )
for name in ("chapter", "section", "figure", "figures", "table"):
    thing = pickle.loads((folder / (name + ".pickle")).read_bytes())
    found[name] = repr(thing)[:40]
section = pickle.loads((folder / "section.pickle").read_bytes())
found["absent"] = [*section.absent, section.women.footnote]
found["tables"] = {{}}
for name in {formats}:
    table = bps.read_table(name, folder / name)
    found["tables"][name] = [len(table), "footnote" in [c.name for c in table.columns], table.verified]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def following(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the next version."""
    return next_version(tmp_path_factory.mktemp("following"))


@pytest.fixture(scope="module")
def newer(following: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files and pickles of the next version."""
    folder = tmp_path_factory.mktemp("newer")
    code = WRITE.format(folder=str(folder), formats=[*READERS])
    output_of_next(f"{code}\nprint('null')", following)
    return folder


def unpickled(folder: Path, name: str) -> Any:
    """What a pickle of the next version holds."""
    return pickle.loads((folder / f"{name}.pickle").read_bytes())


@pytest.fixture(params=["written.json", "json", "report.pickle"])
def report_of_next(request: pytest.FixtureRequest, newer: Path) -> bps.Report:
    """The report of the next version, read from a file or a pickle of it."""
    name = str(request.param)
    made: bps.Report = unpickled(newer, "report") if name.endswith("pickle") else bps.read(newer / name)
    return made


def test_figures_and_sections_of_a_newer_version_are_kept(report_of_next: bps.Report, report: bps.Report) -> None:
    """They are in their chapter, and found by id, by name and in every list."""
    read = report_of_next

    assert MAKER == read.made_by
    assert sorted({*report.figures.ids, *MORE}) == sorted(read.figures.ids)
    assert [301, 1200, 25] == [read[name].value for name in MORE]
    assert ["Count", "Count", "Share"] == [read[name].kind for name in MORE]
    assert ("trainee", "trainee (nl)") == (read[TRAINEES].unit, read[TRAINEES].labels.nl.replace("trainees", "trainee"))
    section: Any = read.personnel.staff
    drones: Any = read.personnel
    assert read[TRAINEES] is section.trainees
    assert isinstance(drones.drones, OwnSection)
    assert DRONES == read.personnel.sections[-1].id
    assert () == read.absent


def test_unknown_fields_of_a_newer_version_are_kept_and_named(report_of_next: bps.Report, tmp_path: Path) -> None:
    """They have their places. They are written back, and the file stays one of the newer version."""
    assert {f"$.chapters.{WOMEN}.footnote": FOOTNOTE} == {one.path: one.value for one in report_of_next.unknown}

    bps.write(report_of_next, tmp_path / "again.json")
    again = bps.read(tmp_path / "again.json")

    assert report_of_next == again
    assert (MAKER, report_of_next.unknown) == (again.made_by, again.unknown)
    assert report_of_next.recorded_rules == again.recorded_rules
    data = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert FOOTNOTE == data["chapters"]["personnel"]["staff"]["women"]["footnote"]


def test_a_report_of_a_newer_version_can_be_used(report_of_next: bps.Report, report: bps.Report) -> None:
    """Its rules are checked, its table is made, and compare names what is new, rules included."""
    found = bps.compare(report, report_of_next)

    assert report_of_next.check().passed
    assert 227 == len(report_of_next.table())
    assert sorted(MORE) == sorted(found.added.ids)
    assert () == found.absent
    assert ["personnel.staff.trainees/ordered"] == [rule.id for rule in found.rules_added]
    read_otherwise = report_of_next.under("antwerp-checks", "vehicles-first")
    assert report_of_next.unknown == read_otherwise.unknown
    assert 301 == read_otherwise[TRAINEES].value


def test_a_file_of_a_newer_version_goes_back_unharmed(
    following: Path, report_of_next: bps.Report, tmp_path: Path
) -> None:
    """The next version reads what this one wrote again, and finds every figure and field of its own."""
    bps.write(report_of_next, tmp_path / "again.json")
    code = f"""
import json
import belgian_police_stats as bps
back, own = bps.read({str(tmp_path / "again.json")!r}), bps.load(2024)
differing = [f.id for f in own if f.id not in back or back[f.id].value != f.value or back[f.id].footnote != f.footnote]
print(json.dumps([differing, len(back), back.absent, str(back.personnel.drones.flights), len(back.unknown)]))
"""
    assert [[], 227, [], "1 200 action", 0] == output_of_next(code, following)


def test_pickles_of_a_newer_version_open(newer: Path, report: bps.Report) -> None:
    """Chapters and sections keep what is new. A field that this version cannot keep is named in a warning."""
    with pytest.warns(UserWarning, match="Count in this version, got footnote as well"):
        figure = unpickled(newer, "figure")
    with pytest.warns(UserWarning, match="footnote"):
        section = unpickled(newer, "section")
    with pytest.warns(UserWarning, match="footnote"):
        chapter = unpickled(newer, "chapter")

    assert report.personnel.staff.women == figure
    assert [*report.personnel.staff.figures.ids, TRAINEES] == [one.id for one in section]
    assert sorted([*report.personnel.figures.ids, *MORE]) == sorted(chapter.figures.ids)


NAMED = {
    "datetime date",
    "decimal Decimal",
    "belgian_police_stats.frozen restored",
    "belgian_police_stats.loading.pickles restored_figure",
    "belgian_police_stats.loading.pickles restored_part",
    "belgian_police_stats.loading.pickles restored_report",
    *(f"belgian_police_stats.model.figure {kind.__name__}" for kind in KINDS),
    "belgian_police_stats.model.certainty Certainty",
    "belgian_police_stats.model.certainty Qualifier",
    "belgian_police_stats.model.figures Figures",
    "belgian_police_stats.model.labels Labels",
    "belgian_police_stats.model.period Period",
    "belgian_police_stats.model.period PeriodKind",
    "belgian_police_stats.model.source Alternative",
    "belgian_police_stats.model.source Source",
    "belgian_police_stats.writing.columns Column",
    "belgian_police_stats.writing.columns ColumnType",
    "belgian_police_stats.writing.table Table",
}
"""What the pickles of this version name: older pickles open only as long as all of this stays in its place."""


def test_pickles_name_only_what_stays(report: bps.Report) -> None:
    """This holds for a report, its chapters, its figures and its table."""
    things = [report, *report.chapters, bps.Figures([*report]), report.table()]
    loaded: set[str] = set()

    class Recording(pickle.Unpickler):
        """Notes each name that a pickle gives."""

        def find_class(self, module: str, name: str, /) -> Any:
            """Find a class or a function."""
            loaded.add(f"{module} {name}")
            return super().find_class(module, name)

    for thing in things:
        Recording(io.BytesIO(pickle.dumps(thing))).load()
    assert NAMED == loaded


@pytest.mark.parametrize("name", [name for name in READERS if name != "json"])
def test_tables_of_a_newer_version_are_read(newer: Path, report: bps.Report, name: bps.TableFormatName) -> None:
    """They have the columns of that version. A format without a place for the version is told which one it is."""
    if name in SAYS_NOTHING:
        with pytest.raises(bps.DataError, match="footnote: expected no such column"):
            bps.read_table(name, newer / name)
        table = bps.read_table(name, newer / name, version=VERSION)
    else:
        table = bps.read_table(name, newer / name)

    rows = {row["id"]: row for row in table}
    ours = report.table()
    assert 227 == len(table)
    assert [c.name for c in ours.columns] == [c.name for c in table.columns if c.name != "footnote"]
    assert [(WOMEN, FOOTNOTE)] == [(name, row["footnote"]) for name, row in rows.items() if row["footnote"]]
    assert list(ours) == [{k: v for k, v in rows[row["id"]].items() if k != "footnote"} for row in ours]
    assert table.verified in (None, True)
    assert (name in SAYS_NOTHING) == (table.verified is None)


@pytest.fixture(scope="module")
def found(following: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the next version finds in the files and pickles of this one."""
    folder = tmp_path_factory.mktemp("older")
    formats = [*READERS]
    exec(WRITE.format(folder=str(folder), formats=formats), {})
    return output_of_next(READ.format(folder=str(folder), formats=formats), following)


@pytest.mark.parametrize("source", ["file", "pickle"])
def test_reports_of_this_version_open_in_the_next(found: Any, report: bps.Report, source: str) -> None:
    """What they lack is absent: access says so, rules on it wait, and compare names it."""
    seen = found[source]

    assert (f"belgian-police-stats {bps.__version__}", len(report), 0) == (
        seen["made_by"],
        seen["figures"],
        seen["unknown"],
    )
    assert MORE == seen["absent"]
    assert ["AbsentFigureError", TRAINEES, True, True] == seen["asked"]
    assert [False, True] == seen["has"]
    assert ["personnel.staff.trainees/ordered"] == seen["waiting"]
    assert seen["passed"]
    assert (sorted(MORE), [], MORE) == (sorted(seen["added"]), seen["gone"], seen["compared_absent"])
    assert ["personnel.staff.trainees/ordered"] == seen["rules"]
    assert seen["women"] is None


def test_pickles_of_this_version_open_in_the_next(found: Any, report: bps.Report) -> None:
    """A section lacks the new figure, and a figure has the default value of the new field."""
    assert repr(report.personnel)[:40] == found["chapter"]
    assert repr(report[WOMEN])[:40] == found["figure"]
    assert [TRAINEES, None] == found["absent"]


@pytest.mark.parametrize("name", READERS)
def test_tables_of_this_version_are_read_by_the_next(found: Any, report: bps.Report, name: str) -> None:
    """They lack the new column. The table of a report file has it, since the reading version makes it."""
    rows, has_column, verified = found["tables"][name]

    assert (len(report), name == "json") == (rows, has_column)
    assert verified in (None, True)


def test_a_newer_file_with_a_fault_is_refused_with_advice() -> None:
    """An unknown word may be right: the last fault names the version that could read it."""
    data = plain(made_by=MAKER)
    data["chapters"]["horse_brigade"]["stable"]["mares"]["certainty"] = "likely"

    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)
    first, last = caught.value.faults
    assert f"$.chapters.{MARES}.certainty" == first.path
    assert ("$.made_by", f"a file that belgian-police-stats {bps.__version__} can read") == (last.path, last.expected)
    assert last.hint.startswith("Upgrade belgian-police-stats")


@pytest.mark.parametrize(
    "maker",
    [
        None,
        f"belgian-police-stats {bps.__version__}",
        "belgian-police-stats 99.1.0",
        "another 0.9.0",
        "0.9.0",
        MAKER + "a",
    ],
)
def test_unknown_keys_are_refused_in_any_other_file(maker: str | None) -> None:
    """Only a newer minor version can have written what this one does not know."""
    data = plain(more=1) if maker is None else plain(more=1, made_by=maker)
    data["chapters"]["horse_brigade"]["stable"]["mares"]["more"] = 2

    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)
    assert {"no such key"} == {fault.expected for fault in caught.value.faults}
    assert 2 == len(caught.value.faults)


def test_every_unknown_part_of_a_newer_file_is_named_and_written_back(tmp_path: Path) -> None:
    """Keys at the top, in the edition, in lists and in a figure, and a rule of an unknown kind."""
    data = plain(made_by=MAKER, colour="blue")
    data["edition"]["slides"][0]["colour"] = ["red", Decimal("0.50")]
    data["edition"]["mood"] = None
    data["rules"].insert(0, {"kind": "half", "result": HORSES, "operands": [MARES], "why": "Half are mares."})
    data["chapters"]["horse_brigade"]["stable"]["horses"]["period"] = {
        "start": "1999-01-01",
        "end": "1999-06-30",
        "about": True,
    }
    read = bps.parse(data)
    paths = [
        "$.rules[0]",
        "$.colour",
        "$.edition.slides[0].colour",
        "$.edition.mood",
        f"$.chapters.{HORSES}.period.about",
    ]

    assert sorted(paths) == sorted(one.path for one in read.unknown)
    assert 1 == len(read.own_rules)
    bps.write(read, tmp_path / "again.json")
    written = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"), parse_float=Decimal)
    assert data["rules"] == written["rules"]
    assert ("blue", None) == (written["colour"], written["edition"]["mood"])
    assert "['red', Decimal('0.50')]" == repr(written["edition"]["slides"][0]["colour"])
    assert read == bps.read(tmp_path / "again.json")
    assert 1 == len({read, pickle.loads(pickle.dumps(read))})
    (half,) = (one for one in read.unknown if one.path == "$.rules[0]")
    half.value.clear()
    assert "half" == half.value["kind"]


def test_what_a_newer_version_wrote_is_left_out_where_its_place_is_gone() -> None:
    """The unknown keys of a settled doubt have no place any more."""
    data = plain(made_by=MAKER, doubts=[{**doubt_of(), "colour": "blue"}])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 11)
    read = bps.parse(data)
    settled = read.settle("which-number", "chosen", why="w")

    assert ["$.doubts[0].colour"] == [one.path for one in read.unknown]
    assert "blue" == read.to_dict()["doubts"][0]["colour"]
    assert "doubts" not in settled.to_dict()


def test_a_part_of_the_wrong_type_in_a_newer_file_is_a_fault() -> None:
    """No unknown keys of such a part are set apart."""
    with pytest.raises(bps.DataError, match=r"\$\.edition: expected an object, got 5"):
        bps.parse(plain(made_by=MAKER, edition=5))
