"""Rules: their ids and formulas, the classes that state them, and the figures that they name."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

import belgian_police_stats as bps
from belgian_police_stats.model.chapter import part
from belgian_police_stats.model.chapters import CHAPTERS
from belgian_police_stats.model.rules import (
    DATES,
    RuleKind,
    adds_up,
    complement,
    days_within,
    falling,
    grows,
    ordered,
    overlapping,
    parts_within,
    share,
    shares_within,
    time_per,
    within,
)

VOCABULARY: list[tuple[Callable[[], bps.Rule], str, str, tuple[str, ...]]] = [
    (lambda: adds_up("r", parts=("a", "b"), why="w"), "r/total", "r = a + b", ("r", "a", "b")),
    (lambda: adds_up("r", parts=("a",), why="w", name="sex"), "r/total/sex", "r = a", ("r", "a")),
    (lambda: share("r", part="a", whole="b", why="w"), "r/share", "r = a / b", ("r", "a", "b")),
    (lambda: complement("a", "b", why="w"), "a/complement", "a + b = 100 %", ("a", "b")),
    (lambda: within("a", whole="r", why="w"), "r/within/a", "a ≤ r", ("r", "a")),
    (lambda: within("s.a", whole="t.r", why="w"), "t.r/within/a", "s.a ≤ t.r", ("t.r", "s.a")),
    (
        lambda: parts_within("r", parts=("a", "b"), why="w", exhaustive=bps.Truth.FALSE),
        "r/parts_within",
        "a + b ≤ r",
        ("r", "a", "b"),
    ),
    (
        lambda: parts_within("r", parts=("a",), why="w", exhaustive=bps.Truth.FALSE, name="n"),
        "r/parts_within/n",
        "a ≤ r",
        ("r", "a"),
    ),
    (lambda: shares_within("a", "b", why="w"), "a/parts_within", "a + b ≤ 100 %", ("a", "b")),
    (lambda: time_per("r", amount="a", why="w"), "r/time_per", "r = length of the period / a", ("r", "a")),
    (lambda: grows("r", amount="a", why="w"), "r/growth", "r = a / a of the year before - 1", ("r", "a")),
    (lambda: days_within("a", why="w"), "a/days_within", "a ≤ days of the period", ("a",)),
    (lambda: ordered("a", "b", "c", why="w"), "a/ordered", "a ≤ b ≤ c", ("a", "b", "c")),
    (lambda: falling("a", "b", "c", why="w"), "c/ordered", "c ≤ b ≤ a", ("c", "b", "a")),
    (
        lambda: bps.Rule(kind=RuleKind.REPEATED, result="r", why="w"),
        "r/repeated",
        "r is the same at each place",
        ("r",),
    ),
    (lambda: bps.Rule(kind=RuleKind.REAL_DATE, result="r", why="w"), "r/real_date", "the date on r exists", ("r",)),
    (
        lambda: bps.Rule(kind=RuleKind.SAME_DATE, result="r", operands=("a",), why="w"),
        "r/same_date",
        "the dates on r and a are the same",
        ("r", "a"),
    ),
]


@pytest.mark.parametrize(("make", "rule_id", "formula", "names"), VOCABULARY, ids=[row[1] for row in VOCABULARY])
def test_a_rule_has_an_id_and_a_formula(
    make: Callable[[], bps.Rule], rule_id: str, formula: str, names: tuple[str, ...]
) -> None:
    """The id is the first figure, the kind and the name. The formula is one line of arithmetic on the figures."""
    rule = make()

    assert (rule_id, formula, names) == (rule.id, rule.formula, rule.figures)
    assert ("w", *(*rule_id.split("/"), "")[2:3]) == (rule.why, rule.name)


def test_every_kind_of_rule_is_in_the_table() -> None:
    """A new kind of rule needs a row in VOCABULARY."""
    assert set(RuleKind) == {row[0]().kind for row in VOCABULARY}


@pytest.mark.parametrize("kind", RuleKind)
def test_a_kind_takes_the_operands_that_its_formula_names(kind: RuleKind) -> None:
    """A sum or an order can have many operands. Any other formula names each operand by its letter."""
    letters = sum(f"{{{letter}}}" in kind.formula for letter in "ab")
    can_have_many = "{sum}" in kind.formula or "{order}" in kind.formula

    assert can_have_many == (kind.least < kind.most)
    assert can_have_many or letters == kind.least == kind.most


@pytest.mark.parametrize("make", [row[0] for row in VOCABULARY], ids=[row[1] for row in VOCABULARY])
def test_a_rule_has_the_shape_of_its_kind(make: Callable[[], bps.Rule]) -> None:
    """It has a result if its kind has one or can have one, and a number of operands that its kind allows."""
    rule = make()

    assert rule.kind.has_result in (None, rule.result is not None)
    assert rule.kind.least <= len(rule.operands) <= rule.kind.most


@pytest.mark.parametrize("make", [row[0] for row in VOCABULARY], ids=[row[1] for row in VOCABULARY])
def test_a_rule_inside_a_place_names_ids(make: Callable[[], bps.Rule]) -> None:
    """The place is put before each name, and nothing else changes."""
    rule = make()
    bound = rule.inside("chapter.section")

    assert tuple(f"chapter.section.{name}" for name in rule.figures) == bound.figures
    assert evolve(rule, result=None, operands=()) == evolve(bound, result=None, operands=())


def test_a_total_is_exhaustive_and_parts_say_whether_they_are() -> None:
    """The parts of a total are all its parts. For parts within a whole, the caller must say whether they are."""
    assert bps.Truth.TRUE is adds_up("r", parts=("a",), why="w").exhaustive
    assert bps.Truth.UNKNOWN is parts_within("r", parts="a", why="w", exhaustive=bps.Truth.UNKNOWN).exhaustive
    with pytest.raises(TypeError, match="exhaustive"):
        parts_within("r", parts=("a",), why="w")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("rule", "contained"),
    [
        (adds_up("r", parts=("a", "b"), why="w"), (("a", "r"), ("b", "r"))),
        (parts_within("r", parts=("a", "b"), why="w", exhaustive=bps.Truth.FALSE), (("a", "r"), ("b", "r"))),
        (share("r", part="a", whole="b", why="w"), (("a", "b"),)),
        (within("a", whole="r", contains=True, why="w"), (("a", "r"),)),
        (within("a", whole="r", why="w"), ()),
        (shares_within("a", "b", why="w"), ()),
        (complement("a", "b", why="w"), ()),
        (ordered("a", "b", why="w"), ()),
        (days_within("a", why="w"), ()),
        (time_per("r", amount="a", why="w"), ()),
        (grows("r", amount="a", why="w"), ()),
    ],
    ids=lambda one: one.id if isinstance(one, bps.Rule) else None,
)
def test_a_rule_says_which_whole_counts_a_part_too(rule: bps.Rule, contained: tuple[tuple[str, str], ...]) -> None:
    """For totals, parts and shares, this follows from their kind. A bound must say so."""
    assert contained == rule.contained


def test_a_part_and_the_whole_that_counts_it_are_of_2024() -> None:
    """A pair has two figures, no figure is its own whole, and no whole is within its part."""
    report = bps.load(2024)
    pairs = {pair for rule in report.rules for pair in rule.contained}

    assert [] == [pair for pair in pairs if pair[0] == pair[1] or pair[::-1] in pairs]
    assert ("organised_crime.investigations.new", "organised_crime.investigations.running") in pairs
    assert ("personnel.fleet.new_vehicles", "personnel.fleet.vehicles") in pairs
    assert ("protection.security.transfers", "protection.security.persons_transferred") not in pairs


def test_rules_that_are_evidence_are_marked() -> None:
    """The rules of 2024 by which figures were read are listed by name."""
    assert [
        "organised_crime.investigations.corruption/ordered",
        "organised_crime.investigation_shares.corruption/ordered",
        "organised_crime.capacity_shares.corruption/ordered",
        "organised_crime.antwerp_port.vehicles_checked/ordered",
        "rail_police.results.arrests/ordered",
        "protection.close_protection.training_sessions/ordered",
        "public_order.specialised_means.event_missions/within/event_days",
    ] == [rule.id for rule in bps.load(2024).rules if rule.evidence]


def test_overlaps_name_figures_and_are_bound_to_their_place(report: bps.Report) -> None:
    """The overlaps of a section name its figures, each once, with a reason."""
    found = [(chapter, overlap) for chapter in report.chapters for overlap in chapter.overlaps]

    assert [] != found
    assert [] == [o for chapter, o in found if any(not name.startswith(f"{chapter.id}.") for name in o.figures)]
    assert [] == [o for _, o in found if any(name not in report for name in o.figures)]
    assert [] == [o for _, o in found if len(set(o.figures)) < len(o.figures) or len(o.figures) < 2]
    assert [] == [o for _, o in found if not re.fullmatch(r"[A-Z].{10,}\.", o.why)]


def test_the_themes_of_the_road_police_overlap() -> None:
    """One action can have several themes, so all six overlap, also in the rules of the chapter."""
    chapter = bps.load(2024).road_police

    assert chapter.overlaps == chapter.actions.overlaps
    assert [[*chapter.actions.figures]] == [list(map(bps.load(2024).__getitem__, o.figures)) for o in chapter.overlaps]


def test_an_overlap_that_names_no_figure_is_an_error_when_the_class_is_made() -> None:
    """A rule that names no figure is such an error too."""
    with pytest.raises(TypeError) as caught:

        @part
        class Staff(bps.Section):
            women: bps.Count
            men: bps.Count
            OVERLAPS = (overlapping("women", "gone", why="w"),)

    assert "Expected the overlaps of Staff to name its figures, got 'gone'." == str(caught.value)


def test_an_impossible_date_is_not_held_against_another_date_as_well(report: bps.Report) -> None:
    """It is one misprint, which violates only the rule that a date must exist."""
    real = {rule.result for rule in report.rules if rule.kind is RuleKind.REAL_DATE}
    same = {rule.result for rule in report.rules if rule.kind is RuleKind.SAME_DATE}

    assert same <= real
    if report.edition.year == 2024:
        assert ("line 1739: 31" in real, "line 1739: 31" in same) == (True, False)
        assert "line 1739: 1" in same


def test_a_rule_needs_a_reason() -> None:
    """A rule without its `why` cannot be made."""
    with pytest.raises(TypeError, match="why"):
        bps.Rule(kind=RuleKind.TOTAL, result="r", operands=("a",))  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "rule",
    [
        adds_up("gone", parts=("women", "men"), why="w"),
        adds_up("women", parts=("men", "gone"), why="w"),
        share("women", part="gone", whole="men", why="w"),
        complement("women", "gone", why="w"),
        within("gone", whole="men", why="w"),
        parts_within("men", parts=("gone",), why="w", exhaustive=bps.Truth.FALSE),
        time_per("women", amount="gone", why="w"),
        days_within("gone", why="w"),
        shares_within("women", "gone", why="w"),
        ordered("women", "gone", why="w"),
        falling("gone", "men", why="w"),
        within("id", whole="men", why="w"),
    ],
    ids=lambda rule: rule.id,
)
def test_a_rule_that_names_no_figure_is_an_error_when_the_class_is_made(rule: bps.Rule) -> None:
    """The message names the class, the unknown name and the rule. The field `id` is not a figure either."""
    wrong = "id" if "id" in rule.figures else "gone"

    with pytest.raises(TypeError) as caught:

        @part
        class Staff(bps.Section):
            women: bps.Count
            men: bps.Count
            RULES = (rule,)

    assert f"Expected the rules of Staff to name its figures, got '{wrong}' in {rule.id}." == str(caught.value)


def test_a_rule_of_a_chapter_names_section_and_figure() -> None:
    """In a chapter, the name of a figure alone is unknown: the section must come before it."""

    @part
    class Staff(bps.Section):
        women: bps.Count
        men: bps.Count

    def chapter(rule: bps.Rule) -> type[Any]:
        @part
        class Personnel(bps.Chapter):
            staff: Staff
            RULES = (rule,)

        return Personnel

    assert "Personnel" == chapter(within("staff.women", whole="staff.men", why="w")).__name__
    for name in ("women", "staff", "staff.gone", "other.women"):
        with pytest.raises(TypeError, match=re.escape(f"got {name!r} in staff.men/within/")):
            chapter(within(name, whole="staff.men", why="w"))


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each packaged edition in turn. A rule is left out if an edition does not print one of its figures."""
    return bps.load(request.param)


