"""The words of the library itself, in four languages; what figures and units are called stands in data/labels/."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.figure import Qualifier, Reading
from ..model.label import Label
from ..model.laws import Verdict
from ..model.units import packaged_units

__all__ = ["HEDGES", "READINGS", "VERDICTS", "short_labels", "unit_label"]

HEDGES = {
    Qualifier.EXACT: Label(nl="", fr="", de="", en=""),
    Qualifier.ABOUT: Label(nl="ongeveer", fr="environ", de="etwa", en="about"),
    Qualifier.MORE_THAN: Label(nl="meer dan", fr="plus de", de="mehr als", en="more than"),
    Qualifier.AT_LEAST: Label(nl="minstens", fr="au moins", de="mindestens", en="at least"),
    Qualifier.LESS_THAN: Label(nl="minder dan", fr="moins de", de="weniger als", en="less than"),
    Qualifier.AT_MOST: Label(nl="hoogstens", fr="au plus", de="höchstens", en="at most"),
}
"""How each hedge stands before a number."""

READINGS = {
    Reading.CERTAIN: Label(nl="zeker", fr="certaine", de="sicher", en="certain"),
    Reading.LAYOUT: Label(
        nl="volgens de opmaak", fr="selon la mise en page", de="nach der Anordnung", en="by layout alone"
    ),
    Reading.AMBIGUOUS: Label(nl="dubbelzinnig", fr="ambiguë", de="mehrdeutig", en="ambiguous"),
}

VERDICTS = {
    Verdict.EXACT: Label(nl="exact", fr="exacte", de="genau", en="exact"),
    Verdict.ROUNDED: Label(nl="afgerond", fr="arrondie", de="gerundet", en="rounded"),
    Verdict.TRUNCATED: Label(nl="afgekapt", fr="tronquée", de="abgeschnitten", en="truncated"),
    Verdict.HOLDS: Label(nl="klopt", fr="respectée", de="eingehalten", en="holds"),
    Verdict.UNDECIDED: Label(nl="onbeslist", fr="indécise", de="unentschieden", en="undecided"),
    Verdict.BROKEN: Label(nl="geschonden", fr="enfreinte", de="verletzt", en="broken"),
}


def unit_label(unit: str, language: str) -> str:
    """Name a unit as it stands after a number; a unit that a report declares itself has its own name alone.

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
