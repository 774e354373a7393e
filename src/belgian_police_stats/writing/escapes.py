"""Escape a text of a report for each target, so that it stays plain text there.

A report file can be a stranger's, so its labels, notes, titles and names of units are never trusted. Formats that are
written with quotation marks or lengths around every text (JSON, XML, SQLite, Arrow) need no escape of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from ..errors import HIDDEN

__all__ = [
    "ESCAPES",
    "defused",
    "in_bibtex",
    "in_chart",
    "in_json_of_a_page",
    "in_listed_line",
    "in_markdown",
    "in_markdown_code",
    "in_markdown_line",
    "in_terminal",
    "undone",
    "visible",
]

_OBEYED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""The characters that move a cursor, turn a direction or cannot be written as UTF-8, except for line ends."""
_WORD_JOINER = "\N{WORD JOINER}"


def visible(text: str) -> str:
    """Write such characters as Python does. A text that is checked can have them; a report file cannot."""
    return _OBEYED.sub(lambda found: ascii(found[0])[1:-1], text)


def in_chart(text: str) -> str:
    """Put an invisible word joiner behind each `<`.

    Altair writes the specification of a chart into a script of an HTML page without escaping it, and so do many
    notebooks and templates. There a `</script>` in a label would end the script and begin the next one. Only the text
    itself reaches all of these programs, so the text is changed: with the joiner, no `<` begins a tag or a comment.
    """
    return text.replace("<", f"<{_WORD_JOINER}")


_SIGNS = re.compile(
    r"""
    [\\`*\[\]<>|&~$]                 # Code, emphasis, links, tags, cells of tables, formulas.
    | (?<![^\W_])_ | _(?![^\W_])     # Emphasis; an underscore within a word is a letter of it.
    | :(?=//) | (?<=www)\. | @       # What some programs take for an address.
    | ^\ *[\#+=-]                     # Headings and lists, at the beginning.
    | ^\ *[0-9]{1,9}[.)](?=\ |$)     # A numbered list.
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INDENTED = re.compile("^ {4,}")
"""A line that begins so is code."""
_PLAIN_CODE = re.compile(r"[\w./:-]+(?: [\w./:-]+)*", re.ASCII)


def in_markdown(text: str) -> str:
    """Escape every sign that Markdown or HTML could take for markup, and put the text on one line."""
    return in_markdown_line(" ".join(text.split()))


def in_markdown_line(text: str) -> str:
    """Escape the same signs in a part of a line, and keep its spaces: at the beginning, three at most."""
    return _SIGNS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", _INDENTED.sub("   ", text))


def in_markdown_code(text: str) -> str:
    """Write an id as code; a text that is not a plain id is escaped instead."""
    return f"`{text}`" if _PLAIN_CODE.fullmatch(text) else in_markdown(text)


def in_listed_line(text: str) -> str:
    """Put a text on one line, without the vertical bar that separates the parts of the line."""
    return " ".join(text.split()).replace("|", "/")


_FORMULA_STARTS = "=+\\-@\t\r\n＝＋－＠"
"""The characters with which a spreadsheet begins a formula, the full-width ones of East Asian keyboards included."""
# A spreadsheet set to other separators splits a text at each of them, and then begins a cell in the middle of it. A
# comma is such a separator where the file itself has semicolons; elsewhere, quotation marks keep it in its cell.
_SEPARATORS = {",": ";\t\r\n", ";": ",;\t\r\n"}
# Apostrophes that are there already count as part of the formula, so that `undone` only takes away the new one.
_FORMULA, _DEFUSED = (
    {own: re.compile(rf"(?<![^{others}]){mark}(?='*[{_FORMULA_STARTS}])") for own, others in _SEPARATORS.items()}
    for mark in ("", "'")
)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def defused(text: str, separator: str = ",") -> str:
    """Put an apostrophe wherever a spreadsheet would begin a formula. A number stays as it is."""
    return text if _NUMBER.fullmatch(text) else _FORMULA[separator].sub("'", text)


def undone(text: str, separator: str = ",") -> str:
    """Take away the apostrophes that `defused` added for a file with this separator, and no others."""
    return _DEFUSED[separator].sub("", text)


_TEX = str.maketrans(
    {letter: f"\\{letter}" for letter in "%&#$_"}
    | {
        # BibTeX counts braces, also those behind a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
"""The characters that mean something in TeX, each with its escape."""


def in_bibtex(text: str) -> str:
    """Escape every sign that TeX or BibTeX could take for a command, and put the text on one line."""
    return " ".join(text.split()).translate(_TEX)


def in_json_of_a_page(json: str) -> str:
    """Write each `<` of a JSON text by its number: search engines read JSON-LD from a script of an HTML page."""
    return json.replace("<", "\\u003c")


_HIDDEN = re.compile(f"[{HIDDEN}]")


def in_terminal(line: str) -> str:
    """Write characters that would move the cursor, change a colour or turn the direction as Python writes them."""
    return _HIDDEN.sub(lambda found: ascii(found[0])[1:-1], line)


ESCAPES: dict[str, Callable[[str], str]] = {
    "HTML of cards": escape,
    "Markdown of cards": in_markdown,
    "llms.txt": in_listed_line,
    "charts": in_chart,
    "CSV and SDMX-CSV": defused,
    "BibTeX": in_bibtex,
    "descriptors in JSON": in_json_of_a_page,
    "terminal": in_terminal,
}
"""Each target whose texts are escaped here, with its escape. A workbook marks its cells as texts instead."""
