"""Tell the language of a sentence by its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import fsum
from typing import TypeAlias

from ..model.labels import LANGUAGES, Language
from .vocabulary import concepts, cue_words, number_words

__all__ = ["evidence_of", "language_of", "weights_of"]

Weights: TypeAlias = tuple[tuple[Language, float], ...]
"""Maps each language to the weight of the evidence for it."""

_SMALL_WORDS = (
    "stop", "months", "last_year", "other_body", "own_body", "of_which", "page_number", "article_number",
    "chapter_number", "list_number", "note_number", "room_number", "number_of_a_thing", "phone_number", "negation",
)  # fmt: skip
"""The cues whose words tell the languages apart."""
_CONCEPT = 0.5
"""A word that only some of the languages have in the vocabulary counts this much beside a small word."""


@cache
def _small_words() -> dict[str, tuple[Language, ...]]:
    """The small words and the words of numbers, each with its languages."""
    found: dict[str, tuple[Language, ...]] = {}
    for language in LANGUAGES:
        listed = {word for key in _SMALL_WORDS for word in cue_words(key, language)}
        listed.update(*(number_words(key, language) for key in ("ones", "tens", "more_than", "less_than", "about")))
        for word in listed:
            if " " not in word and not word.endswith("*"):
                found[word] = (*found.get(word, ()), language)
    return found


def weights_of(word: str) -> Weights:
    """How much one word speaks for each language."""
    languages = _small_words().get(word)
    if languages is not None:
        return tuple((language, 1 / len(languages)) for language in languages)
    knowing: list[Language] = [language for language in LANGUAGES if concepts(language).of_word(word)]
    return tuple((language, _CONCEPT / len(knowing)) for language in knowing if len(knowing) < len(LANGUAGES))


def evidence_of(words: Iterable[str], weights: Callable[[str], Weights] = weights_of) -> dict[Language, float]:
    """Add up the evidence of the words of a sentence for each language; `weights` can remember that of a word."""
    found: dict[Language, float] = dict.fromkeys(LANGUAGES, 0.0)
    for word in words:
        for language, weight in weights(word):
            found[language] += weight
    return found


def language_of(inside: Mapping[Language, float], around: Mapping[Language, float]) -> Language:
    """Choose the language of a sentence by its words. If these say little, the text around it decides."""
    total = fsum(around.values()) or 1.0
    return max(LANGUAGES, key=lambda language: inside[language] + 2 * around[language] / total)
