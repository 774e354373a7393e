"""Write the pages that are made from the data: `python docs/generate.py`. A test holds them up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import belgian_police_stats as bps
from belgian_police_stats.model.interval import Exact
from belgian_police_stats.model.laws import LawKind
from belgian_police_stats.testing import slips
from belgian_police_stats.writing.files.formats import FORMATS

FENCE = "<!-- Made by docs/generate.py from the data; do not edit. -->\n"

MEANINGS = {
    bps.Verdict.EXACT: "the printed numbers make it true as they stand.",
    bps.Verdict.ROUNDED: "it is true if the printed number was rounded, ties up or to even.",
    bps.Verdict.TRUNCATED: "it is true if the printed number was cut off, and not if it was rounded.",
    bps.Verdict.HOLDS: "a bound is kept.",
    bps.Verdict.UNDECIDED: "a hedge or a rounded number leaves both answers open.",
    bps.Verdict.BROKEN: "nothing that the printed numbers can stand for makes it true.",
}


def figures_page(report: bps.Report) -> str:
    """Every figure of the newest edition, chapter by chapter."""
    lines = [FENCE, f"# The figures of {report.edition.year}\n"]
    for chapter in report.chapters:
        lines.append(f"## {chapter.label('en')}\n")
        for section in chapter:
            lines += [f"### {section.label('en')}\n", *_table("id | printed | unit | reading | slide | line | label")]
            lines += [
                _row(f.id, _hedged(f), f.unit, f.reading, f.source.slide, f.source.line, f.label("en")) for f in section
            ]
            lines.append("")
    return "\n".join(lines)


def laws_page(report: bps.Report) -> str:
    """Every law with its verdict, and every discrepancy."""
    judged = report.check()
    counts = Counter(result.verdict for result in judged)
    lines = [FENCE, f"# The laws of {report.edition.year}\n", f"{len(judged)} laws: "]
    lines[-1] += ", ".join(f"{counts[verdict]} {verdict}" for verdict in bps.Verdict if counts[verdict]) + ".\n"
    lines.append("What the verdicts mean:\n")
    lines += [f"- **{verdict}**: {MEANINGS[verdict]}" for verdict in bps.Verdict]
    lines += ["", "## Laws\n", *_table("verdict | law | computed | printed | why")]
    lines += [_row(r.verdict, r.law.formula, _number(r.computed), _number(r.printed), r.law.why) for r in judged]
    lines += ["", "## Discrepancies\n", "What the print itself gets wrong or leaves odd.\n"]
    lines += _table("discrepancy | kind | arithmetic | explanation")
    lines += [_row(d.id, d.kind.replace("_", " "), d.arithmetic, d.explanation) for d in report.discrepancies]
    bound = {name for law in report.laws for name in law.figures if law.kind is not LawKind.REAL_DATE}
    alone = [figure.id for figure in report if figure.id not in bound]
    lines += ["", f"## Figures that no law binds: {len(alone)} of {len(report)}\n", *(f"- `{name}`" for name in alone)]
    return "\n".join(lines) + "\n"


def mutation_page(report: bps.Report) -> str:
    """The mutation measure: what a slip in the last printed place of each figure would run into."""
    by_figure = {figure: list(made) for figure, made in groupby(slips(report), key=lambda slip: slip.figure)}
    caught = {figure: [bool(slip.caught_by) for slip in made] for figure, made in by_figure.items()}
    both = [figure for figure, found in caught.items() if all(found)]
    one_way = [figure for figure, found in caught.items() if any(found) and not all(found)]
    alone = [figure for figure, found in caught.items() if not any(found)]
    share = 100 * len(both) / len(caught)
    lines = [FENCE, f"# The mutation measure of {report.edition.year}\n"]
    lines.append(
        "Each figure is changed by one unit of its last printed place, up and down, in its value, its printed form and "
        "the ledger alike, and the report is checked again. Arithmetic protects "
        f"{len(both)} of {len(caught)} figures ({share:.0f} %) against a slip in either direction and {len(one_way)} "
        f"against a slip in one; {len(alone)} stand alone. Those are held by the ledger, which is replayed against the "
        "source text.\n"
    )
    lines += ["## Protected\n", *_table("figure | printed | up | down")]
    for figure in (*both, *one_way):
        cells = {slip.value > figure.value: ", ".join(slip.caught_by) for slip in by_figure[figure]}
        lines.append(_row(figure.id, figure.printed, cells.get(True, ""), cells.get(False, "")))
    lines += ["", "## Alone\n", *(f"- `{figure.id}`: {figure.printed}" for figure in alone)]
    return "\n".join(lines) + "\n"


def columns_page(report: bps.Report) -> str:
    """The columns of the table, and the formats of its files."""
    lines = [
        FENCE,
        "# The columns of the table\n",
        "One row is one figure; [the table](table.md) says how to get it.\n",
    ]
    lines += _table("column | type | description | words")
    lines += [
        _row(f"`{c.name}`", f"{c.type}, or none" if c.optional else c.type, c.description, ", ".join(c.words))
        for c in report.table().columns
    ]
    lines += ["", "# The formats of files\n", *_table("format | file of `export all` | what is in it | extra")]
    lines += [
        _row(
            f"`{listed.name}`", f"`{listed.file_name}`", listed.description, f"`{listed.extra}`" if listed.extra else ""
        )
        for listed in FORMATS.values()
    ]
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[bps.Report], str]] = {
    "columns.md": columns_page,
    "figures.md": figures_page,
    "laws.md": laws_page,
    "mutation.md": mutation_page,
}


def pages() -> Iterator[tuple[Path, str]]:
    """Every page and its text."""
    folder, report = Path(__file__).parent, bps.load()
    for name, page in PAGES.items():
        yield folder / name, page(report)


def _table(head: str) -> list[str]:
    cells = head.split(" | ")
    return [_row(*cells), _row(*("---" for _ in cells))]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _hedged(figure: bps.Figure) -> str:
    return str(figure).removesuffix(f" {figure.unit}")


def _number(number: Exact | None) -> str:
    if number is None:
        return ""
    return str(number) if number == int(number) else f"{float(number):.6g}"


if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
