"""What axe, the checker of accessibility, finds on a page. `nox -s browser` sets the path of its script."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(os.environ["BELGIAN_POLICE_STATS_AXE"])


def faults(
    page: Page, impacts: Collection[str] = (), *, only: Sequence[str] = (), without: Sequence[str] = ()
) -> list[str]:
    """Name each fault by its rule and element.

    With impacts, only the faults of that weight; with `only` or `without`, by these rules or all others.
    """
    if not page.evaluate("'axe' in window"):
        # A script tag would be refused by the policy of the explorer.
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # Without preload: a page from a file may not read its own style sheets again. What passes is not described, which
    # takes most of the time on a long page.
    options = {"preload": False, "iframes": False, "selectors": False, "resultTypes": ["violations"]}
    options |= {"runOnly": list(only)} if only else {"rules": {rule: {"enabled": False} for rule in without}}
    found: list[tuple[str, str]] = page.evaluate(
        """async (options) => {
        const { violations } = await axe.run(options);
        return violations.flatMap((rule) => rule.nodes.map((node) => [rule.impact, `${rule.id}: ${node.html}`]));
    }""",
        options,
    )
    return [fault for impact, fault in found if not impacts or impact in impacts]
