"""The check of an edition: verdicts are pinned, breaks are listed, and nothing is listed that does not occur."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldChapters
from belgian_police_stats.model.discrepancy import Discrepancy, DiscrepancyKind
from belgian_police_stats.model.rules import DATES, Exhaustive, RuleKind, Verdict
from belgian_police_stats.querying.checking import judge_discrepancy
from belgian_police_stats.querying.judging import Printed, judge
from belgian_police_stats.testing import changed, slips, small_report
from support.packaged_files import PROJECT

PINNED = PROJECT / "tests" / "expected" / "verdicts"
"""A file for each edition."""
PHENOMENA = "organised_crime.investigations.new/parts_within"
_NUMBER = re.compile(r"\d+(?: \d{3}(?!\d))*(?:[.,]\d+)?")


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each edition of the package in turn: their registers are held to the same rules."""
    return bps.load(request.param)


@pytest.fixture
def of_2024() -> bps.Report:
    """The edition whose figures and slips are named below."""
    return bps.load(2024)


def listing(report: bps.Report, *discrepancies: Discrepancy) -> bps.Report:
    """The same report with another register."""
    return bps.Report(report.edition, HeldChapters(report.chapters, report.ledger.entries, discrepancies))


def numbers_in(text: str) -> Iterator[Decimal]:
    """Every number that a text names, grouped or not, with a comma or a point."""
    for number in _NUMBER.findall(text):
        yield Decimal(number.replace(" ", "").replace(",", "."))


def test_every_verdict_is_as_pinned(report: bps.Report) -> None:
    """The table of each year in tests/expected/verdicts has one line for each rule."""
    path = PINNED / f"{report.edition.year}.txt"
    found = [(str(result.verdict), result.rule.id) for result in report.check()]
    listed = "\n".join(f"{verdict:<11}{rule_id}" for verdict, rule_id in found)
    assert path.is_file(), (
        f"Expected tests/expected/verdicts/{path.name} with one line a rule, as they come out now:\n{listed}"
    )
    expected = [tuple(line.split(maxsplit=1)) for line in path.read_text(encoding="utf-8").splitlines()]

    named = f"tests/expected/verdicts/{path.name} has another line than the check: a rule has its verdict there."
    assert [] == [line for line in expected if line not in found], named
    assert expected == found, named


def test_every_break_is_in_the_register_and_everything_listed_occurs(report: bps.Report) -> None:
    """The rules that come out violated or cut off are those that a discrepancy names as such."""
    judged = report.check()
    odd = {r.rule.id: r.verdict for r in judged if r.verdict in (Verdict.VIOLATED, Verdict.TRUNCATED)}
    listed = {d.rule: d.verdict for d in report.discrepancies if d.rule and d.verdict is not Verdict.EXACT}

    assert odd == listed
    assert (True, (), ()) == (judged.passed, judged.unlisted, judged.stale)


def test_a_check_is_a_sequence_of_results(report: bps.Report) -> None:
    """One result for each rule, in the order of the rules, and a line that counts them."""
    judged = report.check()

    assert list(report.rules) == [result.rule for result in judged]
    assert (judged.results[0], judged.results[1:3], len(report.rules)) == (judged[0], judged[1:3], len(judged))
    there = Counter(result.verdict for result in judged)
    said = ", ".join(f"{there[verdict]} {verdict}" for verdict in Verdict if there[verdict])
    assert f"<Check of {len(judged)} rules: {said}; passed: every break is listed>" == repr(judged)


def test_an_unlisted_break_fails(report: bps.Report) -> None:
    """Each break that the register forgets fails the check, and is named."""
    for discrepancy in report.discrepancies:
        others = [other for other in report.discrepancies if other.rule != discrepancy.rule or not other.rule]
        judged = listing(report, *others).check()
        forgotten = discrepancy.rule if discrepancy.verdict is Verdict.VIOLATED and discrepancy.rule else None

        assert ([forgotten] if forgotten else []) == [result.rule.id for result in judged.unlisted]
        assert (forgotten is None) == judged.passed
        assert repr(judged).endswith("; passed: every break is listed>" if judged.passed else "; not passed>")


