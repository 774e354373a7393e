"""What the files hold, one class for each kind of entry. The model is built from these records, and keeps none of them.

They are not frozen, since a frozen object takes longer to fill.
"""

from attrs import define

from ..model.bases import Number, Value
from ..model.figure import Certainty, Qualifier
from ..model.labels import Labels
from ..model.period import Period
from ..model.source import Alternative

__all__ = ["FORMAT", "ChapterRecord", "FigureRecord", "LabelRecords", "PlaceRecord"]

FORMAT = "belgian-police-stats/1"
"""The value of the key `format` in a report file."""


@define(kw_only=True, eq=False, repr=False)
class PlaceRecord(Value):
    """One more place where a quantity is printed."""

    printed: str
    slide: int
    line: int


@define(kw_only=True, eq=False, repr=False)
class FigureRecord(Value):
    """A figure in the file of its chapter. Its id is its path there, and its labels are in another file."""

    printed: str
    value: Number
    unit: str
    slide: int
    line: int
    certainty: Certainty
    qualifier: Qualifier = Qualifier.EXACT
    period: Period | None = None
    """None stands for the period of the edition."""
    kind: str | None = None
    """The name of its kind, which an own report gives where the unit fits several kinds."""
    of: str | None = None
    evidence: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None
    also: tuple[PlaceRecord, ...] = ()


ChapterRecord = dict[str, dict[str, FigureRecord]]
"""The name of a section to the name of a figure to the figure."""

LabelRecords = dict[str, Labels]
"""The id of a chapter, section or figure to its labels."""
