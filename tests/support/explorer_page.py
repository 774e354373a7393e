"""What the tests of the explorer share: selectors, the ids that it lists, and a server for the site."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    import belgian_police_stats as bps

CARD = "#card-title"
WORDS = "#words"


def by_section(figures: Iterable[bps.Figure]) -> list[str]:
    """The ids of figures, the sections in printed order: on a slide, two sections can alternate."""
    sections: dict[str, list[str]] = {}
    for figure in figures:
        sections.setdefault(figure.section, []).append(figure.id)
    return [name for names in sections.values() for name in names]


def listed(page: Page) -> list[str]:
    """The ids of the figures in the list, in its order."""
    ids: list[str] = page.eval_on_selector_all("#list [data-id]", "links => links.map(link => link.dataset.id)")
    return ids


@contextmanager
def served(folder: Path) -> Generator[str]:
    """The folder from a server of this machine, until the block ends."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object, **named: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
