"""What chapters and their sections have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform, get_args

import attrs

from .bases import HasCard, Value
from .figure import Figure
from .labels import Labels
from .rules import Overlap, Rule

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Chapter", "Section", "part", "since", "until"]

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False, field_specifiers=(attrs.field,))
def part(cls: type[_T]) -> type[_T]:
    """Make a chapter or a section: a frozen class.

    Making these classes takes longer than reading the data, so that they are made with as little as possible:
    comparison and hash are those of Value, and there are no slots, for which attrs would make each class twice.
    """
    return attrs.frozen(cls, kw_only=True, eq=False, repr=False, match_args=False, slots=False)


def since(year: int, until: int | None = None) -> Any:
    """A part that is printed from the edition of this year on, and no later than that of `until`; None elsewhere."""
    return attrs.field(default=None, metadata={_YEARS: (year, until)})


def until(year: int) -> Any:
    """A part that is printed up to the edition of this year; None in later ones."""
    return attrs.field(default=None, metadata={_YEARS: (None, year)})


_YEARS = "years"


@part
class _Container(Value, HasCard):
    id: str
    """The first parts of the ids of all figures in it."""
    labels: Labels

    MEMBERS: ClassVar[dict[str, type[Any]]] = {}
    """Its parts and their types in their order, those of some years among them."""
    YEARS: ClassVar[dict[str, tuple[int | None, int | None]]] = {}
    """The first and the last year of each part that is not in every edition."""
    RULES: ClassVar[tuple[Rule, ...]] = ()
    """What must be true between the figures in it."""
    OVERLAPS: ClassVar[tuple[Overlap, ...]] = ()
    """Which figures in it can count the same things."""

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[Any, ...]]

    @classmethod
    def __attrs_init_subclass__(cls) -> None:  # pragma: no mutate block
        """A rule that names no figure is a slip, and shows when the class is made."""
        parts = [a for a in cls.__attrs_attrs__ if a.name not in ("id", "labels")]
        cls.YEARS = {a.name: a.metadata[_YEARS] for a in parts if _YEARS in a.metadata}
        # The type of a part of some years is a union with None.
        cls.MEMBERS = {a.name: get_args(a.type)[0] if a.name in cls.YEARS else a.type for a in parts}
        known = cls._names()
        for rule in cls.RULES:
            for name in rule.figures:
                if name not in known:
                    raise TypeError(
                        f"Expected the rules of {cls.__name__} to name its figures, got {name!r} in {rule.id}."
                    )
        for name in (name for overlap in cls.OVERLAPS for name in overlap.figures):
            if name not in known:
                raise TypeError(f"Expected the overlaps of {cls.__name__} to name its figures, got {name!r}.")

    @classmethod
    def _names(cls) -> set[str]:  # pragma: no mutate block
        return set(cls.MEMBERS)

    def label(self, language: str) -> str:
        """What it is called in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is another one.
        """
        return self.labels.text(language)

    def _members(self) -> tuple[Any, ...]:
        return tuple([part for name in self.MEMBERS if (part := getattr(self, name)) is not None])

    def with_members(self, members: Iterable[Any]) -> Self:
        """Make the same chapter or section with other members, one for each that is there."""
        names = (member.id.rpartition(".")[2] for member in self._members())
        return type(self)(id=self.id, labels=self.labels, **dict(zip(names, members, strict=True)))

    def _rules(self, figures: tuple[Figure, ...]) -> Iterator[Rule]:
        """Its own rules, bound to its figures, without those on a figure that this edition does not have."""
        there = {figure.id for figure in figures}
        bound = (rule.inside(self.id) for rule in self.RULES)
        return (rule for rule in bound if there.issuperset(rule.figures))

    def _overlaps(self, figures: tuple[Figure, ...]) -> Iterator[Overlap]:
        """Its own overlaps, bound to its figures, among those that this edition has."""
        there = {figure.id for figure in figures}
        for overlap in self.OVERLAPS:
            bound = overlap.inside(self.id)
            yield attrs.evolve(bound, figures=tuple(name for name in bound.figures if name in there))


@part
class Section(_Container):
    """A slide or a part of one. Its fields are figures."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, bound to its figures."""
        return tuple(self._rules(self.figures)) if self.RULES else ()

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Which of its figures can count the same things."""
        return tuple(self._overlaps(self.figures))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, in the order of the fields."""
        return self._members()

    def chart(self, language: str = "en", beside: Section | None = None) -> alt.VConcatChart:
        """Draw the figures as an Altair chart: the parts of each whole with what they leave, then the others by unit.

        With another section beside it, what both name alike is drawn side by side, row by row.

        Raises:
            DerivationError: no figure of the other section has a name of this one, or there are no figures.
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.sections import pair_chart, section_chart

        return section_chart(self, language) if beside is None else pair_chart(self, beside, language)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._members())

    def __repr__(self) -> str:
        lines = [f"<Section {self.id}: {self.label('en')}>", *(f"  {figure!r}" for figure in self)]
        return "\n".join(lines)


@part
class Chapter(_Container):
    """A chapter of the report. Its fields are sections; its rules name figures as `section.figure`."""

    @classmethod
    def _names(cls) -> set[str]:  # pragma: no mutate block
        return {f"{section}.{name}" for section, kind in cls.MEMBERS.items() for name in kind.MEMBERS}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of its sections and its own, bound to its figures."""
        inner = (rule for section in self.sections for rule in section.rules)
        return (*inner, *self._rules(self.figures))

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Which figures of its sections can count the same things."""
        inner = (overlap for section in self.sections for overlap in section.overlaps)
        return (*inner, *self._overlaps(self.figures))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in the order of the fields."""
        return self._members()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of all its sections."""
        return tuple([figure for section in self.sections for figure in section.figures])

    def __iter__(self) -> Iterator[Section]:
        return iter(self._members())

    def __repr__(self) -> str:
        lines = [f"<Chapter {self.id}: {self.label('en')}>"]
        lines += [f"  {section.id}: {section.label('en')}, {len(section.figures)} figures" for section in self]
        return "\n".join(lines)
