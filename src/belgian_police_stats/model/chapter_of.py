"""How a report shows its chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from ..errors import UnknownFigureError
from .chapter import Chapter

if TYPE_CHECKING:
    from .report import Report

__all__ = ["ChapterOf"]

_C = TypeVar("_C", bound=Chapter)


class ChapterOf(Generic[_C]):
    """A chapter as an attribute, typed, and read when it is first asked for."""

    def __set_name__(self, owner: type[Report], name: str) -> None:  # pragma: no mutate block
        self._name = name

    @overload
    def __get__(self, report: None, owner: type[Report]) -> Self: ...
    @overload
    def __get__(self, report: Report, owner: type[Report]) -> _C: ...
    def __get__(self, report: Report | None, owner: type[Report]) -> Self | _C:
        if report is None:
            return self
        try:
            chapter: Any = report.chapter(self._name)
        except UnknownFigureError:
            # For hasattr and getattr it is an attribute that is not there; Report.__getattr__ says so in a sentence.
            raise AttributeError(self._name) from None
        return chapter  # type: ignore[no-any-return]
