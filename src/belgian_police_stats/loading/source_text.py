"""Read a user's copy of the source: a text file, or a PDF if pypdf is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from os import PathLike
from pathlib import Path

from ..errors import DataError, Fault, clean
from ..extras import need
from ..model.printed import SPACES

__all__ = ["LARGEST", "printed_numbers", "read_source_text", "text_of"]


LARGEST = 64 * 2**20
"""The most bytes that are read; the text of a report has far fewer."""


def read_source_text(path: str | PathLike[str]) -> str:
    """Read a copy of the source.

    Raises:
        DataError: the file is empty or too large, or holds no text.
        MissingExtraError: the file is a PDF, and pypdf is not installed.
        OSError: the file cannot be read.
    """
    file = Path(path)
    # One byte more than the limit is enough to see that a file is too long. The size that a file reports can be wrong.
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    return text_of(path, content)


def text_of(path: str | PathLike[str], content: bytes) -> str:
    """Read the text of a file from its bytes. The path is named in errors.

    Raises:
        DataError: there is nothing or too much, or no text.
        MissingExtraError: it is a PDF, and pypdf is not installed.
    """
    if len(content) > LARGEST:
        raise _refusal(path, f"at most {LARGEST} bytes", "more")
    if content.startswith(b"%PDF-"):
        return _pdf_text(Path(path), content)
    if not content.strip():
        raise _refusal(path, "a text", "nothing")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(path, "text in UTF-8", f"the byte {content[error.start]:#04x} at {error.start}") from None
    if "\0" in text:
        raise _refusal(path, "a text", "a binary file")
    return text


def _pdf_text(file: Path, content: bytes) -> str:
    pypdf = need("pypdf", "pdf", f"read {file}", otherwise="pass a text file")
    try:
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    except MemoryError:
        raise
    except Exception as error:
        # For a damaged or locked document, pypdf can raise any exception, such as a TypeError.
        raise _refusal(file, "a PDF that can be read", clean(str(error)).rstrip(".") or type(error).__name__) from None
    if not text.strip():
        raise _refusal(file, "a PDF with text in it", "pictures alone")
    return text


def _refusal(path: str | PathLike[str], expected: str, got: str) -> DataError:
    return DataError.of(str(path), [Fault("the file", expected, got)])


_SPACE = f"[{SPACES}]"
_WORDS = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    "een honderdtal|een duizendtal|tientallen|honderden|duizenden|miljoenen"
)
_PRINTED_NUMBER = re.compile(
    rf"""
    (?: (?<!\w)[+-] )? (?: €{_SPACE}? )?
    [0-9]+ (?: (?: {_SPACE}(?=[0-9]{{3}}(?![0-9])) | [.,/-](?=[0-9]) ) [0-9]+ )*
    (?: {_SPACE}(?:miljoen|miljard)\b )?
    (?: {_SPACE}?[%€] | {_SPACE}euro\b )?
    | \b(?:{_WORDS.replace(" ", _SPACE)})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Digits with the signs that group them, join them in a date or name their unit, or a Dutch word for a number.

It finds numbers in a text, so that it also takes what model/printed.py does not read: dates, points between digits, and
words. Unlike the pattern of querying/verifying.py, it takes a space between digits only before a group of three.
"""


def printed_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Find the numbers in a text: each with its line, from 1, and as it is printed.

    Two numbers side by side that could be one number with a space in it come as one, and so do numbers that run into
    each other: no pattern can tell them apart.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _PRINTED_NUMBER.finditer(line):
            yield number, found.group()
