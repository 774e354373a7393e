"""Every rule with its verdict, and every discrepancy."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import groupby

import belgian_police_stats as bps

from .markdown import code, figure_link, link, page, place, plain, rule_anchor

__all__ = ["discrepancies_page", "number_text", "rules_page"]

MEANINGS = {
    bps.Verdict.EXACT: "the printed numbers make it true as they stand.",
    bps.Verdict.ROUNDED: "it is true if the printed number was rounded, ties up or to even.",
    bps.Verdict.TRUNCATED: "it is true if the printed number was cut off, and not if it was rounded.",
    bps.Verdict.HOLDS: "a bound is kept.",
    bps.Verdict.UNDECIDED: "a hedge or a rounded number leaves both answers open.",
    bps.Verdict.VIOLATED: "nothing that the printed numbers can stand for makes it true.",
}


def rules_page(report: bps.Report) -> str:
    """Every rule with its verdict, and the figures that no rule binds."""
    judged = report.check()
    counts = Counter(result.verdict for result in judged)
    said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in bps.Verdict if counts[verdict])
    lines = [f"{len(judged)} rules bind the figures of {report.edition.year}: {said}. What the verdicts mean:", ""]
    lines += [f"- **{verdict}**: {MEANINGS[verdict]}" for verdict in bps.Verdict]
    titles = {chapter.id: chapter.label("en") for chapter in report.chapters}
    sections = {section.id: section.label("en") for chapter in report.chapters for section in chapter}
    for chapter, results in groupby(judged, key=lambda result: result.rule.id.partition(".")[0]):
        title = titles.get(chapter, "Printed dates")
        lines += ["", f"## {plain(title)}", "", *(_item(result, sections) for result in results)]
    bound = {name for rule in report.rules for name in rule.figures}
    alone = [figure.id for figure in report if figure.id not in bound]
    lines += ["", "## Figures that no rule binds", "", f"{len(alone)} of {len(report)}."]
    lines += ["", *(f"- {figure_link(name)}" for name in alone)]
    return page("The rules", *lines)


def discrepancies_page(report: bps.Report) -> str:
    """What the print itself gets wrong or leaves odd."""
    known = {rule.id: rule for rule in report.rules}
    lines = [f"{len(report.discrepancies)} places where the print of {report.edition.year} breaks a rule or is odd."]
    for odd in report.discrepancies:
        lines += ["", f"```{{place}} {odd.id}", "```", f"## {plain(odd.id.replace('-', ' '))}", ""]
        lines += [f"**{odd.kind.replace('_', ' ')}**. {plain(odd.explanation)}", "", code(odd.arithmetic), ""]
        if odd.rule:
            rule = known[odd.rule]
            lines.append(f"- {odd.verdict}: {link(code(rule.formula), rule_anchor(rule))}")
        elif odd.relation:
            lines.append(f"- {odd.verdict}: {code(odd.relation.formula)}, which is no rule of this library")
        elif odd.slides:
            lines.append(f"- {odd.verdict}: the headings of the slides {', '.join(map(str, odd.slides))}")
        lines += [f"- {figure_link(name)}" for name in odd.figures]
    return page("The discrepancies", *lines)


def _item(result: bps.RuleResult, sections: dict[str, str]) -> str:
    """One rule: its verdict, where it stands, its arithmetic, and why it should hold."""
    rule = result.rule
    there = {name.rpartition(".")[0] for name in rule.figures}
    where = sections.get(there.pop(), "") if len(there) == 1 else ""
    numbers = f"{number_text(result.computed)} against {number_text(result.printed)}"
    if result.computed is None or rule.kind is bps.RuleKind.ORDERED:
        numbers = ""
    said = [f"**{result.verdict}**", plain(where), code(rule.brief), numbers, plain(rule.why)]
    return f"- {place(rule_anchor(rule))}{' · '.join(part for part in said if part)}"


def number_text(number: object) -> str:
    """A number, to six digits where no decimal ends it; empty where there is none."""
    if isinstance(number, Fraction) and number.denominator != 1:
        return f"{float(number):.6g}"
    return "" if number is None else str(number)
