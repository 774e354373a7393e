"""The reason for a verdict, which is written in a language only when somebody reads it."""

from __future__ import annotations

from attrs import frozen

from ..frozen import Frozen
from ..model.figure import Figure
from ..model.labels import Labels, Language, check_language
from ..model.outside import Observation
from ..model.word_keys import Word
from ..model.words import name_of, qualified, word

__all__ = ["ClaimReason"]


@frozen(kw_only=True)
class ClaimReason(Frozen):
    """Why a claim has its verdict. It says what the report has, and not what is true."""

    key: Word
    """The sentence of the dictionary."""
    figures: tuple[Figure, ...] = ()
    """The figures that fill its gap `has`."""
    gaps: tuple[tuple[str, object], ...] = ()
    """The values of its other gaps. Labels are written in the language, and a figure as its number and label."""

    observations: tuple[Observation, ...] = ()
    """The observations for the year of the text."""

    def text(self, language: Language) -> str:
        """Write the reason as one sentence, and another one for each number that was published elsewhere.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        check_language(language)
        gaps = {name: _named(gap, "number_is", language) for name, gap in self.gaps}
        if self.figures:
            named = [_named(figure, "why_number", language) for figure in self.figures]
            *before, last = named
            first = ", ".join(map(str, before))
            gaps["has"] = word("and", first=first, last=last).text(language) if before else last
        told = [word(self.key, **gaps), *map(_observed, self.observations)]
        return " ".join(labels.text(language) for labels in told)


def _observed(observation: Observation) -> Labels:
    # A number that was published elsewhere has a page; only a figure of a report has none.
    assert observation.source is not None
    return word(
        "why_observed",
        year=observation.year,
        source=observation.source.publisher,
        number=observation.printed,
        comparability=name_of(observation.comparability),
    )


def _named(gap: object, key: Word, language: Language) -> object:
    """A figure with its number and its label; anything else as it is."""
    if not isinstance(gap, Figure):
        return gap
    number = qualified(gap.qualifier, gap.printed, language)
    return word(key, number=number, label=gap.label(language)).text(language)
