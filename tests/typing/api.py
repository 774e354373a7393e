"""What type checkers know of the public names. mypy reads this file; nothing runs it."""

from decimal import Decimal
from typing import Any, Literal, assert_type

import altair as alt
import pint
import polars as pl
from pint.registry import Quantity

import belgian_police_stats as bps

report = bps.load(2024)
assert_type(report, bps.Report)
assert_type(bps.load(), bps.Report)
assert_type(bps.editions(), tuple[int, ...])

assert_type(report.organised_crime, bps.OrganisedCrime)
assert_type(report.radicalism, bps.Radicalism)
assert_type(report.cybercrime, bps.Cybercrime)
assert_type(report.road_police, bps.RoadPolice)
assert_type(report.rail_police, bps.RailPolice)
assert_type(report.border_management, bps.BorderManagement)
assert_type(report.protection, bps.Protection)
assert_type(report.public_order, bps.PublicOrder)
assert_type(report.forensics, bps.Forensics)
assert_type(report.special_support, bps.SpecialSupport)
assert_type(report.recruitment, bps.Recruitment)
assert_type(report.information_exchange, bps.InformationExchange)
assert_type(report.personnel, bps.Personnel)
assert_type(report.international_cooperation, bps.InternationalCooperation)
assert_type(report.community, bps.Community)
assert_type(report.chapters, tuple[bps.Chapter, ...])
assert_type(report.edition, bps.Edition)

figure = report.personnel.staff.women
assert_type(figure, bps.Count)
assert_type(report.border_management.e_gates.belgian_share, bps.Share)
assert_type(report.border_management.e_gates.belgian_share.of, str | None)
assert_type(report.border_management.frontex.working_hours, bps.Duration)
# The kind of a figure follows from its id, wherever it is looked up.
assert_type(report["personnel.staff.women"], bps.Count)
assert_type(report["border_management.e_gates.belgian_share"], bps.Share)
assert_type(report["personnel.staff.women_growth"], bps.Change)
assert_type(report["organised_crime.results.criminal_assets_seized"], bps.Money)
assert_type(report["border_management.frontex.working_hours"], bps.Duration)
assert_type(report["information_exchange.emergency_calls.time_per_call"], bps.Rate)
assert_type(report["personnel.staff.women"].value, int)
assert_type(report["personnel.staff.wimmen"], bps.Figure)  # Another report can have it.
assert_type(report.personnel.staff["personnel.staff.women"], bps.Count)
assert_type(report.get("personnel.staff.women"), bps.Count | None)
assert_type(report.get("personnel.staff.women", 0), bps.Count | int)
assert_type(report.get("zone.staff.women"), bps.Figure | None)
assert_type(report.figures, bps.Figures)
assert_type(report.figures[0], bps.Figure)
assert_type(report.figures["personnel.staff.women"], bps.Count)
assert_type(report.figures["zone.staff.women"], bps.Figure)
assert_type(report.figures[1:3], bps.Figures)
assert_type(report.select(kind=[bps.Count, bps.Share], certainty={bps.Certainty.CERTAIN}, slide=50), bps.Figures)
assert_type(report.select(kind="Count", unit=("person", "EUR"), where=lambda one: one.value > 9), bps.Figures)
assert_type(list(report), list[bps.Figure])
assert_type(list(report.personnel), list[bps.Figure])
assert_type(list(report.personnel.sections), list[bps.Section])
assert_type(list(report.personnel.staff), list[bps.Figure])

assert_type(figure.id, str)
assert_type(figure.to_dict(), bps.FigureRecord)
assert_type(figure.to_dict()["alternatives"], list[bps.AlternativeRecord])
assert_type(figure.digest, str)
assert_type(report.digest, str)
assert_type(report.version, str | None)
assert_type(bps.changes(since="0.1.0"), tuple[bps.LoggedChange, ...])
assert_type(figure.value, int)
assert_type(report.figures[0].value, int | Decimal)
assert_type(figure.interval_if_rounded, bps.Interval)
assert_type(figure.interval_if_truncated, bps.Interval)
assert_type(figure.qualifier, bps.Qualifier)
assert_type(figure.certainty, bps.Certainty)
assert_type(figure.period, bps.Period)
assert_type(figure.period.kind, bps.PeriodKind)
assert_type(figure.source, bps.Source)
assert_type(figure.sources, tuple[bps.Source, ...])
assert_type(figure.alternatives, tuple[bps.Alternative, ...])
assert_type(figure.evidence, str | None)
assert_type(figure.note, str | None)
assert_type(figure.labels, bps.Labels)
assert_type(figure.label("fr"), str)
assert_type(figure.rate("day"), bps.Derived)
assert_type(figure + figure, bps.Derived)
assert_type(report.personnel.staff.figures.total(), bps.Derived)
assert_type(bps.Figures([figure, report.personnel.staff.men]).total(), bps.Derived)
assert_type(figure.quantity, Quantity[float])
assert_type((figure + figure).quantity, Quantity[float])
assert_type(figure.formatted("fr"), str)
assert_type(f"{figure:fr}", str)

