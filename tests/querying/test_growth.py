"""Time grows with the input: twice as much takes about twice as many steps. Steps are counted, and no clock is read."""

from __future__ import annotations

import gc
import io
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from types import FrameType
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.source_text import printed_numbers
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.report_file import report_text
from belgian_police_stats.writing.template import template_files
from support.own_reports import doubt_of, in_doubt, names, plain, plain_figure

REPORT = bps.load(2024)
DATA_FORMATS = ("csv", "ndjson", "json", "parquet", "feather", "sqlite", "excel", "observations", "sdmx-csv")
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


SOURCE = {"publisher": "P", "title": "T", "url": "https://example.org/a", "language": "nl", "published": "1999"}
EARLIER = {"value": 5, "printed": "5", "unit": "person", "comparability": "same", "source": "s"}


def chapters(many: int) -> dict[str, Any]:
    """A report with many chapters, and in each a rule, a doubt, a discrepancy and a number of another year."""
    data = plain(rules=[], units={}, chapters={}, labels={}, doubts=[], discrepancies=[])
    observations: dict[str, Any] = {}
    data["outside"] = {"sources": {"s": {**SOURCE, "kind": "press"}}, "observations": observations}
    for i in range(many):
        figures = {name: plain_figure(str(i % 900 + 1), i % 900 + 1, "person") for name in ("a", "b")}
        data["chapters"][f"own_{i}"] = {"s": figures}
        labelled = (f"own_{i}", f"own_{i}.s", f"own_{i}.s.a", f"own_{i}.s.b")
        data["labels"] |= {path: names(f"{path} label") for path in labelled}
        rule = {"kind": "within", "result": f"own_{i}.s.a", "operands": [f"own_{i}.s.b"], "why": "w"}
        data["rules"].append(rule)
        figures["b"] = in_doubt(figures["b"], 901, f"doubt-{i}")
        data["doubts"].append(doubt_of(f"doubt-{i}"))
        why = {"verdict": "violated", "figures": [f"own_{i}.s.a"], "arithmetic": "1", "explanation": "e"}
        wrong = {"rule": f"own_{i}.s.a/within"} if i % 2 else {"slides": [1]}
        data["discrepancies"].append({"id": f"d-{i}", "kind": "exceeds", **wrong, **why})
        period = {"start": "1998-01-01", "end": "1998-12-31"}
        observations[f"own_{i}.s.a"] = [{**EARLIER, "period": period}]
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
    "fact_check one line": lambda n: lambda: REPORT.fact_check("12 " * n),
    "fact_check sentences": lambda n: lambda: REPORT.fact_check("In 2024 there were 4,393 women. " * (n // 20)),
    "parse a printed number": lambda n: lambda: bps.parse_printed("1" * n),
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
    "compare with another reading": lambda report: bps.compare(report, report.under("doubt-0", "other")),
    "doubts": lambda report: report.doubts,
    "settle": lambda report: report.settle("doubt-0", "other", why="w"),
    "vary": lambda report: report.vary(lambda read: read["own_0.s.b"], "doubt-0"),
    "discrepancies": lambda report: report.discrepancies,
    "series of all": lambda report: report.series(),
    "series of one": lambda report: report.series("own_0.s.a"),
    "observations": lambda report: report.observations(),
    "outside": lambda report: report.with_outside(io.StringIO("{}")),
    "select": lambda report: report.select(unit="person"),
    "total": lambda report: report.figures.total(),
    "ranking": lambda report: report.figures.ranking(),
    "largest": lambda report: report.figures.largest(),
    "breakdowns": lambda report: report.breakdowns,
    "verify": lambda report: report.verify("1\n1\n1\n"),
    "fact_check": lambda report: report.fact_check("In 1999 there were 5 labels."),
    "cite": lambda report: report.cite(figure="own_0.s.a"),
    "pickle": pickle.dumps,
    "table": lambda report: report.table(),
    "card": bundle,
    "write": report_text,
    **{f"export {name}": partial(content_of, name=name) for name in DATA_FORMATS},
    # Those that describe many files take as long as these files.
    **{f"export {name}": partial(content_of, name=name) for name in ("data-package", "csvw", "sdmx-structure")},
}
READ = ("csv", "ndjson", "json", "parquet", "feather", "sqlite", "excel")


@pytest.mark.slow
@pytest.mark.parametrize("case", ON_TEXTS)
def test_twice_the_text_takes_twice_the_steps(case: str) -> None:
    """Users type and pass all of these."""
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
@pytest.mark.parametrize("name", READ)
def test_reading_twice_the_table_takes_twice_the_steps(name: bps.TableFormatName) -> None:
    """This holds in every format. The file is made first."""
    files = [content_of(parsed(number), name) for number in (2, 40, 80)]
    few, many = [steps(partial(bps.read_table, name, io.BytesIO(file))) for file in files][1:]

    assert many < MOST * few


@pytest.mark.slow
def test_reading_twice_the_report_takes_twice_the_steps() -> None:
    """This holds for sound and for damaged data."""
    bps.parse(chapters(2))
    few, many = (steps(partial(bps.parse, chapters(number))) for number in (40, 80))
    assert many < MOST * few

    wrong = [{"format": 1, **{f"k{i}": 1 for i in range(number)}} for number in (200, 400)]
    few, many = (steps(partial(bps.parse, data)) for data in wrong)
    assert many < MOST * few


def test_no_cache_keeps_what_was_looked_for() -> None:
    """A search in a service is private, and there can be any number of them."""
    REPORT.find("women")
    kind = type(cache(steps))
    caches: list[Any] = [thing for thing in gc.get_objects() if isinstance(thing, kind)]
    assert len(caches) > 10
    before = [kept.cache_info().currsize for kept in caches]
    for number in range(20):
        REPORT.find(f"secret{number} women")
        with pytest.raises(bps.NotOneError):
            REPORT.one(f"secret{number} women")

    assert before == [kept.cache_info().currsize for kept in caches]


def test_a_search_that_is_too_long_is_cut() -> None:
    """What stands behind its first characters is not even split into words."""
    assert REPORT.find("women") == REPORT.find("women " * 1_000)
    cut = REPORT.find(f"{'women ' * 10_000} cybercrime")
    assert [match.figure for match in REPORT.find("women")] == [match.figure for match in cut]
