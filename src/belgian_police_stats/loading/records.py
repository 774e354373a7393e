"""The contents of the files, with one class for each kind of entry. The model is built from these records.

They are not frozen, since a frozen object takes longer to fill.
"""

from attrs import Factory, define

from ..model.bases import Number, Value
from ..model.certainty import Certainty, Qualifier
from ..model.labels import Labels
from ..model.period import Period
from ..model.source import Alternative

__all__ = ["FORMAT", "ChapterRecord", "FileFigure", "LabelRecords", "PlaceRecord"]

FORMAT = "belgian-police-stats/1"
"""The value of the key `format` in a report file."""


@define(kw_only=True, eq=False, repr=False)
class PlaceRecord(Value):
    """Another place where the same quantity is printed."""

    printed: str
    slide: int
    line: int


@define(kw_only=True, eq=False, repr=False)
class FileFigure(Value):
    """A figure. Its id is the path to it: chapter, section and name. Its labels are stored apart, by id."""

    printed: str
    """The number as the report prints it, such as 3 920 or 20,5%."""
    value: Number
    """The exact number, with all printed decimals."""
    unit: str
    """The unit of the number: a unit of the library, or one that the file declares."""
    slide: int
    """The slide on which the number is printed, counted from 1."""
    line: int
    """The line of the source text on which the number is printed, counted from 1."""
    certainty: Certainty
    """How certain it is that the number belongs to the label."""
    qualifier: Qualifier = Qualifier.EXACT
    """The qualifier printed with the number; exact if no qualifier is printed."""
    period: Period | None = None
    """The period that the figure covers, if it is not the period of the edition."""
    kind: str | None = None
    """In an own chapter: the kind of quantity, if the unit fits several."""
    of: str | None = None
    """For a share: the id of the figure that is its whole."""
    evidence: str | None = None
    """Why the number is read in this way. Required unless the certainty is certain."""
    doubts: dict[str, tuple[str, ...]] = Factory(dict[str, tuple[str, ...]])
    """Maps each doubt about the figure to the readings that agree with the figure; the first of them is chosen."""
    alternatives: tuple[Alternative, ...] = ()
    """The other ways to read the figure. Required if the certainty is ambiguous, and refused otherwise."""
    note: str | None = None
    """A remark for users of the number."""
    cited: tuple[str, ...] = ()
    """The slugs of the pages that evidence, note and alternatives lean on."""
    also: tuple[PlaceRecord, ...] = ()
    """Every other place where the same quantity is printed."""


ChapterRecord = dict[str, dict[str, FileFigure]]
"""Maps the name of a section to its figures by name."""

LabelRecords = dict[str, Labels]
"""Maps the id of a chapter, section or figure to its labels."""
