"""The promise: these names and no others, and nothing happens when the package is imported."""

import importlib
import json
import pkgutil
import tomllib
from types import ModuleType

import pint

import belgian_police_stats as bps
from support.packaged_files import PACKAGE, PROJECT
from support.running import output_of

PUBLIC = [
    "Alternative",
    "BelgianPoliceStatsError",
    "BorderManagement",
    "Breakdown",
    "Certainty",
    "Change",
    "Chapter",
    "Check",
    "Column",
    "ColumnType",
    "Community",
    "Comparison",
    "Count",
    "Cybercrime",
    "DataError",
    "DerivationError",
    "Derived",
    "Discrepancy",
    "DiscrepancyKind",
    "Duration",
    "Edition",
    "Entry",
    "EntryReason",
    "Exhaustive",
    "Explanation",
    "ExportError",
    "Fault",
    "FieldError",
    "Figure",
    "FigurePair",
    "Figures",
    "FilterError",
    "Finding",
    "FindingKind",
    "Forensics",
    "InformationExchange",
    "InternationalCooperation",
    "Interval",
    "Labels",
    "Language",
    "Ledger",
    "Mass",
    "Match",
    "MissingExtraError",
    "Money",
    "NotOneError",
    "OrganisedCrime",
    "OwnChapter",
    "OwnSection",
    "Period",
    "PeriodKind",
    "Personnel",
    "PrintedMatch",
    "PrintedNumber",
    "PrintedNumberError",
    "Protection",
    "PublicOrder",
    "Qualifier",
    "Radicalism",
    "RailPolice",
    "Rate",
    "Recruitment",
    "Report",
    "RoadPolice",
    "Rule",
    "RuleKind",
    "RuleResult",
    "Section",
    "Share",
    "Slide",
    "Source",
    "SpecialSupport",
    "Table",
    "Truth",
    "UndecidedError",
    "UnitConflictError",
    "UnknownEditionError",
    "UnknownFigureError",
    "UnknownLanguageError",
    "UnknownUnitError",
    "Verdict",
    "Verification",
    "WrongUnitError",
    "__version__",
    "archive",
    "check_package",
    "cite",
    "compare",
    "define_units",
    "editions",
    "export",
    "load",
    "parse",
    "parse_printed",
    "read",
    "read_table",
    "table",
    "write",
]


def test_public_names_are_pinned() -> None:
    """A name that comes or goes must be written here as well."""
    assert PUBLIC == dir(bps)


def test_dir_tells_what_all_promises() -> None:
    """A star import brings in what dir() shows."""
    assert sorted(bps.__all__) == dir(bps)


def test_every_submodule_promises_only_what_it_has() -> None:
    """A name in any __all__ of the package exists."""
    lacking = [
        f"{module.__name__}.{name}"
        for module in _all_modules()
        for name in getattr(module, "__all__", ())
        if not hasattr(module, name)
    ]

    assert [] == lacking


def test_names_stay_what_they_are_when_every_submodule_is_imported() -> None:
    """No submodule takes the place of a public name, on the first call or the second."""
    before = {name: getattr(bps, name) for name in PUBLIC}
    _all_modules()
    after = {name: getattr(bps, name) for name in PUBLIC}

    assert before == after
    assert ["archive"] == [name for name, value in after.items() if isinstance(value, ModuleType)]


def test_public_functions_can_be_called_twice() -> None:
    """Each does its work again after every submodule is there."""
    _all_modules()
    for _ in range(2):
        assert 2024 in bps.editions()
        assert 2024 == bps.load(2024).edition.year
        assert 805 == bps.parse_printed("805").value
        assert "805 person" == f"{_with_our_units().Quantity(805, 'person')}"


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy door says no as any module does."""
    message = ""
    try:
        _ = bps.loadd  # type: ignore[attr-defined]
    except AttributeError as error:
        message = str(error)

    assert "module 'belgian_police_stats' has no attribute 'loadd'" == message


def test_every_error_has_the_common_base_and_a_built_in_one() -> None:
    """One except clause catches all, and so does LookupError, ValueError or, for what is not installed, ImportError."""
    errors = [getattr(bps, name) for name in PUBLIC if name.endswith("Error")]
    outside = [error.__name__ for error in errors if not issubclass(error, bps.BelgianPoliceStatsError)]
    bare = [e.__name__ for e in errors if not issubclass(e, LookupError | ValueError | ImportError)]

    assert [] == outside
    assert ["BelgianPoliceStatsError"] == bare
    assert [] == [error.__name__ for error in errors if issubclass(error, KeyError)]


def test_import_loads_no_other_module() -> None:
    """Not even a module of the standard library comes in with the package."""
    code = "import sys; before = set(sys.modules); import belgian_police_stats; print(*(set(sys.modules) - before))"

    assert "belgian_police_stats" == output_of(code)


def test_no_pint_is_loaded_before_a_quantity_is_asked_for() -> None:
    """All figures are there without pint, and with the first quantity it comes."""
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


def test_one_value_loads_its_chapter_alone() -> None:
    """No class of another chapter is made, no file is a module twice, and what only other questions need stays out."""
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
    """The module and pyproject.toml say the same."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == bps.__version__


def test_the_package_says_that_it_is_typed() -> None:
    """Type checkers look for this file."""
    assert (PACKAGE / "py.typed").is_file()


def _all_modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(bps.__path__, bps.__name__ + ".")
    return [importlib.import_module(module.name) for module in found]


def _with_our_units() -> pint.UnitRegistry[float]:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    bps.define_units(registry)
    return registry
