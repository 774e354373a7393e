"""A small edition with invented numbers, for tests that should not depend on a real edition."""

from __future__ import annotations

from functools import cache

from importlib_resources import files

from ..loading.reading import parse
from ..model.report import Report

__all__ = ["small_report"]


@cache
def small_report() -> Report:
    """Give a report of 1999 with the chapters border management and personnel. It obeys its rules.

    >>> from belgian_police_stats.testing import small_report
    >>> small_report().check().passed
    True
    """
    return parse(files(__package__).joinpath("small_report.json").read_text(encoding="utf-8"))
