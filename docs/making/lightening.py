"""Make pages lighter: no file that a page has no use for, and no style that is written out at every element."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["lighten"]

_FILES = re.compile(r'\s*<(?:link rel="stylesheet"[^>]*?href|script src)="[^"?]*/([\w.-]+)[^"]*"[^>]*>(?:</script>)?')
_USES = {
    # Colours of code, and the button that copies it: furo-extensions.css styles that, and what no page here has.
    **dict.fromkeys(
        ("pygments.css", "copybutton.css", "furo-extensions.css", "clipboard.min.js", "copybutton.js"),
        'class="highlight',
    ),
    "mystnb": 'class="cell',
}
"""The files that Sphinx puts on every page, and the text by which a page shows that it uses them."""

_SCROLLS = "overflow-x:auto"
_STYLED = re.compile(r'(<\w+(?: (?!style=|class=)[\w:-]+="[^"]*")*) style="([^"]*)"(?! class=)')


def lighten(html: str) -> str:
    """Take out the files that a page does not use, and write the styles that it repeats once, as classes."""
    return _as_classes(_FILES.sub(lambda found: found[0] if _is_used(found[1], html) else "", html))


def _is_used(name: str, html: str) -> bool:
    return next((mark in html for start, mark in _USES.items() if name.startswith(start)), True)


def _as_classes(html: str) -> str:
    """Give repeated styles a class: the cards of a long chapter have four thousand styles, but only twenty sorts."""
    counts = Counter(found[2] for found in _STYLED.finditer(html))
    names = {style: f"as-{place}" for place, (style, count) in enumerate(counts.items()) if count > 1}
    # By its style, site.js finds what scrolls.
    names.pop(_SCROLLS, None)
    if not names:
        return html
    html = _STYLED.sub(
        lambda found: f'{found[1]} class="{names[found[2]]}"' if found[2] in names else found[0],
        html,
    )
    # As strong as a style at the element: the theme must not win over a card.
    rules = "".join(f".{name}:not(#_){{{style}}}" for style, name in names.items())
    return html.replace("</head>", f"<style>{rules}</style></head>", 1)
