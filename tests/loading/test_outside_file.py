"""Own observations: in a file beside a report, or in a report file."""

import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.faults import Faults
from belgian_police_stats.testing import small_report

WOMEN = "personnel.staff.women"
SOURCE = {
    "publisher": "A police zone",
    "title": "Yearbook",
    "url": "https://example.org/yearbook?year=2022#staff",
    "language": "nl",
    "published": "2023-01",
    "kind": "official",
}
DAY = {"start": "2022-12-31", "end": "2022-12-31"}
ROW = {
    "value": 4260,
    "printed": "4.260",
    "unit": "person",
    "period": {"start": "2022-12-31", "end": "2022-12-31", "kind": "stock"},
    "comparability": "same",
    "source": "yearbook-2022",
}
SOUND: dict[str, Any] = {"sources": {"yearbook-2022": SOURCE}, "observations": {WOMEN: [ROW]}}
REPORT = bps.load(2024)
NEEDS_DIFFERENCE = "a difference if and only if the comparability is not same"
BLANKS = "a text without blanks around it as the printed"
FORMS = "YYYY-MM-DD, YYYY-MM or YYYY"


def joined(data: object) -> bps.Report:
    """The report of 2024 with the observations of this data."""
    return REPORT.with_outside(io.StringIO(json.dumps(data)))


def faults(data: object) -> list[tuple[str, str, str]]:
    """Give the faults of the data."""
    with pytest.raises(bps.DataError) as caught:
        joined(data)
    return [(fault.path, fault.expected, fault.got) for fault in caught.value.faults]


def with_row(**changes: object) -> dict[str, Any]:
    """Sound data with changes to its row; None takes a key away."""
    row = {key: value for key, value in {**ROW, **changes}.items() if value is not None}
    return {**SOUND, "observations": {WOMEN: [row]}}


def with_source(**changes: object) -> dict[str, Any]:
    """Sound data with changes to its source."""
    return {**SOUND, "sources": {"yearbook-2022": {**SOURCE, **changes}}}


def test_own_observations_join_those_of_the_package(tmp_path: Path) -> None:
    """The series has one more number, from a path or from an open file, and the report is otherwise the same."""
    path = tmp_path / "own.json"
    path.write_text(json.dumps(SOUND), encoding="utf-8")
    report = REPORT.with_outside(path)

    assert [2018, 2019, 2020, 2022, 2023, 2024] == [one.year for one in report.series(WOMEN)]
    assert [2018, 2019, 2020, 2023, 2024] == [one.year for one in REPORT.series(WOMEN)]
    with path.open("rb") as file:
        assert report == REPORT.with_outside(file)
    assert report != REPORT
    assert REPORT.figures == report.figures


def test_an_own_observation_takes_the_place_of_a_known_one() -> None:
    """A series has one observation for a period."""
    period = {"start": "2023-12-31", "end": "2023-12-31", "kind": "stock"}
    row = with_row(period=period, value=4291, printed="4 291")
    report = joined({**row, "sources": {"yearbook-2022": {**SOURCE, "published": "2024-01"}}})

    assert 4291 == report.series(WOMEN).at(2023).value


def test_a_report_file_holds_what_was_published_elsewhere(tmp_path: Path) -> None:
    """The package's and an own observation survive writing and reading, and so do breaks and confirmations."""
    report = joined({**SOUND, "breaks": [{"since": "2022-01-01", "figures": [WOMEN], "why": "A new count."}]})
    path = tmp_path / "report.json"
    bps.write(report, path)
    copy = bps.read(path)

    assert report.outside == copy.outside
    assert report == copy
    assert report.series() == copy.series()


def test_an_own_report_can_state_its_observations() -> None:
    """The figures named under the key have series, and no others have."""
    small = json.loads(_text(small_report()))
    small["outside"] = SOUND
    own = bps.parse(json.dumps(small))

    assert [2022] == [one.year for one in own.series(WOMEN) if one.source]
    assert [WOMEN] == [series.figure for series in own.series()]


def _text(report: bps.Report) -> str:
    from belgian_police_stats.writing.report_file import report_text

    return report_text(report)


