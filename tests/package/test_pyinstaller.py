"""PyInstaller finds the data of the package by a hook that lies in it."""

from __future__ import annotations

import runpy
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from support.packaged_files import PACKAGE

if TYPE_CHECKING:
    import pytest

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_the_entry_point_leads_to_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook is named after the package, and collects its data files."""
    declared = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]["pyinstaller40"]
    module, _, function = declared["hook-dirs"].partition(":")
    (folder,) = getattr(import_module(module), function)()
    hooks = ModuleType("PyInstaller.utils.hooks")
    monkeypatch.setattr(hooks, "collect_data_files", lambda package: [(package, "data")], raising=False)
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.utils.hooks"):
        monkeypatch.setitem(sys.modules, name, hooks)

    assert PACKAGE == Path(folder).parents[1]
    assert [("belgian_police_stats", "data")] == runpy.run_path(f"{folder}/hook-{PACKAGE.name}.py")["datas"]
