"""Choose the computation that the words around a number ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import fsum

from ..texts.written import WrittenNumber
from . import deriving
from .deriving import Derivation
from .facts import Fact, Memory
from .profiles import COMMON, Profiles
from .surroundings import PER_TIME, Surroundings, period_fits

__all__ = ["derivation"]

_NAMED, _UNSAID, _PLAIN = 1.0, 1.8, 2.0
"""The least weights for a figure to count as named: one whose number is in the text, one whose number is not, and one
that is named plainly."""
_PART = 0.6
"""The least weight of a word of the sentence, however far it stands from a share."""
_MISSING = 0.35
_FEW = 5
_WIDE = 12


def derivation(
    number: WrittenNumber,
    around: Surroundings,
    memory: Memory,
    facts: Sequence[Fact],
    near: Mapping[str, float],
) -> Derivation | None:
    """Find the computation that gives a number, if the words ask for one; None if they do not or none gives it."""
    if around.elsewhere(number) or around.cue(number, "inhabitant", 4, 6) or around.cue(number, "aim"):
        return None
    time = _time_unit(number, around)
    if time is not None:
        named = _named(facts, near, around.read.context, memory.profiles)
        plain = sorted((name for name in named if named[name] > _PLAIN), key=lambda name: -named[name])[:_FEW]
        figures = [fact.figure for fact in reversed(facts)] + [memory.report[name] for name in plain]
        rates = (deriving.per_time(number, figure, time) for figure in figures)
        return _of_the_year(next((rate for rate in rates if rate is not None), None), number, around, memory)
    if number.unit == "percent" or number.form in ("ratio", "multiple"):
        return _relative(number, around, memory, facts, _named(facts, near, around.read.context, memory.profiles))
    if around.computed(number):
        return deriving.difference(number, facts, around.direction(number))
    found = deriving.sum_of(number, memory.report, memory.ties, facts) if around.cue(number, "sum", 8, 6) else None
    if found is None and around.cue(number, "per_thing", 8, 4):
        found = deriving.per_thing(number, memory.ties, facts)
    return _of_the_year(found, number, around, memory)


def _of_the_year(
    found: Derivation | None, number: WrittenNumber, around: Surroundings, memory: Memory
) -> Derivation | None:
    """A computation, unless the text names another year than that of its figures."""
    mark = around.mark(number)
    if found is None or not around.is_other(mark):
        return found
    # A text that is about our year can name another one in passing, a sentence before.
    if around.is_inherited(mark) and (around.read.names_our_year or memory.is_about_our_year):
        return found
    return found if all(period_fits(figure, mark) for figure in found.figures) else None


def _time_unit(number: WrittenNumber, around: Surroundings) -> str | None:
    if number.form == "ratio" and number.unit == "day":
        return "day"
    return next((unit for key, unit in PER_TIME.items() if around.cue(number, key, 0, 3)), None)


def _relative(
    number: WrittenNumber, around: Surroundings, memory: Memory, facts: Sequence[Fact], named: Mapping[str, float]
) -> Derivation | None:
    """A percentage, a ratio or a multiple: a growth, a share, or a part of the number of another year."""
    multiple = number.form == "multiple"
    changes = multiple or any(around.cue(number, key, _WIDE, _WIDE) for key in ("growth", "decline"))
    found = deriving.growth(number, facts, around.direction(number)) if changes else None
    if found is None and not multiple:
        found = _of_the_year(deriving.share(number, memory.report, memory.ties, named, facts), number, around, memory)
    if found is None and number.form == "ratio":
        found = deriving.ratio_to_other_year(number, facts)
    return found


def _named(
    facts: Sequence[Fact], near: Mapping[str, float], context: Mapping[str, float], profiles: Profiles
) -> dict[str, float]:
    """The figures that the words name or that the text has with a number, each with its weight."""
    weights = dict(context) | {concept: max(_PART, weight) for concept, weight in near.items()}
    sums: defaultdict[str, float] = defaultdict(float)
    for concept, weight in weights.items():
        for name, says in profiles.says.get(concept, ()):
            sums[name] += weight * says
    mentioned = {fact.figure.id for fact in facts}
    named: dict[str, float] = {}
    for name, weight in sums.items():
        profile = profiles.by_id[name]
        if name not in mentioned and not any(concept in near for concept in profile.head - COMMON):
            continue
        missing = fsum(worth * (1 - min(1.0, weights.get(concept, 0.0) * 1.5)) for concept, worth in profile.names)
        if weight - _MISSING * missing > (_NAMED if name in mentioned else _UNSAID):
            named[name] = weight - _MISSING * missing
    return named
