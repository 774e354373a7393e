"""The files of an archive, the engines that can read them, and the reports that an archive refuses."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import belgian_police_stats as bps
from belgian_police_stats.archive.layout import FIGURE_COLUMNS, RULE_COLUMNS
from belgian_police_stats.testing import changed, small_report
from support.archives import judged, published, verdicts_of, written
from support.own_reports import MARES, SHARE, plain
from support.running import output_of

SMALL = small_report()
TOTAL = "border_management.removals.total"
WOMEN = "personnel.staff.women"
GROWTH = "personnel.staff.women_growth"
"""A figure that can have decimals."""


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path within the folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_figures_are_in_a_folder_for_each_edition_and_issuer(tmp_path: Path) -> None:
    """Reports with the same rules share one file of rules."""
    written(
        [published(SMALL, "007", 1999), published(SMALL, "Zone a/b", 1999), published(SMALL, "007", 2000)], tmp_path
    )

    places = ("edition=1999/issuer=007", "edition=1999/issuer=Zone%20a%2Fb", "edition=2000/issuer=007")
    expected = {f"figures/{place}/{name}" for place in places for name in ("figures.parquet", "_report.json")}
    listed = {f"_reports/{place}" for place in places}
    (rules,) = files_of(tmp_path).keys() - expected - listed
    assert expected | listed == files_of(tmp_path).keys() - {rules}
    assert rules.startswith("rules/")


@pytest.mark.parametrize(
    "issuer",
    ["007", "1e5", "2024-01-01", "..", "../../x", "a/b\\c", "%2F", "it's", 'a"b', "é ü", "*", "[a]", "null", "x."],
)
def test_every_issuer_comes_back_as_it_was(issuer: str, tmp_path: Path) -> None:
    """Engines read the names of folders in their own ways. Nothing is written outside the archive."""
    folder = tmp_path / "one" / "two" / "archive"
    reports = [published(SMALL, issuer, 1999)]

    assert verdicts_of(reports) == judged(bps.archive.open(written(reports, folder)))
    assert {"figures", "rules", "_reports"} == {path.name for path in folder.iterdir()}
    assert [folder] == list(folder.parent.iterdir())


def test_a_folder_with_pattern_characters_in_its_name_is_opened(tmp_path: Path) -> None:
    """Brackets, stars and question marks stand for themselves."""
    folder = written([SMALL], tmp_path / "a[b]*?")

    assert verdicts_of([SMALL]) == judged(bps.archive.open(folder))


class ByFolders:
    """An engine that reads whole folders, as all but DuckDB do, and records which."""

    name = "by folders"

    def __init__(self) -> None:
        self.duckdb = ibis.duckdb.connect()
        self.asked: list[str] = []

    def read_parquet(self, folder: str) -> Any:
        """Read every file in the folder."""
        self.asked.append(folder)
        return self.duckdb.read_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)


def test_another_engine_reads_the_folders(tmp_path: Path) -> None:
    """It finds the files and the partitions itself, and gives the same verdicts."""
    reports = [published(SMALL, "007", 1999), published(SMALL, "B", 2000)]
    engine: Any = ByFolders()

    assert verdicts_of(reports) == judged(bps.archive.open(written(reports, tmp_path), engine))
    assert [f"{tmp_path}/figures", f"{tmp_path}/rules"] == engine.asked


def test_the_repr_of_an_archive_has_its_columns(tmp_path: Path) -> None:
    """It is one line, and the engine reads no row for it."""
    names = ["edition", "issuer", *(column.name for column in FIGURE_COLUMNS if column.name != "publisher")]

    assert f"<Archive: {', '.join(names)}>" == repr(bps.archive.open(written([SMALL], tmp_path)))


def test_rows_hold_what_the_table_of_the_report_holds(report: bps.Report, tmp_path: Path) -> None:
    """Every column of the table is the same for every figure."""
    rows: Any = bps.archive.open(written([report], tmp_path)).figures.to_pyarrow()
    table = report.table()
    names = [column.name for column in table.columns]
    found = {row["id"]: [row[name] for name in names] for row in rows.to_pylist()}

    assert found == {record["id"]: [record[name] for name in names] for record in table.to_records()}
    assert {report.edition.publisher} == set(rows["issuer"].to_pylist())


def test_rules_are_complete_as_rows(report: bps.Report, tmp_path: Path) -> None:
    """Kind, reason, result and operands of every rule, in their order."""
    rows: Any = bps.archive.open(written([report], tmp_path)).rules.order_by("number", "position").to_pyarrow()
    found: dict[tuple[int, str, str, str], list[tuple[int, str]]] = {}
    for row in rows.to_pylist():
        key = (row["number"], row["rule"], row["kind"], row["why"])
        found.setdefault(key, []).append((row["position"], row["term"]))

    assert found == {
        (number, rule.id, rule.kind.value, rule.why): [
            *([(0, rule.result)] if rule.result else []),
            *enumerate(rule.operands, 1),
        ]
        for number, rule in enumerate(report.rules, 1)
    }


def test_plain_sql_finds_the_totals_that_do_not_add_up(tmp_path: Path) -> None:
    """It reads the two data sets without this library."""
    violated = changed(SMALL, {TOTAL: SMALL[TOTAL].value + 1})
    folder = written([published(SMALL, "A", 1999), published(violated, "B", 1999)], tmp_path)
    query = f"""
        SELECT f.edition, f.publisher, l.rule,
               sum(f.value) FILTER (l.position > 0) - sum(f.value) FILTER (l.position = 0)
        FROM read_parquet('{folder}/figures/*/*/*.parquet', hive_partitioning = true) f
        JOIN read_parquet('{folder}/rules/*.parquet') l ON f.rule_set = l.rule_set AND f.id = l.term
        WHERE l.kind = 'total' GROUP BY ALL HAVING sum(f.value * if(l.position > 0, 1, -1)) <> 0
    """

    assert [(1999, "B", f"{TOTAL}/total", Decimal(-1))] == duckdb.connect().execute(query).fetchall()


def test_arrow_reads_the_figures_as_one_partitioned_data_set(tmp_path: Path) -> None:
    """Every file has the same types, and the columns that the layout describes."""
    folder = written([published(SMALL, "A", 1999), published(SMALL, "B", 2000)], tmp_path)
    figures = ds.dataset(folder / "figures", partitioning="hive").to_table()
    (rules,) = (folder / "rules").iterdir()

    assert [*(column.name for column in FIGURE_COLUMNS), "edition", "issuer"] == figures.column_names
    assert [column.name for column in RULE_COLUMNS] == pq.read_schema(rules).names
    assert 2 * len(SMALL) == figures.num_rows
    assert "decimal128(18, 5)" == f"{figures.schema.field('value').type}"


def test_ibis_reads_the_table_of_a_report_through_arrow(report: bps.Report) -> None:
    """The table of the library and an archive meet in one engine."""
    t = ibis.memtable(report.table().to_arrow())

    assert [report[WOMEN].value] == t.filter(t.id == WOMEN).value.to_pyarrow().to_pylist()
    assert len(report) == t.count().to_pyarrow().as_py()


def test_a_second_call_adds_to_an_archive(tmp_path: Path) -> None:
    """No byte of the first call changes."""
    first, second = published(SMALL, "A", 1999), published(SMALL, "A", 2000)
    before = files_of(written([first], tmp_path))
    after = files_of(written([second], tmp_path))

    assert before.items() <= after.items()
    assert verdicts_of([first, second]) == judged(bps.archive.open(tmp_path))


def test_two_archives_of_the_same_reports_have_the_same_bytes(tmp_path: Path) -> None:
    """They do not depend on the time or the folder of writing."""
    reports = [SMALL, published(SMALL, "A", 2000)]

    assert files_of(written(reports, tmp_path / "one")) == files_of(written(reports, tmp_path / "two"))


def test_a_second_report_of_an_edition_and_issuer_is_refused(tmp_path: Path) -> None:
    """The first one stays as it was."""
    before = files_of(written([published(SMALL, "A", 1999)], tmp_path))
    with pytest.raises(bps.DataError) as error:
        bps.archive.write([published(changed(SMALL, {TOTAL: 1}), "A", 1999)], tmp_path)

    assert (
        f"{tmp_path} has 1 fault.\n"
        "edition=1999/issuer=A: expected one report of this edition and issuer, got a second one."
    ) == str(error.value)
    assert before == files_of(tmp_path)


@pytest.mark.parametrize(
    "issuer", ["Brigade a\N{LATIN SMALL LETTER E WITH ACUTE}", "brigade  A\N{LATIN SMALL LETTER E}\u0301"]
)
def test_a_second_report_of_an_issuer_that_looks_the_same_is_refused(issuer: str, tmp_path: Path) -> None:
    """Many file systems would put both into one folder."""
    written([published(SMALL, "Brigade A\N{LATIN CAPITAL LETTER E WITH ACUTE}", 1999)], tmp_path)
    with pytest.raises(bps.DataError, match="expected one report of this edition and issuer, got a second one"):
        bps.archive.write([published(SMALL, issuer, 1999)], tmp_path)

    bps.archive.write([published(SMALL, issuer, 2000)], tmp_path)


def test_an_error_while_writing_leaves_the_reports_before_it(tmp_path: Path) -> None:
    """They are complete, and nothing is half written."""

    def reports() -> Iterator[bps.Report]:
        yield published(SMALL, "A", 1999)
        raise RuntimeError("The power is gone.")

    with pytest.raises(RuntimeError, match="The power is gone"):
        bps.archive.write(reports(), tmp_path)

    assert {"figures", "rules", "_reports"} == {path.name for path in tmp_path.iterdir()}
    assert verdicts_of([published(SMALL, "A", 1999)]) == judged(bps.archive.open(tmp_path))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (WOMEN, 9_999_999_999_998),
        (GROWTH, -9_999_999_999_998),
        (GROWTH, Decimal("999999999999.9999")),
        (GROWTH, Decimal("-0.0001")),
    ],
)
def test_the_largest_and_the_finest_numbers_are_exact(name: str, value: int | Decimal, tmp_path: Path) -> None:
    """Just below the limits, the engine still gives the verdicts of the report."""
    report = changed(SMALL, {name: value})
    archive = bps.archive.open(written([report], tmp_path))
    found: Any = archive.figures.filter(archive.figures.id == name).value.to_pyarrow()

    assert [value] == found.to_pylist()
    assert verdicts_of([report]) == judged(archive)


@pytest.mark.parametrize(
    ("name", "value", "printed"),
    [
        (WOMEN, 9_999_999_999_999, "9 999 999 999 999"),
        (GROWTH, -9_999_999_999_999, "-9 999 999 999 999%"),
        (WOMEN, 10**399, "1" + 133 * " 000"),
        (GROWTH, Decimal("0.00001"), "0,00001%"),
    ],
)
def test_a_number_that_would_not_be_exact_is_refused(
    name: str, value: int | Decimal, printed: str, tmp_path: Path
) -> None:
    """Nothing of the report is written."""
    with pytest.raises(bps.DataError) as error:
        bps.archive.write([changed(SMALL, {name: value})], tmp_path)

    assert (
        "The report of 1999 by 'Nobody' has 1 fault.\n"
        f"{name}: expected numbers below 10000000000000 with at most 4 decimals, got {printed}."
    ) == str(error.value)
    assert {} == files_of(tmp_path)


@pytest.mark.parametrize(
    ("issuer", "fault"),
    [
        ("", "expected the name of the issuer, got nothing."),
        ("é" * 42, "expected a name of at most 255 percent-encoded bytes, got 259."),
    ],
)
def test_an_issuer_that_makes_no_folder_name_is_refused(issuer: str, fault: str, tmp_path: Path) -> None:
    """The error gives the reason."""
    with pytest.raises(bps.DataError) as error:
        bps.archive.write([published(SMALL, issuer, 1999)], tmp_path)

    assert f"The report of 1999 by {issuer!r} has 1 fault.\n$.edition.publisher: {fault}" == str(error.value)


def test_a_year_and_a_place_that_need_more_than_64_bits_are_refused(tmp_path: Path) -> None:
    """The columns of an archive have 64 bits. The numbers of a report file can have more."""
    data = plain()
    data["edition"]["source_lines"] = 2**63
    data["edition"]["slides"][0]["last_line"] = 2**63
    data["chapters"]["horse_brigade"]["stable"]["mares"]["line"] = 2**63
    report = published(bps.parse(data), "Nobody", 2**63)
    with pytest.raises(bps.DataError) as error:
        bps.archive.write([report], tmp_path)

    assert (
        "The report of 9223372036854775808 by 'Nobody' has 2 faults.\n"
        "$.edition.year: expected a year below 9223372036854775808, got 9223372036854775808.\n"
        "horse_brigade.stable.mares: expected a slide and a line below 9223372036854775808, "
        f"got {report[MARES].source}."
    ) == str(error.value)
    assert {} == files_of(tmp_path)


def test_a_report_instead_of_a_list_is_refused(tmp_path: Path) -> None:
    """A report is iterable, so that its figures are taken for reports. The error says what to do."""
    with pytest.raises(TypeError, match=r"got a Count\. Put a single report into a list\.$"):
        bps.archive.write(SMALL, tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("reports", [None, ()])
def test_a_folder_without_an_archive_is_refused(reports: tuple[()] | None, tmp_path: Path) -> None:
    """The folder is empty, or has an archive without a report."""
    if reports is not None:
        bps.archive.write(reports, tmp_path)
    with pytest.raises(bps.DataError) as error:
        bps.archive.open(tmp_path)

    assert f"{tmp_path} has 1 fault.\nthe folder: expected an archive, as bps.archive.write makes it, got none." == str(
        error.value
    )


PEAK = """
import resource, sys
import attrs
import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.testing import changed, small_report

