"""Records: rows of the table and full records of figures, their types, and reports made from plain data again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.report_record import ReportRecord
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.columns import COLUMNS, ColumnType
from belgian_police_stats.writing.descriptors.record_schemas import figure_schema, row_schema
from belgian_police_stats.writing.records import table_record
from support.command_line import Output, data
from support.own_reports import doubt_of, in_doubt, plain

IN_COLUMNS: dict[ColumnType, Any] = {
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: int | Decimal,
    ColumnType.TEXT: str,
    ColumnType.WORD: str,
    ColumnType.DATE: date,
}


def misfits(value: Any, hint: Any, path: str) -> Iterator[str]:
    """Every place where a value is not of its type."""
    origin, parts, kind = get_origin(hint), get_args(hint), value.__class__
    if is_typeddict(hint):
        hints = get_type_hints(hint)
        if kind is not dict or value.keys() != hints.keys():
            yield path
            return
        for name, inner in hints.items():
            yield from misfits(value[name], inner, f"{path}.{name}")
    elif origin is list:
        if kind is not list:
            yield path
            return
        for i, inner in enumerate(value):
            yield from misfits(inner, parts[0], f"{path}[{i}]")
    elif origin in (Union, UnionType):
        if all([*misfits(value, part, path)] for part in parts):
            yield path
    elif type(value) is not hint:
        yield path


def test_the_row_is_typed_as_the_columns_say() -> None:
    """The types of a row and the columns name the same keys, with the same types."""
    hints = get_type_hints(bps.types.TableRow)
    expected = {c.name: IN_COLUMNS[c.type] | None if c.optional else IN_COLUMNS[c.type] for c in COLUMNS}

    assert expected == hints


def test_every_record_has_its_type(report: bps.Report) -> None:
    """Every value of every row and of every full record is compared."""
    wrong = [
        place
        for figure in report
        for record, kind in (
            (table_record(figure, report.edition), bps.types.TableRow),
            (figure.to_dict(), bps.types.FigureRecord),
        )
        for place in misfits(record, kind, figure.id)
    ]

    assert [] == wrong


def test_a_misfit_is_found(report: bps.Report) -> None:
    """A missing key, a float, a tuple for a list, and None where there must be a text."""
    record: Any = report["personnel.staff.women"].to_dict()
    damaged: list[tuple[dict[str, Any], str]] = [
        ({**record, "value": 4393.0}, "x.value"),
        ({**record, "doubts": ()}, "x.doubts"),
        ({**record, "unit": None}, "x.unit"),
        ({**record, "sources": [{}]}, "x.sources[0]"),
        ({key: value for key, value in record.items() if key != "id"}, "x"),
    ]

    assert [] == [*misfits(record, bps.types.FigureRecord, "x")]
    for changed, place in damaged:
        assert [place] == [*misfits(changed, bps.types.FigureRecord, "x")]


def test_the_record_of_a_figure_is_that_of_the_command(capsys: Output, report: bps.Report) -> None:
    """`show --json` gives the same keys and values, and more about the rules."""
    figure = report.organised_crime.antwerp_port.persons_checked
    shown = data(capsys, "show", figure.id)
    record: dict[str, Any] = json.loads(json.dumps(figure.to_dict(), default=str))

    assert record == {key: shown[key] for key in record}
    assert (["antwerp-checks"], 5511) == (record["doubts"], record["alternatives"][0]["value"])


def test_a_figure_made_by_hand_has_no_edition() -> None:
    """The report of such a figure is not known."""
    figure = attrs.evolve(small_report()["personnel.staff.women"], report_key="")

    assert (None, 1999) == (figure.to_dict()["edition"], small_report()["personnel.staff.women"].to_dict()["edition"])


@pytest.mark.parametrize("make", [row_schema, figure_schema])
def test_a_schema_has_every_key_of_its_record(make: Any, report: bps.Report) -> None:
    """Each key is required and described, and words are listed."""
    schema = make()
    record = next(iter(report.table())) if make is row_schema else report.figures[0].to_dict()
    words = {column.name: [*column.words] for column in COLUMNS if column.words}

    assert {*record} == schema["properties"].keys() == {*schema["required"]}
    assert [] == [name for name, one in schema["properties"].items() if not one["description"]]
    assert words == {name: one["enum"] for name, one in schema["properties"].items() if "enum" in one}


def test_a_report_is_made_from_its_records_again(report: bps.Report) -> None:
    """It is made from plain data and from JSON. Changing the plain data does not change the report."""
    data_of_report = report.to_dict()
    text = json.dumps(data_of_report, default=float)

    assert report == bps.parse(data_of_report)
    assert report == bps.parse(text)
    data_of_report["chapters"].clear()
    assert 15 == len(report.to_dict()["chapters"])


def with_nulls(value: Any, target: Any) -> Any:
    """The same data with null for each key that is left out, as programs with typed objects write it."""
    parts, given = [part for part in get_args(target) if part is not NoneType], value.__class__
    if attrs.has(target) and given is dict:
        types = {field.name: field.type for field in attrs.fields(attrs.resolve_types(target)) if field.init}
        return {name: with_nulls(value.get(name), kind) for name, kind in types.items()}
    if get_origin(target) is dict and given is dict:
        return {key: with_nulls(part, parts[1]) for key, part in value.items()}
    if get_origin(target) is tuple and given is list:
        return [with_nulls(part, parts[0]) for part in value]
    return with_nulls(value, parts[0]) if get_origin(target) in (Union, UnionType) and len(parts) == 1 else value


def test_null_is_the_same_as_no_key(report: bps.Report) -> None:
    """A program with typed objects writes null where a file leaves a key out. The report is the same."""
    filled = with_nulls(report.to_dict(), ReportRecord)
    figure = filled["chapters"]["personnel"]["staff"]["women"]

    assert (None, None, None) == (figure["alternatives"], figure["doubts"], filled["overlaps"])
    assert report == bps.parse(filled)
    assert report == bps.parse(json.dumps(filled, default=float))


def test_null_is_refused_where_a_key_is_required() -> None:
    """Examples are a key at the top, and the evidence of a figure in doubt."""
    data_of_report = plain(chapters=None)
    with pytest.raises(bps.DataError, match=r"\$\.chapters: expected an object, got null"):
        bps.parse(data_of_report)
    doubtful = plain(doubts=[doubt_of()])
    stable = doubtful["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = {**in_doubt(stable["mares"], 11), "alternatives": None}
    with pytest.raises(bps.DataError, match=r"mares\.alternatives: expected at least one alternative"):
        bps.parse(doubtful)
