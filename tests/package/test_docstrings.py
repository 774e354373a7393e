"""The examples in docstrings are right: every one is run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import belgian_police_stats as bps

MODULES = [
    found.name
    for found in pkgutil.walk_packages(bps.__path__, f"{bps.__name__}.")
    if not found.name.endswith("__main__")
]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def failures_in(name: str, report: bps.Report) -> list[str]:
    """What differs in the examples of a module. They know its names, the package as `bps`, and the edition of 2024."""
    module = importlib.import_module(name)
    names = {**vars(module), "bps": bps, "report": report}
    failed: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=FLAGS)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, globs=names):
        runner.run(test, out=failed.append)
    return failed


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(
    name: str, report: bps.Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And print what they say. Files are written into a temporary folder."""
    monkeypatch.chdir(tmp_path)

    assert [] == failures_in(name, report)


@pytest.mark.parametrize("kind", [bps.Report, bps.Section, bps.Figure, bps.Figures, bps.Table, bps.types.HasFigures])
def test_the_classes_have_examples(kind: type) -> None:
    """So that the test above runs some."""
    tests = doctest.DocTestFinder(exclude_empty=True).find(kind)

    assert sum(len(test.examples) for test in tests) > 0
