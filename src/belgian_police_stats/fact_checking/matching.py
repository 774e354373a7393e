"""Match a number with the figures of a report, by the words near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from ..model.figure import Figure
from ..texts.tokens import Piece
from ..texts.vocabulary import Found
from ..texts.words import word_set
from ..texts.written import WrittenNumber
from .profiles import COMMON, Profile, Profiles

__all__ = [
    "Candidate",
    "Cuts",
    "Near",
    "boundaries",
    "candidates",
    "clause_ends",
    "context_of",
    "in_sections",
    "words_near",
]

_PREVIOUS, _EARLIER, _LATER, _LEAD = 0.45, 0.25, 0.2, 0.6
"""The weight of a word that belongs to the previous number, to one further back, to a later one, or to all numbers."""
_REACH = 30
"""A word this many tokens away counts half."""
_WINDOW = 60
"""The most tokens that are looked at on each side, so that the work for a number is bounded."""
_MISSING, _FOREIGN = 0.35, 0.3
"""How much it counts against a figure if the text lacks a word of its name, and if it lacks a word of the text."""
_CAP, _LEAST_CAP = 0.5, 1.2
"""The most that missing words count against a figure: this part of the evidence in its own name, or this much."""
_OWN_WORDS = 0.85
"""From this weight on, a word belongs to the number itself."""
_IN_PASSING = COMMON | {"judicial_police"}
"""Concepts of the text that do not count against a figure that lacks them."""
_DIRECT = 1.0
"""How much it counts for a figure if its own name has the noun after the number."""
_TOGETHER = 1.0
"""How much it counts for a figure if the text has just named another figure of its section."""
_COUNTED = 2.0
"""How much the noun after the number counts against a figure that counts another thing."""
_UNIT = {"Money": 1.5, "Mass": 1.5, "Duration": 1.0, "Rate": 1.0}
"""The weight of a written unit by itself: few figures are sums of money or masses."""
_MOST = 8
"""The most figures that are compared in detail."""
_OTHER_CLAUSE = 0.7
_PLACES = 9
_LONG_WORD = 5
"""A shorter word is seldom the noun that a word with a hyphen belongs to."""
_CLAUSE_ENDS = frozenset(":;–—")
_STRONG_BREAKS = frozenset(",;:()–—\n")
_WEAK_BREAKS = word_set("en et und and sowie ainsi")
_JOINING = word_set("en et und and a à tot bis to - – of van de des der von les the die")


@frozen(kw_only=True)
class Near:
    """The concepts near a number, each with its weight, and the words that belong to it."""

    weights: Mapping[str, float]
    behind: frozenset[str] = frozenset()
    """The concepts of the words close behind the number."""
    counted: frozenset[str] = frozenset()
    """The concepts of the very next word, or of its last part if hyphens join it."""
    words: tuple[tuple[frozenset[str], float], ...] = ()
    """The concepts of each word that belongs to the number itself, with its weight."""


class Context(NamedTuple):
    """The subjects of the text before a sentence."""

    weights: Mapping[str, float]
    """Its concepts with how much each still counts."""
    sums: Mapping[str, float]
    """The evidence that they give for each figure."""


class Candidate(NamedTuple):
    """A figure that the words near a number are about."""

    profile: Profile
    figure: Figure
    score: float
    evidence: float
    """The evidence for it minus the evidence against it."""
    cover: float
    """How much of the figure's own name the text has, from 0 to 1."""


class Cuts(NamedTuple):
    """Where the words of a sentence are divided."""

    starts: Sequence[int]
    """The tokens at which the words of each number but the first begin."""
    stops: Sequence[int]
    """The tokens that end a clause."""


def clause_ends(tokens: Sequence[Piece]) -> list[int]:
    """The tokens of a sentence that end a clause."""
    return [index for index, token in enumerate(tokens) if token.text in _CLAUSE_ENDS]


def boundaries(numbers: Sequence[WrittenNumber], tokens: Sequence[Piece]) -> list[int]:
    """The tokens at which the words of each number but the first begin."""
    return [_boundary(one, two, tokens) for one, two in pairwise(numbers)]


