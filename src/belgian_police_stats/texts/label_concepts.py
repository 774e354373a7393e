"""The concepts that a label is about, in the vocabulary of data/words."""

from __future__ import annotations

from collections import Counter

from ..model.labels import LANGUAGES, Labels, Language
from .vocabulary import concepts
from .words import bare_words

__all__ = ["AGREEING", "concepts_of"]

AGREEING = 2
"""A concept counts only if the labels in this many languages have it: a word with two senses is rarely so in two."""
_OWN_STEM = 6
"""A word outside the vocabulary counts by this many of its first letters."""


def concepts_of(labels: Labels, own_words: dict[str, str]) -> set[str]:
    """The concepts that the labels of at least two languages have, and stems of words that none of them explains."""
    counts: Counter[str] = Counter()
    words: set[str] = set()
    for language in LANGUAGES:
        found, unknown = _in_words(bare_words(labels.text(language)), language)
        counts.update(found)
        words |= unknown
    agreed = {concept for concept, count in counts.items() if count >= AGREEING}
    if not agreed:
        # The label is about something outside the vocabulary, as in an own report: its words stand for themselves.
        own_words.update((word, f"={word[:_OWN_STEM]}") for word in words)
        agreed = {f"={word[:_OWN_STEM]}" for word in words}
    return agreed


def _in_words(words: tuple[str, ...], language: Language) -> tuple[set[str], set[str]]:
    """The concepts of some words, and the words of five letters or more that have none."""
    lexicon = concepts(language)
    found: set[str] = set()
    explained: set[int] = set()
    for place, word in enumerate(words):
        rows = lexicon.rows_at(words, place)
        single = lexicon.of_word(word)
        found |= {*single, *(key for _, key in rows)}
        if single:
            explained.add(place)
        for length, _ in rows:
            explained.update(range(place, place + length))
    unknown = {word for place, word in enumerate(words) if place not in explained and len(word) > 4}
    return found, {word for word in unknown if not word.isdecimal()}
