"""The JSON Schema accepts what the library reads, and refuses what the converter refuses."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import belgian_police_stats as bps
from belgian_police_stats.loading.converter import structure
from belgian_police_stats.loading.records import FileFigure
from belgian_police_stats.loading.report_record import ReportRecord
from belgian_police_stats.strict_json import Json
from belgian_police_stats.testing import small_report
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing.descriptors.json_schema import json_schema
from belgian_police_stats.writing.report_file import report_text
from sessions.validators.own import with_an_own_chapter

VALIDATOR = jsonschema.Draft202012Validator(
    json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def plain(text: str) -> Any:
    """Parse JSON with exact decimals, as the library does."""
    return json.loads(text, parse_float=Decimal)


def test_the_schema_is_one(written: Path) -> None:
    """It is a valid JSON Schema, and the file holds it."""
    schema = json.loads((written / "report.schema.json").read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(json_schema())) == schema


def test_the_report_of_2024_fits(written: Path) -> None:
    """Parsed with exact decimals or with floats."""
    text = (written / "report.json").read_text(encoding="utf-8")

    assert [] == list(VALIDATOR.iter_errors(plain(text)))
    assert [] == list(VALIDATOR.iter_errors(json.loads(text)))


@given(reports())
@settings(max_examples=20)
def test_generated_reports_fit(made: bps.Report) -> None:
    """With any numbers."""
    assert VALIDATOR.is_valid(plain(report_text(made)))


def total(data: Any) -> Any:
    """The record of one figure."""
    return data["chapters"]["border_management"]["passengers"]["total"]


def place_of_total(data: Any) -> Any:
    """The entry of the same figure."""
    return next(entry for entry in data["ledger"] if entry.get("figure") == "border_management.passengers.total")


def rule(data: Any) -> Any:
    """The rule that the report states itself."""
    return data["rules"][0]


OWN: dict[str, Callable[[Any], object]] = {
    "rule of a kind that is none": lambda d: rule(d).update(kind="about"),
    "rule without a reason": lambda d: rule(d).pop("why"),
    "operands as a text": lambda d: rule(d).update(operands="horse_patrol.horses.grey"),
    "unit with three names": lambda d: d["units"]["horse"].pop("de"),
    "units as a list": lambda d: d.update(units=["horse"]),
    "chapter as a list": lambda d: d["chapters"].update(horse_patrol=[]),
}


@pytest.mark.parametrize("name", OWN)
def test_a_damaged_own_report_is_refused_by_both(name: str) -> None:
    """The parts for which the library has no class have a schema too."""
    data = plain(report_text(with_an_own_chapter()))
    assert VALIDATOR.is_valid(data)
    OWN[name](data)

    assert not VALIDATOR.is_valid(data)
    with pytest.raises(bps.DataError):
        bps.parse(json.dumps(data, default=float))


def another(**differs: Any) -> dict[str, Any]:
    """An alternative of a figure."""
    return {"doubt": "a", "readings": ["c"], "why": "One.", **differs}


AMBIGUOUS = {"certainty": "ambiguous", "evidence": "One.", "doubts": {"a": ["b"]}}

DAMAGES: dict[str, Callable[[Any], object]] = {
    "format": lambda d: d.update(format="belgian-police-stats/0"),
    "no edition": lambda d: d.pop("edition"),
    "key": lambda d: d.update(more=1),
    "value as text": lambda d: total(d).update(value="2000"),
    "boolean": lambda d: total(d).update(value=True),
    "certainty": lambda d: total(d).update(certainty="sure"),
    "inferred without evidence": lambda d: total(d).update(certainty="inferred"),
    "inferred with empty evidence": lambda d: total(d).update(certainty="inferred", evidence=""),
    "inferred with null evidence": lambda d: total(d).update(certainty="inferred", evidence=None),
    "ambiguous without alternatives": lambda d: total(d).update(certainty="ambiguous", evidence="One."),
    "another number of a certain one": lambda d: total(d).update(
        doubts={"a": ["b"]}, alternatives=[another(value=7, printed="7")]
    ),
    "alternative in which nothing differs": lambda d: total(d).update(doubts={"a": ["b"]}, alternatives=[another()]),
    "alternative without a reading": lambda d: total(d).update(
        doubts={"a": ["b"]}, alternatives=[another(readings=[], scope="One.")]
    ),
    "alternative with a value without its print": lambda d: total(d).update(
        **AMBIGUOUS, alternatives=[another(value=7)]
    ),
    "alternative with a print without its value": lambda d: total(d).update(
        **AMBIGUOUS, alternatives=[another(printed="7", scope="One.")]
    ),
    "day that no month has": lambda d: d["edition"].update(presented="2000-02-30"),
    "day without zeros": lambda d: d["edition"].update(presented="2000-1-1"),
    "label without German": lambda d: d["labels"]["personnel"].pop("de"),
    "entry of nothing": lambda d: place_of_total(d).pop("figure"),
    "entry of both": lambda d: place_of_total(d).update(reason="date"),
    "discrepancy of nothing": lambda d: d.update(
        discrepancies=[{"id": "a", "kind": "exceeds", "verdict": "violated", "arithmetic": "a", "explanation": "a"}]
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_report_is_refused_by_both(name: str) -> None:
    """By the schema, and by the library."""
    data = plain(report_text(small_report()))
    assert VALIDATOR.is_valid(data)
    DAMAGES[name](data)

    assert not VALIDATOR.is_valid(data)
    with pytest.raises(bps.DataError):
        bps.parse(json.dumps(data, default=float))


def test_schema_and_converter_refuse_the_same(report: bps.Report) -> None:
    """At each kind of place: without a key, with an unknown key, and with a value of every other type."""
    differing: list[str] = []
    settled = report.settle("antwerp-checks", "vehicles-first", why="One.")
    reports = (settled, report, with_an_own_chapter())
    for where, small in examples(*(plain(report_text(one)) for one in reports)):
        for name, changed in changes(small, where):
            fits = VALIDATOR.is_valid(changed)
            if fits != converts(changed) and not (fits and is_print(where)):
                differing.append(f"{'.'.join(map(str, where))} {name}: {'fits' if fits else 'does not fit'}")

    assert [] == differing


def is_print(where: tuple[str | int, ...]) -> bool:
    """Whether it is the number of an alternative or its print, which only the converter compares with each other."""
    return "alternatives" in where[-3:-2] and where[-1] in ("value", "printed")


def examples(*reports: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Each kind of place once, with the smallest report that has this place."""
    seen: set[tuple[str, ...]] = set()
    pairs = [(report, where) for report in reports for where in places(report, ())]
    for data, where in pairs:
        kind = tuple("*" if isinstance(step, int) or free(where[:i]) else step for i, step in enumerate(where))
        if kind not in seen:
            seen.add(kind)
            yield where, pruned(data, where)


