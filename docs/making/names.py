"""Every public name of the package, and the module in which it is defined."""

from __future__ import annotations

import belgian_police_stats as bps

__all__ = ["PUBLIC_NAMES"]

PACKAGE = f"{bps.__name__}."


def _home(name: str) -> str:
    module = str(getattr(getattr(bps, name), "__module__", ""))
    # The aliases of types belong to the typing module, and modules to none.
    return module.removeprefix(PACKAGE) if module.startswith(PACKAGE) else "types"


PUBLIC_NAMES = {
    name: _home(name)
    for names in (bps.__all__, bps.chapters.__all__, bps.errors.__all__, bps.types.__all__)
    for name in names
    if name not in ("__version__", "chapters", "errors", "types")
} | {"archive": "archive"}
"""Each name that users import, and where it is defined."""
