"""A report file names everything only once, so that nothing is hidden behind something else."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.outside import Break
from belgian_police_stats.testing import small_report
from support.own_reports import HORSES, MARES, SHARE, doubt_of, in_doubt, plain


def faults_of(**changes: Any) -> list[str]:
    """What is wrong with the own report after some changes."""
    with pytest.raises(bps.DataError) as caught:
        bps.parse(plain(**changes))
    return [fault.path for fault in caught.value.faults]


def date(day: str, **more: Any) -> dict[str, Any]:
    """An entry of the ledger: the number 1 on line 3, which begins a date."""
    return {"line": 3, "printed": "1", "reason": "date", "date": day, **more}


DAYS = {"1999-05-01": "holds", "1999-13-01": "violated", "1999-00-01": "violated", "1999-12-01": "holds"}


@given(st.lists(st.sampled_from(list(DAYS)), min_size=1, max_size=6))
def test_each_date_on_a_line_is_judged_by_itself(days: list[str]) -> None:
    """This holds even if several dates begin with the same number."""
    check = bps.parse(plain(ledger=[date(day) for day in days])).check()
    dates = [result for result in check if result.rule.kind is bps.RuleKind.REAL_DATE]

    assert [DAYS[day] for day in days] == [str(result.verdict) for result in dates]
    assert len(days) == len({result.rule.id for result in check if result in dates})
    assert ["line 3: 1", "line 3: 1 (2)"][: len(days)] == [result.rule.result for result in dates][:2]


def test_two_dates_of_one_event_on_a_line_are_compared() -> None:
    """The second names the first by its place."""
    same = bps.parse(plain(ledger=[date("1999-05-01", event="fair"), date("1999-06-01", event="fair")]))
    (result,) = [result for result in same.check() if result.rule.kind is bps.RuleKind.SAME_DATE]

    assert ("line 3: 1 (2)", ("line 3: 1",), "violated") == (
        *(result.rule.result, result.rule.operands),
        str(result.verdict),
    )


@pytest.mark.parametrize("name", ["csv", "ndjson", "json", "sqlite", "dcat-ap", "schema-org", "croissant", "all"])
def test_dates_on_one_line_can_be_exported(name: bps.FormatName | Literal["all"], tmp_path: Any) -> None:
    """No format confuses the two dates."""
    from belgian_police_stats.writing.files.exporting import export_all

    report = bps.parse(plain(ledger=[date("1999-05-01"), date("1999-13-01")]))
    if name == "all":
        assert () == export_all(report, tmp_path).refused
    else:
        bps.export(report, name, tmp_path / "file")
        assert (tmp_path / "file").stat().st_size


ORDER = {"kind": "ordered", "operands": [MARES, HORSES], "why": "w"}


def discrepancy(**changes: Any) -> dict[str, Any]:
    """A discrepancy of the own report."""
    listed = {
        "id": "odd",
        "kind": "contradiction",
        "rule": "share/horse_brigade.stable.share_of_mares",
        "verdict": "exact",
        "figures": [MARES, HORSES],
        "arithmetic": "10 / 40",
        "explanation": "Invented.",
    }
    return {**listed, **changes}


def test_a_discrepancy_has_an_id_of_its_own() -> None:
    """The error names both discrepancies."""
    assert ["$.discrepancies[0].id", "$.discrepancies[1].id"] == faults_of(discrepancies=[discrepancy(), discrepancy()])
    two = [discrepancy(), discrepancy(id="other", rule=None, relation=ORDER)]
    assert 2 == len(bps.parse(plain(discrepancies=two)).discrepancies)


def test_a_discrepancy_names_figures_that_exist() -> None:
    """It can also name the place of a printed date."""
    assert ["$.discrepancies[0].figures[1]"] == faults_of(discrepancies=[discrepancy(figures=[MARES, "a.b.c"])])
    dated = plain(ledger=[date("1999-05-01")], discrepancies=[discrepancy(figures=["line 3: 1"])])
    assert ("line 3: 1",) == bps.parse(dated).discrepancies[0].figures


def test_a_slide_has_a_number_of_its_own() -> None:
    """Otherwise a figure would be on two of them."""
    edition = plain()["edition"]
    edition["slides"] = [edition["slides"][0], {**edition["slides"][0], "heading": "Another"}]

    assert any("slides" in path for path in faults_of(edition=edition))


def test_a_rule_has_a_name_of_its_own() -> None:
    """Two rules of one name would have one verdict in a database."""
    rule = plain()["rules"][0]

    assert ["$.rules[0].name", "$.rules[1].name"] == faults_of(rules=[rule, rule])


def test_a_doubt_is_settled_once_and_then_closed() -> None:
    """Two settlements would contradict each other, and a settled doubt is open no more."""
    settled = [{"doubt": "a", "reading": name, "why": "w"} for name in ("b", "c")]
    with pytest.raises(bps.DataError) as caught:
        bps.parse(plain(settlements=settled))
    assert [("$.settlements[1].doubt", "a doubt that settlements[0] does not have", '"a"')] == [
        (fault.path, fault.expected, fault.got) for fault in caught.value.faults
    ]

    data = plain(settlements=[{**settled[0], "doubt": "which-number"}], doubts=[doubt_of()])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 11)
    with pytest.raises(bps.DataError, match="expected a doubt that is closed, and is not in"):
        bps.parse(data)


def mares(data: dict[str, Any]) -> dict[str, Any]:
    """The figure of the mares."""
    figure: dict[str, Any] = data["chapters"]["horse_brigade"]["stable"]["mares"]
    return figure


def rule(**changes: Any) -> Callable[[dict[str, Any]], object]:
    """A report with this rule alone."""
    return lambda data: data.update(rules=[{"why": "w", **changes}])


def overlaps(*listed: list[str]) -> Callable[[dict[str, Any]], object]:
    """A report with overlaps of these figures."""
    return lambda data: data.update(overlaps=[{"figures": figures, "why": "w"} for figures in listed])


def ledger(**changes: Any) -> Callable[[dict[str, Any]], object]:
    """A report with one entry in its ledger."""
    return lambda data: data.update(ledger=[{"line": 3, "printed": "10", "figure": MARES, **changes}])


def outside(**parts: Any) -> Callable[[dict[str, Any]], object]:
    """A report with one page besides it, and with what is given."""
    page = {"publisher": "p", "title": "t", "url": "https://example.org/a", "language": "nl"}
    sources = {"a": {**page, "published": "2000", "kind": "press"}}
    return lambda data: data.update(outside={"sources": sources, **parts})


def breaks(*listed: list[str]) -> Callable[[dict[str, Any]], object]:
    """A report with breaks of these figures on one day."""
    return outside(breaks=[{"since": "1999-05-01", "figures": figures, "why": "w"} for figures in listed])


def on_line(line: int) -> Callable[[dict[str, Any]], object]:
    """A report with all its figures on one line."""
    return lambda data: [figure.update(line=line) for figure in data["chapters"]["horse_brigade"]["stable"].values()]


def rules(*changed: dict[str, Any]) -> Callable[[dict[str, Any]], object]:
    """A report with its rule several times, each with some changes."""
    return lambda data: data.update(rules=[{**data["rules"][0], **changes} for changes in changed])


def alternative(**changes: Any) -> Callable[[dict[str, Any]], object]:
    """A report with a doubt about the mares, whose other reading says this."""
    return lambda data: (doubt()(data), mares(data)["alternatives"][0].update(changes))


def two_doubts(data: dict[str, Any]) -> None:
    """Put two doubts here that ask the same."""
    mares(data).update(in_doubt(mares(data), 11, "first"))
    other = in_doubt(mares(data), 11, "second")
    mares(data)["doubts"] |= other["doubts"]
    mares(data)["alternatives"] += other["alternatives"]
    data["doubts"] = [{**doubt_of(), "id": name} for name in ("first", "second")]


def of_the_library(data: dict[str, Any]) -> None:
    """Put the small report here, with a rule of its chapters once more and under another name."""
    small = small_report()
    total = next(rule for rule in small.rules if rule.kind is bps.RuleKind.TOTAL)
    again = {"kind": "total", "result": total.result, "operands": [*total.operands], "why": "w", "name": "again"}
    data.update(small.to_dict(), rules=[again], units={})


def slides(*lines: tuple[int, int]) -> Callable[[dict[str, Any]], object]:
    """A report with slides of these first and last lines."""
    slide = plain()["edition"]["slides"][0]
    made = [
        {**slide, "number": number, "first_line": first, "last_line": last}
        for number, (first, last) in enumerate(lines, 1)
    ]
    return lambda data: data["edition"].update(slides=made)


def places(*lines: int) -> Callable[[dict[str, Any]], object]:
    """A report in which the mares are printed on these lines too."""
    return lambda data: mares(data).update(also=[{"printed": "10", "slide": 1, "line": line} for line in lines])


def doubt(**changes: Any) -> Callable[[dict[str, Any]], object]:
    """A report with a doubt about the mares."""

    def change(data: dict[str, Any]) -> None:
        mares(data).update(in_doubt(mares(data), 11, changes.get("id", "which-number")))
        data["doubts"] = [{**doubt_of(), **changes}]

    return change


def readings(*more: dict[str, Any], chosen: tuple[str, ...] = (), other: tuple[str, ...] = ()) -> Any:
    """A report with a doubt of more readings, under which the figure is as it is written, or the other number."""

    def change(data: dict[str, Any]) -> None:
        doubt(readings=[*doubt_of()["readings"], *more])(data)
        mares(data)["doubts"]["which-number"] += chosen
        mares(data)["alternatives"][0]["readings"] += other

    return change


def third(**changes: Any) -> dict[str, Any]:
    """Another reading."""
    return {"id": "third", "label": "third", "evidence": "e", **changes}


TWICE: dict[str, tuple[Callable[[dict[str, Any]], object], list[str]]] = {
    "an operand of a total": (
        rule(kind="total", result=HORSES, operands=[MARES, SHARE, MARES]),
        ["$.rules[0].operands[2]"],
    ),
    "an operand of an order": (rule(kind="ordered", operands=[MARES, HORSES, MARES]), ["$.rules[0].operands[2]"]),
    "the part and the whole of a share": (
        rule(kind="share", result=SHARE, operands=[MARES, MARES]),
        ["$.rules[0].operands[1]"],
    ),
    "the result of a total": (rule(kind="total", result=HORSES, operands=[MARES, HORSES]), ["$.rules[0].result"]),
    "the whole of a bound": (rule(kind="within", result=MARES, operands=[MARES]), ["$.rules[0].result"]),
    "an operand of a relation": (
        lambda data: data.update(
            discrepancies=[discrepancy(rule=None, relation={**ORDER, "operands": [MARES, MARES]}, figures=[MARES])]
        ),
        ["$.discrepancies[0].relation.operands[1]"],
    ),
    "a recorded rule": (
        lambda data: data.update(recorded_rules=data["rules"] * 2),
        ["$.recorded_rules[1]"],
    ),
    "an operand of a recorded rule": (
        lambda data: data.update(recorded_rules=[{**ORDER, "operands": [MARES, MARES]}]),
        ["$.recorded_rules[0].operands[1]"],
    ),
    "a figure that overlaps itself": (overlaps([MARES, MARES]), ["$.overlaps[0].figures[1]"]),
    "a figure of an overlap": (overlaps([MARES, HORSES, MARES]), ["$.overlaps[0].figures[2]"]),
    "an overlap": (overlaps([MARES, HORSES], [HORSES, MARES]), ["$.overlaps[1].figures"]),
    "the first place of a figure": (places(3), [f"$.chapters.{MARES}.also[0]"]),
    "another place of a figure": (places(4, 5, 4), [f"$.chapters.{MARES}.also[2]"]),
    "a cited page": (
        lambda data: (outside()(data), mares(data).update(cited=["a", "a"])),
        [f"$.chapters.{MARES}.cited[1]"],
    ),
    "a share of itself": (
        lambda data: data["chapters"]["horse_brigade"]["stable"]["share_of_mares"].update(of=SHARE),
        [f"$.chapters.{SHARE}.of"],
    ),
    "a break": (breaks([MARES], [MARES]), ["$.outside.breaks[1].figures[0]"]),
    "a break of other figures": (breaks([MARES], [HORSES, MARES]), ["$.outside.breaks[1].figures[1]"]),
    "a figure of a break": (breaks([MARES, MARES]), ["$.outside.breaks[0].figures[1]"]),
    "a page under two slugs": (
        lambda data: (outside()(data), data["outside"]["sources"].update(b=data["outside"]["sources"]["a"])),
        ["$.outside.sources.b"],
    ),
    "a slug in capitals": (
        lambda data: (
            outside()(data),
            data["outside"]["sources"].update(A={**data["outside"]["sources"]["a"], "title": "another"}),
        ),
        ["$.outside.sources.A"],
    ),
    "a figure of a discrepancy": (
        lambda data: data.update(discrepancies=[discrepancy(figures=[MARES, MARES])]),
        ["$.discrepancies[0].figures[1]"],
    ),
    "a discrepancy in capitals": (
        lambda data: data.update(discrepancies=[discrepancy(), discrepancy(id="ODD")]),
        ["$.discrepancies[0].id", "$.discrepancies[1].id"],
    ),
    "a slide of a discrepancy": (
        lambda data: data.update(discrepancies=[discrepancy(rule=None, slides=[1, 1], figures=[])]),
        ["$.discrepancies[0].slides[1]"],
    ),
    "a reading in letters of another form": (
        readings(third(id="o\N{LATIN SMALL LETTER T}her"), third(id="\N{FULLWIDTH LATIN SMALL LETTER O}ther")),
        ["$.doubts[0].readings[2].id", "$.doubts[0].readings[3].id", "$.doubts[0].readings"],
    ),
    "a rule that a reading violates": (
        doubt(readings=[doubt_of()["readings"][0], third(id="other", violates=["a/total", "a/total"])]),
        ["$.doubts[0].readings[1].violates[1]"],
    ),
    "the numbers of the chosen reading": (readings(third(), chosen=("third",)), ["$.doubts[0].readings[2]"]),
    "the numbers of another reading": (readings(third(), other=("third",)), ["$.doubts[0].readings[2]"]),
    "a settlement in capitals": (
        lambda data: data.update(settlements=[{"doubt": name, "reading": "r", "why": "w"} for name in ("a", "A")]),
        ["$.settlements[1].doubt"],
    ),
    "lines of slides": (slides((1, 5), (5, 9)), ["$.edition.slides[1].first_line"]),
    "all lines of slides": (slides((1, 9), (1, 9)), ["$.edition.slides[1].first_line"]),
    "lines of slides in another order": (
        lambda data: (slides((6, 9), (1, 5))(data), on_line(7)(data)),
        ["$.edition.slides[1].first_line"],
    ),
    "a rule under another name": (rules({}, {"name": "again"}), ["$.rules[1]"]),
    "a rule with another reason": (rules({"name": "a"}, {"name": "b", "why": "v", "evidence": True}), ["$.rules[1]"]),
    "a total of the same parts in another order": (
        rules(
            {"kind": "total", "result": HORSES, "operands": [MARES, SHARE]},
            {"kind": "total", "result": HORSES, "operands": [SHARE, MARES], "name": "again"},
        ),
        ["$.rules[1]"],
    ),
    "a rule of a chapter of the library": (of_the_library, ["$.rules[0]"]),
    "a discrepancy under another id": (
        lambda data: data.update(discrepancies=[discrepancy(), discrepancy(id="other", kind="exceeds")]),
        ["$.discrepancies[1]"],
    ),
    "the relation of a discrepancy": (
        lambda data: data.update(
            discrepancies=[discrepancy(id=name, rule=None, relation={**ORDER, "why": name}) for name in "abc"]
        ),
        ["$.discrepancies[1]", "$.discrepancies[2]"],
    ),
    "the slides of a discrepancy": (
        lambda data: data.update(
            discrepancies=[discrepancy(id=name, rule=None, slides=[1], figures=[]) for name in "ab"]
        ),
        ["$.discrepancies[1]"],
    ),
    "the number of a figure as an alternative": (
        alternative(value=10, printed="10"),
        ["$.doubts[0].readings"],
    ),
    "the number and the line of a figure": (
        alternative(value=10, printed="10", line=3),
        ["$.doubts[0].readings"],
    ),
    "the qualifier of a figure": (
        alternative(value=None, printed=None, qualifier="exact"),
        ["$.doubts[0].readings"],
    ),
    "the period of a figure": (
        alternative(value=None, printed=None, period=plain()["edition"]["period"]),
        ["$.doubts[0].kind", "$.doubts[0].readings"],
    ),
    "a doubt under another id": (two_doubts, ["$.doubts[1]"]),
    "a doubt": (
        lambda data: (doubt()(data), data["doubts"].append(data["doubts"][0])),
        ["$.doubts[0].id"],
    ),
    "a rule in capitals": (
        rules({"name": "a"}, {"name": "A", "operands": [HORSES, MARES]}),
        ["$.rules[0].name", "$.rules[1].name"],
    ),
    "a rule as a relation": (
        lambda data: data.update(
            discrepancies=[discrepancy(rule=None, relation={**data["rules"][0], "name": "again"})]
        ),
        ["$.discrepancies[0].relation"],
    ),
    "a recorded rule under another name": (
        lambda data: data.update(recorded_rules=[*data["rules"], {**data["rules"][0], "name": "again"}]),
        ["$.recorded_rules[1]"],
    ),
    "a settled doubt in capitals": (
        lambda data: (
            doubt()(data),
            data.update(settlements=[{"doubt": "WHICH-number", "reading": "r", "why": "w"}]),
        ),
        ["$.settlements[0].doubt"],
    ),
    "an event in capitals": (
        lambda data: data.update(ledger=[date("1999-05-01", event="fair"), date("1999-06-01", event="Fair")]),
        ["$.ledger[1].event"],
    ),
    "a place in the ledger": (
        lambda data: data.update(ledger=[{"line": 3, "printed": "10", "figure": MARES}] * 2),
        ["$.ledger[1]"],
    ),
}

NOWHERE: dict[str, tuple[Callable[[dict[str, Any]], object], list[str]]] = {
    "a slide that ends before it begins": (slides((9, 1)), ["$.edition.slides[0].last_line"]),
    "a slide before the first line": (slides((0, 9)), ["$.edition.slides[0].first_line"]),
    "a slide behind the last line": (slides((1, 10)), ["$.edition.slides[0].last_line"]),
    "a slide without a number": (
        lambda data: data["edition"].update(slides=[*data["edition"]["slides"], slide_of(0)]),
        ["$.edition.slides[1].number"],
    ),
    "a figure before the first line": (lambda data: mares(data).update(line=0), [f"$.chapters.{MARES}.line"]),
    "a figure behind the last line": (lambda data: mares(data).update(line=10), [f"$.chapters.{MARES}.line"]),
    "another place on no line": (places(4, -1), [f"$.chapters.{MARES}.also[1].line"]),
    "an alternative on no line": (
        lambda data: (doubt()(data), mares(data)["alternatives"][0].update(line=0)),
        [f"$.chapters.{MARES}.alternatives[0].line"],
    ),
    "a figure before its slide": (
        lambda data: (slides((1, 3), (4, 9))(data), mares(data).update(slide=2)),
        [f"$.chapters.{MARES}.line"],
    ),
    "a figure behind its slide": (
        lambda data: (slides((1, 3), (4, 9))(data), mares(data).update(line=4)),
        [f"$.chapters.{MARES}.line"],
    ),
    "another place on another slide": (
        lambda data: (slides((1, 3), (4, 9))(data), places(4)(data)),
        [f"$.chapters.{MARES}.also[0].line"],
    ),
    "an alternative on another slide": (
        lambda data: (slides((1, 3), (4, 9))(data), alternative(line=9)(data)),
        [f"$.chapters.{MARES}.alternatives[0].line"],
    ),
    "an entry on another line than its figure": (ledger(line=4), ["$.ledger[0]"]),
    "an entry with another number than its figure": (ledger(printed="11"), ["$.ledger[0]"]),
    "an entry of another figure": (ledger(figure=HORSES), ["$.ledger[0]"]),
    "an entry before the first line": (ledger(line=0), ["$.ledger[0].line"]),
    "an entry behind the last line": (ledger(line=10), ["$.ledger[0].line"]),
    "an event without a date": (ledger(figure=None, reason="date", event="fair"), ["$.ledger[0].date"]),
    "an event without a name": (
        ledger(figure=None, reason="date", printed="1", date="1999-05-01", event=" "),
        ["$.ledger[0].event"],
    ),
    "a break of nothing": (breaks([]), ["$.outside.breaks[0].figures"]),
    "a slide that nobody knows": (
        lambda data: data.update(discrepancies=[discrepancy(rule=None, slides=[1, 7], figures=[])]),
        ["$.discrepancies[0].slides[1]"],
    ),
    "a discrepancy without a name": (
        lambda data: data.update(discrepancies=[discrepancy(id="")]),
        ["$.discrepancies[0].id"],
    ),
    "a doubt without a name": (doubt(id=""), ["$.doubts[0].id"]),
    "a reading without a name": (
        readings(third(id=" "), other=(" ",)),
        ["$.doubts[0].readings[2].id", "$.doubts[0].readings[2]"],
    ),
}


def slide_of(number: int) -> dict[str, Any]:
    """A slide behind the one of the report, in a source that has one line more."""
    return {**plain()["edition"]["slides"][0], "number": number, "first_line": 10, "last_line": 10}


@pytest.mark.parametrize("name", TWICE)
def test_what_is_named_twice_is_a_fault(name: str) -> None:
    """The fault is at the second place and says what was expected there."""
    change, paths = TWICE[name]
    data = plain()
    change(data)

    assert paths == faults_of(**data)


@pytest.mark.parametrize("name", NOWHERE)
def test_what_is_nowhere_is_a_fault(name: str) -> None:
    """Examples are a line that the source lacks, and a name that is empty."""
    change, paths = NOWHERE[name]
    data = plain()
    data["edition"]["source_lines"] += name == "a slide without a number"
    change(data)

    assert paths == faults_of(**data)


def test_a_constructor_and_a_further_file_refuse_the_same() -> None:
    """Figures that are made in Python and observations from a later file are checked in the same way."""
    report = bps.parse(plain())
    figure = report[MARES]
    with pytest.raises(bps.errors.FieldError, match=r"each place of .* once"):
        attrs.evolve(figure, sources=figure.sources * 2)
    with pytest.raises(bps.errors.FieldError, match="at least one figure"):
        Break(since=dt.date(1999, 5, 1), figures=(), why="w")

    data = plain()
    breaks([MARES])(data)
    known = bps.parse(data)
    with pytest.raises(bps.DataError, match=r"\$\.breaks: expected breaks that the report does not have"):
        known.with_outside(io.StringIO(json.dumps({"breaks": data["outside"]["breaks"]})))


def test_figures_of_one_line_and_places_of_one_figure_are_no_fault() -> None:
    """A number that is printed twice may be named twice."""
    data = plain()
    places(4, 5)(data)
    slides((1, 4), (5, 9))(data)
    mares(data)["also"][1]["slide"] = 2
    doubt()(data)

    assert (1, 1, 2) == tuple(source.slide for source in bps.parse(data)[MARES].sources)
