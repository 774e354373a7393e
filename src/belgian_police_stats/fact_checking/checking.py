"""Check a text against a report."""

from __future__ import annotations

from datetime import date

from ..errors import DataError, Fault, FieldError, short_repr, shown
from ..model.certainty import Certainty
from ..model.figure import Figure
from ..model.labels import Language, check_language
from ..model.numbers import Exact
from ..model.period import Period
from ..model.report import Report
from ..texts.written import WrittenNumber
from ..texts.years import YearMark
from .claims import Claim, FactCheck, NonClaim
from .comparing import bounds_of
from .facts import Answer, Memory
from .reading import ReadSentence, Setting, read_sentences
from .sentence import SentenceJudge

__all__ = ["fact_check"]

_ORDER = {certainty: place for place, certainty in enumerate(Certainty)}
"""The certainties from the strongest to the weakest."""


def fact_check(
    report: Report, text: str, *, language: Language | None = None, published: date | str | None = None
) -> FactCheck:
    """See `Report.fact_check`."""
    _refuse_other_than_str(text)
    if language is not None:
        check_language(language)
    year = _year_of(published)
    memory = Memory(report)
    profiles = memory.profiles
    places = _Places(text)
    claims: list[Claim] = []
    non_claims: list[NonClaim] = []
    setting = Setting(language, year, report.edition.year)
    read = read_sentences(text, setting, own_words=profiles.own_words, things=profiles.things)
    for sentence in read:
        non_claims += [places.non_claim(sentence, first, after, kind) for first, after, kind in sentence.non_claims]
        if not sentence.numbers:
            continue
        judge = SentenceJudge(sentence, memory)
        for number, answer in judge.judge():
            if isinstance(answer, str):
                non_claims.append(places.non_claim(sentence, number.first, number.after, answer))
            else:
                claims.append(places.claim(sentence, number, answer, judge.around.mark(number)))
    non_claims.sort(key=lambda thing: thing.start)
    return FactCheck(text=text, year=report.edition.year, claims=tuple(claims), non_claims=tuple(non_claims))


def _refuse_other_than_str(text: object) -> None:
    if not isinstance(text, str):
        raise DataError.of("The text", [Fault("the text", "a str", shown(text), "Decode bytes first.")])


def _year_of(published: date | str | None) -> int | None:
    """The year of the day of a text.

    Raises:
        FieldError: it is neither a date nor a text such as 2025-02-24.
    """
    if published is None:
        return None
    if isinstance(published, date):
        return published.year
    try:
        return date.fromisoformat(published).year
    except (TypeError, ValueError):
        raise FieldError(
            field="published", expected="a date, or a text such as '2025-02-24'", got=short_repr(published)
        ) from None


class _Places:
    """Turns tokens of a text into places in it. It counts lines, so that the places of claims only rise."""

    __slots__ = ("_line", "_seen", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._line, self._seen = text, 1, 0

    def _line_of(self, place: int) -> int:
        self._line += self._text.count("\n", self._seen, place)
        self._seen = place
        return self._line

    def non_claim(self, sentence: ReadSentence, first: int, after: int, kind: str) -> NonClaim:
        """Make a number that is not a claim from its tokens."""
        start, end = sentence.tokens[first].start, sentence.tokens[after - 1].end
        return NonClaim(start=start, end=end, quote=self._text[start:end], kind=kind)

    def claim(self, sentence: ReadSentence, number: WrittenNumber, answer: Answer, mark: YearMark | None) -> Claim:
        """Make a claim from a number and its answer."""
        start, end = sentence.tokens[number.first].start, sentence.tokens[number.after - 1].end
        figures = answer.figures
        doubtful = [figure for figure in figures if figure.agreeing_readings]
        doubts = (doubt for figure in doubtful for doubt in figure.doubts)
        caveats = (figure.caveat for figure in doubtful)
        return Claim(
            start=start,
            end=end,
            quote=self._text[start:end],
            line=self._line_of(start),
            value=_plain(number),
            bounds=bounds_of(number),
            qualifier=number.qualifier,
            unit=number.unit or (figures[0].unit if figures and answer.formula is None else None),
            period=_period(mark),
            part_of_year=mark is not None and mark.part,
            verdict=answer.verdict,
            figures=tuple(figure.id for figure in figures),
            formula=answer.formula,
            score=answer.score,
            reason=answer.reason,
            certainty=_weakest(figures),
            doubts=tuple(dict.fromkeys(doubts)),
            caveat=" ".join(dict.fromkeys(caveats)),
        )


def _plain(number: WrittenNumber) -> Exact:
    return number.value.numerator if number.value.denominator == 1 else number.value


def _period(mark: YearMark | None) -> Period | None:
    """The year that a text names."""
    if mark is None or mark.year is None:
        return None
    return Period(start=date(mark.year, 1, 1), end=date(mark.year, 12, 31))


def _weakest(figures: tuple[Figure, ...]) -> Certainty | None:
    return max((figure.certainty for figure in figures), key=_ORDER.__getitem__, default=None)
