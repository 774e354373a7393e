"""A process that is forked while a thread loads does not wait for our locks."""

from __future__ import annotations

import pytest

from support.running import output_of, posix

FORKED = """
import os, sys, threading, warnings
import belgian_police_stats as bps
from belgian_police_stats.loading import folder, packaged
from belgian_police_stats.model import locks, quantities
import pint

warnings.simplefilter("ignore")
report = bps.load(2024)
locks = list(locks._locks)
held, done = threading.Event(), threading.Event()

def hold():
    for lock in locks:
        lock.acquire()
    held.set()
    done.wait()

threading.Thread(target=hold, daemon=True).start()
held.wait()
child = os.fork()
if child == 0:
    os.dup2(1, 2)
    {work}
    os._exit(0)
import time
for _ in range(600):
    pid, status = os.waitpid(child, os.WNOHANG)
    if pid:
        break
    threading.Event().wait(0.05)
else:
    os.kill(child, 9)
    os.waitpid(child, 0)
    status = "hangs"
print(status)
os._exit(0)
"""
WORK = {
    "load": "bps.load(2024)",
    "chapter": "report.personnel.staff.women",
    "ledger": "report.ledger",
    "edition": "folder.open_folder('data/2024', lambda name: packaged.read_text('2024', name))",
    "quantity": "report.personnel.staff.women.quantity",
    "check": "report.check()",
}


@posix
@pytest.mark.slow
@pytest.mark.parametrize("work", WORK)
def test_a_child_takes_the_locks_that_a_thread_of_its_parent_held(work: str) -> None:
    """This holds whatever the thread was loading."""
    assert "0" == output_of(FORKED.format(work=WORK[work]))
