"""Judge the numbers of one sentence: first those that have the value of a figure, then the others."""

from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet
from fractions import Fraction

from ..model.figure import Figure
from ..model.outside import Observation
from ..texts.non_claims import kind_unless_matched
from ..texts.written import WrittenNumber
from ..texts.years import YearMark
from . import reasoning
from .claims import ClaimVerdict
from .comparing import Relation, fits_kind, has_alternative
from .computing import derivation
from .exchanging import exchanged
from .facts import Answer, Fact, Memory
from .matching import Candidate, in_sections
from .naming import Naming
from .profiles import COMMON, Profiles
from .reading import ReadSentence
from .surroundings import Surroundings, period_fits

__all__ = ["SentenceJudge"]

_CLEAR, _CLEAR_COVER = 3.4, 0.45
"""The score and the cover with which words name a figure so clearly that another number is wrong …"""
_ALONE_COVER, _APART = 0.6, 0.8
"""… or a lower score, if the words cover the name and the next figure is this far behind."""
_OTHER_SUBJECT = 1.5
"""How much clearer the words must be in a text that has not named the police."""
_LEAST_COVER = 0.25
"""The part of a figure's name that the words need for a rounding to few digits, which fits many figures."""
_NAMED, _OWN = 1.6, 1.5
"""The score from which words name a figure, and the part of it that the sentence itself must give for another year."""
_BARE = 1.2
"""Below this score, the words of a sentence name nothing, and the number can refer to the text before it."""
_SURE = 0.75
"""The score from which a number is a claim although its form says otherwise."""
_FAR = 10
"""A number this many times too large or too small needs clearer words than others."""
_IDIOM = 100
"""A number in words that is this many times too small counts something else."""
_TWINS = 0.3
"""Two figures with one value are both given if their scores are so close."""
_ROW = 12
"""The longest row of numbers that can refer to another row in the same order."""
_REFERRED, _CORRECTED = 0.5, 0.8
"""The scores of an answer by the preceding text, and of an answer by exchanged values."""


