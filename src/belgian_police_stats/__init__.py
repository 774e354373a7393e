"""The annual report of the Belgian Federal Police as a typed dataset.

Data flows one way: data → loading → model → texts → querying → fact_checking → writing. Importing the package reads no
file and imports no other module; a name is brought in when it is first used.

`dir(belgian_police_stats)` lists what a user begins with. The classes of the chapters are in
`belgian_police_stats.chapters`, the errors in `belgian_police_stats.errors` and the types of all answers in
`belgian_police_stats.types`; each can be imported from here as well.
"""

# Importing the constant from typing would take as long as starting Python.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from . import archive as archive, chapters as chapters, errors as errors, types as types
    from .chapters import *
    from .errors import *
    from .loading.changes import changes as changes
    from .loading.packaged import (
        check_package as check_package,
        editions as editions,
        load as load,
        series as series,
    )
    from .loading.reading import parse as parse, read as read
    from .model.chapter import Chapter as Chapter, Section as Section
    from .model.derived import Derived as Derived
    from .model.figure import (
        Change as Change,
        Count as Count,
        Duration as Duration,
        Figure as Figure,
        Mass as Mass,
        Money as Money,
        Rate as Rate,
        Share as Share,
    )
    from .model.figures import Figures as Figures
    from .model.printed import parse_printed as parse_printed
    from .model.quantities import define_units as define_units
    from .model.report import Report as Report
    from .querying.comparing import compare as compare
    from .types import *
    from .writing.citation import cite as cite
    from .writing.fact_checks import fact_check_all as fact_check_all
    from .writing.files.exporting import export as export, read_table as read_table
    from .writing.observations import observations as observations
    from .writing.report_file import write as write
    from .writing.table import Table as Table, table as table

__version__ = "0.1.0"

_HOMES = {
    "BelgianPoliceStatsError": "errors",
    "Change": "model.figure",
    "Chapter": "model.chapter",
    "Count": "model.figure",
    "Derived": "model.derived",
    "Duration": "model.figure",
    "Figure": "model.figure",
    "Figures": "model.figures",
    "Mass": "model.figure",
    "Money": "model.figure",
    "Rate": "model.figure",
    "Report": "model.report",
    "Section": "model.chapter",
    "Share": "model.figure",
    "Table": "writing.table",
    "archive": "archive",
    "changes": "loading.changes",
    "chapters": "chapters",
    "check_package": "loading.packaged",
    "cite": "writing.citation",
    "compare": "querying.comparing",
    "define_units": "model.quantities",
    "editions": "loading.packaged",
    "errors": "errors",
    "export": "writing.files.exporting",
    "fact_check_all": "writing.fact_checks",
    "load": "loading.packaged",
    "observations": "writing.observations",
    "parse": "loading.reading",
    "parse_printed": "model.printed",
    "read": "loading.reading",
    "read_table": "writing.files.exporting",
    "series": "loading.packaged",
    "table": "writing.table",
    "types": "types",
    "write": "writing.report_file",
}
"""Each name that a user begins with, and the module that it comes from."""

__all__ = ["__version__", *_HOMES]  # pyright: ignore[reportUnsupportedDunderAll]


if not TYPE_CHECKING:
    # Type checkers see the imports above; with this they would take any name.

    def __getattr__(name: str) -> object:
        from importlib import import_module
        from sys import modules

        # The errors come before the types, which import most of the library.
        homes = [_HOMES[name]] if name in _HOMES else ["errors", "chapters", "types"]
        for home in homes:
            module = import_module(f".{home}", __name__)
            if name == home or name in module.__all__:
                value = globals()[name] = module if name == home else getattr(module, name)
                return value
        # With these arguments, Python suggests a similar name.
        message = f"module {__name__!r} has no attribute {name[:200]!r}"
        raise AttributeError(message, name=name, obj=modules[__name__])


def __dir__() -> list[str]:
    return sorted(__all__)
