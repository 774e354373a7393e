"""`mcp`: the report as tools for an assistant, on standard input and output."""

from __future__ import annotations

import argparse
import signal
import sys

from ..extras import need
from ..model.report import Report
from .answer import Answer

__all__ = ["EXAMPLES", "add_arguments", "answer"]

EXAMPLES = ("mcp",)

_DETAILS = """\
An assistant starts this command and talks to it in the Model Context Protocol.
In its settings, name the command and the argument: belgian-police-stats, mcp.
The server runs until its input is closed. It uses no network."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the server, which has no arguments of its own."""
    parser.description = f"{parser.description}\n\n{_DETAILS}"


def answer(report: Report, options: argparse.Namespace) -> Answer:
    """Serve until the input is closed.

    Raises:
        MissingExtraError: the SDK is not installed.
    """
    need("mcp", "mcp", "serve an assistant")
    from ..assistant.server import server_of

    # Python has no input or output if the caller has closed it. Then nobody can ask, or nobody gets the answer.
    if sys.stdin is None or not hasattr(sys.stdout, "buffer"):  # pyright: ignore[reportUnnecessaryComparison]
        return Answer({}, [])
    # On Ctrl-C, the SDK would first wait for one more line. The signal ends the process at once instead: it holds
    # nothing that could be lost.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        server_of(report).run("stdio")
    except* BrokenPipeError:
        # The assistant has closed the connection and needs no answer.
        pass
    finally:
        signal.signal(signal.SIGINT, before)
    return Answer({}, [])
