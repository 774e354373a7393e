"""Which figures count the same things: parts and their wholes, and figures that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from .figure import Figure
from .rules import Overlap, Rule

if TYPE_CHECKING:
    from typing import ClassVar

__all__ = ["name_wholes"]


class _Stating(Protocol):
    """A class of a chapter or a section, whose rules and overlaps have short names."""

    RULES: ClassVar[tuple[Rule, ...]]
    OVERLAPS: ClassVar[tuple[Overlap, ...]]


def name_wholes(
    figures: Sequence[Figure],
    stated: Iterable[tuple[str, type[_Stating]]],
    own_rules: Iterable[Rule] = (),
    own_overlaps: Iterable[Overlap] = (),
) -> None:
    """Tell each figure which wholes count it too, and which figures overlap with it.

    `stated` has each class that states rules, with the beginning of the ids of its figures; `own_rules` and
    `own_overlaps` are those of a report file. The figures can still be completed although they are frozen, because
    nothing else has them yet. It cannot be done earlier: the chapters are made from the figures, and have the rules.
    """
    known = {figure.id for figure in figures}
    direct: dict[str, dict[str, str]] = {}
    apart: list[set[str]] = []
    overlaps = [(overlap.figures, overlap.why) for overlap in own_overlaps]
    # Binding each rule to its place first, as `Chapter.rules` does, would take longer than making the figures.
    for place, owner in stated:
        for rule in owner.RULES:
            _add(rule, place, known, direct, apart)
        overlaps += [(tuple(f"{place}{name}" for name in o.figures), o.why) for o in owner.OVERLAPS]
    for rule in own_rules:
        _add(rule, "", known, direct, apart)
    beside = _overlaps(overlaps, apart)
    if not direct and not beside:
        return
    for figure in figures:
        if figure.id in direct:
            object.__setattr__(figure, "wholes", tuple(_all_wholes(figure.id, direct).items()))
        if figure.id in beside:
            found = tuple((other, why) for other, why in beside[figure.id].items() if other in known)
            object.__setattr__(figure, "overlaps", found)


def _add(rule: Rule, place: str, known: set[str], direct: dict[str, dict[str, str]], apart: list[set[str]]) -> None:
    """Add what one rule contains, of the figures that this report has."""
    pairs = [(f"{place}{part}", f"{place}{whole}") for part, whole in rule.contained]
    pairs = [(part, whole) for part, whole in pairs if part in known and whole in known]
    for part, whole in pairs:
        direct.setdefault(part, {}).setdefault(whole, f"{place}{rule.id}")
    if len(pairs) > 1:
        apart.append({part for part, _ in pairs})


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


def _overlaps(overlaps: list[tuple[tuple[str, ...], str]], apart: list[set[str]]) -> dict[str, dict[str, str]]:
    """Give each figure that overlaps with others, with these and the reason.

    Parts that one rule adds up do not overlap.
    """
    found: dict[str, dict[str, str]] = {}
    for figures, why in overlaps:
        for figure in figures:
            for other in figures:
                if other != figure and not any(figure in parts and other in parts for parts in apart):
                    found.setdefault(figure, {}).setdefault(other, why)
    return found
