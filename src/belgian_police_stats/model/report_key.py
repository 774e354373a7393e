"""The key of a report: its publisher and year, and the readings under which it is read.

Every figure has the key of its report, so that figures of different reports are not mixed by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["ReportName", "is_read_otherwise", "key_under", "report_name"]

_ASSUMED = " | "
"""Stands before each reading."""


def key_under(report_key: str, readings: Mapping[str, str]) -> str:
    """Give the key of a report that is read under some readings, in whatever order these were chosen."""
    base, *assumed = report_key.split(_ASSUMED)
    return _ASSUMED.join((base, *sorted({*assumed, *(f"{doubt}: {name}" for doubt, name in readings.items())})))


def is_read_otherwise(report_key: str) -> bool:
    """Whether figures with this key are of a report that is read under some reading of a doubt."""
    return _ASSUMED in report_key


class ReportName(NamedTuple):
    """What the key of a report says about it."""

    publisher: str
    year: int
    readings: tuple[str, ...]
    """The readings that were taken or assumed, each as `doubt as reading`."""


def report_name(report_key: str) -> ReportName | None:
    """Read the key of a report; None if it is not one, as for a figure that was made by hand."""
    base, *assumed = report_key.split(_ASSUMED)
    publisher, _, year = base.rpartition(" ")
    if not publisher or not year.isdecimal():
        return None
    return ReportName(publisher, int(year), tuple(" as ".join(reading.split(": ", 1)) for reading in assumed))
