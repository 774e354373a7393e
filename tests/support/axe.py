"""What axe, the checker of accessibility, finds on a page. `nox -s browser` sets the path of its script."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(os.environ["BELGIAN_POLICE_STATS_AXE"])


def faults(page: Page, impacts: Collection[str] = ()) -> list[str]:
    """Name each fault by its rule and element; with impacts, only the faults of that weight."""
    # A script tag would be refused by the policy of the explorer.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Without preload: a page from a file may not read its own style sheets again.
    found: list[tuple[str, str]] = page.evaluate("""async () => {
        const { violations } = await axe.run({ preload: false });
        return violations.flatMap((rule) => rule.nodes.map((node) => [rule.impact, `${rule.id}: ${node.html}`]));
    }""")
    return [fault for impact, fault in found if not impacts or impact in impacts]
