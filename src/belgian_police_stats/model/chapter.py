"""The base classes of chapters and sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, Unpack, dataclass_transform, get_args

import attrs

from ..errors import AbsentFigureError, Names, UnknownFigureError, how_many
from ..frozen import read_only
from .bases import Value
from .figure import Figure
from .labels import Labels, Language
from .listing import Listing
from .partial import NO_PARTS, Partial
from .rules import Overlap, Rule
from .verbs import HasFigures

if TYPE_CHECKING:
    import altair as alt

    from ..querying.series import Series
    from ..writing.charts.style import ChartStyle

__all__ = ["Chapter", "Section", "part", "since", "until"]

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
def part(cls: type[_T]) -> type[_T]:
    """Make a chapter or a section: a frozen class of attrs with a field for each of its annotations.

    attrs would take longer to make these classes than the library takes to read the data. So they inherit what attrs
    has made for their base class, and attrs collects the fields of a class only when somebody asks for them.
    """
    container: Any = cls
    container._collect_parts()
    container.__attrs_attrs__ = _FIELDS
    container.__signature__ = _SIGNATURE
    return cls


class _Fields:
    """Gives the fields of a class, as `attrs.fields` looks for them."""

    def __get__(self, _: object, kind: Any) -> Any:
        return _fields_of(kind)


_FIELDS = _Fields()


class _Signature:
    """Gives the signature of a class, as `inspect.signature` looks for it: its constructor takes any keyword."""

    def __get__(self, _: object, kind: Any) -> Signature:
        parameters = [
            Parameter(
                field.name,
                Parameter.KEYWORD_ONLY,
                default=Parameter.empty if field.default is attrs.NOTHING else field.default,
                annotation=field.type,
            )
            for field in _fields_of(kind)
        ]
        return Signature(parameters)


_SIGNATURE = _Signature()


@cache
def _fields_of(kind: type[_Container]) -> tuple[Any, ...]:
    types: dict[str, Any] = {"id": str, "labels": Labels, **kind.MEMBERS}
    always = {name: attrs.field(type=types[name]) for name in types}
    sometimes = {name: attrs.field(type=types[name] | None, default=None) for name in kind.YEARS}
    parts = {**always, **sometimes}
    fields: tuple[Any, ...] = attrs.fields(attrs.make_class(kind.__name__, parts, kw_only=True))
    return fields


def since(year: int, until: int | None = None) -> Any:
    """Declare a part that is printed from this year on, up to `until` if given. In other editions it is None."""
    return _Years((year, until))


def until(year: int) -> Any:
    """Declare a part that is printed up to this year. In later editions it is None."""
    return _Years((None, year))


class _Years(tuple[int | None, int | None]):
    """The first and the last year of a part, as the default value in its class."""

    __slots__ = ()


@part
@attrs.frozen(eq=False, repr=False, init=False, match_args=False, slots=False)
class _Container(Partial, Value, HasFigures):
    id: str
    """The beginning of the ids of all its figures: `personnel`, or `personnel.staff`."""
    labels: Labels

    MEMBERS: ClassVar[Mapping[str, type[Any]]] = {}
    """The name and type of each part, in order, including parts that only some editions have."""
    YEARS: ClassVar[Mapping[str, tuple[int | None, int | None]]] = {}
    """The first and the last year of each part that is not in every edition."""
    RULES: ClassVar[tuple[Rule, ...]] = ()
    """The rules between its figures."""
    OVERLAPS: ClassVar[tuple[Overlap, ...]] = ()
    """The figures in it that can count the same things."""

    @classmethod
    def _collect_parts(cls) -> None:  # pragma: no mutate block
        """Collect the parts, and refuse a rule that names an unknown figure as soon as the class is made."""
        own = {name: kind for name, kind in cls.__annotations__.items() if not (name.isupper() or name in NO_PARTS)}
        years = {name: vars(cls)[name] for name in own if isinstance(vars(cls).get(name), _Years)}
        for name in years:
            delattr(cls, name)
        cls.YEARS = read_only({**cls.YEARS, **years})
        # The type of a part that only some editions have is a union with None.
        types = {name: get_args(kind)[0] if name in years else kind for name, kind in own.items()}
        cls.MEMBERS = read_only({**cls.MEMBERS, **types})
        for name in cls.MEMBERS:
            # The member would hide the method, but `section.find` must mean the same everywhere.
            if hasattr(cls.__base__, name):
                raise TypeError(f"Expected members of {cls.__name__} without the name of a method, got {name!r}.")
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

    def _with_id(self, wanted: str) -> Figure | None:
        # The part of an id that names this chapter or section can be left out.
        return super()._with_id(wanted if wanted.startswith(f"{self.id}.") else f"{self.id}.{wanted}")

    def _names_like(self, wanted: str) -> Names:
        start = f"{self.id}."
        return Names(figure.id if wanted.startswith(start) else figure.id.removeprefix(start) for figure in self)

    def _unknown(self, wanted: object) -> UnknownFigureError:
        names = [name for name in (wanted, f"{self.id}.{wanted}") if name in self.absent]
        return AbsentFigureError.of(str(names[0])) if names else super()._unknown(wanted)

    def _ipython_key_completions_(self) -> list[str]:
        return [*(figure.id.removeprefix(f"{self.id}.") for figure in self), *super()._ipython_key_completions_()]

    def label(self, language: Language) -> str:
        """Give its name in nl, fr, de or en.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        return self.labels.text(language)

    def series(self) -> tuple[Series, ...]:
        """Give the series of its figures for which numbers of other years are known.

        This knows the observations of the package. For an own report, see `Report.series`.
        """
        from ..loading.packaged import series_among

        return series_among(self.figures)

    def _rules(self, figures: Iterable[Figure]) -> Iterator[Rule]:
        """Give the rules of the class with full ids, without those about a figure that this edition lacks."""
        ids = {figure.id for figure in figures}
        bound = (rule.inside(self.id) for rule in self.RULES)
        return (rule for rule in bound if ids.issuperset(rule.figures))

    def _overlaps(self, figures: Iterable[Figure]) -> Iterator[Overlap]:
        """Give the overlaps of the class with full ids, without the figures that this edition lacks."""
        ids = {figure.id for figure in figures}
        for overlap in self.OVERLAPS:
            bound = overlap.inside(self.id)
            yield attrs.evolve(bound, figures=tuple(name for name in bound.figures if name in ids))


