"""The report: one edition, with its chapters and the methods that search, check and write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

# Not for type checkers only: `typing.get_type_hints` needs it.
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from attrs import Factory, evolve, field, frozen

from ..errors import AbsentFigureError, Names, UnknownFigureError, how_many, nearest, short_repr
from .chapter import Chapter
from .figure import Figure
from .listing import Listing
from .once import chapters_once, made_once
from .source import Edition
from .verbs import HasFigures
from .versioned import Versioned

if TYPE_CHECKING:
    from ..fact_checking.claims import FactCheck
    from ..literals import ChapterId, CitationStyle, DoubtId, FigureId, ReadingId
    from ..loading.files import Readable
    from ..loading.limits import Limits
    from ..querying.breakdowns import Breakdown
    from ..querying.checking import Check, Explanation
    from ..querying.searching import PrintedMatch
    from ..querying.series import Series
    from ..querying.varying import Variations
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
    from .contents import Contents, HeldContents
    from .discrepancy import Discrepancy
    from .doubts import Doubt, Settlement
    from .labels import Language
    from .ledger import Ledger
    from .outside import Outside
    from .rules import Overlap, Rule

__all__ = ["Report"]

_C = TypeVar("_C", bound=Chapter)
_T = TypeVar("_T")


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
class Report(HasFigures, Versioned):
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
    _opened: tuple[Callable[[str], Chapter], Callable[[str], Figure | None]] = field(
        default=Factory(lambda report: chapters_once(report._contents), takes_self=True), init=False
    )
    _kept: Callable[[str, Callable[[], Any]], Any] = field(factory=made_once, init=False)

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

    if TYPE_CHECKING:

        @overload
        def chapter(self, name: ChapterId) -> Chapter: ...
        @overload
        def chapter(self, name: str) -> Chapter: ...

    def chapter(self, name: str) -> Chapter:
        """Give a chapter by its name. It is read when it is first used.

        Raises:
            UnknownFigureError: the report has no such chapter.
        """
        try:
            return self._opened[0](name)
        except KeyError:
            known = self._contents.names
        raise UnknownFigureError(
            expected=f"one of the {len(known)} chapters of the report", got=short_repr(name), hint=nearest(name, known)
        )

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters, in printed order."""
        return Listing(self.chapter(name) for name in self._contents.names)

    def _with_id(self, wanted: str) -> Figure | None:
        opened = self._opened[1]
        found = opened(wanted)
        if found is None:
            name = wanted.partition(".")[0]
            if name in self._contents.names:
                self.chapter(name)
                found = opened(wanted)
        return found

    def _unknown(self, wanted: object) -> UnknownFigureError:
        from .chapters import is_known

        return AbsentFigureError.of(str(wanted)) if is_known(wanted) else super()._unknown(wanted)

    def _names_like(self, wanted: str) -> Names:  # noqa: ARG002
        return self.kept("names", lambda: Names(figure.id for figure in self))

    def kept(self, name: str, make: Callable[[], _T]) -> _T:
        """Make something from the report when it is first asked for, and keep it as long as the report."""
        kept: _T = self._kept(name, make)
        return kept

    def __iter__(self) -> Iterator[Figure]:
        listed = (figure for chapter in self.chapters for figure in chapter)
        return iter(sorted(listed, key=lambda figure: figure.source.line))

    def find_printed(self, number: str | int) -> tuple[PrintedMatch, ...]:
        """Find the places where the source prints a number, with the figures at these places.

        Numbers are compared by their value. With a percent sign, only percentages are found. A number is read as texts
        in four languages write it, in digits or words, and in each way that makes sense: 13,979 is a Dutch decimal and
        an English number of thousands.

        Raises:
            PrintedNumberError: the text is not a number.

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
        return Listing((*inner, *rules_across(self.figures, self._contents.entries), *self.own_rules))

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that the report file states; empty for a packaged edition."""
        return self._contents.rules

    @property
    def own_overlaps(self) -> tuple[Overlap, ...]:
        """The overlaps that the report file states; empty for a packaged edition."""
        return self._contents.overlaps

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The errors and inconsistencies of the printed report, with their explanations."""
        return Listing(self._contents.discrepancies)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The questions that the report leaves open, each with the figures that it touches and its readings.

        Raises:
            DataError: the doubts of a packaged edition do not go together with its figures.

        >>> report.doubts[2].question
        'Were 7 290 persons and 5 511 vehicles checked in the port of Antwerp, or the other way round?'
        """
        return Listing(self._contents.doubts)

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """The doubts that `settle` or `under` closed, with the readings that were taken."""
        return self._contents.settlements

    if TYPE_CHECKING:

        @overload
        def under(self, doubt: DoubtId, reading: ReadingId) -> Report: ...
        @overload
        def under(self, doubt: str, reading: str) -> Report: ...

    def under(self, doubt: str, reading: str) -> Report:
        """Give the same report under one reading of a doubt, which is then closed.

        The figures that the doubt touches have the number, place, qualifier and period of that reading. Figures of the
        new report do not mix with those of this one.

        Raises:
            UnknownDoubtError: the report has no such open doubt, or the doubt has no such reading.

        >>> swapped = report.under("antwerp-checks", "vehicles-first")
        >>> swapped.organised_crime.antwerp_port.persons_checked.value
        5511
        """
        from ..querying.varying import under

        return under(self, doubt, reading)

    if TYPE_CHECKING:

        @overload
        def settle(self, doubt: DoubtId, reading: ReadingId, *, why: str) -> Report: ...
        @overload
        def settle(self, doubt: str, reading: str, *, why: str) -> Report: ...

    def settle(self, doubt: str, reading: str, *, why: str) -> Report:
        """Close a doubt with a reason. The report file and every export of the new report record both.

        Raises:
            FieldError: the reason is empty or not a str.
            UnknownDoubtError: the report has no such open doubt, or the doubt has no such reading.
        """
        from ..querying.varying import settle

        return settle(self, doubt, reading, why)

    def vary(self, compute: Callable[[Report], Any], *doubts: str) -> Variations:
        """Compute something under each joint reading of some doubts. `print` shows the results as a table.

        `compute` is a function of a report. Without the ids of doubts, those of the result are taken; for a result that
        is not a figure or computed number, all doubts of the report.

        Raises:
            TooManyReadingsError: the doubts have more than 4 096 joint readings.
            UnknownDoubtError: the report has no such open doubt.

        >>> print(report.vary(lambda r: r.organised_crime.antwerp_port.persons_checked.value, "antwerp-checks"))
        antwerp-checks            result
        persons-first (chosen)    7290
        vehicles-first            5511    violates organised_crime.antwerp_port.vehicles_checked/ordered
        """
        from ..querying.varying import vary

        return vary(self, compute, doubts)

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

    if TYPE_CHECKING:

        @overload
        def explain(self, figure: FigureId | Figure) -> Explanation: ...
        @overload
        def explain(self, figure: str | Figure) -> Explanation: ...

    def explain(self, figure: str | Figure) -> Explanation:
        """Give the results of the rules about a figure, and its discrepancies.

        The figure is given as an object or by its id. Only the rules about this figure are checked.

        Raises:
            UnknownFigureError: no figure has this id.
        """
        from ..querying.checking import explain

        return explain(self, figure)

    @property
    def outside(self) -> Outside:
        """What was published elsewhere on the quantities of the report: sources, observations and breaks.

        None of these numbers is a figure of the report. They are read when they are first used.

        Raises:
            DataError: a packaged file is damaged.
        """
        from .outside import NOTHING

        return self._contents.outside or NOTHING

    if TYPE_CHECKING:

        @overload
        def series(self, figure: FigureId | Figure) -> Series: ...
        @overload
        def series(self, figure: str | Figure) -> Series: ...
        @overload
        def series(self) -> tuple[Series, ...]: ...

    def series(self, figure: str | Figure | None = None) -> Series | tuple[Series, ...]:
        """Give the numbers of other years beside a figure; without a figure, every series that has another year.

        Raises:
            UnknownFigureError: no figure has this id.

        >>> women = report.series("personnel.staff.women")
        >>> [(number.year, number.value) for number in women.between(2020, 2024)]
        [(2020, 3777), (2023, 4292), (2024, 4393)]
        """
        from ..querying.series import all_series, series_of

        return all_series(self) if figure is None else series_of(self, figure)

    def observations(self, *, numeric: Numeric = "float") -> Table:
        """Make a table with one row for each number of each series, those of the report among them.

        Raises:
            ExportError: `numeric` is neither "float" nor "exact".

        >>> len(report.observations().to_records()[0]["id"]) > 0
        True
        """
        from ..writing.observations import observations_of

        return observations_of(self.series(), numeric)

    def with_outside(self, source: Readable, *, limits: Limits | None = None) -> Report:
        """Add the observations of a file to those of the report. A str is a path.

        The file is JSON and has what the key `outside` of a report file has: sources, observations, confirmations
        and breaks.

        Raises:
            DataError: the file does not fit the report, or is beyond the limits; all its faults are named.
            OSError: the file cannot be read.
        """
        from ..loading.limits import LIMITS
        from ..loading.outside_file import with_outside

        return with_outside(self, source, limits or LIMITS)

    def cite(
        self, style: CitationStyle = "text", *, figure: str | Figure | None = None, language: Language = "en"
    ) -> str:
        """Cite this report and the package. `style` is text, bibtex or csl-json.

        With a figure or its id, the citation also names the place where it is printed. The words around the names are
        in the language.

        Raises:
            FilterError: the style is not one of text, bibtex, csl-json.
            UnknownFigureError: no figure has this id, or the figure is of another report.
            UnknownLanguageError: the language is not one of nl, fr, de, en.

        >>> report.cite(figure=report.personnel.staff.women) == report.cite(figure="personnel.staff.women")
        True
        """
        from ..writing.citation import cite_report

        return cite_report(self, style, figure, language)

    def _content(self) -> tuple[Any, ...]:
        return (self.edition, self._held())

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
        # A pickle holds the data of a report file, so that another version reads it as it reads files.
        from ..loading.pickles import restored_report
        from ..writing.report_file import report_data

        return restored_report, (report_data(self),)

    def with_contents(self, **parts: Any) -> Report:
        """Copy the report with other contents. The parts are the fields of `HeldContents`."""
        return type(self)(self.edition, evolve(self._held(), **parts))

    def _held(self) -> HeldContents:
        """Everything in the report, in memory."""
        from .contents import HeldContents

        held = self._contents
        return HeldContents(
            chapters=self.chapters,
            entries=held.entries,
            discrepancies=held.discrepancies,
            rules=held.rules,
            overlaps=held.overlaps,
            doubts=held.doubts,
            settlements=held.settlements,
            outside=self.outside,
            unknown=held.unknown,
            made_by=held.made_by,
            recorded_rules=held.recorded_rules,
        )

    if not TYPE_CHECKING:
        # Hidden from type checkers, which have the types of the base class.

        def __getitem__(self, figure_id: str) -> Figure:
            # The shortest way to a figure of a chapter that has been read; the base class handles everything else.
            found = self._opened[1](figure_id) if type(figure_id) is str else None
            return super().__getitem__(figure_id) if found is None else found

        # Hidden from type checkers, which know the chapters of the library and would otherwise accept any name.

        def __getattr__(self, name: str) -> Chapter:
            # Python also comes here with a chapter of the library that this report does not have.
            if name in _OURS and name not in self._contents.names:
                raise AbsentFigureError.of(name)
            if name.startswith("_") or name not in self._contents.names:
                message = f"{type(self).__name__!r} object has no attribute {short_repr(name)}"
                raise AttributeError(message, name=name, obj=self)
            return self.chapter(name)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self)} - _OURS | {*self._contents.names})

    def __repr__(self) -> str:
        lines = [f"<Report {self.edition.year}: {self.edition.title}, {self.edition.publisher}>"]
        lines += [f"  {chapter.id}: {how_many(len(chapter), 'figure')}" for chapter in self.chapters]
        return "\n".join(lines)


_OURS = {name for name, value in vars(Report).items() if isinstance(value, ChapterOf)}
"""The chapters that have a class in the library. A report need not have all of them."""
