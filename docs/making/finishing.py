"""The last touch on the pages: names for landmarks, descriptions, and the files for search engines and servers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

import belgian_police_stats as bps
from belgian_police_stats.writing.descriptors.metadata import metadata_of
from belgian_police_stats.writing.descriptors.schema_org import schema_org
from belgian_police_stats.writing.json_text import json_text

from .social import SOCIAL_PICTURE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["SITE_URL", "finish", "setup", "site_files"]

SITE_URL = os.environ.get("BELGIAN_POLICE_STATS_SITE_URL", "")
"""Where the site will be, with a slash at the end. Without it, nothing that needs a full address is written."""

_LANDMARKS = {
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Navigation">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<aside class="toc-drawer no-toc">': '<aside class="toc-drawer no-toc" aria-label="On this page" hidden>',
}
_SKIP = re.compile(r'<a class="skip-to-content.*?</a>\s*', re.DOTALL)
_HEADER = '<div class="site-header">'
_PARAMETERS = re.compile(r"<dl>(?=\s*<dd>)")
"""Sphinx writes a long signature as a list of explanations without terms, which no list may be."""
_MOST = 200
"""The letters of a description."""


def setup(app: Sphinx) -> None:
    """Describe each page before it is written."""
    app.connect("html-page-context", describe)


def describe(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page its description, and the front page the description of the dataset."""
    about = f"The annual report of the Belgian Federal Police for {bps.load().edition.year} as data."
    first = next(iter(doctree.findall(nodes.paragraph)), None) if doctree else None
    text = about if first is None or page == "index" else " ".join(first.astext().split())
    told = text if len(text) <= _MOST else text[: _MOST - 1].rpartition(" ")[0] + " …"
    title = str(context.get("title") or app.config.project)
    tags = [
        _tag("name", "description", told),
        _tag("property", "og:title", title),
        _tag("property", "og:description", told),
        _tag("property", "og:type", "website"),
        _tag("property", "og:site_name", "Belgian police in figures"),
    ]
    if SITE_URL:
        tags += [
            _tag("property", "og:url", f"{SITE_URL}{page}.html"),
            _tag("property", "og:image", f"{SITE_URL}{SOCIAL_PICTURE}"),
        ]
    if page == "index":
        # No text in it can end the script.
        linked = json_text(schema_org(metadata_of(bps.load()))).replace("</", "<\\/")
        tags.append(f'<script type="application/ld+json">{linked}</script>')
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags])


def _tag(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}" />'


def finish(html: str) -> str:
    """Mend what screen readers stumble over: name the landmarks of the theme, and put its skip link first."""
    html = _PARAMETERS.sub('<dl role="none">', html)
    for old, new in _LANDMARKS.items():
        html = html.replace(old, new)
    skip = _SKIP.search(html)
    if skip and html.find(_HEADER) in range(skip.start()):
        html = html.replace(skip[0], "", 1).replace(_HEADER, skip[0] + _HEADER, 1)
    return html


def site_files(pages: list[str]) -> Iterator[tuple[str, str]]:
    """The page for addresses that do not exist, and the map of the site if it is known where the site will be."""
    yield "404.html", _not_found()
    yield "robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {SITE_URL}sitemap.xml\n" if SITE_URL else "")
    if SITE_URL:
        listed = "".join(f"  <url><loc>{escape(SITE_URL + page)}</loc></url>\n" for page in pages)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        yield "sitemap.xml", f"{head}{listed}</urlset>\n"


def _not_found() -> str:
    """A page of its own: it is shown under any address, so that it cannot use the style sheets beside it."""
    return f"""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Page not found</title>
    <style>
      body {{ margin: 3rem auto; max-width: 40rem; padding: 0 1rem; font: 1.1rem/1.6 system-ui, sans-serif }}
      a {{ color: #0b3d79 }}
      @media (prefers-color-scheme: dark) {{
        body {{ background: #131416; color: #e6e6e6 }}
        a {{ color: #8ab4f8 }}
      }}
    </style>
  </head>
  <body>
    <main>
      <h1>Page not found</h1>
      <p>This site has no page at this address. Search for a figure in the explorer.</p>
      <p><a href="{SITE_URL}index.html">Front page</a> · <a href="{SITE_URL}explorer/index.html">Explorer</a></p>
    </main>
  </body>
</html>
"""
