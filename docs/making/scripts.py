"""The scripts among the examples, on one page. Each notebook has its own page."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from .markdown import code, page, plain

__all__ = ["scripts_page"]


def scripts_page(paths: Iterable[Path]) -> str:
    """Each script under the first line of its docstring."""
    lines = ["Each script runs without changes, and a test checks its output."]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        title = (ast.get_docstring(ast.parse(text)) or path.name).partition("\n")[0]
        lines += ["", f"## {plain(title)}", "", code(f"examples/{path.name}"), "", "```python", text.rstrip(), "```"]
    return page("Scripts", *lines)
