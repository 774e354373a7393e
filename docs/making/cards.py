"""The row of a figure on the page of its chapter: one line that opens to the card of notebooks, with links below it."""

from __future__ import annotations

from collections import Counter

import belgian_police_stats as bps
from belgian_police_stats.model.word_keys import Word
from belgian_police_stats.model.words import name_of, word
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.cards.html import Markup, element

from .markdown import code, doubt_anchor, figure_link, link, plain, rule_anchor
from .parts import amount, badge, explorer_link, raw

__all__ = ["HOLD", "row"]

HOLD = (bps.Verdict.EXACT, bps.Verdict.ROUNDED, bps.Verdict.HOLDS)
"""The verdicts that need no attention."""


def row(explained: bps.Explanation) -> list[str]:
    """Write a line with label, number, certainty and slide, which opens to the card and its links."""
    figure = explained.figure
    summary = element(
        "summary",
        element("span", figure.label("en"), class_="label"),
        element("span", amount(figure), class_="amount"),
        element("span", badge(figure.certainty), class_="how-certain"),
        element("span", f"slide {figure.source.slide}", class_="slide"),
    )
    # The anchor is inside: a browser opens the line when an address leads to it.
    lines = raw(f'<li><details class="figure">{summary}')
    lines += [f"```{{place}} {figure.id}", f":label: {figure.label('en')}", "```", ""]
    lines += raw(bundle(explained)["text/html"] + _ways_on(figure))
    lines += [*_links(explained), "", *raw("</details></li>")]
    return lines


def _ways_on(figure: bps.Figure) -> Markup:
    explorer = explorer_link(figure.id, "Open in the explorer", "../")
    data = element("a", "JSON", href=f"../api/figures/{figure.id}.json")
    return element("p", explorer, " · ", data, " · ", element("code", f'report["{figure.id}"]'), class_="more")


def _links(explained: bps.Explanation) -> list[str]:
    """List the doubts, checks, discrepancies and wholes of a figure. Checks that hold are counted."""
    figure = explained.figure
    checks = [result for result in explained.results if not result.rule.evidence]
    related: dict[Word, list[str]] = {
        "doubts": [link(plain(doubt.question), doubt_anchor(doubt)) for doubt in explained.doubts],
        "checks": _checks(checks),
        # A rule by which the figure was read guards nothing.
        "evidence": [_rule_link(result.rule) for result in explained.results if result.rule.evidence],
        "discrepancies": [link(plain(d.id.replace("-", " ")), d.id) for d in explained.discrepancies],
        "of": [figure_link(whole) for whole in (getattr(figure, "of", None),) if whole],
        "part_of": [figure_link(whole) for whole in figure.part_of],
    }
    lines = [f"- {word(name).en.capitalize()}: {'; '.join(links)}" for name, links in related.items() if links]
    labels = (f"{plain(figure.label(language))} ({language})" for language in ("fr", "de"))
    return [*lines, f"- In other languages: {'; '.join(labels)}", ""]


def _checks(results: list[bps.RuleResult]) -> list[str]:
    """One link for all checks that hold, and one for each of the others."""
    holding = [result for result in results if result.verdict in HOLD]
    links = [f"{name_of(r.verdict).en}: {_rule_link(r.rule)}" for r in results if r.verdict not in HOLD]
    if holding:
        counts = Counter(result.verdict for result in holding)
        told = ", ".join(f"{number} {name_of(verdict).en}" for verdict, number in counts.items())
        links.insert(0, link(f"{len(holding)} {'hold' if len(holding) > 1 else 'holds'}", rule_anchor(holding[0].rule)))
        links[0] += f" ({told})" if len(counts) > 1 else ""
    return links


def _rule_link(rule: bps.Rule) -> str:
    return link(code(rule.brief), rule_anchor(rule))
