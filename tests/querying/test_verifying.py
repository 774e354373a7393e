"""A copy of the source text is verified: each number is in place, or is named as moved, different or missing."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.querying import source_copy
from belgian_police_stats.querying.source_copy import SourceCopy
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.report_file import report_text
from support.copies import made_text, real_text, with_another_digit
from support.own_reports import plain

IN_PLACE, MOVED = bps.FindingKind.IN_PLACE, bps.FindingKind.MOVED
DIFFERENT, MISSING = bps.FindingKind.DIFFERENT, bps.FindingKind.MISSING
SMALL = made_text(small_report())


def kinds(verification: bps.Verification) -> dict[bps.FindingKind, int]:
    """The number of findings of each kind."""
    return {kind: len(verification.of_kind(kind)) for kind in bps.FindingKind if verification.of_kind(kind)}


def run_together(one: bps.Entry, other: bps.Entry, lines: list[str]) -> bool:
    """Whether two neighbours stand on one line as if they were one number: 4 3939 586 is 4 393 and 9 586."""
    together = rf"{re.escape(one.printed)}( (?=\d{{3}}(?!\d)))?{re.escape(other.printed)}"
    return one.line == other.line and re.search(together, lines[one.line - 1]) is not None


def slips_not_named(report: bps.Report, text: str) -> list[tuple[object, ...]]:
    """Change one digit of each entry in turn: the entry, with its line, must come out as not found, and no other.

    Where two numbers run together, the two are named: which of them has the slip is not in the text.
    """
    wrong: list[tuple[object, ...]] = []
    lines, entries = text.split("\n"), report.ledger.entries
    line, end = 0, 0
    for before, entry, after in zip((None, *entries), entries, (*entries[1:], None), strict=False):
        end = end if entry.line == line else 0
        line = entry.line
        copy, other, end = with_another_digit(text, line, entry.printed, end)
        expected = [entry]
        if before and run_together(before, entry, lines):
            expected = [before, entry]
        elif after and run_together(entry, after, lines):
            expected = [entry, after]
        found = report.verify(copy)
        odd = [finding for finding in found.findings if finding.kind is not IN_PLACE]
        if found.passed or found.same_text or found.of_kind(MOVED) or [finding.entry for finding in odd] != expected:
            wrong.append((line, entry.printed, other, list(map(str, odd))))
    return wrong


def test_every_number_of_the_real_text_is_in_place(report: bps.Report) -> None:
    """All 298 on their lines, and the text is known by its hash."""
    found = report.verify(real_text())

    assert {IN_PLACE: 298} == kinds(found)
    assert (True, True, True) == (found.passed, found.same_text, found.familiar)
    assert "<Verification of 298 numbers: 298 in place, 0 moved, 0 different, 0 missing; passed>" == repr(found)


def test_numbers_that_replace_others_are_named_in_their_order() -> None:
    """Of a line with three other numbers, each stands beside the one that it replaces."""
    ledger = [{"line": 3, "printed": number, "reason": "name"} for number in ("40", "10", "7")]
    report = bps.parse(plain(chapters={}, labels={}, units={}, rules=[], ledger=ledger))
    found = report.verify("\n\n41 en 11 en 8")

    assert [("40", "41"), ("10", "11"), ("7", "8")] == [(one.entry.printed, one.found) for one in found.findings]


def test_a_copy_that_differs_has_not_passed(report: bps.Report) -> None:
    """What is shown of it ends with that."""
    numbers = len(report.ledger)
    said = f"<Verification of {numbers} numbers: 0 in place, 0 moved, 0 different, {numbers} missing; not passed>"

    assert said == repr(report.verify("nothing"))


@pytest.mark.slow
def test_a_changed_digit_of_the_real_text_is_named(report: bps.Report) -> None:
    """One digit of each of the 298 entries in turn: the entry and its line are named, and nothing else."""
    assert [] == slips_not_named(report, real_text())


def test_the_real_text_with_other_line_ends_and_spaces(report: bps.Report) -> None:
    """Line ends of Windows and hard spaces change no finding; that it is not the same text is said."""
    text = real_text()
    for copy in (text.replace("\n", "\r\n"), text.replace(" ", "\N{NO-BREAK SPACE}")):
        found = report.verify(copy)
        assert ({IN_PLACE: 298}, False) == (kinds(found), found.same_text)


@pytest.mark.parametrize("more", [1, 7])
def test_the_real_text_with_lines_moved(report: bps.Report, more: int) -> None:
    """Blank lines that another extractor adds at the top move the numbers, and none is lost."""
    found = report.verify("\n" * more + real_text())

    assert (True, 0, 0) == (found.passed, len(found.of_kind(DIFFERENT)), len(found.of_kind(MISSING)))
    assert {more} >= {finding.line - finding.entry.line for finding in found.of_kind(MOVED) if finding.line} - {0}


def test_every_number_of_a_small_text_is_in_place() -> None:
    """The small edition is found in a text that is made from its ledger; its hash is not that of this text."""
    found = small_report().verify(SMALL)

    assert {IN_PLACE: len(small_report().ledger)} == kinds(found)
    assert (True, False, True) == (found.passed, found.same_text, found.familiar)


def test_a_changed_digit_of_a_small_text_is_named() -> None:
    """Each entry in turn."""
    assert [] == slips_not_named(small_report(), SMALL)


@pytest.mark.slow
def test_a_changed_digit_of_a_text_made_from_the_ledger_is_named(report: bps.Report) -> None:
    """The 298 entries of 2024, each in turn, where the real text is not at hand."""
    assert [] == slips_not_named(report, made_text(report))


def test_a_finding_says_where_and_what_stands_there() -> None:
    """Different, missing and moved numbers are told in one line each."""
    lines = SMALL.split("\n")
    lines[12] = lines[12].replace("2 000", "2 001")
    lines[15] = lines[15].replace("1 200", "twelve hundred")
    lines[18], lines[19] = lines[19], lines[18]
    found = small_report().verify("\n".join(lines))

    assert [
        "line 13: '2 000' (border_management.passengers.total) is different: the copy has '2 001'",
        "line 16: '1 200' (border_management.passengers.airports) is missing",
        "line 19: '300' (border_management.passengers.seaports) is moved to line 20",
    ] == [str(finding) for finding in found.findings if finding.kind is not IN_PLACE]
    assert "line 11: '1999' is in place" == str(found.findings[0])


def with_exchanged(text: str, one: bps.Entry, other: bps.Entry) -> str:
    """The text with two numbers in each other's place."""
    lines = text.split("\n")
    for entry, instead in ((one, other), (other, one)):
        lines[entry.line - 1] = lines[entry.line - 1].replace(entry.printed, instead.printed, 1)
    return "\n".join(lines)


