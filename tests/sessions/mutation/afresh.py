"""Start every test without what earlier ones have read, for `nox -s mutation`.

A report is kept once it is read, so that of all tests that need it the first alone would run the code that reads it.
"""

import sys

import pytest

PACKAGE = "belgian_police_stats"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Empty every cache of the package."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == PACKAGE:
            for value in tuple(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
