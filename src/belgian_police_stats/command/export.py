"""`export`: the report as a file of any format, or of each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from attrs import evolve

from ..errors import ExportError
from ..extras import install_command
from ..model.report import Report
from ..writing.escapes import in_terminal
from ..writing.files.exporting import export, export_all
from ..writing.files.formats import FORMATS
from .answer import Answer
from .terminal import pairs, prose

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("export csv figures.csv", "export json report.json", "export csv -", "export all folder")

_ALL = "all"
"""The name that means every format."""
_OUTPUT = "-"
"""The path that means the standard output."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the format and the path, and list the formats."""
    parser.add_argument("format", metavar="FORMAT", choices=(*FORMATS, _ALL), help="a format of the list below")
    parser.add_argument(
        "path", metavar="PATH", help=f"the file, or {_OUTPUT} for the standard output; with {_ALL}, the folder"
    )
    rows = [
        (f"  {name}", listed.description + (f" (extra {listed.extra})" if listed.extra else ""))
        for name, listed in FORMATS.items()
    ]
    rows.append((f"  {_ALL}", "every format whose extra is installed"))
    parser.epilog = "\n".join(["formats:", *pairs(rows), "", parser.epilog or ""])


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Write one file, or one of each format. No message follows a file that is written to a device or a pipe.

    Raises:
        ExportError: the format cannot hold the report, or the standard output cannot take the file.
        MissingExtraError: the format needs a package that is not installed.
        OSError: a file cannot be written.
    """
    if options.path == _OUTPUT:
        return _to_output(report, options)
    if options.format == _ALL:
        return _every_format(report, options.path)
    export(report, options.format, options.path)
    written = Answer({"written": options.path}, [f"Written: {options.path}"])
    return written if Path(options.path).is_file() else evolve(written, content=b"")


def _to_output(report: Report, options: argparse.Namespace) -> Answer:
    """Give the file itself as the answer."""
    if options.format == _ALL or options.json:
        got = f"{_OUTPUT} with {_ALL}" if options.format == _ALL else f"{_OUTPUT} with --json"
        raise ExportError(expected=f"one format without --json for the path {_OUTPUT}", got=got)
    content = export(report, options.format)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
            hint = "Send it to a file or to another program."
            raise ExportError(
                expected="an output that takes any bytes", got=f"the format {options.format}", hint=hint
            ) from None
        text = ""
    # Some characters control a terminal, and the labels of an untrusted report can have them.
    shown = "\n".join(map(in_terminal, text.splitlines())) + "\n"
    return Answer(None, (), content=shown.encode() if text and sys.stdout.isatty() else content)


def _every_format(report: Report, folder: str) -> Answer:
    """Write every format. It is not a failure if an extra is missing or a format cannot hold the report."""
    exported = export_all(report, folder)
    lines = [f"Written: {path}" for path in exported.written]
    for listed in exported.missing:
        command = install_command(str(listed.extra))
        lines += prose(f"Not written: {listed.file_name}. For {listed.name}, run `{command}`.")
    for listed, why in exported.refused:
        lines += prose(f"Not written: {listed.file_name}. {why}")
    data = {
        "written": [str(path) for path in exported.written],
        "missing": [{"format": listed.name, "extra": listed.extra} for listed in exported.missing],
        "refused": [{"format": listed.name, "why": why} for listed, why in exported.refused],
    }
    return Answer(data, lines)