@pytest.mark.parametrize(("one", "other"), [((794, "1 905"), (799, "2 691")), ((5, "805"), (12, "564"))])
def test_numbers_that_are_exchanged_are_different(
    report: bps.Report, one: tuple[int, str], other: tuple[int, str]
) -> None:
    """Both are reported as different, with the number that is on their line instead, and not as moved."""
    entries = [entry for entry in report.ledger if (entry.line, entry.printed) in (one, other)]
    for text in (made_text(report), real_text()):
        found = report.verify(with_exchanged(text, *entries))
        odd = [(f.entry, f.kind, f.found) for f in found.findings if f.kind is not IN_PLACE]
        assert [(entries[0], DIFFERENT, entries[1].printed), (entries[1], DIFFERENT, entries[0].printed)] == odd
        assert not found.passed


@pytest.mark.slow
def test_every_number_that_is_exchanged_with_the_next_line_is_different(report: bps.Report) -> None:
    """Over the whole ledger, of the numbers that are alone on their line."""
    entries, text, wrong = report.ledger.entries, made_text(report), list[tuple[int, str, int, str]]()
    lone = [entry for entry in entries if sum(entry.line == other.line for other in entries) == 1]
    for one, other in pairwise(lone):
        if one.printed != other.printed:
            found = report.verify(with_exchanged(text, one, other))
            if [one, other] != [f.entry for f in found.of_kind(DIFFERENT)] or found.of_kind(MOVED):
                wrong.append((one.line, one.printed, other.line, other.printed))

    assert len(lone) > 100
    assert [] == wrong


