"""Write a report to one file in the report format. `loading/reading.py` reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import ExportError, short_repr
from ..loading.converter import unstructure
from ..loading.doubts import DoubtRecord, ReadingRecord
from ..loading.newer import labels_of_newer_unit, put_back
from ..loading.outside import BreakRecord, ObservationRecord, OutsideRecord, SourceRecord
from ..loading.records import FORMAT, FileFigure, PlaceRecord
from ..loading.report_record import ReportRecord
from ..loading.versions import is_newer_minor, made_by
from ..model.doubts import Doubt
from ..model.figure import Figure
from ..model.labels import Labels
from ..model.outside import Observation, Outside, OutsideSource
from ..model.report import Report
from ..model.rules import Rule
from ..model.units import packaged_units
from .json_text import json_text
from .whole_file import Writable, write_to

__all__ = ["figure_file_record", "library_rules", "report_data", "report_text", "write"]


def write(report: Report, target: Writable) -> None:
    """Write a report to a file in the report format, which is JSON. `read` reads it back.

    The target is a path or an open file. A file on the disk appears under its name only when it is complete.

    Raises:
        ExportError: it is not a report, or an open file does not take it.
        OSError: the file cannot be written; an older file of this name is unchanged.
    """
    given: object = report
    if not isinstance(given, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ExportError(expected="a report", got=short_repr(given))
    write_to(target, report_text(report).encode())


def report_text(report: Report) -> str:
    """Make the text of the file."""
    return json_text(report_data(report)) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """Make the contents of the file, as plain data."""
    # The report can have parts that this version does not know, so the file stays one of the newer version.
    of_newer = is_newer_minor(report.made_by)
    labels: dict[str, Labels] = {}
    units: dict[str, Labels] = {}
    for chapter in report.chapters:
        labels[chapter.id] = chapter.labels
        for section in chapter.sections:
            labels[section.id] = section.labels
            labels |= {figure.id: figure.labels for figure in section}
            units |= {figure.unit: figure.unit_labels for figure in section if figure.unit_labels is not None}
    if of_newer:
        # The newer version has these units, and their names.
        units = {unit: names for unit, names in units.items() if names != labels_of_newer_unit(unit)}
    record = ReportRecord(
        format=FORMAT,
        made_by=report.made_by if of_newer else made_by(),
        edition=report.edition,
        chapters={
            chapter.id: {
                section.id.rpartition(".")[2]: {
                    figure.id.rpartition(".")[2]: figure_file_record(figure, report) for figure in section
                }
                for section in chapter.sections
            }
            for chapter in report.chapters
        },
        labels=labels,
        units=units,
        rules=report.own_rules,
        recorded_rules=report.recorded_rules if of_newer else library_rules(report),
        overlaps=report.own_overlaps,
        doubts=tuple(map(_doubt, report.doubts)),
        settlements=report.settlements,
        ledger=report.ledger.entries,
        discrepancies=report.discrepancies,
        outside=_outside_record(report.outside),
    )
    data: dict[str, Any] = unstructure(record)
    put_back(data, report.unknown)
    return data


def library_rules(report: Report) -> tuple[Rule, ...]:
    """The rules of the library in a report, without those that its file states."""
    rules = report.rules
    return rules[: len(rules) - len(report.own_rules)]


def _outside_record(outside: Outside) -> OutsideRecord:
    def observations(known: Mapping[str, tuple[Observation, ...]]) -> dict[str, tuple[ObservationRecord, ...]]:
        return {figure: tuple(map(_observation_record, listed)) for figure, listed in known.items()}

    return OutsideRecord(
        sources={slug: _source_record(source) for slug, source in outside.sources.items()},
        observations=observations(outside.observations),
        confirmations=observations(outside.confirmations),
        breaks=tuple(BreakRecord(since=b.since, figures=b.figures, why=b.why) for b in outside.breaks),
    )


def _source_record(source: OutsideSource) -> SourceRecord:
    return SourceRecord(
        publisher=source.publisher,
        title=source.title,
        url=source.url,
        language=source.language,
        published=source.published,
        kind=source.kind,
        description=source.description,
        read_on=source.read_on,
    )


def _observation_record(observation: Observation) -> ObservationRecord:
    assert observation.source is not None
    return ObservationRecord(
        value=observation.value,
        printed=observation.printed,
        unit=observation.unit,
        period=observation.period,
        comparability=observation.comparability,
        source=observation.source.slug,
        qualifier=observation.qualifier,
        difference=observation.difference,
    )


def figure_file_record(figure: Figure, report: Report) -> FileFigure:
    """Make the record of a figure for a file: without id and labels, and without a period that is the edition's."""
    first, *others = figure.sources
    return FileFigure(
        printed=figure.printed,
        value=figure.value,
        unit=figure.unit,
        slide=first.slide,
        line=first.line,
        certainty=figure.certainty,
        kind=_kind(figure),
        qualifier=figure.qualifier,
        period=None if figure.period == report.edition.period else figure.period,
        of=getattr(figure, "of", None),
        evidence=figure.evidence,
        alternatives=figure.alternatives,
        doubts=dict(figure.agreeing_readings),
        note=figure.note,
        cited=figure.cited,
        also=tuple(PlaceRecord(printed=other.printed, slide=other.slide, line=other.line) for other in others),
    )


def _doubt(doubt: Doubt) -> DoubtRecord:
    """Make the record of a doubt for a file. The records of the figures say what they are under each reading."""
    readings = [
        ReadingRecord(id=reading.id, label=reading.label, evidence=reading.evidence, violates=reading.violates)
        for reading in doubt.readings
    ]
    return DoubtRecord(id=doubt.id, kind=doubt.kind, question=doubt.question, readings=tuple(readings))


def _kind(figure: Figure) -> str | None:
    """Name the kind of a figure only if reading needs it: for a unit that fits several kinds.

    In the chapters of the library, the class of the section has the kind, but an older version may lack the figure.
    """
    return type(figure).__name__ if len(packaged_units().kinds_of(figure.unit)) > 1 else None
