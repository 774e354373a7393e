"""The copy of a user: a text, a PDF, or another file, which gets a clear error."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Self

import pytest
from fpdf import FPDF

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.loading.limits import LIMITS, Limits
from belgian_police_stats.loading.source_text import read_source_text
from belgian_police_stats.testing import small_report
from support.copies import made_text
from support.running import posix

SMALL = made_text(small_report())


def pdf_of(text: str, path: Path) -> Path:
    """A PDF with the lines of a text, twenty on each page."""
    document = FPDF()
    document.set_font("Helvetica", size=10)
    for number, line in enumerate(text.split("\n")):
        if number % 20 == 0:
            document.add_page()
        document.text(10, 10 + 10 * (number % 20), line)
    document.output(str(path))
    return path


class Pages:
    """A reader of PDF files that finds these pages in each of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *extractors: Callable[[], str]) -> None:
        self.pages = [SimpleNamespace(extract_text=extract) for extract in extractors]
        monkeypatch.setattr("pypdf.PdfReader", self)

    def __call__(self, _: object) -> Self:
        """Read any file."""
        return self


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_text_is_read_unchanged(tmp_path: Path, encoding: str) -> None:
    """It is read with or without a byte order mark, and keeps its line ends."""
    path = tmp_path / "copy.txt"
    path.write_bytes("3 920 één\r\nfin".encode(encoding))

    assert "3 920 één\r\nfin" == read_source_text(path) == read_source_text(str(path))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "the file: expected a text, got nothing."),
        (b" \n\t \r\n", "the file: expected a text, got nothing."),
        ("één".encode("latin-1"), "the file: expected text in UTF-8, got the byte 0xe9 at 0."),
        ("één".encode("utf-16"), "the file: expected text in UTF-8, got the byte 0xff at 0."),
        (b"PK\x03\x04\x00\x00word", "the file: expected a text, got a binary file."),
        (bytes(range(128)), "the file: expected a text, got a binary file."),
        (b"\x89PNG\r\n", "the file: expected text in UTF-8, got the byte 0x89 at 0."),
    ],
    ids=["empty", "blank", "latin-1", "utf-16", "zip", "bytes", "png"],
)
def test_other_files_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, fault: str
) -> None:
    """One sentence says what the file is instead. The exit code is 2."""
    path = tmp_path / "copy.txt"
    path.write_bytes(content)

    with pytest.raises(bps.DataError) as caught:
        read_source_text(path)
    assert (f"{path} has 1 fault.\n{fault}", 1) == (str(caught.value), len(caught.value.faults))

    assert 2 == main(["verify", str(path)])
    assert ("", f"belgian-police-stats: {path} has 1 fault.\n{fault}\n") == capsys.readouterr()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is sparse, and one byte too long."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.text_size + 1)

    assert 2 == main(["verify", str(path)])
    error = capsys.readouterr().err
    assert f"the file: expected at most {LIMITS.text_size} bytes, got more." in error


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    """One more byte is too many."""
    path, limits = tmp_path / "copy.txt", Limits(text_size=5)
    path.write_text("3 920")
    assert "3 920" == read_source_text(path, limits)

    path.write_text("3 920\n")
    with pytest.raises(bps.DataError) as caught:
        read_source_text(path, limits)
    assert f"{path} has 1 fault.\nthe file: expected at most 5 bytes, got more." in str(caught.value)


@posix
def test_a_file_that_never_ends_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Its reported size is zero, but it never ends."""
    assert 2 == main(["verify", "/dev/zero"])
    error = capsys.readouterr().err
    assert f"the file: expected at most {LIMITS.text_size} bytes, got more." in error


@pytest.mark.parametrize(("name", "reason"), [("gone.txt", "No such file or directory"), ("", "Is a directory")])
def test_a_file_that_cannot_be_opened_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, reason: str
) -> None:
    """A missing file and a folder give one line, no traceback and exit code 2."""
    path = tmp_path / name

    assert 2 == main(["verify", str(path)])
    assert ("", f"belgian-police-stats: {path}: {reason}.\n") == capsys.readouterr()


def test_a_text_of_another_report_gets_a_short_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer is one line, and not one for each of three hundred numbers."""
    path = tmp_path / "other.txt"
    path.write_text(SMALL, encoding="utf-8")

    assert 1 == main(["verify", str(path)])
    output, error = capsys.readouterr()
    assert len(output.splitlines()) < 5
    assert " ".join(output.split()).endswith(" missing. The file does not look like this report.")
    assert "" == error


