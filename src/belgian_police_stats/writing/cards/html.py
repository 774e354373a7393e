"""HTML elements with escaped contents: only a Markup, which this module made itself, is taken as it is."""

from __future__ import annotations

from html import escape

__all__ = ["Markup", "element"]


class Markup(str):
    """HTML that is escaped already."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str) -> Markup:
    """Make one element; attributes are escaped, and so are the children that are plain texts."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>")
