"""The limits of files: one table, documented with the values that hold, and a keyword that raises them."""

from __future__ import annotations

import io
import json
import lzma
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.files import Readable
from belgian_police_stats.testing import small_report
from belgian_police_stats.types import Limits
from belgian_police_stats.writing.columns import COLUMNS
from belgian_police_stats.writing.files.exporting import content_of
from belgian_police_stats.writing.files.formats import READERS
from support.own_reports import plain
from support.packaged_files import PROJECT
from support.running import posix

SMALL = small_report()
TABLE = SMALL.table()


def refusal(call: Any) -> bps.DataError:
    """The error of a call that is refused."""
    with pytest.raises(bps.DataError) as caught:
        call()
    return caught.value


def test_the_documented_limits_are_those_that_hold() -> None:
    """SECURITY.md lists each limit with its default."""
    text = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
    listed = {name: int(number) for name, number in re.findall(r"^\| `(\w+)` \| (\d+) \|", text, re.MULTILINE)}

    assert attrs.asdict(Limits()) == listed


@pytest.mark.parametrize("wrong", [0, -1, True, 1.5, "1", None])
def test_a_limit_is_a_whole_number(wrong: Any) -> None:
    """It must be above zero."""
    with pytest.raises(bps.errors.FieldError, match="Expected a whole number above zero as rows"):
        Limits(rows=wrong)


@pytest.mark.parametrize("name", READERS)
def test_every_format_has_a_size(name: bps.TableFormatName) -> None:
    """A file of one more byte is refused before anything is made of it, and the limit can be raised."""
    content = content_of(SMALL, name)
    size = len(content)
    error = refusal(lambda: bps.read_table(name, io.BytesIO(content), limits=Limits(size=size - 1)))

    assert f"the file: expected at most {size - 1} bytes, got more." in str(error)
    assert "limits=Limits(size=…)" in error.faults[0].hint
    assert TABLE == bps.read_table(name, io.BytesIO(content), limits=Limits(size=size))


@posix
@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_a_file_without_an_end_is_refused(name: bps.TableFormatName) -> None:
    """It is read only up to the limit."""
    limits = Limits(size=10**6)
    assert "expected at most 1000000 bytes" in str(refusal(lambda: bps.read_table(name, "/dev/zero", limits=limits)))


@pytest.mark.parametrize("name", [name for name in READERS if name != "json"])
@pytest.mark.parametrize("limit", ["rows", "cells", "unpacked_size"])
def test_every_format_of_tables_has_the_limits_of_tables(name: bps.TableFormatName, limit: str) -> None:
    """They limit the rows, the cells, and the characters in all cells."""
    content = content_of(SMALL, name)
    limits = Limits(**{limit: 20})

    assert "expected at most 20 " in str(refusal(lambda: bps.read_table(name, io.BytesIO(content), limits=limits)))


def test_json_has_a_limit_of_values() -> None:
    """Two bytes can become an object of sixty bytes."""
    many = json.dumps(plain(ledger=[[]] * 500))
    for call in (lambda: bps.parse(many, limits=Limits(nodes=500)), lambda: _read(many, Limits(nodes=500))):
        assert "expected at most 500 values in JSON, got more." in str(refusal(call))
    assert bps.parse(plain()) == bps.parse(json.dumps(plain()), limits=Limits(nodes=200))


def test_every_file_of_json_has_a_limit_of_values() -> None:
    """In a file of observations, and in each line of NDJSON: a line is forgotten when its row is made."""
    many = b"[" + b"0.1, " * 500 + b"0.1]\n"
    limits = Limits(nodes=500)
    for call in (
        lambda: bps.read_table("ndjson", io.BytesIO(many), limits=limits),
        lambda: SMALL.with_outside(io.BytesIO(many), limits=limits),
    ):
        assert "expected at most 500 values in JSON, got more." in str(refusal(call))
    assert TABLE == bps.read_table("ndjson", io.BytesIO(content_of(SMALL, "ndjson")), limits=limits)


def test_the_rows_of_a_table_can_all_be_filled() -> None:
    """The limit of cells is not reached before that of rows."""
    assert Limits().rows * len(COLUMNS) <= Limits().cells


def _read(text: str, limits: Limits) -> bps.Report:
    return bps.read(io.StringIO(text), limits=limits)


def test_the_listed_faults_have_a_limit() -> None:
    """This holds for a report and for a table."""
    report = refusal(lambda: bps.parse({f"k{i}": 1 for i in range(100)}, limits=Limits(faults=10)))
    rows = (b'{"a": 1}\n' + content_of(SMALL, "ndjson").replace(b'"slide"', b'"slide "')) * 100
    table = refusal(lambda: bps.read_table("ndjson", io.BytesIO(rows), limits=Limits(row_faults=10)))

    assert (11, True) == (len(report.faults), len(table.faults) <= 10)


