"""Charts that a notebook shows without a network, and whose SVG says in words what it draws."""

from __future__ import annotations

import re
from html import escape
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import Any, cast

__all__ = ["offline"]


def offline(chart: Any) -> Any:
    """Let a chart of Altair draw itself in a notebook, as SVG.

    By default, Altair gives a notebook a script that loads the drawing program from the network.
    """
    # Altair would treat an attribute that is set in the usual way as a part of the specification.
    object.__setattr__(chart, "__class__", _offline_kind(chart.__class__))
    return chart


_KINDS: dict[type[Any], type[Any]] = {}


def _offline_kind(kind: type[Any]) -> type[Any]:
    """Make a subclass of a class of charts, once. Altair's own methods keep it when they copy a chart."""
    if kind not in _KINDS:
        _KINDS[kind] = _made(kind)
    return _KINDS[kind]


def _made(kind: Any) -> type[Any]:

    class Offline(kind):  # type: ignore[misc]
        def _repr_mimebundle_(self, *arguments: Any, **options: Any) -> Any:
            import altair as alt

            # A user who chose a renderer gets that one.
            if alt.renderers.active != "default" or find_spec("vl_convert") is None:
                return kind._repr_mimebundle_(self, *arguments, **options)
            return {"image/svg+xml": _svg(self), "text/plain": repr(self)}

        def __repr__(self) -> str:
            return f"<{kind.__name__}: {_title(self.to_dict())}>"

        def save(self, fp: Any, format: Any = None, **options: Any) -> None:  # noqa: A002
            name = _path(fp)
            if options or "svg" not in (format, name.rpartition(".")[2].lower()):
                kind.save(self, fp, format, **options)
            elif name:
                Path(name).write_text(_svg(self), encoding="utf-8")
            else:
                fp.write(_svg(self))

    Offline.__name__ = Offline.__qualname__ = kind.__name__
    Offline.__module__ = kind.__module__
    return Offline


def _path(target: object) -> str:
    """The path of a file; empty for an open file."""
    return f"{target}" if isinstance(target, (str, PathLike)) else ""


def _svg(chart: Any) -> str:
    """Draw a chart, with its title and its description for people who cannot see it."""
    from vl_convert import vegalite_to_svg

    spec = chart.to_dict()
    told = f"<title>{escape(_title(spec))}</title><desc>{escape(str(spec.get('description', '')))}</desc>"
    svg: str = vegalite_to_svg(spec)
    return re.sub(r"(<svg\b[^>]*)>", lambda start: f'{start[1]} role="img">{told}', svg, count=1)


def _title(spec: dict[str, Any]) -> str:
    title = spec.get("title", "")
    text = cast("dict[str, Any]", title).get("text", "") if isinstance(title, dict) else title
    return " ".join(cast("list[str]", text)) if isinstance(text, list) else str(text)
