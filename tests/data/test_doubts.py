"""The doubts of each edition: questions whose every reading says what each figure is."""

from __future__ import annotations

import re

import belgian_police_stats as bps
from belgian_police_stats.model.readings import readings_of


def test_every_ambiguous_figure_is_touched_by_a_doubt(report: bps.Report) -> None:
    """A figure names its doubts, and each doubt names its figures."""
    named = {(doubt, figure.id) for figure in report for doubt in figure.doubts}
    touched = {(doubt.id, figure) for doubt in report.doubts for figure in doubt.figures}

    assert touched == named
    assert [] == [f.id for f in report if f.certainty is bps.Certainty.AMBIGUOUS and not f.doubts]


def test_every_reading_is_a_full_assignment(report: bps.Report) -> None:
    """It says something of each figure that its doubt touches, and of no other. Its first reading is the chosen one."""
    for doubt in report.doubts:
        ids = [reading.id for reading in doubt.readings]
        assert len(ids) == len({*ids}) > 1
        for reading in doubt.readings:
            assert doubt.figures == tuple(figure.id for figure in reading.figures)
        for figure in doubt.figures:
            chosen, *others = readings_of(report[figure])[doubt.id]
            assert doubt.chosen.id == chosen
            assert {*ids} == {chosen, *others}


def test_the_figures_have_the_chosen_reading(report: bps.Report) -> None:
    """Number, print, place, qualifier and period are those of the report."""
    for doubt in report.doubts:
        for read in doubt.chosen.figures:
            figure = report[read.id]
            assert (figure.value, figure.printed, figure.sources) == (read.value, read.printed, read.sources)
            assert (figure.qualifier, figure.period, figure.note) == (read.qualifier, read.period, read.note)


def test_every_other_reading_differs_from_the_chosen_one(report: bps.Report) -> None:
    """In a number, a qualifier, a period or a scope; no two readings of a doubt say the same."""
    for doubt in report.doubts:
        said = [
            tuple((f.value, f.qualifier, f.period, f.note, f.source.line) for f in reading.figures)
            for reading in doubt.readings
        ]
        assert len(said) == len({*said}), doubt.id


def test_other_numbers_are_printed_at_their_lines(report: bps.Report) -> None:
    """The ledger has the number of each reading on the line that the reading gives."""
    listed = {(entry.printed, entry.line) for entry in report.ledger}
    wrong = [
        (doubt.id, reading.id, figure.id)
        for doubt in report.doubts
        for reading in doubt.readings
        for figure in reading.figures
        if (figure.printed, figure.source.line) not in listed
    ]

    assert [] == wrong


def test_texts_of_doubts_are_questions_and_sentences(report: bps.Report) -> None:
    """Ids are words with hyphens. A question ends with a question mark, evidence with a full stop."""
    wrong: list[str] = []
    for doubt in report.doubts:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", doubt.id) or not re.fullmatch(r"[A-Z].+\?", doubt.question):
            wrong.append(doubt.id)
        for reading in doubt.readings:
            fits = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", reading.id) and re.fullmatch(r"[^\n]+[^.?]", reading.label)
            if not fits or not re.fullmatch(r"[A-Z][^\n]+\.", reading.evidence):
                wrong.append(f"{doubt.id}: {reading.id}")

    assert [] == wrong
