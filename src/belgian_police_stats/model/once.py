"""Keep what a report has read once, in places that no attribute leads to.

Everything in a process shares a packaged report. If the report kept what it has read in dictionaries among its
attributes, one part of a program could change a figure for all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .locks import new_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .chapter import Chapter
    from .contents import Contents
    from .figure import Figure

__all__ = ["chapters_once", "made_once", "read_once"]


def read_once(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Make a function that calls another one once for each name. All threads get the same object."""
    kept: dict[str, Any] = {}
    lock = new_lock()

    def kept_or_read(name: str) -> Any:
        if name not in kept:
            with lock:
                if name not in kept:
                    kept[name] = read(name)
        return kept[name]

    return kept_or_read


def made_once() -> Callable[[str, Callable[[], Any]], Any]:
    """Make a function that makes something for each name and keeps it, without a lock."""
    kept: dict[str, Any] = {}

    def kept_or_made(name: str, make: Callable[[], Any]) -> Any:
        # Two threads can make the same thing at once; `setdefault` keeps the first, and both threads get it.
        return kept[name] if name in kept else kept.setdefault(name, make())

    return kept_or_made


def chapters_once(contents: Contents) -> tuple[Callable[[str], Chapter], Callable[[str], Figure | None]]:
    """Make two functions: one reads each chapter once, the other finds a figure in the chapters that are read."""
    figures: dict[str, Figure] = {}

    def read(name: str) -> Chapter:
        chapter = contents.chapter(name)
        figures.update((figure.id, figure) for figure in chapter)
        return chapter

    def found(figure_id: str) -> Figure | None:
        # `figures.get` itself would lead to its dictionary.
        return figures.get(figure_id)

    return read_once(read), found
