"""Series: numbers of other years beside the figures of a report, with what can be compared and what cannot."""

import pickle
from datetime import date
from fractions import Fraction
from functools import partial

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.loading import packaged
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.querying.series import Series
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.types import Break, Comparability, Labels, Observation, OutsideSource, Period, SourceKind
from support.running import output_of

REPORT = bps.load(2024)
WOMEN = "personnel.staff.women"
FUGITIVES = "organised_crime.fugitives.fugitives_arrested"
SOURCE = OutsideSource(
    slug="a-page",
    publisher="A publisher",
    title=None,
    url="https://example.org/a",
    language="en",
    published="2020",
    kind=SourceKind.PRESS,
)


def observation(year: int, value: int, **changes: object) -> Observation:
    """An invented number of a year."""
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    facts = {"comparability": Comparability.SAME, "source": SOURCE, "period": period, "unit": "person", **changes}
    return Observation(figure="a.b.c", value=value, printed=str(value), **facts)  # type: ignore[arg-type]


def invented(values: list[int], *breaks: Break) -> Series:
    """An invented series that begins in 2001."""
    listed = tuple(observation(2001 + i, value) for i, value in enumerate(values))
    return Series(
        figure="a.b.c", labels=Labels(nl="a", fr="a", de="a", en="a"), unit="person", observations=listed, breaks=breaks
    )


def moved(values: dict[str, int], year: int, publisher: str = REPORT.edition.publisher) -> bps.Report:
    """Three chapters of another year, with some other values."""
    copy = changed(REPORT, values)
    chapters = tuple(
        chapter.with_members(
            section.with_members(map(partial(_in_year, year), section)) for section in chapter.sections
        )
        for chapter in (copy.organised_crime, copy.personnel, copy.protection)
    )
    return bps.Report(attrs.evolve(REPORT.edition, year=year, publisher=publisher), HeldContents(chapters))


def _in_year(year: int, figure: bps.Figure) -> bps.Figure:
    period = attrs.evolve(
        figure.period, start=figure.period.start.replace(year=year), end=figure.period.end.replace(year=year)
    )
    return attrs.evolve(figure, period=period, report_key=f"{REPORT.edition.publisher} {year}")


def test_a_series_has_the_figure_of_the_report_in_order_of_time() -> None:
    """The periods rise, and the report's own figure is one of the numbers, with itself as its source."""
    series = REPORT.series(WOMEN)
    own = [one for one in series if one.own is not None]

    assert [2018, 2019, 2020, 2023, 2024] == [one.year for one in series]
    assert [REPORT[WOMEN]] == [one.own for one in own]
    assert [2024] == [one.edition.year for one in own if one.edition]
    assert series.observations == REPORT.series(REPORT[WOMEN]).observations


@pytest.mark.parametrize("series", bps.series(), ids=lambda series: series.figure)
def test_every_series_has_one_number_for_each_period(series: Series) -> None:
    """The report's own figure is the one of its period, and what others published for it stands beside."""
    periods = [one.period for one in series]
    beside = {one.period for one in series.beside}

    assert len(set(periods)) == len(periods)
    assert sorted(periods, key=lambda period: (period.end, period.start)) == periods
    assert beside <= {one.period for one in series if one.own}


def test_every_figure_with_an_observation_has_a_series() -> None:
    """They come in the order of the report, and a figure without any has only its own number."""
    figures = [series.figure for series in REPORT.series()]
    alone = next(figure for figure in REPORT if figure.id not in figures)

    assert [figure.id for figure in REPORT if figure.id in REPORT.outside.observations] == figures
    assert figures == [series.figure for series in bps.series()]
    assert [alone.value] == [one.value for one in REPORT.series(alone)]


def test_an_unknown_figure_is_refused() -> None:
    """The message suggests the nearest id."""
    with pytest.raises(bps.UnknownFigureError, match=r"Did you mean 'personnel\.staff\.women'"):
        REPORT.series("personnel.staff.womem")


