"""The docstrings of classes and of their fields. `nox -s descriptions` runs this file to copy those of the format."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterable, Iterator
from textwrap import dedent

from belgian_police_stats.writing.descriptors import json_schema, record_schemas
from support.packaged_files import PACKAGE

COPY = PACKAGE / "writing" / "descriptors" / "descriptions.json"


def docstrings_of(classes: Iterable[type]) -> dict[str, str]:
    """The first paragraph of each docstring, by the name of the class, or of class and field."""
    return {name: text for kind in classes for name, text in _docstrings(kind)}


def copied_text() -> str:
    """What descriptions.json holds when it is up to date."""
    classes = [*json_schema.format_classes(), *record_schemas.record_types()]
    return json.dumps(docstrings_of(classes), indent=2, ensure_ascii=False) + "\n"


def _docstrings(kind: type) -> Iterator[tuple[str, str]]:
    tree = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(tree, ast.ClassDef)
    yield kind.__name__, _first_paragraph(ast.get_docstring(tree) or "")
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield f"{kind.__name__}.{ast.unparse(field.target)}", _first_paragraph(str(below.value.value))


def _first_paragraph(text: str) -> str:
    return " ".join(inspect.cleandoc(text).partition("\n\n")[0].split())


if __name__ == "__main__":
    COPY.write_text(copied_text(), encoding="utf-8", newline="\n")
