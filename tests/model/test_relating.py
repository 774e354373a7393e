"""Amounts for people: per so many inhabitants, growth from an earlier number, rounded, and written with decimals."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

import attrs
import numpy as np
import pint
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.relating import with_places
from belgian_police_stats.testing import changed, small_report
from support.judged import count
from support.own_reports import plain

REPORT = bps.load(2024)
STAFF = REPORT.personnel.staff
ACTIONS = REPORT.road_police.actions
BELGIANS = 11_763_650
FIGURES = [figure for figure in REPORT if figure.kind in ("Count", "Money", "Mass", "Duration")]


def refused(ask: Callable[[], object]) -> str:
    """The message of the refusal."""
    with pytest.raises(bps.DerivationError) as caught:
        ask()
    return str(caught.value)


def test_an_amount_is_related_to_a_population() -> None:
    """The value, the unit, the formula and the period say what it is."""
    women = STAFF.women.per(BELGIANS, 100_000, label="inhabitants")
    each = STAFF.women.per(BELGIANS, label="inhabitant")

    assert Fraction(4393 * 100_000, BELGIANS) == women.value
    assert "person per 100 000 inhabitants" == women.unit
    assert "personnel.staff.women / 11 763 650 inhabitants × 100 000" == women.formula
    assert (STAFF.women.period, ("personnel.staff.women",), "Ratio") == (women.period, women.operands, women.kind)
    assert (Fraction(4393, BELGIANS), "person per inhabitant") == (each.value, each.unit)
    assert "personnel.staff.women / 11 763 650 inhabitant" == each.formula


def test_an_amount_is_related_to_another_one() -> None:
    """The unit is the label of the other amount, and the doubts of both count."""
    women = STAFF.women.per(STAFF.total, 100)
    each = REPORT.organised_crime.results.criminal_assets_seized.per(STAFF.total)

    assert (Fraction(439_300, 13_979), "person per 100 persons") == (women.value, women.unit)
    assert ("EUR per person", "EUR/person") == (each.unit, str(each.measured[1]))
    doubtful = STAFF.women.per(ACTIONS.speed, 10)
    assert ACTIONS.speed.doubts == doubtful.doubts
    assert [Fraction(43_930) / Fraction(v) for v, _ in ACTIONS.speed.possible if v is not None] == [
        value for value, _ in doubtful.possible
    ]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_all_doubt_is_carried(figure: bps.Figure) -> None:
    """Under each reading, value, bounds and certainty are those that the figure gives under this reading."""
    population, before = 1_000, 7
    computed: list[tuple[bps.Derived, Callable[[Any], Fraction | int]]] = [
        (figure.per(population, 10, label="things"), lambda value: Fraction(value) * 10 / population),
        (figure.growth_from(before), lambda value: (Fraction(value) / before - 1) * 100),
        (round(figure, -1), lambda value: math.floor(Fraction(value) / 10 + Fraction(1, 2)) * 10),
    ]
    for result, compute in computed:
        assert [compute(p.value) for p in figure.possible if p.value is not None] == [p.value for p in result.possible]
        assert [p.readings for p in figure.possible] == [p.readings for p in result.possible]
        assert (figure.doubts, figure.certainty) == (result.doubts, result.certainty)
        assert bool(figure.caveat) == bool(result.caveat)
        assert all(doubt in str(result) for doubt in figure.doubts)
        ends = [(figure.bounds.lower, result.bounds.lower), (figure.bounds.upper, result.bounds.upper)]
        assert [None if end is None else compute(end) for end, _ in ends] == [end for _, end in ends]


def test_chosen_readings_alone_are_named() -> None:
    """This still holds after a second computation."""
    growth = ACTIONS.alcohol.growth_from(800, readings="chosen")
    each = ACTIONS.alcohol.per(1000, label="drivers", readings="chosen")

    assert ["(chosen readings only)"] * 4 == [one.caveat for one in (growth, each, round(growth, 1), round(each))]
    assert [1, 1] == [len(growth.possible), len(each.possible)]


@pytest.mark.parametrize(
    ("population", "times"),
    [
        (np.int64(BELGIANS), np.int32(1000)),
        (Decimal(BELGIANS), Decimal(1000)),
        (Fraction(BELGIANS), Fraction(1000)),
    ],
)
def test_exact_numbers_of_any_type_are_taken(population: Any, times: Any) -> None:
    """This includes whole numbers of numpy."""
    expected = STAFF.women.per(BELGIANS, 1000, label="inhabitants")

    assert (expected.value, expected.unit) == attrs.astuple(
        STAFF.women.per(population, times, label="inhabitants"), recurse=False
    )[:2]


PER = "an int, a Decimal, a Fraction, a figure or a computed number as the size of a population"


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: STAFF.women.per(BELGIANS, 100_000),
            (
                "Expected a label that says what the population counts, got none. Write "
                "`per(11763650, 100000, label='inhabitants')`."
            ),
        ),
        (
            lambda: STAFF.women.per(1.5e6, label="x"),  # type: ignore[arg-type]
            f"Expected {PER}, got 1500000.0. A float is not exact: write Decimal('1500000.0').",
        ),
        (lambda: STAFF.women.per(True, label="x"), f"Expected {PER}, got True."),
        (lambda: STAFF.women.per("9", label="x"), f"Expected {PER}, got '9'."),  # type: ignore[arg-type]
        (lambda: STAFF.women.per(Decimal("NaN"), label="x"), f"Expected {PER}, got Decimal('NaN')."),
        (
            lambda: STAFF.women.per(0, label="x"),
            "Expected a number above 0 for the size of a population, got 0.",
        ),
        (
            lambda: STAFF.women.per(5, -1, label="x"),
            "Expected a number above 0 for how many the result is for, got -1.",
        ),
        (
            lambda: STAFF.women_growth.per(5, label="x"),
            (
                "Expected an amount, got personnel.staff.women_growth, which is a Change: it cannot be related to a "
                "population."
            ),
        ),
        (
            lambda: STAFF.women.per(STAFF.women_growth),
            "Expected an amount, got personnel.staff.women_growth, which is a Change: it cannot be a population.",
        ),
        (
            lambda: STAFF.women.per(STAFF.women - STAFF.women),
            "Expected a population other than 0, got personnel.staff.women - personnel.staff.women, which is 0.",
        ),
        (
            lambda: STAFF.women.growth_from(0),
            "Expected an earlier number above 0, got 0.",
        ),
        (
            lambda: STAFF.women.growth_from(4292.0),  # type: ignore[arg-type]
            (
                "Expected an int, a Decimal, a Fraction, a figure or a computed number as an earlier number, got "
                "4292.0. A float is not exact: write Decimal('4292.0')."
            ),
        ),
        (
            lambda: STAFF.women.growth_from(STAFF.men),
            (
                "Expected an earlier number of personnel.staff.women, got personnel.staff.men, which is another "
                "quantity. To compare them anyway, use insist=True."
            ),
        ),
        (
            lambda: STAFF.women.growth_from(REPORT.series("personnel.staff.men").at(2023)),
            "Expected an observation of personnel.staff.women, got <Observation personnel.staff.men: ",
        ),
        (
            lambda: STAFF.women.growth_from(REPORT.series("personnel.staff.women").at(2024)),
            "Expected an earlier number of personnel.staff.women than that on 2024-12-31, got one on 2024-12-31.",
        ),
        (
            lambda: (STAFF.women + STAFF.men).growth_from(REPORT.series("personnel.staff.women").at(2023)),
            "Expected an observation of personnel.staff.women + personnel.staff.men, got <Observation ",
        ),
        (
            lambda: STAFF.women.share_of(13979),  # type: ignore[arg-type]
            (
                "Expected a figure or a computed number as the whole, got 13979. Give the figure of the whole, such as "
                "`report.personnel.staff.total`. For a number of your own, write `per(13979, 100, label='…')`."
            ),
        ),
        (
            lambda: STAFF.women.share_of("personnel.staff.total"),  # type: ignore[arg-type]
            (
                "Expected a figure or a computed number as the whole, got 'personnel.staff.total'. Give the figure of "
                "the whole, such as `report.personnel.staff.total`."
            ),
        ),
        (lambda: round(STAFF.women, 101), "Expected a number of decimals from -100 to 100, got 101."),
        (lambda: round(STAFF.women, 10**9), "Expected a number of decimals from -100 to 100, got 1000000000."),
    ],
)
def test_a_refusal_says_what_to_do(ask: Callable[[], object], message: str) -> None:
    """It says what was expected, what was given, and what to write instead."""
    assert refused(ask).startswith(message)


def test_growth_is_in_percent_and_for_shares_in_points() -> None:
    """This is as in a series. The formula has the label of the earlier number."""
    women = STAFF.women.growth_from(4292, label="2023")
    share = REPORT.organised_crime.capacity_shares.drug_crime.growth_from(Decimal("24.6"))

    assert (Fraction(101 * 100, 4292), "percent") == (women.value, women.unit)
    assert "personnel.staff.women / 4 292 (2023) - 1" == women.formula
    assert (Fraction(-291, 100), "percentage_point") == (share.value, share.unit)
    assert "organised_crime.capacity_shares.drug_crime - 24.6" == share.formula


def test_growth_from_the_same_figure_of_another_report() -> None:
    """Both reports are named. Another quantity is taken only if the caller insists."""
    old = changed(small_report(), {"personnel.staff.women": 400})
    new = attrs.evolve(small_report().personnel.staff.women, report_key="Somebody 2000")
    grown = new.growth_from(old.personnel.staff.women)

    assert Fraction(100 * (450 - 400), 400) == grown.value
    assert grown.formula.startswith("(personnel.staff.women [Somebody 2000]) / (personnel.staff.women [")
    assert Fraction(4393 - 9586, 9586) * 100 == STAFF.women.growth_from(STAFF.men, insist=True).value


@pytest.mark.parametrize("name", REPORT.outside.observations)
def test_growth_from_an_observation_is_the_change_of_the_series(name: str) -> None:
    """Every earlier observation gives the same value, comparability, breaks and refusals as the series."""
    figure, series = REPORT[name], REPORT.series(name)
    for earlier in series:
        if earlier.period.end >= figure.period.end or series.at(earlier.year) is not earlier:
            continue
        answers = [
            _answer(partial(series.change, earlier.year, figure.period.end.year, insist=insist))
            for insist in (False, True)
        ]
        assert answers == [_answer(partial(figure.growth_from, earlier, insist=insist)) for insist in (False, True)]


def _answer(ask: Callable[[], object]) -> object:
    """The answer, or the text of the refusal."""
    with suppress(bps.DerivationError):
        return ask()
    return refused(ask)


def test_growth_of_an_own_report_asks_for_its_series() -> None:
    """A figure does not know the breaks of its series. The hint says which call knows them."""
    (observation, *_) = REPORT.series("personnel.staff.women")
    own = attrs.evolve(STAFF.women, report_key="Somebody 2024")

    assert (
        "Expected a figure of a packaged report, whose breaks are known, got personnel.staff.women of Somebody 2024. "
        "Use the series of its report: `its_report.series(id).change(earlier, later)`."
    ) == refused(lambda: own.growth_from(observation))


@given(st.integers(0, 10**6), st.integers(1, 1000), st.integers(-3, 6))
def test_rounding_goes_to_the_nearest_and_away_from_zero(above: int, below: int, places: int) -> None:
    """The distance is at most half a place, and a tie goes outwards; the bounds are those of the rounded number."""
    number = count("a", str(above)) / count("b", str(below))
    negative = count("a", "0") - count("b", str(above))
    place = Fraction(10) ** -places
    for exact in (number, negative):
        result = round(exact, places)
        assert 0 == result.value % place
        assert abs(result.value - exact.value) * 2 <= place
        assert abs(result.value - exact.value) * 2 < place or abs(result.value) > abs(exact.value)
        assert bps.Interval.point(result.value) == result.bounds
        assert with_places(exact.value, places) == result.value


@given(st.integers(0, 10**6), st.sampled_from(bps.Qualifier), st.integers(-3, 3))
def test_a_rounded_figure_keeps_what_it_is(value: int, qualifier: bps.Qualifier, places: int) -> None:
    """It keeps its unit, kind and period, so it can be added up and compared. Its bounds are rounded too."""
    figure = count("a", str(value), qualifier)
    result = round(figure, places)

    assert (figure.unit, figure.kind, figure.period) == (result.unit, result.kind, result.period)
    assert f"round({figure.id}, {places})" == result.formula
    ends = ((result.bounds.lower, figure.bounds.lower), (result.bounds.upper, figure.bounds.upper))
    assert [] == [end for end, own in ends if (end is None) != (own is None)]
    assert all(
        end is None or own is None or abs(Fraction(end) - Fraction(own)) * 2 <= Fraction(10) ** -places
        for end, own in ends
    )


def test_round_without_places_gives_a_whole_number() -> None:
    """This is as in Python."""
    assert (Fraction(2), "round(personnel.staff.men / personnel.staff.women, 0)") == (
        round(STAFF.men / STAFF.women).value,
        round(STAFF.men / STAFF.women).formula,
    )


def test_a_number_per_population_is_a_quantity() -> None:
    """Its unit is per member of the population, a thing counted. A label in any language names a known unit."""
    women = STAFF.women.per(BELGIANS, 100_000, label="inhabitants")
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    among = STAFF.women.per(BELGIANS, 100_000, label="Personen").quantity_in(registry)

    assert pytest.approx(4393 / BELGIANS) == women.quantity.magnitude  # pyright: ignore[reportUnknownMemberType]
    assert {"person": 1, "inhabitants": -1} == dict(women.quantity.unit_items())
    assert among.dimensionless
    assert women.quantity.units == round(women, 1).quantity.units
    assert "population" == STAFF.women.per(5, label="жители").measured[1].partition("/")[2]


def test_numbers_per_different_populations_do_not_compare() -> None:
    """Neither do a number per one and a number per a thousand."""
    one, thousand = (STAFF.women.per(BELGIANS, times, label="inhabitants") for times in (1, 1000))

    assert "Expected figures in one unit, got " in refused(lambda: one.is_above(thousand))
    assert bps.Truth.TRUE is thousand.is_above(Fraction(1, 3))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("", "≈31.4257% = personnel.staff.women / personnel.staff.total"),
        (".0f", "31%"),
        (".1f", "31.4%"),
        (".3f", "31.426%"),
        ("nl", "≈31,4257%"),
        ("fr.1f", "31,4 %"),
        ("de.1f", "31,4 %"),
        ("en.2f", "31.43%"),
    ],
)
def test_a_share_is_written_with_decimals(form: str, text: str) -> None:
    """An f-string writes them in any language, or without a language."""
    share = STAFF.women.share_of(STAFF.total)

    assert text == f"{share:{form}}".replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("amount", "form", "text"),
    [
        (STAFF.women, ".1f", "4393.0 person"),
        (STAFF.men / STAFF.women, "en.1f", "2.2 persons/person"),
        (STAFF.women.per(BELGIANS, 100_000, label="inwoners"), "nl.1f", "37,3 personen/100 000 inwoners"),
        (REPORT.information_exchange.wanted_notices.notices, ".0f", "more than 300 notice"),
        (
            REPORT.information_exchange.wanted_notices.notices.per(1000, label="cases"),
            ".1f",
            "0.3 notice per cases, in [0.3; …]",
        ),
        (ACTIONS.alcohol.per(1000, 10, label="drivers"), ".0f", "7 action per 10 drivers (or 10; doubt: "),
        (ACTIONS.alcohol.share_of(ACTIONS.speed), "en.0f", "24% (or 32% or 106% or 144%)"),
        (REPORT.organised_crime.antwerp_port.persons_checked, "en.0f", "7,290 persons (or 5,511)"),
        (REPORT.organised_crime.antwerp_port.persons_checked, ".0f", "7290 person (or 5 511; doubt: antwerp-checks)"),
    ],
)
def test_decimals_drop_neither_qualifier_nor_bounds_nor_doubt(amount: bps.types.Amount, form: str, text: str) -> None:
    """This holds for figures and for computed numbers."""
    assert f"{amount:{form}}".replace("\N{NO-BREAK SPACE}", " ").startswith(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_formatted_takes_the_number_of_decimals(language: bps.Language) -> None:
    """It gives the same as an f-string. Zeros at the end stay."""
    for figure in FIGURES[:20]:
        assert f"{figure:{language}.2f}" == figure.formatted(language, 2)
        assert {"en": ".00"}.get(language, ",00") in figure.formatted(language, 2)


@pytest.mark.parametrize("form", [".1q", ".f", "1f", ">20", "fr1f", ".100f", "e", ",.1f"])
def test_another_form_is_refused(form: str) -> None:
    """If the form has a point, the hint names the possible forms."""
    with pytest.raises(bps.UnknownLanguageError) as caught:
        f"{STAFF.women:{form}}"

    hint = " Decimals are written .1f, or fr.1f with a language." if "." in form else ""
    assert str(caught.value).startswith(f"Expected a language among nl, fr, de, en, got '{form}'.{hint}")


NUMBERS = [5, 5.0, Decimal(5), Fraction(5), True, np.int64(5)]


@pytest.mark.parametrize("number", NUMBERS, ids=repr)
def test_an_operator_with_a_plain_number_says_what_to_use(number: Any) -> None:
    """A number alone has no unit. The error is Python's own, with what to write instead."""
    amount: Any
    for amount in (STAFF.women, STAFF.women + STAFF.men):
        operators: dict[str, Any] = {
            "+": operator.add,
            "-": operator.sub,
            "/": operator.truediv,  # pyright: ignore[reportUnknownMemberType]  its stub has no types
        }
        for sign, compute in operators.items():
            with pytest.raises(TypeError) as caught:
                compute(amount, number)
            assert str(caught.value).startswith(f"unsupported operand for {sign}: {amount.expression} counts person")
            assert "Use `per` for a population, `growth_from` for an earlier number" in str(caught.value)
        with pytest.raises(TypeError, match="unsupported operand for"):
            sum([amount], number)