def test_customs_published_the_number_of_2024_as_well() -> None:
    """The report's own 44 tonnes are in the series, and those of customs beside it."""
    series = REPORT.series("organised_crime.drug_trends.cocaine_seized")

    assert [None] == [one.source for one in series if one.year == 2024]
    assert [44] == [one.value for one in series.beside]


def test_a_section_and_a_chapter_give_theirs() -> None:
    """They have the series of their figures; those of an own report are not in the package."""
    small = changed(REPORT, {WOMEN: 4400})

    assert [WOMEN] == [s.figure for s in REPORT.personnel.staff.series() if s.figure == WOMEN]
    assert {s.figure for s in REPORT.personnel.series()} == {
        s.figure for s in REPORT.series() if s.figure.startswith("personnel.")
    }
    assert () == small.personnel.staff.series()
    assert 4400 == small.series(WOMEN).at(2024).value


def test_between_and_comparable_keep_a_part() -> None:
    """Years count by the end of the period; another scope or a part of a year is left out."""
    migrants = REPORT.series("border_management.irregular_migration.transit_migrants")

    assert [2017, 2018, 2021] == [one.year for one in migrants.between(2017, 2021)]
    assert [2024] == [one.year for one in migrants.comparable()]
    assert () == migrants.between(1999, 2000).observations


@pytest.mark.parametrize(
    ("figure", "year", "value"),
    [
        ("community.police_on_web.declarations", 2015, 2664),
        ("organised_crime.antwerp_port.persons_checked", 2024, 7290),
        ("organised_crime.fugitives.open_files", 2020, 1925),
    ],
)
def test_a_year_has_one_number(figure: str, year: int, value: int) -> None:
    """A part of a year is given where there is no whole year, and the report's own number before a part."""
    assert value == REPORT.series(figure).at(year).value


def test_a_year_without_a_number_is_refused() -> None:
    """The message lists the years."""
    with pytest.raises(bps.DerivationError) as caught:
        REPORT.series(WOMEN).at(2022)

    assert (
        "Expected a year with one number for personnel.staff.women (known: 2018, 2019, 2020, 2023, 2024), got 2022."
    ) == str(caught.value)


def test_a_year_with_two_parts_is_refused() -> None:
    """The message counts them."""
    halves = [
        observation(
            2001,
            i,
            period=Period(start=date(2001, 6 * i + 1, 1), end=date(2001, 6 * i + 6, 30)),
            comparability=Comparability.DIFFERENT,
            difference="half",
        )
        for i in range(2)
    ]
    series = Series(
        figure="a.b.c", labels=Labels(nl="a", fr="a", de="a", en="a"), unit="person", observations=tuple(halves)
    )
    with pytest.raises(bps.DerivationError, match="got 2001, which has 2"):
        series.at(2001)


def test_the_growth_of_women_is_the_printed_one() -> None:
    """4 393 are 2.35 % more than 4 292. The change names both numbers, and the source of the outside one."""
    change = REPORT.series(WOMEN).change(2023, 2024)

    assert Fraction(4393 - 4292, 4292) * 100 == change.value
    assert ("percent", Comparability.SAME, ()) == (change.unit, change.comparability, change.reservations)
    assert (4292, 4393) == (change.earlier.value, change.later.value)
    assert ["federal-police-2023-staff-fr"] == [source.slug for source in change.sources]
    assert f"{WOMEN} (on 2024-12-31) / {WOMEN} (on 2023-12-31) - 1" == change.formula


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_change_undoes_itself(earlier: int, later: int) -> None:
    """The earlier number with its change in percent is the later one."""
    change = invented([earlier, later]).change(2001, 2002)

    assert later == earlier * (1 + change.value / 100)
    assert change.value in change.bounds


def test_shares_change_by_points() -> None:
    """A change of a percentage in percent would be misread."""
    change = REPORT.series("organised_crime.capacity_shares.drug_crime").change(2023, 2024)

    assert (Fraction("-2.91"), "percentage_point") == (change.value, change.unit)


