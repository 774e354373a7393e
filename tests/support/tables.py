"""Tables of any figures, reports with any texts, and what frames hold as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs
from hypothesis import strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.contents import HeldContents
from belgian_police_stats.testing import small_report
from belgian_police_stats.testing.strategies import figures
from belgian_police_stats.writing.records import table_record

FORMULAS = ("=1+1", "+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "a;=1", "a\t=1")
AWKWARD = (
    *FORMULAS,
    *(f"'{text}" for text in FORMULAS),
    *("-5", "+0.5", "'", "''=", "#N/A", "_x000A_", "a\r\nb", ' "', "\0", "\ufffe"),
)
TEXTS = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@st.composite
def tables(draw: st.DrawFn) -> bps.Table:
    """Tables of figures of every kind, in any unit and with any doubt."""
    edition = small_report().edition
    listed = draw(st.lists(figures(), max_size=5))
    return bps.Table(rows=tuple(tuple(table_record(figure, edition).values()) for figure in listed))


@st.composite
def reworded_reports(draw: st.DrawFn) -> bps.Report:
    """The small edition with texts of any letters as the labels and the note of one figure."""
    report = small_report()
    figure = draw(st.sampled_from(list(report)))
    labels = bps.Labels(**{language: draw(TEXTS) for language in ("nl", "fr", "de", "en")})
    return with_figure(report, attrs.evolve(figure, labels=labels, note=draw(st.none() | TEXTS)))


def with_figure(report: bps.Report, new: bps.Figure) -> bps.Report:
    """The same report with another figure in the place of the one with its id."""
    chapters: list[bps.Chapter] = []
    for chapter in report.chapters:
        sections = {
            name: _with_parts(section, {part: new if f.id == new.id else f for part, f in _named(section)})
            for name, section in _named(chapter)
        }
        chapters.append(_with_parts(chapter, sections))
    return bps.Report(report.edition, HeldContents(tuple(chapters), report.ledger.entries, report.discrepancies))


def _named(container: bps.Chapter | bps.Section) -> list[tuple[str, Any]]:
    """The parts of a container, by name, without those that its year does not print."""
    parts = ((name, getattr(container, name)) for name in type(container).MEMBERS)
    return [(name, part) for name, part in parts if part is not None]


def _with_parts(container: Any, parts: Mapping[str, Any]) -> Any:
    return type(container)(id=container.id, labels=container.labels, **parts)


def pandas_records(frame: Any) -> list[dict[str, Any]]:
    """The rows of a pandas frame with None for what is missing, and dates for its times."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {name: value.date() if isinstance(value, datetime) else value for name, value in row.items()}
        for row in plain.to_dict("records")
    ]
