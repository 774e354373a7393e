"""What the explorer hands out: CSV of two kinds, JSON, and a file for each figure."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

import belgian_police_stats as bps
from support.explorer_page import WORDS, listed

pytest_plugins = ["support.browsing"]


def test_a_csv_is_that_of_the_library(page: Page, address: str, report: bps.Report, tmp_path: Path) -> None:
    """The whole of it byte for byte, with a mark of its encoding before it; of a search, the rows that are listed."""
    bps.export(report, "csv", tmp_path / "figures.csv")
    page.goto(address)
    assert "\ufeff" + (tmp_path / "figures.csv").read_bytes().decode() == downloaded(page, "#csv")

    page.fill(WORDS, "water")
    rows = csv.DictReader(io.StringIO(downloaded(page, "#csv")[1:], newline=""))
    assert listed(page) == [row["id"] for row in rows]


def test_a_csv_for_belgian_spreadsheets(page: Page, address: str, report: bps.Report, tmp_path: Path) -> None:
    """The same fields with semicolons between them, and with commas in decimals."""
    bps.export(report, "csv", tmp_path / "figures.csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    numbers = ("value", "value_text", "lower", "upper")
    wanted = [{n: v.replace(".", ",") if n in numbers else v for n, v in row.items()} for row in wanted]
    page.goto(address)
    text = downloaded(page, "#semicolons")

    assert text.startswith("\ufeff")
    assert wanted == list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_a_json_holds_the_rows_of_the_table(page: Page, address: str, report: bps.Report) -> None:
    """Exact numbers come back as they are: 20.50 keeps its last digit."""
    page.goto(address)
    there = json.loads(downloaded(page, "#json"), parse_float=Decimal)

    assert [as_json(row) for row in rows_of(report, list(report.figures.ids))] == [as_json(row) for row in there]


def test_nothing_that_is_found_gives_no_file(page: Page, address: str) -> None:
    """The buttons are off."""
    page.goto(f"{address}#q=zzzz")

    for button in ("#csv", "#semicolons", "#json"):
        expect(page.locator(button)).to_be_disabled()


def test_each_figure_has_a_file_for_programs(site: Path, report: bps.Report) -> None:
    """With its exact value, and a link to it in the index."""
    index = json.loads((site / "api" / "index.json").read_text(encoding="utf-8"))
    read = {
        entry["id"]: json.loads((site / "api" / entry["address"]).read_text(encoding="utf-8"), parse_float=Decimal)[
            "figure"
        ]["value"]
        for entry in index["figures"]
    }

    assert {figure.id: figure.value for figure in report} == read


def downloaded(page: Page, button: str) -> str:
    """What a button hands out."""
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes().decode()


def rows_of(report: bps.Report, ids: list[str]) -> list[dict[str, Any]]:
    """The rows of the library's own table for these figures."""
    t = report.table()
    names = [column.name for column in t.columns]
    # The numbers of the rows are those of the figures. In records, a count is a Decimal too.
    rows = {row["id"]: row for row in (dict(zip(names, values, strict=True)) for values in t.rows)}
    return [rows[name] for name in ids]


def as_json(row: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Each value with its type, so that 20.5 is not 20.50, and dates as texts."""
    plain = {n: v if v is None or isinstance(v, (int, Decimal)) else str(v) for n, v in row.items()}
    return {name: (type(value).__name__, str(value)) for name, value in plain.items()}
