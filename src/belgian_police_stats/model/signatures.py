"""Signatures that show the filters of `select`, which IPython and Jupyter complete.

A method takes its filters as `**filters`, so that a wrong name gets an error of ours. `inspect.signature` follows the
attribute `__wrapped__`, and so shows the signature of another function in its place. A `Signature` object would take
time at import, and nobody may ask for it.
"""

from __future__ import annotations

from collections.abc import Callable

# `typing.get_type_hints` follows `__wrapped__` too, and evaluates the annotations of the method here.
from typing import TYPE_CHECKING, Any, TypeVar, Unpack  # noqa: F401  # pyright: ignore[reportUnusedImport]

if TYPE_CHECKING:
    from ..writing.table import Numeric, Table
    from .figures import Figures
    from .labels import Language

__all__ = ["select_signature", "shown_as", "table_signature"]

_F = TypeVar("_F", bound=Callable[..., Any])


def shown_as(shown: Callable[..., object]) -> Callable[[_F], _F]:
    """Make a decorator with which a method shows the signature of another function."""

    def mark(method: _F) -> _F:
        vars(method)["__wrapped__"] = shown
        return method

    return mark


# The names of the filters stand here a second time; tests/package/test_completion.py compares them with the first.


def select_signature(  # noqa: PLR0913
    self: object,
    *,
    chapter: Any = ...,
    section: Any = ...,
    kind: Any = ...,
    unit: Any = ...,
    qualifier: Any = ...,
    certainty: Any = ...,
    period_kind: Any = ...,
    slide: Any = ...,
    where: Any = ...,
) -> Figures:
    """The signature of `select`. Nothing calls this."""
    raise NotImplementedError


def table_signature(  # noqa: PLR0913
    self: object,
    *,
    language: Language | None = None,
    numeric: Numeric = "float",
    chapter: Any = ...,
    section: Any = ...,
    kind: Any = ...,
    unit: Any = ...,
    qualifier: Any = ...,
    certainty: Any = ...,
    period_kind: Any = ...,
    slide: Any = ...,
    where: Any = ...,
) -> Table:
    """The signature of `table`. Nothing calls this."""
    raise NotImplementedError
