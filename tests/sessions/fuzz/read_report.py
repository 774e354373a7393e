"""Fuzz the reading of own data with atheris: `nox -s fuzz`. Whatever the bytes are, a report or our error comes out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import atheris  # pyright: ignore[reportMissingModuleSource]

sys.path.insert(0, str(Path(__file__).parents[2]))

# The stubs that pyright brings lack it.
with atheris.instrument_imports(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    include=["belgian_police_stats"]
):
    import belgian_police_stats as bps
    from belgian_police_stats.testing import small_report
    from belgian_police_stats.writing.report_file import report_text

from support.own_reports import plain


def read(content: bytes) -> None:
    """Read the bytes as a file; what is read must be written, read again and checked."""
    try:
        report = bps.read(io.BytesIO(content))
    except bps.DataError as error:
        str(error).encode()
        return
    assert report == bps.parse(report_text(report))
    report.check()


def write_seeds(folder: Path) -> None:
    """What the fuzzer starts from: sound files, a small one and one with chapters of ours."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.json").write_text(json.dumps(plain()), encoding="utf-8")
    (folder / "small.json").write_text(report_text(small_report()), encoding="utf-8")


if __name__ == "__main__":
    write_seeds(Path(sys.argv[1]))
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
