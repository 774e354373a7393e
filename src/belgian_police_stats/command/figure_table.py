"""The list of figures that `show` and `find` print."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from ..model.certainty import Certainty
from ..model.figure import Figure
from ..model.labels import Language
from ..model.words import meaning_of, name_of, word
from ..writing.marks import CERTAINTIES
from ..writing.plain import plain_figure
from .answer import Line
from .terminal import columns, fits, marked, prose, quiet, strong, width

__all__ = ["figure_table", "signs"]

_WIDE = 100
"""The least width at which a figure can be on one line."""
_NARROWEST_LABEL = 24


def figure_table(figures: Iterable[Figure], language: Language, matched: Sequence[str] = ()) -> list[str]:
    """Write each figure with its number, doubt, label and id, which are never cut.

    A figure takes one line if all of them fit the terminal, and otherwise at least two, with the id on the last.
    `matched` has the text that was found in a figure, if its label does not show it.
    """
    listed = list(figures)
    found = matched or [""] * len(listed)
    labels = [
        f"{figure.label(language)} [{text}]" if text else figure.label(language)
        for figure, text in zip(listed, found, strict=True)
    ]
    numbers = [plain_figure(figure, language) for figure in listed]
    rows = [
        (figure.id, number, f"{CERTAINTIES[figure.certainty].sign} {name_of(figure.certainty).text(language)}", label)
        for figure, number, label in zip(listed, numbers, labels, strict=True)
    ]
    head = [word(key).text(language) for key in ("id", "value", "certainty", "figure")]
    if width() >= _WIDE and fits([head, *rows]):
        first, *others = columns([head, *rows], numbers=(1,))
        return [
            *strong([first]),
            *(line for figure, row in zip(listed, others, strict=True) for line in marked([row], _is_loud(figure))),
        ]
    blocks = zip(listed, numbers, labels, strict=True)
    lines = [line for figure, number, label in blocks for line in _block(figure, number, label, numbers)]
    return [*lines, "", *signs(listed, language)]


def signs(figures: Iterable[Figure], language: Language) -> list[str]:
    """Explain the signs of some figures."""
    used = {figure.certainty for figure in figures}
    return [line for certainty in Certainty if certainty in used for line in _sign(certainty, language)]


def _sign(certainty: Certainty, language: Language) -> list[str]:
    name = f"{CERTAINTIES[certainty].sign} {name_of(certainty).text(language)}"
    return quiet(prose(word("named", name=name, text=meaning_of(certainty)).text(language)))


def _block(figure: Figure, number: str, label: str, numbers: Sequence[str]) -> list[str]:
    """Write the lines of one figure: its sign, its number with its label behind it or below it, and its id."""
    sign = f"{CERTAINTIES[figure.certainty].sign} "
    column = max(map(len, numbers))
    start = f"{sign}{number.ljust(column)}  "
    if width() - len(start) >= _NARROWEST_LABEL:
        lines = textwrap.wrap(
            label,
            width(),
            initial_indent=start,
            subsequent_indent=" " * len(start),
            break_long_words=False,
            break_on_hyphens=False,
        )
    else:
        lines = [*prose(f"{sign}{number}"), *prose(label, indent=len(sign))]
    return [*marked(lines, _is_loud(figure)), Line(f"{' ' * len(sign)}{figure.id}", "quiet")]


def _is_loud(figure: Figure) -> bool:
    return CERTAINTIES[figure.certainty].loud
