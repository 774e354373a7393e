"""The words of the library itself, in four languages; what figures and units are called stands in data/labels/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..model.figure import Certainty, Figure, Qualifier
from ..model.labels import Labels
from ..model.rules import Verdict
from ..model.units import packaged_units

__all__ = ["CERTAINTIES", "HEDGES", "VERDICTS", "WORDS", "short_labels", "slug", "unit_label", "unit_of"]

HEDGES = {
    Qualifier.EXACT: Labels(nl="", fr="", de="", en=""),
    Qualifier.ABOUT: Labels(nl="ongeveer", fr="environ", de="etwa", en="about"),
    Qualifier.MORE_THAN: Labels(nl="meer dan", fr="plus de", de="mehr als", en="more than"),
    Qualifier.AT_LEAST: Labels(nl="minstens", fr="au moins", de="mindestens", en="at least"),
    Qualifier.LESS_THAN: Labels(nl="minder dan", fr="moins de", de="weniger als", en="less than"),
    Qualifier.AT_MOST: Labels(nl="hoogstens", fr="au plus", de="höchstens", en="at most"),
}
"""How each hedge stands before a number."""

CERTAINTIES = {
    Certainty.CERTAIN: Labels(nl="zeker", fr="certaine", de="sicher", en="certain"),
    Certainty.INFERRED: Labels(
        nl="volgens de opmaak", fr="selon la mise en page", de="nach der Anordnung", en="by layout alone"
    ),
    Certainty.AMBIGUOUS: Labels(nl="dubbelzinnig", fr="ambiguë", de="mehrdeutig", en="ambiguous"),
}

VERDICTS = {
    Verdict.EXACT: Labels(nl="exact", fr="exacte", de="genau", en="exact"),
    Verdict.ROUNDED: Labels(nl="afgerond", fr="arrondie", de="gerundet", en="rounded"),
    Verdict.TRUNCATED: Labels(nl="afgekapt", fr="tronquée", de="abgeschnitten", en="truncated"),
    Verdict.HOLDS: Labels(nl="klopt", fr="respectée", de="eingehalten", en="holds"),
    Verdict.UNDECIDED: Labels(nl="onbeslist", fr="indécise", de="unentschieden", en="undecided"),
    Verdict.VIOLATED: Labels(nl="geschonden", fr="enfreinte", de="verletzt", en="violated"),
}

WORDS = {
    "alternative": Labels(nl="andere lezing", fr="autre lecture", de="andere Lesart", en="other reading"),
    "computed": Labels(
        nl="berekend uit de gedrukte cijfers",
        fr="calculé à partir des chiffres imprimés",
        de="aus den gedruckten Zahlen berechnet",
        en="computed from the printed figures",
    ),
    "rule": Labels(nl="wet", fr="loi", de="Gesetz", en="rule"),
    "rules": Labels(
        nl="wetten tussen de cijfers",
        fr="lois entre les chiffres",
        de="Gesetze zwischen den Zahlen",
        en="rules between the figures",
    ),
    "lines": Labels(nl="regels", fr="lignes", de="Zeilen", en="lines"),
    "on": Labels(nl="op", fr="au", de="am", en="on"),
    "one_side": Labels(nl="Niet in beide:", fr="Pas dans les deux :", de="Nicht in beiden:", en="Not in both:"),
    "printed": Labels(nl="gedrukt", fr="imprimé", de="gedruckt", en="printed"),
    "certainty": Labels(nl="lezing", fr="lecture", de="Lesart", en="certainty"),
    "remainder": Labels(
        nl="in geen gedrukt deel",
        fr="non ventilé",
        de="nicht aufgeschlüsselt",
        en="in no part that is printed",
    ),
    "report": Labels(nl="jaarverslag", fr="rapport annuel", de="Jahresbericht", en="annual report"),
    "slide": Labels(nl="dia", fr="diapositive", de="Folie", en="slide"),
    "source": Labels(nl="Bron:", fr="Source :", de="Quelle:", en="Source:"),
    "verdict": Labels(nl="uitkomst", fr="verdict", de="Ergebnis", en="verdict"),
}
"""Words that stand on charts."""


def slug(name: str) -> str:
    """Write a name in small letters and digits with hyphens between, for keys and file names; never empty."""
    flat = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", bare)) or "unnamed"


def unit_of(figure: Figure, language: str) -> str:
    """Name the unit of a figure as it stands after a number; one that its report declares is called as it says there.

    Raises:
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    return figure.unit_labels.text(language) if figure.unit_labels else unit_label(figure.unit, language)


def unit_label(unit: str, language: str) -> str:
    """Name a unit as it stands after a number; one that the library does not have has its plain name alone.

    Raises:
        UnknownLanguageError: the language is not one of nl, fr, de, en.
    """
    return packaged_units().labels(language).get(unit, unit.replace("_", " "))


def short_labels(labels: Sequence[str]) -> list[str]:
    """Leave out what all labels of a list begin with, up to a colon: it is said once above the list."""
    beginnings = {label.partition(": ")[0] for label in labels if ": " in label}
    if len(labels) < 2 or len(beginnings) != 1 or not all(": " in label for label in labels):
        return list(labels)
    return [label.partition(": ")[2] for label in labels]
