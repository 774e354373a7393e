"""The check of an edition: pinned verdicts, listed violations, and no discrepancy that does not occur."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given

import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.model.discrepancy import Discrepancy, DiscrepancyKind
from belgian_police_stats.model.rules import DATES, RuleKind, Verdict, ordered, within
from belgian_police_stats.querying import checking
from belgian_police_stats.querying.checking import judge_discrepancy
from belgian_police_stats.querying.judging import Facts, judge
from belgian_police_stats.testing import changed, slips, small_report
from support.own_reports import HORSES, SHARE, own_files, plain
from support.packaged_files import PROJECT

PINNED = PROJECT / "tests" / "expected" / "verdicts"
"""The folder with one file for each edition."""
_NUMBER = re.compile(r"\d+(?: \d{3}(?!\d))*(?:[.,]\d+)?")


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each packaged edition in turn."""
    return bps.load(request.param)


@pytest.fixture
def of_2024() -> bps.Report:
    """The edition whose figures and discrepancies are named below."""
    return bps.load(2024)


def listing(report: bps.Report, *discrepancies: Discrepancy) -> bps.Report:
    """The same report with other discrepancies."""
    return bps.Report(report.edition, HeldContents(report.chapters, report.ledger.entries, discrepancies))


def numbers_in(text: str) -> Iterator[Decimal]:
    """Every number in a text, grouped or not, with a decimal comma or point."""
    for number in _NUMBER.findall(text):
        yield Decimal(number.replace(" ", "").replace(",", "."))


def test_every_verdict_is_as_pinned(report: bps.Report) -> None:
    """The file of each year in tests/expected/verdicts has one line for each rule."""
    path = PINNED / f"{report.edition.year}.txt"
    found = [(str(result.verdict), result.rule.id) for result in report.check().results]
    listed = "\n".join(f"{verdict:<11}{rule_id}" for verdict, rule_id in found)
    assert path.is_file(), (
        f"Expected tests/expected/verdicts/{path.name} with one line for each rule. The verdicts are now:\n{listed}"
    )
    expected = [tuple(line.split(maxsplit=1)) for line in path.read_text(encoding="utf-8").splitlines()]

    named = (
        f"tests/expected/verdicts/{path.name} differs from the check. It has one line for each rule, with its verdict."
    )
    assert [] == [line for line in expected if line not in found], named
    assert expected == found, named


def test_the_discrepancies_are_the_rules_that_do_not_come_out_well(report: bps.Report) -> None:
    """The violated and the truncated rules are those that a discrepancy lists with that verdict."""
    judged = report.check()
    odd = {r.rule.id: r.verdict for r in judged if r.verdict in (Verdict.VIOLATED, Verdict.TRUNCATED)}
    listed = {d.rule: d.verdict for d in report.discrepancies if d.rule and d.verdict is not Verdict.EXACT}

    assert odd == listed
    assert (True, (), ()) == (judged.passed, judged.unlisted, judged.stale)


def test_a_check_is_a_sequence_of_results(report: bps.Report) -> None:
    """It has one result for each rule that can fail, in the order of the rules. Its tally counts them."""
    judged = report.check()
    checks = [rule for rule in report.rules if not rule.evidence]

    assert list(report.rules) == [result.rule for result in judged.results]
    assert checks == [result.rule for result in judged]
    assert (judged.checks[0], judged.checks[1:3], len(checks)) == (judged[0], judged[1:3], len(judged))
    counts = Counter(result.verdict for result in judged)
    assert [counts[verdict] for verdict in Verdict if counts[verdict]] == [*map(int, re.findall(r"\d+", judged.tally))]
    assert f"<Check: {judged.summary}>" == repr(judged)


def test_checks_of_dates_are_counted_apart(report: bps.Report) -> None:
    """A misprinted day says nothing of the figures, and a rule by which a figure was read says nothing at all."""
    judged = report.check()
    dates = [result for result in judged if result.rule.kind in (RuleKind.REAL_DATE, RuleKind.SAME_DATE)]

    assert dates == [*judged.date_checks]
    assert judged.summary.startswith(f"{len(judged) - len(dates)} of figures (")
    assert f"), {len(dates)} of dates (" in judged.summary
    assert sum(rule.evidence for rule in report.rules) == len(judged.results) - len(judged)


@pytest.mark.slow
def test_the_verdicts_under_each_reading_are_as_pinned(report: bps.Report) -> None:
    """The file of each year has a line for each rule that has another verdict under another reading."""
    path = PINNED / f"{report.edition.year}_readings.txt"
    before = {result.rule.id: result.verdict for result in report.check().results}
    found = [
        f"{doubt.id}: {reading.id}: {result.rule.id}: {before[result.rule.id]}, then {result.verdict}"
        for doubt in report.doubts
        for reading in doubt.readings
        for result in report.under(doubt.id, reading.id).check().results
        if result.verdict is not before[result.rule.id]
    ]
    assert path.is_file(), f"Expected tests/expected/verdicts/{path.name} with these lines:\n{chr(10).join(found)}"

    assert path.read_text(encoding="utf-8").splitlines() == found