@given(st.integers(0, 98), st.integers(1, 5))
@settings(max_examples=40)
def test_lines_that_moved_lose_no_number(line: int, more: int) -> None:
    """Lines added anywhere move what comes after them, and only that."""
    lines = SMALL.split("\n")
    found = small_report().verify("\n".join([*lines[:line], *["woorden"] * more, *lines[line:]]))

    assert found.passed
    assert {finding.entry.line + more for finding in found.findings if finding.entry.line > line} == {
        finding.line for finding in found.of_kind(MOVED)
    }


@given(st.permutations(range(99)))
@settings(max_examples=20)
def test_lines_in_any_order_lose_no_number(order: list[int]) -> None:
    """However an extractor shuffled the lines, no number is missing; those that changed places are told in pairs."""
    lines = SMALL.split("\n")
    found = small_report().verify("\n".join(lines[number] for number in order))
    exchanged = [(finding.entry.printed, finding.found) for finding in found.of_kind(DIFFERENT)]

    assert () == found.of_kind(MISSING)
    assert sorted(exchanged) == sorted((there, printed) for printed, there in exchanged)


@given(st.sets(st.integers(10, 99), max_size=20))
@settings(max_examples=40)
def test_lines_that_are_gone_are_missed(gone: set[int]) -> None:
    """The numbers of lines that lost their text, and no others, are missing."""
    lines = ["" if number in gone else text for number, text in enumerate(SMALL.split("\n"), 1)]
    found = small_report().verify("\n".join(lines))

    assert [entry for entry in small_report().ledger if entry.line in gone] == [
        finding.entry for finding in found.of_kind(MISSING)
    ]
    assert found.passed == (not found.of_kind(MISSING))


@pytest.mark.parametrize("around", ["1{}", "{}1", "1 {}", "{} 111", "{},5", "5,{}", "{}.111"])
def test_a_number_is_not_found_within_a_longer_one(around: str) -> None:
    """Neither a digit, nor a group of three, nor a decimal may stand right beside it."""
    lines = SMALL.split("\n")
    lines[24] = lines[24].replace("100", around.format("100"))
    found = small_report().verify("\n".join(lines))

    assert [(25, DIFFERENT)] == [(f.entry.line, f.kind) for f in found.findings if f.kind is not IN_PLACE]


@pytest.mark.parametrize(
    "around",
    [
        "-{}",
        "+{}",
        "\N{MINUS SIGN}{}",
        "\N{EN DASH}{}",
        "(-{})",
        "€ {}",
        "€{}",
        "€-{}",
        "-€ {}",
        "{}%",
        "{} €",
        "{} miljoen",
    ],
)
def test_a_number_with_another_sign_or_mark_is_different(around: str) -> None:
    """What the ledger's print has not may not stand at the number, and is named with it."""
    lines = SMALL.split("\n")
    lines[24] = lines[24].replace("100", around.format("100"))
    odd = [finding for finding in small_report().verify("\n".join(lines)).findings if finding.kind is not IN_PLACE]

    assert [(25, DIFFERENT)] == [(finding.entry.line, finding.kind) for finding in odd]
    assert odd[0].found != "100"


@pytest.mark.parametrize(
    "around",
    ["- {}", "10-{}", "10 -{}", "10% -{}", "10 \N{EN DASH} {}", "+/- {}", "a-{}", "31-12-{}", "€ 5 en {}", "({})"],
)
def test_a_dash_that_is_no_sign_does_no_harm(around: str) -> None:
    """Bullets, ranges and dates; and a sign of another number."""
    lines = SMALL.split("\n")
    lines[24] = lines[24].replace("100", around.format("100"))

    assert {IN_PLACE: len(small_report().ledger)} == kinds(small_report().verify("\n".join(lines)))


def test_a_number_in_words_is_not_found_within_a_word(report: bps.Report) -> None:
    """The Dutch for second begins with the Dutch for two, and is not a two."""
    two = next(entry for entry in report.ledger if entry.printed == "twee")
    found = report.verify(made_text(report).replace("regel twee van", "regel tweede van"))

    assert [(two, MISSING)] == [(finding.entry, finding.kind) for finding in found.findings if finding.line is None]
    assert len(found.findings) - 1 == len(found.of_kind(IN_PLACE))


