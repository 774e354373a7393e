"""llms.txt: one line for each figure, and nothing that breaks a line."""

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.language_models import language_models_text
from support.hostile import HOSTILE, hostile_report


def test_each_figure_has_one_line_with_its_doubt(report: bps.Report) -> None:
    """Id, value and unit, certainty, caveat and label."""
    text = language_models_text(report)
    rows = [line.split(" | ") for line in text.splitlines() if " | " in line and not line.startswith("#")]
    by_id = {row[0]: row for row in rows}

    assert len(report) == len(rows)
    for figure in report:
        row = by_id[figure.id]
        assert row[1].endswith(f"{figure.value} {figure.unit}")
        assert (figure.certainty, figure.label("en")) == (row[2], row[-1])
        assert (figure.caveat in row) is bool(figure.doubts)
    assert [] == [doubt.id for doubt in report.doubts if f"- {doubt.id}: {doubt.question}" not in text]
    assert [] == [one.id for one in report.discrepancies if f"- {one.id}: {one.arithmetic}" not in text]
    assert content_of(report, "llms-txt").decode() == text


def test_it_says_how_to_open_the_report(report: bps.Report) -> None:
    """A packaged edition is loaded, an own report is read."""
    assert "report = bps.load(2024);" in language_models_text(report)
    assert "report = bps.read(FILE);" in language_models_text(small_report())


def test_no_text_adds_a_line() -> None:
    """This holds for any texts of the report."""
    lines = language_models_text(hostile_report("harmless")).splitlines()
    for text in HOSTILE:
        hostile = language_models_text(hostile_report(text)).splitlines()
        assert len(lines) == len(hostile)
        assert [line.count(" | ") for line in lines] == [line.count(" | ") for line in hostile]
