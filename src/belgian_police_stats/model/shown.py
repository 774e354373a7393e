"""What a notebook shows as a card."""

from __future__ import annotations

from typing import Any

__all__ = ["Shown"]


class Shown:
    """The one door between an object and its card."""

    __slots__ = ()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002
        """Give the object as HTML, as Markdown and as text; a notebook takes the form that it can show."""
        from ..writing.cards.bundle import bundle

        return bundle(self)
