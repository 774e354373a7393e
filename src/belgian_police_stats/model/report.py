"""The report: one edition, with its chapters and the methods that search, check and write it."""

from __future__ import annotations

from collections.abc import Iterator

# Not for type checkers only: `typing.get_type_hints` needs it.
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, Unpack, overload

from attrs import field, frozen

from ..errors import UnknownFigureError, nearest, short_repr
from .bases import HasCard
from .chapter import Chapter
from .figure import Figure
from .source import Edition

if TYPE_CHECKING:
    from ..fact_checking.claims import FactCheck
    from ..querying.breakdowns import Breakdown
    from ..querying.checking import Check, Explanation
    from ..querying.searching import Match, PrintedMatch
    from ..querying.selecting import Filters
    from ..querying.verifying import Verification
    from ..writing.table import Numeric, Table
    from .chapters.border_management import BorderManagement
    from .chapters.community import Community
    from .chapters.cybercrime import Cybercrime
    from .chapters.forensics import Forensics
    from .chapters.information_exchange import InformationExchange
    from .chapters.international_cooperation import InternationalCooperation
    from .chapters.organised_crime import OrganisedCrime
    from .chapters.personnel import Personnel
    from .chapters.protection import Protection
    from .chapters.public_order import PublicOrder
    from .chapters.radicalism import Radicalism
    from .chapters.rail_police import RailPolice
    from .chapters.recruitment import Recruitment
    from .chapters.road_police import RoadPolice
    from .chapters.special_support import SpecialSupport
    from .contents import Contents
    from .discrepancy import Discrepancy
    from .figures import Figures
    from .labels import Language
    from .ledger import Ledger
    from .rules import Rule

__all__ = ["Report"]

_C = TypeVar("_C", bound=Chapter)


class ChapterOf(Generic[_C]):
    """A typed attribute of the report that reads its chapter when it is first used."""

    def __set_name__(self, owner: type[Report], name: str) -> None:  # pragma: no mutate block
        self._name = name

    @overload
    def __get__(self, report: None, owner: type[Report]) -> Self: ...
    @overload
    def __get__(self, report: Report, owner: type[Report]) -> _C: ...
    def __get__(self, report: Report | None, owner: type[Report]) -> Self | _C:
        if report is None:
            return self
        try:
            chapter: Any = report.chapter(self._name)
        except UnknownFigureError:
            # hasattr and getattr expect an AttributeError. Python then calls Report.__getattr__, which explains it.
            raise AttributeError(self._name) from None
        return chapter  # type: ignore[no-any-return]


