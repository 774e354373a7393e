"""`doubts`: the questions that a report leaves open, with their readings."""

from __future__ import annotations

import argparse

from ..model.doubts import Doubt, doubt_by_id
from ..model.labels import Language
from ..model.report import Report
from ..model.words import counted, word
from ..writing.plain import in_english, plain_figure, plain_period
from ..writing.records import doubt_record
from .answer import Answer
from .terminal import prose, strong

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("doubts", "doubts antwerp-checks", "doubts --json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the id."""
    parser.add_argument("id", metavar="ID", nargs="?", help="the id of one doubt, with the figures under each reading")


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Give every doubt with its readings, or one with its figures under each reading.

    The data has questions, labels and evidence in English only.

    Raises:
        UnknownDoubtError: the report has no such doubt.
    """
    language: Language = options.lang
    if options.id is not None:
        doubt = doubt_by_id(report.doubts, options.id)
        return Answer(doubt_record(doubt), _in_full(doubt, language))
    lines: list[str] = []
    for doubt in report.doubts:
        lines += [*strong(prose(f"{in_english(doubt.id, language)}: {doubt.question}")), *_readings(doubt), ""]
    lines += prose(f"{counted('doubt', len(report.doubts)).text(language)}. {_marked(language)}")
    return Answer([doubt_record(doubt) for doubt in report.doubts], lines)


def _marked(language: Language) -> str:
    return word("chosen_marked").text(language)


def _readings(doubt: Doubt) -> list[str]:
    return [
        line
        for reading in doubt.readings
        for line in prose(f"{'*' if reading is doubt.chosen else '-'} {reading.id}: {reading.label}", indent=2)
    ]


def _in_full(doubt: Doubt, language: Language) -> list[str]:
    lines = strong(prose(in_english(doubt.question, language)))
    for reading in doubt.readings:
        lines += [
            "",
            f"{'*' if reading is doubt.chosen else '-'} {reading.id}",
            *prose(in_english(reading.evidence, language), indent=2),
        ]
        if reading.violates:
            violated = word("named", name=word("violates"), text=", ".join(reading.violates)).text(language)
            lines += prose(violated, indent=2)
        for figure in reading.figures:
            number, period = plain_figure(figure, language), plain_period(figure.period, language)
            told = word("named", name=figure.label(language), text=f"{number}, {period}").text(language)
            lines += prose(told, indent=2)
    return [*lines, "", *prose(_marked(language))]
