"""The answer of template."""

from __future__ import annotations

from ..loading.source_text import printed_numbers, read_source_text
from ..writing.template import write_template
from .answer import Answer
from .layout import prose

__all__ = ["template"]


def template(path: str, folder: str) -> Answer:
    """The files of a new edition, with every number of a text in its ledger."""
    text = read_source_text(path)
    written = [str(file) for file in write_template(text, folder)]
    numbers = sum(1 for _ in printed_numbers(text))
    said = (
        f"{numbers} numbers are in the ledger. Give each the id of its figure or the reason why it is none, and split "
        "those that are two. Then fill in edition.json, and write a file for each chapter: CONTRIBUTING.md says how."
    )
    return Answer({"written": written, "numbers": numbers}, [*(f"Written: {file}" for file in written), *prose(said)])