@pytest.mark.parametrize("text", ["", "woorden", "12 34 56\n" * 40])
def test_another_text_is_not_familiar(text: str) -> None:
    """Less than half of the numbers are there."""
    found = small_report().verify(text)

    assert (False, False) == (found.passed, found.familiar)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            Path("copy.txt"),
            (
                f"Expected the text of a copy, got a {type(Path()).__name__}. Read the text first: "
                "report.verify(path.read_text(encoding='utf-8'))."
            ),
        ),
        (
            io.StringIO("805"),
            (
                "Expected the text of a copy, got a StringIO. Read the text first: "
                "report.verify(path.read_text(encoding='utf-8'))."
            ),
        ),
        (
            b"805",
            (
                "Expected the text of a copy, got a bytes. Read the text first: "
                "report.verify(path.read_text(encoding='utf-8'))."
            ),
        ),
        (
            "805\n\udc80",
            "Expected a text, got half a letter on line 2: '\\udc80'. Read the file as UTF-8.",
        ),
    ],
    ids=["path", "open file", "bytes", "half a letter"],
)
def test_what_is_no_text_cannot_be_verified(report: bps.Report, text: Any, message: str) -> None:
    """A str is never a path, and a path is not a text: the whole sentence says what to do."""
    with pytest.raises(bps.DataError) as caught:
        report.verify(text)

    assert message == str(caught.value)


def test_a_report_without_a_ledger_cannot_be_verified() -> None:
    """Nothing is listed, so that nothing could be missed: that is refused, and not passed."""
    record = json.loads(report_text(small_report()), parse_float=Decimal)
    record["ledger"] = []

    with pytest.raises(bps.DataError) as caught:
        bps.parse(record).verify(SMALL)
    assert (
        "Expected a report that lists the numbers of its source, got the report of 1999, which does not. Give it a "
        "ledger, as belgian-police-stats template makes one, and verify again."
    ) == str(caught.value)


