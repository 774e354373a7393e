"""Refuse a row whose values contradict each other: the table of a report cannot have it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ...errors import Fault, FieldError, WrongUnitError, shown
from ...model.certainty import Certainty, Qualifier
from ...model.figure import KINDS, Figure, Share
from ...model.labels import LANGUAGES, Labels
from ...model.period import Period, PeriodKind
from ...model.source import Source
from ...model.units import is_plain_name, packaged_units

__all__ = ["faults_of_row"]

_KINDS = {kind.__name__: kind for kind in KINDS}


def faults_of_row(row: dict[str, Any], is_newer: bool) -> Iterator[Fault]:
    """Give a fault for each value that does not go with the others.

    A newer version can have units that this one does not know. An older one can lack columns.
    """
    section, _, name = row["id"].rpartition(".")
    if section.count(".") != 1 or not all(map(is_plain_name, (*section.split("."), name))):
        yield Fault("id", "the id of a figure: three names with dots between", shown(row["id"]))
        return
    if row["chapter"] != section.partition(".")[0]:
        yield Fault("chapter", "the first part of the id", shown(row["chapter"]))
    if row["section"] != section:
        yield Fault("section", "the id without its last part", shown(row["section"]))
    for place in ("slide", "line"):
        if row[place] < 1:
            yield Fault(place, "a number from 1", shown(row[place]))
    if row["of"] is not None and row["kind"] != Share.__name__:
        yield Fault("of", "no whole, since only a share has one", shown(row["of"]))
    if row["certainty"] == Certainty.AMBIGUOUS and row.get("doubts", "") is None:
        yield Fault("doubts", "at least one doubt about a figure that is ambiguous", "none")
    if row["period_start"] > row["period_end"]:
        yield Fault("period_end", "a day that is not before period_start", f"{row['period_end']}")
        return
    yield from _faults_of_number(row, is_newer)


def _faults_of_number(row: dict[str, Any], is_newer: bool) -> Iterator[Fault]:
    """Compare the number with its text, its printed form, its unit and its bounds."""
    written = f"{Decimal(row['value']):f}"
    if row["value_text"] != written:
        yield Fault("value_text", f"the text of the value, {shown(written)}", shown(row["value_text"]))
    try:
        interval = _figure_of(row).interval_if_rounded
    except FieldError as error:
        yield Fault(error.field, error.expected, error.got)
        return
    except WrongUnitError as error:
        if not is_newer:
            yield Fault("unit", error.expected, error.got)
        return
    for column, bound in (("lower", interval.lower), ("upper", interval.upper)):
        if row[column] != bound:
            yield Fault(column, f"{shown(bound)}, as the printed number says", shown(row[column]))


def _figure_of(row: dict[str, Any]) -> Figure:
    """Make the figure of a row as far as the row says what it is, so that it is refused if it contradicts itself.

    Raises:
        WrongUnitError: the unit does not fit the kind.
        FieldError: the figure contradicts itself.
    """
    labels = Labels(**dict.fromkeys(LANGUAGES, ""))
    source = Source(slide=row["slide"], title=None, heading="", line=row["line"], printed=row["printed"])
    kind = PeriodKind(row["period_kind"])
    return _KINDS[row["kind"]](
        id=row["id"],
        value=row["value"],
        unit=row["unit"],
        printed=row["printed"],
        labels=labels,
        period=Period(start=row["period_start"], end=row["period_end"], kind=kind),
        qualifier=Qualifier(row["qualifier"]),
        # The table has the doubts of a figure as words, so that they cannot be compared with it.
        certainty=Certainty.CERTAIN,
        sources=(source,),
        # A unit that is not in the list is a thing that the report counts.
        unit_labels=None if packaged_units().kinds_of(row["unit"]) else labels,
    )
