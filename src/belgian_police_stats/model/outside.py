"""Sources, observations and breaks: numbers that others published on the quantities of a report.

Nothing here is a figure of an edition. Sources and observations are data, in data/outside/ or in a report file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ..errors import FieldError, how_many, shown
from ..frozen import Frozen, read_only
from .bases import HasCard, Number, Value
from .certainty import Certainty, Qualifier
from .figure import Count, Figure, bounds_of
from .labels import LANGUAGES
from .period import Period
from .source import Edition
from .units import packaged_units

if TYPE_CHECKING:
    from .interval import Interval

__all__ = ["NOTHING", "Break", "Comparability", "Observation", "Outside", "OutsideSource", "SourceKind"]

_URL = re.compile(r"https?://[^\s/?#<>\"'@:]+\.[^\s/?#<>\"'@:]+(:\d+)?([/?#][^\s<>\"]*)?")
_MARKUP = re.compile(r"<\s*[A-Za-z/!?]|&(#\d+|#x[0-9A-Fa-f]+|[A-Za-z]\w*);")
_DAY, _MONTH, _YEAR = "YYYY-MM-DD", "YYYY-MM", "YYYY"
_MILLIONS = re.compile(r"([\d.,]+)\W*(mil(?:j|li)oe?[ne]|mil(?:j|li)ard)", re.IGNORECASE)
"""A number followed by "miljoen", "Millionen", "million" or "miljard" in one of the languages of the sources."""
_MILLION, _THOUSAND_MILLION = 10**6, 10**9


class SourceKind(StrEnum):
    """What kind of publisher a source has."""

    OFFICIAL = "official"
    """The police, a minister or another public body."""
    PARLIAMENT = "parliament"
    """A member of parliament who quotes the answer of a minister."""
    PRESS = "press"
    """A newspaper, a broadcaster, a press agency or a company."""


class Comparability(StrEnum):
    """How far a number that was published elsewhere can be compared with the figure of the report."""

    SAME = "same"
    """The same thing, counted in the same way."""
    COMPARABLE = "comparable"
    """Nearly the same thing; `Observation.difference` says what differs."""
    DIFFERENT = "different"
    """Another scope or another period; `Observation.difference` says which."""


def _plain(instance: object, attribute: Any, text: Any) -> None:
    name: str = attribute.name
    if text is not None and (not text or text != text.strip()):
        raise FieldError(field=name, expected=f"a text without blanks around it as the {name}", got=shown(text))
    if text is not None and _MARKUP.search(text):
        raise FieldError(field=name, expected=f"plain text without HTML as the {name}", got=shown(text))


def _at_least_one(instance: object, attribute: object, figures: Any) -> None:
    if not figures:
        raise FieldError(field="figures", expected="at least one figure that a break concerns", got="none")


def _says_what_differs(instance: Observation, attribute: object, difference: str | None) -> None:
    if (Comparability(instance.comparability) is Comparability.SAME) == bool(difference):
        expected = "a difference if and only if the comparability is not same"
        raise FieldError(field="difference", expected=expected, got=shown(difference))


def _address(instance: object, attribute: object, url: str) -> None:
    if not (_URL.fullmatch(url) and _can_be_taken_apart(url)):
        raise FieldError(field="url", expected="an address that begins with http:// or https://", got=shown(url))


def _can_be_taken_apart(url: str) -> bool:
    """Whether programs can find the host in an address: some letters become a slash or a colon there."""
    from urllib.parse import urlsplit

    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False


def _day_month_or_year(instance: object, attribute: object, published: str) -> None:
    for form, rest in ((_DAY, ""), (_MONTH, "-01"), (_YEAR, "-01-01")):
        if len(published) == len(form):
            with suppress(ValueError):
                if date.fromisoformat(published + rest).isoformat() == published + rest:
                    return
    raise FieldError(field="published", expected=f"{_DAY}, {_MONTH} or {_YEAR}", got=shown(published))


def _known_language(instance: object, attribute: object, language: str) -> None:
    if not re.fullmatch(r"[a-z]{2}", language):
        known = ", ".join(LANGUAGES)
        raise FieldError(field="language", expected=f"a code of two letters, such as {known}", got=shown(language))


@frozen(kw_only=True, eq=False, repr=False)
class OutsideSource(Value):
    """A page on which a number was published. Its address is data and is never fetched."""

    slug: str
    """Its short name, which observations and figures refer to."""
    publisher: str = field(validator=_plain)
    title: str | None = field(validator=_plain)
    """The title as printed; None if none was printed."""
    url: str = field(validator=_address)
    language: str = field(validator=_known_language)
    published: str = field(validator=_day_month_or_year)
    """The day, the month or the year of publication, as far as the page shows it."""
    kind: SourceKind
    description: str | None = field(default=None, validator=_plain)
    """Words for a page without a printed title."""
    read_on: date | None = None
    """The day on which the page was last read; None if that was not recorded."""

    @property
    def name(self) -> str:
        """Publisher, title and date, without the address. A page without a printed title has its description."""
        title = f"“{self.title}”" if self.title else self.description
        return ", ".join(part for part in (self.publisher, title, self.published) if part)

    def __str__(self) -> str:
        return f"{self.name} ({self.url})"


@frozen(kw_only=True, eq=False, repr=False)
class Observation(Value):
    """One number for the quantity of a figure in some period: published elsewhere, or the report's own figure."""

    figure: str
    """The id of the figure that has this quantity."""
    value: Number
    printed: str = field(validator=_plain)
    """The number as its source prints it, in the language of the source."""
    unit: str
    period: Period
    qualifier: Qualifier = Qualifier.EXACT
    comparability: Comparability
    difference: str | None = field(default=None, validator=[_plain, _says_what_differs])
    """What differs from the figure of the report."""
    source: OutsideSource | None
    """The page that prints the number; None for a figure of a report."""
    own: Figure | None = None
    """The figure of the report, if the number is its own."""
    edition: Edition | None = None
    """The edition that prints it, if the number is a report's own."""

    @classmethod
    def of_figure(cls, figure: Figure, edition: Edition, difference: str | None = None) -> Observation:
        """Make the observation of a report's own figure; with a difference, it has another scope."""
        return cls(
            figure=figure.id,
            value=figure.value,
            printed=figure.printed,
            unit=figure.unit,
            period=figure.period,
            qualifier=figure.qualifier,
            comparability=Comparability.DIFFERENT if difference else Comparability.SAME,
            difference=difference,
            source=None,
            own=figure,
            edition=edition,
        )

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.period.end.year

    @property
    def place_in_time(self) -> Fraction:
        """Where the number stands on an axis of years: 2023 for the end of 2023, and up to half a year before it.

        Earlier days of a year stand closer together than in time, so that each number is nearest to its own year.
        """
        start, end = date(self.year, 1, 1), date(self.year, 12, 31)
        return self.year - Fraction((end - self.period.end).days, 2 * ((end - start).days + 1))

    @property
    def when(self) -> str:
        """The year alone where the period is a whole year or the end of one, and otherwise the period."""
        return str(self.year) if self.is_whole_year else str(self.period)

    @property
    def certainty(self) -> Certainty:
        """The certainty of a report's own figure; a number that was published elsewhere is certain."""
        return self.own.certainty if self.own else Certainty.CERTAIN

    @property
    def caveat(self) -> str:
        """The doubts about a report's own figure, with its other numbers; empty for a number without a doubt."""
        return self.own.caveat if self.own else ""

    @property
    def shown(self) -> str:
        """The number as printed, with its caveat."""
        return f"{self.printed} {self.caveat}".rstrip()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The report's own figure, if the number is one."""
        return () if self.own is None else (self.own,)

    @property
    def open_figures(self) -> tuple[Figure, ...]:
        """The report's own figure, whose every reading counts."""
        return self.figures

    @property
    def is_whole_year(self) -> bool:
        """Whether the period is a whole calendar year, or for a stock, the end of one."""
        ends = (self.period.end.month, self.period.end.day) == (12, 31)
        return ends and (self.period.start == self.period.end or self.period.start == date(self.year, 1, 1))

    @property
    def place(self) -> Number:
        """The value of the last printed place: 0.1 for 20,5 and 100 000 for 2,7 million."""
        if self.own is not None:
            return self.own.place
        if found := _MILLIONS.search(self.printed):
            decimals = len(re.split("[.,]", found[1])[1]) if re.search("[.,]", found[1]) else 0
            unit = _THOUSAND_MILLION if "ard" in found[2].lower() else _MILLION
            place = Decimal(unit).scaleb(-decimals)
            return int(place) if place >= 1 else place
        exponent = int(Decimal(self.value).as_tuple().exponent)
        return Decimal(1).scaleb(exponent) if exponent < 0 else 1

    def interval_by(self, rounding: Callable[[Number, Number], Interval]) -> Interval:
        """All numbers that a rounding turns into the printed number; a count printed in full stands for itself."""
        if self.own is not None:
            return self.own.interval_by(rounding)
        from .interval import Interval

        whole_count = self.place == 1 and Count.__name__ in packaged_units().kinds_of(self.unit)
        return Interval.point(self.value) if whole_count else rounding(self.value, self.place)

    @property
    def bounds(self) -> Interval:
        """All values that the number can have, given its qualifier."""
        if self.own is not None:
            return self.own.bounds
        from .interval import rounded

        return bounds_of(self.value, self.qualifier, self.interval_by(rounded))

    @property
    def origin(self) -> str:
        """The publication that prints the number: publisher, title and date, without an address."""
        if self.edition is not None:
            return f"{self.edition.publisher}, “{self.edition.title}”, {self.edition.presented}"
        return self.source.name if self.source else ""

    def __str__(self) -> str:
        sign = f"{self.qualifier.phrase} " if self.qualifier is not Qualifier.EXACT else ""
        caveat = f" {self.caveat}" if self.caveat else ""
        return f"{sign}{Decimal(self.value):f} {self.unit}{caveat}, {self.period}"

    def __repr__(self) -> str:
        origin = self.source.slug if self.source else self.origin
        return f"<Observation {self.figure}: {self} ({self.comparability}; {origin})>"


