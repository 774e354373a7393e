"""Run code in another process, with every warning an error."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="Rights, links, limits and devices as POSIX has them.")
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": ""}
"""For a process that may write no file, or no large one: what measures the coverage would be the first to."""


def run(arguments: Sequence[str], stdin: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python with these arguments and give what it wrote; the process must end by itself."""
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )


def output_of(code: str, **environment: str) -> str:
    """Run this code, which must end well, and give what it printed."""
    done = run(["-c", code], **environment)
    assert (0, b"") == (done.returncode, done.stderr), done.stderr.decode()
    return done.stdout.decode().strip()
