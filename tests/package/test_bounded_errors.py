"""An error stays short, however long the text is that a caller passes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report

LONG: Any = "x" * 10**6
REPORT = bps.load(2024)
FILTER: Any = {LONG: 1}
WOMEN = REPORT.personnel.staff.women
CALLS: dict[str, Callable[[], object]] = {
    "load": lambda: bps.load(LONG),
    "read": lambda: bps.read(LONG),
    "parse": lambda: bps.parse(LONG),
    "read_table, format": lambda: bps.read_table(LONG, "x"),
    "read_table, path": lambda: bps.read_table("csv", LONG),
    "export, format": lambda: bps.export(REPORT, LONG, "x"),
    "export, path": lambda: bps.export(REPORT, "csv", str(LONG)),
    "write": lambda: bps.write(REPORT, LONG),
    "archive": lambda: bps.archive.open(LONG),
    "parse_printed": lambda: bps.parse_printed(LONG),
    "id": lambda: REPORT[str(LONG)],
    "attribute": lambda: getattr(REPORT, LONG),
    "attribute of another report": lambda: getattr(small_report(), LONG),
    "attribute of the package": lambda: getattr(bps, LONG),
    "attribute of the chapters": lambda: getattr(bps.chapters, LONG),
    "chapter": lambda: REPORT.chapter(LONG),
    "one": lambda: REPORT.one(LONG),
    "find_printed": lambda: REPORT.find_printed(LONG),
    "filter": lambda: REPORT.select(**FILTER),
    "unit": lambda: REPORT.select(unit=LONG),
    "kind": lambda: REPORT.select(kind=LONG),
    "section": lambda: REPORT.select(section=LONG),
    "where": lambda: REPORT.select(where=LONG),
    "slide": lambda: REPORT.select(slide=LONG),
    "doubt": lambda: REPORT.under(LONG, LONG),
    "reading": lambda: REPORT.under("antwerp-checks", LONG),
    "explain": lambda: REPORT.explain(LONG),
    "series": lambda: REPORT.series(LONG),
    "style": lambda: REPORT.cite(LONG),
    "cited figure": lambda: REPORT.cite(figure=LONG),
    "language": lambda: WOMEN.label(LONG),
    "language of a text": lambda: REPORT.fact_check("x", language=LONG),
    "day": lambda: REPORT.fact_check("x", published=LONG),
    "numeric": lambda: REPORT.table(numeric=LONG),
    "unit of time": lambda: REPORT.organised_crime.investigations.new.rate(LONG),
    "format": lambda: format(WOMEN, LONG),
    "chart": lambda: REPORT.personnel.staff.chart(LONG),
    "limits": lambda: bps.types.Limits(rows=LONG),
}


@pytest.mark.parametrize("case", CALLS)
def test_an_error_does_not_repeat_a_megabyte(case: str) -> None:
    """Of every public call that takes a text."""
    with pytest.raises((bps.BelgianPoliceStatsError, OSError, AttributeError)) as caught:
        CALLS[case]()

    assert 500 > len(str(caught.value))
