"""Find two numbers of a sentence that are exchanged: each has the value of the other's figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model.figure import Figure
from .comparing import fits_kind
from .facts import Fact
from .naming import Naming

__all__ = ["exchanged"]

_EXCHANGED = 2.0
"""How much better two numbers must fit each other's figures to be taken as exchanged."""
_UNNAMED = -3.0
"""The score of a figure that the words do not name at all."""


def exchanged(facts: Sequence[Fact], naming: Naming) -> list[tuple[Fact, Fact]]:
    """List the pairs of neighbouring numbers whose words fit the other number. A number is in at most one pair."""
    found: list[tuple[Fact, Fact]] = []
    taken: set[int] = set()
    for one, two in pairwise(sorted(facts, key=lambda fact: fact.number.first)):
        if not taken & {one.number.first, two.number.first} and _are_exchanged(one, two, naming):
            found.append((one, two))
            taken |= {one.number.first, two.number.first}
    return found


def _are_exchanged(one: Fact, two: Fact, naming: Naming) -> bool:
    for fact, other in ((one, two), (two, one)):
        profiles = naming.profiles.by_id
        only_here = profiles[fact.figure.id].unit - profiles[other.figure.id].unit
        if naming.near(fact.number).behind & only_here or not fits_kind(fact.number, other.figure):
            return False
        if naming.is_good(fact.number, other.figure):
            return False
    now = _fit(one, one.figure, naming) + _fit(two, two.figure, naming)
    then = _fit(one, two.figure, naming) + _fit(two, one.figure, naming)
    return then - now > _EXCHANGED


def _fit(fact: Fact, figure: Figure, naming: Naming) -> float:
    return naming.score(fact.number, figure, _UNNAMED)
