"""The reference of the interface in Python and of the command: made from the names that the package exports."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import cast

import belgian_police_stats as bps
from belgian_police_stats import testing
from belgian_police_stats.command.parser import command_parser
from belgian_police_stats.testing import strategies

from .markdown import code, page
from .names import PUBLIC_NAMES

__all__ = ["command_page", "interface_pages"]

STATIONS = {
    "loading": "Loading",
    "model": "The model",
    "archive": "The archive",
    "querying": "Asking",
    "fact_checking": "The fact check",
    "writing": "Handing on",
    "errors": "Errors",
    "types": "Aliases of types",
}


def interface_pages() -> Iterator[tuple[str, str]]:
    """The name and text of a page for each station, for each chapter, for the version and for the test kit."""
    by_station: dict[str, list[str]] = {station: [] for station in STATIONS}
    by_chapter: dict[str, list[str]] = {}
    for name, home in PUBLIC_NAMES.items():
        first, *deeper = home.split(".")
        if deeper[:1] == ["chapters"]:
            by_chapter.setdefault(deeper[1], []).append(name)
        else:
            by_station[first].append(name)
    for station, names in by_station.items():
        lines = [line for name in sorted(names) for line in _documented(bps, name)]
        yield station, page(STATIONS[station], "Import from `belgian_police_stats`.", *_rst(lines))
    for chapter, names in by_chapter.items():
        lines = [line for name in sorted(names) for line in _documented(bps, name)]
        # An attribute of a report has the name of the module of its chapter.
        intro = f"Import from `belgian_police_stats.chapters`, or take `report.{chapter}`."
        yield f"chapters/{chapter}", page(code(", ".join(sorted(names))), intro, *_rst(lines))
    toctree = ["```{toctree}", ":maxdepth: 1", "", *(f"chapters/{chapter}" for chapter in sorted(by_chapter)), "```"]
    yield (
        "chapters",
        page("The chapters", "A page for each chapter, with its sections and their figures.", "", *toctree),
    )
    version = [".. autodata:: belgian_police_stats.__version__", "   :no-value:"]
    yield "version", page("The version", *_rst(version))
    kit = [line for module in (testing, strategies) for name in module.__all__ for line in _documented(module, name)]
    yield "testing", page("The test kit", *_rst(kit))


def command_page() -> str:
    """The help of the command and of each subcommand."""
    parser = command_parser()
    lines = ["```text", parser.format_help().rstrip(), "```"]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):  # pyright: ignore[reportPrivateUsage]
            commands = cast("dict[str, argparse.ArgumentParser]", action.choices)
            for name, command in commands.items():
                lines += ["", f"## {code(name)}", "", "```text", command.format_help().rstrip(), "```"]
    return page("The command", *lines)


def _documented(module: ModuleType, name: str) -> list[str]:
    target = getattr(module, name)
    if inspect.ismodule(target):
        inside = [line for inner in target.__all__ for line in _documented(target, inner)]
        return [f".. automodule:: {target.__name__}", "", *inside]
    if not inspect.isclass(target):
        directive = "autofunction" if inspect.isfunction(target) else "autodata"
        return [f".. {directive}:: {module.__name__}.{name}", ""]
    lines = [f".. autoclass:: {module.__name__}.{name}", "   :members:", "   :undoc-members:"]
    if issubclass(target, BaseException):
        lines.append("   :show-inheritance:")
    lines.append("")
    if ".chapters." in target.__module__:
        # Tables for the machinery, which Section and Chapter describe: with their values they were most of a page.
        lines.insert(-1, "   :exclude-members: MEMBERS, OVERLAPS, RULES, YEARS")
    if issubclass(target, bps.Chapter) and ".chapters." in target.__module__:
        home = sys.modules[target.__module__]
        # Users reach sections through their chapter and do not import them, but the fields of sections are the figures.
        lines += [line for section in target.MEMBERS.values() for line in _documented(home, section.__name__)]
    return lines


def _rst(lines: list[str]) -> list[str]:
    return ["", "```{eval-rst}", *lines, "```"]
