"""Signatures that show the filters of `select`, which IPython and Jupyter complete.

A method takes its filters as `**filters`, so that a wrong name gets an error of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any, TypeVar

__all__ = ["shows_filters"]

_F = TypeVar("_F", bound=Callable[..., Any])

# The names are repeated here, since importing `querying.selecting` would take longer than opening a value;
# tests/package/test_completion.py compares them with the first.
_FILTERS = ("chapter", "section", "kind", "unit", "qualifier", "certainty", "period_kind", "slide", "where")


def shows_filters(method: _F) -> _F:
    """Make `inspect.signature` show a parameter for each filter in the place of `**filters`."""
    own = signature(method)
    others = [parameter for parameter in own.parameters.values() if parameter.kind is not Parameter.VAR_KEYWORD]
    filters = [Parameter(name, Parameter.KEYWORD_ONLY, default=...) for name in _FILTERS]
    vars(method)["__signature__"] = own.replace(parameters=[*others, *filters])
    return method
