"""HTML that cannot be broken by what stands in it: a text is escaped unless this module made it."""

from __future__ import annotations

from html import escape

__all__ = ["Markup", "element"]


class Markup(str):
    """HTML that is ready to be shown."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str) -> Markup:
    """Make one element; the children that are no markup yet are escaped, and so is every attribute."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>")