def test_a_cited_page_must_be_a_source_of_the_file() -> None:
    """A figure of a report file cites the sources of that file, and no others."""
    small = json.loads(_text(small_report()))
    small["chapters"]["personnel"]["staff"]["women"]["cited"] = ["nobody-1998", "nobody-1997"]
    with pytest.raises(bps.DataError) as caught:
        bps.parse(json.dumps(small))
    small["chapters"]["personnel"]["staff"]["women"]["cited"] = ["nobody-1998"]
    explained = bps.parse(json.dumps(small)).explain(WOMEN)

    assert (bps.Fault(f"$.chapters.{WOMEN}.cited[1]", "the slug of a source", '"nobody-1997"'),) == caught.value.faults
    assert ["nobody-1998"] == [source.slug for source in explained.cited]
    assert "Cited: Nobody, “An invented page”, 1999 (https://example.org/1998)." in str(explained)


@pytest.mark.parametrize(("sources", "got"), [(5, "5"), (None, "null"), ([[1]], "a list"), ("text", '"text"')])
def test_sources_of_another_type_are_a_fault(sources: object, got: str) -> None:
    """Such sources have no slugs to look up."""
    assert [("$.sources", "an object", got)] == faults({"sources": sources})


def test_every_fault_of_a_file_is_named_with_its_path() -> None:
    """An unknown figure, a reversed period, another unit, an address and HTML: one error has them all."""
    data = deepcopy(SOUND)
    data["sources"]["yearbook-2022"]["url"] = "ftp://example.org"
    data["sources"]["yearbook-2021"] = {**SOURCE, "title": "A <b>bold</b> book"}
    data["observations"][WOMEN].append({**ROW, "unit": "kilogram"})
    data["observations"][WOMEN].append({**ROW, "period": {"start": "2022-12-31", "end": "2021-12-31"}})
    data["observations"]["personnel.staff.womem"] = [{**ROW, "source": "yearbook-2021"}]
    data["breaks"] = [{"since": "2022-01-01", "figures": ["a.b.c"], "why": "A new count."}]

    assert [
        ("$.sources.yearbook-2022.url", "an address that begins with http:// or https://", '"ftp://example.org"'),
        ("$.sources.yearbook-2021.title", "plain text without HTML as the title", '"A <b>bold</b> book"'),
        (
            f"$.observations.{WOMEN}[2].period",
            "a period that ends on 2022-12-31 or later",
            "one that ends on 2021-12-31",
        ),
        (f"$.observations.{WOMEN}[1].unit", "person, the unit of the figure", '"kilogram"'),
        (f"$.observations.{WOMEN}[1].period", "one observation for each period", "a second observation, on 2022-12-31"),
        ("$.observations.personnel.staff.womem", "the id of a figure", '"personnel.staff.womem"'),
        ("$.breaks[0].figures[0]", "the id of a figure", '"a.b.c"'),
    ] == faults(data)


