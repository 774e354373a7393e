"""The public names, and the modules that importing the package loads."""

import ast
import importlib
import inspect
import json
import os
import pkgutil
import sys
import tomllib
import typing
from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pint
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.chapters import CHAPTERS
from support.packaged_files import PACKAGE, PROJECT
from support.running import output_of, run

FIRST = [
    "BelgianPoliceStatsError",
    "Change",
    "Chapter",
    "Count",
    "Derived",
    "Duration",
    "Figure",
    "Figures",
    "Mass",
    "Money",
    "Rate",
    "Report",
    "Section",
    "Share",
    "Table",
    "__version__",
    "archive",
    "changes",
    "chapters",
    "check_package",
    "cite",
    "compare",
    "define_units",
    "editions",
    "errors",
    "export",
    "fact_check_all",
    "load",
    "observations",
    "parse",
    "parse_printed",
    "read",
    "read_table",
    "series",
    "table",
    "types",
    "write",
]
"""The names that a user begins with and that dir() shows. Chapters, errors and types are listed elsewhere."""
LISTS = {name: getattr(bps, name).__all__ for name in ("chapters", "errors", "types")}
PUBLIC = [*FIRST, *(name for names in LISTS.values() for name in names)]
MODULES = ["archive", "chapters", "errors", "types"]


def test_the_first_names_are_pinned() -> None:
    """A name that is added or removed must change here as well. A star import gives the names of dir()."""
    assert sorted(FIRST) == dir(bps)
    assert dir(bps) == sorted(bps.__all__)


def test_every_name_can_be_imported_from_the_package() -> None:
    """The base class of errors is among the first names. Every other name is in only one list."""
    assert [] == [name for name in PUBLIC if not hasattr(bps, name)]
    assert ["BelgianPoliceStatsError"] == [name for name, number in Counter(PUBLIC).items() if number > 1]


def test_type_checkers_see_the_public_names() -> None:
    """The imports that only type checkers read name the same objects, from the same modules, as the table."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    (guarded,) = (node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    imports = [node for node in guarded.body if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: node.module or alias.name for node in imports for alias in node.names if alias.name != "*"}

    assert {"BelgianPoliceStatsError": "errors", **seen} == bps._HOMES  # pyright: ignore[reportPrivateUsage]
    assert [*LISTS] == [node.module for node in imports if node.names[0].name == "*"]
    assert set(CHAPTERS.values()) == set(LISTS["chapters"])


def test_the_annotations_of_every_public_callable_can_be_evaluated() -> None:
    """Tools that make schemas or forms from signatures need this."""
    wrong: list[str] = []
    for name in PUBLIC:
        value = getattr(bps, name)
        for path, function in (
            [(name, value), *_methods(name, value)] if inspect.isroutine(value) or inspect.isclass(value) else ()
        ):
            try:
                typing.get_type_hints(function)
            except NameError as error:
                wrong.append(f"{path}: {error}")

    assert [] == wrong


def test_every_submodule_has_the_names_in_its_all() -> None:
    """A name in any __all__ of the package exists."""
    lacking = [
        f"{module.__name__}.{name}"
        for module in _all_modules()
        for name in getattr(module, "__all__", ())
        if not hasattr(module, name)
    ]

    assert [] == lacking


def test_names_stay_the_same_when_every_submodule_is_imported() -> None:
    """No submodule replaces a public name, at the first look-up or the second."""
    before = {name: getattr(bps, name) for name in PUBLIC}
    _all_modules()
    after = {name: getattr(bps, name) for name in PUBLIC}

    assert before == after
    assert MODULES == sorted(name for name, value in after.items() if isinstance(value, ModuleType))


def test_public_functions_can_be_called_twice() -> None:
    """They still work after every submodule is imported."""
    _all_modules()
    for _ in range(2):
        assert 2024 in bps.editions()
        assert 2024 == bps.load(2024).edition.year
        assert 805 == bps.parse_printed("805").value
        assert "805 person" == f"{_with_our_units().Quantity(805, 'person')}"


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy look-up raises the same error as any other module."""
    message = ""
    try:
        _ = bps.loadd  # type: ignore[attr-defined]
    except AttributeError as error:
        message = str(error)

    assert "module 'belgian_police_stats' has no attribute 'loadd'" == message


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("bps.compre", "compare"),
        ("bps.chapters.Personel", "Personnel"),
        ("bps.load(2024).personel", "personnel"),
        ("bps.load(2024).personnel.staf", "staff"),
        ("bps.load(2024).personnel.staff.womem", "women"),
        ("bps.parse(own_report()).horse_brigade.stabl", "stable"),
        ("bps.parse(own_report()).horse_brigade.stable.mears", "mares"),
    ],
)
def test_python_suggests_the_name_that_was_meant(code: str, wanted: str) -> None:
    """The error of each lazy look-up has the name and the object, from which Python makes its hint."""
    own = "from support.own_reports import plain as own_report\n" if "own_report" in code else ""
    done = run(["-c", f"import belgian_police_stats as bps\n{own}{code}"], PYTHONPATH=os.pathsep.join(sys.path))

    assert done.stderr.decode().splitlines()[-1].endswith(f". Did you mean: '{wanted}'?")


