"""The front page: what the site is about, how much of it is certain, three findings, and the ways in."""

from __future__ import annotations

from collections import Counter

import belgian_police_stats as bps
from belgian_police_stats.errors import how_many
from belgian_police_stats.writing.cards.html import Markup, element

from .findings import Finding, findings
from .markdown import page
from .parts import certainty_bar, explorer_link, figure_address, raw

__all__ = ["front_page"]

INSTALL = "python3 -m pip install ."
"""No index has the package: it is installed from a copy of the project."""


def front_page(report: bps.Report) -> str:
    """The part of the front page that is made from the data."""
    edition = report.edition
    title = f"The Belgian Federal Police in figures, {edition.year}"
    lead = (
        f"Every number of the police's annual report, presented on {edition.presented:%-d %B %Y}, as data: what it is, "
        "where it is printed, how certain it is, and whether it agrees with the numbers around it. "
        "This is not an official publication."
    )
    return page(
        title,
        *raw(element("p", lead, class_="lead") + _ways_in() + _tiles(report)),
        "## What the report says, and what it leaves open",
        "",
        *raw(element("div", *(_finding(found) for found in findings(report)), class_="findings") + _more()),
        "## Chapters",
        "",
        *raw(_chapters(report)),
        # Written here, so that the chapters have the order of the report.
        *("```{toctree}", ":hidden:", "", "story", "```", ""),
        "```{toctree}",
        ":caption: Chapters",
        ":hidden:",
        "",
        *(f"chapters/{chapter.id}" for chapter in report.chapters),
        "```",
    )


def _ways_in() -> Markup:
    explorer = element("a", "Open the explorer", href="explorer/index.html", class_="button first")
    python = element("a", "Use it in Python", href="tutorial/first-steps.html", class_="button")
    install = element("p", "In a copy of the project: ", element("code", INSTALL), class_="install")
    return element("div", element("p", explorer, " ", python, class_="buttons"), install, class_="ways-in")


def _tiles(report: bps.Report) -> Markup:
    check = report.check()
    verdicts = Counter(result.verdict for result in check)
    violated = verdicts[bps.Verdict.VIOLATED]
    outside = sum(map(len, report.outside.observations.values()))
    tiles = [
        _tile(len(report), f"figures in {len(report.chapters)} chapters", "reference/figures.html"),
        _tile(len(check), f"checks of these numbers; {violated} of them fail", "reference/rules.html"),
        _tile(len(report.discrepancies), "places where the report is wrong or odd", "story.html"),
        _tile(len(report.doubts), "questions that the slides leave open", "reference/doubts.html"),
        _tile(outside, "numbers of other years beside them", "story.html#the-years-around"),
    ]
    return Markup(element("ul", *tiles, class_="tiles") + certainty_bar(report))


def _tile(number: int, text: str, address: str) -> Markup:
    shown = element("strong", str(number))
    return element("li", element("a", shown, " ", element("span", text), href=address))


def _finding(found: Finding) -> Markup:
    return element(
        "section",
        element("h3", found.heading),
        element("p", found.text),
        Markup(found.chart),
        element(
            "p",
            element("a", "On the page of its chapter", href=figure_address(found.figure)),
            " · ",
            explorer_link(found.figure.id, "In the explorer", ""),
            class_="more",
        ),
    )


def _more() -> Markup:
    story = element("a", "What the report says, and where it disagrees with itself", href="story.html")
    return element("p", story, class_="more")


def _chapters(report: bps.Report) -> Markup:
    cards = (
        element(
            "li",
            element(
                "a",
                element("strong", chapter.label("en")),
                " ",
                element("span", f"{how_many(len(chapter.figures), 'figure')}, from {_first(chapter)}"),
                href=f"chapters/{chapter.id}.html",
            ),
        )
        for chapter in report.chapters
    )
    return element("ul", *cards, class_="chapters")


def _first(chapter: bps.Chapter) -> str:
    """Where a chapter begins in the report."""
    return f"slide {min(figure.source.slide for figure in chapter.figures)}"