def test_every_fault_of_one_part_is_named() -> None:
    """All faults are named, whether the converter or a validator finds them."""
    source = {
        "publisher": " x",
        "title": "<b>x</b>",
        "url": "ftp://x.be",
        "language": "Dutch",
        "published": "23",
        "kind": "blog",
    }
    row = {**ROW, "printed": "", "unit": "gram", "comparability": "comparable", "source": "b"}
    unknown = {**ROW, "printed": "<i>", "comparability": "similar", "source": "a"}
    stop = {"since": "2022-02-30", "figures": ["a.b.c", WOMEN, 5], "why": "<i>new</i>"}
    data = {"sources": {"a": source}, "observations": {WOMEN: [row, unknown, "x"]}, "breaks": [stop]}

    assert [
        "$.sources.a.kind",
        *(f"$.sources.a.{name}" for name in ("publisher", "title", "url", "language", "published")),
        f"$.observations.{WOMEN}[1].comparability",
        f"$.observations.{WOMEN}[2]",
        *(f"$.observations.{WOMEN}[0].{name}" for name in ("source", "unit", "printed", "difference")),
        f"$.observations.{WOMEN}[1].printed",
        "$.breaks[0].since",
        "$.breaks[0].figures[2]",
        "$.breaks[0].figures[0]",
        "$.breaks[0].why",
    ] == [path for path, _, _ in faults(data)]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ([], ("$", "an object", "a list")),
        ({"observation": {}}, ("$.observation", "no such key", "one")),
        ({"observations": []}, ("$.observations", "an object", "a list")),
        ({"observations": {WOMEN: {}}}, (f"$.observations.{WOMEN}", "a list", "an object")),
        (
            with_row(comparability="comparable"),
            (
                f"$.observations.{WOMEN}[0].difference",
                "a difference if and only if the comparability is not same",
                "null",
            ),
        ),
        (
            with_row(difference="another scope"),
            (f"$.observations.{WOMEN}[0].difference", NEEDS_DIFFERENCE, '"another scope"'),
        ),
        (
            with_row(printed="4 260%"),
            (f"$.observations.{WOMEN}[0].printed", "a number in person", "one with %"),
        ),
        (
            with_source(published="2022-11"),
            (
                f"$.observations.{WOMEN}[0].period",
                "a period that had begun when its source was published, 2022-11",
                "on 2022-12-31",
            ),
        ),
        (
            with_source(read_on="2022-12-31"),
            ("$.sources.yearbook-2022.read_on", 'a day on or after its publication, "2023-01"', "2022-12-31"),
        ),
        (
            {"sources": {"Yearbook": SOURCE, "yearbook": {**SOURCE, "url": "https://example.org/b"}}},
            ("$.sources.yearbook", "a slug that distinguishes it from Yearbook", '"yearbook"'),
        ),
        (
            {
                "sources": {
                    "a": SOURCE,
                    "b": {**SOURCE, "url": SOURCE["url"].replace("e.org/y", "e.ORG/y"), "title": None},
                }
            },
            ("$.sources.b", "a page that a does not have", "the same page"),
        ),
        (
            {"sources": {"a": {**SOURCE, "url": "https://a.b/c"}, "b": {**SOURCE, "url": "http://a.b/c/#d"}}},
            ("$.sources.b", "a page that a does not have", "the same page"),
        ),
        (
            {"sources": {"NBB-2021": SOURCE}},
            ("$.sources.NBB-2021", "a slug that distinguishes it from nbb-2021", '"NBB-2021"'),
        ),
        ({"sources": {" a": SOURCE}}, ("$.sources. a", "a slug without blanks around it", '" a"')),
        ({"sources": {"": SOURCE}}, ("$.sources.", "a slug without blanks around it", '""')),
        ({"sources": {"b\u202e": SOURCE}}, ("$.sources.b\\u202e", "a slug without control characters", "U+202E at 1")),
        (
            {**SOUND, "observations": {WOMEN: [ROW, {**ROW, "period": {**DAY, "kind": "flow"}}]}},
            (
                f"$.observations.{WOMEN}[1].period",
                "one observation for each period",
                "a second observation, 2022-12-31 to 2022-12-31",
            ),
        ),
        (with_row(value=4261), (f"$.observations.{WOMEN}[0].value", 'the number in "4.260"', "4261")),
        (with_row(printed="meer dan 5"), (f"$.observations.{WOMEN}[0].value", 'the number in "meer dan 5"', "4260")),
        (
            with_row(value=12, printed="41 toneladas"),
            (f"$.observations.{WOMEN}[0].value", 'the number in "41 toneladas"', "12"),
        ),
        (
            with_row(value=5, printed="<5"),
            (f"$.observations.{WOMEN}[0].qualifier", 'less_than, as in "<5"', '"exact"'),
        ),
        (
            with_row(value=-5, printed="-5"),
            (f"$.observations.{WOMEN}[0].value", f"zero or more for {WOMEN}, which is a Count", "-5"),
        ),
        (
            with_row(value=4.5, printed="4,5"),
            (f"$.observations.{WOMEN}[0].value", f"a whole number for {WOMEN}, which counts things", "4.5"),
        ),
        (
            with_row(printed="4 260 " * 20 + "x"),
            (
                f"$.observations.{WOMEN}[0].printed",
                "a number as printed, of at most 100 characters",
                '"' + "4 260 " * 9 + "4 26…",
            ),
        ),
        (with_row(value="4260"), (f"$.observations.{WOMEN}[0].value", "a number", '"4260"')),
        (
            with_row(printed=""),
            (f"$.observations.{WOMEN}[0].printed", BLANKS, '""'),
        ),
        (
            with_row(comparability="similar"),
            (f"$.observations.{WOMEN}[0].comparability", "one of same, comparable, different", '"similar"'),
        ),
        (
            with_source(published="2023-13"),
            ("$.sources.yearbook-2022.published", FORMS, '"2023-13"'),
        ),
        (with_source(published="23"), ("$.sources.yearbook-2022.published", FORMS, '"23"')),
        (
            with_source(language="Dutch"),
            ("$.sources.yearbook-2022.language", "a code of two letters, such as nl, fr, de, en", '"Dutch"'),
        ),
        (
            with_source(title="Tom &amp; Jerry"),
            ("$.sources.yearbook-2022.title", "plain text without HTML as the title", '"Tom &amp; Jerry"'),
        ),
        (
            {"breaks": [{"since": "2022-01-01", "figures": [WOMEN], "why": "<i>new</i>"}]},
            ("$.breaks[0].why", "plain text without HTML as the why", '"<i>new</i>"'),
        ),
    ],
)
def test_sentences_of_the_faults(data: object, fault: tuple[str, str, str]) -> None:
    """Each fault says what was expected, what came instead, and where."""
    assert fault in faults(data)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://",
        "https://[example.org",
        "https://example\u2100.org",
        "https://example",
        "https://exa mple.org",
        "https://user:word@example.org",
        "https://example.org/<script>",
        'https://example.org/"',
        "//example.org",
        "data:text/html,x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """An address is http or https with a host, and has no user, blanks, quotes or angle brackets."""
    assert ("$.sources.yearbook-2022.url", "an address that begins with http:// or https://", f'"{url}"') in [
        (path, expected, got) for path, expected, got in faults(with_source(url=url))
    ]


def test_a_slug_of_the_package_is_not_taken() -> None:
    """A source of the file must not hide one that figures and observations already name."""
    data = {"sources": {"nbb-2021": SOURCE}}

    assert [("$.sources.nbb-2021", "a slug that distinguishes it from nbb-2021", "a slug of the report")] == faults(
        data
    )


def test_a_file_full_of_faults_or_too_long_is_refused_early() -> None:
    """Both limits are those of report files, and can be raised or lowered in the same way."""
    many: dict[str, Any] = {"observations": {WOMEN: [{}] * Faults.MOST}}

    assert ("$", f"fewer than {Faults.MOST} faults", "so many that reading stopped here") == faults(many)[-1]
    with pytest.raises(bps.DataError) as caught:
        REPORT.with_outside(io.StringIO(json.dumps(SOUND)), limits=bps.Limits(size=10))
    assert "the file" in str(caught.value)
    assert "10" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (4260, "4260"),
        (4260, "4,260"),
        (4260, "4'260"),
        (4000, "ruim 4 000"),
        (10000, "10.000ste"),
        (41000000, "41 millones"),
        (4000, "vierduizend"),
        (12, "tucet"),
    ],
)
def test_a_number_is_in_any_language(value: int, printed: str) -> None:
    """Digits are compared; words of a language that the library does not read are taken as they are."""
    assert joined(with_row(value=value, printed=printed)).outside.observations[WOMEN]


def test_a_known_page_has_one_slug() -> None:
    """Its numbers would count as those of two sources."""
    known = REPORT.outside.sources["nbb-2021"]
    data = {"sources": {"again": {**SOURCE, "url": known.url, "published": known.published}}}

    assert ("$.sources.again", "a page that nbb-2021 does not have", "the same page") in faults(data)


def test_a_file_beside_a_report_is_read_like_a_report() -> None:
    """With a byte order mark, within the limit of values, and without letters that have no shape."""
    content = json.dumps(SOUND)
    assert REPORT.with_outside(io.BytesIO(b"\xef\xbb\xbf" + content.encode())) == joined(SOUND)
    with pytest.raises(bps.DataError, match="at most 5 values in JSON"):
        REPORT.with_outside(io.StringIO(content), limits=bps.Limits(nodes=5))
    with pytest.raises(bps.DataError, match=r"sources.yearbook-2022.title: expected a text .* got U\+3164"):
        joined(with_source(title="a\u3164"))