def test_a_pdf_is_read_through_the_extra(tmp_path: Path) -> None:
    """In a PDF made from the small edition, every number is found, on any line."""
    text = read_source_text(pdf_of(SMALL, tmp_path / "copy.pdf"))
    found = small_report().verify(text)

    assert (True, len(small_report().ledger)) == (found.passed, len(found.findings))


def test_the_lines_of_a_pdf_continue_across_pages(tmp_path: Path) -> None:
    """The last line of a page and the first line of the next are not joined."""
    lines = [f"line {number}" for number in range(45)]

    assert lines == read_source_text(pdf_of("\n".join(lines), tmp_path / "copy.pdf")).split("\n")


def test_a_changed_digit_of_a_pdf_is_named(tmp_path: Path) -> None:
    """Only the number that the PDF lacks is not found."""
    text = read_source_text(pdf_of(SMALL.replace("2 000", "2 001"), tmp_path / "copy.pdf"))
    lost = [f for f in small_report().verify(text).findings if f.kind in ("different", "missing")]

    assert ["border_management.passengers.total"] == [finding.entry.figure for finding in lost]


def test_a_pdf_of_pictures_has_no_text(tmp_path: Path) -> None:
    """The error calls pages without text pictures."""
    document = FPDF()
    document.add_page()
    document.output(str(tmp_path / "scan.pdf"))

    with pytest.raises(bps.DataError) as caught:
        read_source_text(tmp_path / "scan.pdf")

    path = tmp_path / "scan.pdf"
    assert f"{path} has 1 fault.\nthe file: expected a PDF with text in it, got pictures alone." == str(caught.value)


@pytest.mark.parametrize("keep", [0, 1, 9, 50, 400, -1, -40, -300])
def test_a_damaged_pdf_is_refused_and_never_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], keep: int
) -> None:
    """A truncated PDF is read as far as possible, or refused with a sentence."""
    path = pdf_of(SMALL, tmp_path / "copy.pdf")
    content = path.read_bytes()
    path.write_bytes(b"%PDF-1.3\n" + content[9:][:keep])

    assert main(["verify", str(path)]) in (1, 2)
    output, error = capsys.readouterr()
    assert "Traceback" not in output + error


def test_an_unsupported_pdf_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reader raises an exception that is not one of its own errors. The library turns it into a sentence."""
    path = pdf_of(SMALL, tmp_path / "copy.pdf")
    path.write_bytes(path.read_bytes().replace(b"/FlateDecode", b"/FlateDecodf"))

    assert 2 == main(["verify", str(path)])
    heading, _, fault = capsys.readouterr().err.partition("\n")
    assert f"belgian-police-stats: {path} has 1 fault." == heading
    # The reason is the message of the reader, which begins with a capital in one of its versions.
    assert "the file: expected a pdf that can be read, got unsupported filter /flatedecodf.\n" == fault.lower()


def test_an_error_without_a_message_is_named_by_its_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise, the error would give no reason."""

    def without_words(_: object) -> None:
        raise EOFError

    monkeypatch.setattr("pypdf.PdfReader", without_words)
    path = pdf_of("3 920", tmp_path / "copy.pdf")
    with pytest.raises(bps.DataError) as caught:
        read_source_text(path)

    assert f"{path} has 1 fault.\nthe file: expected a PDF that can be read, got EOFError." == str(caught.value)