def test_a_change_across_a_break_is_refused_unless_told() -> None:
    """The message gives the reason, and the result of insisting names it as well."""
    series = REPORT.series(FUGITIVES)
    with pytest.raises(bps.DerivationError) as caught:
        series.change(2022, 2024)
    told = series.change(2022, 2024, insist=True)

    assert (
        f"Expected numbers that can be compared, got {FUGITIVES} for 2022 and 2024. From 2023 on, FAST looks only for "
        "persons with a sentence of five years or more. To compare them anyway, use insist=True."
    ) == str(caught.value)
    assert [2023] == [found.since.year for found in told.breaks]
    assert told.breaks[0].why in told.reservations
    assert told.breaks[0].why in str(told)
    assert series.change(2023, 2024).breaks == ()


@pytest.mark.parametrize("insist", [False, True])
@pytest.mark.parametrize("years", [(2024, 2022), (2024, 2024)])
def test_a_change_backwards_is_refused(years: tuple[int, int], insist: bool) -> None:
    """Otherwise a break between the two would go unnoticed."""
    with pytest.raises(bps.DerivationError, match=f"before the later one, got {years[0]} and {years[1]}"):
        REPORT.series(FUGITIVES).change(*years, insist=insist)


def test_years_from_the_last_to_the_first_are_refused() -> None:
    """No number at all would look like an answer."""
    with pytest.raises(bps.DerivationError, match="not after the last, got 2024 and 2020"):
        REPORT.series(FUGITIVES).between(2024, 2020)


def test_a_change_with_another_scope_is_refused_unless_told() -> None:
    """The marks of both ends count, the worse of the two."""
    series = REPORT.series("border_management.irregular_migration.transit_migrants")
    with pytest.raises(bps.DerivationError, match="2018: all police services, as reported to the Immigration Office"):
        series.change(2018, 2024)

    assert Comparability.DIFFERENT is series.change(2018, 2024, insist=True).comparability


def test_a_change_shows_the_other_readings_of_an_ambiguous_figure() -> None:
    """573 escorts are 11 % fewer than 647, and the other reading, 178, would be 72 % fewer."""
    change = REPORT.series("protection.close_protection.valuables_escorts").change(2023, 2024)
    chosen, *others = [value for value, _ in change.possible]

    assert change.value == chosen
    assert [Fraction(178 - 647, 647) * 100] == others
    assert bps.Certainty.AMBIGUOUS is change.certainty
    assert "(or ≈-72.4884; doubt: valuables-and-prisoners)" in str(change)
    assert repr(change) == f"<SeriesChange {change}>"


def test_a_change_from_an_ambiguous_figure_shows_its_other_readings() -> None:
    """The doubt of the earlier number counts as much."""
    later = moved({}, 2025)
    series = REPORT.series("protection.close_protection.valuables_escorts").with_report(later)

    assert 4 == len(series.change(2024, 2025).possible)


def test_another_reading_without_a_number_has_no_change() -> None:
    """An alternative can be about the period alone."""
    figure = "organised_crime.fugitives.international_cooperation_files"
    later = REPORT.series(figure).with_report(moved({}, 2025))

    for change in (later.change(2022, 2024), later.change(2024, 2025)):
        assert {change.value} == {value for value, _ in change.possible}
        assert "period in doubt: fast-international-files" in str(change)


def test_a_change_from_zero_is_refused() -> None:
    """Nothing can be said in percent of zero."""
    with pytest.raises(bps.DerivationError, match=r"other than 0 for a\.b\.c, got 0 in 2001"):
        invented([0, 5]).change(2001, 2002)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_jumps_are_all_pairs_beyond_five_times(values: list[int]) -> None:
    """Neighbours are compared, in both directions; five times itself is not a jump."""
    expected = [i for i in range(1, len(values)) if values[i] > 5 * values[i - 1] or 5 * values[i] < values[i - 1]]

    assert expected == [jump.later.year - 2001 for jump in invented(values).jumps]


