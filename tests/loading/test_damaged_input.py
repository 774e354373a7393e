"""Input with random damage: the result is a report or an error of the library."""

from __future__ import annotations

import copy
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.strict_json import Json
from belgian_police_stats.writing.report_file import report_text
from support.own_reports import MARES, plain

pytestmark = pytest.mark.slow

REAL = report_text(bps.load(2024))
TREE = json.loads(REAL)


def outcome(content: bytes | str | dict[str, Any]) -> None:
    """Accept a report or an error of the library. Any other exception fails the test."""
    try:
        report = bps.read(io.BytesIO(content)) if isinstance(content, bytes) else bps.parse(content)
    except bps.DataError as error:
        str(error).encode()
    else:
        assert report == bps.parse(report_text(report))
        report.check()


SMALL = json.dumps(plain(ledger=[{"line": 3, "printed": "10", "figure": MARES}])).encode()


@settings(max_examples=300)
@given(st.data())
def test_any_damaged_bytes_are_a_report_or_our_error(data: st.DataObject) -> None:
    """Bytes are inserted, removed or replaced anywhere in a file."""
    content = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(start + 8, len(content))))
        content[start:end] = data.draw(
            st.binary(max_size=8) | st.sampled_from([b'"', b"{}", b"[]", b"1e9", b"null", b"-"])
        )

    outcome(bytes(content))


@settings(max_examples=40)
@given(st.data())
def test_any_damaged_bytes_of_the_real_file_are_a_report_or_our_error(data: st.DataObject) -> None:
    """The same with the edition of 2024."""
    content = bytearray(REAL.encode())
    start = data.draw(st.integers(0, len(content)))
    content[start : start + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4) | st.just(b"1"))

    outcome(bytes(content))


NUMBERS = st.integers(-1, 10**6) | st.sampled_from([10**60, Decimal("1.5"), Decimal("1e9"), 0.5])
LEAVES = st.none() | st.booleans() | NUMBERS | st.text(max_size=5)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists and objects of other values."""
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)


JSON = LEAVES | containers(LEAVES | containers(LEAVES))


def keys_of(part: Json) -> list[Any]:
    """The keys of an object or the indices of a list; none for any other value."""
    if isinstance(part, dict):
        return list(part)
    return list(range(len(part))) if isinstance(part, list) else []


def damage(tree: Any, data: st.DataObject) -> Any:
    """A copy with one part replaced, removed or duplicated."""
    tree = copy.deepcopy(tree)
    part = tree
    while True:
        key = data.draw(st.sampled_from(keys_of(part)))
        inner = part[key]
        if not keys_of(inner) or not data.draw(st.integers(0, 3)):
            break
        part = inner
    what = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if what == "replace":
        part[key] = data.draw(JSON)
    elif what == "remove":
        del part[key]
    elif isinstance(part, dict):
        part[data.draw(st.text(max_size=8) | st.sampled_from(["kind", "of", "also", "note", "rules", "period"]))] = (
            data.draw(JSON)
        )
    else:
        part.append(copy.deepcopy(inner))
    return tree


@settings(max_examples=300)
@given(st.data())
def test_any_damaged_tree_is_a_report_or_our_error(data: st.DataObject) -> None:
    """Any part at any depth is replaced, removed or added."""
    outcome(damage(json.loads(SMALL), data))


@settings(max_examples=40)
@given(st.data())
def test_any_damaged_tree_of_the_real_file_is_a_report_or_our_error(data: st.DataObject) -> None:
    """The same with the edition of 2024."""
    outcome(damage(TREE, data))


def test_the_real_file_is_what_the_damages_start_from(report: bps.Report) -> None:
    """The undamaged file is sound, so only the damage causes errors."""
    assert report == bps.parse(REAL)
    assert bps.parse(plain()) == bps.parse(json.dumps(plain()))
