"""The annual report of the Belgian Federal Police as a typed dataset.

Data flows one way: data → loading → model → querying → writing. Nothing is read and no other module is
imported here; a name is brought in when it is first used.
"""

# Importing the constant from typing would take as long as starting Python.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from . import archive as archive
    from .errors import (
        BelgianPoliceStatsError as BelgianPoliceStatsError,
        DataError as DataError,
        DerivationError as DerivationError,
        ExportError as ExportError,
        Fault as Fault,
        FieldError as FieldError,
        FilterError as FilterError,
        MissingExtraError as MissingExtraError,
        NotOneError as NotOneError,
        PrintedNumberError as PrintedNumberError,
        UndecidedError as UndecidedError,
        UnitConflictError as UnitConflictError,
        UnknownEditionError as UnknownEditionError,
        UnknownFigureError as UnknownFigureError,
        UnknownLanguageError as UnknownLanguageError,
        UnknownUnitError as UnknownUnitError,
        WrongUnitError as WrongUnitError,
    )
    from .loading.packaged import check_package as check_package, editions as editions, load as load
    from .loading.reading import parse as parse, read as read
    from .model.chapter import Chapter as Chapter, Section as Section
    from .model.chapters.border_management import BorderManagement as BorderManagement
    from .model.chapters.community import Community as Community
    from .model.chapters.cybercrime import Cybercrime as Cybercrime
    from .model.chapters.forensics import Forensics as Forensics
    from .model.chapters.information_exchange import InformationExchange as InformationExchange
    from .model.chapters.international_cooperation import InternationalCooperation as InternationalCooperation
    from .model.chapters.organised_crime import OrganisedCrime as OrganisedCrime
    from .model.chapters.personnel import Personnel as Personnel
    from .model.chapters.protection import Protection as Protection
    from .model.chapters.public_order import PublicOrder as PublicOrder
    from .model.chapters.radicalism import Radicalism as Radicalism
    from .model.chapters.rail_police import RailPolice as RailPolice
    from .model.chapters.recruitment import Recruitment as Recruitment
    from .model.chapters.road_police import RoadPolice as RoadPolice
    from .model.chapters.special_support import SpecialSupport as SpecialSupport
    from .model.derived import Derived as Derived
    from .model.discrepancy import Discrepancy as Discrepancy, DiscrepancyKind as DiscrepancyKind
    from .model.figure import (
        Certainty as Certainty,
        Change as Change,
        Count as Count,
        Duration as Duration,
        Figure as Figure,
        Mass as Mass,
        Money as Money,
        Qualifier as Qualifier,
        Rate as Rate,
        Share as Share,
    )
    from .model.figures import Figures as Figures
    from .model.interval import Interval as Interval, Truth as Truth
    from .model.labels import Labels as Labels, Language as Language
    from .model.ledger import Entry as Entry, EntryReason as EntryReason, Ledger as Ledger
    from .model.own import OwnChapter as OwnChapter, OwnSection as OwnSection
    from .model.period import Period as Period, PeriodKind as PeriodKind
    from .model.printed import PrintedNumber as PrintedNumber, parse_printed as parse_printed
    from .model.quantities import define_units as define_units
    from .model.report import Report as Report
    from .model.rules import Exhaustive as Exhaustive, Rule as Rule, RuleKind as RuleKind, Verdict as Verdict
    from .model.source import Alternative as Alternative, Edition as Edition, Slide as Slide, Source as Source
    from .querying.breakdowns import Breakdown as Breakdown
    from .querying.checking import Check as Check, Explanation as Explanation
    from .querying.comparing import Comparison as Comparison, FigurePair as FigurePair, compare as compare
    from .querying.judging import RuleResult as RuleResult
    from .querying.searching import Match as Match, PrintedMatch as PrintedMatch
    from .querying.verifying import Finding as Finding, FindingKind as FindingKind, Verification as Verification
    from .writing.citation import cite as cite
    from .writing.columns import Column as Column, ColumnType as ColumnType
    from .writing.files.exporting import export as export, read_table as read_table
    from .writing.report_file import write as write
    from .writing.table import Table as Table, table as table

