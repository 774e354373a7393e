"""One definition of certainty, for every figure of every edition, as far as texts can be held to it.

Certain: number and label share a text box or sentence, or arithmetic or a cited source leaves only one reading.
Inferred: position and the stated evidence. Ambiguous: another reading is possible.
"""

import re
from itertools import takewhile

import pytest

import belgian_police_stats as bps
from support.copies import source_of

TOGETHER = re.compile(
    r"(?:label and number|number and label) (?:are|stand) (?:together|in one|on one)|with this label|same text box"
)
"""What evidence says of a number that is printed together with its label."""
ARITHMETIC = re.compile(r"\d %?\s*(?:= \d|is \d[\d.]* % more than)|seconds? / .*= \d")
SOURCE = re.compile(r"\b(?:[A-Z][\w’-]*|report) \((?:[\w ]*)\d{4}\)|\((?:[\w ]*)\d{4}\)|\(annual report \d{4}\)")
"""A publisher with a day, a month or a year."""
POOR = {"aandeel", "aantal", "federale", "politie", "nieuwe", "personen"}
"""Words that half of all labels have."""
CERTAIN, INFERRED = bps.Certainty.CERTAIN, bps.Certainty.INFERRED


@pytest.fixture(scope="module", params=bps.editions())
def report(request: pytest.FixtureRequest) -> bps.Report:
    """Each edition of the package in turn."""
    return bps.load(request.param)


def is_settled(figure: bps.Figure) -> bool:
    """Whether the evidence does the arithmetic or cites a source."""
    evidence = figure.evidence or ""
    return bool(ARITHMETIC.search(evidence) or SOURCE.search(evidence))


def test_what_is_inferred_is_not_said_to_stand_with_its_label(report: bps.Report) -> None:
    """Where it does, the figure is certain."""
    wrong = [f.id for f in report if f.certainty is INFERRED and TOGETHER.search((f.evidence or "").lower())]

    assert [] == wrong


def test_a_certain_figure_apart_from_its_label_has_arithmetic_or_a_source(report: bps.Report) -> None:
    """Evidence that says that the two are apart, or that labels come after numbers, says what settles it."""
    apart = re.compile(r"apart|without labels|in a column")
    wrong = [f.id for f in report if f.certainty is CERTAIN and apart.search(f.evidence or "") and not is_settled(f)]

    assert [] == wrong


def test_alternatives_with_a_number_are_a_permutation_of_their_figures(report: bps.Report) -> None:
    """Each reading of a doubt gives the same numbers to its figures, with their prints and lines, in another order."""
    for doubt in report.doubts:
        numbers = [sorted((f.value, f.printed, f.source.line) for f in r.figures) for r in doubt.readings]
        assert numbers == [numbers[0]] * len(numbers), doubt.id


def test_texts_of_the_data_are_sentences(report: bps.Report) -> None:
    """Evidence, notes and alternatives begin with a capital, a number or a quote, and end with a full stop."""
    texts = [
        (f.id, text)
        for f in report
        for text in (f.evidence, f.note, *(a.why for a in f.alternatives))
        if text is not None
    ]
    wrong = [one for one in texts if not re.fullmatch(r"[A-Z0-9“][^\n]{8,}\.", one[1]) or re.search(r"  |\.\.", one[1])]

    assert [] == wrong


@pytest.fixture(scope="module")
def lines(report: bps.Report) -> list[str]:
    """The text of the edition, where the caller has it."""
    return source_of(report.edition).read_bytes().decode("utf-8").split("\n")


def words(text: str) -> set[str]:
    """The beginnings of its words, without those that half of all labels have."""
    return {word[:5] for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in POOR}


def box_of(lines: list[str], line: int) -> str:
    """The text around a line that no blank line parts."""
    above = takewhile(str.strip, reversed(lines[: line - 1]))
    return " ".join((*reversed([*above]), *takewhile(str.strip, lines[line - 1 :])))


def test_a_certain_figure_is_in_the_box_of_its_label_or_settled(report: bps.Report, lines: list[str]) -> None:
    """A word of the Dutch label is in the box of the number, or the evidence settles the reading.

    A sentence that runs over several boxes is one text all the same, and its evidence says so.
    """
    wrong = [
        (f.id, f.source.line)
        for f in report
        if f.certainty is CERTAIN
        and not is_settled(f)
        and "sentence" not in (f.evidence or "")
        and not any(words(box_of(lines, s.line)) & words(f.label("nl")) for s in f.sources)
    ]

    assert [] == wrong