def test_a_reading_that_hides_a_violation_fails_the_check(report: bps.Report) -> None:
    """And so does one that claims a violation that does not occur. The check names doubt and reading."""
    for doubt in report.doubts:
        for reading in doubt.readings:
            wrong = () if reading.violates else ("personnel.staff.total/total/sex",)
            readings = tuple(attrs.evolve(r, violates=wrong) if r is reading else r for r in doubt.readings)
            doubts = tuple(attrs.evolve(d, readings=readings) if d is doubt else d for d in report.doubts)
            contents = HeldContents(report.chapters, report.ledger.entries, report.discrepancies, doubts=doubts)
            judged = bps.Report(report.edition, contents).check()

            assert ((doubt.id, reading.id),) == judged.misread
            assert not judged.passed


def test_the_tally_of_a_check_is_english() -> None:
    """The only verdict that is a verb agrees with its number. A verdict without a rule is left out."""
    check = small_report().check()
    bounds = [result for result in check if result.verdict is Verdict.HOLDS]

    assert "4 exact, 2 rounded, 3 hold" == check.tally
    assert "9 of figures (4 exact, 2 rounded, 3 hold); passed: every violation is listed" == check.summary
    assert "1 holds" == attrs.evolve(check, results=tuple(bounds[:1])).tally
    assert "" == attrs.evolve(check, results=()).tally


def test_an_unlisted_violation_fails(report: bps.Report) -> None:
    """The check fails if a discrepancy is left out whose rule is violated, and names that rule."""
    for discrepancy in report.discrepancies:
        others = [other for other in report.discrepancies if other.rule != discrepancy.rule or not other.rule]
        judged = listing(report, *others).check()
        left_out = discrepancy.rule if discrepancy.verdict is Verdict.VIOLATED and discrepancy.rule else None

        assert ([left_out] if left_out else []) == [result.rule.id for result in judged.unlisted]
        assert (left_out is None) == judged.passed
        assert repr(judged).endswith("; passed: every violation is listed>" if judged.passed else "; not passed>")


@pytest.mark.slow
def test_a_discrepancy_that_does_not_occur_fails(report: bps.Report) -> None:
    """Each discrepancy is stale with any verdict but its own."""
    for discrepancy in report.discrepancies:
        for verdict in set(Verdict) - {discrepancy.verdict}:
            others = [other for other in report.discrepancies if other != discrepancy]
            judged = listing(report, *others, attrs.evolve(discrepancy, verdict=verdict)).check()

            assert [discrepancy.id] == [d.id for d in judged.stale]
            assert not judged.passed


def test_a_discrepancy_of_a_rule_that_is_gone_fails(of_2024: bps.Report) -> None:
    """A discrepancy is stale if its rule or a figure of its relation does not exist."""
    violated = next(d for d in of_2024.discrepancies if d.rule)
    related = next(d for d in of_2024.discrepancies if d.relation)
    assert related.relation is not None
    relation = attrs.evolve(related.relation, result="personnel.staff.gone")

    assert [violated.id] == [d.id for d in listing(small_report(), violated).check().stale]
    for gone in (attrs.evolve(related, relation=relation), attrs.evolve(violated, rule="no/rule")):
        others = [other for other in of_2024.discrepancies if other.id != gone.id]
        assert gone.id in [d.id for d in listing(of_2024, *others, gone).check().stale]


def test_a_discrepancy_is_of_a_rule_or_of_a_relation_or_of_slides(of_2024: bps.Report) -> None:
    """Exactly one of the three is given."""
    for wrong, got in (
        ({"rule": None}, "none of them"),
        ({"relation": of_2024.rules[0]}, "a rule and a relation"),
        ({"slides": (13,)}, "a rule and slides"),
    ):
        with pytest.raises(bps.FieldError, match=f"^Expected a rule, a relation or slides, got {got}.$"):
            attrs.evolve(of_2024.discrepancies[0], **wrong)


def test_a_discrepancy_names_the_figures_of_its_rule(report: bps.Report) -> None:
    """Its figures are those that its rule or relation binds. No two discrepancies have the same id."""
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
    """It has the number of every figure, and the line of every date."""
    lacking: list[tuple[str, str]] = []
    for discrepancy in report.discrepancies:
        numbers = list(numbers_in(discrepancy.arithmetic))
        lacking += [(discrepancy.id, name) for name in discrepancy.figures if report[name].value not in numbers]
        if discrepancy.rule and discrepancy.rule.startswith("line "):
            line = Decimal(discrepancy.rule.partition(":")[0].removeprefix("line "))
            lacking += [(discrepancy.id, discrepancy.rule)] if line not in numbers else []

    assert [] == lacking