@part
class Section(_Container):
    """One slide of the report, or a part of a slide. Its fields are figures.

    Iterating a section gives its figures.

    >>> staff = report.personnel.staff
    >>> staff.women.value
    4393
    >>> [figure.printed for figure in staff][:3]
    ['13 979', '10 534', '3 445']
    """

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules between its figures."""
        return tuple(self._rules(self)) if self.RULES else ()

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Which of its figures can count the same things."""
        return tuple(self._overlaps(self)) if self.OVERLAPS else ()

    # pyright takes `rules` for one of the choices of style.
    def chart(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        language: Language = "en",
        beside: Section | None = None,
        *,
        rules: Iterable[Rule] = (),
        **style: Unpack[ChartStyle],
    ) -> alt.VConcatChart:
        """Draw the figures as an Altair chart.

        First comes each whole with its parts and the remainder, then the other figures by unit, and last the figures
        whose unit no other figure has, as numbers without bars. With `beside`, the figures that have the same name in
        both sections are drawn side by side, row by row. `rules` adds rules that the section does not know, such as
        the `own_rules` of an own report. The style is width, colors, title and theme.

        Raises:
            DerivationError: the section has no figures, or no name in common with `beside`.
            FilterError: a choice of style does not exist, or has a value that it cannot have.
            MissingExtraError: Altair or Babel is not installed.
            UnknownLanguageError: the language is not one of nl, fr, de, en.
        """
        from ..writing.charts.sections import pair_chart, section_chart
        from ..writing.charts.style import style_of

        chosen = style_of(style)
        if beside is not None:
            return pair_chart(self, beside, language, chosen)
        return section_chart(self, language, chosen, rules)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._members())

    def __repr__(self) -> str:
        lines = [f"<Section {self.id}: {self.label('en')}>", *(f"  {figure!r}" for figure in self)]
        return "\n".join(lines)


@part
class Chapter(_Container):
    """A chapter of the report. Its fields are sections.

    Iterating a chapter gives its figures, as it does for a section and a report; `sections` has its sections. The rules
    of a chapter name figures as `section.figure`.

    >>> personnel = report.personnel
    >>> [section.label("en") for section in personnel.sections]
    ['Staff', 'Training', 'New uniform', 'Vehicle fleet']
    >>> len(personnel), personnel["staff.women"].value
    (13, 4393)
    """

    @classmethod
    def _names(cls) -> set[str]:  # pragma: no mutate block
        return {f"{section}.{name}" for section, kind in cls.MEMBERS.items() for name in kind.MEMBERS}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of its sections and its own, bound to its figures."""
        inner = (rule for section in self.sections for rule in section.rules)
        return (*inner, *self._rules(self))

    @property
    def waiting_rules(self) -> tuple[Rule, ...]:
        """The rules of the library that name a figure which this report lacks. They are not checked."""
        known = {figure.id for figure in self}
        inner = (rule.inside(f"{self.id}.{name}") for name, kind in self.MEMBERS.items() for rule in kind.RULES)
        every = (*inner, *(rule.inside(self.id) for rule in self.RULES))
        return tuple(rule for rule in every if not known.issuperset(rule.figures))

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Which figures of its sections can count the same things."""
        inner = (overlap for section in self.sections for overlap in section.overlaps)
        return (*inner, *self._overlaps(self))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in the order of the fields."""
        return Listing(self._members())

    def stated(self) -> Iterator[tuple[str, type[Section | Chapter]]]:
        """Give the class of each section and of the chapter, which state rules and overlaps, with its id and a dot."""
        for section in self.sections:
            yield f"{section.id}.", type(section)
        yield f"{self.id}.", type(self)

    def __iter__(self) -> Iterator[Figure]:
        return (figure for section in self.sections for figure in section)

    def __repr__(self) -> str:
        lines = [f"<Chapter {self.id}: {self.label('en')}>"]
        lines += [
            f"  {section.id}: {section.label('en')}, {how_many(len(section), 'figure')}" for section in self.sections
        ]
        return "\n".join(lines)
