"""One printed document: who published it, and what text this library read."""

from datetime import date

from attrs import frozen

from .period import Period
from .source import Slide
from .value import Value

__all__ = ["Edition"]


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
    """The period of a figure, unless its slide says otherwise."""
    source_sha256: str
    """The hash of the text that was read, as UTF-8 bytes."""
    source_lines: int
    terms: str
    """What is known of the terms of use of the report."""
    slides: tuple[Slide, ...]
    """Every slide of the text, in printed order."""