def test_a_number_is_looked_for_where_it_can_be(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 80 000 lines that have none of the numbers, each is looked for on its own line and no other."""
    looked: list[int] = []
    take = SourceCopy.take

    def seen(self: SourceCopy, line: int, spellings: tuple[str, ...]) -> int | None:
        looked.append(line)
        return take(self, line, spellings)

    monkeypatch.setattr(SourceCopy, "take", seen)
    found = report.verify("woorden\n" * 80_000)

    assert {MISSING: 298} == kinds(found)
    assert {entry.line for entry in report.ledger} == set(looked)


def steps_to_verify(report: bps.Report, text: str) -> int:
    """How many times a place in the text is compared with a number."""
    steps: list[int] = []
    stands_alone = source_copy._stands_alone  # pyright: ignore[reportPrivateUsage]

    def counted(line: str, start: int, end: int) -> bool:
        steps.append(start)
        return stands_alone(line, start, end)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_copy, "_stands_alone", counted)
        report.verify(text)
    return len(steps)


@pytest.mark.parametrize(
    ("words", "between"),
    [
        pytest.param(" ".join(map(str, range(100))), " ", id="numbers on one line"),
        pytest.param("2024,5", " ", id="decimals on one line"),
        pytest.param("2024,5", "\n", id="decimals on many lines"),
        pytest.param("1", ",", id="digits on one line"),
        pytest.param("1", "\n", id="digits on many lines"),
    ],
)
def test_twice_the_text_takes_twice_the_steps(report: bps.Report, words: str, between: str) -> None:
    """Whatever the text repeats, on one line or on many, the work grows with its length and not faster."""
    few, many = (steps_to_verify(report, between.join([words] * times)) for times in (20, 40))

    assert 0 < few
    assert many <= 2 * few


@given(st.data())
@settings(max_examples=40)
def test_looking_on_fewer_lines_finds_the_same(data: st.DataObject) -> None:
    """With lines shuffled, digits changed and numbers run together, as if each line had been looked at."""
    lines = SMALL.split("\n")
    text = "\n".join(lines[number] for number in data.draw(st.permutations(range(99))))
    for old, new in data.draw(st.lists(st.sampled_from([(" en ", ""), ("00", "10"), (" ", "  "), ("1", "1 ")]))):
        text = text.replace(old, new)
    found = small_report().verify(text)

    def every(copy: SourceCopy, *_: object) -> object:
        return range(1, len(copy.lines) + 1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SourceCopy, "lines_with", every)
        assert small_report().verify(text) == found


def test_numbers_that_are_exchanged_on_their_line_are_different(report: bps.Report) -> None:
    """Each two neighbours of the ledger: both are on the line, in each other's place, and no other is named."""
    wrong: list[object] = []
    text = made_text(report)
    pairs = [(a, b) for a, b in pairwise(report.ledger) if a.line == b.line and a.printed != b.printed]
    for one, other in pairs:
        lines = text.split("\n")
        before, after = f"{one.printed} en {other.printed}", f"{other.printed} en {one.printed}"
        lines[one.line - 1] = lines[one.line - 1].replace(before, after, 1)
        found = report.verify("\n".join(lines))
        odd = [(f.entry, f.kind, f.found) for f in found.findings if f.kind is not IN_PLACE]
        if odd != [(one, DIFFERENT, other.printed), (other, DIFFERENT, one.printed)]:
            wrong.append((one, other, odd))

    assert pairs
    assert [] == wrong


def test_numbers_that_run_together_are_found_in_place(report: bps.Report) -> None:
    """Each two neighbours of the ledger, written as one: all numbers are there, on their lines."""
    wrong: list[object] = []
    text = made_text(report)
    pairs = [(a, b) for a, b in pairwise(report.ledger) if a.line == b.line and (a.printed + b.printed).isdigit()]
    for one, other in pairs:
        lines = text.split("\n")
        lines[one.line - 1] = lines[one.line - 1].replace(
            f"{one.printed} en {other.printed}", one.printed + other.printed, 1
        )
        if kinds(report.verify("\n".join(lines))) != {IN_PLACE: 298}:
            wrong.append((one, other))

    assert pairs
    assert [] == wrong


def test_a_number_that_ran_into_another_is_not_looked_for_again() -> None:
    """The same number further on in the line is that of the next entry."""
    ledger = [{"line": 1, "printed": printed, "reason": "name"} for printed in ("10", "40", "40")]
    report = bps.parse(plain(ledger=ledger))

    assert {IN_PLACE: 3} == kinds(report.verify("1040 en 40"))
    assert {IN_PLACE: 2, MISSING: 1} == kinds(report.verify("1040 en veertig"))


def test_numbers_that_run_together_are_found_on_another_line(report: bps.Report) -> None:
    """Each two neighbours of the ledger, written as one, on a line at the end."""
    wrong, text = list[tuple[bps.Entry, bps.Entry]](), made_text(report)
    pairs = [(a, b) for a, b in pairwise(report.ledger) if a.line == b.line and (a.printed + b.printed).isdigit()]
    for one, other in pairs:
        lines = text.split("\n")
        together = lines[one.line - 1].replace(f"{one.printed} en {other.printed}", one.printed + other.printed, 1)
        lines[one.line - 1 :] = ["", *lines[one.line :], together]
        moved = {finding.entry for finding in report.verify("\n".join(lines)).of_kind(MOVED)}
        if not {one, other} <= moved:
            wrong.append((one, other))

    assert pairs
    assert [] == wrong


def test_an_entry_without_a_number_is_missing() -> None:
    """A file may say that nothing is printed; nothing is not found, also on an empty line."""
    ledger = [{"line": line, "printed": "", "reason": "name"} for line in (1, 2)]
    report = bps.parse(plain(chapters={}, labels={}, units={}, rules=[], ledger=ledger))

    assert {MISSING: 2} == kinds(report.verify("\nwoorden"))


def test_a_very_long_number_is_named_by_its_beginning() -> None:
    """What stands in the place of a number can be as long as the text."""
    ledger = [{"line": 1, "printed": "40", "reason": "name"}]
    report = bps.parse(plain(chapters={}, labels={}, units={}, rules=[], ledger=ledger))
    (finding,) = report.verify("1," * 1_000_000).findings

    assert (DIFFERENT, "1," * 50) == (finding.kind, finding.found)


BY_ANOTHER_PROGRAM: dict[str, Callable[[str], str]] = {
    "without blank lines": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old computers": lambda text: text.replace("\n", "\r"),
    "one line": lambda text: text.replace("\n", " "),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "next lines": lambda text: text.replace("\n", "\x85"),
    "ends of pages": lambda text: text.replace("\n", "\n\f"),
    "no-break spaces": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "figure spaces": lambda text: text.replace(" ", "\N{FIGURE SPACE}"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "another minus": lambda text: text.replace("-", "\N{MINUS SIGN}"),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "blanks at the ends": lambda text: text.replace("\n", "  \n"),
    "indented": lambda text: text.replace("\n", "\n    "),
    "a byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("case", BY_ANOTHER_PROGRAM)
def test_the_source_passes_as_any_program_writes_it(case: str, report: bps.Report) -> None:
    """Each printed number is found, even if it stands on another line."""
    verification = report.verify(BY_ANOTHER_PROGRAM[case](real_text()))

    assert verification.passed, verification.summary
    assert len(report.ledger) == len(verification.findings)


def test_a_longer_number_is_found_before_its_parts() -> None:
    """The year of a date, and the 4 of a 4 393, have other places of their own."""
    entries = [
        {"line": 3, "printed": "4", "reason": "name"},
        {"line": 3, "printed": "2024", "reason": "date"},
        {"line": 4, "printed": "12-11-2024", "reason": "date", "date": "2024-11-12"},
        {"line": 5, "printed": "4 393", "reason": "name"},
        {"line": 5, "printed": "9 586", "reason": "name"},
    ]
    report = bps.parse(plain(ledger=entries))

    assert report.verify("4 3939 586\n12-11-2024\n2024\n4").passed
    assert not report.verify("4 3939 586\n12-11-2024\n4").passed


@pytest.mark.slow
def test_a_number_that_is_broken_over_two_lines_is_found(report: bps.Report) -> None:
    """At each of its spaces, with and without a blank at the end of the line."""
    wrong, lines = list[tuple[bps.Entry, int]](), made_text(report).split("\n")
    broken = [entry for entry in report.ledger if " " in entry.printed]
    for entry in broken:
        before, after = lines[entry.line - 1].split(entry.printed, 1)
        for cut in (place for place, letter in enumerate(entry.printed) if letter == " "):
            for blank in ("", " "):
                parts = [before + entry.printed[:cut] + blank, entry.printed[cut + 1 :] + after]
                found = report.verify("\n".join([*lines[: entry.line - 1], *parts, *lines[entry.line :]]))
                if not found.passed:
                    wrong.append((entry, cut))

    assert broken
    assert [] == wrong


ON_TWO_LINES = {
    "4\n393": IN_PLACE,
    "woorden 4\n393 vrouwen": IN_PLACE,
    "\n\n4\n393": MOVED,
    "4\n\n393": DIFFERENT,
    "4 \n 393": DIFFERENT,
    "14\n393": DIFFERENT,
    "4\n3930": DIFFERENT,
    "4\n393%": DIFFERENT,
    "1 4\n393": DIFFERENT,
    "woorden": MISSING,
}


@pytest.mark.parametrize("text", ON_TWO_LINES)
def test_two_numbers_are_not_joined_to_one(text: str) -> None:
    """Nothing may stand between the parts, and none of them may belong to another number."""
    ledger = [{"line": 1, "printed": "4 393", "reason": "name"}]
    report = bps.parse(plain(chapters={}, labels={}, units={}, rules=[], ledger=ledger))
    (finding,) = report.verify(text).findings

    assert ON_TWO_LINES[text] is finding.kind


def test_numbers_of_other_entries_are_not_joined() -> None:
    """They are taken first."""
    numbers = {"4": 1, "393": 2, "4 393": 3}
    ledger = [{"line": line, "printed": printed, "reason": "name"} for printed, line in numbers.items()]
    report = bps.parse(plain(chapters={}, labels={}, units={}, rules=[], ledger=ledger))

    assert {IN_PLACE: 2, MISSING: 1} == kinds(report.verify("4\n393\n"))
    assert {IN_PLACE: 2, MOVED: 1} == kinds(report.verify("4\n393\n\n4\n393"))