def test_a_listed_break_that_does_not_occur_fails(report: bps.Report) -> None:
    """With any other verdict than its own, each discrepancy is stale, and is named."""
    for discrepancy in report.discrepancies:
        for verdict in set(Verdict) - {discrepancy.verdict}:
            others = [other for other in report.discrepancies if other != discrepancy]
            judged = listing(report, *others, attrs.evolve(discrepancy, verdict=verdict)).check()

            assert [discrepancy.id] == [d.id for d in judged.stale]
            assert not judged.passed


def test_a_discrepancy_of_a_rule_that_is_gone_fails(of_2024: bps.Report) -> None:
    """No rule of that id, or no figure of a relation: the entry is stale."""
    violated = next(d for d in of_2024.discrepancies if d.rule)
    related = next(d for d in of_2024.discrepancies if d.relation)
    assert related.relation is not None
    relation = attrs.evolve(related.relation, result="personnel.staff.gone")

    assert [violated.id] == [d.id for d in listing(small_report(), violated).check().stale]
    for gone in (attrs.evolve(related, relation=relation), attrs.evolve(violated, rule="no/rule")):
        others = [other for other in of_2024.discrepancies if other.id != gone.id]
        assert gone.id in [d.id for d in listing(of_2024, *others, gone).check().stale]


def test_a_discrepancy_is_of_a_rule_or_of_a_relation_or_of_slides(of_2024: bps.Report) -> None:
    """One of the three, and not two and not none."""
    for wrong in ({"rule": None}, {"relation": of_2024.rules[0]}, {"slides": (13,)}):
        with pytest.raises(ValueError, match="either a rule or a relation or slides, and one of them only"):
            attrs.evolve(of_2024.discrepancies[0], **wrong)


def test_the_register_names_the_figures_of_its_rule(report: bps.Report) -> None:
    """Each discrepancy touches the figures that its rule or relation binds, and its id is its own."""
    rules = {rule.id: rule for rule in report.rules}
    wrong: list[str] = []
    for discrepancy in report.discrepancies:
        if discrepancy.slides is not None:
            bound = tuple(figure.id for figure in report if figure.source.slide in discrepancy.slides)
        else:
            rule = discrepancy.relation or rules[str(discrepancy.rule)]
            bound = () if rule.kind in DATES else rule.figures
        if set(bound) != set(discrepancy.figures):
            wrong.append(discrepancy.id)

    assert [] == wrong
    assert len(report.discrepancies) == len({discrepancy.id for discrepancy in report.discrepancies})


def test_the_arithmetic_of_a_discrepancy_has_the_printed_numbers(report: bps.Report) -> None:
    """Every figure that it touches stands in it with its number, and every date with its line."""
    lacking: list[tuple[str, str]] = []
    for discrepancy in report.discrepancies:
        there = list(numbers_in(discrepancy.arithmetic))
        lacking += [(discrepancy.id, name) for name in discrepancy.figures if report[name].value not in there]
        if discrepancy.rule and discrepancy.rule.startswith("line "):
            line = Decimal(discrepancy.rule.partition(":")[0].removeprefix("line "))
            lacking += [(discrepancy.id, discrepancy.rule)] if line not in there else []

    assert [] == lacking


def test_the_arithmetic_of_a_discrepancy_has_no_number_of_its_own(report: bps.Report) -> None:
    """What is neither printed nor a length of time is the result: computed, and rounded as far as it is shown."""
    results = {result.rule.id: result for result in report.check()}
    printed = Printed.of(report.figures, report.ledger)
    lengths = {Decimal(number) for number in (365, 366, 86_400)}
    strange: list[tuple[str, str]] = []
    for discrepancy in report.discrepancies:
        if discrepancy.slides is not None:
            continue
        result = judge(discrepancy.relation, printed) if discrepancy.relation else results[str(discrepancy.rule)]
        if result.computed is None or result.printed is None:
            continue
        computed, whole = Fraction(result.computed), Fraction(result.printed)
        for number in numbers_in(discrepancy.arithmetic):
            place = Fraction(1, 10 ** max(0, -int(number.as_tuple().exponent)))
            is_result = any(abs(Fraction(number) - exact) <= place / 2 for exact in (computed, whole, whole - computed))
            known = {report[name].value for name in discrepancy.figures} | lengths
            if not is_result and number not in known:
                strange.append((discrepancy.id, str(number)))

    assert [] == strange