def test_the_jumps_of_the_package() -> None:
    """These were looked at: one case in 2018, and years that are far apart."""
    jumps = [(series.figure, jump.earlier.year, jump.later.year) for series in bps.series() for jump in series.jumps]

    assert [
        ("organised_crime.results.criminal_assets_seized", 2017, 2018),
        ("organised_crime.results.criminal_assets_seized", 2018, 2022),
        ("organised_crime.drug_trends.cocaine_seized", 2014, 2017),
        ("special_support.clandestine_laboratories.dumpings", 2011, 2021),
        ("special_support.clandestine_laboratories.storage_sites", 2011, 2021),
        ("community.police_on_web.declarations", 2014, 2024),
    ] == jumps
    assert "22 times" in repr(REPORT.series(jumps[0][0]).jumps[0])


def test_the_report_of_another_year_joins() -> None:
    """Its figure is one more number with the same scope; a report of a police zone has another scope."""
    later = moved({WOMEN: 4500}, 2025)
    zone = moved({WOMEN: 40}, 2026, publisher="A police zone")
    series = REPORT.series(WOMEN).with_report(later).with_report(zone)

    assert [(2024, 4393), (2025, 4500), (2026, 40)] == [(one.year, one.value) for one in series][-3:]
    assert [None, "figure of A police zone"] == [one.difference for one in series][-2:]
    assert Fraction(4500 - 4393, 4393) * 100 == series.change(2024, 2025).value


def test_an_older_edition_of_the_package_joins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each edition adds its own number to the series of the newest."""
    monkeypatch.setattr(packaged, "editions", lambda: (1999, 2024))
    monkeypatch.setattr(packaged, "load", {1999: small_report(), 2024: REPORT}.__getitem__)
    years = {series.figure: [one.year for one in series] for series in packaged.series()}

    assert [1999, 2018, 2019, 2020, 2023, 2024] == years[WOMEN]
    assert [2013, 2014] == years[FUGITIVES][:2]


def test_a_report_without_the_figure_or_with_another_unit_does_not_join() -> None:
    """Both are errors that name the figure."""
    with pytest.raises(bps.UnknownFigureError):
        invented([1, 2]).with_report(REPORT)
    with pytest.raises(bps.DerivationError, match=f"Expected a figure in case, got {WOMEN} in person"):
        attrs.evolve(REPORT.series(WOMEN), unit="case").with_report(REPORT)


def test_texts_show_breaks_and_differences() -> None:
    """The representation has a line for each number and for each break."""
    shown = repr(REPORT.series(FUGITIVES))

    assert shown.startswith(f"<Series {FUGITIVES}: ")
    assert "  -- 2023-01-01: From 2023 on, FAST looks only" in shown
    assert "  2024-01-01 to 2024-12-31: 105 (Belgian Federal Police, “Jaarverslag 2024”, 2025-02-24)" in shown


def test_a_series_is_a_sequence_and_survives_pickling() -> None:
    """Positions and slices work, and a copy through pickle is equal."""
    series = REPORT.series(WOMEN)

    assert series[-1].year == 2024
    assert series.observations[:2] == series[:2]
    assert series == pickle.loads(pickle.dumps(series))
    assert 2 == len(series.sources)


def test_nothing_outside_is_read_before_it_is_asked_for() -> None:
    """Values, tables and checks of other rules need none of it."""
    code = """
import sys
import belgian_police_stats as bps
report = bps.load(2024)
report.personnel.staff.women.value, report["forensics.crime_scene.interventions"].value, report.find("women")
names = {name for name in sys.modules if "outside" in name or name.endswith("querying.series")}
print(names)
report.series("personnel.staff.women")
print("belgian_police_stats.loading.outside" in sys.modules)
"""
    assert "set()\nTrue" == output_of(code)
