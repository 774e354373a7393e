"""Facts of a report file that contradict each other are refused, and so are texts that say nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import belgian_police_stats as bps
from support.own_reports import HORSES, MARES, SHARE, doubt_of, in_doubt, plain

Change = Callable[[dict[str, Any]], object]


def edition(**changes: Any) -> Change:
    """A report with another edition."""
    return lambda data: data["edition"].update(changes)


def mares(**changes: Any) -> Change:
    """A report with another figure."""
    return lambda data: data["chapters"]["horse_brigade"]["stable"]["mares"].update(changes)


def entry(**changes: Any) -> Change:
    """A report with one number in its ledger."""
    return lambda data: data.update(ledger=[{"line": 3, "printed": "1", "reason": "date", **changes}])


def doubt(**changes: Any) -> Change:
    """A report with a doubt."""

    def change(data: dict[str, Any]) -> None:
        stable = data["chapters"]["horse_brigade"]["stable"]
        stable["mares"] = in_doubt(stable["mares"], 11)
        data["doubts"] = [{**doubt_of(), **changes}]

    return change


def discrepancy(**changes: Any) -> Change:
    """A report with a discrepancy."""
    why = {"kind": "contradiction", "verdict": "exact", "arithmetic": "10 / 40", "explanation": "Invented."}
    sound = {"id": "odd", "rule": f"{SHARE}/share", "figures": [MARES], **why}
    return lambda data: data.update(discrepancies=[{**sound, **changes}])


def settled(**changes: Any) -> Change:
    """A report with a settled doubt."""
    return lambda data: data.update(settlements=[{"doubt": "d", "reading": "r", "why": "w", **changes}])


FUTURE = {"start": "2050-01-01", "end": "2050-12-31"}
RULE = {"kind": "ordered", "operands": [MARES, HORSES]}
CASES: dict[str, tuple[Change, list[tuple[str, str, str]]]] = {
    "a year outside the period": (
        edition(year=1850),
        [("$.edition.year", "a year of the period 1999-01-01 to 1999-12-31", "1850")],
    ),
    "a report before its period": (
        edition(presented="1998-12-31"),
        [("$.edition.presented", "a day that is not before the period 1999-01-01 to 1999-12-31", "1998-12-31")],
    ),
    "a hash that is too short": (
        edition(source_sha256="0" * 63),
        [("$.edition.source_sha256", "64 digits from 0 to f", '"' + "0" * 58 + "…")],
    ),
    "a hash in capitals": (
        edition(source_sha256="A" * 64),
        [("$.edition.source_sha256", "64 digits from 0 to f", '"' + "A" * 58 + "…")],
    ),
    "a language in words": (
        edition(language="Dutch"),
        [("$.edition.language", "a code of two letters, such as nl, fr, de, en", '"Dutch"')],
    ),
    "a title of blanks": (edition(title=" "), [("$.edition.title", "a text that says something", '" "')]),
    "a publisher of blanks": (edition(publisher=""), [("$.edition.publisher", "a text that says something", '""')]),
    "a figure of the future": (
        mares(period=FUTURE),
        [
            (
                f"$.chapters.{MARES}.period",
                "a period that begins before the report was presented, 2000-01-01",
                "2050-01-01 to 2050-12-31",
            )
        ],
    ),
    "a number in another unit": (
        mares(printed="10%"),
        [(f"$.chapters.{MARES}.printed", f"a number in horse for {MARES}", "one with %")],
    ),
    "a number with the sign of money": (
        mares(printed="€ 10"),
        [(f"$.chapters.{MARES}.printed", f"a number in horse for {MARES}", "one with €")],
    ),
    "zero with a sign": (
        mares(printed="0", value=Decimal("-0")),
        [(f"$.chapters.{MARES}.value", "zero without a sign", "-0")],
    ),
    "a date of another number": (
        entry(printed="7", date="1999-05-01"),
        [("$.ledger[0].date", 'a date with the number "7"', '"1999-05-01"')],
    ),
    "the date of a figure": (
        entry(printed="10", reason=None, figure=MARES, date="1999-05-10"),
        [
            (
                "$.ledger[0].reason",
                'date or law_date as the reason for a number of the date "1999-05-10"',
                "null",
            )
        ],
    ),
    "the date of a name": (
        entry(reason="name", date="1999-05-01"),
        [("$.ledger[0].reason", 'date or law_date as the reason for a number of the date "1999-05-01"', '"name"')],
    ),
    "a rule without a reason": (
        lambda data: data.update(rules=[{**RULE, "why": " "}]),
        [("$.rules[0].why", "a text that says something", '" "')],
    ),
    "a rule with a name of blanks": (
        lambda data: data.update(rules=[{**RULE, "why": "w", "name": " "}]),
        [("$.rules[0].name", "a name, or an empty text for none", '" "')],
    ),
    "an overlap without a reason": (
        lambda data: data.update(overlaps=[{"figures": [MARES, HORSES], "why": ""}]),
        [("$.overlaps[0].why", "a text that says something", '""')],
    ),
    "a label without letters": (
        lambda data: data["labels"][MARES].update(de=" "),
        [(f"$.labels.{MARES}.de", "a text that says something", '" "')],
    ),
    "a unit without a name": (
        lambda data: data["units"]["horse"].update(en=""),
        [("$.units.horse.en", "a text that says something", '""')],
    ),
    "a doubt without a question": (
        doubt(question=""),
        [("$.doubts[0].question", "a text that says something", '""')],
    ),
    "a reading without an answer": (
        doubt(readings=[doubt_of()["readings"][0], {**doubt_of()["readings"][1], "label": " "}]),
        [("$.doubts[0].readings[1].label", "the answer in a few words", '" "')],
    ),
    "a settlement of nothing": (
        settled(doubt="", reading=" "),
        [
            ("$.settlements[0].doubt", "a text that says something", '""'),
            ("$.settlements[0].reading", "a text that says something", '" "'),
        ],
    ),
    "a discrepancy without arithmetic": (
        discrepancy(arithmetic=" "),
        [("$.discrepancies[0].arithmetic", "a text that says something", '" "')],
    ),
    "a discrepancy of figures that its rule does not bind": (
        discrepancy(rule=None, relation={**RULE, "why": "w"}, figures=[SHARE]),
        [("$.discrepancies[0].figures[0]", f"a figure of {MARES}/ordered: {MARES}, {HORSES}", f'"{SHARE}"')],
    ),
    "a recorded total without parts": (
        lambda data: data.update(recorded_rules=[{"kind": "total", "operands": [], "result": HORSES, "why": "w"}]),
        [("$.recorded_rules[0].operands", "1 to 200 for total", "0")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_contradiction_is_a_fault(name: str) -> None:
    """The fault says what was expected, what came, and where."""
    change, faults = CASES[name]
    data = plain()
    change(data)
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)

    assert faults == [(fault.path, fault.expected, fault.got) for fault in caught.value.faults]


SOUND: dict[str, Change] = {
    "a rule of later days": mares(period={**FUTURE, "kind": "standing"}),
    "an ordinal": entry(printed="1er", date="1999-05-01"),
    "a word": entry(printed="mei", date="1999-05-01"),
    "a whole date": entry(printed="31-12-1999", date="1999-12-31"),
    "a year alone": entry(printed="2024"),
    "a report in its period": edition(presented="1999-06-01"),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_can_be_so_is_no_fault(name: str) -> None:
    """A rule in force can be one for later days, and a report can come before the end of its period."""
    data = plain()
    SOUND[name](data)

    assert bps.parse(data).figures
