"""Own reports: chapters, counted things and rules that the library does not have."""

from __future__ import annotations

import copy
import gc
import inspect
import json
import pickle
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pint
import pytest
from hypothesis import given

import belgian_police_stats as bps
from belgian_police_stats.model.units import packaged_units
from belgian_police_stats.testing import changed
from belgian_police_stats.writing.report_file import report_text
from support.own_reports import HORSES, MARES, SHARE, names, own_files, plain, plain_figure
from support.packaged_files import DATA

SMALL = json.loads((DATA.parent / "testing" / "small_report.json").read_text(encoding="utf-8"), parse_float=Decimal)


def sentences(data: Any) -> list[str]:
    """The lines of the error for this data, except the first."""
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)
    return str(caught.value).split("\n")[1:]


def test_an_own_chapter_is_reached_like_a_chapter_of_the_library() -> None:
    """It is reached by attribute, by id and by name. dir() and the repr list its parts."""
    report = bps.parse(plain())
    chapter = report.chapter("horse_brigade")
    assert isinstance(chapter, bps.OwnChapter)

    assert report["horse_brigade.stable.mares"] == chapter.stable.mares
    assert chapter == getattr(report, "horse_brigade")  # noqa: B009
    assert {"horse_brigade", "check", "figures"} <= set(dir(report))
    assert {"stable", "sections", "label"} <= set(dir(chapter))
    assert {"horses", "mares", "share_of_mares", "figures", "label"} <= set(dir(chapter.stable))
    assert (HORSES, MARES, SHARE) == report.figures.ids
    assert [bps.Count, bps.Count, bps.Share] == [type(figure) for figure in report]
    assert "stable (fr)" in chapter.stable.label("fr")


def test_an_unknown_name_is_an_attribute_error() -> None:
    """This holds for the report, a chapter and a section, so hasattr gives False."""
    report = bps.parse(plain())
    chapter = report.chapter("horse_brigade")
    assert isinstance(chapter, bps.OwnChapter)

    for thing in (report, chapter, chapter.stable):
        assert not hasattr(thing, "donkeys")
        assert not hasattr(thing, "_donkeys")
    with pytest.raises(AttributeError) as caught:
        chapter.stable.donkeys  # noqa: B018
    assert "horse_brigade.stable has no member 'donkeys'" == str(caught.value)


def test_a_missing_chapter_of_the_library_is_an_attribute_error() -> None:
    """The error is a whole sentence. Tools that read every attribute skip it, and dir() does not list it."""
    report = bps.parse(plain())

    with pytest.raises(AttributeError) as caught:
        report.personnel  # noqa: B018
    message = "Expected a figure, section or chapter that this report has, got 'personnel'."
    assert f"{message} The library knows it, and this report does not have it." == str(caught.value)
    assert isinstance(caught.value, bps.AbsentFigureError)
    assert "personnel" == caught.value.figure
    assert (False, None) == (hasattr(report, "personnel"), getattr(report, "personnel", None))
    assert "personnel" not in dir(report)
    assert "personnel" in dir(bps.load(2024))
    assert report.chapter("horse_brigade") in [value for _, value in inspect.getmembers(report)]
    with pytest.raises(bps.UnknownFigureError):
        report.chapter("personnel")


def test_own_containers_are_values() -> None:
    """They are compared by content, hashable, frozen, and equal after pickling and copying."""
    one, other = (bps.parse(plain()).chapter("horse_brigade") for _ in range(2))
    assert isinstance(one, bps.OwnChapter)
    less = one.with_members(section.with_members(section.figures[:1]) for section in one.sections)

    assert one == other
    assert hash(one) == hash(other)
    assert one != less
    for before, after in ((one, less), (one.stable, less.stable)):
        assert (before.id, before.labels) == (after.id, after.labels)
    assert one == pickle.loads(pickle.dumps(one)) == copy.deepcopy(one)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(one.stable, "mares", one.stable.horses)  # noqa: B010


def test_a_figure_does_not_replace_an_attribute_of_the_class() -> None:
    """A figure can be called labels: its id finds it, and the attribute stays that of the section."""
    data = plain(rules=[])
    data["chapters"]["horse_brigade"]["stable"]["labels"] = plain_figure("7", 7, "horse")
    data["labels"]["horse_brigade.stable.labels"] = names("labels")
    report = bps.parse(data)

    assert 7 == report["horse_brigade.stable.labels"].value
    assert isinstance(report.chapter("horse_brigade").sections[0].labels, bps.Labels)
    assert report == bps.parse(report_text(report))


