"""Refuse what a report file names twice: it would count twice, or one of the two would hide the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from ..errors import Fault, shown
from ..model.discrepancy import Discrepancy
from ..model.doubts import Settlement
from ..model.rules import Overlap

__all__ = [
    "TAKE_ONE_OUT",
    "again",
    "alike",
    "faults_of_discrepancies",
    "faults_of_overlaps",
    "faults_of_settlements",
    "repeated",
]


TAKE_ONE_OUT = "Take out one of the two."
"""The hint for something that is named twice."""


def alike(text: str) -> str:
    """Write a text so that texts that differ only in capitals or in the form of their letters become equal."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def again(keys: Iterable[tuple[int, Hashable]]) -> Iterator[tuple[int, int]]:
    """Give each index whose key came before, with the index where it came first."""
    first: dict[Hashable, int] = {}
    for i, key in keys:
        if first.setdefault(key, i) != i:
            yield i, first[key]


def repeated(path: str, items: Iterable[str], what: str) -> Iterator[Fault]:
    """Give a fault for each item of a list that came before."""
    listed = [*items]
    if len({*listed}) < len(listed):
        name = path.rpartition(".")[2]
        for i, first in again(enumerate(listed)):
            expected = f"{what} that {name}[{first}] does not have"
            yield Fault(f"{path}[{i}]", expected, shown(listed[i]), TAKE_ONE_OUT)


def faults_of_overlaps(overlaps: Mapping[int, Overlap], known: Collection[str]) -> Iterator[Fault]:
    """Give a fault for each overlap that is repeated, or that names too few figures, an unknown one, or one twice."""
    for i, overlap in overlaps.items():
        path = f"$.overlaps[{i}].figures"
        if len(overlap.figures) < 2:
            yield Fault(path, "at least two figures", str(len(overlap.figures)))
        yield from repeated(path, overlap.figures, "a figure")
        for j, name in enumerate(overlap.figures):
            if name not in known:
                yield Fault(f"{path}[{j}]", "the id of a figure", shown(name))
    for i, first in again((i, frozenset(overlap.figures)) for i, overlap in overlaps.items()):
        yield Fault(f"$.overlaps[{i}].figures", f"figures that overlaps[{first}] does not have", "the same figures")


def faults_of_settlements(settlements: Mapping[int, Settlement], still_open: Collection[str]) -> Iterator[Fault]:
    """Give a fault for each doubt that is settled twice, and for one that is settled and open."""
    open_doubts = set(map(alike, still_open))
    for i, first in again((i, alike(settlement.doubt)) for i, settlement in settlements.items()):
        other = f"a doubt that settlements[{first}] does not have"
        yield Fault(f"$.settlements[{i}].doubt", other, shown(settlements[i].doubt))
    for i, settlement in settlements.items():
        if alike(settlement.doubt) in open_doubts:
            expected = "a doubt that is closed, and is not in $.doubts"
            yield Fault(f"$.settlements[{i}].doubt", expected, shown(settlement.doubt))


def faults_of_discrepancies(listed: Mapping[int, Discrepancy], slides: Collection[int]) -> Iterator[Fault]:
    """Give a fault for each figure and slide that a discrepancy has twice, for an unknown slide and an empty name."""
    for i, discrepancy in listed.items():
        path = f"$.discrepancies[{i}]"
        if not discrepancy.id.strip():
            yield Fault(f"{path}.id", "the name of the discrepancy", shown(discrepancy.id))
        yield from repeated(f"{path}.figures", discrepancy.figures, "a figure")
        numbers = discrepancy.slides or ()
        yield from repeated(f"{path}.slides", map(str, numbers), "a slide")
        for j, number in enumerate(numbers):
            if number not in slides:
                yield Fault(f"{path}.slides[{j}]", "the number of a slide", str(number))