def test_the_arithmetic_of_a_discrepancy_has_no_invented_number(report: bps.Report) -> None:
    """A number that is neither printed nor a length of time is the computed result, rounded as far as it is shown."""
    results = {result.rule.id: result for result in report.check().results}
    facts = Facts.of(report.figures, report.ledger)
    lengths = {Decimal(number) for number in (365, 366, 86_400)}
    strange: list[tuple[str, str]] = []
    for discrepancy in report.discrepancies:
        if discrepancy.slides is not None:
            continue
        result = judge(discrepancy.relation, facts) if discrepancy.relation else results[str(discrepancy.rule)]
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
    """Slides 13 and 14 would be in order under the heading of slide 15. Slides without figures have no verdict."""
    heading = of_2024.radicalism.hpm_training.participants.source.heading
    wrong_heading = next(d for d in of_2024.discrepancies if d.slides)

    def under(heading: str) -> bps.Report:
        figures = {
            f.id: attrs.evolve(f, sources=(attrs.evolve(f.source, heading=heading),))
            for f in of_2024.radicalism.figures
            if f.source.slide in (wrong_heading.slides or ())
        }
        chapters = tuple(
            chapter.with_members(
                section.with_members(figures.get(f.id, f) for f in section) for section in chapter.sections
            )
            for chapter in of_2024.chapters
        )
        return bps.Report(of_2024.edition, HeldContents(chapters, of_2024.ledger.entries, of_2024.discrepancies))

    assert (13, 14) == wrong_heading.slides
    assert [] == [d.id for d in under("Another chapter").check().stale]
    assert [wrong_heading.id] == [d.id for d in under(heading).check().stale]
    facts = Facts.of(of_2024.figures, of_2024.ledger)
    assert judge_discrepancy(attrs.evolve(wrong_heading, slides=(12,)), {}, facts) is None


def test_a_discrepancy_is_explained_in_whole_sentences(report: bps.Report) -> None:
    """Each explanation begins with a capital letter and ends with a full stop."""
    assert [] == [d.id for d in report.discrepancies if not re.fullmatch(r"[A-Z].{30,}\.", d.explanation)]


def test_2024_has_a_discrepancy_of_each_kind(of_2024: bps.Report) -> None:
    """Every kind is used."""
    assert set(DiscrepancyKind) == {discrepancy.kind for discrepancy in of_2024.discrepancies}


def test_a_discrepancy_is_stale_with_numbers_that_obey_the_rule(of_2024: bps.Report) -> None:
    """As if corruption were printed as 1,1 % and the last day of June as the 30th."""
    corrected = changed(of_2024, {"organised_crime.investigation_shares.corruption": Decimal("1.1")}).check()
    rules = {rule.id: rule for rule in of_2024.rules}
    june = next(d for d in of_2024.discrepancies if d.id == "last-day-of-june")
    dates = {entry.place: entry.date for entry in of_2024.ledger if entry.date}
    corrected_date = Facts({}, {**dates, "line 1739: 31": "2024-06-30"})

    assert ["corruption-share"] == [d.id for d in corrected.stale]
    assert Verdict.HOLDS is judge_discrepancy(june, rules, corrected_date)


def test_a_discrepancy_without_the_numbers_of_its_figures_is_stale(report: bps.Report) -> None:
    """Each one in turn, with other arithmetic."""
    for discrepancy in report.discrepancies:
        others = [other for other in report.discrepancies if other != discrepancy]
        judged = listing(report, *others, attrs.evolve(discrepancy, arithmetic="7 = 8")).check()

        assert [discrepancy.id] * bool(discrepancy.figures) == [stale.id for stale in judged.stale]


@pytest.mark.slow
def test_a_discrepancy_is_stale_if_a_number_changes(report: bps.Report) -> None:
    """Most other numbers violate the rule too, so that the verdict alone would not show the change."""
    kept: list[tuple[str, str, int]] = []
    for discrepancy in report.discrepancies:
        for name in discrepancy.figures:
            for steps in (1, -1):
                moved = changed(report, {name: report[name].value + steps * report[name].place})
                if discrepancy.id not in [d.id for d in moved.check().stale]:
                    kept.append((discrepancy.id, name, steps))

    assert [] == kept