def test_rules_are_bound_to_their_section_or_chapter(report: bps.Report) -> None:
    """The rules of a section bind figures of that section, and those of a chapter figures of that chapter."""
    wrong = [
        (section.id, rule.id)
        for chapter in report.chapters
        for section in chapter.sections
        for rule in section.rules
        if any(not name.startswith(f"{section.id}.") for name in rule.figures)
    ]
    wrong += [
        (chapter.id, rule.id)
        for chapter in report.chapters
        for rule in chapter.rules
        if any(not name.startswith(f"{chapter.id}.") for name in rule.figures)
    ]
    own = sum(len(part.RULES) for chapter in report.chapters for part in (chapter, *chapter.sections))

    assert [] == wrong
    assert own == sum(len(chapter.rules) for chapter in report.chapters)


def test_every_name_in_a_rule_is_a_figure_or_a_printed_date(report: bps.Report) -> None:
    """Each id exists in the report. A rule on dates names entries of the ledger that are dates."""
    dates = {entry.place for entry in report.ledger if entry.date is not None}
    wrong = [
        (rule.id, name)
        for rule in report.rules
        for name in rule.figures
        if (name not in dates if rule.kind in DATES else name not in report)
    ]

    assert [] == wrong


def test_ids_of_rules_are_unique(report: bps.Report) -> None:
    """No two rules have the same id, so that a discrepancy can name one."""
    times = Counter(rule.id for rule in report.rules)

    assert [] == [rule_id for rule_id, count in times.items() if count > 1]


