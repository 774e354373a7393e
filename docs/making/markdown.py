"""Markdown for the parser of the site: tables, anchors, links and escaped texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

import belgian_police_stats as bps

__all__ = ["code", "doubt_anchor", "figure_link", "link", "page", "place", "plain", "rule_anchor", "table"]

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|$~])")


def plain(text: object) -> str:
    """A text with all Markdown characters escaped."""
    return _MARKS.sub(r"\\\1", str(text).replace("\n", " "))


def code(text: object) -> str:
    """A text as code. It can be used in a table."""
    return f"`{str(text).replace('|', chr(92) + '|')}`" if str(text) else ""


def place(anchor: str) -> str:
    """A target for links, inside a line."""
    return f"{{place}}`{anchor}`"


def link(text: str, anchor: str) -> str:
    """A link to a place on any page."""
    return f"[{text}](#{anchor})"


def figure_link(figure_id: str) -> str:
    """A link to the card of a figure."""
    return link(code(figure_id), figure_id)


def rule_anchor(rule: bps.Rule) -> str:
    """The anchor of a rule: its id without the characters that a URL cannot have."""
    return f"rule-{re.sub(r'[^a-zA-Z0-9_./-]+', '-', rule.id)}"


def doubt_anchor(doubt: bps.Doubt) -> str:
    """The anchor of a doubt."""
    return f"doubt-{doubt.id}"


def table(head: str, rows: Iterable[Iterable[object]]) -> list[str]:
    """A table; `head` names the columns with bars between. The cells are Markdown already."""
    names = head.split(" | ")
    return ["", *map(_row, (names, ["---"] * len(names), *rows)), ""]


def page(title: str, *lines: str) -> str:
    """A page with its title."""
    return "\n".join([f"# {title}", "", *lines]) + "\n"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