def words_near(
    number: WrittenNumber,
    numbers: Sequence[WrittenNumber],
    cuts: Cuts,
    tokens: Sequence[Piece],
    found: Sequence[Found],
) -> Near:
    """Weigh each concept of a sentence by how near its words stand to one of the numbers of the sentence.

    The words are in order.
    """
    place = bisect_left(numbers, number.first, key=lambda other: other.first)
    own = (place, place + _shares(place, numbers, tokens))
    weights: dict[str, float] = {}
    words: dict[int, tuple[set[str], float]] = {}
    low = bisect_left(found, number.first - _WINDOW, key=lambda row: row.first)
    high = bisect_right(found, number.after + _WINDOW, key=lambda row: row.first)
    for row in found[low:high]:
        away = number.first - row.after if row.after <= number.first else row.first - number.after
        goes_on = number.first < row.first < number.after < row.after
        if row.first < number.after and number.first < row.after and not goes_on:
            # The number itself. But in "187 journées d'action", its unit is the first word of a name.
            continue
        part = bisect_right(cuts.starts, row.first)
        if part in own:
            weight = 1.0
        elif row.after <= numbers[0].first:
            weight = _LEAD
        elif part > place:
            weight = _LATER
        else:
            weight = _PREVIOUS if part == place - 1 else _EARLIER
        weight *= _across(row, number, cuts.stops) / (1 + max(away, 0) / _REACH)
        weights[row.key] = max(weight, weights.get(row.key, 0))
        if weight >= _OWN_WORDS:
            for index in range(row.first, row.after):
                words.setdefault(index, (set(), weight))[0].add(row.key)
    behind = frozenset(row.key for row in found[low:high] if _is_behind(row, number, tokens))
    noun = _noun_behind(number, tokens)
    counted = frozenset(row.key for row in found[low:high] if number.after <= row.first <= noun < row.after)
    if noun > number.after and noun + 1 < len(tokens) and len(tokens[noun + 1].text) >= _LONG_WORD:
        # "e-gate users" are users.
        counted = frozenset(row.key for row in found[low:high] if row.first == noun + 1)
    return Near(
        weights=weights, behind=behind, counted=counted, words=tuple((frozenset(keys), w) for keys, w in words.values())
    )


def _across(row: Found, number: WrittenNumber, stops: Sequence[int]) -> float:
    """The part of its weight that a word keeps after a colon, semicolon or dash that ends the clause of a number."""
    if row.first >= number.after:
        low, high = number.after, row.first
    else:
        low, high = row.after, number.first - 1
    return _OTHER_CLAUSE if bisect_left(stops, low) < bisect_left(stops, high) else 1.0


def _is_behind(row: Found, number: WrittenNumber, tokens: Sequence[Piece]) -> bool:
    """Whether a word stands directly behind a number, with at most two words between."""
    if not number.after <= row.first < number.after + 3:
        return False
    return all(token.kind == "w" or token.text in "-'’" for token in tokens[number.after : row.first])


def _noun_behind(number: WrittenNumber, tokens: Sequence[Piece]) -> int:
    """The token of the word behind a number, or of its last part: `person-hours` are hours."""
    noun = number.after
    while noun + 2 < len(tokens) and tokens[noun + 1].text == "-" and tokens[noun + 1].glued and tokens[noun + 2].glued:
        noun += 2
    return noun


def _shares(place: int, numbers: Sequence[WrittenNumber], tokens: Sequence[Piece]) -> bool:
    """Whether the next number has the same words: `between 10 and 15 %`, `15 % of the 428 515 citizens`."""
    if place + 1 == len(numbers):
        return False
    between = tokens[numbers[place].after : numbers[place + 1].first]
    return len(between) <= 3 and all(token.bare in _JOINING for token in between)


