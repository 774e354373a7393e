"""llms.txt: the ids, values, units and certainties of all figures in one text that is small enough to paste."""

from __future__ import annotations

import belgian_police_stats as bps
from belgian_police_stats.model.words import meaning_of

__all__ = ["language_models_text"]


def language_models_text(report: bps.Report) -> str:
    """Write one line for each figure, after the rules for using them."""
    edition = report.edition
    qualifiers = [qualifier.value for qualifier in bps.Qualifier if qualifier is not bps.Qualifier.EXACT]
    lines = [
        "# belgian_police_stats",
        "",
        f"> {edition.title} of the {edition.publisher}, presented on {edition.presented}, as a typed Python dataset.",
        f"> {len(report)} figures of {edition.year}. This is not an official publication.",
        "",
        f"In Python: `import belgian_police_stats as bps; report = bps.load({edition.year}); report[ID].value`.",
        "",
        "## How to use a figure",
        "",
        "- Value and unit go together: each counted thing has its own unit. A share is in percent of its whole.",
        f"- A qualifier ({', '.join(qualifiers)}) is printed with the number: repeat it.",
        *(f"- certainty {certainty} = {meaning_of(certainty).en}." for certainty in bps.Certainty),
        "- Say that an ambiguous figure is ambiguous, or leave it out. Give the other numbers in brackets too.",
        "- A figure with a doubt depends on the reading of a question, which is listed at the end.",
        f"- The period is {edition.period}, unless the line says otherwise. on = held on that day.",
        "- What police recorded is not all that happened. Lists need not be complete: do not add them up to a whole.",
        f"- {edition.terms}",
        "",
        "## Figures: id | value unit | certainty | period if another | doubt | label",
    ]
    for chapter in report.chapters:
        lines += ["", f"### {chapter.label('en')}", ""]
        lines += [_line(figure, edition) for figure in chapter.figures]
    lines += ["", "## Doubts, with the readings in brackets, the chosen one first", ""]
    lines += [f"- {doubt.id}: {doubt.question} ({_readings(doubt)})" for doubt in report.doubts]
    lines += ["", "## Discrepancies in the report", ""]
    lines += [f"- {d.id}: {d.arithmetic}. {d.explanation}" for d in report.discrepancies]
    return "\n".join(lines) + "\n"


def _line(figure: bps.Figure, edition: bps.Edition) -> str:
    qualifier = "" if figure.qualifier is bps.Qualifier.EXACT else f"{figure.qualifier} "
    cells = [figure.id, f"{qualifier}{figure.value} {figure.unit}", figure.certainty.value]
    if figure.period != edition.period:
        cells.append(str(figure.period))
    if figure.doubts:
        cells.append(figure.caveat)
    return " | ".join([*cells, figure.label("en")])


def _readings(doubt: bps.Doubt) -> str:
    return "; ".join(reading.label for reading in doubt.readings)
