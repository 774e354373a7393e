"""Data flows one way, and one stem names a chapter in every place."""

import ast
from collections.abc import Iterator
from functools import cache
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
    "errors": {"frozen"},
    "frozen": set(),
    "extras": {"errors"},
    "literals": set(),
    "strict_json": {"errors"},
    "model": {"data", "errors", "frozen", "strict_json", "model"},
    "loading": {"data", "errors", "frozen", "extras", "strict_json", "model", "loading"},
    "texts": {"data", "errors", "strict_json", "model", "texts"},
    "querying": {"errors", "frozen", "model", "texts", "querying"},
    "fact_checking": {"errors", "frozen", "model", "texts", "querying", "fact_checking"},
    "writing": {
        *(
            "errors",
            "frozen",
            "extras",
            "strict_json",
            "model",
            "loading",
            "texts",
            "querying",
            "fact_checking",
            "writing",
        ),
    },
    "archive": {"errors", "frozen", "extras", "strict_json", "model", "loading", "querying", "writing", "archive"},
    "assistant": {
        *("errors", "frozen", "model", "loading", "texts", "querying", "fact_checking", "writing", "assistant"),
    },
    "testing": {"errors", "frozen", "model", "loading", "querying", "writing", "testing"},
    "command": {
        "errors",
        "extras",
        "model",
        "loading",
        "texts",
        "querying",
        "fact_checking",
        "writing",
        "assistant",
        "command",
    },
    "chapters": {"model"},
    "types": {"literals", "loading", "model", "querying", "fact_checking", "writing"},
    "__main__": {"command"},
    "_pyinstaller": set(),
}
"""Station to the stations that it may import when it is imported itself."""

DOORS = {
    "fact_checking.claims",
    "frozen",
    "model.amount",
    "model.bases",
    "model.chapter",
    "model.figure",
    "model.figures",
    "model.partial",
    "model.printed",
    "model.relating",
    "model.report",
    "model.versioned",
    "model.verbs",
    "querying.breakdowns",
    "querying.checking",
    "querying.series",
}
"""All modules whose functions import a later station when they are called."""

CIRCLES: list[tuple[str, str]] = [
    ("model.amount", "model.combining"),
    ("model.amount", "model.readings"),
    ("model.amount", "model.refusals"),
    ("model.amount", "model.relating"),
    ("model.verbs", "model.figures"),
]
"""All pairs of modules in which a function of the first imports the second, which imports the first."""


def test_stations_import_only_what_comes_before_them() -> None:
    """Imports at the top of a module never go against the flow, and every station has its place in it."""
    against = [
        f"{module} imports {imported}"
        for module, imported, deferred in _imports()
        if not deferred and _station(imported) not in MAY_IMPORT[_station(module)]
    ]

    assert [] == against
    assert MAY_IMPORT.keys() == {_station(_module(path)) for path in _sources()}


def test_only_doors_reach_further_when_called() -> None:
    """Inside a function only doors import a later station. A module that no longer does is taken off the list."""
    assert DOORS == {module for module, imported, deferred in _imports() if deferred and _is_later(module, imported)}


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports lean one way, inside functions too, except for the doors and the listed pairs."""
    arrows = {(module, imported) for module, imported, _ in _imports() if not _is_later(module, imported)}

    assert [] == _circle(arrows - set(CIRCLES))


def test_each_listed_circle_is_one() -> None:
    """The import stands in a function and closes a circle. A pair that no longer does is taken off the list."""
    arrows = {(module, imported) for module, imported, _ in _imports() if not _is_later(module, imported)}
    called = {(module, imported) for module, imported, deferred in _imports() if deferred}

    assert [] == [pair for pair in CIRCLES if pair not in arrows & called]
    assert [] == [pair for pair in CIRCLES if not _circle(arrows - set(CIRCLES) | {pair})]


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
    places["data/labels"] = {path.stem for path in DATA.glob("labels/*.json")} - {"units", "words"}
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
    """A lazy name would turn into the module when somebody imports that; these four are modules."""
    top = {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"}

    assert {"archive", "chapters", "errors", "types"} == top & set(bps.__all__)


def _sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _station(module: str) -> str:
    return module.partition(".")[0]


def _is_later(module: str, imported: str) -> bool:
    # A function may read the version from the package itself, which is not a station.
    return imported != "" and _station(imported) not in MAY_IMPORT[_station(module)]


def _circle(arrows: set[tuple[str, str]]) -> list[str]:
    """Modules that import each other one after the other; empty where none do."""
    graph: dict[str, set[str]] = {}
    for module, imported in arrows:
        graph.setdefault(module, set()).add(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@cache
def _imports() -> list[tuple[str, str, bool]]:
    """Who imports whom within the package, and whether only when a function is called."""
    modules = {_module(path) for path in _sources()}
    found: list[tuple[str, str, bool]] = []
    for path in _sources():
        module = _module(path)
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        for node, typing_only, deferred in _import_nodes(ast.parse(path.read_text(encoding="utf-8"))):
            # "from . import x" names a module or something in one.
            targets = [] if typing_only else _targets(node, package)
            found += [(module, name if name in modules else name.rpartition(".")[0], deferred) for name in targets]
    return found


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
