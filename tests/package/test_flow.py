"""Data flows one way, and one stem names a chapter in every place."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.chapters import CHAPTERS
from support.packaged_files import DATA, NO_CHAPTERS, PACKAGE

ROOT = bps.__name__
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "data": {"errors"},
    "errors": set(),
    "extras": {"errors"},
    "strict_json": {"errors"},
    "model": {"data", "errors", "strict_json", "model"},
    "loading": {"data", "errors", "extras", "strict_json", "model", "loading"},
    "querying": {"errors", "model", "querying"},
    "writing": {"errors", "extras", "model", "loading", "querying", "writing"},
    "archive": {"errors", "extras", "model", "querying", "writing", "archive"},
    "testing": {"errors", "model", "loading", "querying", "writing", "testing"},
    "command": {"errors", "extras", "model", "loading", "querying", "writing", "command"},
    "__main__": {"command"},
}
"""Station to the stations that it may import when it is imported itself."""

DOORS = {
    "model.chapter",
    "model.derived",
    "model.figure",
    "model.figures",
    "model.report",
    "model.bases",
    "querying.checking",
    "querying.breakdowns",
}
"""The modules whose methods may import a room of a later station when they are called."""


def test_stations_import_only_what_comes_before_them() -> None:
    """Imports at the top of a module never go against the flow."""
    against = [
        f"{module} imports {imported}"
        for module, imported, deferred in _imports()
        if not deferred and _station(imported) not in MAY_IMPORT[_station(module)]
    ]

    assert [] == against


def test_only_doors_reach_further_when_called() -> None:
    """Inside a function the model and the asking may import a later station, and only where they have a door to it."""
    later = {"model": {"loading", "querying", "writing", "command"}, "querying": {"loading", "writing", "command"}}
    reaching = {
        module
        for module, imported, deferred in _imports()
        if deferred and _station(imported) in later.get(_station(module), set())
    }

    assert set() == reaching - DOORS
    assert {"model.figures", "model.report"} <= reaching


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Within a station the imports lean one way as well."""
    graph: dict[str, set[str]] = {}
    for module, imported, deferred in _imports():
        if not deferred:
            graph.setdefault(module, set()).add(imported)
    circle: object = None
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]

    assert circle is None


def test_the_pint_door_is_the_only_one() -> None:
    """One module alone imports pint when it runs, and one pair alone cattrs."""
    by_library: dict[str, set[str]] = {"pint": set(), "cattrs": set()}
    for path in _sources():
        for node, typing_only, _ in _import_nodes(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            for name in names:
                library = name.partition(".")[0]
                if library in by_library and not typing_only and not getattr(node, "level", 0):
                    by_library[library].add(_module(path))

    assert {"pint": {"model.quantities"}, "cattrs": {"loading.converter", "loading.faults"}} == by_library


def test_each_chapter_has_its_stem_in_every_place(report: bps.Report) -> None:
    """The data, the labels, the model, the list of chapters and the report name the same chapters."""
    places = {
        f"data/{year}": {path.stem for path in DATA.glob(f"{year}/*.json")} - NO_CHAPTERS for year in bps.editions()
    }
    places["data/labels"] = {path.stem for path in DATA.glob("labels/*.json")} - {"units"}
    places["model/chapters"] = {path.stem for path in PACKAGE.glob("model/chapters/*.py")} - {"__init__"}
    places["Report"] = {name for name in vars(bps.Report) if isinstance(getattr(report, name, None), bps.Chapter)}
    places["report.chapters"] = {chapter.id for chapter in report.chapters}
    differing = {place: names ^ set(CHAPTERS) for place, names in places.items() if names != set(CHAPTERS)}

    assert {} == differing


@pytest.mark.parametrize(("stem", "name"), CHAPTERS.items())
def test_each_chapter_class_is_public_and_is_what_the_report_gives(report: bps.Report, stem: str, name: str) -> None:
    """The class in the list of chapters is the one that can be imported and the one of the attribute."""
    chapter = getattr(report, stem)

    assert stem == chapter.id
    assert getattr(bps, name) is type(chapter)
    assert "".join(part.title() for part in stem.split("_")) == name


def test_no_submodule_bears_a_public_name() -> None:
    """A lazy name would turn into the module when somebody imports that; the archive is the one that is a module."""
    top = {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"}

    assert {"archive"} == top & set(bps.__all__)


def _sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _station(module: str) -> str:
    return module.partition(".")[0]


def _imports() -> Iterator[tuple[str, str, bool]]:
    """Who imports whom within the package, and whether only when a function is called."""
    modules = {_module(path) for path in _sources()}
    for path in _sources():
        module = _module(path)
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        for node, typing_only, deferred in _import_nodes(ast.parse(path.read_text(encoding="utf-8"))):
            if typing_only:
                continue
            for target in _targets(node, package):
                # "from . import x" names a module or something in one.
                yield module, target if target in modules else target.rpartition(".")[0], deferred


def _targets(node: ast.Import | ast.ImportFrom, package: str) -> list[str]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
        return [name.removeprefix(ROOT).removeprefix(".") for name in names if _station(name) == ROOT]
    if node.level:
        parts = package.split(".") if package else []
        base = ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])
    elif node.module and _station(node.module) == ROOT:
        base = node.module.removeprefix(ROOT).removeprefix(".")
    else:
        return []
    return [f"{base}.{alias.name}".removeprefix(".") for alias in node.names]


def _import_nodes(
    tree: ast.AST, typing_only: bool = False, deferred: bool = False
) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool, bool]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, typing_only, deferred
        guarded = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        called = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _import_nodes(node, typing_only or guarded, deferred or called)
