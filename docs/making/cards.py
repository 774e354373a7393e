"""The card of a figure on the page of its chapter: the card of notebooks, with links below it."""

from __future__ import annotations

import belgian_police_stats as bps
from belgian_police_stats.model.words import Word, word
from belgian_police_stats.writing.cards.bundle import bundle

from .markdown import code, figure_link, link, plain, rule_anchor

__all__ = ["card"]


def card(explained: bps.Explanation) -> list[str]:
    """Write the card of one figure, with links to its rules, its discrepancies and related figures below it."""
    figure = explained.figure
    lines = [f"```{{place}} {figure.id}", "```", f"### {plain(figure.label('en'))}", ""]
    lines += ["```{raw} html", bundle(explained)["text/html"], "```", ""]
    related: dict[Word, list[str]] = {
        "checks": [link(code(result.rule.brief), rule_anchor(result.rule)) for result in explained.results],
        "discrepancies": [link(plain(d.id.replace("-", " ")), d.id) for d in explained.discrepancies],
        "alternative": [figure_link(other) for d in explained.doubts for other in d.figures if other != figure.id],
        "of": [figure_link(whole) for whole in (getattr(figure, "of", None),) if whole],
    }
    lines += [f"- {word(name).en.capitalize()}: {'; '.join(links)}" for name, links in related.items() if links]
    labels = (f"{plain(figure.label(language))} ({language})" for language in ("fr", "de"))
    return [*lines, f"- In other languages: {'; '.join(labels)}", ""]