def test_an_operator_with_anything_else_is_left_to_it() -> None:
    """The other object, such as a quantity of pint, may know what to do."""

    class Other:
        def __radd__(self, _: object) -> str:
            return "added"

        __rsub__ = __rtruediv__ = __radd__

    anything: Any = STAFF.women
    assert ["added"] * 3 == [anything + Other(), anything - Other(), anything / Other()]
    with pytest.raises(TypeError, match="unsupported operand type"):
        _ = anything + None
    with pytest.raises(TypeError, match="unsupported operand type"):
        _ = None + anything


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_an_order_says_what_to_use(compare: Callable[[Any, Any], object]) -> None:
    """This holds for figures, for computed numbers and for plain numbers."""
    for one, other in ((STAFF.women, STAFF.men), (STAFF.women, 4000), (STAFF.women / STAFF.men, STAFF.men)):
        with pytest.raises(TypeError, match=r"Use `is_below` or `is_above`, and `Figures.ranking` to sort"):
            compare(one, other)


def test_a_section_is_added_up_without_its_totals() -> None:
    """One call does it. Figures that overlap are still refused, and so is a section without figures."""
    removals = REPORT.border_management.removals.figures

    assert removals.without_totals().total() == removals.total(without_totals=True)
    assert REPORT.border_management.removals.total.value == removals.total(without_totals=True).value
    assert "which overlap" in refused(lambda: STAFF.select(unit="person").total(without_totals=True))
    assert "Expected at least one figure to add up, got none." == refused(
        lambda: removals[:0].total(without_totals=True)
    )
    horses = bps.parse(plain()).chapter("horse_brigade").select(unit="horse")
    assert ("horse_brigade.stable.mares", Fraction(10)) == (
        horses.total(without_totals=True).formula,
        horses.total(without_totals=True).value,
    )
