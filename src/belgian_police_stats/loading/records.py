"""What the files hold, one class for each kind of entry. The model is built from these, and they are let go.

They are not frozen: that would make them slower to fill, and nobody keeps them.
"""

from attrs import define

from ..model.bases import Number, Value
from ..model.figure import Certainty, Qualifier
from ..model.labels import Labels
from ..model.period import Period
from ..model.source import Alternative

__all__ = ["FORMAT", "ChapterRecord", "FigureRecord", "LabelRecords", "PlaceRecord"]

FORMAT = "belgian-police-stats/1"
"""What the first key of a report file says."""


@define(kw_only=True, eq=False, repr=False)
class PlaceRecord(Value):
    """One more place where a quantity is printed."""

    printed: str
    slide: int
    line: int


@define(kw_only=True, eq=False, repr=False)
class FigureRecord(Value):
    """A figure as its chapter's file has it: the id is its path, and its labels stand in another file."""

    printed: str
    value: Number
    unit: str
    slide: int
    line: int
    certainty: Certainty
    qualifier: Qualifier = Qualifier.EXACT
    period: Period | None = None
    """None is the period of the edition."""
    kind: str | None = None
    """In a chapter of one's own: the kind of figure, where the unit fits several."""
    of: str | None = None
    evidence: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None
    also: tuple[PlaceRecord, ...] = ()


ChapterRecord = dict[str, dict[str, FigureRecord]]
"""Section and name to figure."""

LabelRecords = dict[str, Labels]
"""The id of a chapter, section or figure to its label."""