def test_a_heading_that_is_right_makes_its_discrepancy_stale(of_2024: bps.Report) -> None:
    """Slides 13 and 14 under the heading of slide 15 would be in order, and slides of no figure are none."""
    heading = of_2024.radicalism.hpm_training.participants.source.heading
    odd = next(d for d in of_2024.discrepancies if d.slides)

    def under(heading: str) -> bps.Report:
        figures = {
            f.id: attrs.evolve(f, sources=(attrs.evolve(f.source, heading=heading),))
            for f in of_2024.radicalism.figures
            if f.source.slide in (odd.slides or ())
        }
        chapters = tuple(
            chapter.with_members(section.with_members(figures.get(f.id, f) for f in section) for section in chapter)
            for chapter in of_2024.chapters
        )
        return bps.Report(of_2024.edition, HeldChapters(chapters, of_2024.ledger.entries, of_2024.discrepancies))

    assert (13, 14) == odd.slides
    assert [] == [d.id for d in under("Another chapter").check().stale]
    assert [odd.id] == [d.id for d in under(heading).check().stale]
    printed = Printed.of(of_2024.figures, of_2024.ledger)
    assert judge_discrepancy(attrs.evolve(odd, slides=(12,)), {}, printed) is None


def test_the_register_has_its_plain_words(report: bps.Report) -> None:
    """Each explanation is whole sentences."""
    assert [] == [d.id for d in report.discrepancies if not re.fullmatch(r"[A-Z].{30,}\.", d.explanation)]


def test_the_register_of_2024_has_each_kind_of_oddity(of_2024: bps.Report) -> None:
    """No kind is there for nothing."""
    assert set(DiscrepancyKind) == {discrepancy.kind for discrepancy in of_2024.discrepancies}


def test_the_arithmetic_is_done_again(of_2024: bps.Report) -> None:
    """A number that mends a break makes its entry stale: corruption at 1,1 %, thirty days in June."""
    mended = changed(of_2024, {"organised_crime.investigation_shares.corruption": Decimal("1.1")}).check()
    rules = {rule.id: rule for rule in of_2024.rules}
    june = next(d for d in of_2024.discrepancies if d.id == "last-day-of-june")
    dates = {entry.place: entry.date for entry in of_2024.ledger if entry.date}
    real = Printed({}, {**dates, "line 1739: 31": "2024-06-30"})

    assert ["corruption-share"] == [d.id for d in mended.stale]
    assert Verdict.HOLDS is judge_discrepancy(june, rules, real)


def test_a_break_is_listed_with_its_own_numbers(report: bps.Report) -> None:
    """Of each entry in turn: without its figures' numbers in the arithmetic it is another break."""
    for discrepancy in report.discrepancies:
        others = [other for other in report.discrepancies if other != discrepancy]
        judged = listing(report, *others, attrs.evolve(discrepancy, arithmetic="7 = 8")).check()

        assert [discrepancy.id] * bool(discrepancy.figures) == [one.id for one in judged.stale]


def test_a_listed_break_with_other_numbers_is_another_break(report: bps.Report) -> None:
    """What is violated stays violated under most numbers: any other one than the listed makes the entry stale."""
    kept: list[tuple[str, str, int]] = []
    for discrepancy in report.discrepancies:
        for name in discrepancy.figures:
            for steps in (1, -1):
                moved = changed(report, {name: report[name].value + steps * report[name].place})
                if discrepancy.id not in [d.id for d in moved.check().stale]:
                    kept.append((discrepancy.id, name, steps))

    assert [] == kept


