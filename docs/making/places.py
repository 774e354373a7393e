"""Extensions of Sphinx for this site: link targets with exact names, and types by the names that users import."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import index
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.util.docutils import SphinxDirective, SphinxRole

import belgian_police_stats as bps

from .names import PUBLIC_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]

PUBLIC = {f"{bps.__name__}.{home}.{name}": f"{bps.__name__}.{name}" for name, home in PUBLIC_NAMES.items()}
"""Where each exported name is defined, and where users find it."""


def setup(app: Sphinx) -> None:
    """Add the directive and the role `place`, and resolve types."""
    app.add_directive("place", PlaceDirective)
    app.add_role("place", PlaceRole())
    app.connect("missing-reference", resolve_public)
    app.connect("autodoc-process-docstring", read_sections)


def anchored(env: BuildEnvironment, name: str) -> nodes.target:
    """A target whose id is the name itself, including dots, so that a URL can end in the id of a figure."""
    target = nodes.target("", "", ids=[name])
    env.domains.standard_domain.note_hyperlink_target(name, env.docname, name, name)
    return target


class PlaceDirective(SphinxDirective):
    """A place on a separate line, before a heading."""

    required_arguments: ClassVar[int] = 1
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {"label": str}

    def run(self) -> list[nodes.Node]:
        """Make the target. With a label, the search and the index of the site lead to it by that label."""
        name = self.arguments[0]
        target = anchored(self.env, name)
        if "label" not in self.options:
            return [target]
        # HTML follows, and docutils would move the anchor to it: it stays only if it is HTML too.
        anchor = nodes.raw("", f'<span class="target" id="{escape(name)}"></span>', format="html")
        # A semicolon or comma would divide the entry.
        return [index(entries=[("single", self.options["label"].replace(";", ","), name, "", None)]), anchor]


class PlaceRole(SphinxRole):
    """A place within a line."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the target."""
        return [anchored(self.env, self.text)], []


def resolve_public(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement) -> Any:
    """An annotation names the module in which a class is defined; its page is under the name that users import."""
    if node.get("refdomain") != "py":
        return None
    wanted = node["reftarget"]
    name = PUBLIC.get(wanted) or (f"{bps.__name__}.{wanted}" if wanted in PUBLIC_NAMES else None)
    if name is None:
        return None
    domain = env.domains.python_domain
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, content)


def read_sections(app: Sphinx, what: str, *rest: Any) -> None:
    """Read "Raises:" and the like.

    The extension itself would take the text before a colon in the docstring of an attribute for its type.
    """
    lines = rest[-1]
    if what not in ("attribute", "property", "data"):
        lines[:] = GoogleDocstring(lines).lines()
