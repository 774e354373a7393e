"""Read a user's copy of the source: a text file, or a PDF if pypdf is installed."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO

from ..data import read_text
from ..errors import clean
from ..extras import need
from ..model.printed import SIGN, SPACES
from ..strict_json import parse_json
from .converter import structure
from .files import OpenedFile, Readable, only_our_errors, open_file
from .limits import LIMITS, Limits

__all__ = ["decoded", "printed_numbers", "read_source_text"]

_BEFORE_A_PDF = 1024
"""How far into a file a PDF can begin. Some mail programs write lines before it, and PDF readers search this far."""


def read_source_text(source: Readable, limits: Limits = LIMITS) -> str:
    """Read a copy of the source.

    Raises:
        DataError: the file is empty or too large, or holds no text.
        MissingExtraError: the file is a PDF, and pypdf is not installed.
        OSError: the file cannot be opened.
    """
    file = open_file(source, limits, "text_size")
    if b"%PDF-" in file.content[:_BEFORE_A_PDF]:
        return _pdf_text(file)
    if not file.content.strip():
        raise file.error("a text", "nothing")
    text = decoded(file)
    if "\0" in text:
        raise file.error("a text", "a binary file")
    return text


def decoded(file: OpenedFile) -> str:
    """Give the content of a file as a text, which can be empty.

    Raises:
        DataError: the text is not in UTF-8.
    """
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise file.error("text in UTF-8", f"the byte {file.content[error.start]:#04x} at {error.start}") from None


_CUT_SHORT = re.compile("XFormObject|form XObject|[Ee]xceed|[Ll]imit|[Ss]kip")
"""The messages that pypdf logs when it leaves out a part of a page."""


def _pdf_text(file: OpenedFile) -> str:
    pypdf = need("pypdf", "pdf", f"read {clean(file.name)}", otherwise="pass a text file")
    parts: list[str] = []
    length = 0
    with only_our_errors(file.name, "a PDF that can be read"), _whole_extraction(file), _without_cryptography(file):
        for page in pypdf.PdfReader(BytesIO(file.content)).pages:
            parts.append(page.extract_text())
            length += len(parts[-1])
            file.refuse_beyond("text_size", length, "characters of text")
    text = "\n".join(parts)
    if not text.strip():
        raise file.error("a PDF with text in it", "pictures alone")
    if re.search("[\ud800-\udfff]", text):
        raise file.error("a PDF whose letters are known", "half of a surrogate pair", "Pass the text of it instead.")
    return text


@contextmanager
def _without_cryptography(file: OpenedFile) -> Generator[None]:
    """Name the missing package for a PDF that is encrypted without a password, as many official documents are."""
    from pypdf.errors import DependencyError

    try:
        yield
    except DependencyError:
        hint = 'Run `pip install "pypdf[crypto]"`, or pass a text file.'
        raise file.error("the package cryptography, which is needed for an encrypted PDF", "none", hint) from None


@contextmanager
def _whole_extraction(file: OpenedFile) -> Generator[None]:
    """Refuse a PDF from which pypdf takes only a part: at its limits it logs a line, and goes on without the rest."""
    cut: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if _CUT_SHORT.search(record.getMessage()):
                cut.append(record.getMessage())

    logger, listener = logging.getLogger("pypdf"), Listener(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
    if cut:
        raise file.error("a PDF that is read to its end", clean(cut[0]), "Pass the text of it instead.")


_SPACE = f"[{SPACES}]"
_WORDS = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    "een honderdtal|een duizendtal|tientallen|honderden|duizenden|miljoenen"
)

_SCALES = ("million", "billion")
"""The keys of the words for millions and thousands of millions in data/words/numbers.json."""


@cache
def _printed_number() -> re.Pattern[str]:
    """Make a pattern of a number in a text: digits with marks that group them, join them in a date or name a unit.

    It also matches dates and Dutch words for numbers, which model/printed.py does not read. Unlike the pattern of
    querying/source_copy.py, it takes a space between digits only before a group of three.
    """
    name = "numbers.json"
    words: dict[str, dict[str, str]] = structure(
        name, parse_json(read_text("words", name), name), dict[str, dict[str, str]]
    )
    listed = {word for scale in _SCALES for text in words[scale].values() for word in text.split(", ")}
    scales = "|".join(sorted(listed, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"""
        (?: (?<!\w){SIGN} )? (?: €{_SPACE}? | \bEUR{_SPACE} )?
        [0-9]+ (?: (?: {_SPACE}(?=[0-9]{{3}}(?![0-9])) | [.,/-](?=[0-9]) ) [0-9]+ )*
        (?: {_SPACE}(?:{scales})\b )?
        (?: {_SPACE}?[%€] | {_SPACE}(?:euros?|EUR)\b )?
        | \b(?:{_WORDS.replace(" ", _SPACE)})\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def printed_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Find the numbers in a text: each with its line, from 1, and as it is printed.

    Two numbers side by side that could be one number with a space in it are given as one, and so are numbers that run
    into each other: no pattern can tell them apart.
    """
    pattern = _printed_number()
    for number, line in enumerate(text.split("\n"), start=1):
        for found in pattern.finditer(line):
            yield number, found.group()
