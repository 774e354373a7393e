"""What the report says, and where it disagrees with itself: charts, discrepancies as sentences, doubts, other years."""

from __future__ import annotations

from collections.abc import Iterator

import belgian_police_stats as bps
from belgian_police_stats.errors import how_many
from belgian_police_stats.model.words import name_of
from belgian_police_stats.writing.cards.html import Markup, element

from .drawing import NARROW, figure_of
from .findings import chart_of, findings
from .markdown import doubt_anchor, link, page, plain, table
from .parts import amount, certainty_bar, figure_address, raw, verdict_badge

__all__ = ["story_page"]

_LONG_SERIES = 4
"""The number of series that are drawn: those with the most numbers."""


def story_page(report: bps.Report) -> str:
    """The page that tells what is in the figures."""
    edition = report.edition
    intro = (
        f"The {edition.publisher} presented its report on {edition.year} on {edition.presented:%-d %B %Y}, as slides "
        f"with {how_many(len(report.ledger), 'number')}. {len(report)} figures were read from them. All sentences and "
        "charts on this page are made from these figures."
    )
    return page(
        "What the report says, and where it disagrees with itself",
        intro,
        "",
        *_says(report),
        *_disagrees(report),
        *_leaves_open(report),
        *_around(report),
    )


def _says(report: bps.Report) -> Iterator[str]:
    yield from ("## What the report says", "")
    for found in list(findings(report))[:2]:
        yield from (f"### {plain(found.heading)}", "", plain(found.text), "", *raw(found.chart))
    yield from ("### One number of each chapter", "")
    rows = (
        (
            link(plain(figure.label("en")), figure.id),
            plain(amount(figure)),
            plain(chapter.label("en")),
        )
        for chapter, figure in ((chapter, chapter.figures[0]) for chapter in report.chapters)
    )
    yield from table("figure | number | chapter", rows)


def _disagrees(report: bps.Report) -> Iterator[str]:
    check = report.check()
    violated = [result for result in check if result.verdict is bps.Verdict.VIOLATED]
    found = report.discrepancies
    yield from ("## Where it disagrees with itself", "")
    yield (
        f"{len(check)} checks bind the numbers to each other: parts make a total, a share follows from its counts. "
        f"{len(check) - len(violated)} of them agree with the report, and {len(violated)} do not. Together with what "
        f"no check can find, the report has {len(found)} discrepancies. Some are "
        "mistakes, and some are only odd. [The discrepancies](reference/discrepancies.md) has the arithmetic of each."
    )
    yield ""
    yield from raw(element("ol", *(_discrepancy(each, report) for each in _worst_first(found)), class_="told"))
    yield from ("### All checks in one picture", "")
    yield from raw(_checks_chart(check))


def _worst_first(found: tuple[bps.Discrepancy, ...]) -> list[bps.Discrepancy]:
    return sorted(found, key=lambda discrepancy: discrepancy.verdict is not bps.Verdict.VIOLATED)


def _discrepancy(found: bps.Discrepancy, report: bps.Report) -> Markup:
    figures = [report[name] for name in found.figures]
    shown = [
        element("li", element("a", figure.label("en"), href=figure_address(figure)), f": {amount(figure)}")
        for figure in figures
    ]
    listed = element("ul", *shown, class_="numbers")
    if len(shown) > 4:
        listed = element("details", element("summary", f"The {len(shown)} numbers"), listed)
    return element(
        "li",
        element("p", verdict_badge(found.verdict), " ", element("strong", found.explanation)),
        element("p", element("code", found.arithmetic)),
        listed if shown else Markup(),
        element(
            "p",
            element("a", "The rule and its figures", href=f"reference/discrepancies.html#{found.id}"),
            class_="more",
        ),
        id=f"told-{found.id}",
    )


def _checks_chart(check: bps.Check) -> str:
    told = "; ".join(f"{result.rule.brief}: {name_of(result.verdict).en}" for result in check)
    return figure_of(check.chart("en", width=NARROW), "The checks of the report", told)


def _leaves_open(report: bps.Report) -> Iterator[str]:
    found = list(findings(report))[2]
    touched = {name for doubt in report.doubts for name in doubt.figures}
    yield from ("## What it leaves open", "")
    yield from raw(certainty_bar(report))
    yield (
        f"On a slide, numbers and labels often lie apart. {len(report.doubts)} questions stay open about "
        f"{len(touched)} figures. [How doubt works](explanation/doubt.md) says what follows from that."
    )
    yield from ("", f"### {plain(found.heading)}", "", plain(found.text), "", *raw(found.chart))
    yield from ("### The other questions", "")
    for doubt in report.doubts:
        if doubt.question != found.heading:
            yield f"- {link(plain(doubt.question), doubt_anchor(doubt))}"
    yield ""


def _around(report: bps.Report) -> Iterator[str]:
    every = [report.series(name) for name in report.outside.observations]
    yield from ("## The years around", "")
    yield (
        f"A number alone says little. For {len(every)} figures, other publications print the same quantity for other "
        "years. A line joins numbers that can be compared; it is broken where the quantity is counted in another way."
    )
    yield ""
    for series in sorted(every, key=len, reverse=True)[:_LONG_SERIES]:
        yield from (f"### {plain(series.label('en'))}", "")
        yield from raw(chart_of(series.chart("en", width=NARROW), series.label("en"), series))
        yield from (f"- {plain(found.why)}" for found in series.breaks)
        yield ""
    year = report.edition.year
    yield from (f"### From {year - 1} to {year}", "")
    yield f"Where {year - 1} is known and counts the same thing, in the order of the change:"
    rows = sorted(_changes(every, year), key=lambda row: row[0], reverse=True)
    yield from table(f"figure | {year - 1} | {year} | change", (row[1:] for row in rows))


def _changes(every: list[bps.Series], year: int) -> Iterator[tuple[float, str, str, str, str]]:
    """The growth of each figure of which the year before is known and fully comparable."""
    for series in every:
        years = [one.year for one in series.comparable()]
        if not {year - 1, year} <= set(years) or series.unit == "percent":
            continue
        try:
            change = series.change(year - 1, year)
        except bps.DerivationError:
            continue
        if change.comparability is not bps.Comparability.SAME:
            continue
        grown = float(change.value)
        told = f"{grown:+.1f}%" + (f" ({change.caveat})" if change.doubts else "")
        yield (
            grown,
            link(plain(series.label("en")), series.figure),
            plain(change.earlier.printed),
            plain(change.later.printed),
            plain(told),
        )
