"""The concepts that each figure of a report is about, from its labels in four languages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum, inf, log

from attrs import field, frozen

from ..errors import NumberTooLargeError
from ..model.bases import Number
from ..model.figure import Figure
from ..model.labels import LANGUAGES, Labels
from ..model.numbers import as_float
from ..model.report import Report
from ..model.units import packaged_units
from ..texts.label_concepts import concepts_of
from ..texts.words import word_set
from ..texts.written import WrittenNumber
from .comparing import fits_kind

__all__ = ["COMMON", "GENERIC", "Profile", "Profiles", "profiles_of", "size_of"]

_HEAD, _PREFIX, _SECTION, _CHAPTER = 1.0, 0.8, 0.7, 0.25
"""The weight of a concept by its origin: the name of the figure, the part of the name before a colon, the section, the
chapter."""
COMMON = word_set(
    "before belgium case centre criminal federal_police identified international interval now offence "
    "organised_crime person phenomenon police total work"
)
"""Concepts that a text can leave out, or mention in passing, without meaning another figure."""
KINDS_OF_PERSON = word_set(
    "woman man minor suspect extractor prisoner victim candidate migrant fugitive commissioner "
    "inspector chief_inspector"
)
"""Concepts that say who is counted. A traveller or a visitor can be any of them."""
_KINDS_OF_CASE = frozenset({"investigation"})
_MANY_SENSES = word_set("euro_money hour per_day police work")
"""Concepts of things counted that many texts mention without counting them."""
GENERIC = COMMON | {"growth", "new", "rate", "share", "since_start"}
"""Concepts that name no figure without another one."""
_LITTLE = 0.35
"""The weight of a common concept beside others."""
_LAST = "~"
"""A text behind every id."""
_MANY = 225
"""A small report is weighed as if it had this many figures, so that scores mean the same everywhere."""


@frozen(kw_only=True)
class Profile:
    """The concepts of one figure."""

    figure: Figure
    weights: Mapping[str, float]
    """Maps each concept to its weight, which is greater if few figures have it."""
    names: tuple[tuple[str, float], ...]
    """The concepts of the head with their weights, in alphabetical order, so that sums over them are the same on every
    machine."""
    head: frozenset[str]
    """The concepts in the name of the figure itself, without its section."""
    worth: float
    """The sum of the weights of the concepts of the head."""
    unit: frozenset[str]
    """The concepts of the thing counted."""
    section: str
    place: int
    """The place of the figure in the report, which decides between equals."""
    size: float
    """About how large the value is."""
    kind: str
    """The kind of the figure."""


@frozen(kw_only=True, eq=False)
class Profiles:
    """The profiles of a report, with an index by concept."""

    by_id: Mapping[str, Profile]
    says: Mapping[str, tuple[tuple[str, float], ...]]
    """Maps each concept to the ids of the figures that are about it, with its weight for each of them."""
    ids: frozenset[str]
    """The ids of all figures."""
    sizes: tuple[tuple[float, str], ...]
    """About how large the value of each figure is, with its id, the smallest first."""
    rarity: Mapping[str, float]
    """The weight of each concept."""
    things: frozenset[str]
    """The concepts of all things that the report counts."""
    own_words: Mapping[str, str]
    """Words of the labels that the vocabulary does not have, each with its concept."""
    counted: frozenset[str]
    """The concepts of nouns that say what is counted when they stand behind a number."""
    _fitting: dict[tuple[str | None, str, bool], tuple[str, ...]] = field(factory=dict)

    def fitting(self, number: WrittenNumber) -> tuple[str, ...]:
        """The ids of the figures that a number can be about by its unit and form, in the order of the report."""
        written = number.unit, number.form, number.scaled
        found = self._fitting.get(written)
        if found is None:
            # There are a few dozen ways to write a number, whatever the texts are.
            fits = (name for name, profile in self.by_id.items() if fits_kind(number, profile.figure))
            found = self._fitting[written] = tuple(fits)
        return found

    def of_size(self, ranges: Sequence[tuple[float, float]]) -> frozenset[str]:
        """The ids of the figures whose values lie in one of the ranges, their ends included."""
        if ranges[0] == (-inf, inf):
            return self.ids
        found: set[str] = set()
        for low, high in ranges:
            first, after = bisect_left(self.sizes, (low,)), bisect_right(self.sizes, (high, _LAST))
            found.update(name for _, name in self.sizes[first:after])
        return frozenset(found)


def profiles_of(report: Report) -> Profiles:
    """Make the profiles of a report, once."""
    return report.kept("profiles", lambda: _profiles(report))


def _profiles(report: Report) -> Profiles:
    levels: dict[str, dict[str, float]] = {}
    own_words: dict[str, str] = {}
    units: dict[str, frozenset[str]] = {}
    for chapter in report.chapters:
        around = dict.fromkeys(concepts_of(chapter.labels, own_words), _CHAPTER)
        for figure in chapter.figures:
            section = getattr(chapter, figure.id.split(".")[1])
            found = around | dict.fromkeys(concepts_of(section.labels, own_words), _SECTION)
            prefix, name = _parts(figure.labels)
            if prefix is not None:
                found |= dict.fromkeys(concepts_of(prefix, own_words), _PREFIX)
            found |= dict.fromkeys(concepts_of(name, own_words), _HEAD)
            levels[figure.id] = found
            units[figure.id] = _unit_concepts(figure)
    counts = Counter(concept for found in levels.values() for concept, level in found.items() if level > _CHAPTER)
    total = max(len(levels) + 1, _MANY)
    rarity = {
        concept: log(total / (count + 0.5)) * (_LITTLE if concept in COMMON else 1) for concept, count in counts.items()
    }
    by_id: dict[str, Profile] = {}
    says: dict[str, list[tuple[str, float]]] = {}
    for place, figure in enumerate(report.figures):
        found = levels[figure.id]
        head = frozenset(concept for concept, level in found.items() if level == _HEAD)
        if all(concept in COMMON or concept.startswith("=") for concept in head):
            # "total" and "previously" name nothing without the words before the colon.
            head |= {concept for concept, level in found.items() if level >= _PREFIX}
        weights = {concept: level * rarity.get(concept, log(total / 60)) for concept, level in found.items()}
        profile = Profile(
            figure=figure,
            weights=weights,
            names=tuple((concept, rarity.get(concept, 0.5)) for concept in sorted(head)),
            head=head,
            worth=fsum(rarity.get(concept, 0.5) for concept in sorted(head)),
            unit=units[figure.id],
            section=figure.id.rpartition(".")[0],
            place=place,
            size=size_of(figure.value),
            kind=figure.kind,
        )
        by_id[figure.id] = profile
        for concept, weight in weights.items():
            says.setdefault(concept, []).append((figure.id, weight))
    things = frozenset[str]().union(*units.values())
    return Profiles(
        by_id=by_id,
        says={concept: tuple(listed) for concept, listed in says.items()},
        ids=frozenset(by_id),
        sizes=tuple(sorted((profile.size, name) for name, profile in by_id.items())),
        rarity=rarity,
        things=things,
        counted=(things | KINDS_OF_PERSON | _KINDS_OF_CASE) - _MANY_SENSES,
        own_words=own_words,
    )


def size_of(value: Number) -> float:
    """About how large a value is; a value beyond every float is infinite."""
    try:
        return as_float(value)
    except NumberTooLargeError:
        return float("inf")


def _parts(labels: Labels) -> tuple[Labels | None, Labels]:
    """Divide labels at their first colon, if all languages have one."""
    texts = {language: labels.text(language) for language in LANGUAGES}
    if not all(":" in text for text in texts.values()):
        return None, labels
    halves = {language: text.partition(":") for language, text in texts.items()}
    before = Labels(**{language: half[0].strip() for language, half in halves.items()})
    return before, Labels(**{language: half[2].strip() for language, half in halves.items()})


def _unit_concepts(figure: Figure) -> frozenset[str]:
    labels = figure.unit_labels or _unit_labels().get(figure.unit)
    return frozenset(concepts_of(labels, {})) if labels is not None else frozenset()


@lru_cache(maxsize=1)
def _unit_labels() -> dict[str, Labels]:
    texts = {language: packaged_units().labels(language) for language in LANGUAGES}
    return {unit: Labels(**{language: texts[language][unit] for language in LANGUAGES}) for unit in texts["nl"]}
