"""A small edition with invented numbers, for tests that should not depend on a real one."""

from __future__ import annotations

from functools import cache

from importlib_resources import files

from ..loading.reading import parse
from ..model.report import Report

__all__ = ["small_report"]


@cache
def small_report() -> Report:
    """Two chapters, border management and personnel, of the year 1999; it obeys its rules."""
    return parse(files(__package__).joinpath("small_report.json").read_text(encoding="utf-8"))
