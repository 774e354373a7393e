"""If a format cannot hold or write something, an error names it, and the other formats are written."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.files import formats
from belgian_police_stats.writing.files.exporting import content_of, export_all
from support.own_reports import HORSES, doubt_of, in_doubt, plain

LARGE = [10**400, Decimal("1" + "0" * 400 + ".5"), -(10**400), 10**307, 10**310]
LONG = "1" + " 000" * 133
FINE = "0," + "0" * 330 + "1"


def with_alternative(value: Any) -> bps.Report:
    """The own report with another value that a figure could have."""
    data = plain(doubts=[doubt_of()])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["mares"] = in_doubt(stable["mares"], value)
    return bps.parse(data)


def with_masses(printed: str, value: Any) -> bps.Report:
    """The own report with a mass that is far beyond a float, or far below."""
    data = plain(units={}, rules=[])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["horses"] |= {"printed": printed, "value": value, "unit": "kilogram"}
    stable["mares"] |= {"unit": "kilogram"}
    return bps.parse(data)


REPORTS = {
    "a large alternative": with_alternative(10**400),
    "a large mass": with_masses(LONG, 10**399),
    "a fine mass": with_masses(FINE, Decimal(FINE.replace(",", "."))),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", REPORTS)
def test_every_format_is_written_or_says_why_not(case: str, tmp_path: Path) -> None:
    """One format alone gives the same result as all together."""
    report = REPORTS[case]
    done = export_all(report, tmp_path)

    assert len(formats.FORMATS) == len(done.written) + len(done.refused)
    assert {"report.json", "figures.csv", "figures.ndjson"} <= {path.name for path in done.written}
    for listed, why in done.refused:
        with pytest.raises(bps.ExportError) as caught:
            content_of(report, listed.name)
        assert (why, True) == (str(caught.value), len(why) < 1_000)


@pytest.mark.slow
@pytest.mark.parametrize("case", REPORTS)
def test_nothing_else_raises_an_error_that_is_not_ours(case: str, tmp_path: Path) -> None:
    """No quantity becomes infinite either."""
    report = REPORTS[case]
    bps.write(report, tmp_path / "report.json")
    section = report.chapters[0].sections[0]
    calls: list[Any] = [
        *(section.chart, report.check, lambda: report.check().chart(), lambda: bundle(report.check())),
        *(lambda: bundle(report), lambda: str(report.explain(HORSES)), lambda: report.cite("bibtex")),
        *(lambda: bundle(section), lambda: float(report[HORSES]), lambda: report[HORSES].quantity),
        *(lambda: (report[HORSES] + report[HORSES]).quantity, lambda: report[HORSES].formatted("nl")),
    ]
    for call in calls:
        answer: Any = None
        with suppress(bps.errors.BelgianPoliceStatsError):
            answer = call()
        assert "inf" not in str(getattr(answer, "magnitude", answer if isinstance(answer, float) else ""))
    assert main(["check", str(tmp_path / "report.json")]) in (0, 1)


def test_a_format_that_fails_for_any_reason_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error keeps its cause."""

    def fail(_: bps.Report) -> bytes:
        raise ZeroDivisionError("division by zero")

    csv: Any = formats.FORMATS["csv"]
    monkeypatch.setitem(formats.FORMATS, "csv", attrs.evolve(csv, content=fail))
    why = "Expected a report that the format csv can hold, got ZeroDivisionError: division by zero."
    done = export_all(small_report(), tmp_path)

    assert why in [reason for listed, reason in done.refused if listed.name == "csv"]
    assert "report.json" in {path.name for path in done.written}
    with pytest.raises(bps.ExportError) as caught:
        content_of(small_report(), "csv")
    assert (why, ZeroDivisionError) == (str(caught.value), type(caught.value.__cause__))


@pytest.mark.slow
def test_a_file_that_cannot_be_written_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error names it in the end."""
    (tmp_path / "figures.csv").mkdir()
    with pytest.raises(IsADirectoryError, match=r"figures\.csv'$"):
        export_all(small_report(), tmp_path)
    assert (tmp_path / "report.json").is_file()

    assert 2 == main(["export", "all", str(tmp_path)])
    assert f"belgian-police-stats: {tmp_path / 'figures.csv'}: Is a directory.\n" == capsys.readouterr().err
