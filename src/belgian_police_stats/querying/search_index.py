"""The index of a search: every text of the figures, by its words, their forms and the concepts that they stand for.

A text is a label of a figure, its id, the title of its section or chapter, the name of its unit, or a number as it is
printed. The index only holds words of the report, and no words that users search for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple

from ..errors import Names
from ..model.chapter import Chapter, Section
from ..model.figure import Figure
from ..model.labels import LANGUAGES, Labels, Language
from ..model.numbers import Exact
from ..model.printed import parse_printed
from ..model.report import Report
from ..model.units import packaged_units
from ..model.verbs import HasFigures
from ..texts.forms import stems
from ..texts.label_concepts import concepts_of
from ..texts.vocabulary import concepts
from ..texts.words import bare_words, word_set

__all__ = ["FILLERS", "KINDS", "OWN", "TWO_LETTERS", "Index", "Text", "titles_of", "words_of"]

FILLERS = word_set(
    "a about an and any are as at be been being by did do does for from had has have how if in into is it its "
    "many me much number of on or our show tell than that the their them then there these they this those to us "
    "was we were what when where which who whom whose will with would you your aan aantal als bij dan dat de deze "
    "die dit door een en er haar hadden heb hebben heeft het hoe hoeveel hun ik je met naar nog om ons onze ook "
    "op te tot uit van voor waar waren wanneer wat welk welke werd werden wie wij worden wordt ze zij zijn zich "
    "ai ait au aux avait avec avez avons c ce ces cet cette combien d dans des du elle elles est et etaient etait "
    "etc ete eu fait fut il ils j l la le les leur leurs m n ne nombre nos notre nous ont ou par pas pour qu que "
    "quel quelle quelles quels qui quoi s sa se ses son sont sur t un une vos votre vous y am anzahl auf aus bei "
    "bin bist das dass dem den der diese dieser dieses ein eine einem einen einer es gab gibt hat hatte hatten "
    "ich ihr ihre im ist mit nach sich sie sind so und uns viel viele vom von war welche welcher welches wer "
    "wieviel wir wird wo wurde wurden zahl zu zum zur"
)
"""Words that a search ignores: a search for "number of women" is a search for "women"."""

OWN = (*LANGUAGES, "id")
"""The texts of a figure itself. The first in this order is taken if several fit equally well."""
_FACTORS = {"section": 0.75, "chapter": 0.5, "unit": 0.5}
"""How much a word counts if it is not in a text of the figure itself, but in a text around it."""
KINDS = {"Money": "money", "Share": "share", "Change": "growth"}
"""The concepts of every figure of a kind, besides those of its unit."""
TWO_LETTERS = re.compile("([aou])e")
"""An umlaut that is written with an e."""
_LONGEST = 1_000
"""The most characters of a label that are indexed. The labels of an own report can be longer."""


class Text(NamedTuple):
    """One text of a figure, or around figures."""

    place: str
    """label, id, section, chapter or unit."""
    language: Language | Literal["id"]
    """The language of the text; `id` for an id."""
    text: str
    words: tuple[str, ...]
    """Its words without accents, and without fillers unless it has no others."""
    figures: tuple[int, ...]
    """The figures that it is about, by their places."""

    @property
    def factor(self) -> float:
        """How much a word of it counts."""
        return _FACTORS.get(self.place, 1.0)


class Index:
    """The texts of figures, by the words in them."""

    def __init__(self, figures: Sequence[Figure], titles: Mapping[str, Labels]) -> None:
        self.figures: tuple[Figure, ...] = tuple(figures)
        self.places: dict[str, int] = {figure.id: place for place, figure in enumerate(self.figures)}
        self.texts: list[Text] = []
        self.own: list[dict[str, int]] = []
        """The texts of each figure itself, by their language."""
        self.around: list[list[int]] = [[] for _ in self.figures]
        """The texts around each figure: of its section, its chapter and its unit."""
        self.words: dict[str, list[int]] = defaultdict(list)
        """Every word, with the texts that have it."""
        self.written: dict[str, str] = {}
        """Every word as it is written first, with its accents."""
        self.stems: dict[str, set[str]] = defaultdict(set)
        """Every stem, with the words that share it."""
        self.concepts: dict[str, dict[int, str]] = defaultdict(dict)
        """Every concept, with the texts that have it, and the word that stands for it in each text."""
        self.values: dict[Exact, set[int]] = defaultdict(set)
        """Every printed number, with the figures."""
        self.printed: dict[str, set[int]] = defaultdict(set)
        """Every number as it is printed, which can be a word, with the figures."""
        self.years: dict[int, set[int]] = defaultdict(set)
        """Every year in which a period begins or ends, with the figures."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, figure in enumerate(self.figures):
            own = self._add_labels(figure.labels, (place,))
            own["id"] = self._add(Text("id", "id", figure.id, _telling(figure.id), (place,)))
            self.own.append(own)
            groups["section", figure.section].append(place)
            groups["chapter", figure.chapter].append(place)
            groups["unit", figure.unit].append(place)
            groups["kind", figure.kind].append(place)
            self._add_numbers(figure, place)
        for (kind, name), places in groups.items():
            self._add_group(kind, name, tuple(places), titles)

    def _add_group(self, kind: str, name: str, places: tuple[int, ...], titles: Mapping[str, Labels]) -> None:
        if kind == "kind":
            if name in KINDS:
                # The name of a kind, which is English, is not a text that is searched.
                self.concepts[KINDS[name]][self._add(Text("unit", "en", "", (), places))] = name.lower()
        elif kind == "unit":
            own = self.figures[places[0]].unit_labels
            for labels in (own,) if own else _unit_labels().get(name, ()):
                self._add_labels(labels, places, kind)
        elif name in titles:
            self._add_labels(titles[name], places, kind)

    def _add_labels(self, labels: Labels, places: tuple[int, ...], kind: str = "label") -> dict[str, int]:
        added: dict[str, int] = {}
        for language, (words, found) in _analysed(labels).items():
            number = self._add(Text(kind, language, labels.text(language), words, places))
            for concept, word in found:
                self.concepts[concept].setdefault(number, word)
            added[language] = number
        return added

    def _add(self, text: Text) -> int:
        number = len(self.texts)
        self.texts.append(text)
        if text.place in _FACTORS:
            for place in text.figures:
                self.around[place].append(number)
        new = [word for word in dict.fromkeys(text.words) if word not in self.words]
        for word in new:
            # Someone without umlauts may have written "ae" for an "ä", which is indexed as "a".
            for stem in stems(word) | stems(TWO_LETTERS.sub(r"\1", word)):
                self.stems[stem].add(word)
        for written in _letters(text.text) if new else ():
            for word in bare_words(written):
                self.written.setdefault(word, written)
        for word in dict.fromkeys(text.words):
            self.words[word].append(number)
        return number

    def _add_numbers(self, figure: Figure, place: int) -> None:
        self.values[figure.value].add(place)
        for source in figure.sources:
            self.printed[source.printed.casefold()].add(place)
            self.values[parse_printed(source.printed).value].add(place)
        for year in {figure.period.start.year, figure.period.end.year}:
            self.years[year].add(place)

    def spelled(self, word: str) -> str:
        """Write a word with its accents."""
        return self.written.get(word, word)

    @cached_property
    def names(self) -> Names:
        """The words among which a search looks for those close to an unknown word."""
        return Names(sorted(word for word in self.words if word not in FILLERS))

    @cached_property
    def _spreads(self) -> dict[str, int]:
        return {
            concept: len({place for number in texts for place in self.texts[number].figures})
            for concept, texts in self.concepts.items()
        }

    def spread(self, concept: str) -> int:
        """The number of figures that a concept is about."""
        return self._spreads[concept]


