"""An integer of numpy, as frames have them, is accepted wherever an int is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.bases import whole_number

INTEGERS: list[Any] = [np.int64, np.int32, np.int16, np.uint64, np.uint16]
OTHERS: list[Any] = [
    True,
    np.True_,
    2024.0,
    np.float64(2024),
    "2024",
    None,
    np.array([2024, 2024]),
    np.datetime64("2024"),
]


@pytest.mark.parametrize("kind", INTEGERS)
def test_an_integer_of_numpy_is_an_int(kind: Any, report: bps.Report) -> None:
    """It can be a year, a slide, a limit or a position."""
    assert report is bps.load(kind(2024))
    assert report.select(slide=50) == report.select(slide=kind(50)) == report.select(slide=[kind(50)])
    assert report.figures[3] == report.figures[kind(3)]
    assert bps.types.Limits(rows=5) == bps.types.Limits(rows=kind(5))
    assert report.find_printed(805) == report.find_printed(kind(805))


@pytest.mark.parametrize("other", OTHERS, ids=repr)
def test_nothing_else_is(other: Any) -> None:
    """A boolean and a float are refused, whatever their value."""
    assert whole_number(other) is None
    if other is not None:
        with pytest.raises(bps.UnknownEditionError):
            bps.load(other)


def test_another_year_is_refused_with_the_nearest() -> None:
    """The error is the same as for an int."""
    later: Any = np.int64(2025)
    with pytest.raises(bps.UnknownEditionError, match=r"got np\.int64\(2025\)"):
        bps.load(later)