__version__ = "0.1.0"

_HOMES = {
    "Alternative": "model.source",
    "BelgianPoliceStatsError": "errors",
    "BorderManagement": "model.chapters.border_management",
    "Change": "model.figure",
    "Chapter": "model.chapter",
    "Check": "querying.checking",
    "Column": "writing.columns",
    "ColumnType": "writing.columns",
    "Community": "model.chapters.community",
    "Comparison": "querying.comparing",
    "Count": "model.figure",
    "Ledger": "model.ledger",
    "Cybercrime": "model.chapters.cybercrime",
    "DataError": "errors",
    "DerivationError": "errors",
    "Derived": "model.derived",
    "Discrepancy": "model.discrepancy",
    "DiscrepancyKind": "model.discrepancy",
    "Duration": "model.figure",
    "Edition": "model.source",
    "Exhaustive": "model.rules",
    "Explanation": "querying.checking",
    "ExportError": "errors",
    "Fault": "errors",
    "FieldError": "errors",
    "Figure": "model.figure",
    "FigurePair": "querying.comparing",
    "Figures": "model.figures",
    "FilterError": "errors",
    "Finding": "querying.verifying",
    "FindingKind": "querying.verifying",
    "Forensics": "model.chapters.forensics",
    "Breakdown": "querying.breakdowns",
    "InformationExchange": "model.chapters.information_exchange",
    "InternationalCooperation": "model.chapters.international_cooperation",
    "Interval": "model.interval",
    "Labels": "model.labels",
    "Language": "model.labels",
    "Rule": "model.rules",
    "RuleKind": "model.rules",
    "RuleResult": "querying.judging",
    "Mass": "model.figure",
    "Match": "querying.searching",
    "MissingExtraError": "errors",
    "Money": "model.figure",
    "NotOneError": "errors",
    "OrganisedCrime": "model.chapters.organised_crime",
    "OwnChapter": "model.own",
    "OwnSection": "model.own",
    "Period": "model.period",
    "PeriodKind": "model.period",
    "Personnel": "model.chapters.personnel",
    "PrintedMatch": "querying.searching",
    "PrintedNumber": "model.printed",
    "PrintedNumberError": "errors",
    "Protection": "model.chapters.protection",
    "PublicOrder": "model.chapters.public_order",
    "Qualifier": "model.figure",
    "Radicalism": "model.chapters.radicalism",
    "RailPolice": "model.chapters.rail_police",
    "Rate": "model.figure",
    "Certainty": "model.figure",
    "Recruitment": "model.chapters.recruitment",
    "Report": "model.report",
    "RoadPolice": "model.chapters.road_police",
    "Section": "model.chapter",
    "Share": "model.figure",
    "Slide": "model.source",
    "Source": "model.source",
    "SpecialSupport": "model.chapters.special_support",
    "Table": "writing.table",
    "Entry": "model.ledger",
    "EntryReason": "model.ledger",
    "Truth": "model.interval",
    "UndecidedError": "errors",
    "UnitConflictError": "errors",
    "UnknownEditionError": "errors",
    "UnknownFigureError": "errors",
    "UnknownLanguageError": "errors",
    "UnknownUnitError": "errors",
    "Verdict": "model.rules",
    "Verification": "querying.verifying",
    "WrongUnitError": "errors",
    "archive": "archive",
    "check_package": "loading.packaged",
    "cite": "writing.citation",
    "compare": "querying.comparing",
    "define_units": "model.quantities",
    "editions": "loading.packaged",
    "export": "writing.files.exporting",
    "load": "loading.packaged",
    "parse": "loading.reading",
    "parse_printed": "model.printed",
    "read": "loading.reading",
    "read_table": "writing.files.exporting",
    "table": "writing.table",
    "write": "writing.report_file",
}

__all__ = ["__version__", *_HOMES]  # pyright: ignore[reportUnsupportedDunderAll]


if not TYPE_CHECKING:
    # Type checkers see the imports above; with this they would take any name.

    def __getattr__(name: str) -> object:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = module = import_module(f".{home}", __name__)
        if name != home:
            value = getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