class SentenceJudge:
    """Judges the numbers of one sentence, with the memory of those before it."""

    __slots__ = ("around", "facts", "memory", "naming", "numbers", "profiles")

    def __init__(self, read: ReadSentence, memory: Memory) -> None:
        self.memory: Memory = memory
        self.numbers: tuple[WrittenNumber, ...] = read.numbers
        self.profiles: Profiles = memory.profiles
        self.naming: Naming = Naming(read, memory)
        self.around: Surroundings = self.naming.around
        self.facts: list[Fact] = []

    def judge(self) -> list[tuple[WrittenNumber, Answer | str]]:
        """Give an answer for each number, or the kind of one that is not a claim."""
        answers: dict[int, Answer | None] = {}
        for number in self.numbers:
            if number.form == "ratio" and self.memory.last and self.around.cue(number, "of_which", 0, 3):
                # "Two thirds of them" is a part of the number before, whatever shares the report has.
                answers[number.first] = self._derived(number)
        waiting = [number for number in self.numbers if answers.get(number.first) is None]
        for _ in range(2):
            # The answers of the first round show in which sections to look for the others.
            waiting = self._find_same_values(waiting, answers)
            if not waiting or not self.facts:
                break
        self._exchange(answers)
        taken = {fact.figure.id for fact in self.facts} | self.memory.confirmed
        for number in waiting:
            answers[number.first] = self._by_words(number, taken)
        for number in self.numbers:
            answer = answers[number.first]
            if answer is None or answer.verdict is ClaimVerdict.CONTRADICTED:
                answers[number.first] = self._derived(number, answer) or answer
        self.memory.keep(self.facts)
        self.memory.is_elsewhere = self.around.is_elsewhere(self.memory.is_elsewhere)
        return [(number, self._final(number, answers[number.first])) for number in self.numbers]

    def candidates(self, number: WrittenNumber) -> list[Candidate]:
        """The figures that the words near a number are about, the best first."""
        sections = {fact.section for fact in self.facts or self.memory.last}
        return in_sections(self.naming.candidates(number), sections)

    # The figure that the words name has the value of the number.

    def _find_same_values(
        self, numbers: Sequence[WrittenNumber], answers: dict[int, Answer | None]
    ) -> list[WrittenNumber]:
        """Answer the numbers that have the value of the figure that their words name, and give the others."""
        others: list[WrittenNumber] = []
        for number in numbers:
            found = self._same_value(number)
            if found is None:
                others.append(number)
            else:
                answers[number.first] = self._by_figure(number, found[0].figure, None, _score(found[0]), found[1:])
        return others

    def _same_value(self, number: WrittenNumber) -> list[Candidate] | None:
        """The candidate with the value of the number in the period that the text names, and its twins."""
        taken = {fact.figure.id for fact in self.facts}
        listed = [candidate for candidate in self._allowed(number) if candidate.figure.id not in taken]
        if self.around.computed(number) and number.unit != "percent":
            # The report itself has a few numbers a day.
            listed = [candidate for candidate in listed if candidate.figure.kind == "Rate"]
        good = self.naming.good(number)
        fitting = [c for c in listed if c.figure.id in good and self._enough(number, c, listed[0])]
        if self.around.denied(number):
            # "Not 4 000" does not deny 3 958.
            fitting = [c for c in fitting if self.naming.relation(number, c.figure) is Relation.EQUAL]
        fitting.sort(key=lambda c: (self.naming.relation(number, c.figure) is not Relation.EQUAL, -c.score))
        if not fitting or fitting[0].figure.alternatives:
            # Two numbers that the report leaves open: the words decide which figure is meant.
            others = [c for c in listed if c.cover >= _CLEAR_COVER and has_alternative(number, c.figure)]
            fitting = sorted([*fitting, *others], key=lambda c: -c.cover)
        mark = self.around.mark(number)
        other, inherited = self.around.is_other(mark), self.around.is_inherited(mark)
        for found in fitting:
            exact = self.naming.relation(number, found.figure) is Relation.EQUAL
            # Another year does not have the value of this year by chance.
            ours = self.around.read.names_our_year or self.memory.is_about_our_year
            again = ours and inherited and exact and len(self.naming.digits(number)) > 1
            if not other or period_fits(found.figure, mark) or again:
                twins = [c for c in fitting if c is not found and exact and _are_twins(c, found)]
                return [found, *twins]
        return None

    def _enough(self, number: WrittenNumber, candidate: Candidate, best: Candidate) -> bool:
        """Whether the words are enough for a figure that has the value: a rare value such as 13 979 needs few."""
        digits = len(self.naming.digits(number))
        if digits < 4 and not self.naming.is_named(number, candidate):
            return False
        equal = self.naming.relation(number, candidate.figure) is Relation.EQUAL
        if equal and digits >= 4:
            return candidate.evidence >= (0.4 if digits >= 5 else 1.0) and candidate.score >= best.score - 6
        need, room = (2.0, 1.5) if digits < 3 else (1.0, 2.5)
        if not equal:
            need, room = 1.6, 1.0
            if digits < 3 and candidate.cover < _LEAST_COVER:
                return False
        if candidate.cover > 0.95:
            room += 2.5
        return candidate.score >= need and candidate.score >= best.score - room

    def _exchange(self, answers: dict[int, Answer | None]) -> None:
        """Judge two numbers whose words fit the other number by each other's figures."""
        for pair in exchanged(self.facts, self.naming):
            self.facts = [fact for fact in self.facts if fact not in pair]
            for fact, other in (pair, pair[::-1]):
                answers[fact.number.first] = self._by_figure(fact.number, other.figure, None, _CORRECTED)

    # The words name a figure with another value, or nothing.

    def _by_words(self, number: WrittenNumber, taken: AbstractSet[str]) -> Answer | None:
        """Judge a number by the figure that its words name; None if they name none clearly enough."""
        around = self.around
        if around.computed(number) or around.denied(number):
            return None
        elsewhere = around.elsewhere(number)
        if elsewhere is not None:
            return Answer(verdict=ClaimVerdict.NOT_IN_REPORT, reason=reasoning.elsewhere(elsewhere.words))
        if around.cue(number, "aim") or (number.form == "ratio" and around.cue(number, "inhabitant")):
            return None
        mark = around.mark(number)
        other = around.is_other(mark)
        continued = self._continued(number, mark)
        if continued is not None:
            return continued
        if around.follows_of(number) and not self.naming.near(number).behind - COMMON:
            whole = self._whole_before(number)
            if whole is not None:
                return self._by_figure(number, whole, mark, _REFERRED)
        listed = [c for c in self._allowed(number) if other or c.figure.id not in taken]
        best = listed[0] if listed else None
        if (best is None or self.naming.own(number, best) < _BARE or best.score < 0.5) and not around.has_noun(number):
            back = self._reference(number)
            # In the same year, a bare number is about the figure before it only if it is near the value of that figure.
            if back is not None and (other or self.naming.is_slip(number, back) or self.naming.is_good(number, back)):
                return self._by_figure(number, back, mark, _REFERRED)
        if best is None or not self.naming.is_named(number, best):
            return None
        return self._in_other_year(number, listed, mark) if other else self._contradicted(number, listed)

    def _continued(self, number: WrittenNumber, mark: YearMark | None) -> Answer | None:
        """Judge the other number of a comparison: `98 instead of 69`, `167 fewer than the 4 087 of 2023`."""
        place = self.around.place(number)
        before = [fact for fact in self.facts if fact.number.first < number.first]
        earlier = max(before, key=lambda fact: fact.number.first, default=None)
        if earlier is None or not self._can_be(number, earlier.figure):
            return None
        other = self.around.is_other(mark)
        after_difference = place > 0 and other and self.around.computed(self.numbers[place - 1])
        if not self.around.compared(number) and not after_difference:
            return None
        if not other and not self.around.has_own_year(number):
            # The text compares with another year and does not say which.
            mark = YearMark(first=0, after=0, year=self.around.year - 1)
        return self._by_figure(number, earlier.figure, mark, _REFERRED)

    def _in_other_year(self, number: WrittenNumber, listed: list[Candidate], mark: YearMark | None) -> Answer | None:
        best = listed[0]
        near = (c for c in listed if c.score > best.score - 1 and self.naming.is_good(number, c.figure))
        chosen = next(near, best)
        if chosen.score >= _NAMED and self.naming.own(number, chosen) >= _OWN:
            return self._by_figure(number, chosen.figure, mark, _score(chosen))
        back = self._reference(number) if self.around.points_back else None
        return None if back is None else self._by_figure(number, back, mark, _REFERRED)

    def _contradicted(self, number: WrittenNumber, listed: list[Candidate]) -> Answer | None:
        best = listed[0]
        second = listed[1].score if len(listed) > 1 else 0.0
        true = Fraction(best.figure.value)
        slip = self.naming.is_slip(number, best.figure)
        if not slip and self.memory.is_elsewhere:
            return None
        if number.form == "words" and number.value * _IDIOM < true:
            # "Between two calls" counts no calls.
            return None
        if not slip and not true <= number.value * _FAR <= true * _FAR * _FAR:
            clear, alone = best.score >= _CLEAR + 2 and best.cover >= _ALONE_COVER + 0.1, False
        else:
            need = _CLEAR if self.around.read.is_about_police else _CLEAR + _OTHER_SUBJECT
            clear = best.score >= need and best.cover >= _CLEAR_COVER
            alone = best.cover >= _ALONE_COVER and best.score >= _NAMED and best.score - second >= _APART
            alone = alone and self.around.read.is_about_police
        if clear or alone or (slip and best.score >= _NAMED):
            return self._by_figure(number, best.figure, None, _score(best))
        return None

    def _allowed(self, number: WrittenNumber) -> list[Candidate]:
        """The candidates without those of another place or body, and without those that have the number by chance."""
        listed = self.naming.without_chance(number, self.candidates(number))
        elsewhere = self.around.elsewhere(number)
        if elsewhere is None:
            return listed
        return [candidate for candidate in listed if self.naming.is_about(candidate, number, elsewhere)]

    def _whole_before(self, number: WrittenNumber) -> Figure | None:
        """The whole of the figure that stands before a number in the sentence."""
        earlier = [fact for fact in self.facts if fact.number.first < number.first]
        part = max(earlier, key=lambda fact: fact.number.first, default=None)
        whole = None if part is None else self.memory.whole_of(part.figure)
        return whole if whole is not None and self._can_be(number, whole) else None

    def _can_be(self, number: WrittenNumber, figure: Figure) -> bool:
        """Whether a number can be about a figure by its unit and by the thing behind it."""
        return fits_kind(number, figure) and not self.naming.counts_another_thing(number, figure)

    def _reference(self, number: WrittenNumber) -> Figure | None:
        """The figure that a number without words of its own refers to."""
        earlier = [
            fact for fact in self.facts if fact.number.first < number.first and self._can_be(number, fact.figure)
        ]
        earlier.sort(key=lambda fact: fact.number.first)
        before = [fact for fact in self.memory.last if self._can_be(number, fact.figure)]
        if 2 <= len(before) <= _ROW:
            row = [other for other in self.numbers if kind_unless_matched(other) is None]
            if len(before) == len(row) and number in row:
                return before[row.index(number)].figure
        return earlier[-1].figure if earlier else before[0].figure if before else None

    # Answers.

    def _by_figure(
        self,
        number: WrittenNumber,
        figure: Figure,
        mark: YearMark | None,
        score: float,
        twins: Sequence[Candidate] = (),
    ) -> Answer:
        """Say how a number stands to a figure, and remember it."""
        found = self.naming.relation(number, figure)
        denial = self._denial(number, figure)
        if self.around.is_other(mark) and not period_fits(figure, mark):
            verdict = ClaimVerdict.OTHER_PERIOD
        elif denial is not None:
            verdict = ClaimVerdict.CONTRADICTED
        elif found is Relation.EQUAL:
            verdict = ClaimVerdict.CONFIRMED
        elif found is Relation.ROUNDED and not has_alternative(number, figure):
            verdict = ClaimVerdict.ROUNDED
        else:
            verdict = ClaimVerdict.CONTRADICTED
        figures = (figure, *(twin.figure for twin in twins))
        elsewhere = self._observed(figure, mark) if verdict is ClaimVerdict.OTHER_PERIOD else ()
        compared = reasoning.Compared(number, figures, found, mark, denial, elsewhere)
        reason = reasoning.by_figure(verdict, compared, self.profiles)
        answer = Answer(verdict=verdict, figures=figures, score=score, reason=reason)
        year = self.around.mark(number) if mark is None else mark
        self.facts.append(Fact(number=number, figure=figure, answer=answer, year=None if year is None else year.year))
        return answer

    def _observed(self, figure: Figure, mark: YearMark | None) -> tuple[Observation, ...]:
        """The numbers that were published elsewhere for a figure, in the whole year that the text names."""
        if mark is None or mark.part:
            return ()
        known = self.memory.report.outside.observations.get(figure.id, ())
        return tuple(found for found in known if found.year == mark.year)

    def _denial(self, number: WrittenNumber, figure: Figure) -> str | None:
        """How the words deny the report: they say that its number is wrong, or changed in the other direction."""
        if self.around.denied(number):
            return "not"
        direction = self.around.direction(number) if figure.kind == "Change" else 0
        return "way" if direction * figure.value < 0 else None

    def _derived(self, number: WrittenNumber, answer: Answer | None = None) -> Answer | None:
        """Answer a number by a computation over figures; `answer` is the one by the words, in the same section."""
        facts = [fact for fact in (*self.memory.facts, *self.facts) if fact.number is not number]
        near = self.naming.near(number).weights
        found = derivation(number, self.around, self.memory, facts, near)
        if found is None or all(self.naming.counts_another_thing(number, figure) for figure in found.figures):
            return None
        if answer is not None and not self._sections(answer.figures) & self._sections(found.figures):
            return None
        if found.printed is not None:
            return self._by_figure(number, found.printed, None, _CORRECTED)
        reason = reasoning.derived(found)
        return Answer(
            verdict=ClaimVerdict.DERIVED, figures=found.figures, formula=found.formula, score=found.score, reason=reason
        )

    def _sections(self, figures: Sequence[Figure]) -> set[str]:
        return {self.profiles.by_id[figure.id].section for figure in figures}

    def _final(self, number: WrittenNumber, answer: Answer | None) -> Answer | str:
        kind = kind_unless_matched(number)
        vague = (ClaimVerdict.CONTRADICTED, ClaimVerdict.OTHER_PERIOD)
        if answer is None or answer.verdict is ClaimVerdict.NOT_IN_REPORT:
            return kind or answer or Answer(verdict=ClaimVerdict.NOT_IN_REPORT, reason=reasoning.not_in_report())
        return kind if kind and answer.verdict in vague and answer.score < _SURE else answer


def _score(candidate: Candidate) -> float:
    return round(min(1.0, max(0.05, candidate.cover)), 2)


def _are_twins(one: Candidate, two: Candidate) -> bool:
    same = one.figure.value == two.figure.value and one.profile.section == two.profile.section
    return same and abs(one.score - two.score) <= _TWINS
