"""How much Hypothesis tries, and what many tests start from."""

import os

import pytest
from hypothesis import Phase, settings

import belgian_police_stats as bps

settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("few", max_examples=10, deadline=None, derandomize=True, database=None)
# For a test that only has to fail: a smaller example of why is of no use.
settings.register_profile(
    "mutants",
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("deep", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write as into a file: pytest-xdist gives its workers the width of a terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def report() -> bps.Report:
    """The edition of 2024; it is frozen, so that all tests can share it."""
    return bps.load(2024)
