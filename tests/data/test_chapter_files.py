"""The files of a chapter read like its class: a line under each field, and the keys in the order of the fields."""

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
def test_the_keys_of_an_entry_stand_in_the_order_of_its_class(path: Path) -> None:
    """A figure has its keys as FigureRecord has its fields, and so has each entry of the other files."""
    content = read_json(path)
    written = unstructure(structure(path.name, content, TARGETS[path]))

    assert list(_keys(written)) == list(_keys(content))


@pytest.mark.parametrize("stem", CHAPTERS)
def test_sections_and_figures_stand_in_the_order_of_the_class(stem: str) -> None:
    """In the values of each edition and in the labels; what a year does not have is left out."""
    parts = [(section, [*kind.MEMBERS]) for section, kind in CLASSES[stem].MEMBERS.items()]
    named = [stem]
    for section, figures in parts:
        named += [f"{stem}.{section}", *(f"{stem}.{section}.{name}" for name in figures)]
    for path in DATA.glob(f"[0-9]*/{stem}.json"):
        there = [f"{stem}.{section}.{name}" for section, figures in read_json(path).items() for name in figures]
        assert [name for name in named if name in there] == there, path

    assert named == list(read_json(DATA / "labels" / f"{stem}.json"))


@pytest.mark.parametrize("stem", CHAPTERS)
def test_every_field_has_a_line_under_it(stem: str) -> None:
    """What the figure is, in one sentence below the field, which an editor shows; a section says it in its class."""
    path = PACKAGE / "model" / "chapters" / f"{stem}.py"

    assert [] == [*_fields_without_a_line(ast.parse(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("stem", CHAPTERS)
def test_no_class_names_the_year_of_an_edition(stem: str) -> None:
    """What stands in a class is said of every edition; a date of one year stands in a figure's period or note."""
    text = (PACKAGE / "model" / "chapters" / f"{stem}.py").read_text(encoding="utf-8")

    assert [] == [line.strip() for line in text.splitlines() for year in bps.editions() if str(year) in line]


def _fields_without_a_line(module: ast.Module) -> Iterator[str]:
    for made in module.body:
        if isinstance(made, ast.ClassDef) and ast.unparse(made.bases[0]) != "Chapter":
            for one, below in zip(made.body, (*made.body[1:], None), strict=True):
                is_line = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
                if isinstance(one, ast.AnnAssign) and not is_line:
                    yield f"{made.name}.{ast.unparse(one.target)}, line {one.lineno}"


def _keys(value: Json, path: str = "$") -> Iterator[str]:
    """The path of every key, in the order in which they stand."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield f"{path}.{key}"
            yield from _keys(part, f"{path}.{key}")
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _keys(part, f"{path}[{i}]")