assert_type(report.organised_crime.investigations.chart(), alt.VConcatChart)
assert_type(report.organised_crime.investigations.chart("nl", report.organised_crime.capacity_shares), alt.VConcatChart)
assert_type(report.breakdowns[0].chart("de"), alt.LayerChart)
assert_type(report.check().chart(language="fr"), alt.LayerChart)
assert_type(report.explain("personnel.staff.women"), bps.Explanation)

assert_type(report.select(unit="person", certainty=bps.Certainty.CERTAIN), bps.Figures)
assert_type(report.select(unit="person").select(kind=bps.Share), bps.Figures)
assert_type(report.find("blanchiment"), bps.types.Matches)
assert_type(report.find("blanchiment")[0].figure, bps.Figure)
assert_type(report.find_printed("3 920"), tuple[bps.PrintedMatch, ...])
assert_type(report.find_printed(3920)[0].figure, bps.Figure | None)
assert_type(report.one("Vrouwen"), bps.Figure)
assert_type(report.ledger, bps.Ledger)
assert_type(report.ledger.entries, tuple[bps.Entry, ...])
assert_type(report.ledger.entries[0].reason, bps.EntryReason | None)

series = report.series(figure)
assert_type(series, bps.Series)
assert_type(report.series("personnel.staff.women"), bps.Series)
assert_type(report.series(), tuple[bps.Series, ...])
assert_type(bps.series(), tuple[bps.Series, ...])
assert_type(report.personnel.staff.series(), tuple[bps.Series, ...])
assert_type(series[0], bps.Observation)
assert_type(series[0].source, bps.OutsideSource | None)
assert_type(series.comparable().between(2020, 2024), bps.Series)
assert_type(series.breaks, tuple[bps.Break, ...])
assert_type(series.change(2023, 2024, insist=True), bps.SeriesChange)
assert_type(series.jumps, tuple[bps.Jump, ...])
assert_type(series.with_report(report), bps.Series)
assert_type(series.table(), bps.Table)
assert_type(series.chart("nl"), alt.LayerChart)
assert_type(report.observations(numeric="exact"), bps.Table)
assert_type(bps.observations(), bps.Table)
assert_type(report.outside, bps.Outside)
assert_type(report.with_outside("own.json"), bps.Report)
assert_type(figure.cited, tuple[str, ...])
t = report.table(language="fr", numeric="exact", unit="person")
assert_type(t, bps.Table)
assert_type(bps.table(2024), bps.Table)
assert_type(len(t), int)
assert_type(t.columns, tuple[bps.Column, ...])
assert_type(t.columns[0].type, bps.ColumnType)
assert_type(t.to_records(), list[dict[str, Any]])
assert_type(list(t), list[dict[str, Any]])
assert_type(t.to_polars(), pl.DataFrame)
assert_type(bps.read_table("csv", "figures.csv"), bps.Table)
bps.export(report, "csv", "figures.csv")
archive = bps.archive.open("archive")
assert_type(archive, bps.archive.Archive)
assert_type(bps.archive.write([report], "archive"), None)

assert_type(bps.read("report.json"), bps.Report)
assert_type(bps.parse("{}"), bps.Report)
assert_type(bps.parse({"format": "belgian-police-stats/1"}), bps.Report)
assert_type(report.own_rules, tuple[bps.Rule, ...])
assert_type(figure.unit_labels, bps.Labels | None)
own = report.chapter("horse_brigade")
assert_type(own, bps.Chapter)
assert isinstance(own, bps.OwnChapter)
assert_type(own.stable, bps.OwnSection)
assert_type(own.stable.horses, bps.Figure)
comparison = bps.compare(report, report)
assert_type(comparison, bps.Comparison)
assert_type(comparison.added, bps.Figures)
assert_type(comparison.revised, tuple[bps.FigurePair, ...])
assert_type(comparison.revised[0].old, bps.Figure)

assert_type(bps.parse_printed("14,5 miljoen"), bps.PrintedNumber)
registry: pint.UnitRegistry[Any] = pint.UnitRegistry()
bps.define_units(registry)
figure.quantity_in(registry)


def choose(language: bps.Language) -> None:
    """Take one of the four languages."""
    assert_type(language, Literal["nl", "fr", "de", "en"])
    figure.label(language)


# What must not pass: each line is an error of the kind in its brackets, and mypy complains if it is none.
figure.value = 1  # type: ignore[misc]
report.personnel.staff = report.personnel.staff  # type: ignore[misc]
print(report.horse_brigade)  # type: ignore[attr-defined]
print(report.personnel.staf)  # type: ignore[attr-defined]
wrong: bps.Language = "it"  # type: ignore[assignment]
bps.load("2024")  # type: ignore[arg-type]
bps.archive.write(report.edition, "archive")  # type: ignore[arg-type]
report.find_printed(20.5)  # type: ignore[arg-type]
