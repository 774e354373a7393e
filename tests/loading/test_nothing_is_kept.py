"""A file or a text that was read leaves nothing behind."""

from __future__ import annotations

import gc
import io
import sys
from contextlib import suppress
from secrets import choice, randbelow
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.citation import STYLES
from belgian_police_stats.writing.files.exporting import content_of
from support.own_reports import HORSES, MARES, names, plain

FORMATS = ("json", "csv", "ndjson", "parquet", "feather", "sqlite", "excel")
DAMAGES = [(b"1999-", b"1999x"), (b"2000", b"2x"), (b"exact", b"exacte"), (b"en", b"\xff")]


def _raised() -> list[bps.BelgianPoliceStatsError]:
    gc.collect()
    found = (thing for thing in gc.get_objects() if isinstance(thing, bps.BelgianPoliceStatsError))
    return [error for error in found if error.__traceback__ is not None]


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_no_error_about_a_file_is_kept(name: bps.TableFormatName) -> None:
    """An error keeps its traceback, which leads to the contents of the file."""
    before = _raised()
    sound = content_of(small_report(), name)
    for faulty in [sound[:-100], *(sound.replace(old, new) for old, new in DAMAGES if old in sound)]:
        with pytest.raises(bps.DataError):
            bps.read_table(name, io.BytesIO(faulty))

    assert before == _raised()


def _marker() -> str:
    """A word that nothing else in the process has. It is made anew, since Python keeps what a test is written with."""
    return "".join(choice("bcdfghjkmpqvwxz") for _ in range(9))


def _kept(*markers: str) -> list[str]:
    """Every text in the process that has one of the markers, with the type of what it was found in."""
    gc.collect()
    things: list[Any] = gc.get_objects()
    found: list[str] = []
    seen: set[int] = set()
    own = {id(things), id(found), id(seen), id(markers), *map(id, markers)}
    # Python 3.12 and 3.13 break when this module is asked for its referents: python/cpython issue 122695.
    seen |= {*own, id(sys.modules.get("_asyncio"))}
    while things:
        thing = things.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        for part in gc.get_referents(thing):
            text = part if type(part) is str else ""
            if text and id(part) not in own and any(marker in text for marker in markers):
                found.append(f"{text[:60]!r} in a {type(thing).__name__}")
            if id(part) not in seen:
                things.append(part)
    return found


def _read_a_text(word: str, number: str) -> None:
    """Give a text to everything that takes one."""
    # Any, since what is asked for does not exist.
    report: Any = bps.load()
    text = f"In 2024 waren er {number} {word}vrouwen, 4 393 {word}é en één op de vijf {word}ploeg"
    report.fact_check(text)
    report.fact_check(text, language="fr", published="2025-02-24")
    report.verify(text)
    _ = (report.find(text), report.chapters[0].find(f"{word} {number}"), report.figures.find(f"vrouwen {word}"))
    _ = (bps.parse_printed(number), report.find_printed(f"{number},5"), report.find_printed(f"meer dan {number}"))
    for ask in (report.one, report.find_printed, bps.parse_printed, report.__getitem__, report.cite):
        with suppress(bps.BelgianPoliceStatsError):
            ask(word)
    for name in ("unit", "chapter", "section", "certainty"):
        with suppress(bps.BelgianPoliceStatsError):
            report.select(**{name: word})


def _read_a_report(word: str, number: str) -> None:
    """Read an own report, and ask it for all that is made from its words and numbers."""
    words, data = names(f"{word} vrouwenploeg é"), plain(rules=[])
    data["labels"][MARES] = data["units"]["horse"] = words
    data["edition"]["publisher"] = word
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["horses"] |= {"printed": f"1{number}", "value": int(f"1{number}")}
    stable["mares"] |= {"printed": number, "value": int(number), "note": word}
    report: Any = bps.parse(data)
    _ = (report.find(word), report.find("vrouwenploeg"), report.fact_check(f"{number} {word}"))
    _ = (report.check(), report.explain(MARES), bps.compare(report, report))
    assert (report[MARES] / report[HORSES]).bounds.upper
    assert report[MARES].quantity
    for thing in (report, report[MARES], report.find(word)):
        thing._repr_mimebundle_()
    for style in STYLES:
        report.cite(style=style)
    read_table: Any = bps.read_table
    for name in FORMATS:
        read_table(name, io.BytesIO(content_of(report, name)))


@pytest.mark.slow
@pytest.mark.parametrize("read", [_read_a_text, _read_a_report])
def test_no_text_of_a_caller_is_kept(read: Any) -> None:
    """Kept texts would use more and more memory, and someone else could read them."""
    word, number = _marker(), str(10**9 + randbelow(10**9))
    read(word, number)

    assert [] == _kept(word, number)


@pytest.mark.slow
def test_what_is_kept_is_found() -> None:
    """The search of this test finds a text in a cache as well as in a list."""
    from functools import lru_cache

    word = _marker()
    cached, listed = lru_cache(len), [f"{word}s"]
    cached(f"{word}e")

    assert 2 == len(_kept(word))
    assert listed
