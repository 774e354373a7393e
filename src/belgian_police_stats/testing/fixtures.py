"""The small edition as a pytest fixture."""

import pytest

from ..model.report import Report
from . import small

__all__ = ["small_report"]


@pytest.fixture(scope="session")
def small_report() -> Report:
    """Give the small edition, which obeys its rules."""
    return small.small_report()
