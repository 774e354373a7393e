"""The matches of a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from attrs import frozen

from ..model.bases import HasCard
from ..model.figure import Figure
from ..model.figures import Figures
from ..model.listing import Listing

__all__ = ["Match", "Matches"]


@frozen(kw_only=True)
class Match(HasCard):
    """A figure that fits the words of a search, with the text that matched."""

    figure: Figure
    language: str
    """The language of the label that fits best: nl, fr, de or en; `id` for the id."""
    text: str
    """The label or the id that fits best."""
    place: str = "label"
    """Where the words were found: label, id, section, chapter, unit or printed. A label or an id comes first; then the
    title of a section or chapter, the name of a unit, or a printed number."""
    matched: tuple[str, ...]
    """The words of the text that fit, as they are written there: one for each word of the search that fits."""
    missed: tuple[str, ...] = ()
    """The words of the search that do not fit. It is empty if any figure has them all."""
    score: float
    """From 0 to 1, where 1 means every word of the text in full. Words such as "the" or "number of" do not count."""

    def __repr__(self) -> str:
        where = self.language if self.place in ("label", "id") else f"{self.language}, {self.place}"
        return f"<Match {self.score:.2f} {self.figure.id} [{where}]: {self.text}>"


class Matches(Listing[Match]):
    """The matches of a search, the best first: a tuple, with a hint for words that fit nowhere.

    >>> report.find("vrouwenn")
    <Matches: none. Did you mean 'vrouwen'?>
    """

    hint: str
    """A sentence with known words that come close to the unknown words of the search; empty if there are none."""

    def __new__(cls, matches: Iterable[Match] = (), hint: str = "") -> Self:
        """Make the matches."""
        made = super().__new__(cls, matches)
        made.hint = hint
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self), self.hint)

    @property
    def figures(self) -> Figures:
        """The figures, the best first."""
        return Figures(match.figure for match in self)

    def __repr__(self) -> str:
        lines = [f"<Matches: {len(self) or 'none'}." + (f" {self.hint}" if self.hint else "")]
        lines += [f"  {match!r}" for match in self[:10]]
        if len(self) > 10:
            lines.append(f"  … and {len(self) - 10} more")
        return "\n".join(lines) + ">"
