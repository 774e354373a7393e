"""Typos in words of closed sets. Each line is an error of the kind in its brackets, for mypy and for pyright."""

# pyright: reportUnnecessaryTypeIgnoreComment=true, reportUnusedCallResult=false

import belgian_police_stats as bps

report = bps.load(2024)
figure = report.personnel.staff.women

report.select(certainty="certian")  # type: ignore[arg-type]
report.select(qualifier="about_so")  # type: ignore[arg-type]
report.select(period_kind=["stock", "flows"])  # type: ignore[list-item]
report.select(kind="Counts")  # type: ignore[arg-type]
report.select(colour="blue")  # type: ignore[call-overload]
report.figures.select(certainty="certian")  # type: ignore[arg-type]
report.personnel.staff.select(kind=("Count", "Sahre"))  # type: ignore[arg-type]
report.table(certainty="certian")  # type: ignore[arg-type]
report.table(language="xx")  # type: ignore[call-overload]
report.table(numeric="decimal")  # type: ignore[call-overload]
bps.table(language="xx")  # type: ignore[call-overload]
bps.table(kind="Counts")  # type: ignore[arg-type]
figure.label("xx")  # type: ignore[arg-type]
figure.labels.text("xx")  # type: ignore[arg-type]
figure.formatted("xx")  # type: ignore[arg-type]
report.personnel.label("xx")  # type: ignore[arg-type]
report.personnel.staff.chart("xx")  # type: ignore[arg-type]
report.breakdowns[0].chart("xx")  # type: ignore[arg-type]
report.check().chart("xx")  # type: ignore[arg-type]
report.series(figure).chart("xx")  # type: ignore[arg-type]
report.series(figure).label("xx")  # type: ignore[arg-type]
report.fact_check("text", language="xx")  # type: ignore[arg-type]
report.fact_check("text").select("confirmd")  # type: ignore[arg-type]
bps.fact_check_all(["text"], language="xx")  # type: ignore[arg-type]
report.cite("apa")  # type: ignore[arg-type]
bps.cite("apa")  # type: ignore[arg-type]
bps.export(report, "parket", "figures.parquet")  # type: ignore[call-overload]
bps.read_table("parket", "figures.parquet")  # type: ignore[arg-type]
bps.read_table("dcat-ap", "dcat-ap.jsonld")  # type: ignore[arg-type]
figure.rate("month")  # type: ignore[arg-type]
figure.share_of(figure, readings="choosen")  # type: ignore[arg-type]
report.figures.total(readings="choosen")  # type: ignore[arg-type]
figure.is_above(9, readings="choosen")  # type: ignore[arg-type]

# Names of attributes are known as well.
print(report.personel)  # type: ignore[attr-defined]
print(report.personnel.staff.wimmen)  # type: ignore[attr-defined]
print(figure.valeu)  # type: ignore[attr-defined]

# The words that exist pass, as texts, as members of their enums, and as several at once; so do names of own reports.
report.select(certainty="certain", qualifier=bps.Qualifier.ABOUT, period_kind={"stock", "flow"}, kind=bps.Share)
report.select(kind=["Count", bps.Share], unit="horse", chapter=("personnel", "horse_brigade"), section="a.b")
report.table(language="fr", numeric="exact", unit=["person", "horse"])
report.fact_check("text").select("confirmed", bps.ClaimVerdict.ROUNDED)