def test_own_units_work_with_pint() -> None:
    """Each has its own dimension, also in a registry of the caller, and a name in four languages."""
    mares = bps.parse(plain())[MARES]
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry()

    assert "10 horse" == f"{mares.quantity}" == f"{mares.quantity_in(registry)}"
    assert {"[counted_horse]": 1} == dict(mares.quantity.dimensionality)
    assert "horse / day" == f"{mares.rate('day').quantity_in(registry).units}"
    assert mares.unit_labels is not None
    assert "horse (de)" == mares.unit_labels.text("de")
    with pytest.raises(pint.DimensionalityError):
        # pint does not annotate the sum.
        _ = mares.quantity_in(registry) + registry.Quantity(1, "meter")  # pyright: ignore[reportUnknownVariableType]


@pytest.mark.parametrize("definition", ["horse = []", "horse = 745 * watt", "horse = 2 * meter"])
def test_a_conflicting_unit_in_the_registry_is_refused(definition: str) -> None:
    """The error is one of the library, and gives the dimensions in the registry."""
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry()
    registry.define(definition)

    with pytest.raises(bps.UnitConflictError, match=r"^Expected the registry to have no unit 'horse', or one that is"):
        bps.parse(plain())[MARES].quantity_in(registry)


def test_an_own_unit_must_be_a_counted_thing() -> None:
    """A share or an expression in an own unit is refused. A unit of the library needs no name."""
    good = bps.parse(plain())[MARES]
    share = bps.parse(plain())[SHARE]
    make: list[Callable[[], object]] = [
        lambda: attrs.evolve(share, unit="horse", unit_labels=good.unit_labels),
        lambda: attrs.evolve(good, unit="horse**9"),
        lambda: attrs.evolve(good, unit_labels=None),
    ]

    for one in make:
        with pytest.raises(bps.WrongUnitError):
            one()


def test_own_rules_are_judged_like_those_of_the_library() -> None:
    """The rule is among the rules of the report, holds, and is violated when a number changes."""
    report = bps.parse(plain())
    other = changed(report, {MARES: 11})

    assert [f"{SHARE}/share"] == [rule.id for rule in report.rules] == [rule.id for rule in report.own_rules]
    assert [bps.Verdict.EXACT] == [result.verdict for result in report.check()]
    assert [bps.Verdict.VIOLATED] == [result.verdict for result in other.check().unlisted]
    assert report.explain(MARES).results == report.check().results


def test_chapters_of_the_library_keep_their_rules() -> None:
    """The report has two chapters of the library, and an own chapter, which is last for any order of the file."""
    own = plain()
    own["edition"] = SMALL["edition"]
    for figure in own["chapters"]["horse_brigade"]["stable"].values():
        figure["line"] = 13
    data = {key: {**own[key], **SMALL[key]} for key in ("chapters", "labels")}
    report = bps.parse({**SMALL, **data, "units": own["units"], "rules": own["rules"]})
    small = bps.parse(SMALL)

    assert ("border_management", "personnel", "horse_brigade") == tuple(chapter.id for chapter in report.chapters)
    assert (*small.rules, *bps.parse(own).rules) == report.rules
    assert report.check().passed
    assert report.personnel == small.personnel
    assert report == bps.parse(report_text(report))


@pytest.mark.slow
@given(own_files())
def test_any_own_report_is_equal_after_a_round_trip(data: dict[str, Any]) -> None:
    """It is equal as data, as text and as a file, and every rule has the same verdict. The check passes."""
    report = bps.parse(data)
    copy_of_it = bps.parse(report_text(report))

    assert report == copy_of_it == pickle.loads(pickle.dumps(report))
    assert report_text(report) == report_text(copy_of_it)
    assert report.check() == copy_of_it.check()
    assert {f.id: repr(f.value) for f in report} == {f.id: repr(f.value) for f in copy_of_it}
    assert set(data["units"]) == {figure.unit for figure in report if figure.unit_labels is not None}


def test_write_and_read_by_path_and_by_file(tmp_path: Path) -> None:
    """A path, a text file and a binary file work."""
    report, path = bps.parse(plain()), tmp_path / "own.json"
    bps.write(report, path)

    assert report == bps.read(path)
    with path.open(encoding="utf-8") as text, path.open("rb") as content:
        assert report == bps.read(text) == bps.read(content)


