"""The source: the edition, its slides, the places of numbers, and other readings of them."""

from datetime import date

from attrs import frozen

from .bases import Number, Value
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
    """Another way to read a figure."""

    why: str
    """When this reading would be the right one."""
    value: Number | None = None
    """The value of the figure in this reading, if it would be another."""
    figure: str | None = None
    """The id of the figure to which the library assigns that number."""


@frozen(kw_only=True, eq=False, repr=False)
class Edition(Value):
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
