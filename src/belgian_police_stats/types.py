"""The types of what the library takes and gives, for annotations and `isinstance`.

Importing this module also lets `typing.get_type_hints` evaluate the annotations of every public callable. The modules
of the library import many types for type checkers only, so that a first value is read quickly; this one completes them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import attrs

from .fact_checking.claims import Claim, ClaimVerdict, FactCheck, NonClaim
from .fact_checking.reasons import ClaimReason
from .literals import (
    CertaintyWord,
    ChangeId,
    ChapterId,
    CitationStyle,
    ClaimVerdictWord,
    CountId,
    DoubtId,
    DurationId,
    FigureId,
    FormatName,
    KindName,
    MassId,
    MoneyId,
    PeriodKindWord,
    QualifierWord,
    RateId,
    ReadingId,
    SectionId,
    ShareId,
    TableFormatName,
    TimeUnit,
    UnitName,
)
from .loading.changes import ChangeKind, LoggedChange
from .loading.limits import Limits
from .model.amount import Amount
from .model.bases import Truth
from .model.certainty import Certainty, Qualifier, Readings
from .model.contents import Unknown
from .model.derived import Operation, Term
from .model.discrepancy import Discrepancy, DiscrepancyKind
from .model.doubts import Doubt, DoubtKind, Reading, Settlement
from .model.interval import Exact, Interval
from .model.labels import Labels, Language
from .model.ledger import Entry, EntryReason, Ledger
from .model.outside import Break, Comparability, Observation, Outside, OutsideSource, SourceKind
from .model.own import OwnChapter, OwnSection
from .model.period import Period, PeriodKind
from .model.printed import PrintedNumber
from .model.readings import Possibility, SizeComparison
from .model.relating import Given
from .model.rules import Overlap, Rule, RuleKind, Verdict
from .model.source import Alternative, Edition, Slide, Source
from .model.verbs import HasFigures
from .querying.breakdowns import Breakdown
from .querying.checking import Check, Explanation
from .querying.comparing import Comparison, FigurePair
from .querying.judging import RuleResult
from .querying.ranking import Rank, Ranking
from .querying.searching import Match, Matches, PrintedMatch
from .querying.selecting import Filters, KnownFilters
from .querying.series import Jump, Series
from .querying.series_change import SeriesChange
from .querying.varying import Variation, Variations
from .querying.verifying import Finding, FindingKind, Verification
from .writing.charts.style import ChartStyle
from .writing.columns import Column, ColumnType
from .writing.record_types import AlternativeRecord, FigurePlace, FigureRecord, PeriodRecord, TableRow
from .writing.table import Numeric

__all__ = [
    "Alternative",
    "AlternativeRecord",
    "Amount",
    "Break",
    "Breakdown",
    "Certainty",
    "CertaintyWord",
    "ChangeId",
    "ChangeKind",
    "ChapterId",
    "ChartStyle",
    "Check",
    "CitationStyle",
    "Claim",
    "ClaimReason",
    "ClaimVerdict",
    "ClaimVerdictWord",
    "Column",
    "ColumnType",
    "Comparability",
    "Comparison",
    "CountId",
    "Discrepancy",
    "DiscrepancyKind",
    "Doubt",
    "DoubtId",
    "DoubtKind",
    "DurationId",
    "Edition",
    "Entry",
    "EntryReason",
    "Exact",
    "Explanation",
    "FactCheck",
    "FigureId",
    "FigurePair",
    "FigurePlace",
    "FigureRecord",
    "Filters",
    "Finding",
    "FindingKind",
    "FormatName",
    "Given",
    "HasFigures",
    "Interval",
    "Jump",
    "KindName",
    "KnownFilters",
    "Labels",
    "Language",
    "Ledger",
    "Limits",
    "LoggedChange",
    "MassId",
    "Match",
    "Matches",
    "MoneyId",
    "NonClaim",
    "Numeric",
    "Observation",
    "Operation",
    "Outside",
    "OutsideSource",
    "Overlap",
    "OwnChapter",
    "OwnSection",
    "Period",
    "PeriodKind",
    "PeriodKindWord",
    "PeriodRecord",
    "Possibility",
    "PrintedMatch",
    "PrintedNumber",
    "Qualifier",
    "QualifierWord",
    "Rank",
    "Ranking",
    "RateId",
    "Reading",
    "ReadingId",
    "Readings",
    "Rule",
    "RuleKind",
    "RuleResult",
    "SectionId",
    "Series",
    "SeriesChange",
    "Settlement",
    "ShareId",
    "SizeComparison",
    "Slide",
    "Source",
    "SourceKind",
    "TableFormatName",
    "TableRow",
    "Term",
    "TimeUnit",
    "Truth",
    "UnitName",
    "Unknown",
    "Variation",
    "Variations",
    "Verdict",
    "Verification",
]


class _Later:
    """A module of another package, imported when an annotation that names it is evaluated; `Any` without it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, name: str) -> Any:
        try:
            return getattr(import_module(self.name), name)
        except ModuleNotFoundError:
            return Any


_OTHERS = {
    "alt": "altair",
    "ibis": "ibis",
    "ir": "ibis.expr.types",
    "pa": "pyarrow",
    "pd": "pandas",
    "pint": "pint",
    "pl": "polars",
}
"""The modules of other packages that annotations name, by their usual short names."""


def _complete_annotations() -> None:
    # For type checkers, `__package__` can be None.
    package_name = __name__.rpartition(".")[0]
    package = sys.modules[package_name]
    for home in package._HOMES.values():
        import_module(f".{home}", package_name)
    chapters = package.chapters
    known: dict[str, Any] = {name: getattr(chapters, name) for name in chapters.__all__}
    known |= {name: _Later(module) for name, module in _OTHERS.items()}
    modules = [module for name, module in sys.modules.items() if name.startswith(f"{package_name}.")]
    for module in modules:
        # Types begin with a capital, and constants are capitals throughout.
        names = (name for name in getattr(module, "__all__", ()) if name[0].isupper() and not name.isupper())
        known |= {name: getattr(module, name) for name in names}
    # The functions that attrs writes have namespaces of their own.
    written = [kind.__init__.__globals__ for kind in known.values() if attrs.has(kind)]
    for namespace in (*map(vars, modules), *written):
        for name, value in known.items():
            namespace.setdefault(name, value)


_complete_annotations()
