"""Read the text of an article: a text file, Markdown, HTML without its markup, or a PDF if pypdf is installed."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from io import BytesIO
from os import PathLike
from typing import IO

from .source_text import read_source_text

__all__ = ["read_article", "without_markup"]

_NAMES_OF_BLOCKS = """
address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav
ol p pre section table td th title tr ul
"""
_BLOCKS = frozenset(_NAMES_OF_BLOCKS.split())
"""The elements that begin a new line."""
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "math"})
"""The elements whose contents are not text for readers."""


def read_article(path: str | PathLike[str]) -> str:
    """Read an article; `-` is standard input.

    Raises:
        DataError: the file is empty or too large, or holds no text.
        MissingExtraError: the file is a PDF, and pypdf is not installed.
        OSError: the file cannot be read.
    """
    text = read_source_text(_standard_input() if str(path) == "-" else path)
    return without_markup(text) if _is_html(path, text) else text


def _standard_input() -> IO[bytes] | IO[str]:
    """The input of the process: bytes, or text in a notebook, or None if the caller has closed it."""
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]
        return BytesIO()
    return getattr(sys.stdin, "buffer", sys.stdin)


def _is_html(path: str | PathLike[str], text: str) -> bool:
    start = text[:500].lstrip().lower()
    return start.startswith(("<!doctype html", "<html")) or str(path).lower().endswith((".html", ".htm"))


def without_markup(html: str) -> str:
    """Give the text of an HTML page as a reader sees it, each block on a line of its own."""
    parser = _Reader()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\n", " "))