def titles_of(origin: HasFigures | None) -> Iterator[tuple[str, Labels]]:
    """Give the titles around figures by their ids: those of the report, chapter or section that they come from."""
    if isinstance(origin, Report):
        for chapter in origin.chapters:
            yield from titles_of(chapter)
    elif isinstance(origin, Chapter):
        yield origin.id, origin.labels
        for section in origin.sections:
            yield section.id, section.labels
    elif isinstance(origin, Section):
        yield origin.id, origin.labels


def words_of(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out fillers, unless all words are fillers."""
    listed = tuple(words)
    return tuple(word for word in listed if word not in FILLERS) or listed


def _telling(text: str) -> tuple[str, ...]:
    return words_of(bare_words(text[:_LONGEST]))


def _analysed(labels: Labels) -> dict[Language, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
    """The words of labels in each language, and the concepts that at least two languages agree on, with their words."""
    agreed = concepts_of(labels, {})
    found: dict[Language, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]] = {}
    for language in LANGUAGES:
        words = bare_words(labels.text(language)[:_LONGEST])
        lexicon, pairs = concepts(language), list[tuple[str, str]]()
        for place, word in enumerate(words):
            keys = (*lexicon.of_word(word), *(key for _, key in lexicon.rows_at(words, place)))
            pairs += [(key, word) for key in keys if key in agreed]
        found[language] = words_of(words), tuple(pairs)
    return found


def _letters(text: str) -> list[str]:
    """The words of a text in small letters, with their accents."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:_LONGEST]).lower())


@cache
def _unit_labels() -> dict[str, tuple[Labels, Labels]]:
    """The names of each packaged unit, in the singular and in the plural."""
    one, other = (
        {language: packaged_units().labels(language, form) for language in LANGUAGES} for form in ("one", "other")
    )
    return {
        unit: (
            Labels(**{language: one[language][unit] for language in LANGUAGES}),
            Labels(**{language: other[language][unit] for language in LANGUAGES}),
        )
        for unit in other["nl"]
    }
