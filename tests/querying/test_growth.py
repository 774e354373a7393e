"""Time grows with the input: twice as much takes about twice as many steps. Steps are counted, and no clock is read."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.source_text import printed_numbers
from belgian_police_stats.querying import searching
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.report_file import report_text
from belgian_police_stats.writing.template import template_files
from support.own_reports import names, plain, plain_figure

REPORT = bps.load(2024)
MOST = 2.5
"""How many times as many steps twice the input may take: sorting and what is there once make up for the rest."""


def steps(work: Callable[[], object]) -> int:
    """Count the instructions of Python that some work takes."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "opcode"
        frame.f_trace_opcodes = True
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        with suppress(bps.errors.BelgianPoliceStatsError):
            work()
    finally:
        sys.settrace(before)
    return count


def chapters(many: int) -> dict[str, Any]:
    """A report with many chapters, and a rule in each."""
    data = plain(rules=[], units={}, chapters={}, labels={})
    for i in range(many):
        figures = {name: plain_figure(str(i % 900 + 1), i % 900 + 1, "person") for name in ("a", "b")}
        data["chapters"][f"own_{i}"] = {"s": figures}
        labelled = (f"own_{i}", f"own_{i}.s", f"own_{i}.s.a", f"own_{i}.s.b")
        data["labels"] |= {path: names(f"{path} label") for path in labelled}
        rule = {"kind": "within", "result": f"own_{i}.s.a", "operands": [f"own_{i}.s.b"], "why": "w"}
        data["rules"].append(rule)
        data["ledger"] = [
            {"line": 3, "printed": "1", "reason": "date", "date": "1999-05-01", "event": f"e{i % 7}"}
            for i in range(many)
        ]
    return data


def parsed(many: int) -> bps.Report:
    """The same as a report, of which everything is read."""
    report = bps.parse(chapters(many))
    assert len(report) == 2 * many
    return report


ON_TEXTS: dict[str, Callable[[int], Callable[[], object]]] = {
    "verify one line": lambda n: lambda: REPORT.verify(" ".join(str(i % 97) for i in range(n))),
    "verify one number again and again": lambda n: lambda: REPORT.verify("1 " * n),
    "verify many lines": lambda n: lambda: REPORT.verify("1\n" * n),
    "template": lambda n: lambda: template_files("1 " * n),
    "printed numbers": lambda n: lambda: [*printed_numbers("1, " * n)],
    "find words": lambda n: lambda: REPORT.find(" ".join(f"word{i}" for i in range(n))),
    "find one word again and again": lambda n: lambda: REPORT.find("a " * n),
    "one of strange words": lambda n: lambda: REPORT.one(" ".join(f"zz{i}" for i in range(n))),
    "an unknown id": lambda n: lambda: REPORT["x" * n],
    "a printed number": lambda n: lambda: REPORT.find_printed("1" * n),
}
ON_REPORTS: dict[str, Callable[[bps.Report], object]] = {
    "check": lambda report: report.check(),
    "iterate": lambda report: [*report],
    "rules": lambda report: report.rules,
    "explain": lambda report: report.explain("own_0.s.a"),
    "find": lambda report: report.find("label"),
    "one": lambda report: report.one("nothing"),
    "an unknown id": lambda report: report["own_0.s.x"],
    "compare": lambda report: bps.compare(report, report),
    "table": lambda report: report.table(),
    "card": bundle,
    "write": report_text,
    "csv": lambda report: content_of(report, "csv"),
    "ndjson": lambda report: content_of(report, "ndjson"),
    "sqlite": lambda report: content_of(report, "sqlite"),
    "read csv": lambda report: bps.read_table("csv", io.BytesIO(content_of(report, "csv"))),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", ON_TEXTS)
def test_twice_the_text_takes_twice_the_steps(case: str) -> None:
    """Whatever a user types or passes."""
    steps(ON_TEXTS[case](10))
    few, many = (steps(ON_TEXTS[case](number)) for number in (300, 600))

    assert many < MOST * few


@pytest.mark.slow
@pytest.mark.parametrize("case", ON_REPORTS)
def test_twice_the_report_takes_twice_the_steps(case: str) -> None:
    """Each method of a report with many chapters, rules and dates."""
    few, many = [steps(partial(ON_REPORTS[case], parsed(number))) for number in (2, 40, 80)][1:]

    assert many < MOST * few


@pytest.mark.slow
def test_reading_twice_the_report_takes_twice_the_steps() -> None:
    """From its data, whether it is right or wrong."""
    bps.parse(chapters(2))
    few, many = (steps(partial(bps.parse, chapters(number))) for number in (40, 80))
    assert many < MOST * few

    wrong = [{"format": 1, **{f"k{i}": 1 for i in range(number)}} for number in (200, 400)]
    few, many = (steps(partial(bps.parse, data)) for data in wrong)
    assert many < MOST * few


def test_no_cache_keeps_what_was_looked_for() -> None:
    """A search in a service is private, and there can be any number of them."""
    REPORT.find("women")
    caches: list[Any] = [thing for thing in vars(searching).values() if hasattr(thing, "cache_info")]
    assert len(caches) > 1
    before = [cache.cache_info().currsize for cache in caches]
    for number in range(20):
        REPORT.find(f"secret{number} women")
        with pytest.raises(bps.NotOneError):
            REPORT.one(f"secret{number} women")

    assert before == [cache.cache_info().currsize for cache in caches]


def test_a_search_that_is_too_long_finds_nothing() -> None:
    """It is not even split into words."""
    assert () == REPORT.find("women " * 10_000)
    assert REPORT.find("women") == REPORT.find("women " * 1_000)
