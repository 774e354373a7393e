"""The key of a report: its publisher and year, and the readings under which it is read.

Every figure has the key of its report, so that figures of different reports are not mixed by accident.
"""

from collections.abc import Mapping

__all__ = ["is_read_otherwise", "key_under"]

_ASSUMED = " | "
"""Stands before each reading."""


def key_under(report_key: str, readings: Mapping[str, str]) -> str:
    """Give the key of a report that is read under some readings, in whatever order these were chosen."""
    base, *assumed = report_key.split(_ASSUMED)
    return _ASSUMED.join((base, *sorted({*assumed, *(f"{doubt}: {name}" for doubt, name in readings.items())})))


def is_read_otherwise(report_key: str) -> bool:
    """Whether figures with this key are of a report that is read under some reading of a doubt."""
    return _ASSUMED in report_key
