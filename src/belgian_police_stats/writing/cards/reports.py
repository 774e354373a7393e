"""The cards of an edition, a ledger, a comparison of two reports, a verification, and the numbers from elsewhere."""

from __future__ import annotations

from collections import Counter

from ...model.figure import Figure
from ...model.ledger import Ledger
from ...model.outside import Outside
from ...model.source import Edition
from ...model.words import counted, word
from ...querying.comparing import Comparison, FigurePair
from ...querying.verifying import FindingKind, Verification
from ..plain import plain_day, plain_figure, plain_period
from .card import Card, Grid

__all__ = ["comparison_card", "edition_card", "ledger_card", "outside_card", "verification_card"]

_MOST = 20
"""The rows of a list on a card."""


def edition_card(edition: Edition) -> Card:
    """Make the card of an edition: the facts about the report, and its slides folded away."""
    slides = [
        (str(slide.number), slide.title or "", slide.heading, f"{slide.first_line}–{slide.last_line}")
        for slide in edition.slides
    ]
    head = [word(key).en for key in ("slide", "slide_title", "heading", "line")]
    return Card(
        kind=word("edition").en,
        title=f"{edition.title}, {edition.publisher}",
        lead=str(edition.year),
        rows=[
            (word("presented").en, plain_day(edition.presented, "en")),
            (word("period").en, plain_period(edition.period, "en")),
            (word("terms").en, edition.terms),
            ("sha256", edition.source_sha256),
        ],
        grids=[Grid(head=head, rows=slides, numbers=(0, 3), fold=counted("slide", len(slides)).en)] if slides else [],
    )


def ledger_card(ledger: Ledger) -> Card:
    """Make the card of a ledger: how many numbers are figures, and why the others are not."""
    reasons = [(str(reason).replace("_", " "), str(count)) for reason, count in ledger.reasons]
    figures = {entry.figure for entry in ledger.figure_entries}
    gaps = {
        "printed": len(ledger),
        "places": len(ledger.figure_entries),
        "figures": len(figures),
        "others": len(ledger.other_entries),
    }
    head = (word("not_a_figure").en, word("numbers").en)
    return Card(
        kind=word("ledger").en,
        title=counted("number", len(ledger)).en,
        lead=word("numbers_printed", **gaps).en,
        grids=[Grid(head=head, rows=reasons, numbers=(1,))] if reasons else [],
    )


def comparison_card(found: Comparison) -> Card:
    """Make the card of a comparison: the size of each group, and the figures of each folded away."""
    old, new = (f"{edition.title} ({edition.year})" for edition in (found.old, found.new))
    head = [word(key).en for key in ("figure", "value", "period", "id")]
    grids = [
        Grid(
            head=head,
            rows=[_compared(item) for item in group[:_MOST]],
            numbers=(1,),
            codes=(3,),
            fold=f"{name.replace('_', ' ')}: {len(group)}",
        )
        for name, group in found.figure_groups
        if group
    ]
    others = [(name, group) for name, group in found.groups if group and name not in dict(found.figure_groups)]
    return Card(
        kind=word("comparison").en,
        title=f"{old} → {new}",
        lead=found.summary,
        rows=[
            (name.replace("_", " "), ", ".join(str(getattr(item, "id", item)) for item in group[:_MOST]))
            for name, group in others
        ],
        grids=grids,
        hint=word("first_of_each", number=_MOST).en if any(len(group) > _MOST for _, group in found.groups) else "",
    )


def _compared(item: Figure | FigurePair) -> tuple[str, ...]:
    if isinstance(item, Figure):
        return (item.label("en"), plain_figure(item, "en"), plain_period(item.period, "en"), item.id)
    old, new = item.old, item.new
    return (
        _change(old.label("en"), new.label("en")),
        _change(plain_figure(old, "en"), plain_figure(new, "en")),
        _change(plain_period(old.period, "en"), plain_period(new.period, "en")),
        item.id,
    )


def _change(old: str, new: str) -> str:
    return new if old == new else f"{old} → {new}"


def verification_card(verified: Verification) -> Card:
    """Make the card of a verification: how many numbers were found, and those that were not."""
    wanting = [f for f in verified.findings if f.kind in (FindingKind.DIFFERENT, FindingKind.MISSING)]
    rows = [
        (
            str(finding.entry.line),
            finding.entry.printed,
            finding.kind.value,
            finding.found or "",
            finding.entry.figure or "",
        )
        for finding in wanting[:_MOST]
    ]
    counts = Counter(finding.kind for finding in verified.findings)
    head = [word(key).en for key in ("line", "printed", "verdict", "found", "id")]
    return Card(
        kind=word("verification").en,
        title=counted("number", len(verified.findings)).en,
        lead=", ".join(f"{counts[kind]} {kind.replace('_', ' ')}" for kind in FindingKind if counts[kind]),
        rows=[(word("verdict").en, word("passed" if verified.passed else "not_passed").en)],
        grids=[Grid(head=head, rows=rows, numbers=(0, 1), codes=(4,))] if rows else [],
        hint=word("more", number=len(wanting) - _MOST).en if len(wanting) > _MOST else "",
    )


def outside_card(outside: Outside) -> Card:
    """Make the card of the numbers from elsewhere: how many there are, and who published them."""
    publishers = Counter(source.publisher for source in outside.sources.values())
    rows = [(name, str(count)) for name, count in publishers.most_common(_MOST)]
    numbers = sum(map(len, outside.observations.values()))
    return Card(
        kind=word("other_years").en,
        title=counted("number", numbers).en,
        lead=counted("source", len(outside.sources)).en,
        grids=[Grid(head=(word("source").en, word("numbers").en), rows=rows, numbers=(1,))] if rows else [],
        hint=word("more", number=len(publishers) - _MOST).en if len(publishers) > _MOST else "",
    )