@frozen(kw_only=True)
class Break(Frozen):
    """A day from which a quantity is counted in another way. Numbers before and after it are not comparable."""

    since: date
    """The first day of the new way of counting, as far as it is known."""
    figures: tuple[str, ...] = field(validator=_at_least_one)
    """The ids of the figures that it concerns."""
    why: str = field(validator=_plain)

    def parts(self, earlier: Period, later: Period) -> bool:
        """Whether the break lies between two periods."""
        return earlier.end < self.since <= later.end


@frozen(kw_only=True, repr=False)
class Outside(HasCard):
    """All that is known from elsewhere about the figures of a report."""

    sources: Mapping[str, OutsideSource] = field(factory=dict[str, OutsideSource], converter=read_only)
    """Every source by its slug."""
    observations: Mapping[str, tuple[Observation, ...]] = field(
        factory=dict[str, tuple[Observation, ...]], converter=read_only
    )
    """The observations of each figure by its id, in order of time."""
    confirmations: Mapping[str, tuple[Observation, ...]] = field(
        factory=dict[str, tuple[Observation, ...]], converter=read_only
    )
    """Numbers of sources that only quote the report. They are evidence for its readings, and not observations."""
    breaks: tuple[Break, ...] = ()

    def __iter__(self) -> Iterator[Observation]:
        for listed in self.observations.values():
            yield from listed

    def __repr__(self) -> str:
        numbers = sum(map(len, self.observations.values()))
        figures = how_many(len(self.observations), "figure")
        return f"<Outside: {how_many(numbers, 'number')} of {figures}, sources: {len(self.sources)}>"

    def breaks_of(self, figure: str) -> tuple[Break, ...]:
        """The breaks of one figure, in order of time."""
        return tuple(sorted((b for b in self.breaks if figure in b.figures), key=lambda b: b.since))


NOTHING = Outside()
"""Nothing is known from elsewhere."""
