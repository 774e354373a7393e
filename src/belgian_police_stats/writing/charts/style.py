"""The choices of a caller about a chart: width, colours, title and theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict, cast, get_args

from attrs import frozen

from ...errors import FilterError, nearest, short_repr
from ...model.certainty import Certainty
from ...model.outside import Comparability
from ...model.rules import Verdict
from ..marks import BLUE, CERTAINTIES, GREY, RED, VERDICTS

__all__ = ["PLAIN", "ChartStyle", "Style", "Theme", "style_of"]

Theme = Literal["light", "dark"]
"""The theme for a white page or for a dark one."""

_WIDTHS = range(100, 4_001)
_LONGEST_COLOUR = 40


class ChartStyle(TypedDict, total=False):
    """The choices about a chart, all of them optional."""

    width: int
    """The width of the plot in pixels, from 100 to 4 000. Labels and values are beside it."""
    colors: Mapping[str, str]
    """Colours of CSS by name: certain, inferred, ambiguous and alternative for bars; the verdicts for a check; same,
    comparable and different for a series."""
    title: str
    """The title. Period, source and remarks stay below it."""
    theme: Theme
    """`light` or `dark`."""


@frozen(kw_only=True)
class Style:
    """The choices with their defaults, and the colours that follow from the theme."""

    width: int | None = None
    colors: Mapping[str, str] = {}
    title: str = ""
    is_dark: bool = False

    @property
    def text(self) -> str:
        """The colour of numbers, labels and titles."""
        return "#E6E6E6" if self.is_dark else "#1A1A1A"

    @property
    def grey(self) -> str:
        """The colour of less important things: periods, sources, axes."""
        return "#B0B0B0" if self.is_dark else "#595959"

    @property
    def page(self) -> str:
        """The colour of the page."""
        return "#1B1B1B" if self.is_dark else "#FFFFFF"

    @property
    def alternative(self) -> str:
        """The colour of other possible values."""
        return self.colors.get("alternative", RED)

    def fill(self, certainty: Certainty) -> str:
        """Give the colour of a bar."""
        return self.colors.get(certainty, self._bar(certainty))

    def edge(self, certainty: Certainty) -> str:
        """Give the colour of the outline of a bar."""
        return self.colors.get(certainty, CERTAINTIES[certainty].colour)

    def verdict(self, verdict: Verdict) -> str:
        """Give the colour of a verdict."""
        usual = {Verdict.HOLDS: BLUE, Verdict.UNDECIDED: GREY}.get(verdict, VERDICTS[verdict].colour)
        return self.colors.get(verdict, usual)

    def comparability(self, comparability: Comparability) -> str:
        """Give the colour of a point of a series."""
        # The colours of bars are used: the report's own number is written in that of `same`, so it must be readable.
        usual = {
            Comparability.SAME: self._bar(Certainty.CERTAIN),
            Comparability.COMPARABLE: self._bar(Certainty.INFERRED),
            Comparability.DIFFERENT: "transparent",
        }
        return self.colors.get(comparability, usual[comparability])

    def _bar(self, certainty: Certainty) -> str:
        look = CERTAINTIES[certainty]
        return look.dark_fill if self.is_dark else look.fill


PLAIN = Style()
"""The style without any choice."""
_NAMES = ("alternative", *map(str, (*Certainty, *Verdict, *Comparability)))


def style_of(choices: ChartStyle) -> Style:
    """Check the choices of a caller.

    Raises:
        FilterError: a choice does not exist, or has a value that it cannot have.
    """
    known = tuple(ChartStyle.__annotations__)
    for name in choices:
        if name not in known:
            hint = nearest(name, known)
            raise FilterError(expected=f"{', '.join(known)} for a chart", got=short_repr(name), hint=hint)
    width = choices.get("width")
    if width is not None and (type(width) is not int or width not in _WIDTHS):
        expected = f"a width of {_WIDTHS[0]} to {_WIDTHS[-1]} pixels"
        raise FilterError(expected=expected, got=short_repr(width))
    theme = choices.get("theme", "light")
    if theme not in get_args(Theme):
        raise FilterError(expected='"light" or "dark" as the theme', got=short_repr(theme))
    title, colors = _title(choices.get("title", "")), _colours(choices.get("colors", {}))
    return Style(width=width, colors=colors, title=title, is_dark=theme == "dark")


def _title(title: object) -> str:
    if not isinstance(title, str):
        raise FilterError(expected="a text as the title", got=short_repr(title))
    return title


def _colours(colors: object) -> Mapping[str, str]:
    if not isinstance(colors, Mapping):
        raise FilterError(expected="colours by name, such as {'certain': 'navy'}", got=short_repr(colors))
    for name, colour in cast("Mapping[object, object]", colors).items():
        if name not in _NAMES:
            hint = nearest(str(name), _NAMES)
            raise FilterError(expected=f"colours for names among {', '.join(_NAMES)}", got=short_repr(name), hint=hint)
        if not isinstance(colour, str) or len(colour) > _LONGEST_COLOUR:
            raise FilterError(expected=f"a colour of CSS for {name}", got=short_repr(colour))
    return cast("Mapping[str, str]", colors)
