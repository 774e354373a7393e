"""The files of a chapter match its class: a docstring under each field, and keys in the order of the fields."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.converter import structure, unstructure
from belgian_police_stats.model.chapters import CHAPTERS, chapter_class
from belgian_police_stats.strict_json import Json
from support.packaged_files import DATA, PACKAGE, read_json, structured_files

TARGETS = structured_files()
CLASSES = {stem: chapter_class(stem) for stem in CHAPTERS}


@pytest.mark.parametrize("path", TARGETS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_keys_of_an_entry_are_in_the_order_of_its_class(path: Path) -> None:
    """The keys of a figure have the order of the fields of FileFigure. The other files have such orders too."""
    content = read_json(path)
    written = unstructure(structure(path.name, content, TARGETS[path]))

    assert list(_keys(written)) == list(_keys(content))


@pytest.mark.parametrize("stem", CHAPTERS)
def test_sections_and_figures_are_in_the_order_of_the_class(stem: str) -> None:
    """This holds for the values of each edition and for the labels. An edition can lack some parts."""
    parts = [(section, [*kind.MEMBERS]) for section, kind in CLASSES[stem].MEMBERS.items()]
    named = [stem]
    for section, figures in parts:
        named += [f"{stem}.{section}", *(f"{stem}.{section}.{name}" for name in figures)]
    for path in DATA.glob(f"[0-9]*/{stem}.json"):
        ids = [f"{stem}.{section}.{name}" for section, figures in read_json(path).items() for name in figures]
        assert [name for name in named if name in ids] == ids, path

    assert named == list(read_json(DATA / "labels" / f"{stem}.json"))


@pytest.mark.parametrize("stem", CHAPTERS)
def test_every_field_has_a_docstring(stem: str) -> None:
    """One sentence under the field describes the figure, and editors show it. A section has a class docstring."""
    path = PACKAGE / "model" / "chapters" / f"{stem}.py"

    assert [] == [*_fields_without_a_line(ast.parse(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("stem", CHAPTERS)
def test_no_class_names_the_year_of_an_edition(stem: str) -> None:
    """A class is about every edition. A date of one year belongs in the period or the note of a figure."""
    text = (PACKAGE / "model" / "chapters" / f"{stem}.py").read_text(encoding="utf-8")

    assert [] == [line.strip() for line in text.splitlines() for year in bps.editions() if str(year) in line]


def _fields_without_a_line(module: ast.Module) -> Iterator[str]:
    for kind in module.body:
        if isinstance(kind, ast.ClassDef) and ast.unparse(kind.bases[0]) != "Chapter":
            for field, below in zip(kind.body, (*kind.body[1:], None), strict=True):
                is_line = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
                if isinstance(field, ast.AnnAssign) and not is_line:
                    yield f"{kind.name}.{ast.unparse(field.target)}, line {field.lineno}"


def _keys(value: Json, path: str = "$") -> Iterator[str]:
    """The path of every key, in the order of the file."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield f"{path}.{key}"
            yield from _keys(part, f"{path}.{key}")
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _keys(part, f"{path}[{i}]")
