"""Words without accents and in small letters, so that two spellings of one word are equal."""

import re
import unicodedata

__all__ = ["REMEMBERED", "bare", "bare_words", "word_set"]

REMEMBERED = 16_384
"""The most words of a text that are remembered while it is read, and forgotten with it."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})
"""Unicode does not take these apart as it does accents."""


def bare(text: str) -> str:
    """Write a text without accents and in small letters: `Größe` is `grosse`."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def bare_words(text: str) -> tuple[str, ...]:
    """Split a text into words without accents, in small letters."""
    return tuple(re.findall(r"[^\W_]+", bare(text)))


def word_set(text: str) -> frozenset[str]:
    """Make a set of the words between the spaces of a text."""
    return frozenset(text.split())
