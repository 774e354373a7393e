"""A page for each chapter, with a chart and a table for each section, and the list of all figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import belgian_police_stats as bps
from belgian_police_stats.errors import how_many
from belgian_police_stats.model.words import name_of
from belgian_police_stats.writing.cards.html import Markup, element

from .cards import HOLD, row
from .drawing import NARROW
from .findings import chart_of
from .markdown import code, link, page, plain, rule_anchor
from .parts import amount, badge, certainty_bar, explorer_link, figure_address, raw

__all__ = ["chapter_pages", "figures_page"]


def chapter_pages(report: bps.Report) -> Iterator[tuple[str, str]]:
    """The name of each chapter and its page."""
    check = report.check()
    for chapter in report.chapters:
        intro = (
            f"{how_many(len(chapter.figures), 'figure')} of {report.edition.year}. Each line opens to the evidence, "
            f"the period, the source and the checks of its figure. In Python: {code(f'report.{chapter.id}')}."
        )
        lines = [intro, "", *raw(certainty_bar(chapter.figures))]
        for section in chapter.sections:
            lines += _section(section, check, report)
        yield chapter.id, page(plain(chapter.label("en")), *lines)


def _section(section: bps.Section, check: bps.Check, report: bps.Report) -> Iterator[str]:
    yield from ("", f"## {plain(section.label('en'))}", "")
    if _can_be_compared(section):
        yield from raw(chart_of(section.chart("en", width=NARROW), section.label("en"), section))
    yield from raw('<ul class="figures">')
    for figure in section:
        yield from row(_explained(figure, check, report))
    yield from raw("</ul>")
    yield from (_checks(section, check), "")


def _can_be_compared(section: bps.Section) -> bool:
    """Whether two figures of a section have one unit: a lone bar compares nothing."""
    return max(Counter(figure.unit for figure in section).values()) > 1


def _checks(section: bps.Section, check: bps.Check) -> str:
    """Sum up the checks of a section in one line, and name those that do not hold."""
    ids = set(section.figures.ids)
    found = [result for result in check if ids & set(result.figures)]
    holding = [result for result in found if result.verdict in HOLD]
    others = [
        f"{name_of(result.verdict).en}: {link(code(result.rule.brief), rule_anchor(result.rule))}"
        for result in found
        if result.verdict not in HOLD
    ]
    if not found:
        return f"No check binds these figures. In Python: {code(f'report.{section.id}')}."
    told = "; ".join(
        [f"{len(holding)} of {how_many(len(found), 'check')} {'hold' if len(holding) != 1 else 'holds'}", *others]
    )
    return f"{told}. In Python: {code(f'report.{section.id}')}."


def figures_page(report: bps.Report) -> str:
    """Every figure of the newest edition, by chapter."""
    intro = (
        f"{how_many(len(report), 'figure')} of {report.edition.year}. Each label leads to the page of its chapter, "
        "where the evidence, the source and the checks are."
    )
    search = element("p", "Looking for one number? ", explorer_link("", "Search the explorer", "../"), ".")
    lines = [intro, "", *raw(search)]
    for chapter in report.chapters:
        lines += ["", f"## {plain(chapter.label('en'))}", "", *raw(_list(chapter))]
    return page("The figures", *lines)


def _list(chapter: bps.Chapter) -> Markup:
    head = element("tr", *(element("th", name, scope="col") for name in ("figure", "number", "certainty", "slide")))
    rows = (
        element(
            "tr",
            element(
                "th",
                element("a", figure.label("en"), href=figure_address(figure, "../")),
                element("code", Markup(figure.id.replace(".", ".<wbr>").replace("_", "_<wbr>"))),
                scope="row",
            ),
            element("td", amount(figure), class_="number"),
            element("td", badge(figure.certainty)),
            element("td", str(figure.source.slide), class_="number"),
        )
        for figure in chapter.figures
    )
    return element("table", element("thead", head), element("tbody", *rows), class_="list")


def _explained(figure: bps.Figure, check: bps.Check, report: bps.Report) -> bps.Explanation:
    """Give the same as report.explain, from one check of the whole report."""
    return bps.Explanation(
        figure=figure,
        results=tuple(result for result in check.results if figure.id in result.figures),
        discrepancies=tuple(found for found in report.discrepancies if figure.id in found.figures),
        doubts=tuple(doubt for doubt in report.doubts if figure.id in doubt.figures),
        cited=tuple(report.outside.sources[slug] for slug in figure.cited),
        series=report.series(figure) if figure.id in report.outside.observations else None,
    )
