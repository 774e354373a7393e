"""Which figures count the same things: parts and their wholes, and figures that overlap."""

from __future__ import annotations

from collections.abc import Iterable

from .figure import Figure
from .rules import Overlap, Rule

__all__ = ["name_wholes"]


def name_wholes(figures: Iterable[Figure], rules: Iterable[Rule], overlaps: Iterable[Overlap]) -> None:
    """Tell each figure which wholes count it too, and which figures overlap with it.

    The figures are new: nobody else has them yet, so that they can still be completed although they are frozen. The
    rules come with the chapters, which are made from the figures.
    """
    known = list(rules)
    direct: dict[str, dict[str, str]] = {}
    for rule in known:
        for part, whole in rule.contained:
            direct.setdefault(part, {}).setdefault(whole, rule.id)
    beside = _overlaps(known, overlaps)
    for figure in figures:
        if figure.id in direct:
            object.__setattr__(figure, "wholes", tuple(_all_wholes(figure.id, direct).items()))
        if figure.id in beside:
            object.__setattr__(figure, "overlaps", tuple(beside[figure.id].items()))


def _all_wholes(part: str, direct: dict[str, dict[str, str]]) -> dict[str, str]:
    """Give the wholes of a part, their wholes in turn, and so on, with the rule that leads to each."""
    found: dict[str, str] = {}
    ahead = [part]
    while ahead:
        for whole, rule in direct.get(ahead.pop(), {}).items():
            if whole not in found and whole != part:
                found[whole] = rule
                ahead.append(whole)
    return found


def _overlaps(rules: list[Rule], overlaps: Iterable[Overlap]) -> dict[str, dict[str, str]]:
    """Give each figure that overlaps with others, with these and the reason.

    Parts that one rule adds up do not overlap.
    """
    found: dict[str, dict[str, str]] = {}
    apart = [{*rule.operands} for rule in rules if len(rule.contained) > 1]
    for overlap in overlaps:
        for figure in overlap.figures:
            for other in overlap.figures:
                if other != figure and not any({figure, other} <= parts for parts in apart):
                    found.setdefault(figure, {}).setdefault(other, overlap.why)
    return found
