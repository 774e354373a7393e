"""Fuzz the reading of files with atheris: `nox -s fuzz`. A report, a table or our error must come out.

The first argument is the format; the others are those of libFuzzer.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import atheris  # pyright: ignore[reportMissingModuleSource]

sys.path.insert(0, str(Path(__file__).parents[2]))

# The stubs that pyright brings lack it.
with atheris.instrument_imports(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    include=["belgian_police_stats"]
):
    import belgian_police_stats as bps
    from belgian_police_stats.testing import small_report
    from belgian_police_stats.writing.files.exporting import content_of
    from belgian_police_stats.writing.report_file import report_text

from support.own_reports import plain

FORMAT: Any = sys.argv.pop(1)
REPORT = "report"
TABLE = small_report().table()


def read_report(content: bytes) -> None:
    """Read the bytes as a report; what is read must be written, read again and checked."""
    try:
        report = bps.read(io.BytesIO(content))
    except bps.DataError as error:
        str(error).encode()
        return
    assert report == bps.parse(report_text(report))
    report.check()


def read_table(content: bytes) -> None:
    """Read the bytes as a table; one with a digest must be the one that was written."""
    try:
        table = bps.read_table(FORMAT, io.BytesIO(content))
    except bps.DataError as error:
        str(error).encode()
        return
    assert not table.verified or table == TABLE
    json.dumps(table.to_records(), default=str).encode()


def write_seeds(folder: Path) -> None:
    """What the fuzzer starts from: sound files."""
    folder.mkdir(parents=True, exist_ok=True)
    if FORMAT == REPORT:
        (folder / "own").write_text(json.dumps(plain()), encoding="utf-8")
        (folder / "small").write_text(report_text(small_report()), encoding="utf-8")
    else:
        (folder / "small").write_bytes(content_of(small_report(), FORMAT))


if __name__ == "__main__":
    write_seeds(Path(sys.argv[1]))
    atheris.Setup(sys.argv, read_report if FORMAT == REPORT else read_table)
    atheris.Fuzz()
