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


DIVIDED = {
    "model": "A page for each part of the model: figures, periods, rules, doubts and what else a report is made of.",
    "querying": "A page for each kind of question.",
    "writing": "A page for each thing that is made from a report.",
}
"""The stations with too many names for one page."""


def interface_pages() -> Iterator[tuple[str, str]]:
    """The name and text of a page for each station or part of one, each chapter, the version and the test kit."""
    by_station: dict[str, list[str]] = {station: [] for station in STATIONS}
    by_part: dict[str, dict[str, list[str]]] = {station: {} for station in DIVIDED}
    by_chapter: dict[str, list[str]] = {}
    for name, home in PUBLIC_NAMES.items():
        first, *deeper = home.split(".")
        if deeper[:1] == ["chapters"]:
            by_chapter.setdefault(deeper[1], []).append(name)
        elif first in DIVIDED:
            by_part[first].setdefault(deeper[0], []).append(name)
        else:
            by_station[first].append(name)
    for station, title in STATIONS.items():
        if station in DIVIDED:
            yield from _divided(station, title, DIVIDED[station], by_part[station], _IMPORT)
        else:
            yield station, _names(title, _IMPORT, by_station[station])
    yield from _divided(
        "chapters",
        "The chapters",
        "A page for each chapter, with its sections and their figures.",
        by_chapter,
        # An attribute of a report has the name of the module of its chapter.
        "Import from `belgian_police_stats.chapters`, or take `report.{part}`.",
    )
    version = [".. autodata:: belgian_police_stats.__version__", "   :no-value:"]
    yield "version", page("The version", *_rst(version))
    kit = [line for module in (testing, strategies) for name in module.__all__ for line in _documented(module, name)]
    yield "testing", page("The test kit", *_rst(kit))


_IMPORT = "Import from `belgian_police_stats`."


def _divided(
    folder: str, title: str, intro: str, parts: dict[str, list[str]], imported: str
) -> Iterator[tuple[str, str]]:
    """A page for each part, and one that lists them."""
    for part, names in parts.items():
        whole = f"{imported.format(part=part)} Part of [{title}](../{folder}.md)."
        # The sidebar of every page would have a line for each of these pages.
        yield f"{folder}/{part}", "---\norphan: true\n---\n\n" + _names(_codes(names), whole, names)
    listed = [f"- [{_codes(parts[part])}]({folder}/{part}.md)" for part in sorted(parts)]
    yield folder, page(title, intro, "", *listed)


def _codes(names: list[str]) -> str:
    return ", ".join(map(code, sorted(names)))


def _names(title: str, intro: str, names: list[str]) -> str:
    return page(title, intro, *_rst([line for name in sorted(names) for line in _documented(bps, name)]))


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
