"""Refuse pages and numbers of other years that repeat or contradict each other. The packaged ones have tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import Fault, clean, shown
from ..model.consistency import impossible, other_mark
from ..model.figure import Figure
from ..model.outside import OutsideSource
from ..model.printed import qualifier_sign, says
from .faults import Unfit
from .own_keys import again, alike
from .strict import text

if TYPE_CHECKING:
    from .outside import ObservationRecord, SourceRecord

__all__ = ["faults_of_observation", "faults_of_sources"]

_LONGEST_PRINT = 100
"""The most characters of a number that was published elsewhere, with the words around it."""


def faults_of_sources(
    records: Mapping[str, SourceRecord | None], known: Mapping[str, OutsideSource], path: str
) -> Iterator[Fault]:
    """Give the faults of the slugs and pages of a file. None of them may be known already or come twice."""
    if not records:
        return
    slugs = [*known, *records]
    pages = [*known.values(), *records.values()]
    for slug in records:
        try:
            text(slug, str)
        except Unfit as unfit:
            yield Fault(f"{path}.{clean(slug)}", "a slug without control characters", unfit.got)
        if not slug or slug != slug.strip():
            yield Fault(f"{path}.{clean(slug)}", "a slug without blanks around it", shown(slug))
    for i, first in again(enumerate(map(alike, slugs))):
        # A dict has each slug once, so the same slug again is a known one.
        expected = f"a slug that distinguishes it from {clean(slugs[first])}"
        got = "a slug of the report" if slugs[i] in known else shown(slugs[i])
        yield Fault(f"{path}.{clean(slugs[i])}", expected, got)
    for i, first in again((i, _address_of(page)) for i, page in enumerate(pages) if page is not None):
        if alike(slugs[i]) != alike(slugs[first]):
            yield Fault(
                f"{path}.{clean(slugs[i])}", f"a page that {clean(slugs[first])} does not have", "the same page"
            )
    for slug, page in records.items():
        if page is not None and page.read_on is not None and f"{page.read_on}"[: len(page.published)] < page.published:
            expected = f"a day on or after its publication, {shown(page.published)}"
            yield Fault(f"{path}.{clean(slug)}.read_on", expected, str(page.read_on))


def _address_of(page: SourceRecord | OutsideSource) -> tuple[str, ...]:
    """Write an address so that two that lead to the same page become equal. A page can be published again."""
    try:
        parts = urlsplit(page.url)
    except ValueError:
        # Such an address has a fault of its own.
        return (page.url,)
    return parts.netloc.casefold(), parts.path.rstrip("/"), parts.query, page.published


def faults_of_observation(
    record: ObservationRecord, figure: Figure | None, source: OutsideSource | None, at: str
) -> Iterator[Fault]:
    """Give the faults of a value or qualifier that the printed form does not say, or that the figure cannot have.

    The packaged numbers are compared by a test.
    """
    sign = qualifier_sign(record.printed)
    if sign is not None and sign is not record.qualifier:
        yield Fault(f"{at}.qualifier", f"{sign}, as in {shown(record.printed)}", shown(str(record.qualifier)))
    if len(record.printed) > _LONGEST_PRINT:
        expected = f"a number as printed, of at most {_LONGEST_PRINT} characters"
        yield Fault(f"{at}.printed", expected, shown(record.printed))
    elif not says(record.printed, record.value):
        yield Fault(f"{at}.value", f"the number in {shown(record.printed)}", shown(record.value))
    elif figure is not None:
        for error in impossible(figure, "value", record.value):
            yield Fault(f"{at}.value", error.expected, error.got)
    if wrong := other_mark(record.printed, record.unit):
        yield Fault(f"{at}.printed", f"a number in {clean(record.unit)}", f"one with {wrong}")
    if source is not None and f"{record.period.start}"[: len(source.published)] > source.published:
        expected = f"a period that had begun when its source was published, {source.published}"
        yield Fault(f"{at}.period", expected, str(record.period))
