"""llms.txt: the ids, values, units and certainties of all figures in one text that is small enough to paste."""

from __future__ import annotations

from ..errors import how_many
from ..loading.packaged import editions, load
from ..model.certainty import Certainty, Qualifier
from ..model.doubts import Doubt
from ..model.figure import Figure
from ..model.numbers import number_text
from ..model.report import Report
from ..model.source import Edition
from ..model.words import meaning_of
from .escapes import in_listed_line

__all__ = ["language_models_text", "rules_for_use"]


def language_models_text(report: Report) -> str:
    """Write one line for each figure, after the rules for using them."""
    edition = report.edition
    title, publisher = in_listed_line(edition.title), in_listed_line(edition.publisher)
    lines = [
        "# belgian_police_stats",
        "",
        f"> {title} of the {publisher}, presented on {edition.presented}, as a typed Python dataset.",
        f"> {how_many(len(report), 'figure')} of {edition.year}. This is not an official publication.",
        "",
        f"In Python: `import belgian_police_stats as bps; report = {_opening(edition)}; report[ID].value`.",
        "",
        "## How to use a figure",
        "",
        *rules_for_use(edition),
        "",
        "## Figures: id | value unit | certainty | period if another | doubt | label",
    ]
    for chapter in report.chapters:
        lines += ["", f"### {in_listed_line(chapter.label('en'))}", ""]
        lines += [_line(figure, edition) for figure in chapter.figures]
    lines += ["", "## Doubts, with the readings in brackets, the chosen one first", ""]
    lines += [in_listed_line(f"- {doubt.id}: {doubt.question} ({_readings(doubt)})") for doubt in report.doubts]
    lines += ["", "## Discrepancies in the report", ""]
    lines += [in_listed_line(f"- {d.id}: {d.arithmetic}. {d.explanation}") for d in report.discrepancies]
    return "\n".join(lines) + "\n"


def rules_for_use(edition: Edition) -> list[str]:
    """Say what a language model must know before it repeats a figure, as a list in Markdown."""
    qualifiers = [qualifier.value for qualifier in Qualifier if qualifier is not Qualifier.EXACT]
    return [
        "- Value and unit go together: each counted thing has its own unit. A share is in percent of its whole.",
        f"- A qualifier ({', '.join(qualifiers)}) is printed with the number: repeat it.",
        *(f"- certainty {certainty} = {meaning_of(certainty).en}." for certainty in Certainty),
        "- Say that an ambiguous figure is ambiguous, or leave it out. Give the other numbers in brackets too.",
        "- A figure with a doubt depends on the reading of a question, which is listed at the end.",
        f"- The period is {edition.period}, unless the line says otherwise. on = held on that day.",
        "- What police recorded is not all that happened. Lists need not be complete: do not add them up to a whole.",
        f"- {in_listed_line(edition.terms)}",
    ]


def _opening(edition: Edition) -> str:
    """Write the call that opens the report."""
    packaged = edition.year in editions() and load(edition.year).edition == edition
    return f"bps.load({edition.year})" if packaged else "bps.read(FILE)"


def _line(figure: Figure, edition: Edition) -> str:
    qualifier = "" if figure.qualifier is Qualifier.EXACT else f"{figure.qualifier} "
    cells = [figure.id, f"{qualifier}{number_text(figure.value)} {figure.unit}", figure.certainty.value]
    if figure.period != edition.period:
        cells.append(str(figure.period))
    if figure.doubts:
        cells.append(figure.caveat)
    return " | ".join(map(in_listed_line, (*cells, figure.label("en"))))


def _readings(doubt: Doubt) -> str:
    return "; ".join(reading.label for reading in doubt.readings)
