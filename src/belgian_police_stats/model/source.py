"""The source: the edition, its slides, the places of numbers, and other readings of them."""

from datetime import date
from typing import NoReturn

from attrs import frozen

from ..errors import FieldError, clean
from .bases import HasCard, Number, Value
from .certainty import Qualifier
from .consistency import refuse_other_print
from .period import Period

__all__ = ["Alternative", "Edition", "Slide", "Source"]


@frozen(kw_only=True, eq=False, repr=False)
class Slide(Value):
    """One slide of the source text."""

    number: int
    """The ordinal of the slide in the text, from 1."""
    heading: str
    """The heading of the chapter, as printed on the slide."""
    title: str | None = None
    """The title of the slide, if it has one."""
    first_line: int
    last_line: int


@frozen(kw_only=True, eq=False, repr=False)
class Source(Value):
    """One place where a number is printed."""

    slide: int
    """The ordinal of the slide in the source text, from 1."""
    title: str | None
    """The title of the slide, if it has one."""
    heading: str
    """The heading of the chapter, as printed on the slide."""
    line: int
    """The line of the source text, from 1."""
    printed: str
    """The number as printed there."""

    def __str__(self) -> str:
        title = f" ({self.title})" if self.title else ""
        return f"slide {self.slide}{title}, line {self.line}"


@frozen(kw_only=True, eq=False, repr=False)
class Alternative(Value):
    """Another way to read a figure: what it is under some of the readings of a doubt.

    It says what differs from the figure: number, qualifier, period, scope, or several of them.

    Raises:
        FieldError: nothing differs, or the number is not what its printed form says.
    """

    doubt: str
    """The id of the doubt."""
    readings: tuple[str, ...]
    """The ids of the readings of that doubt under which the figure is so."""
    why: str
    """Why the figure can be read in this way."""
    value: Number | None = None
    """The number, if it is another one."""
    printed: str | None = None
    """That number as the report prints it."""
    line: int | None = None
    """The line on which that number is printed, if it is another line. The slide is the same."""
    qualifier: Qualifier | None = None
    """The qualifier, if it is another one."""
    period: Period | None = None
    """The period, if it is another one."""
    scope: str | None = None
    """The scope of the figure, in words."""

    def __attrs_post_init__(self) -> None:
        if not self.readings:
            self._refuse("readings", "at least one reading for {}", "none")
        if (self.value is None) != (self.printed is None):
            self._refuse("value", "both a value and its printed form for {}", "only one of them")
        if self.value is not None and self.printed is not None:
            refuse_other_print("an alternative", self.value, self.printed, ())
        elif self.qualifier is None and self.period is None and self.scope is None:
            self._refuse("", "another number, qualifier, period or scope for {}", "nothing that differs")

    def _refuse(self, field: str, expected: str, got: str) -> NoReturn:
        name = f"an alternative of the doubt {clean(self.doubt)}"
        raise FieldError(field=field, expected=expected.format(name), got=got)


@frozen(kw_only=True, eq=False, repr=False)
class Edition(Value, HasCard):
    """The provenance of all figures of one report."""

    year: int
    """The year that the report is about."""
    title: str
    publisher: str
    language: str
    presented: date
    """The day on which the report was presented."""
    period: Period
    """The period of every figure that does not state another."""
    source_sha256: str
    """The hash of the text that was read, as UTF-8 bytes."""
    source_lines: int
    """The number of lines in the text that was read."""
    terms: str
    """The terms of use of the report, as far as they are known."""
    slides: tuple[Slide, ...]
    """Every slide of the text, in printed order."""

    @property
    def key(self) -> str:
        """The publisher and the year. Every figure of the report has it as its `report_key`."""
        return f"{self.publisher} {self.year}"

    def __repr__(self) -> str:
        return f"<Edition {self.year}: {self.title}, {self.publisher}; slides: {len(self.slides)}>"
