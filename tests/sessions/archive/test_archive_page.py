"""The page about archives is true."""

import re
from pathlib import Path

import duckdb
import pytest

from belgian_police_stats.archive.layout import FIGURE_COLUMNS, RULE_COLUMNS
from belgian_police_stats.writing.columns import COLUMNS
from support.packaged_files import PROJECT
from support.pages import PYTHON, failures_of

PAGE = (PROJECT / "docs" / "how-to" / "archive.md").read_text(encoding="utf-8")
RUN = PAGE.replace("```py\n", "```python\n")


def test_the_blocks_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block runs, the query finds the one rounded total, and the figures are where the page says."""
    monkeypatch.chdir(tmp_path)
    (query,) = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)

    assert PYTHON.findall(RUN)
    assert [] == failures_of(RUN, "archive.md")
    rounded = (2024, "Belgian Federal Police", "border_management.passengers.total/total")
    assert [rounded] == duckdb.connect().execute(query).fetchall()
    (shown,) = re.findall(r"^    (figures/\S+)$", PAGE, re.MULTILINE)
    assert (tmp_path / "archive" / shown).is_file()


def test_the_page_names_every_column() -> None:
    """The columns of the figures that the table of a report lacks, and the columns of the rules."""
    named = set(re.findall(r"`(\w+)`", PAGE))
    own = {column.name for column in (*FIGURE_COLUMNS, *RULE_COLUMNS)} - {column.name for column in COLUMNS}

    assert set() == own - named
