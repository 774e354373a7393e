"""`fact-check`: the numbers in a text, each with what the report has."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from support.command_line import Output, data, joined, refusal, text

RIGHT = "In 2024 the federal police had 4,393 women. See page 12.\n"
WRONG = "The federal police had 9,685 men.\nEscorts of valuables: 573.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A text that agrees with the report, and one that does not."""
    right, wrong = tmp_path / "right.txt", tmp_path / "wrong.txt"
    right.write_text(RIGHT, "utf-8")
    wrong.write_text(WRONG, "utf-8")
    return str(right), str(wrong)


def test_the_text_is_shown_with_a_line_for_each_claim(capsys: Output, files: tuple[str, str]) -> None:
    """A sign stands behind each claim, and its reason below."""
    output = joined(text(capsys, "fact-check", files[0]))

    assert "had 4,393 [✓] women. See page 12." in output
    assert "✓ line 1, 4,393: confirmed. The report has 4 393 for “Women in the Federal Police”." in output
    assert "[personnel.staff.women]" in output
    assert output.endswith("No claims: 2024 (year), 12 (page number).")


def test_a_contradiction_ends_with_one(capsys: Output, files: tuple[str, str]) -> None:
    """The exit code says that something is wrong, and doubt is told."""
    output = joined(text(capsys, "fact-check", *files, code=1))

    assert f"{files[0]}: In 2024" in output
    assert "✗ line 1, 9,685: contradicted." in output
    assert "✓? line 2, 573: confirmed." in output
    assert "The report can be read in another way (or " in output


def test_json_has_every_number(capsys: Output, files: tuple[str, str]) -> None:
    """Each text has its claims and the numbers that are not claims."""
    answer = data(capsys, "fact-check", *files, code=1)

    assert not answer["passed"]
    assert [1, 2] == [len(found["claims"]) for found in answer["texts"]]
    assert RIGHT == answer["texts"][0]["text"]


def test_a_known_difference_can_be_accepted(capsys: Output, files: tuple[str, str], tmp_path: Path) -> None:
    """It does not fail a run any more."""
    known = tmp_path / "known.txt"
    known.write_text("# men\npersonnel.staff.men 9,685\n\n", "utf-8")

    assert "contradicted (accepted)" in text(capsys, "fact-check", files[1], "--accepted", str(known))
    known.write_text("personnel.staff.men\n", "utf-8")
    assert "an id, a space and a number" in refusal(capsys, "fact-check", files[1], "--accepted", str(known))


def test_the_day_of_the_text_counts(capsys: Output, tmp_path: Path) -> None:
    """Last year is another year for a text of another year."""
    path = tmp_path / "text.txt"
    path.write_text("Last year the federal police had 4,393 women.", "utf-8")

    assert "confirmed" in text(capsys, "fact-check", str(path), "--published", "2025-02-25")
    assert "other period" in text(capsys, "fact-check", str(path), "--published", "2024-02-25", "--text-lang", "en")
    assert "Expected a date" in refusal(capsys, "fact-check", str(path), "--published", "today")


def test_standard_input_is_a_dash(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text can come from a pipe."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(RIGHT.encode())))

    assert "confirmed" in text(capsys, "fact-check", "-")


def test_a_text_without_numbers_is_answered(capsys: Output, tmp_path: Path) -> None:
    """There is nothing to say about it."""
    path = tmp_path / "text.txt"
    path.write_text("Nothing.\n", "utf-8")

    assert "Nothing.\n\nNo numbers.\n" == text(capsys, "fact-check", str(path))


def test_long_texts_and_signs_of_control_are_cut(capsys: Output, tmp_path: Path) -> None:
    """A terminal gets the beginning, without anything that could upset it."""
    path = tmp_path / "text.txt"
    path.write_text(
        "\x1b[31m4,393 women. "
        + "word " * 2_000
        + "\n\n9,586 men in the federal police. 1999 1998 1997 1996 1995 1994 1993 1992 1991 1990 1989 1988 1987 1986.",
        "utf-8",
    )
    output = joined(text(capsys, "fact-check", str(path)))

    assert "\x1b" not in output
    assert "…" in output
    assert "9,586: confirmed" in output
    assert " more." in output


def test_many_files_show_how_many_are_done(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, files: tuple[str, str]
) -> None:
    """A terminal shows a bar on standard error; a pipe does not."""
    from belgian_police_stats.command.main import main

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert 0 == main(["--edition", "2024", "fact-check", *[files[0]] * 20])
    assert "20 of 20\n" in capsys.readouterr().err


def test_the_answer_is_in_the_language_that_is_asked_for(capsys: Output, files: tuple[str, str]) -> None:
    """Verdicts, reasons, doubts and kinds of numbers are in one language, and the text stays as it is."""
    output = joined(text(capsys, "fact-check", *files, "--lang", "nl", code=1))

    assert "✓ regel 1, 4,393: bevestigd. Het verslag heeft 4 393 voor “Vrouwen bij de Federale Politie”." in output
    assert "tegengesproken: 1" in output
    assert "Het verslag kan ook anders worden gelezen (of 178; twijfel: valuables-and-prisoners)." in output
    assert "Geen beweringen: 2024 (jaar), 12 (paginanummer)." in output
    answer = data(capsys, "fact-check", files[0], "--lang", "fr")
    assert answer["texts"][0]["claims"][0]["why"].startswith("Le rapport contient")


def test_the_cards_can_be_written_as_markdown_and_html(capsys: Output, files: tuple[str, str], tmp_path: Path) -> None:
    """There is one card for each text, and the page has no script."""
    nasty = tmp_path / "<b>.txt"
    nasty.write_text("<script>alert(1)</script> 4,393 women.", "utf-8")
    markdown = text(capsys, "fact-check", *files, "--format", "markdown", "--lang", "de", code=1)
    page = text(capsys, "fact-check", files[0], str(nasty), "--format", "html", "--lang", "fr")

    assert 2 == markdown.count("## ")
    assert r"**9,685** \[✗ widersprochen\]" in markdown
    assert page.startswith('<!doctype html>\n<html lang="fr">')
    assert "<title>Vérification des faits, 2024</title>" in page
    assert 2 == page.count("<h2>")
    assert "<script" not in page
    assert "<b>" not in page
    # JSON is asked for by an option of its own.
    assert 1 == len(data(capsys, "fact-check", files[0], "--format", "html")["texts"])


@pytest.mark.parametrize("columns", [20, 60, 120])
def test_numbers_stay_whole_in_a_narrow_terminal(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, files: tuple[str, str], columns: int
) -> None:
    """A number with spaces is not cut at the end of a line, and no line is wider than the terminal, ids apart."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = text(capsys, "fact-check", *files, code=1).splitlines()

    assert any("4 393" in line for line in lines)
    assert [] == [line for line in lines if len(line) > columns and "." not in line and "/" not in line]