def test_the_module_of_chapters_has_the_chapters_alone() -> None:
    """Completion shows each class, also before it is imported. A wrong name is the same error as in any module."""
    code = """
import belgian_police_stats as bps
print(*dir(bps.chapters))
"""
    message = ""
    try:
        _ = bps.chapters.Personel  # type: ignore[attr-defined]
    except AttributeError as error:
        message = str(error)

    assert sorted(CHAPTERS.values()) == output_of(code).split()
    assert "module 'belgian_police_stats.chapters' has no attribute 'Personel'" == message


def test_every_error_has_the_common_base_and_a_built_in_base() -> None:
    """One except clause catches all of them, and so does the built-in class that fits."""
    errors = [getattr(bps, name) for name in dict.fromkeys(PUBLIC) if name.endswith("Error")]
    outside = [error.__name__ for error in errors if not issubclass(error, bps.BelgianPoliceStatsError)]
    bare = [e.__name__ for e in errors if not issubclass(e, LookupError | ValueError | ImportError | OverflowError)]

    assert [] == outside
    assert ["BelgianPoliceStatsError"] == bare
    assert [] == [error.__name__ for error in errors if issubclass(error, KeyError)]


def test_import_loads_no_other_module() -> None:
    """Importing the package does not even import a module of the standard library."""
    code = "import sys; before = set(sys.modules); import belgian_police_stats; print(*(set(sys.modules) - before))"

    assert "belgian_police_stats" == output_of(code)


def test_pint_is_imported_with_the_first_quantity() -> None:
    """All figures can be read without pint. The first quantity imports it."""
    code = """
import json, sys
import belgian_police_stats as bps
def loaded(): return [name for name in ("cattrs", "pint") if name in sys.modules]
at_import = loaded()
figures = bps.load(2024).figures
with_figures = loaded()
figures[0].quantity
print(json.dumps([at_import, with_figures, loaded()]))
"""

    assert [[], ["cattrs"], ["cattrs", "pint"]] == json.loads(output_of(code))


def test_one_value_loads_only_its_chapter() -> None:
    """No other chapter is loaded, no file is imported twice, and modules for other questions are not imported."""
    code = """
import json, sys
import belgian_police_stats as bps
bps.load(2024).personnel.staff.women.value
ours = {name: module.__file__ for name, module in sys.modules.items() if name.startswith("belgian_police_stats")}
chapters = [name.rpartition(".")[2] for name in ours if ".model.chapters." in name]
model = "belgian_police_stats.model."
later = [name for name in ("ledger", "discrepancy", "interval", "derived") if model + name in ours]
stations = [name for name in ours if name.split(".")[1:2] in (["querying"], ["writing"], ["command"], ["testing"])]
print(json.dumps([chapters, later, stations, len(ours) - len(set(ours.values()))]))
"""

    assert [["personnel"], [], [], 0] == json.loads(output_of(code))


def test_version_is_that_of_the_project() -> None:
    """The version in the module is that of pyproject.toml."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == bps.__version__


def test_the_package_says_that_it_is_typed() -> None:
    """Type checkers look for this file."""
    assert (PACKAGE / "py.typed").is_file()


def _methods(name: str, value: object) -> Iterator[tuple[str, Any]]:
    """The methods and properties of a class, each with its path."""
    for key, member in vars(value).items() if inspect.isclass(value) else ():
        function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if inspect.isfunction(function):
            yield f"{name}.{key}", function


def _all_modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(bps.__path__, bps.__name__ + ".")
    return [importlib.import_module(module.name) for module in found]


def _with_our_units() -> pint.UnitRegistry[float]:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    bps.define_units(registry)
    return registry
