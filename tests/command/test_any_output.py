"""The command answers with its exit code wherever its output goes, and says what to do where it cannot."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command import main as command
from belgian_police_stats.command.main import main
from belgian_police_stats.errors import HIDDEN
from belgian_police_stats.testing import changed, small_report
from support.running import posix

PYTHON = f"{sys.executable} -W error -m belgian_police_stats"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A report that does not pass its check."""
    path = tmp_path / "report.json"
    bps.write(changed(small_report(), {"personnel.staff.women": 451}), path)
    return path


def in_a_shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line in bash, in which a pipe fails if a part of it does."""
    script = f"set -o pipefail; {line}"
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=120)


@posix
@pytest.mark.slow
@pytest.mark.parametrize(
    "rest", ["| true", "| grep -q violated", "| head -c 1 > /dev/null", ">&-", "> /dev/null", ">&- 2>&-", "2>&-", "<&-"]
)
def test_a_check_that_says_no_ends_with_1(rest: str, wrong: Path) -> None:
    """A reader that went away, or an output that was never there, changes nothing."""
    done = in_a_shell(f"{PYTHON} check {wrong} {rest}")

    assert (1, "") == (done.returncode, done.stderr)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("call", ["", "--help", "--version", "find women", "find women --json", "cite", "ledger"])
def test_an_answer_without_an_output_ends_with_0(call: str) -> None:
    """Nothing is said."""
    done = in_a_shell(f"{PYTHON} {call} >&-")

    assert (0, "") == (done.returncode, done.stderr)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("rest", ["<&-", "< /dev/null", ">&- < /dev/null"])
def test_a_server_that_nobody_can_ask_ends_with_0(rest: str) -> None:
    """Nothing came in, so that nothing goes out."""
    done = in_a_shell(f"{PYTHON} mcp {rest}")

    assert (0, "") == (done.returncode, done.stderr)


@posix
@pytest.mark.slow
@pytest.mark.parametrize("rest", ["<&-", "< /dev/null", "< {bytes}", "--accepted {bytes} < {text}"])
def test_an_input_without_a_text_ends_with_2(rest: str, tmp_path: Path) -> None:
    """The message says what is missing, in one line."""
    files = {"bytes": tmp_path / "bytes", "text": tmp_path / "text"}
    files["bytes"].write_bytes(b"4 393 \xff")
    files["text"].write_text("4 393 vrouwen")
    done = in_a_shell(f"{PYTHON} fact-check - {rest.format(**files)}")

    assert (2, "") == (done.returncode, done.stdout)
    assert re.search(r": expected (a text, got nothing|text in UTF-8, got the byte 0xff at 6)\.$", done.stderr.strip())


@posix
@pytest.mark.slow
@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_a_checked_text_moves_no_cursor(form: str, tmp_path: Path) -> None:
    """Neither the text nor its name, which can have bytes that are not letters."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[2J.txt"))
    path.write_text("In 2024 \x1b[2J\u202e werkten 4 393 vrouwen \x9b31m bij de politie.", encoding="utf-8")
    python = [sys.executable, "-W", "error", "-m", "belgian_police_stats"]
    other = path.with_name("b.txt")
    other.write_bytes(path.read_bytes())
    command_line = [*python, "fact-check", str(path), str(other), "--format", form]
    done = subprocess.run(command_line, capture_output=True, check=False, timeout=120)

    assert (0, b"") == (done.returncode, done.stderr)
    assert [] == re.findall(f"(?![\n\t])[{HIDDEN}]", done.stdout.decode())


@posix
@pytest.mark.slow
def test_a_refusal_without_an_output_ends_with_2() -> None:
    """Also if there is nowhere to say why."""
    assert 2 == in_a_shell(f"{PYTHON} show nothing >&- 2>&-").returncode
    assert "belgian-police-stats: " in in_a_shell(f"{PYTHON} show nothing >&-").stderr


@posix
@pytest.mark.slow
def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    """The exit code is the one of an interrupted command."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # A shell lets what it starts in the background ignore the signal, and Python keeps to that.
    code = (
        "import signal, sys; from belgian_police_stats.command.main import main;"
        "signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(main())"
    )
    command_line = [sys.executable, "-c", code, "check", str(pipe)]
    # The command has opened the pipe as soon as somebody can write into it.
    with subprocess.Popen(command_line, stdout=-1, stderr=-1) as process, pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)

    assert (130, b"", b"") == (process.returncode, out, error)


def test_an_interruption_anywhere_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the command is doing."""

    def press(_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "subcommand", press)
    assert (130, ("", "")) == (main(["cite"]), tuple(capsys.readouterr()))


@pytest.mark.parametrize("year", ["２０２４", "20_24", "٢٠٢٤", "+2024", " 2024", "1" * 5_000, "2024.0", "x"])
def test_an_edition_is_a_year_in_plain_digits(year: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Other digits, signs and spaces are refused."""
    with pytest.raises(SystemExit) as ended:
        main(["--edition", year, "cite"])
    assert 2 == ended.value.code
    assert len(capsys.readouterr().err) < 1_000


def test_a_template_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file cannot be written, there is no folder that a second try would find."""
    (tmp_path / "text").write_text("805")
    before = os.fsync
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        before(handle)

    monkeypatch.setattr(os, "fsync", full)
    assert 2 == main(["template", str(tmp_path / "text"), str(tmp_path / "2025")])
    assert ["text"] == [path.name for path in tmp_path.iterdir()]
    monkeypatch.setattr(os, "fsync", before)

    assert 0 == main(["template", str(tmp_path / "text"), str(tmp_path / "2025")])
    assert ["discrepancies.json", "doubts.json", "edition.json", "ledger.json"] == sorted(
        path.name for path in (tmp_path / "2025").iterdir()
    )
    assert 2 == main(["template", str(tmp_path / "text"), str(tmp_path / "2025")])
