"""How people see the certainty of a figure and the verdict on a rule: one sign, one look and one word everywhere.

Cards, charts, the command, workbooks and the site take them from these tables. Inferred figures stay quiet, and
ambiguous figures and violated rules stand out. A sign and a border say the same as the colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
from attrs import frozen

from ..model.certainty import Certainty
from ..model.rules import Verdict
from ..model.words import meaning_of, name_of

__all__ = ["BLUE", "CERTAINTIES", "GREEN", "GREY", "RED", "VERDICTS", "Look", "looks_record"]

# From the palette of Okabe and Ito: people with any colour blindness can tell these apart. Each has a contrast of at
# least three to one on white and on black.
BLUE, GREEN, RED = "#0072B2", "#009E73", "#D55E00"
GREY = "#808080"


@frozen(kw_only=True)
class Look:
    """The look of a certainty or a verdict."""

    sign: str
    plain_sign: str
    """The sign for a terminal that has ASCII letters only."""
    border: str
    """A border style of CSS."""
    colour: str
    """The colour of borders, outlines and signs."""
    fill: str
    """The colour of a bar, or of a cell with black text, on a white page."""
    dark_fill: str
    """The colour of a bar on a dark page."""
    loud: bool = False
    """Whether it stands out: with `colour` as its background and black text."""


CERTAINTIES = {
    Certainty.CERTAIN: Look(sign="●", plain_sign="+", border="solid", colour=BLUE, fill="#0072B2", dark_fill="#3D9BD1"),
    Certainty.INFERRED: Look(
        sign="◐", plain_sign="~", border="dashed", colour=BLUE, fill="#7FB8D8", dark_fill="#1F5F85"
    ),
    Certainty.AMBIGUOUS: Look(
        sign="?", plain_sign="?", border="double", colour=RED, fill="#FBE3D3", dark_fill="#6B3A1A", loud=True
    ),
}
"""The look of each certainty."""

_HOLDS = Look(sign="✓", plain_sign="+", border="solid", colour=GREEN, fill="#DFF2EC", dark_fill="#12382D")
VERDICTS = {
    Verdict.EXACT: _HOLDS,
    Verdict.ROUNDED: _HOLDS,
    Verdict.TRUNCATED: attrs.evolve(_HOLDS, sign="✂", plain_sign="-", border="dotted"),
    Verdict.HOLDS: _HOLDS,
    Verdict.UNDECIDED: Look(
        sign="○", plain_sign="o", border="dotted", colour=GREY, fill="#EDEDED", dark_fill="#333333"
    ),
    Verdict.VIOLATED: Look(
        sign="✗", plain_sign="x", border="double", colour=RED, fill="#FBE3D3", dark_fill="#6B3A1A", loud=True
    ),
}
"""The look of each verdict."""


def looks_record() -> dict[str, dict[str, dict[str, Any]]]:
    """Give both tables as plain data, with the word and its meaning in four languages, for pages and other programs."""
    tables: dict[str, Mapping[Certainty, Look] | Mapping[Verdict, Look]] = {
        "certainty": CERTAINTIES,
        "verdict": VERDICTS,
    }
    return {
        name: {
            str(member): {
                **attrs.asdict(look),
                "word": attrs.asdict(name_of(member)),
                "meaning": attrs.asdict(meaning_of(member)),
            }
            for member, look in table.items()
        }
        for name, table in tables.items()
    }