@frozen(eq=False, repr=False)
class Report(HasCard):
    """One edition of the report, with all its figures.

    Iterating a report gives every figure, in printed order. Each chapter is an attribute and is read when it is first
    used.

    >>> import belgian_police_stats as bps
    >>> report = bps.load(2024)
    >>> len(report)
    224
    >>> report.personnel.staff.women.value == report["personnel.staff.women"].value
    True
    """

    edition: Edition
    _contents: Contents
    _chapters: dict[str, Chapter] = field(factory=dict, init=False)
    _index: dict[str, Figure] = field(factory=dict, init=False)
    _lock: Any = field(factory=RLock, init=False)

    organised_crime: ClassVar[ChapterOf[OrganisedCrime]] = ChapterOf()
    radicalism: ClassVar[ChapterOf[Radicalism]] = ChapterOf()
    cybercrime: ClassVar[ChapterOf[Cybercrime]] = ChapterOf()
    road_police: ClassVar[ChapterOf[RoadPolice]] = ChapterOf()
    rail_police: ClassVar[ChapterOf[RailPolice]] = ChapterOf()
    border_management: ClassVar[ChapterOf[BorderManagement]] = ChapterOf()
    protection: ClassVar[ChapterOf[Protection]] = ChapterOf()
    public_order: ClassVar[ChapterOf[PublicOrder]] = ChapterOf()
    forensics: ClassVar[ChapterOf[Forensics]] = ChapterOf()
    special_support: ClassVar[ChapterOf[SpecialSupport]] = ChapterOf()
    recruitment: ClassVar[ChapterOf[Recruitment]] = ChapterOf()
    information_exchange: ClassVar[ChapterOf[InformationExchange]] = ChapterOf()
    personnel: ClassVar[ChapterOf[Personnel]] = ChapterOf()
    international_cooperation: ClassVar[ChapterOf[InternationalCooperation]] = ChapterOf()
    community: ClassVar[ChapterOf[Community]] = ChapterOf()

    def chapter(self, name: str) -> Chapter:
        """Give a chapter by its name. It is read when it is first used.

        Raises:
            UnknownFigureError: the report has no such chapter.
        """
        found = self._chapters.get(name)
        if found is None:
            if name not in self._contents.names:
                raise UnknownFigureError(
                    expected=f"one of the {len(self._contents.names)} chapters of the report",
                    got=short_repr(name),
                    hint=nearest(name, self._contents.names),
                )
            with self._lock:
                found = self._chapters.get(name) or self._contents.chapter(name)
                self._index.update((figure.id, figure) for figure in found.figures)
                self._chapters[name] = found
        return found

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters, in printed order."""
        return tuple(self.chapter(name) for name in self._contents.names)

    @property
    def figures(self) -> Figures:
        """All figures, in printed order."""
        from .figures import Figures

        listed = (figure for chapter in self.chapters for figure in chapter.figures)
        return Figures(sorted(listed, key=lambda figure: figure.source.line))

    def __getitem__(self, figure_id: str) -> Figure:
        """Give a figure by its id.

        Raises:
            UnknownFigureError: no figure has this id. The message suggests the nearest.
        """
        found = self._index.get(figure_id)
        if found is not None:
            return found
        name = str(figure_id).partition(".")[0]
        if name in self._contents.names and name not in self._chapters:
            self.chapter(name)
            return self[figure_id]
        from .figures import by_id

        return by_id(self.figures, figure_id)

    def __contains__(self, wanted: object) -> bool:
        return wanted in self.figures

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def select(self, **filters: Unpack[Filters]) -> Figures:
        """Give the figures that fit every filter. `Figures.select` lists the filters.

        Raises:
            FilterError: the filter does not exist, or neither the library nor the report has this value.
            UnknownUnitError: neither the library nor the report has this unit.

        >>> report.select(kind="Count", chapter="forensics").ids[0]
        'forensics.laboratory.identified_traces'
        """
        from ..querying.selecting import select_from_report

        return select_from_report(self, filters)

    def find(self, words: str) -> tuple[Match, ...]:
        """Search ids and labels in all four languages; accents and case do not matter. The best match comes first."""
        return self.figures.find(words)

    def one(self, words: str) -> Figure:
        """Find exactly one figure by its id, by a whole label, or by words that fit no other.

        Raises:
            NotOneError: none or several fit; `candidates` lists their ids.
        """
        return self.figures.one(words)

    def find_printed(self, number: str | int) -> tuple[PrintedMatch, ...]:
        """Find the places where the source prints a number, with the figures at these places.

        Numbers are compared by their value. With a percent sign, only percentages are found. A number is read as texts
        in four languages write it, in digits or words, and in each way that makes sense: 13,979 is a Dutch decimal and
        an English number of thousands.

        Raises:
            PrintedNumberError: the text is no number.

        >>> report.find_printed(805)[0]
        <PrintedMatch '805' on line 5: organised_crime.investigations.money_laundering>
        """
        from ..querying.searching import find_printed

        return find_printed(self, number)

    @property
    def ledger(self) -> Ledger:
        """Every number that the source prints, with its figure or the reason why it is not a figure.

        Raises:
            DataError: the ledger of a packaged edition is damaged, or names a figure that does not exist.
        """
        from .ledger import Ledger

        return Ledger(self._contents.entries)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules: those of the chapters, those about repeated numbers and dates, and those of the report file."""
        from .rules import rules_across

        inner = (rule for chapter in self.chapters for rule in chapter.rules)
        return (*inner, *rules_across(self.figures, self._contents.entries), *self.own_rules)

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that the report file states; empty for a packaged edition."""
        return self._contents.rules

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The errors and inconsistencies of the printed report, with their explanations."""
        return self._contents.discrepancies

    def table(self, *, language: str | None = None, numeric: Numeric = "exact", **filters: Unpack[Filters]) -> Table:
        """Make a table with one row per figure. `Figures.select` lists the filters.

        `language` (nl, fr, de, en) gives one column `label` instead of four. With numeric="float", frames and Arrow
        have floats instead of exact decimals; records stay exact.

        Raises:
            UnknownLanguageError: the language is not one of nl, fr, de, en.
            ExportError: `numeric` is neither "exact" nor "float".
            FilterError: the filter does not exist, or neither the library nor the report has this value.
            UnknownUnitError: neither the library nor the report has this unit.

        >>> report.table(unit="person").to_records()[0]["value"]
        52018
        """
        from ..writing.table import table_of

        return table_of(self, language=language, numeric=numeric, filters=filters)

    def check(self) -> Check:
        """Check every rule, and compare the violations with the listed discrepancies.

        >>> report.check().passed
        True
        """
        from ..querying.checking import check

        return check(self)

    def fact_check(
        self, text: str, *, language: Language | None = None, published: date | str | None = None
    ) -> FactCheck:
        """Judge each number in a text by what the report has.

        `language` is that of the text; by default each sentence has its own. `published` is the day of the text, from
        which "last year" counts, as a date or a text such as 2025-02-24. A verdict says what the report has, and never
        that a claim is true.

        Raises:
            DataError: `text` is not a str.
            FieldError: `published` is not a day.
            UnknownLanguageError: the language is not one of nl, fr, de, en.

        >>> check = report.fact_check("In 2024 the federal police had 4,393 women.")
        >>> check.claims[0].verdict.value, check.claims[0].figures
        ('confirmed', ('personnel.staff.women',))
        """
        from ..fact_checking.checking import fact_check

        return fact_check(self, text, language=language, published=published)

    def verify(self, text: str) -> Verification:
        """Look for every printed number in a copy of the source text.

        A number is searched for on its own line first, and then on the nearest line that has it. It is reported as
        different or missing only if no line has it.

        Raises:
            DataError: `text` is not a str, or the report has no ledger.
        """
        from ..querying.verifying import verify

        return verify(self, text)

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Every whole that is printed with parts of it, and the remainder that the parts leave."""
        from ..querying.breakdowns import breakdowns

        return breakdowns(self)

    def explain(self, figure: str | Figure) -> Explanation:
        """Give the results of the rules about a figure, and its discrepancies.

        The figure is given as an object or by its id. Only the rules about this figure are checked.

        Raises:
            UnknownFigureError: no figure has this id.
        """
        from ..querying.checking import explain

        return explain(self, figure)

    def cite(self, style: str = "text", *, figure: str | None = None) -> str:
        """Cite this report and the package. `style` is text, bibtex or csl-json.

        With the id of a figure, the citation also names the place where it is printed.

        Raises:
            FilterError: the style is not one of text, bibtex, csl-json.
            UnknownFigureError: no figure has this id.
        """
        from ..writing.citation import cite_report

        return cite_report(self, style, figure)

    def _content(self) -> tuple[Any, ...]:
        return (self.edition, self.chapters, self._contents.entries, self.discrepancies, self.own_rules)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self is other or self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self.edition)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        from .contents import HeldContents

        held = HeldContents(self.chapters, self._contents.entries, self.discrepancies, self.own_rules)
        return type(self), (self.edition, held)

    if not TYPE_CHECKING:
        # Hidden from type checkers, which know the chapters of the library and would otherwise accept any name.

        def __getattr__(self, name: str) -> Chapter:
            # Python also comes here with a chapter of the library that this report does not have.
            if name in _OURS and name not in self._contents.names:
                has = ", ".join(self._contents.names)
                raise AttributeError(f"Expected a chapter that this report has, of {has or 'none'}, got {name!r}.")
            if name.startswith("_") or name not in self._contents.names:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            return self.chapter(name)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self)} - _OURS | {*self._contents.names})

    def __repr__(self) -> str:
        lines = [f"<Report {self.edition.year}: {self.edition.title}, {self.edition.publisher}>"]
        lines += [f"  {chapter.id}: {len(chapter.figures)} figures" for chapter in self.chapters]
        return "\n".join(lines)


_OURS = {name for name, value in vars(Report).items() if isinstance(value, ChapterOf)}
"""The chapters that have a class in the library. A report need not have all of them."""
