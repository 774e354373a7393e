"""The bar of a breakdown: its hatching, its marks, and its frame."""

import attrs
from hypothesis import given, settings

import belgian_police_stats as bps
from belgian_police_stats.querying.breakdowns import is_unexplained
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing.cards.bundle import bundle, card_of
from belgian_police_stats.writing.cards.card import in_words
from support.card_pages import Page


def test_a_bar_is_hatched_where_something_is_left(report: bps.Report) -> None:
    """Only a certain remainder is hatched, and it is as wide as its share of the whole."""
    seen: dict[str, bool] = {}
    for breakdown in report.breakdowns:
        outer, *inner = Page(bundle(breakdown)["text/html"]).named("svg")
        left = sum(float(svg["width"]) for svg in inner)
        share = float(breakdown.remainder.value) / float(breakdown.whole.value) if is_unexplained(breakdown) else 0.0
        seen[breakdown.whole.id] = bool(inner)
        assert abs(left - 600 * share) < 0.1, breakdown.whole.id
        assert "img" == outer["role"]

    assert [whole for whole, hatched in seen.items() if hatched] == [
        "organised_crime.investigations.new",
        "organised_crime.suspects.total",
    ]


def test_the_remainder_of_a_rounded_whole_is_not_made_up(report: bps.Report) -> None:
    """The parts are more than the whole as printed, and the card does not call that a remainder."""
    passengers = next(
        breakdown for breakdown in report.breakdowns if breakdown.whole.id == "border_management.passengers.total"
    )
    rows = dict(card_of(passengers).rows)

    assert "cannot be determined: at the printed precision, it lies in [-61043, 38957]" == rows["remainder"]

    first, printed = passengers.parts[0], "11 765 000"
    sources = (attrs.evolve(first.source, printed=printed),)
    fewer = attrs.evolve(first, value=first.value - 20_000, printed=printed, sources=sources)
    less = attrs.evolve(passengers, parts=(fewer, *passengers.parts[1:]))
    assert less.remainder.value > 0
    assert not is_unexplained(less)
    assert in_words(dict(card_of(less).rows)["remainder"]).startswith("cannot be determined")


def test_parts_that_are_more_than_their_whole_leave_nothing() -> None:
    """The card says by how much they exceed it, and hatches nothing."""
    violated = changed(small_report(), {"border_management.removals.total": 1})
    removals = next(
        breakdown for breakdown in violated.breakdowns if breakdown.whole.id == "border_management.removals.total"
    )

    assert "none: the parts exceed the whole by 99 persons" == dict(card_of(removals).rows)["remainder"]
    assert not is_unexplained(removals)


def test_a_bar_marks_its_doubtful_parts(report: bps.Report) -> None:
    """An ambiguous part has a broken line and a question mark; the picture has a title and says its parts."""
    breakdown = next(one for one in report.breakdowns if one.whole.id == "recruitment.civilian_staff.total")
    html = bundle(breakdown)["text/html"]
    page = Page(html)
    doubtful = [part for part in breakdown.parts if part.certainty is bps.Certainty.AMBIGUOUS]
    violated = [box for box in page.named("rect") if box.get("stroke-dasharray", "none") != "none"]

    assert len(breakdown.parts) == len([box for box in page.named("rect") if box["fill"] != "none"])
    assert 2 == len(doubtful) == len(violated) == html.count(">?</text>")
    assert "Civilian staff recruited for the Integrated Police: 784 persons and its parts" in page.text
    assert all(part.label("en") in page.text for part in breakdown.parts)


@settings(max_examples=15)
@given(report=reports())
def test_any_report_makes_whole_cards(report: bps.Report) -> None:
    """Breakdowns, sections and checks of invented numbers draw bars within their frame."""
    for thing in (report, report.check(), *report.breakdowns, *report.chapters):
        page = Page(bundle(thing)["text/html"])
        assert page.whole
        ends = [float(box["x"]) + float(box["width"]) for box in page.named("rect")]
        assert all(0 <= end <= 600.01 for end in ends)
        assert all(float(box["width"]) >= 0 for box in page.named("rect"))
