"""The doubts of a report file: every fault comes with its path."""

from __future__ import annotations

from collections.abc import Callable
from json import dumps
from typing import Any

import pytest

import belgian_police_stats as bps
from support.own_reports import MARES, doubt_of, in_doubt, plain


def file_with(change: Callable[[dict[str, Any], dict[str, Any]], object]) -> dict[str, Any]:
    """A file with one doubt, after a change to it; the second argument is the figure in doubt."""
    file = plain(rules=[], doubts=[doubt_of()])
    stable = file["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], 12)
    change(file, stable["mares"])
    return file


def unchanged(_file: dict[str, Any], _mares: dict[str, Any]) -> None:
    """A sound file."""


def second_doubt(file: dict[str, Any], _: dict[str, Any]) -> None:
    """A doubt that no figure names, twice."""
    file["doubts"] += [doubt_of("another"), doubt_of("another")]


def one_reading(file: dict[str, Any], _: dict[str, Any]) -> None:
    """A doubt without a choice."""
    del file["doubts"][0]["readings"][1]


FAULTS: dict[str, tuple[Callable[[dict[str, Any], dict[str, Any]], object], list[str]]] = {
    "no such doubt": (
        lambda file, _: file["doubts"].clear(),
        [f"$.doubts: expected each doubt that a figure names; {MARES} names which-number, got no such doubt."],
    ),
    "a doubt of nothing": (
        second_doubt,
        [
            '$.doubts[1].id: expected an id that no other doubt has, got "another".',
            '$.doubts[1].id: expected a doubt that a figure names, got "another".',
            '$.doubts[2].id: expected a doubt that a figure names, got "another".',
        ],
    ),
    "one reading": (
        one_reading,
        [
            "$.doubts[0].readings: expected at least two readings, got 1.",
            (
                f"$.doubts[0].readings: expected the readings that {MARES} names, its chosen one first: "
                "chosen and then other, got chosen."
            ),
        ],
    ),
    "another order": (
        lambda file, _: file["doubts"][0]["readings"].reverse(),
        [
            (
                f"$.doubts[0].readings: expected the readings that {MARES} names, its chosen one first: "
                "chosen and then other, got other, chosen."
            ),
        ],
    ),
    "a reading twice": (
        lambda file, _: file["doubts"][0]["readings"].append(file["doubts"][0]["readings"][1]),
        ['$.doubts[0].readings[2].id: expected an id that no other reading of the doubt has, got "other".'],
    ),
    "another kind": (
        lambda file, _: file["doubts"][0].update(kind="scope"),
        ['$.doubts[0].kind: expected "value", since that is what the figures say, got "scope".'],
    ),
    "an ambiguous figure without a doubt": (
        lambda _, mares: mares.update(doubts={}, alternatives=[]),
        [
            f"$.chapters.{MARES}.doubts: expected at least one doubt about {MARES}, which is ambiguous, got none.",
        ],
    ),
    "a certain figure with another number": (
        lambda _, mares: mares.update(certainty="certain"),
        [
            (
                f"$.chapters.{MARES}: expected ambiguous as the certainty of {MARES}, since another number is "
                "possible, got certain."
            ),
        ],
    ),
    "another number without its print": (
        lambda _, mares: mares["alternatives"][0].pop("printed"),
        [
            (
                f"$.chapters.{MARES}.alternatives[0]: expected both a value and its printed form for an "
                "alternative of the doubt which-number, got only one of them."
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_of_a_doubt_is_named(name: str) -> None:
    """The error gives its path, what was expected and what was found."""
    change, faults = FAULTS[name]
    with pytest.raises(bps.DataError) as caught:
        bps.parse(dumps(file_with(change)))

    assert faults == [str(fault) for fault in caught.value.faults]


def test_a_sound_doubt_is_read() -> None:
    """The doubt knows its figure under each reading."""
    (doubt,) = bps.parse(dumps(file_with(unchanged))).doubts

    assert ("which-number", (MARES,)) == (doubt.id, doubt.figures)
    assert [10, 12] == [reading.figures[0].value for reading in doubt.readings]
    assert "<Doubt which-number: q 2 readings>" == repr(doubt)
    assert "<Reading chosen: chosen>" == repr(doubt.chosen)


def test_the_doubts_of_an_edition_must_fit_its_figures(report: bps.Report) -> None:
    """A packaged file with wrong doubts is refused as well."""
    from belgian_police_stats.data import read_text
    from belgian_police_stats.loading.folder import open_folder

    def read(name: str) -> str:
        return "[]" if name == "doubts.json" else read_text(str(report.edition.year), name)

    damaged = open_folder("data/x", read)
    expected = len({(doubt, figure.id) for figure in report for doubt in figure.doubts})
    if expected:
        with pytest.raises(bps.DataError) as caught:
            _ = damaged.doubts
        assert expected == len(caught.value.faults)
        assert str(caught.value).startswith("data/x/doubts.json has ")