def _boundary(one: WrittenNumber, two: WrittenNumber, tokens: Sequence[Piece]) -> int:
    """The first token whose word belongs to the second of two numbers."""
    between = range(one.after, two.first)
    strong = [index for index in between if tokens[index].text in _STRONG_BREAKS]
    if strong and tokens[strong[-1]].text == "(" and strong[-1] == two.first - 1:
        # A number in brackets belongs to the words before it.
        return one.after
    if strong:
        return strong[-1]
    weak = [index for index in between if tokens[index].bare in _WEAK_BREAKS]
    return weak[-1] if weak else max(one.after, two.first - len(between) // 3)


def candidates(
    number: WrittenNumber,
    close: AbstractSet[str],
    profiles: Profiles,
    near: Near,
    context: Context,
) -> list[Candidate]:
    """List the figures that the words are about, the best first.

    `close` has the ids of the figures of about its size.
    """
    sums = defaultdict(float, context.sums)
    weights = dict(context.weights)
    for concept, weight in near.weights.items():
        more = weight - weights.get(concept, 0.0)
        if more > 0:
            weights[concept] = weight
            for name, says in profiles.says.get(concept, ()):
                sums[name] += more * says
    fitting = [name for name in profiles.fitting(number) if name in sums]
    if len(fitting) > _MOST:
        # Figures with about the value of the number are kept, however little the words support them.
        kept = [name for name in fitting if name in close]
        fitting = list({*kept, *sorted(fitting, key=sums.__getitem__, reverse=True)[:_MOST]})
    words = _Words(number, weights, near, profiles)
    listed = [_candidate(profiles.by_id[name], sums[name], words) for name in fitting]
    return sorted(listed, key=_best_first)


def _best_first(candidate: Candidate) -> tuple[float, int]:
    return -candidate.score, candidate.profile.place


def context_of(profiles: Profiles, weights: Mapping[str, float]) -> Context:
    """Add up the evidence for each figure in the text before a sentence."""
    sums: defaultdict[str, float] = defaultdict(float)
    for concept, weight in weights.items():
        for name, says in profiles.says.get(concept, ()):
            sums[name] += weight * says
    return Context(weights, sums)


def in_sections(listed: Sequence[Candidate], sections: AbstractSet[str]) -> list[Candidate]:
    """Put figures of the sections that the text has just named first."""
    raised = [
        found._replace(score=found.score + _TOGETHER, evidence=found.evidence + _TOGETHER)
        for found in listed
        if found.profile.section in sections
    ]
    if not raised:
        return [*listed]
    others = [found for found in listed if found.profile.section not in sections]
    return sorted([*raised, *others], key=_best_first)


class _Words:
    """A number and the words around it, with everything that does not depend on the figure."""

    __slots__ = ("behind", "counted", "foreign", "unit", "weights")

    def __init__(self, number: WrittenNumber, weights: dict[str, float], near: Near, profiles: Profiles) -> None:
        self.weights, self.behind = weights, near.behind
        self.counted: frozenset[str] = near.behind & profiles.things
        """The things named behind the number."""
        rarity = profiles.rarity
        self.foreign: list[tuple[frozenset[str], float]] = [
            (concepts, _FOREIGN * weight * min(rarity.get(concept, 0.0) for concept in concepts))
            for concepts, weight in near.words
            if concepts.isdisjoint(_IN_PASSING)
        ]
        """The concepts of each word, and how much they count against a figure that has none of them."""
        self.unit: Mapping[str, float] = {} if number.unit is None else _UNIT


def _candidate(profile: Profile, evidence: float, words: _Words) -> Candidate:
    weights, says, covered = words.weights, profile.weights, 0.0
    evidence += words.unit.get(profile.kind, 0.0)
    for concept, worth in profile.names:
        if concept in weights:
            weight = weights[concept] * 1.5
            covered += worth * weight if weight < 1.0 else worth
    score = evidence - min(_MISSING * (profile.worth - covered), max(_CAP * covered, _LEAST_CAP))
    for concepts, against in words.foreign:
        for concept in concepts:
            if concept in says:
                break
        else:
            score -= against
    if not words.behind.isdisjoint(profile.head):
        score += _DIRECT
    counted = words.counted
    if counted and counted.isdisjoint(profile.unit) and counted.isdisjoint(profile.head):
        score -= _COUNTED
    cover = covered / profile.worth if profile.worth else 0.0
    # Rounded, so that figures that fit equally well stay equal, whatever the order in which their weights were added.
    return Candidate(profile, profile.figure, round(score, _PLACES), round(evidence, _PLACES), round(cover, _PLACES))
