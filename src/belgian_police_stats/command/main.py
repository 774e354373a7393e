"""Parse the arguments, ask the subcommand, print its answer, and give the exit code."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from ..errors import HIDDEN, BelgianPoliceStatsError
from ..writing.json_text import json_text
from .answer import CANNOT, INTERRUPTED, Line, Style
from .parser import command_parser, one_language, subcommand

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    # Python has no output if the caller has closed it. The answer still has its exit code.
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    # A letter that the terminal lacks becomes a question mark. The output of a notebook can show every letter.
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="replace")
    words = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parse(words)
        if refused := one_language(options):
            return _refuse(refused)
        # Imported late, since --help and --version do not need it.
        from ..loading.packaged import load

        answer = subcommand(options.subcommand).answer(load(options.edition), options)
        if answer.content is not None:
            _print(answer.content)
        else:
            _print(_json(answer.data) if options.json else _text(answer.lines))
    except BelgianPoliceStatsError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        # The user pressed Ctrl-C and needs no message. Shells give this code to a command that the signal ended.
        return INTERRUPTED
    except OSError as error:
        return _refuse(f"{error.filename or 'the output'}: {error.strerror or error}.")
    return answer.code


def _parse(words: Sequence[str]) -> Namespace:
    try:
        return command_parser(words).parse_args(words)
    except SystemExit:
        # The output of --help or --version may still be in the buffer.
        _print("")
        raise


def _print(content: str | bytes) -> None:
    try:
        # The output of a notebook, or one that a program keeps in memory, takes only text.
        if isinstance(content, bytes) and hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(content)
            sys.stdout.flush()
        else:
            print(content if isinstance(content, str) else content.decode(), end="", flush=True)
    except OSError as error:
        # Python would fail again when it flushes the output at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A program that closes the pipe needs no more output.
        if not isinstance(error, BrokenPipeError):
            raise


_STYLES: dict[Style, str] = {"strong": "1", "quiet": "2", "loud": "1;38;5;166"}
"""The codes of each style for a terminal. The colour is that of the loud marks in cards."""


def _text(lines: Sequence[str]) -> str:
    """Write lines for the terminal, with their styles if it takes any."""
    styled = _takes_styles()
    written = [_styled(line) if styled and isinstance(line, Line) else _escaped(line) for line in lines]
    return _with_known_signs("".join(f"{line}\n" for line in written))


def _takes_styles() -> bool:
    """Whether the output is a terminal that understands styles. https://no-color.org names the variable."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


def _styled(line: Line) -> str:
    return f"\x1b[{_STYLES[line.style]}m{_escaped(line)}\x1b[0m"


def _with_known_signs(text: str) -> str:
    """Write the signs of certainties and verdicts with ASCII letters if the terminal lacks them.

    A question mark for each unknown letter would make every figure ambiguous.
    """
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        from ..writing.marks import CERTAINTIES, VERDICTS

        looks = (*CERTAINTIES.values(), *VERDICTS.values())
        return text.translate({ord(look.sign): look.plain_sign for look in looks})
    return text


def _escaped(text: str) -> str:
    from ..writing.escapes import in_terminal

    return "\n".join(map(in_terminal, text.split("\n")))


def _json(data: Any) -> str:
    """Write plain data as JSON. Letters that the terminal lacks or obeys are escaped, so that no letter is lost."""
    text = _OBEYED.sub(_escape, json_text(data) + "\n")
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return re.sub("[^\0-\x7f]", _escape, text)
    return text


_OBEYED = re.compile(f"(?![\0-\x1f])[{HIDDEN}]")
"""The letters to escape. JSON escapes the first 32 characters itself, and uses some of them between its lines."""


def _escape(letter: re.Match[str]) -> str:
    return json.dumps(letter[0])[1:-1]


def _refuse(message: str) -> int:
    from .terminal import error_lines

    print("\n".join(map(_escaped, error_lines(f"belgian-police-stats: {message}"))), file=sys.stderr)
    return CANNOT
