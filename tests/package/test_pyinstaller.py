"""PyInstaller finds the data of the package by a hook that lies in it."""

from __future__ import annotations

import runpy
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from belgian_police_stats.command.parser import SUBCOMMANDS
from support.packaged_files import PACKAGE

if TYPE_CHECKING:
    import pytest

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_the_entry_point_leads_to_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook is named after the package, and collects its data files and the modules that no import names."""

    def data(package: str) -> list[tuple[str, str]]:
        return [(package, "data")]

    def modules(package: str) -> list[str]:
        return [f"{package}.{path.stem}" for path in PACKAGE.joinpath(*package.split(".")[1:]).glob("*.py")]

    declared = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]["pyinstaller40"]
    module, _, function = declared["hook-dirs"].partition(":")
    (folder,) = getattr(import_module(module), function)()
    hooks = ModuleType("PyInstaller.utils.hooks")
    monkeypatch.setattr(hooks, "collect_data_files", data, raising=False)
    monkeypatch.setattr(hooks, "collect_submodules", modules, raising=False)
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.utils.hooks"):
        monkeypatch.setitem(sys.modules, name, hooks)
    hook = runpy.run_path(f"{folder}/hook-{PACKAGE.name}.py")

    assert PACKAGE == Path(folder).parents[1]
    assert [("belgian_police_stats", "data")] == hook["datas"]
    used = {f"belgian_police_stats.command.{name.replace('-', '_')}" for name in SUBCOMMANDS}
    used |= {f"belgian_police_stats.writing.descriptors.{name}" for name in ("json_schema", "croissant", "csvw")}
    assert set() == used - {*hook["hiddenimports"]}
