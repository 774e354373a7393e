"""The card of a figure on the page of its chapter: the one that a notebook shows, with links below it."""

from __future__ import annotations

import belgian_police_stats as bps
from belgian_police_stats.writing.cards.bundle import bundle

from .markdown import code, figure_link, link, plain, rule_anchor

__all__ = ["card"]


def card(explained: bps.Explanation) -> list[str]:
    """All that is known of one figure, with the rules that bind it and what is odd about it."""
    figure = explained.figure
    lines = [f"```{{place}} {figure.id}", "```", f"### {plain(figure.label('en'))}", ""]
    lines += ["```{raw} html", bundle(explained)["text/html"], "```", ""]
    related = {
        "Rules": [link(code(result.rule.brief), rule_anchor(result.rule)) for result in explained.results],
        "Odd": [link(plain(odd.id.replace("-", " ")), odd.id) for odd in explained.discrepancies],
        "Or": [figure_link(other.figure) for other in figure.alternatives if other.figure],
        "Share of": [figure_link(whole) for whole in (getattr(figure, "of", None),) if whole],
        "In other languages": [f"{plain(figure.label(language))} ({language})" for language in ("fr", "de")],
    }
    return lines + [f"- {name}: {'; '.join(links)}" for name, links in related.items() if links] + [""]