def test_a_pdf_that_takes_too_much_memory_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our error says that the memory was not enough."""

    def without_memory(_: object) -> None:
        raise MemoryError("no memory")

    monkeypatch.setattr("pypdf.PdfReader", without_memory)
    with pytest.raises(bps.DataError) as caught:
        read_source_text(pdf_of("3 920", tmp_path / "copy.pdf"))

    assert "one for which there is not enough memory" == caught.value.faults[0].got


def test_the_message_of_the_reader_is_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can contain text of the file."""

    def talkative(_: object) -> None:
        raise ValueError("x" * 1_000_000)

    monkeypatch.setattr("pypdf.PdfReader", talkative)
    with pytest.raises(bps.DataError) as caught:
        read_source_text(pdf_of("3 920", tmp_path / "copy.pdf"))

    assert "x" * 199 + "…" == caught.value.faults[0].got


def test_a_locked_pdf_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF with a password cannot be read, and the command says so."""
    document = FPDF()
    document.set_encryption(owner_password="one", user_password="two")
    document.add_page()
    document.set_font("Helvetica", size=10)
    document.text(10, 10, "3 920")
    document.output(str(tmp_path / "locked.pdf"))

    assert 2 == main(["verify", str(tmp_path / "locked.pdf")])
    assert "the file: expected a PDF that can be read, got " in capsys.readouterr().err


def test_without_a_pdf_reader_the_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install. The exit code is 2."""
    path = pdf_of("3 920", tmp_path / "copy.pdf")
    for name in [name for name in sys.modules if name.partition(".")[0] == "pypdf"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(bps.MissingExtraError) as caught:
        read_source_text(path)
    sentence = (
        f"Expected the package pypdf, which is needed to read {path}, got none. Run `pip install pypdf`, or pass a "
        "text file."
    )
    assert sentence == str(caught.value)
    assert isinstance(caught.value, ImportError)

    assert 2 == main(["verify", str(path)])
    assert f"belgian-police-stats: {sentence}\n" == capsys.readouterr().err


def test_a_pdf_that_needs_another_package_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many official documents are encrypted without a password to open them."""
    from pypdf.errors import DependencyError

    def encrypted(_: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr("pypdf.PdfReader", encrypted)
    with pytest.raises(bps.DataError) as caught:
        read_source_text(pdf_of("3 920", tmp_path / "copy.pdf"))
    assert (
        "the file: expected the package cryptography, which is needed for an encrypted PDF, got none. Run `pip install "
        '"pypdf[crypto]"`, or pass a text file.'
    ) == str(caught.value.faults[0])


@pytest.mark.parametrize("text", ["\ud800", "3 920 \udc00"])
def test_a_pdf_with_halves_of_letters_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Half of a surrogate pair could not be written into a file again."""
    Pages(monkeypatch, lambda: text)
    with pytest.raises(bps.DataError, match="a PDF whose letters are known"):
        read_source_text(pdf_of("3 920", tmp_path / "copy.pdf"))


def test_a_pdf_of_which_a_part_is_left_out_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF reader leaves it out with only a line in its log."""

    def cut() -> str:
        logging.getLogger("pypdf._page").warning("Exceeded 10 form XObject invocations while extracting text.")
        return "3 920"

    Pages(monkeypatch, cut)
    with pytest.raises(bps.DataError, match="expected a PDF that is read to its end, got Exceeded 10 form XObject"):
        read_source_text(pdf_of("3 920", tmp_path / "copy.pdf"))


def test_the_text_of_a_pdf_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file can unpack to any size. Pages behind the limit are not read."""
    read: list[int] = []

    def page() -> str:
        read.append(1)
        return "1 " * 1_000

    Pages(monkeypatch, *[page] * 9)
    with pytest.raises(bps.DataError, match="at most 5000 characters of text"):
        read_source_text(pdf_of("3 920", tmp_path / "copy.pdf"), Limits(text_size=5_000))
    assert 3 == len(read)


def test_a_pdf_can_begin_after_a_few_bytes(tmp_path: Path) -> None:
    """Some programs write a line before the PDF."""
    path = pdf_of("3 920", tmp_path / "copy.pdf")
    path.write_bytes(b"0123456789" + path.read_bytes())

    assert "3 920" in read_source_text(path)