def free(above: tuple[str | int, ...]) -> bool:
    """Whether the keys of this object are free names."""
    return (
        above in (("labels",), ("units",))
        or (above[:1] == ("chapters",) and (len(above) < 4 or above[4:] == ("doubts",)))
        or (above[:1] == ("outside",) and len(above) == 2 and above[1] != "breaks")
    )


def places(value: Json, above: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Every place in plain data, the outermost first."""
    yield above
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from places(inner, (*above, step))


def pruned(data: Any, where: tuple[str | int, ...]) -> Any:
    """Remove everything optional that is not on the way to a place."""
    kept: dict[Any, Any] = {key: value for key, value in data.items() if key in ("format", "edition")}
    kept |= {"chapters": {}, "labels": {}}
    if where[:1] == ("outside",):
        kept["outside"] = of_outside(data["outside"], where[1:])
    elif where and where[0] not in kept:
        kept[where[0]] = data[where[0]]
    elif where[:1] == ("labels",) and len(where) > 1:
        kept["labels"] = {where[1]: data["labels"][where[1]]}
    elif where[:1] == ("chapters",) and len(where) > 1:
        inner = data["chapters"]
        for step in where[1:4]:
            inner = inner[step]
        for step in reversed(where[1:4]):
            inner = {step: inner}
        kept["chapters"] = inner
    return kept


def of_outside(data: Any, where: tuple[str | int, ...]) -> Any:
    """The part of the outside numbers on the way to a place: all its sources or figures, or one of them."""
    if not where:
        return {}
    part, *names = where
    inner = data[part]
    return {part: {name: inner[name] for name in names[:1]} if names and isinstance(inner, dict) else inner}


def changes(data: Any, where: tuple[str | int, ...]) -> Iterator[tuple[str, Any]]:
    """The same data with one change at a place."""
    if not where:
        return
    *above, last = where
    others: tuple[Any, ...] = (None, "text", 7, Decimal("0.5"), True, [], {})
    for other in others:
        changed = copy.deepcopy(data)
        at(changed, above)[last] = other
        yield f"as {other!r}", changed
    if isinstance(last, str):
        changed = copy.deepcopy(data)
        del at(changed, above)[last]
        yield "left out", changed
    if isinstance(at(data, where), dict):
        changed = copy.deepcopy(data)
        at(changed, where)["more"] = 1
        yield "with one key more", changed


def at(data: Any, where: Any) -> Any:
    """The value at a place."""
    for step in where:
        data = data[step]
    return data


def accounts_for_doubt(figure: FileFigure) -> bool:
    """Whether the model accepts the certainty of a figure beside its evidence, its doubts and its alternatives."""
    if figure.certainty == "ambiguous":
        return bool(figure.evidence and figure.doubts and figure.alternatives)
    numbers = [other for other in figure.alternatives if other.value is not None or other.qualifier is not None]
    return not numbers and (figure.certainty == "certain" or bool(figure.evidence))


def converts(data: Any) -> bool:
    """Whether the converter reads it, and the model accepts its parts."""
    try:
        record = structure("the text", data, ReportRecord)
    except bps.DataError:
        return False
    figures = (
        figure for sections in record.chapters.values() for section in sections.values() for figure in section.values()
    )
    return all(map(accounts_for_doubt, figures)) and record.format == json_schema()["properties"]["format"]["const"]
