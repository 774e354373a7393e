"""If Python is near its recursion limit, the right error says so, and everything works afterwards."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest

import belgian_police_stats as bps
from belgian_police_stats import strict_json
from belgian_police_stats.testing import small_report
from support.own_reports import plain

TEXT = json.dumps(plain())
EXPECTED = bps.parse(TEXT)
CALLS: dict[str, Callable[[], object]] = {
    "parse": lambda: bps.parse(TEXT),
    "check": small_report().check,
    "table": EXPECTED.table,
    "rules": lambda: EXPECTED.rules,
}


def at_depth(depth: int, call: Callable[[], object]) -> object:
    """Make a call from deep inside other calls."""
    return at_depth(depth - 1, call) if depth else call()


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_a_lack_of_depth_is_not_blamed_on_the_file(name: str) -> None:
    """The call works, or raises Python's own error."""
    outcomes: set[str] = set()
    depth = sys.getrecursionlimit()
    for left in range(20, 160, 3):
        try:
            at_depth(depth - left, CALLS[name])
        except RecursionError:
            outcomes.add("too deep")
        else:
            outcomes.add("works")

    assert {"too deep", "works"} == outcomes
    assert bps.parse(TEXT) == EXPECTED


def test_a_file_that_is_nested_too_deeply_is_to_blame() -> None:
    """Brackets inside texts do not count."""
    with pytest.raises(bps.DataError, match="nested too deeply"):
        bps.parse("[" * 100_000)
    with pytest.raises(bps.DataError, match=r"\$.title: expected no such key"):
        bps.parse({"title": "[" * 100_000})


def test_a_caller_without_depth_gets_the_error_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is not nested deeply, so it is not to blame."""

    class Deep:
        def decode(self, _: str) -> object:
            raise RecursionError

    monkeypatch.setattr(strict_json, "_DECODER", Deep())
    with pytest.raises(RecursionError):
        strict_json.parse_json("[[1]]", "a.json")
