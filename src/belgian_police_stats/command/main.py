"""Parse the arguments, ask the subcommand, print its answer, and give the exit code."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

from ..errors import BelgianPoliceStatsError
from ..writing.json_text import json_text
from .answer import CANNOT
from .parser import command_parser, subcommand

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A letter that the terminal lacks becomes a question mark.
        sys.stdout.reconfigure(errors="replace")
    words = sys.argv[1:] if arguments is None else arguments
    options = command_parser(words).parse_args(words)
    # Not at the top: --help and --version end before they need it.
    from ..loading.packaged import load

    try:
        answer = subcommand(options.subcommand).answer(load(options.edition), options)
        _print(_json(answer.data) if options.json else "\n".join(answer.lines))
    except BelgianPoliceStatsError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename or 'the output'}: {error.strerror or error}.")
    return answer.code


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # The reader has seen enough. Python would fail once more when it closes the pipe at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _json(data: Any) -> str:
    """Write plain data as JSON. Letters that the terminal lacks are escaped, since JSON must not lose any."""
    text = json_text(data)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return re.sub("[^\0-\x7f]", lambda letter: json.dumps(letter[0])[1:-1], text)
    return text


def _refuse(message: str) -> int:
    print(f"belgian-police-stats: {message}", file=sys.stderr)
    return CANNOT
