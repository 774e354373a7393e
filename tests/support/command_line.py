"""Run the command within the process of the test, and build the options of a subcommand by hand."""

from __future__ import annotations

import json
from argparse import Namespace
from decimal import Decimal
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.answer import Answer
from belgian_police_stats.command.main import main
from belgian_police_stats.command.parser import subcommand

Output = pytest.CaptureFixture[str]


def text(capsys: Output, *arguments: str, code: int = 0) -> str:
    """What the command prints on the edition of 2024. It must end with this code and complain of nothing."""
    assert code == main(["--edition", "2024", *arguments])
    output, error = capsys.readouterr()
    assert "" == error
    return output


def data(capsys: Output, *arguments: str, code: int = 0) -> Any:
    """The answer of the command as JSON, with exact decimals."""
    return json.loads(text(capsys, *arguments, "--json", code=code), parse_float=Decimal)


def refusal(capsys: Output, *arguments: str) -> str:
    """What the command prints as an error. It must end with 2 and print nothing else."""
    assert 2 == main(["--edition", "2024", *arguments])
    output, error = capsys.readouterr()
    assert "" == output
    return error


def help_of(capsys: Output, *arguments: str) -> str:
    """The help of the command or of a subcommand."""
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert 0 == ended.value.code
    return capsys.readouterr().out


def ask(name: str, report: bps.Report, **options: Any) -> Answer:
    """The answer of a subcommand on any report, in English unless the options say otherwise."""
    return subcommand(name).answer(report, Namespace(**{"lang": "en", **options}))


def joined(output: str) -> str:
    """A text without its line breaks, as it was before it was wrapped."""
    return " ".join(output.split())
