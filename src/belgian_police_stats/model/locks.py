"""Locks that a forked process can take, whatever the threads of its parent were doing."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING
from weakref import WeakSet

if TYPE_CHECKING:
    # Python keeps the callback at the end of this module until it exits, and with it all names of the module. With Any
    # among them, the last garbage collection would go through the whole of typing.
    from typing import Any

__all__ = ["new_lock", "release_after_fork"]

_locks: WeakSet[Any] = WeakSet()


def new_lock() -> Any:
    """Make a lock that a thread can take again while it holds it."""
    return release_after_fork(RLock())


def release_after_fork(lock: Any) -> Any:
    """Free the lock in a child process.

    A fork copies the lock of another thread as it is, and leaves that thread behind: nobody would ever release it.
    """
    _locks.add(lock)
    return lock


def _release_all() -> None:
    for lock in tuple(_locks):
        lock._at_fork_reinit()


# Windows has no forks.
with suppress(AttributeError):
    os.register_at_fork(after_in_child=_release_all)
