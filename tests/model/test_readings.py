"""Doubt in arithmetic and comparisons: every joint reading counts."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.amount import Amount
from belgian_police_stats.model.certainty import Certainty
from belgian_police_stats.model.derived import Extent, Operation, result_of
from belgian_police_stats.model.interval import Interval
from belgian_police_stats.testing.strategies import figures
from support.own_reports import doubt_of, in_doubt, names as labelled, plain, plain_figure

NAMES = ("horses", "mares", "foals")
Compute = Callable[[Any, Any, Any], Any]
FORMULAS: dict[str, Compute] = {
    "one figure": lambda a, _b, _c: a,
    "a sum": lambda a, b, c: a + b + c,
    "a difference": lambda a, b, _c: a - b,
    "a difference of sums": lambda a, b, c: (a + b) - c,
    "a quotient": lambda a, b, c: (a + b) / c,
    "a share": lambda a, b, _c: a.share_of(a + b),
    "a rate": lambda a, _b, c: (a + c).rate("week"),
}


def counts(numbers: tuple[int, int, int]) -> bps.Report:
    """A report of three counts, without doubts."""
    return bps.parse(file_of({name: plain_figure(f"{n}", n, "horse") for name, n in zip(NAMES, numbers, strict=True)}))


def file_of(stable: dict[str, Any], doubts: tuple[dict[str, Any], ...] = ()) -> str:
    """A report file with the figures of one section."""
    from json import dumps

    paths = ("horse_brigade", "horse_brigade.stable", *(f"horse_brigade.stable.{name}" for name in stable))
    words = dict.fromkeys(("nl", "fr", "de", "en"), "w")
    file = plain(chapters={"horse_brigade": {"stable": stable}}, labels=dict.fromkeys(paths, words), rules=[])
    return dumps(file | {"doubts": list(doubts)})


Assignments = dict[str, dict[str, tuple[int, int, int]]]
"""For each doubt and each of its readings the numbers of the three figures; a doubt can leave a figure alone."""


@st.composite
def assignments(draw: st.DrawFn) -> tuple[tuple[int, int, int], Assignments]:
    """The chosen numbers, and what they are under each reading of up to three doubts, each about figures of its own."""
    number = st.integers(1, 60)
    chosen = draw(st.tuples(number, number, number))
    owners = draw(st.permutations(range(3)))
    found: Assignments = {}
    for doubt, owner in zip(draw(st.lists(st.sampled_from("pqr"), max_size=3, unique=True)), owners, strict=False):
        touched = (owner,) if len(found) < 2 else owners[2:]
        names = [f"reading-{i}" for i in range(draw(st.integers(2, 4)))]
        found[doubt] = {names[0]: chosen}
        for name in names[1:]:
            first, second, third = (draw(number) if i in touched else n for i, n in enumerate(chosen))
            # A file refuses two readings that say the same.
            if (first, second, third) not in found[doubt].values():
                found[doubt][name] = (first, second, third)
        if len(found[doubt]) == 1:
            del found[doubt]
    return chosen, found


def doubtful_report(chosen: tuple[int, int, int], doubts: Assignments) -> bps.Report:
    """The report file that states these doubts."""
    stable: dict[str, Any] = {}
    for i, name in enumerate(NAMES):
        figure = stable[name] = plain_figure(f"{chosen[i]}", chosen[i], "horse")
        for doubt, readings in doubts.items():
            others = {reading: numbers[i] for reading, numbers in readings.items() if numbers[i] != chosen[i]}
            if others:
                figure |= {"certainty": "ambiguous", "evidence": "e"}
                figure.setdefault("doubts", {})[doubt] = [name for name in readings if name not in others]
                figure.setdefault("alternatives", []).extend(
                    {"doubt": doubt, "readings": [reading], "why": "w", "value": n, "printed": f"{n}"}
                    for reading, n in others.items()
                )
    listed = tuple(
        {
            "id": doubt,
            "kind": "value",
            "question": "q",
            "readings": [{"id": name, "label": name, "evidence": "e"} for name in readings],
        }
        for doubt, readings in doubts.items()
    )
    return bps.parse(file_of(stable, listed))


def by_brute_force(
    chosen: tuple[int, int, int], doubts: Assignments, compute: Compute
) -> Iterator[tuple[dict[str, str], Any]]:
    """The result from a report without doubts, for each joint reading."""
    for names in product(*doubts.values()):
        joint = dict(zip(doubts, names, strict=True))
        numbers = [*chosen]
        for doubt, name in joint.items():
            for i, number in enumerate(doubts[doubt][name]):
                if number != chosen[i]:
                    numbers[i] = number
        yield joint, compute(*counts(tuple(numbers)))  # type: ignore[arg-type]


@pytest.mark.parametrize("compute", FORMULAS.values(), ids=FORMULAS)
@given(drawn=assignments())
def test_possible_is_what_every_joint_reading_gives(
    compute: Compute, drawn: tuple[tuple[int, int, int], Assignments]
) -> None:
    """No value is missing or added, and each has the joint reading that gives it."""
    chosen, doubts = drawn
    amount: Amount = compute(*doubtful_report(chosen, doubts))
    touched = {doubt: doubts[doubt] for doubt in amount.doubts}

    expected = {tuple(sorted(joint.items())): r.value for joint, r in by_brute_force(chosen, touched, compute)}

    assert expected == {tuple(sorted(readings)): value for value, readings in amount.possible}
    assert len(expected) == len(amount.possible)
    assert compute(*counts(chosen)).value == amount.possible[0].value == amount.value


@pytest.mark.parametrize("ask", ["is_above", "is_below", "is_equal_to"])
@given(drawn=assignments(), limit=st.integers(1, 120))
def test_an_answer_is_sure_only_if_every_joint_reading_gives_it(
    ask: str, drawn: tuple[tuple[int, int, int], Assignments], limit: int
) -> None:
    """Figures, sums and numbers are compared. For the chosen readings, the other readings do not count."""
    chosen, doubts = drawn
    horses, mares, foals = doubtful_report(chosen, doubts)
    certain = [*counts(chosen)]
    questions: list[tuple[Compute, Amount, Amount | int]] = [
        (lambda a, b, _c: getattr(a, ask)(b), horses, mares),
        (lambda _a, b, c: getattr(b + c, ask)(limit), mares + foals, limit),
    ]
    for compute, left, right in questions:
        answers = {answer for _, answer in by_brute_force(chosen, doubts, compute)}
        expected = answers.pop() if len(answers) == 1 else bps.Truth.UNKNOWN

        assert expected is getattr(left, ask)(right)
        assert compute(*certain) is getattr(left, ask)(right, readings="chosen")


def _ask(ask: str, a: Amount, b: Amount, _c: Amount) -> bps.Truth:
    truth: bps.Truth = getattr(a, ask)(b)
    return truth


@given(drawn=assignments())
def test_a_comparison_names_the_doubts_on_which_it_depends(
    drawn: tuple[tuple[int, int, int], Assignments],
) -> None:
    """A doubt decides if, with all other readings fixed, another reading of it gives another answer."""
    chosen, doubts = drawn
    horses, mares, _ = doubtful_report(chosen, doubts)
    found = horses.compared_with(mares)
    deciding: set[str] = set()
    for ask in ("is_above", "is_below", "is_equal_to"):
        answers = [*by_brute_force(chosen, doubts, partial(_ask, ask))]
        for doubt in doubts:
            for joint, answer in answers:
                others = [(j, a) for j, a in answers if all(j[d] == joint[d] for d in doubts if d != doubt)]
                if any(other != answer for _, other in others):
                    deciding.add(doubt)

    assert deciding == {*found.doubts}
    assert {*horses.doubts, *mares.doubts} - deciding == {*found.caveats}
    assert horses.is_above(mares) is found.above
    assert horses.is_below(mares) is found.below
    assert horses.is_equal_to(mares) is found.equal


@pytest.mark.parametrize("compute", FORMULAS.values(), ids=FORMULAS)
@given(drawn=assignments())
def test_under_commutes_with_arithmetic(compute: Compute, drawn: tuple[tuple[int, int, int], Assignments]) -> None:
    """Computing before reading gives the same as reading before computing, in any order of the doubts."""
    chosen, doubts = drawn
    report = doubtful_report(chosen, doubts)
    for joint, expected in by_brute_force(chosen, doubts, compute):
        forwards, backwards = report, report
        for doubt, name in joint.items():
            forwards = forwards.under(doubt, name)
        for doubt, name in reversed(joint.items()):
            backwards = backwards.under(doubt, name)

        assert expected.value == compute(*forwards).value
        assert () == compute(*forwards).doubts
        assert forwards == backwards


def closed(figure: bps.Figure) -> bps.Figure:
    """The same figure without its doubts."""
    return attrs.evolve(figure, certainty=bps.Certainty.CERTAIN, agreeing_readings=(), alternatives=())


@given(figures(kinds=[bps.Count]), figures(kinds=[bps.Count]))
def test_an_amount_without_doubts_has_one_possible_value(first: bps.Figure, second: bps.Figure) -> None:
    """It has no caveat, and its possible bounds are its bounds."""
    plain_ones = [closed(figure) for figure in (first, second)]
    seven = attrs.evolve(
        plain_ones[1],
        value=7,
        printed="7",
        sources=(attrs.evolve(second.source, printed="7"),),
        qualifier=bps.Qualifier.EXACT,
    )
    quotient = plain_ones[0] / seven
    for amount in (*plain_ones, quotient):
        assert ((amount.value, ()),) == amount.possible
        assert amount.bounds == amount.possible_bounds
        assert "" == amount.caveat
        assert () == amount.doubts


@given(figures(), st.data())
def test_possible_bounds_hold_every_possible_number(figure: bps.Figure, data: st.DataObject) -> None:
    """The caveat of a doubtful figure names each of its doubts."""
    for value, _ in figure.possible:
        assert value is not None
        assert value in figure.possible_bounds or figure.qualifier not in (bps.Qualifier.EXACT, bps.Qualifier.ABOUT)
    for doubt in figure.doubts:
        assert doubt in figure.caveat
        assert doubt in str(figure)
        assert doubt in repr(figure)


def many(number: int) -> bps.Report:
    """A report of so many figures of 10, each of which is 20 under another reading of a doubt of its own."""
    names = [f"herd_{i}" for i in range(number)]
    stable = {name: in_doubt(plain_figure("10", 10, "horse"), 20, f"doubt-{name}".replace("_", "-")) for name in names}
    return bps.parse(file_of(stable, tuple(doubt_of(f"doubt-{name}".replace("_", "-")) for name in names)))


def test_twenty_doubts_in_one_sum_give_bounds() -> None:
    """A million joint readings are never gone through: the text says so, and answers are sure or unknown."""
    total = many(20).figures.total()

    assert Interval(lower=200, upper=400) == total.possible_bounds
    assert "(bounds over all readings: [200, 400]; doubts: doubt-herd-0, " in str(total)
    assert (bps.Truth.TRUE, bps.Truth.UNKNOWN, bps.Truth.FALSE) == tuple(map(total.is_above, (199, 300, 400)))
    assert total.certainty is bps.Certainty.AMBIGUOUS
    assert total.doubts == total.compared_with(300).doubts
    assert () == total.compared_with(500).doubts
    with pytest.raises(bps.TooManyReadingsError) as caught:
        _ = total.possible
    assert caught.value.args[0].endswith("got 1048576. Its `possible_bounds` cover all of them.")


def test_twelve_doubts_are_gone_through_one_by_one() -> None:
    """The limit is 4 096 joint readings."""
    possible = many(12).figures.total().possible

    assert 4_096 == len(possible)
    assert {*range(120, 250, 10)} == {value for value, _ in possible}


def test_the_chosen_readings_alone_are_asked_for_by_name(report: bps.Report) -> None:
    """The result says that it has only the chosen readings, and so does a number computed from it."""
    port = report.organised_crime.antwerp_port
    chosen = port.persons_checked.share_of(port.persons_checked, readings="chosen")
    total = bps.Figures([port.persons_checked]).total(readings="chosen")

    assert "(chosen readings only)" == chosen.caveat == total.caveat
    assert ((Fraction(7290), ()),) == total.possible
    assert bps.Certainty.AMBIGUOUS is total.certainty
    assert () == total.doubts
    assert "" == (report.personnel.staff.women + report.personnel.staff.men).caveat
    with pytest.raises(bps.FilterError) as caught:
        port.persons_checked.is_above(1, readings="some")  # type: ignore[arg-type]
    assert 'Expected "all" or "chosen" as the readings, got \'some\'.' == str(caught.value)


def test_a_sum_that_every_reading_leaves_alone_says_so(report: bps.Report) -> None:
    """Two numbers that may be swapped have one sum."""
    port = report.recruitment.civilian_staff
    total = port.federal_police + port.local_police

    assert {Fraction(784)} == {value for value, _ in total.possible}
    assert "(the same under every reading; doubt: civilian-recruits)" == total.caveat


def test_a_rate_follows_the_period_of_each_reading(report: bps.Report) -> None:
    """From 16 October 2023 on, there are 443 days. Over a period that is not stated, a rate does not exist."""
    added = report.radicalism.reinforcements.judicial_police.rate("day")
    files = report.organised_crime.fugitives.international_cooperation_files.rate("day")
    prevented = report.cybercrime.phish_nemo.victims_prevented.rate("day")

    assert [Fraction(50, 366), Fraction(50, 443)] == [value for value, _ in added.possible]
    assert [Fraction(59, 366), None] == [value for value, _ in files.possible]
    assert [Fraction(100_000, 366), None] == [value for value, _ in prevented.possible]
    assert bps.Truth.UNKNOWN is files.is_above(0)
    unstated = report.under("phish-nemo-period", "whole-project").cybercrime.phish_nemo.victims_prevented
    with pytest.raises(bps.DerivationError) as caught:
        unstated.rate("day")
    assert "counted over a period that is not stated: it has no rate over time." in str(caught.value)


def test_a_quotient_by_a_number_that_can_be_zero_does_not_exist_under_that_reading() -> None:
    """Under the chosen reading, the quotient exists."""
    stable = {"horses": plain_figure("40", 40, "horse"), "mares": in_doubt(plain_figure("10", 10, "horse"), 0)}
    report = bps.parse(file_of(stable, (doubt_of(),)))
    horses, mares = report

    assert [Fraction(4), None] == [value for value, _ in (horses / mares).possible]


def test_a_growth_from_zero_does_not_exist() -> None:
    """Under a reading in which the earlier number is zero, nothing can be said in percent of it."""
    numbers = [Extent(number, Interval.point(number), None) for number in (5, 0)]

    assert None is result_of(Operation.GROWTH, numbers, Fraction(100))
    assert Fraction(-100) == result_of(Operation.GROWTH, numbers[::-1], Fraction(100)).value  # type: ignore[union-attr]


def test_many_other_numbers_are_told_by_the_first_and_the_last(report: bps.Report) -> None:
    """More than three numbers would fill the line."""
    actions = report.road_police.actions
    caveat = actions.phone.share_of(actions.seat_belts).caveat

    assert caveat.startswith("(or another number from ")
    assert caveat.endswith("; doubt: road-police-actions)")
    assert ("road_police.actions.phone",) == actions.phone.operands


def test_a_doubtful_amount_survives_a_pickle(report: bps.Report) -> None:
    """It keeps its terms, so that its possible values can still be computed."""
    port = report.organised_crime.antwerp_port
    share = port.persons_checked.share_of(port.persons_checked + port.minors)
    again = pickle.loads(pickle.dumps(share))

    assert share == again
    assert share.possible == again.possible


OPERATIONS: list[Callable[[Any, Any], Any]] = [
    operator.add,
    operator.sub,
    operator.truediv,  # pyright: ignore[reportUnknownMemberType]  its stub has no types
]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_figures_of_two_readings_do_not_mix(report: bps.Report, operation: Callable[[Any, Any], Any]) -> None:
    """They cannot be compared either: a report under a reading is another report."""
    swapped = report.under("antwerp-checks", "vehicles-first")
    mine, other = report["organised_crime.antwerp_port.minors"], swapped["organised_crime.antwerp_port.extractors"]
    same = swapped["organised_crime.antwerp_port.minors"]
    for second in (other, same):
        with pytest.raises(bps.DerivationError) as caught:
            operation(mine, second)
        assert "Expected figures of one report in one reading, got organised_crime.antwerp_port.minors" in str(
            caught.value
        )
        with pytest.raises(bps.DerivationError):
            mine.is_above(second)
        with pytest.raises(bps.DerivationError):
            mine.share_of(second, across_reports=True)
        with pytest.raises(bps.DerivationError):
            bps.Figures((mine, second)).total(across_reports=True)
    assert 98 + 16 == bps.Figures((other, same)).total(count_twice=True).value


@pytest.mark.parametrize("many", [70, 400])
def test_any_number_of_doubts_is_too_many_and_no_crash(many: int) -> None:
    """The number of joint readings can have more digits than Python allows for a length or writes out."""
    figures = {f"herd_{i}": in_doubt(plain_figure("3", 3, "horse"), 4, f"doubt-{i}") for i in range(many)}
    paths = ("horse_brigade", "horse_brigade.stable", *(f"horse_brigade.stable.{name}" for name in figures))
    doubts = [doubt_of(f"doubt-{i}") for i in range(many)]
    labels = {path: labelled("w") for path in paths}
    report = bps.parse(plain(chapters={"horse_brigade": {"stable": figures}}, labels=labels, rules=[], doubts=doubts))
    total = report.figures.total()

    assert [3 * many, 4 * many] == [total.value, total.possible_bounds.upper]
    assert Certainty.AMBIGUOUS is total.certainty
    assert bps.Truth.UNKNOWN is total.is_above(3 * many)
    for call in (lambda: total.possible, lambda: report.vary(len, *(f"doubt-{i}" for i in range(many)))):
        with pytest.raises(bps.errors.TooManyReadingsError, match="at most 4096 joint readings"):
            call()
