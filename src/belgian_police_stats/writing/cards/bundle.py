"""One object in every form that a notebook can choose from: HTML, Markdown and text."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from ...errors import short_repr
from ...fact_checking.claims import FactCheck
from ...model.chapter import Chapter, Section
from ...model.derived import Derived
from ...model.discrepancy import Discrepancy
from ...model.doubts import Doubt
from ...model.figure import Figure
from ...model.figures import Figures
from ...model.ledger import Ledger
from ...model.listing import Listing
from ...model.outside import Outside
from ...model.report import Report
from ...model.rules import Rule
from ...model.source import Edition
from ...querying.breakdowns import Breakdown
from ...querying.checking import Check, Explanation
from ...querying.comparing import Comparison
from ...querying.judging import RuleResult
from ...querying.ranking import Ranking
from ...querying.searching import Match, PrintedMatch
from ...querying.series import Series
from ...querying.series_change import SeriesChange
from ...querying.varying import Variations
from ...querying.verifying import Verification
from ..table import Table
from .as_html import as_html
from .as_markdown import as_markdown
from .card import Card
from .containers import breakdown_card, chapter_card, report_card, section_card, table_card
from .doubts import doubt_card, ranking_card, variations_card
from .fact_check import fact_check_card
from .figures import derived_card, explanation_card, figure_card, figures_card
from .lists import discrepancy_card, listing_card, match_card, printed_match_card, rule_card
from .reports import comparison_card, edition_card, ledger_card, outside_card, verification_card
from .rules import check_card, result_card
from .series import change_card, series_card

__all__ = ["bundle", "card_of"]


def bundle(shown: Any) -> dict[str, str]:
    """Write an object as HTML, as Markdown and as text."""
    card = card_of(shown)
    # A plain str: marimo would send our subclass Markup as an object.
    return {"text/html": str(as_html(card)), "text/markdown": as_markdown(card), "text/plain": _plain(shown)}


@singledispatch
def card_of(shown: object) -> Card:
    """Make the card of an object, from which every form is written.

    Raises:
        TypeError: objects of this type have no card.
    """
    raise TypeError(f"Expected something that has a card, got {short_repr(shown)}.")


card_of.register(Chapter, chapter_card)
card_of.register(Check, check_card)
card_of.register(Comparison, comparison_card)
card_of.register(Derived, derived_card)
card_of.register(Discrepancy, discrepancy_card)
card_of.register(Doubt, doubt_card)
card_of.register(Edition, edition_card)
card_of.register(Explanation, explanation_card)
card_of.register(FactCheck, fact_check_card)
card_of.register(Figure, figure_card)
card_of.register(Figures, figures_card)
card_of.register(Breakdown, breakdown_card)
card_of.register(Ledger, ledger_card)
card_of.register(Listing, listing_card)
card_of.register(Match, match_card)
card_of.register(Outside, outside_card)
card_of.register(PrintedMatch, printed_match_card)
card_of.register(RuleResult, result_card)
card_of.register(Ranking, ranking_card)
card_of.register(Report, report_card)
card_of.register(Rule, rule_card)
card_of.register(Section, section_card)
card_of.register(Series, series_card)
card_of.register(SeriesChange, change_card)
card_of.register(Table, table_card)
card_of.register(Variations, variations_card)
card_of.register(Verification, verification_card)


def _plain(shown: object) -> str:
    return str(shown) if isinstance(shown, Explanation | Ranking | Variations) else repr(shown)
