"""Select the figures that fit filters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, TypeVar, cast

from ..errors import FilterError, UnknownUnitError, nearest, short_repr
from ..model.bases import whole_number
from ..model.certainty import Certainty, Qualifier
from ..model.chapters import CHAPTERS, chapter_class
from ..model.figure import KINDS, Figure
from ..model.figures import Figures
from ..model.labels import LANGUAGES
from ..model.period import PeriodKind
from ..model.units import packaged_units

if TYPE_CHECKING:
    from ..literals import CertaintyWord, ChapterId, KindName, PeriodKindWord, QualifierWord, SectionId, UnitName

__all__ = ["FILTERS", "Filters", "KnownFilters", "select"]

_T = TypeVar("_T")
_Choice: TypeAlias = _T | Sequence[_T] | AbstractSet[_T]
"""One value, or a list, tuple or set of values of which any may fit."""


class _ClosedFilters(TypedDict, total=False):
    """The filters whose values are the same in every report."""

    kind: _Choice[KindName | type[Figure]]
    qualifier: _Choice[Qualifier | QualifierWord]
    certainty: _Choice[Certainty | CertaintyWord]
    period_kind: _Choice[PeriodKind | PeriodKindWord]
    slide: _Choice[int]
    where: Callable[[Figure], object]


class Filters(_ClosedFilters, total=False):
    """The filters of `select`, for editors and type checkers."""

    chapter: _Choice[str]
    section: _Choice[str]
    unit: _Choice[str]


class KnownFilters(_ClosedFilters, total=False):
    """The filters of `select` with the names that the library knows, which an editor can complete."""

    chapter: _Choice[ChapterId]
    section: _Choice[SectionId]
    unit: _Choice[UnitName]


FILTERS: dict[str, Callable[[Figure], Any]] = {
    "chapter": lambda figure: figure.chapter,
    "section": lambda figure: figure.id.rpartition(".")[0],
    "kind": lambda figure: type(figure).__name__,
    "unit": lambda figure: figure.unit,
    "qualifier": lambda figure: figure.qualifier.value,
    "certainty": lambda figure: figure.certainty.value,
    "period_kind": lambda figure: figure.period.kind.value,
    "slide": lambda figure: figure.source.slide,
}
"""Each filter with the value that it compares."""

_CLOSED = {
    "kind": tuple(kind.__name__ for kind in KINDS),
    "qualifier": tuple(map(str, Qualifier)),
    "certainty": tuple(map(str, Certainty)),
    "period_kind": tuple(map(str, PeriodKind)),
}
"""The filters with the same values for every report. Chapter, section and unit depend on the report."""


def select(figures: Figures, filters: Mapping[str, Any]) -> Figures:
    """See `Figures.select`."""
    tests = [_test(name, wanted) for name, wanted in filters.items()]
    origin = figures if figures.origin is None else figures.origin
    for name in ("chapter", "section", "unit"):
        for value in _values(filters.get(name, [])):
            _refuse_unknown(name, value, origin)
    return figures.selection(figure for figure in figures if all(test(figure) for test in tests))


def _test(name: str, wanted: Any) -> Callable[[Figure], bool]:
    if name == "where":
        if not callable(wanted):
            raise FilterError(f"Expected a function of a figure for the filter 'where', got {short_repr(wanted)}.")
        return lambda figure: bool(wanted(figure))
    if name not in FILTERS:
        known = (*FILTERS, "where")
        raise FilterError(
            expected=f"a filter among {', '.join(known)}", got=short_repr(name), hint=nearest(name, known)
        )
    value_of = FILTERS[name]
    values = _values(wanted)
    for value in values:
        _refuse_impossible(name, value)
    return lambda figure: value_of(figure) in values


def _values(wanted: Any) -> list[Any]:
    """The values that a filter accepts, with the name of a kind instead of its class."""
    many = cast("Collection[Any]", wanted) if isinstance(wanted, (list, tuple, set, frozenset)) else [wanted]
    return [value.__name__ if isinstance(value, type) else value for value in many]


def _refuse_impossible(name: str, value: Any) -> None:
    """Refuse a value that no report can have."""
    if name == "slide":
        if (whole_number(value) or 0) < 1:
            raise FilterError(expected="the number of a slide, from 1, for the filter 'slide'", got=short_repr(value))
    elif name in _CLOSED:
        known = _CLOSED[name]
        if value not in known:
            raise FilterError(
                expected=f"one of {', '.join(known)} for the filter {name!r}",
                got=short_repr(value),
                hint=nearest(value, known),
            )
    elif not isinstance(value, str):
        raise FilterError(expected=f"a text for the filter {name!r}", got=short_repr(value))


def _refuse_unknown(name: str, value: str, figures: Iterable[Figure]) -> None:
    """Refuse a chapter, section or unit that neither the library nor any of the figures has."""
    known = _known_to_library(name)
    if value in known:
        return
    known = (*known, *sorted({FILTERS[name](figure) for figure in figures}.difference(known)))
    if value in known:
        return
    if name == "unit":
        unit = _units_by_label().get(value.casefold())
        hint = f"Did you mean {unit!r}?" if unit else nearest(value, known)
        raise UnknownUnitError(expected="a unit of the library or of the report", got=short_repr(value), hint=hint)
    raise FilterError(
        expected=f"the id of a {name} for the filter {name!r}", got=short_repr(value), hint=nearest(value, known)
    )


@cache
def _known_to_library(name: str) -> tuple[str, ...]:
    if name == "unit":
        return packaged_units().names
    return tuple(CHAPTERS) if name == "chapter" else tuple(_sections())


def _sections() -> Iterator[str]:
    for chapter in CHAPTERS:
        # From the class: an edition need not have every section.
        yield from (f"{chapter}.{section}" for section in chapter_class(chapter).MEMBERS)


@cache
def _units_by_label() -> dict[str, str]:
    """The units by their labels in all languages."""
    labels = (packaged_units().labels(language) for language in LANGUAGES)
    return {text.casefold(): unit for in_one_language in labels for unit, text in in_one_language.items()}