def test_the_arithmetic_of_a_negative_figure_has_its_number(of_2024: bps.Report) -> None:
    """A sign before a number could be a minus of the arithmetic: the number alone is looked for."""
    fallen = changed(of_2024, {"organised_crime.investigation_shares.corruption": Decimal("-1.2")})

    assert [] == [d.id for d in fallen.check().stale]


def test_a_slip_that_a_rule_catches_is_named(of_2024: bps.Report) -> None:
    """A total that is one too many breaks its rule, no other, and the check fails."""
    judged = changed(of_2024, {"border_management.removals.total": 4597}).check()

    assert ["border_management.removals.total/total"] == [result.rule.id for result in judged.unlisted]
    assert not judged.passed


def test_the_ten_phenomena_leave_a_remainder(of_2024: bps.Report) -> None:
    """They make 3 292 of 3 920 new investigations, and 628 are of none of them."""
    group = next(group for group in of_2024.breakdowns if group.rule.id == PHENOMENA)

    assert (Exhaustive.NO, 10, 3920) == (group.exhaustive, len(group.parts), group.whole.value)
    assert (Fraction(3292), Fraction(628)) == (group.explained.value, group.remainder.value)
    assert ("[3292, 3292]", "[628, 628]") == (str(group.explained.bounds), str(group.remainder.bounds))
    assert ("case", group.whole.period) == (group.remainder.unit, group.remainder.period)
    assert "organised_crime.investigations.new - organised_crime.investigations.money_laundering - " in (
        group.remainder.formula
    )
    assert group.remainder.formula.endswith(" - organised_crime.investigations.corruption")
    assert "<Breakdown organised_crime.investigations.new: 10 parts, exhaustive: no>" == repr(group)


def test_every_group_knows_whether_it_is_complete(report: bps.Report) -> None:
    """A total leaves nothing beyond its rounding; parts within a whole leave no less than nothing."""
    groups = report.breakdowns

    assert {Exhaustive.YES, Exhaustive.NO} <= {group.exhaustive for group in groups}
    assert [] == [g.rule.id for g in groups if g.exhaustive is Exhaustive.YES and 0 not in g.remainder.bounds]
    assert [] == [g.rule.id for g in groups if g.exhaustive is not Exhaustive.YES and g.remainder.value < 0]
    assert [] == [g.rule.id for g in groups if g.explained.value + g.remainder.value != g.whole.value]


def test_every_rule_of_parts_in_one_unit_makes_a_group(report: bps.Report) -> None:
    """Where whole and parts count one thing over one period, and nowhere else."""
    expected = [
        rule.id
        for rule in report.rules
        if rule.kind in (RuleKind.TOTAL, RuleKind.PARTS_WITHIN)
        and rule.result is not None
        and 1 == len({(report[name].unit, report[name].period) for name in rule.figures})
    ]

    assert expected == [group.rule.id for group in report.breakdowns]


def test_a_figure_is_explained_by_its_rules_and_lapses(of_2024: bps.Report) -> None:
    """The rules that bind it, how they come out, and what the register says of it."""
    corruption = of_2024.explain("organised_crime.investigation_shares.corruption")
    alone = of_2024.explain("rail_police.operations.persons_checked")

    assert [
        ("organised_crime.investigation_shares.corruption/ordered", "holds"),
        ("organised_crime.investigation_shares.corruption/share", "violated"),
    ] == [(result.rule.id, result.verdict) for result in corruption.results]
    assert ["corruption-share"] == [discrepancy.id for discrepancy in corruption.discrepancies]
    assert corruption.figure is of_2024[corruption.figure.id]
    assert corruption == of_2024.explain(corruption.figure)
    assert ((), ()) == (alone.results, alone.discrepancies)
    with pytest.raises(bps.UnknownFigureError, match=r"personnel\.staff\.women"):
        of_2024.explain("personnel.staff.womn")


def test_the_mutation_measure_needs_a_report_in_order() -> None:
    """Of a report that does not pass, nothing can be told from a failure."""
    violated = changed(small_report(), {"personnel.staff.total": 1001})

    with pytest.raises(ValueError, match=r"^Expected a report that passes its own check, got An invented report"):
        next(slips(violated))
