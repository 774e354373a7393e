"""The contents of a whole report file, for writing.

Reading goes piece by piece and does not use this class. The class has its own module so that opening a report does not
spend time on making it.
"""

from attrs import Factory, define

from ..model.bases import Value
from ..model.discrepancy import Discrepancy
from ..model.doubts import Settlement
from ..model.labels import Labels
from ..model.ledger import Entry
from ..model.rules import Overlap, Rule
from ..model.source import Edition
from .doubts import DoubtRecord
from .outside import OutsideRecord
from .records import ChapterRecord, LabelRecords

__all__ = ["ReportRecord"]


@define(kw_only=True, eq=False, repr=False)
class ReportRecord(Value):
    """A whole report in one file."""

    format: str
    """The name and the version of this format."""
    made_by: str | None = None
    """The program and the version that wrote the file. Only a file of a newer version can have unknown keys."""
    edition: Edition
    """The report itself: title, publisher, dates, and the text that was read."""
    chapters: dict[str, ChapterRecord]
    """The figures, by chapter, section and name."""
    labels: LabelRecords
    """The names of each chapter, section and figure, by id."""
    units: LabelRecords = Factory(dict[str, Labels])
    """The units that the library does not have: counted things, with their names."""
    rules: tuple[Rule, ...] = ()
    """The rules that the library does not have. They refer to figures by id."""
    recorded_rules: tuple[Rule, ...] = ()
    """The rules of the library when it wrote the file: compared with those of later versions, and not checked."""
    overlaps: tuple[Overlap, ...] = ()
    """The figures that can count the same things, beyond those that the library knows."""
    doubts: tuple[DoubtRecord, ...] = ()
    """The questions that the report leaves open. Every ambiguous figure names one or more of them."""
    settlements: tuple[Settlement, ...] = ()
    """The doubts that a user closed: the figures have the reading that was taken, and no longer name the doubt."""
    ledger: tuple[Entry, ...] = ()
    """Every number in the report, in printed order."""
    discrepancies: tuple[Discrepancy, ...] = ()
    """The errors and inconsistencies of the report."""
    outside: OutsideRecord = Factory(OutsideRecord)
    """Numbers that were published elsewhere on the quantities of the report. They are not figures of the report."""
