"""Every rule with its verdict, and every discrepancy."""

from __future__ import annotations

from itertools import groupby

import belgian_police_stats as bps
from belgian_police_stats.model.numbers import number_text
from belgian_police_stats.model.words import meaning_of

from .markdown import code, figure_link, link, page, place, plain, rule_anchor

__all__ = ["discrepancies_page", "rules_page"]


def rules_page(report: bps.Report) -> str:
    """Every rule with its verdict, and the figures that no check binds."""
    judged = report.check()
    on_dates = len(judged.date_checks)
    evidence = len(judged.results) - len(judged)
    counts = (
        f"{len(judged)} rules check the report of {report.edition.year}: {judged.tally}. {len(judged) - on_dates} of "
        f"them bind figures, and {on_dates} bind printed dates. {evidence} more are evidence: by them a number was "
        "given to its label, so that they cannot fail and check nothing. The verdicts mean:"
    )
    lines = [counts, ""]
    lines += [f"- **{verdict}**: {meaning_of(verdict).en}." for verdict in bps.Verdict]
    titles = {chapter.id: chapter.label("en") for chapter in report.chapters}
    sections = {section.id: section.label("en") for chapter in report.chapters for section in chapter.sections}
    for chapter, results in groupby(judged.results, key=lambda result: result.rule.id.partition(".")[0]):
        title = titles.get(chapter, "Printed dates")
        lines += ["", f"## {plain(title)}", "", *(_item(result, sections) for result in results)]
    bound = {name for result in judged for name in result.figures}
    alone = [figure.id for figure in report if figure.id not in bound]
    lines += ["", "## Figures that no check binds", "", f"{len(alone)} of {len(report)}."]
    lines += ["", *(f"- {figure_link(name)}" for name in alone)]
    return page("The rules", *lines)


def discrepancies_page(report: bps.Report) -> str:
    """Every discrepancy with its arithmetic and its figures."""
    known = {rule.id: rule for rule in report.rules}
    intro = f"{len(report.discrepancies)} discrepancies: places where the report of {report.edition.year}"
    lines = [f"{intro} violates a rule, contradicts itself or prints something that cannot be meant."]
    for d in report.discrepancies:
        lines += ["", f"```{{place}} {d.id}", "```", f"## {plain(d.id.replace('-', ' '))}", ""]
        lines += [f"**{d.kind.replace('_', ' ')}**. {plain(d.explanation)}", "", code(d.arithmetic), ""]
        if d.rule:
            rule = known[d.rule]
            lines.append(f"- {d.verdict}: {link(code(rule.formula), rule_anchor(rule))}")
        elif d.relation:
            lines.append(f"- {d.verdict}: {code(d.relation.formula)}, which is not a rule of this library")
        elif d.slides:
            lines.append(f"- {d.verdict}: the headings of slides {', '.join(map(str, d.slides))}")
        lines += [f"- {figure_link(name)}" for name in d.figures]
    return page("The discrepancies", *lines)


def _item(result: bps.RuleResult, sections: dict[str, str]) -> str:
    """One rule: its verdict, its section, its arithmetic, and why it should hold."""
    rule = result.rule
    ids = {name.rpartition(".")[0] for name in rule.figures}
    section = sections.get(ids.pop(), "") if len(ids) == 1 else ""
    numbers = f"{number_text(result.computed)} against {number_text(result.printed)}"
    if result.computed is None or rule.kind is bps.RuleKind.ORDERED:
        numbers = ""
    kept = "It is evidence." if rule.evidence else ""
    parts = [f"**{result.verdict}**", plain(section), code(rule.brief), numbers, plain(rule.why), kept]
    return f"- {place(rule_anchor(rule))}{' · '.join(part for part in parts if part)}"
