"""What a report file holds, as a whole, for writing.

Reading goes piece by piece and does without this class. It has a module of its own so that opening a report does not
pay for making it.
"""

from attrs import Factory, define

from ..model.bases import Value
from ..model.discrepancy import Discrepancy
from ..model.labels import Labels
from ..model.ledger import Entry
from ..model.rules import Rule
from ..model.source import Edition
from .records import ChapterRecord, LabelRecords

__all__ = ["ReportRecord"]


@define(kw_only=True, eq=False, repr=False)
class ReportRecord(Value):
    """A whole report in one file, which has all that the folders of data/ have for one edition."""

    format: str
    edition: Edition
    chapters: dict[str, ChapterRecord]
    labels: LabelRecords
    units: LabelRecords = Factory(dict[str, Labels])
    """Each counted thing that the report declares, with its name in four languages."""
    rules: tuple[Rule, ...] = ()
    """The rules that the report states beside those of the library."""
    ledger: tuple[Entry, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
