"""llms.txt: the ids, values, units and doubts of all figures in one text that is small enough to paste."""

from __future__ import annotations

import belgian_police_stats as bps

__all__ = ["language_models_text"]


def language_models_text(report: bps.Report) -> str:
    """One line a figure, with what one must know to use it."""
    edition = report.edition
    lines = [
        "# belgian_police_stats",
        "",
        f"> {edition.title} of the {edition.publisher}, presented on {edition.presented}, as a typed Python dataset.",
        f"> {len(report)} figures of {edition.year}. No official publication.",
        "",
        f"In Python: `import belgian_police_stats as bps; report = bps.load({edition.year}); report[ID].value`.",
        "",
        "## How to use a figure",
        "",
        "- Value and unit go together; each thing counted is a unit of its own. A share is in percent of its whole.",
        "- A hedge (about, more_than, at_least, less_than, at_most) is printed with the number; say it too.",
        "- certainty: certain = label and number stand together, or one reading is left; inferred = from position.",
        "- certainty: ambiguous = another number, label or period is possible: say so, or leave the figure out.",
        f"- The period is {edition.period}, unless the line says otherwise. on = held on that day.",
        "- What police recorded is not all that happened. Lists need not be complete: do not add them up to a whole.",
        f"- {edition.terms}",
        "",
        "## Figures: id | value unit | certainty | period if another | label",
    ]
    for chapter in report.chapters:
        lines += ["", f"### {chapter.label('en')}", ""]
        lines += [_line(figure, edition) for figure in chapter.figures]
    lines += ["", "## What the print gets wrong or leaves odd", ""]
    lines += [f"- {odd.id}: {odd.arithmetic}. {odd.explanation}" for odd in report.discrepancies]
    return "\n".join(lines) + "\n"


def _line(figure: bps.Figure, edition: bps.Edition) -> str:
    hedge = "" if figure.qualifier is bps.Qualifier.EXACT else f"{figure.qualifier} "
    cells = [figure.id, f"{hedge}{figure.value} {figure.unit}", figure.certainty.value]
    if figure.period != edition.period:
        cells.append(str(figure.period))
    return " | ".join([*cells, figure.label("en")])
