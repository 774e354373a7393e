"""A report of an invented agency, with a chapter, a counted thing and rules that the library does not have."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.testing.strategies import labels, numbers, periods

HORSES = "horse_brigade.stable.horses"
MARES = "horse_brigade.stable.mares"
SHARE = "horse_brigade.stable.share_of_mares"


def names(word: str) -> dict[str, str]:
    """One word as if it were the same in four languages."""
    return {language: f"{word} ({language})" for language in LANGUAGES}


def plain_figure(printed: str, value: Any, unit: str, **more: Any) -> dict[str, Any]:
    """What a file says of a figure on the only slide."""
    return {"printed": printed, "value": value, "unit": unit, "slide": 1, "line": 3, "certainty": "certain", **more}


def plain(**changes: Any) -> dict[str, Any]:
    """The whole file as plain data, made anew, with other top-level parts where they are given."""
    stable = {
        "horses": plain_figure("40", 40, "horse"),
        "mares": plain_figure("10", 10, "horse"),
        "share_of_mares": plain_figure("25%", 25, "percent", kind="Share", of=HORSES),
    }
    return {
        "format": "belgian-police-stats/1",
        "edition": {
            "year": 1999,
            "title": "Invented",
            "publisher": "Nobody",
            "language": "nl",
            "presented": "2000-01-01",
            "period": {"start": "1999-01-01", "end": "1999-12-31"},
            "source_sha256": "0" * 64,
            "source_lines": 9,
            "terms": "Invented for tests.",
            "slides": [{"number": 1, "heading": "Horses", "first_line": 1, "last_line": 9}],
        },
        "chapters": {"horse_brigade": {"stable": stable}},
        "labels": {path: names(path) for path in ("horse_brigade", "horse_brigade.stable", HORSES, MARES, SHARE)},
        "units": {"horse": names("horse")},
        "rules": [
            {"kind": "share", "result": SHARE, "operands": [MARES, HORSES], "why": "The mares are counted as horses."}
        ],
        **changes,
    }


_NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
_COUNTED = ("horse", "stable_box", "person")
_UNITS = (*_COUNTED, "EUR", "kilogram", "hour", "percent", "person/day")


@st.composite
def own_files(draw: st.DrawFn) -> dict[str, Any]:
    """Files with own chapters, units and rules, of any shape and with any numbers."""
    report = plain(chapters={}, labels={}, units={}, rules=[], doubts=[])
    # After every period that is drawn.
    report["edition"]["presented"] = "2051-01-01"
    words = labels().map(lambda label: {language: label.text(language) for language in LANGUAGES})
    ids: list[str] = []
    for chapter in draw(st.lists(_NAMES.map("own_{}".format), min_size=1, max_size=3, unique=True)):
        sections: dict[str, Any] = {}
        report["chapters"][chapter] = sections
        report["labels"][chapter] = draw(words)
        for section in draw(st.lists(_NAMES, max_size=2, unique=True)):
            figures: dict[str, Any] = {}
            sections[section] = figures
            report["labels"][f"{chapter}.{section}"] = draw(words)
            for name in draw(st.lists(_NAMES, max_size=4, unique=True)):
                figures[name] = draw(_figures())
                if draw(st.booleans()):
                    doubt = f"doubt-{len(report['doubts'])}"
                    figures[name] = in_doubt(figures[name], draw(_another_number(figures[name])), doubt)
                    report["doubts"].append(doubt_of(doubt))
                ids.append(f"{chapter}.{section}.{name}")
                report["labels"][ids[-1]] = draw(words)
                if (unit := figures[name]["unit"]) in ("horse", "stable_box"):
                    report["units"][unit] = names(unit)
    if len(ids) > 1:
        # Two rules that say the same are a fault, also with their operands in another order.
        report["rules"] = draw(st.lists(_rules(ids), max_size=4, unique_by=(_name_of, _statement_of)))
    return report


def _name_of(rule: dict[str, Any]) -> str:
    return str(rule["name"])


def _statement_of(rule: dict[str, Any]) -> tuple[str, ...]:
    return rule["kind"], rule.get("result", ""), *sorted(rule["operands"])


def _numbers_of(unit: str, kind: str | None) -> st.SearchStrategy[Any]:
    """Numbers in a unit: things are counted in whole numbers, and only changes and money can be below zero."""
    every: st.SearchStrategy[Any] = st.integers(-(10**12), 10**12) if unit in _COUNTED else numbers()
    return every if kind == "Change" or unit == "EUR" else every.map(abs)


def _another_number(figure: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Numbers that the figure does not have, and could have."""
    return _numbers_of(figure["unit"], figure.get("kind")).filter(lambda number: number != figure["value"])


@st.composite
def _figures(draw: st.DrawFn) -> dict[str, Any]:
    unit = draw(st.sampled_from(_UNITS))
    kind = draw(st.sampled_from(["Share", "Change"])) if unit == "percent" else None
    value = draw(_numbers_of(unit, kind))
    printed = str(value).replace(".", ",")
    qualifier = draw(st.sampled_from(["exact", "about", "more_than", "at_most"]))
    made = plain_figure(printed, value, unit, qualifier=qualifier)
    if kind is not None:
        made["kind"] = kind
    if draw(st.booleans()):
        period = draw(periods())
        made["period"] = {"start": f"{period.start}", "end": f"{period.end}", "kind": period.kind.value}
    return made


def in_doubt(figure: dict[str, Any], value: Any, doubt: str = "which-number") -> dict[str, Any]:
    """The same figure, in doubt: its number is the given one under the reading `other`."""
    return {
        **figure,
        "certainty": "ambiguous",
        "evidence": "e",
        "doubts": {doubt: ["chosen"]},
        "alternatives": [
            {
                "doubt": doubt,
                "readings": ["other"],
                "why": "w",
                "value": value,
                "printed": str(value).replace(".", ","),
            }
        ],
    }


def doubt_of(doubt: str = "which-number") -> dict[str, Any]:
    """The doubt of `in_doubt`, as a file has it."""
    readings = [{"id": name, "label": name, "evidence": "e"} for name in ("chosen", "other")]
    return {"id": doubt, "kind": "value", "question": "q", "readings": readings}


@st.composite
def _rules(draw: st.DrawFn, ids: list[str]) -> dict[str, Any]:
    shapes = {"total": 2, "share": 2, "within": 1, "parts_within": 2, "time_per": 1}
    without = {"complement": 2, "ordered": 2, "days_within": 1}
    # A rule names each figure once.
    fitting = [kind for kind, number in (shapes | without).items() if number + (kind in shapes) <= len(ids)]
    kind = draw(st.sampled_from(sorted(fitting)))
    figures = draw(st.permutations(ids))
    number = (shapes | without)[kind]
    made = {"kind": kind, "operands": figures[:number], "why": "w", "name": draw(_NAMES)}
    return made | ({"result": figures[number]} if kind in shapes else {})