class Parts(io.RawIOBase):
    """A file that gives a few bytes at a time, as a pipe does."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.parts: Iterator[bytes] = iter([content[i : i + 100] for i in range(0, len(content), 100)])

    def read(self, size: int = -1) -> bytes:
        """Give the next part."""
        assert size > 0
        return next(self.parts, b"")


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_comes_in_parts_is_read_whole(name: str) -> None:
    """A short part is not the end of the file."""
    assert TABLE == bps.read_table(name, Parts(content_of(SMALL, name)))  # type: ignore[arg-type]


class Odd:
    """A file whose method gives something else."""

    name = "a\x1b[2J"

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def read(self, _: int) -> Any:
        """Give it, or raise it."""
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    "answer",
    [
        *(None, 1, [b"a"]),
        *(OSError(5, "Input/output error"), TimeoutError(), ValueError("closed")),
        *(EOFError("Compressed file ended"), zlib.error("Error -3"), lzma.LZMAError("Corrupt input data")),
    ],
)
def test_a_file_that_cannot_be_read_after_it_was_opened_is_our_error(answer: Any) -> None:
    """The error escapes the name of the file."""
    file: Readable = Odd(answer)  # type: ignore[assignment]
    for call in (lambda: bps.read(file), lambda: bps.read_table("csv", file)):
        error = refusal(call)
        assert str(error).startswith("a\\x1b[2J has 1 fault.")
        assert error.faults[0].got


def test_a_file_that_cannot_be_opened_is_an_error_of_the_system(tmp_path: Path) -> None:
    """This holds for a missing file and for a folder."""
    for path, kind in ((tmp_path / "gone", FileNotFoundError), (tmp_path, IsADirectoryError)):
        for call in (lambda path=path: bps.read(path), lambda path=path: bps.read_table("sqlite", path)):
            with pytest.raises(kind):
                call()


CHANGES: dict[str, tuple[bytes, bytes]] = {
    "a sign between digits": (b"2000,2000,", b"2_000,2000,"),
    "digits of another script": (b"2000,2000,", "٢٠٠٠,2000,".encode()),
    "full-width digits": (b"2000,2000,", "２０００,2000,".encode()),
    "an exponent": (b"2000,2000,", b"2e3,2000,"),
    "spaces": (b"2000,2000,", b" 2000 ,2000,"),
    "a plus": (b"2000,2000,", b"+2000,2000,"),
    "no number": (b"2000,2000,", b"NaN,2000,"),
    "a float for a whole number": (b"2000,2000,", b"2000.0,2000.0,"),
    "another word": (b",exact,", b",banana,"),
    "another kind": (b",Count,", b",Evil,"),
    "a date without signs": (b"1999-01-01", b"19990101"),
    "a date of a week": (b"1999-01-01", b"1999-W01-1"),
    "a period backwards": (b"1999-01-01,1999-12-31", b"1999-12-31,1999-01-01"),
    "a slide below one": (b",flow,1,", b",flow,-1,"),
    "another chapter": (b",border_management,", b",personnel,"),
    "a column twice": (b"label_fr,label_de", b"label_fr,label_fr"),
    "semicolons": (b",", b";"),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_table_says_only_what_it_could_have_said(case: str) -> None:
    """Numbers, dates and words are not guessed, and values go together."""
    content = content_of(SMALL, "csv")
    old, new = CHANGES[case]
    assert old in content
    error = refusal(lambda: bps.read_table("csv", io.BytesIO(content.replace(old, new))))
    assert len(str(error)) < 30_000
    if case == "semicolons":
        assert "Save it with commas between the cells" in error.faults[0].hint


def test_an_id_stands_in_one_row() -> None:
    """Within an edition, no two rows have the same id."""
    header, first, *_ = content_of(SMALL, "ndjson").decode().splitlines()
    error = refusal(lambda: bps.read_table("ndjson", io.BytesIO(f"{header}\n{header}\n{first}".encode())))
    assert ("row 2, id", "an id that row 1 does not have") == (error.faults[0].path, error.faults[0].expected)


@pytest.mark.parametrize(
    "line", ["7", "null", "[", '"' + "a" * 10**6 + '"', '{"a": 1, "a": 2}', "NaN", '{"\\ud800": 1}']
)
def test_a_line_that_is_no_row_is_named_in_short(line: str) -> None:
    """The message can be printed on any terminal."""
    error = refusal(lambda: bps.read_table("ndjson", io.BytesIO(line.encode())))
    str(error).encode()
    assert len(str(error)) < 10_000
    assert re.match("(row|line) 1", error.faults[0].path)


@pytest.mark.parametrize("name", ["csv", "ndjson", "json"])
def test_a_byte_order_mark_is_no_part_of_a_text(name: bps.TableFormatName) -> None:
    """Editors on Windows write it at the beginning of a file."""
    assert TABLE == bps.read_table(name, io.BytesIO(b"\xef\xbb\xbf" + content_of(SMALL, name)))
