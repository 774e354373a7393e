"""The card of a figure on the page of its chapter: the card of notebooks, with links below it."""

from __future__ import annotations

import belgian_police_stats as bps
from belgian_police_stats.model.words import Word, word
from belgian_police_stats.writing.cards.bundle import bundle

from .markdown import code, doubt_anchor, figure_link, link, plain, rule_anchor

__all__ = ["card"]


def card(explained: bps.Explanation) -> list[str]:
    """Write the card of one figure, with links to its doubts, rules, discrepancies and wholes below it."""
    figure = explained.figure
    lines = [f"```{{place}} {figure.id}", "```", f"### {plain(figure.label('en'))}", ""]
    lines += ["```{raw} html", bundle(explained)["text/html"], "```", ""]
    related: dict[Word, list[str]] = {
        "doubts": [link(plain(doubt.question), doubt_anchor(doubt)) for doubt in explained.doubts],
        "checks": [_rule_link(result.rule) for result in explained.results if not result.rule.evidence],
        # A rule by which the figure was read guards nothing.
        "evidence": [_rule_link(result.rule) for result in explained.results if result.rule.evidence],
        "discrepancies": [link(plain(d.id.replace("-", " ")), d.id) for d in explained.discrepancies],
        "of": [figure_link(whole) for whole in (getattr(figure, "of", None),) if whole],
        "part_of": [figure_link(whole) for whole in figure.part_of],
    }
    lines += [f"- {word(name).en.capitalize()}: {'; '.join(links)}" for name, links in related.items() if links]
    labels = (f"{plain(figure.label(language))} ({language})" for language in ("fr", "de"))
    return [*lines, f"- In other languages: {'; '.join(labels)}", ""]


def _rule_link(rule: bps.Rule) -> str:
    return link(code(rule.brief), rule_anchor(rule))