def test_the_arithmetic_of_a_negative_figure_has_its_number() -> None:
    """The number is looked for without its sign, since a minus in the arithmetic may subtract."""
    data = plain(rules=[])
    stable = data["chapters"]["horse_brigade"]["stable"]
    del stable["share_of_mares"]["of"]
    stable["share_of_mares"] |= {"kind": "Change", "printed": "-25%", "value": -25}
    data["discrepancies"] = [
        {
            "id": "fallen",
            "kind": "contradiction",
            "relation": {"kind": "ordered", "operands": [HORSES, SHARE], "why": "w"},
            "verdict": "violated",
            "figures": [HORSES, SHARE],
            "arithmetic": "40 - 25 = 15",
            "explanation": "Invented.",
        }
    ]

    assert () == bps.parse(data).check().stale


def test_a_wrong_total_is_named_by_its_rule(of_2024: bps.Report) -> None:
    """A total that is too large by one violates its rule and no other, and the check fails."""
    judged = changed(of_2024, {"border_management.removals.total": 4597}).check()

    assert ["border_management.removals.total/total"] == [result.rule.id for result in judged.unlisted]
    assert not judged.passed


def test_a_figure_is_explained_by_its_rules_and_discrepancies(of_2024: bps.Report) -> None:
    """A figure with two rules and a discrepancy, and one that has neither."""
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


def as_in_the_check(report: bps.Report) -> dict[str, bps.Explanation]:
    """The explanation of every figure, made of the check of the whole report."""
    results = report.check().results
    sources, series = report.outside.sources, {series.figure: series for series in report.series()}
    return {
        figure.id: bps.Explanation(
            figure=figure,
            results=tuple(result for result in results if figure.id in result.figures),
            discrepancies=tuple(d for d in report.discrepancies if figure.id in d.figures),
            doubts=tuple(doubt for doubt in report.doubts if figure.id in doubt.figures),
            cited=tuple(sources[slug] for slug in figure.cited if slug in sources),
            series=series.get(figure.id),
        )
        for figure in report
    }


def test_an_explanation_says_what_the_check_says(report: bps.Report) -> None:
    """For every figure, it has the same results in the same order."""
    expected = as_in_the_check(report)

    assert [] == [name for name in report.figures.ids if report.explain(name) != expected[name]]


def test_an_explanation_has_the_rules_that_the_report_states_itself(of_2024: bps.Report) -> None:
    """They can bind figures of several chapters, and come after the rules of the library."""
    repeated, total = "organised_crime.child_abuse.reports", "personnel.staff.total"
    rules = (ordered(repeated, total, why="w"), within(total, whole=repeated, why="w"))
    chapters, ledger = of_2024.chapters, of_2024.ledger.entries
    report = bps.Report(of_2024.edition, HeldContents(chapters, ledger, of_2024.discrepancies, rules))
    explained = report.explain(repeated)

    assert as_in_the_check(report) == {name: report.explain(name) for name in report.figures.ids}
    assert (RuleKind.REPEATED, *rules) == (explained.results[-3].rule.kind, *(r.rule for r in explained.results[-2:]))


@pytest.mark.slow
@given(own_files())
def test_an_explanation_of_an_own_report_says_what_the_check_says(data: dict[str, Any]) -> None:
    """The explanation of each figure is compared, with random rules in the file."""
    report = bps.parse(data)

    assert as_in_the_check(report) == {name: report.explain(name) for name in report.figures.ids}


def test_an_explanation_judges_only_the_rules_of_the_figure(
    of_2024: bps.Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For every figure, each rule that binds it is judged once, and no other rule is."""
    judged: list[bps.Rule] = []

    def counted(rule: bps.Rule, facts: Facts) -> bps.RuleResult:
        judged.append(rule)
        return judge(rule, facts)

    monkeypatch.setattr(checking, "judge", counted)
    rules = of_2024.rules
    for figure in of_2024:
        judged.clear()
        of_2024.explain(figure)
        assert [rule for rule in rules if figure.id in rule.figures] == judged


def test_an_explanation_makes_only_the_rules_of_a_chapter(of_2024: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules of other chapters are not even bound to their figures."""
    places: set[str] = set()
    inside = bps.Rule.inside

    def counted(rule: bps.Rule, place: str) -> bps.Rule:
        places.add(place.partition(".")[0])
        return inside(rule, place)

    monkeypatch.setattr(bps.Rule, "inside", counted)
    of_2024.explain("personnel.staff.women")

    assert {"personnel"} == places


def test_the_mutation_measure_needs_a_report_that_passes() -> None:
    """If the report itself does not pass its check, a failure after a change shows nothing."""
    violated = changed(small_report(), {"personnel.staff.total": 1001})

    with pytest.raises(ValueError, match=r"^Expected a report that passes its own check, got An invented report"):
        next(slips(violated))
