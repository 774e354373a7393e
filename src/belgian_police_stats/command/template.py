"""`template`: the first files of a new edition."""

from __future__ import annotations

import argparse

from ..errors import how_many
from ..loading.source_text import printed_numbers, read_source_text
from ..model.report import Report
from ..writing.template import write_template
from .answer import Answer
from .terminal import prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("template report.txt 2025",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the text and the folder."""
    parser.add_argument("file", metavar="FILE", help="the text of the report, as a text file or a PDF")
    parser.add_argument("folder", metavar="FOLDER", help="the new folder, named after the year of the report")


def answer(_: Report, options: argparse.Namespace) -> Answer:
    """Write the files of a new edition, with every number of a text in its ledger.

    Raises:
        DataError: the file holds no text.
        MissingExtraError: the file is a PDF, and no PDF reader is installed.
        OSError: the file cannot be read, or the folder exists or cannot be made.
    """
    text = read_source_text(options.file)
    written = [str(path) for path in write_template(text, options.folder)]
    numbers = sum(1 for _ in printed_numbers(text))
    advice = (
        f"The ledger has {how_many(numbers, 'number')}. Give each the id of its figure, or the reason why it is not a "
        "figure, and split an entry that is two numbers. Then fill in edition.json and write a file for each chapter, "
        "as CONTRIBUTING.md explains."
    )
    return Answer({"written": written, "numbers": numbers}, [*(f"Written: {path}" for path in written), *prose(advice)])