small = small_report()

def reports(many):
    for number in range(many):
        report = changed(small, {"border_management.passengers.total": number})
        edition = attrs.evolve(report.edition, publisher=f"issuer {number}")
        yield bps.Report(edition, HeldContents(report.chapters, report.ledger.entries))

bps.archive.write(reports(int(sys.argv[1])), sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_stays_flat_as_the_archive_grows(tmp_path: Path) -> None:
    """Ten times as many reports need less than a tenth more memory at the peak."""
    few, many = (
        int(output_of(f"import sys; sys.argv = ['', '{many}', {str(tmp_path / str(many))!r}]\n{PEAK}"))
        for many in (150, 1500)
    )

    assert many < 1.1 * few


def test_an_earlier_number_that_would_not_be_exact_is_refused(tmp_path: Path) -> None:
    """A rule of growth takes it from what was published for the year before."""
    data = plain(rules=[{"kind": "growth", "result": SHARE, "operands": [MARES], "why": "w"}])
    growth = data["chapters"]["horse_brigade"]["stable"]["share_of_mares"]
    growth["kind"] = "Change"
    del growth["of"]
    source = {"publisher": "p", "title": "t", "url": "https://example.org", "language": "nl", "published": "1999"}
    row = {"value": 10**14, "printed": "100 000 000 000 000", "unit": "horse", "comparability": "same", "source": "a"}
    period = {"start": "1998-01-01", "end": "1998-12-31"}
    data["outside"] = {
        "sources": {"a": {**source, "kind": "press"}},
        "observations": {MARES: [{**row, "period": period}]},
    }
    with pytest.raises(bps.DataError) as error:
        bps.archive.write([bps.parse(data)], tmp_path)

    fault = (
        f"{MARES}: expected an earlier number below 10000000000000 with at most 4 decimals, got 100 000 000 000 000."
    )
    assert f"The report of 1999 by 'Nobody' has 1 fault.\n{fault}" == str(error.value)