def _stable(data: Any) -> Any:
    return data["chapters"]["horse_brigade"]["stable"]


A = "$.chapters.horse_brigade.stable"
NAME = "expected a name of small letters, digits and underscores, such as horse_patrol"
FAULTS: dict[str, tuple[Callable[[Any], object], list[str]]] = {
    "a float": (lambda d: _stable(d)["mares"].update(value=10.0), [f"{A}.mares.value: expected a number, got 10.0."]),
    "an unknown unit": (
        lambda d: _stable(d)["mares"].update(unit="hors"),
        [
            (
                f'{A}.mares.unit: expected a unit of the library or one that the file declares, got "hors". '
                "Did you mean 'horse'?"
            )
        ],
    ),
    "a unit like no other": (
        lambda d: _stable(d)["mares"].update(unit="zzzz"),
        [f'{A}.mares.unit: expected a unit of the library or one that the file declares, got "zzzz".'],
    ),
    "a name with a capital": (
        lambda d: _stable(d).update(Foals=plain_figure("1", 1, "horse")),
        [f'{A}.Foals: {NAME}, got "Foals".', "$.labels.horse_brigade.stable.Foals: expected this key, got none."],
    ),
    "no kind": (
        lambda d: _stable(d)["share_of_mares"].pop("kind"),
        [f"{A}.share_of_mares.kind: expected Share or Change for the unit percent, got none."],
    ),
    "another kind": (
        lambda d: _stable(d)["mares"].update(kind="Mass"),
        [f'{A}.mares.kind: expected Count for the unit horse, got "Mass".'],
    ),
    "no such base": (
        lambda d: _stable(d)["share_of_mares"].update(of="horse_brigade.stable"),
        [f'{A}.share_of_mares.of: expected the id of a figure, got "horse_brigade.stable".'],
    ),
    "no label": (lambda d: d["labels"].pop(MARES), [f"$.labels.{MARES}: expected this key, got none."]),
    "a label of nothing": (
        lambda d: d["labels"].update(donkey=names("donkey")),
        ["$.labels.donkey: expected no such key, got one."],
    ),
    "a chapter that is not an object": (
        lambda d: d["chapters"].update(horse_brigade=[]),
        [
            "$.chapters.horse_brigade: expected an object, got a list.",
            '$.rules[0].result: expected the id of a figure, got "horse_brigade.stable.share_of_mares".',
            '$.rules[0].operands[0]: expected the id of a figure, got "horse_brigade.stable.mares".',
            '$.rules[0].operands[1]: expected the id of a figure, got "horse_brigade.stable.horses".',
        ],
    ),
    "a unit of ours": (
        lambda d: d["units"].update(person=names("person")),
        ["$.units.person: expected a unit that the library does not have, got a unit of the library."],
    ),
    "a unit of nothing": (
        lambda d: d["units"].update(donkey=names("donkey")),
        ["$.units.donkey: expected a unit that a figure has, got a unit that no figure has."],
    ),
    "a rule of dates": (
        lambda d: d["rules"].append({"kind": "repeated", "result": MARES, "why": "w"}),
        [
            (
                "$.rules[1].kind: expected one of total, share, complement, within, parts_within, time_per, "
                'growth, days_within, ordered, got "repeated".'
            )
        ],
    ),
    "a rule with a number for a yes": (
        lambda d: d["rules"].append(
            {"kind": "within", "result": HORSES, "operands": [MARES], "why": "w", "contains": 1}
        ),
        ["$.rules[1].contains: expected true or false, got 1."],
    ),
    "a rule of another shape": (
        lambda d: d["rules"].append({"kind": "share", "operands": [MARES], "why": "w"}),
        [
            "$.rules[1].result: expected a result for share, got null.",
            "$.rules[1].operands: expected 2 for share, got 1.",
        ],
    ),
    "a rule with a result too many": (
        lambda d: d["rules"].append({"kind": "ordered", "result": MARES, "operands": [MARES], "why": "w"}),
        [
            f'$.rules[1].result: expected no result for ordered, got "{MARES}".',
            "$.rules[1].operands: expected 2 to 200 for ordered, got 1.",
        ],
    ),
    "a rule twice": (
        lambda d: d["rules"].append(d["rules"][0]),
        [
            f'$.rules[{i}].name: expected a name that distinguishes it from the other {SHARE}/share, got "".'
            for i in (0, 1)
        ],
    ),
    "a ledger of others": (
        lambda d: d.update(ledger=[{"line": 3, "printed": "7", "figure": "a.b.c"}]),
        ['$.ledger[0].figure: expected the id of a figure, got "a.b.c".'],
    ),
    "no list": (lambda d: d.update(rules={}), ["$.rules: expected a list, got an object."]),
    "no object": (lambda d: d.update(labels=7), ["$.labels: expected an object, got 7."]),
    "no data": (
        lambda d: d.clear(),
        [f"$.{key}: expected this key, got none." for key in ("format", "edition", "chapters", "labels")],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_is_named_with_its_path(case: str) -> None:
    """The fault says what was expected, what was found, and where."""
    change, expected = FAULTS[case]
    data = plain()
    change(data)

    # Without labels every part has a fault; the first sentence gives the reason.
    assert expected == sentences(data)[: len(expected)]


@pytest.mark.parametrize("kind", bps.RuleKind)
def test_a_rule_of_any_kind_names_figures(kind: bps.RuleKind) -> None:
    """The names in a rule of any shape are looked up."""
    data = plain()
    data["rules"].append({"kind": kind.value, "result": "zzz", "operands": [MARES], "why": "w"})

    assert '$.rules[1].result: expected the id of a figure, got "zzz".' in sentences(data)


def test_faults_of_every_stage_are_in_one_error() -> None:
    """An author can fix the edition, a unit, a number, a kind, a label and a rule at once."""
    data = plain()
    data["edition"]["slides"][0]["number"] = 2
    data["units"]["a*b"] = names("x")
    _stable(data)["mares"].update(value=11)
    _stable(data)["horses"].update(line="3")
    del _stable(data)["share_of_mares"]["kind"]
    del data["labels"]["horse_brigade"]
    data["rules"][0]["operands"][0] = "nothing"

    assert [
        f'$.units.a*b: {NAME}, got "a*b".',
        f"{A}.mares.value: expected 10 as the value of horse_brigade.stable.mares, as in '10', got 11.",
        f'{A}.horses.line: expected a whole number, got "3".',
        f"{A}.mares.slide: expected a slide from 1 to 1, got 1.",
        f"{A}.share_of_mares.slide: expected a slide from 1 to 1, got 1.",
        f"{A}.share_of_mares.kind: expected Share or Change for the unit percent, got none.",
        "$.labels.horse_brigade: expected this key, got none.",
        '$.rules[0].operands[0]: expected the id of a figure, got "nothing".',
    ] == sorted(sentences(data), key=_rank)


def _rank(sentence: str) -> int:
    order = (
        "$.units",
        f"{A}.mares.value",
        f"{A}.horses",
        f"{A}.mares",
        f"{A}.share_of_mares.slide",
        f"{A}.share",
        "$.labels",
        "$.rules",
    )
    return next(i for i, start in enumerate(order) if sentence.startswith(start))


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("data", [plain(), json.dumps(plain()), "no report"], ids=["data", "text", "no report"])
def test_reading_leaves_the_garbage_collector_as_it_was(data: Any, collecting: bool) -> None:
    """This holds with the collector on or off, and with success or failure."""
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with suppress(bps.DataError):
            bps.parse(data)
        after = gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()

    assert collecting == after


@pytest.mark.parametrize(
    ("key", "got"), [(7, "7"), (None, "null"), (("a",), "a value of the type tuple"), (7.5, "7.5"), (True, "true")]
)
def test_data_with_other_keys_than_texts_is_refused(key: object, got: str) -> None:
    """A mapping that the caller made can have keys that JSON cannot."""
    data = plain()
    data["labels"][key] = names("x")

    assert [f"$.labels: expected keys that are texts, got {got}."] == sentences(data)


@pytest.mark.parametrize("data", [None, 7, [], b"{}", ("a",)])
def test_other_data_is_a_fault_at_the_root(data: Any) -> None:
    """Only a text or a mapping is accepted."""
    assert sentences(data)[0].startswith("$: expected an object, got ")


def test_every_unit_of_the_library_works_in_an_own_chapter() -> None:
    """The kind follows from the unit, or is given if the unit fits two kinds."""
    wrong: list[tuple[str, str]] = []
    for kind, units in packaged_units().by_kind.items():
        for unit in units:
            data = plain(rules=[])
            stable = _stable(data)
            stable["horses"] = plain_figure("40", 40, unit, **({"kind": kind} if unit == "percent" else {}))
            made = bps.parse(data)[HORSES]
            if (kind, unit) != (type(made).__name__, made.unit):
                wrong.append((kind, unit))

    assert [] == wrong


@pytest.mark.parametrize(
    ("kind", "exhaustive", "groups"),
    [
        ("total", {"exhaustive": "yes"}, 1),
        ("total", {}, 0),
        ("parts_within", {"exhaustive": "no"}, 1),
        ("parts_within", {}, 0),
        ("within", {"exhaustive": "no"}, 0),
    ],
)
def test_parts_make_a_breakdown_where_a_rule_says_whether_they_are_all(
    kind: str, exhaustive: dict[str, str], groups: int
) -> None:
    """Only totals and parts within a whole make a breakdown."""
    rule = {"kind": kind, "result": HORSES, "operands": [MARES], "why": "The mares are counted as horses."}
    report = bps.parse(plain(rules=[rule | exhaustive]))

    assert groups == len(report.breakdowns)
    assert [HORSES] * groups == [group.whole.id for group in report.breakdowns]


def test_shares_without_a_whole_are_held_against_one_hundred_percent() -> None:
    """The operands of `parts_within` can be shares. Then only their sum is limited."""
    others = SHARE.replace("mares", "foals")
    rule = {"kind": "parts_within", "operands": [SHARE, others], "exhaustive": "no", "why": "They are of one whole."}
    data = plain(rules=[{**rule, "evidence": True}])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["share_of_foals"], data["labels"][others] = stable["share_of_mares"], names("foals")
    check = bps.parse(data).check()
    (result,) = check.results

    assert [] == [*check]
    assert (f"{SHARE} + {others} ≤ 100 %", True) == (result.rule.formula, result.rule.evidence)
    assert (bps.Verdict.HOLDS, 100, 50) == (result.verdict, result.printed, result.computed)


def test_a_relation_of_dates_names_a_date_of_the_ledger() -> None:
    """The place of a printed date is accepted. The id of a figure and a place without a date are not."""
    ledger = [
        {"line": 3, "printed": "10", "figure": MARES},
        {"line": 7, "printed": "30", "reason": "date", "date": "1999-02-30"},
    ]

    def listed(place: str) -> dict[str, Any]:
        relation = {"kind": "real_date", "result": place, "why": "It is printed as a day."}
        keys = {"verdict": "violated", "arithmetic": "28 days in February", "explanation": "There is no such day."}
        return plain(
            ledger=ledger, discrepancies=[{"id": "d", "kind": "impossible_date", "relation": relation, **keys}]
        )

    assert () == bps.parse(listed("line 7: 30")).check().stale
    for place in (MARES, "line 3: 10"):
        with pytest.raises(bps.DataError) as caught:
            bps.parse(listed(place))
        (fault,) = caught.value.faults
        assert f'$.discrepancies[0].relation.result: expected the place of a printed date, got "{place}".' == str(fault)


def test_every_fault_of_a_figure_is_named_at_once() -> None:
    """An author should not have to mend a file one fault at a time."""
    data = plain()
    figure = data["chapters"]["horse_brigade"]["stable"]["mares"]
    figure |= {"printed": "<10", "value": 11, "slide": 2, "line": 0, "certainty": "inferred", "of": HORSES}
    figure |= {"also": [{"printed": "ten or so", "slide": 1, "line": 3}, {"printed": "10", "slide": 1, "line": 12}]}
    figure |= {"doubts": {"which": []}, "unit": "hors"}
    del data["labels"][MARES]
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)
    paths = {fault.path for fault in caught.value.faults}

    assert {f"$.labels.{MARES}", *(f"$.chapters.{MARES}.{key}" for key in KEYS_AT_FAULT)} <= paths


KEYS_AT_FAULT = (
    *("slide", "line", "also[1].line", "unit"),
    *("qualifier", "value", "also[0].printed", "evidence", "doubts", "alternatives"),
)


@pytest.mark.parametrize("kind", ["Count", "Share"])
def test_a_wrong_unit_hides_no_other_fault(kind: str) -> None:
    """Neither does a whole, which only a share can have."""
    data = plain()
    figure = data["chapters"]["horse_brigade"]["stable"]["share_of_mares"]
    figure |= {"kind": kind, "value": 26, "certainty": "inferred"}
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)

    keys = {"Count": ["kind", "value", "evidence"], "Share": ["value", "evidence"]}[kind]
    assert [f"$.chapters.{SHARE}.{key}" for key in keys] == [fault.path for fault in caught.value.faults]
