"""Sources, observations and breaks: what they say of themselves, and what they refuse."""

from datetime import date
from decimal import Decimal

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading import outside
from belgian_police_stats.model.interval import Interval, rounded

YEAR = bps.Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
PAGE = bps.OutsideSource(
    slug="page",
    publisher="A publisher",
    title=None,
    description="A page",
    url="https://example.org/page",
    language="en",
    published="2024-02",
    kind=bps.SourceKind.PRESS,
)


def observation(printed: str, value: int | Decimal, unit: str = "person", **changes: object) -> bps.Observation:
    """A number of 2023."""
    facts = {"comparability": bps.Comparability.SAME, "source": PAGE, "period": YEAR, **changes}
    return bps.Observation(figure="a.b.c", value=value, printed=printed, unit=unit, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "value", "unit", "place"),
    [
        ("4 292", 4292, "person", 1),
        ("Dertien", 13, "person", 1),
        ("plus de 3 millions", 3_000_000, "call", 10**6),
        ("mehr als 2,7 Millionen", 2_700_000, "call", 10**5),
        ("2,75 miljoen", 2_750_000, "call", 10**4),
        ("14 miljard euro", 14 * 10**9, "EUR", 10**9),
        ("1.2 milliards d'euros", 12 * 10**8, "EUR", 10**8),
        ("0,12345678 miljoen", Decimal("123456.78"), "EUR", Decimal("0.01")),
        ("21.69%", Decimal("21.69"), "percent", Decimal("0.01")),
        ("25 %", 25, "percent", 1),
    ],
)
def test_the_place_is_that_of_the_last_printed_digit(
    printed: str, value: int | Decimal, unit: str, place: int | Decimal
) -> None:
    """This holds in all languages of the sources, with their words for millions."""
    assert place == observation(printed, value, unit).place


def test_a_count_in_full_stands_for_itself() -> None:
    """A share and a rounded count stand for an interval, and a qualifier opens it."""
    calls = observation("3 miljoen", 3_000_000, "call")
    more = observation("plus de 3 millions", 3_000_000, "call", qualifier=bps.Qualifier.MORE_THAN)

    assert Interval.point(4292) == observation("4 292", 4292).bounds
    assert rounded(3_000_000, 10**6) == calls.bounds
    assert "(3000000, …)" == str(more.bounds)
    assert rounded(25, 1) == observation("25 %", 25, "percent").bounds


def test_the_figure_of_a_report_keeps_what_it_is(report: bps.Report) -> None:
    """Its observation has its place, its bounds, its certainty and its report."""
    share = report["organised_crime.investigation_shares.money_laundering"]
    own = bps.Observation.of_figure(share, report.edition)

    assert (share.place, share.bounds) == (own.place, own.bounds)
    assert share.interval_if_rounded == own.interval_by(rounded)
    assert (share.certainty, "2024") == (own.certainty, own.when)
    assert "Belgian Federal Police, “Jaarverslag 2024”, 2025-02-24" == own.origin


def test_texts_name_the_number_and_the_page() -> None:
    """A page without a printed title is named by its description."""
    half = observation("about 5", 5, period=bps.Period(start=date(2023, 1, 1), end=date(2023, 6, 30)))
    about = observation("about 5", 5, qualifier=bps.Qualifier.ABOUT)

    assert "A publisher, A page, 2024-02 (https://example.org/page)" == str(PAGE)
    assert "2023-01-01 to 2023-06-30" == half.when
    assert "about 5 person, 2023-01-01 to 2023-12-31" == str(about)
    assert "<Observation a.b.c: 5 person, 2023-01-01 to 2023-06-30 (same; page)>" == repr(half)
    assert "A publisher, A page, 2024-02" == half.origin


@pytest.mark.parametrize("mark", [bps.Comparability.COMPARABLE, bps.Comparability.DIFFERENT])
def test_what_is_not_the_same_says_what_differs(mark: bps.Comparability) -> None:
    """A difference is required, and refused where nothing differs."""
    with pytest.raises(bps.FieldError, match="a difference if and only if"):
        observation("5", 5, comparability=mark)
    with pytest.raises(bps.FieldError, match="a difference if and only if"):
        observation("5", 5, difference="another scope")


def test_a_break_parts_what_is_on_both_sides_of_it() -> None:
    """The first day of a break belongs to the new way of counting."""
    found = bps.Break(since=date(2023, 1, 1), figures=("a.b.c",), why="A new count.")
    before, after = (bps.Period(start=date(y, 1, 1), end=date(y, 12, 31)) for y in (2022, 2024))

    assert found.parts(before, YEAR)
    assert found.parts(before, after)
    assert not found.parts(YEAR, after)


def test_a_damaged_file_of_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names every fault with its path."""
    texts = {
        "sources.json": "{}",
        "personnel.json": '{"observations": {"personnel.staff.women": [{}]}, "more": 1}',
    }

    def read_text(_: str, name: str) -> str:
        return texts.get(name, "{}")

    monkeypatch.setattr(outside, "read_text", read_text)
    outside.packaged_outside.cache_clear()
    try:
        with pytest.raises(bps.DataError) as caught:
            outside.packaged_outside()
    finally:
        outside.packaged_outside.cache_clear()

    assert str(caught.value).startswith(
        "data/outside/personnel.json has 7 faults.\n$.more: expected no such key, got one."
    )
    assert "$.observations.personnel.staff.women[0].value: expected this key, got none." in str(caught.value)
