"""`find`: figures by words or by a printed number."""

from __future__ import annotations

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.plain import plain_figure
from support.command_line import Output, ask, data, joined, text
from support.own_reports import MARES, plain

WOMEN = "personnel.staff.women"


def test_figures_are_found_by_words(capsys: Output, report: bps.Report) -> None:
    """The same figures as those of `Report.find`, in the same order, with what matched."""
    rows = data(capsys, "find", "police", "fédérale")
    matches = report.find("police fédérale")

    assert [match.figure.id for match in matches] == [row["id"] for row in rows]
    assert [[*match.matched] for match in matches] == [row["matched"] for row in rows]
    assert [match.language for match in matches] == [row["matched_in"] for row in rows]
    assert [f"{match.score:.3f}" for match in matches] == [row["score"] for row in rows]


def test_what_matched_is_printed_where_the_label_does_not_show_it() -> None:
    """The label in French shows the French words; behind the English label they are in brackets."""
    file = plain()
    file["labels"][MARES] = {"nl": "merries", "fr": "juments", "de": "Stuten", "en": "mares"}
    english, french = (ask("find", bps.parse(file), words=["juments"], lang=name).lines for name in ("en", "fr"))

    assert [
        "id                                  value  certainty  figure",
        "horse_brigade.stable.mares  10 horse (en)  ● certain  mares [fr: juments]",
    ] == english
    assert french[1].endswith("  ● certain  juments")


@pytest.mark.parametrize("words", [["4 393"], ["4", "393"], ["4,393"], ["14,5 miljoen"], ["25,917"]], ids="_".join)
def test_figures_are_found_by_a_printed_number(capsys: Output, report: bps.Report, words: list[str]) -> None:
    """With Dutch or English marks; a figure that is printed at two places is one row."""
    number = " ".join(words)
    figures = {match.figure.id for match in report.find_printed(number) if match.figure}
    rows = data(capsys, "find", *words)
    output = text(capsys, "find", *words)

    assert figures
    assert sorted(figures) == sorted(row["id"] for row in rows)
    assert [("printed", [number], "1.000")] * len(rows) == [
        (row["matched_in"], row["matched"], row["score"]) for row in rows
    ]
    assert [] == [figure for figure in figures if f"{figure} " not in output]


def test_words_come_before_numbers(capsys: Output) -> None:
    """A number is looked up only if no label and no id has it as a word."""
    assert [WOMEN] == [row["id"] for row in data(capsys, "find", "4393")]
    assert [] == [row for row in data(capsys, "find", "women") if row["matched_in"] == "printed"]


@pytest.mark.parametrize(
    ("word", "advice"),
    [("xyzzy", "Try fewer or shorter words."), ("blanchimant", "Did you mean 'blanchiment'?")],
)
def test_nothing_found_is_an_answer(capsys: Output, word: str, advice: str) -> None:
    """The exit code is 0, and a word that is near is named."""
    assert f"No figure matches {word!r} in any language. {advice}\n" == text(capsys, "find", word)
    assert [] == data(capsys, "find", word)


def test_a_search_that_no_figure_has_whole_says_so(capsys: Output) -> None:
    """Below the figures with the words that tell the most, with the hint."""
    output = text(capsys, "find", "how", "many", "women", "take", "drugss")

    assert f"{WOMEN} " in output
    assert "No figure has all of these words. Did you mean " in joined(output)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("words", ["politie", "police", "staff", "personnes", "aanhoudingen"])
def test_no_number_is_cut(
    capsys: Output, report: bps.Report, monkeypatch: pytest.MonkeyPatch, words: str, columns: int
) -> None:
    """In a terminal of any width the number of every figure that is found is whole, with its qualifier."""
    monkeypatch.setenv("COLUMNS", str(columns))
    output = f" {joined(text(capsys, 'find', words))} "

    assert [] == [
        match.figure.id for match in report.find(words) if f" {plain_figure(match.figure, 'en')} " not in output
    ]
