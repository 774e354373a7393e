"""The card of a figure, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import belgian_police_stats as bps

from .markdown import code, figure_link, law_anchor, link, plain, table

__all__ = ["card"]


def card(figure: bps.Figure, explained: bps.Explanation) -> list[str]:
    """All that is known of one figure, with the laws that bind it and what is odd about it."""
    return [
        f"```{{place}} {figure.id}",
        "```",
        f"### {plain(figure.label('en'))}",
        "",
        f"**{plain(figure)}** · {code(figure.id)}",
        *table(" | ", [(name, text) for name, text in _rows(figure, explained) if text]),
    ]


def _rows(figure: bps.Figure, explained: bps.Explanation) -> Iterator[tuple[str, str]]:
    yield "value", f"{code(figure.value)} {code(figure.unit)}, a {type(figure).__name__.lower()}"
    yield "stands for", plain(figure.interval)
    yield "period", f"{figure.period} ({figure.period.kind})"
    yield "printed", "; ".join(f"{plain(source.printed)} on {plain(source)}" for source in figure.sources)
    yield "reading", f"**{figure.reading}**"
    yield "evidence", plain(figure.evidence or "")
    for alternative in figure.alternatives:
        value = "" if alternative.value is None else f"{alternative.value}: "
        there = f" (now {figure_link(alternative.figure)})" if alternative.figure else ""
        yield "or", f"{value}{plain(alternative.why)}{there}"
    if whole := getattr(figure, "of", None):
        yield "share of", figure_link(whole)
    yield "note", plain(figure.note or "")
    yield (
        "laws",
        " <br> ".join(
            f"{result.verdict}: {link(code(result.law.brief), law_anchor(result.law))}" for result in explained.results
        ),
    )
    yield "odd", " <br> ".join(link(plain(odd.explanation), odd.id) for odd in explained.discrepancies)
    for language in ("nl", "fr", "de"):
        yield language, plain(figure.label(language))
