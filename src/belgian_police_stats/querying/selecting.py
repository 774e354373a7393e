"""Keep the figures that fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cache
from typing import Any, TypeAlias, TypedDict, TypeVar, cast

from ..errors import FilterError, UnknownUnitError, nearest, short_repr
from ..model.chapters import CHAPTERS, chapter_class
from ..model.figure import KINDS, Certainty, Figure, Qualifier
from ..model.figures import Figures
from ..model.labels import LANGUAGES
from ..model.period import PeriodKind
from ..model.units import packaged_units

__all__ = ["FILTERS", "Filters", "select"]

_T = TypeVar("_T")
_Choice: TypeAlias = _T | Sequence[_T] | AbstractSet[_T]
"""One value, or a list, tuple or set of values of which any may fit."""


class Filters(TypedDict, total=False):
    """What `select` can be asked, for editors and type checkers."""

    chapter: _Choice[str]
    section: _Choice[str]
    kind: _Choice[str | type[Figure]]
    unit: _Choice[str]
    qualifier: _Choice[str]
    certainty: _Choice[str]
    period_kind: _Choice[str]
    slide: _Choice[int]
    where: Callable[[Figure], object]


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
"""What each filter looks at."""

_CLOSED = {
    "kind": tuple(kind.__name__ for kind in KINDS),
    "qualifier": tuple(map(str, Qualifier)),
    "certainty": tuple(map(str, Certainty)),
    "period_kind": tuple(map(str, PeriodKind)),
}


def select(figures: Figures, filters: Mapping[str, Any]) -> Figures:
    """Figures.select is the public door and tells the filters."""
    own = figures.own_values or frozenset(_own_values(figures))
    tests = [_test(own, name, wanted) for name, wanted in filters.items()]
    return Figures((figure for figure in figures if all(test(figure) for test in tests)), own_values=own)


def _own_values(figures: Figures) -> Iterator[tuple[str, str]]:
    """What the library does not know; a selection remembers it, so that filters compose."""
    for figure in figures:
        if figure.unit_labels is not None:
            yield "unit", figure.unit
        if figure.chapter not in CHAPTERS:
            yield from ((name, FILTERS[name](figure)) for name in ("chapter", "section"))


def _test(own: frozenset[tuple[str, str]], name: str, wanted: Any) -> Callable[[Figure], bool]:
    if name == "where":
        if not callable(wanted):
            raise FilterError(f"Expected a function of a figure for the filter 'where', got {wanted!r}.")
        return lambda figure: bool(wanted(figure))
    if name not in FILTERS:
        known = (*FILTERS, "where")
        raise FilterError(
            expected=f"a filter among {', '.join(known)}", got=short_repr(name), hint=nearest(name, known)
        )
    look = FILTERS[name]
    many = cast("Collection[Any]", wanted) if isinstance(wanted, (list, tuple, set, frozenset)) else [wanted]
    values = [_plain(value) for value in many]
    for value in values:
        _check(own, name, value)
    return lambda figure: look(figure) in values


def _plain(value: Any) -> Any:
    """A kind may be given as its class."""
    return value.__name__ if isinstance(value, type) else value


def _check(own: frozenset[tuple[str, str]], name: str, value: Any) -> None:
    beside = sorted(known for filter_, known in own if filter_ == name)
    if name == "unit":
        known = (*packaged_units().names, *beside)
        if value not in known:
            unit = _named().get(str(value).casefold())
            hint = f"Did you mean {unit!r}?" if unit else nearest(value, known)
            raise UnknownUnitError(expected="a unit that the library knows", got=short_repr(value), hint=hint)
    elif name == "slide":
        if type(value) is not int or value < 1:
            raise FilterError(f"Expected the number of a slide, from 1, for the filter 'slide', got {value!r}.")
    elif name in _CLOSED and value not in _CLOSED[name]:
        choices = _CLOSED[name]
        raise FilterError(
            expected=f"one of {', '.join(choices)} for the filter {name!r}",
            got=short_repr(value),
            hint=nearest(value, choices),
        )
    elif name in ("chapter", "section"):
        ours = tuple(CHAPTERS) if name == "chapter" else _sections()
        known = (*ours, *beside)
        if value not in known:
            raise FilterError(
                expected=f"the id of a {name} for the filter {name!r}",
                got=short_repr(value),
                hint=nearest(value, known),
            )


@cache
def _named() -> dict[str, str]:
    """The units by what they are called, in any language."""
    labels = (packaged_units().labels(language) for language in LANGUAGES)
    return {text.casefold(): unit for named in labels for unit, text in named.items()}


@cache
def _sections() -> tuple[str, ...]:
    """The ids of all sections, as their classes have them: a selection need not have figures of each."""
    return tuple(f"{name}.{section}" for name in CHAPTERS for section in chapter_class(name).MEMBERS)
