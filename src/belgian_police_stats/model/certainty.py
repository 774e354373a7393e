"""How exact and how certain a printed number is: its qualifier, its certainty and its readings."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from ..errors import FilterError, short_repr

__all__ = ["ABOUT", "Certainty", "Qualifier", "Readings", "check_readings"]

ABOUT = (Decimal("0.5"), Decimal(2))
"""The bounds of a number that is printed as "about" so many, as factors of it: half to double.

The report does not say how close such a number is. The span is wide, so that what follows from it is safe.
"""


class Qualifier(StrEnum):
    """The word printed with a number that makes it less exact, such as "more than"."""

    EXACT = "exact"
    """No such word is printed. The number can still be a round one."""
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    """Also the lower end of a printed range."""
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    """Also the upper end of a printed range."""

    @property
    def phrase(self) -> str:
        """The qualifier as English words: "more than"."""
        return self.value.replace("_", " ")


class Certainty(StrEnum):
    """How sure it is that a number, its label and its period belong together."""

    CERTAIN = "certain"
    """Number and label share a text box or sentence, or arithmetic or a cited source leaves only one reading."""
    INFERRED = "inferred"
    """The position on the slide and the stated evidence link number and label."""
    AMBIGUOUS = "ambiguous"
    """Another number, label, period or scope is possible; the alternatives say which."""


Readings = Literal["all", "chosen"]
"""Whether a result honours every reading of the doubts about its figures, or the chosen readings alone."""


def check_readings(readings: str) -> None:
    """Refuse a word that is neither "all" nor "chosen".

    Raises:
        FilterError: it is another word.
    """
    if readings not in ("all", "chosen"):
        raise FilterError(expected='"all" or "chosen" as the readings', got=short_repr(readings))
