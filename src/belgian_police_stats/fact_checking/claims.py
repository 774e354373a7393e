"""The results of a fact check: claims with their verdicts, and the numbers that are not claims."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ..errors import FilterError, how_many, nearest, short_repr
from ..frozen import Frozen
from ..model.bases import HasCard
from ..model.certainty import Certainty, Qualifier
from ..model.interval import Interval
from ..model.labels import Language
from ..model.numbers import Exact
from ..model.outside import Observation
from ..model.period import Period
from .reasons import ClaimReason

if TYPE_CHECKING:
    from ..literals import ClaimVerdictWord

__all__ = ["Claim", "ClaimVerdict", "FactCheck", "NonClaim"]


class ClaimVerdict(StrEnum):
    """How a claim compares with the report. No verdict says that the claim is true or false."""

    CONFIRMED = "confirmed"
    """The report prints this, with the same value."""
    ROUNDED = "rounded"
    """The claim is a fair rounding of what the report prints, or a qualifier that fits it."""
    DERIVED = "derived"
    """The number follows from the figures of the report; the formula says how."""
    CONTRADICTED = "contradicted"
    """The report prints another value for this."""
    OTHER_PERIOD = "other_period"
    """The claim is about another year, or a part of a year; the figure is that of the edition."""
    NOT_IN_REPORT = "not_in_report"
    """The report says nothing about this, or the words do not say clearly enough what is meant."""

    def name_in(self, language: Language) -> str:
        """The verdict as people read it in one of the four languages."""
        from ..model.words import column_word

        return column_word("claim_verdict", self).text(language)

    def meaning_in(self, language: Language) -> str:
        """The meaning of the verdict in one of the four languages, as a clause."""
        from ..model.words import column_word

        return column_word("claim_verdict", f"{self}.meaning").text(language)


@frozen(kw_only=True)
class Claim(Frozen):
    """A number of the text that states something countable, with the verdict of the report on it."""

    start: int
    """The place of the first character, counted in code points of the text that the result holds."""
    end: int
    quote: str
    """The number with its qualifier, scale and unit, as the text has it."""
    line: int
    """The line of the text, from 1."""
    value: Exact
    """The number that the text states: 100 for `hundreds`, one fifth for `one in five`, two for `doubled`."""
    bounds: Interval
    """All numbers that the words can stand for."""
    qualifier: Qualifier = Qualifier.EXACT
    """The word that makes the number less exact, with its side: `more_than`, `less_than`, `about`."""
    unit: str | None = None
    """The unit that the text names, or the unit of the figure; None if neither is known."""
    period: Period | None = None
    """The year that the text names; None if it names none."""
    part_of_year: bool = False
    """Whether the text names only a part of that year: a half, a quarter, some months."""
    verdict: ClaimVerdict
    figures: tuple[str, ...] = ()
    """The ids of the figures meant; the operands of the formula for a derived number."""
    formula: str | None = None
    """The computation that gives the number, with the ids of the figures."""
    score: float
    """How clearly the words name the figure, from 0 to 1."""
    reason: ClaimReason
    """The reason for the verdict, in each of the four languages."""
    certainty: Certainty | None = None
    """The weakest certainty of the figures; None without figures."""
    doubts: tuple[str, ...] = ()
    """The ids of the doubts that the answer rests on."""
    caveat: str = ""
    """The other numbers that the figures can be, with these doubts; empty without a doubt."""

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What was published elsewhere for the figure in the year that the text names. It decides no verdict."""
        return self.reason.observations

    @property
    def why(self) -> str:
        """The reason for the verdict, in one English sentence."""
        return self.why_in("en")

    def why_in(self, language: Language) -> str:
        """The reason for the verdict, in one sentence.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        return self.reason.text(language)

    @property
    def doubtful(self) -> bool:
        """Whether another reading of the report could give another answer."""
        return self.certainty is Certainty.AMBIGUOUS or bool(self.doubts)

    def to_dict(self, *, language: Language = "en") -> dict[str, Any]:
        """Give the claim as plain values, for JSON, with its reason in one of the four languages."""
        from ..writing.fact_checks import claim_record

        return claim_record(self, language)

    def __repr__(self) -> str:
        doubt = ", in doubt" if self.doubtful else ""
        figures = ", ".join(self.figures) or "no figure"
        return f"<Claim {self.quote!r} at {self.start}: {self.verdict}, {figures}{doubt}>"


@frozen(kw_only=True)
class NonClaim(Frozen):
    """A number of the text that states nothing countable: a year, a page, a telephone number."""

    start: int
    end: int
    quote: str
    kind: str
    """What it is: `year`, `date`, `time`, `phone number`, `age`, `name` and so on."""


@frozen(kw_only=True, repr=False)
class FactCheck(HasCard):
    """A text and a verdict on each claim in it. Iterating gives the claims in order.

    >>> import belgian_police_stats as bps
    >>> check = bps.load(2024).fact_check("In 2024 the federal police had 4,393 women and 9,000 men.")
    >>> [(claim.quote, claim.verdict.value) for claim in check]
    [('4,393', 'confirmed'), ('9,000', 'contradicted')]
    """

    text: str
    """The text that was checked. Places count its characters."""
    year: int
    """The year of the report."""
    claims: tuple[Claim, ...]
    non_claims: tuple[NonClaim, ...] = field(default=())

    def select(self, *verdicts: ClaimVerdict | ClaimVerdictWord) -> tuple[Claim, ...]:
        """Give the claims with one of the verdicts.

        Raises:
            FilterError: a verdict does not exist.
        """
        known = [*map(str, ClaimVerdict)]
        for verdict in verdicts:
            if verdict not in known:
                raise FilterError(
                    expected=f"verdicts among {', '.join(known)}",
                    got=short_repr(verdict),
                    hint=nearest(verdict, known),
                )
        return tuple(claim for claim in self.claims if claim.verdict in verdicts)

    @property
    def contradicted(self) -> tuple[Claim, ...]:
        """The claims for which the report prints another value."""
        return self.select(ClaimVerdict.CONTRADICTED)

    def to_html(self, *, language: Language = "en") -> str:
        """Write the card of the check as HTML: the text with its marks, a legend, and a line for each claim.

        All of the text is escaped, and nothing in the card runs or is fetched.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.cards.as_html import as_html
        from ..writing.cards.fact_check import fact_check_card

        return str(as_html(fact_check_card(self, language)))

    def to_markdown(self, *, language: Language = "en") -> str:
        """Write the card of the check as Markdown, in which marked numbers are bold.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.cards.as_markdown import as_markdown
        from ..writing.cards.fact_check import fact_check_card

        return as_markdown(fact_check_card(self, language))

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        counts = {verdict: len(self.select(verdict)) for verdict in ClaimVerdict}
        told = ", ".join(f"{number} {verdict}" for verdict, number in counts.items() if number)
        return f"<FactCheck {self.year}: {how_many(len(self.claims), 'claim')} ({told or 'none'})>"
