"""The module of literals, made from what the library knows. `nox -s literals` runs this file."""

from __future__ import annotations

from collections.abc import Iterator

import belgian_police_stats as bps

# Not from the package itself, which would import the module that this one writes.
from belgian_police_stats.fact_checking.claims import ClaimVerdict
from belgian_police_stats.model.certainty import Certainty, Qualifier
from belgian_police_stats.model.chapters import CHAPTERS, chapter_class
from belgian_police_stats.model.derived import SECONDS
from belgian_police_stats.model.figure import KINDS
from belgian_police_stats.model.period import PeriodKind
from belgian_police_stats.model.units import packaged_units
from belgian_police_stats.writing.citation import STYLES
from belgian_police_stats.writing.files.formats import FORMATS, READERS
from support.packaged_files import PACKAGE

COPY = PACKAGE / "literals.py"

_HEAD = '''"""The ids, units and words of this library as Literals, for editors and type checkers.

`nox -s literals` writes this file. No other module imports it when it runs, except `types`.
"""

from typing import Literal
'''


def literals_text() -> str:
    """What literals.py holds when it is up to date."""
    lists = [*_lists()]
    names = [name for name, _, _ in lists] + ["FigureId"]
    exported = "\n".join(f'    "{name}",' for name in sorted(names))
    parts = [_HEAD, f"__all__ = [\n{exported}\n]\n"]
    for name, meaning, words in lists:
        listed = "\n".join(f'    "{word}",' for word in words)
        parts.append(f'{name} = Literal[\n{listed}\n]\n"""{meaning}"""\n')
    ids = " | ".join(f"{kind.__name__}Id" for kind in KINDS)
    parts.append(f'FigureId = {ids}\n"""The id of a figure of any kind, in any edition of the package."""\n')
    return "\n".join(parts)


def _lists() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each Literal: its name, what it is, and its words."""
    yield "CertaintyWord", "The value of a `Certainty`.", tuple(map(str, Certainty))
    yield "ClaimVerdictWord", "The value of a `ClaimVerdict`.", tuple(map(str, ClaimVerdict))
    yield "PeriodKindWord", "The value of a `PeriodKind`.", tuple(map(str, PeriodKind))
    yield "QualifierWord", "The value of a `Qualifier`.", tuple(map(str, Qualifier))
    yield "KindName", "The name of a kind of figure.", tuple(kind.__name__ for kind in KINDS)
    yield "CitationStyle", "A style of `cite`.", tuple(STYLES)
    yield "FormatName", "A format of `export`.", tuple(FORMATS)
    yield "TableFormatName", "A format of `export` from which `read_table` reads the table.", tuple(READERS)
    yield "TimeUnit", "A unit of time with a fixed length.", tuple(SECONDS)
    yield "UnitName", "A unit of the packaged list. An own report can have others.", packaged_units().names
    yield "ChapterId", "The id of a chapter.", tuple(CHAPTERS)
    sections = {
        f"{chapter}.{section}": members
        for chapter in CHAPTERS
        for section, members in chapter_class(chapter).MEMBERS.items()
    }
    yield "SectionId", "The id of a section.", tuple(sections)
    doubts = [doubt for year in bps.editions() for doubt in bps.load(year).doubts]
    yield "DoubtId", "The id of a doubt.", tuple(dict.fromkeys(doubt.id for doubt in doubts))
    readings = (reading.id for doubt in doubts for reading in doubt.readings)
    yield "ReadingId", "The id of a reading of a doubt.", tuple(dict.fromkeys(readings))
    for kind in KINDS:
        ids = tuple(
            f"{section}.{name}"
            for section, section_class in sections.items()
            for name, figure_class in section_class.MEMBERS.items()
            if figure_class is kind
        )
        yield f"{kind.__name__}Id", f"The id of a figure of the kind {kind.__name__}.", ids


if __name__ == "__main__":
    COPY.write_text(literals_text(), encoding="utf-8", newline="\n")
