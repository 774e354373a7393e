"""The forms of a word in Dutch, French, German and English, by the endings of the four languages.

Two words are forms of one if they share a stem. A list of endings knows no exceptions such as men and man, which
data/words has; but it is small, the same on every machine, and works on the words of reports that nobody knows yet.
"""

from __future__ import annotations

import re

__all__ = ["ENDINGS", "stems"]

# Each ending without accents, its replacement in the basic form, and the fewest letters that must come before it.
ENDINGS: tuple[tuple[str, str, int], ...] = (
    ("s", "", 3),
    ("es", "", 3),
    ("e", "", 3),
    ("ee", "e", 3),
    ("ees", "e", 3),
    ("n", "", 4),
    ("en", "", 3),
    ("er", "", 4),
    ("ern", "", 4),
    ("nen", "", 4),
    ("heden", "heid", 3),
    ("x", "", 4),
    ("aux", "al", 2),
    ("ies", "y", 3),
    ("ves", "f", 3),
    ("ing", "", 4),
    ("ed", "", 4),
)
_SHORTEST = 4
"""Shorter words are taken to have no ending."""
_LONG_VOWEL = re.compile(r"([aeou])\1")
_LAST = {"v": "f", "z": "s"}


def stems(word: str) -> frozenset[str]:
    """Give the stems that a word can have. The word is in small letters, without accents.

    >>> from belgian_police_stats.texts.forms import stems
    >>> sorted(stems("zaken") & stems("zaak")), sorted(stems("chevaux") & stems("cheval"))
    (['zak'], ['cheval'])
    """
    if len(word) < _SHORTEST:
        return frozenset((word,))
    found = {_plain(word)}
    for ending, instead, left in ENDINGS:
        stem = word[: len(word) - len(ending)]
        # A letter that is typed twice is not an ending.
        if word.endswith(ending) and len(stem) >= left and not (len(ending) == 1 and stem.endswith(ending)):
            found.add(_plain(stem + instead))
            if len(stem) > left and stem[-1] == stem[-2]:
                # Dutch and English write a consonant twice before an ending: mannen, planned.
                found.add(_plain(stem[:-1]))
    return frozenset(found)


def _plain(stem: str) -> str:
    """Write a stem as it is before every ending: Dutch has zaak and zaken, brief and brieven, huis and huizen."""
    single = _LONG_VOWEL.sub(r"\1", stem)
    return single[:-1] + _LAST.get(single[-1], single[-1])
