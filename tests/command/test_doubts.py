"""`doubts`: the questions that a report leaves open."""

from __future__ import annotations

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.plain import in_english
from support.command_line import Output, text


def test_every_doubt_has_its_question_and_readings(capsys: Output) -> None:
    """The chosen reading of each is marked with an asterisk."""
    report = bps.load()
    flat = " ".join(text(capsys, "doubts").split())

    for doubt in report.doubts:
        assert f"{doubt.id}: {doubt.question}" in flat
        for reading in doubt.readings:
            assert f"{'*' if reading is doubt.chosen else '-'} {reading.id}: {reading.label}" in flat


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_english_says_so(capsys: Output, language: bps.Language) -> None:
    """The question and the evidence of a doubt, and in a list the questions; in English there is no mark."""
    doubt = next(doubt for doubt in bps.load().doubts if doubt.id == "cocaine-place")
    one = " ".join(text(capsys, "doubts", doubt.id, "--lang", language).split())
    listed = " ".join(text(capsys, "doubts", "--lang", language).split())

    for written in (doubt.question, *(reading.evidence for reading in doubt.readings)):
        assert in_english(written, language) in one
    assert f"{in_english(doubt.id, language)}: {doubt.question}" in listed
    assert ("en" == language) == ("(English)" not in one and in_english("", language) == "")
    assert doubt.readings[0].figures[0].label(language) in one
