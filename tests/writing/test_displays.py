"""A notebook cell shows any object of the library as a card of bounded length, and a terminal in a few lines."""

from __future__ import annotations

import copy
import pickle
from itertools import pairwise
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats import types
from belgian_police_stats.model.bases import HasCard
from belgian_police_stats.model.listing import Listing
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.writing.cards.bundle import bundle, card_of
from belgian_police_stats.writing.cards.card import in_words
from support.card_pages import Page, shown
from support.copies import made_text

TEXT, HTML, MARKDOWN = 2_500, 100_000, 20_000


def displayed(report: bps.Report) -> dict[str, Any]:
    """An object of every sort that the library gives: those with a card, and the small ones inside them."""
    women = report.personnel.staff.women
    doubtful = report.organised_crime.antwerp_port.persons_checked
    verified = report.verify(made_text(report))
    series = report.series("organised_crime.fugitives.fugitives_arrested")
    checked = report.fact_check("In 2024 the federal police had 4,393 women.")
    settled = report.settle("antwerp-checks", "vehicles-first", why="A letter of the police says so.")
    return {
        **shown(report),
        "verification": verified,
        "finding": verified.findings[0],
        "entry": report.ledger.entries[0],
        "reading": report.doubts[2].readings[0],
        "settlement": settled.settlements[0],
        "alternative": doubtful.alternatives[0],
        "possible": doubtful.possible,
        "interval": women.bounds,
        "period": women.period,
        "source": women.source,
        "slide": report.edition.slides[0],
        "labels": women.labels,
        "overlaps": report.personnel.overlaps,
        "observation": series[0],
        "break": series.breaks[0],
        "page": next(iter(report.outside.sources.values())),
        "jump": next(each for each in report.series() if each.jumps).jumps[0],
        "pair": bps.compare(report, changed(report, {women.id: 4_394})).revised[0],
        "rank": report.road_police.actions.figures.ranking()[0],
        "variation": report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked)[0],
        "column": report.table().columns[0],
        "claim": checked.claims[0],
        "comparison of sizes": doubtful.compared_with(5_000),
    }


@pytest.mark.slow
def test_nothing_fills_the_screen(report: bps.Report) -> None:
    """Each form of each object is short enough to read, and to be kept in the file of a notebook."""
    for name, each in displayed(report).items():
        assert len(repr(each)) <= TEXT, name
        forms = bundle(each) if isinstance(each, HasCard) else {}
        assert len(forms.get("text/html", "")) <= HTML, name
        assert len(forms.get("text/markdown", "")) <= MARKDOWN, name
        assert "<attrs" not in repr(each)


def test_every_public_class_is_displayed(report: bps.Report) -> None:
    """No class of `belgian_police_stats.types` with fields is forgotten, but for those that only hold others."""
    inside = {"Limits", "NonClaim", "OwnChapter", "OwnSection", "PrintedNumber", "Possibility", "Rank", "Column"}
    inside |= {"ClaimReason", "Given", "LoggedChange", "Unknown"}
    things = [*displayed(report).values()]
    things += [item for each in things if issubclass(each.__class__, tuple) for item in each]
    classes = {name for name in types.__all__ if isinstance(getattr(types, name), type)}
    with_fields = {name for name in classes if attrs.has(getattr(types, name))}
    parents = {kind.__name__ for each in things for kind in each.__class__.__mro__}

    assert set() == with_fields - parents - inside


def test_a_listing_is_a_tuple_with_a_short_text(report: bps.Report) -> None:
    """It compares, is copied and is taken apart as a tuple is."""
    found = report.discrepancies

    assert tuple(found) == found
    assert found == pickle.loads(pickle.dumps(found)) == copy.deepcopy(found)
    assert type(found[:2]) is tuple
    assert "()" == repr(Listing())
    assert "(1,)" == repr(Listing([1]))
    assert "(\n  1,\n  2,\n)" == repr(Listing([1, 2]))
    assert repr(Listing(range(12))).endswith("  9,\n  … and 2 more\n)")


def test_the_card_of_a_list_has_a_row_for_each_object(report: bps.Report) -> None:
    """It has up to fifty rows, and then the number of the remaining objects."""
    (grid,) = card_of(report.discrepancies).grids
    rules = card_of(report.rules)

    assert [found.id for found in report.discrepancies] == [row[-1] for row in grid.rows]
    assert [found.explanation for found in report.discrepancies] == [row[2] for row in grid.rows]
    assert 50 == len(rules.grids[0].rows)
    assert f"{len(report.rules) - 50} more" == rules.hint
    assert "82 checks" == rules.title
    assert "nothing" == card_of(report.find("xyzzy")).title
    assert [chapter.label("en") for chapter in report.chapters] == [
        row[0] for row in card_of(report.chapters).grids[0].rows
    ]


