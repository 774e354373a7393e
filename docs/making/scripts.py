"""The examples that are scripts, on one page; those that are notebooks have a page each."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from .markdown import code, page, plain

__all__ = ["scripts_page"]


def scripts_page(paths: Iterable[Path]) -> str:
    """Each script under the first line of its docstring."""
    lines = ["Each of them runs as it stands, and a test holds what it prints."]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        title = (ast.get_docstring(ast.parse(text)) or path.name).partition("\n")[0]
        lines += ["", f"## {plain(title)}", "", code(f"examples/{path.name}"), "", "```python", text.rstrip(), "```"]
    return page("Scripts", *lines)
