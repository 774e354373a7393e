"""What a report file holds. Reading one goes piece by piece; this is the whole that is written."""

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
    """A whole report in one file: what the folders of data/ hold for one edition."""

    format: str
    edition: Edition
    chapters: dict[str, ChapterRecord]
    labels: LabelRecords
    units: LabelRecords = Factory(dict[str, Labels])
    """The counted things that the packaged list does not have, and what they are called."""
    rules: tuple[Rule, ...] = ()
    """What must be true beside the rules of the library; the names are ids of figures."""
    ledger: tuple[Entry, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