def test_the_card_of_a_breakdown_does_not_hide_doubt_about_its_parts(report: bps.Report) -> None:
    """The whole is certain, and the mark is that of the weakest."""
    breakdown = report.breakdowns[0]
    card = card_of(breakdown)
    rows = dict(card.rows)

    assert bps.Certainty.CERTAIN is breakdown.whole.certainty
    assert card.mark is not None
    assert "inferred" == card.mark.word
    assert "certain" == in_words(rows["whole"])
    assert "3 certain, 7 inferred" == rows["parts"]


def test_every_part_of_a_bar_has_its_number(report: bps.Report) -> None:
    """Narrow parts have one too, as long as the numbers do not touch."""
    page = Page(bundle(report.breakdowns[0])["text/html"])
    xs = [float(text["x"]) for text in page.named("text") if text["y"] == "50.00"]

    assert 10 == len(xs)
    assert all(later - earlier >= 11 for earlier, later in pairwise(xs))


def test_an_edition_has_its_slides_folded_away(report: bps.Report) -> None:
    """Its card has the day in words, and the terms."""
    card = card_of(report.edition)

    assert "24 February 2025" == dict(card.rows)["presented"]
    assert report.edition.terms == dict(card.rows)["terms of use"]
    assert f"{len(report.edition.slides)} slides" == card.grids[0].fold
    assert () == tuple(card_of(attrs.evolve(report.edition, slides=())).grids)


def test_a_comparison_shows_what_changed() -> None:
    """It shows both numbers of a pair, and the figures of each group."""
    old = small_report()
    new = changed(old, {"personnel.staff.women": 410})
    card = card_of(bps.compare(old, new))
    (grid,) = card.grids

    assert "revised: 1" == grid.fold
    assert ("Women in the Federal Police", "450 persons → 410 persons") == tuple(grid.rows[0][:2])
    assert "1 revised, 1 elsewhere, 28 unchanged" == card.lead


def test_a_long_comparison_says_that_it_is_cut(report: bps.Report) -> None:
    """It shows the first twenty of each group."""
    card = card_of(bps.compare(report, small_report()))

    assert {20} >= {len(grid.rows) for grid in card.grids if len(grid.rows) > 16}
    assert "The first 20 of each group." == card.hint


def test_a_verification_lists_what_is_wrong(report: bps.Report) -> None:
    """It lists up to twenty numbers, and none if all are found."""
    text = made_text(report)
    wrong = card_of(report.verify(text.replace("805", "806")))
    nothing = card_of(report.verify("nothing"))

    assert () == tuple(card_of(report.verify(text)).grids)
    assert "805" in [row[1] for row in wrong.grids[0].rows]
    assert (20, "not passed") == (len(nothing.grids[0].rows), dict(nothing.rows)["verdict"])
    assert nothing.hint.endswith(" more")


def test_a_found_figure_says_what_matched(report: bps.Report) -> None:
    """If a label in another language matched, its language is shown; a date has its reason."""
    match = report.find("blanchiment")[0]
    date = next(found for found in report.find_printed(30) if found.figure is None)

    assert f"{match.text} (fr)" == dict(card_of(match).rows)["found"]
    assert "no figure: date" == card_of(date).title
    assert "no figure: date" in [row[1] for row in card_of(report.find_printed(30)).grids[0].rows]


def test_reprs_say_what_an_object_is(report: bps.Report) -> None:
    """Each of them is one line."""
    found, rule = report.discrepancies[0], report.rules[1]

    assert f"<Discrepancy corruption-share: violated; {found.arithmetic}>" == repr(found)
    assert f"<Rule {rule.id}: new ≤ running>" == repr(rule)
    assert "<Edition 2024: Jaarverslag 2024, Belgian Federal Police; slides: 55>" == repr(report.edition)
    assert repr(report.outside).startswith("<Outside: 2")


@pytest.mark.parametrize("name", ["rules", "discrepancies", "doubts", "breakdowns"])
def test_an_empty_list_has_a_card(name: str) -> None:
    """The discrepancies and doubts of this report are such lists."""
    empty = small_report().with_contents(discrepancies=(), doubts=())
    listing = getattr(empty, name)

    assert bundle(listing)["text/plain"] == repr(listing)