def test_places_of_dates_are_unique(report: bps.Report) -> None:
    """A date is identified by its line and its first number, which no two dates of the ledger share."""
    times = Counter(entry.place for entry in report.ledger if entry.date is not None)

    assert [] == [place for place, count in times.items() if count > 1]


def test_no_rule_names_a_figure_twice(report: bps.Report) -> None:
    """A rule that compares a figure with itself would mean nothing."""
    assert [] == [rule.id for rule in report.rules if len(set(rule.figures)) < len(rule.figures)]


def test_every_reason_is_one_sentence_on_one_line(report: bps.Report) -> None:
    """It begins with a capital letter, ends with a full stop, and fits on a line."""
    wrong = [rule.id for rule in report.rules if not re.fullmatch(r"[A-Z][^\n]{10,110}\.", rule.why)]

    assert [] == wrong


def test_2024_has_sixty_rules_and_each_kind_is_in_use() -> None:
    """The source has at least that many relations, and every kind of rule is used."""
    rules = bps.load(2024).rules

    assert 60 <= len(rules)
    assert set(RuleKind) == {rule.kind for rule in rules}


def test_a_share_and_its_rule_name_one_base(report: bps.Report) -> None:
    """The whole that a rule divides by is the base that the share itself names."""
    bound = {rule.result: rule.operands[1] for rule in report.rules if rule.kind is RuleKind.SHARE}
    bases = {figure.id: figure.of for figure in report if isinstance(figure, bps.Share)}

    assert [] == [(share, base) for share, base in bound.items() if bases.get(str(share)) != base]


def test_the_table_of_chapters_names_chapter_classes() -> None:
    """Each name is a public subclass of Chapter."""
    assert [] == [name for name in CHAPTERS.values() if not issubclass(getattr(bps, name), bps.Chapter)]
