"""Judge the numbers of one sentence: first those that have the value of a figure, then the others."""

from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet
from fractions import Fraction
from itertools import pairwise

from ..model.figure import Figure
from ..texts.non_claims import kind_unless_matched
from ..texts.written import WrittenNumber
from ..texts.years import YearMark
from . import wording
from .claims import ClaimVerdict
from .comparing import GOOD, Relation, fits_kind, has_alternative, is_about, is_scaled, is_swapped, relation
from .computing import derivation
from .facts import Answer, Fact, Memory
from .matching import Candidate, Near, boundaries, candidates, context_sums, in_sections, words_near
from .profiles import COMMON, GENERIC, Profiles
from .reading import ReadSentence
from .surroundings import Elsewhere, Surroundings, period_fits

__all__ = ["SentenceJudge"]

_CLEAR, _CLEAR_COVER = 3.4, 0.45
"""The score and the cover from which words name a figure so clearly that another number is wrong …"""
_ALONE_COVER, _APART = 0.6, 0.8
"""… or a lower score, if the words cover the name and the next figure is this far behind."""
_OTHER_SUBJECT = 1.5
"""How much clearer the words must be in a text that has not named the police."""
_NAMED, _OWN = 1.6, 1.5
"""The score from which words name a figure, and how much of it the sentence itself must give for another year."""
_BARE = 1.2
"""Below this, the words of a sentence name nothing, and the number can refer to what stands before."""
_SURE = 0.75
"""The score from which a number that is otherwise no claim is one."""
_FAR = 10
"""A number this many times too large or too small needs clearer words than others."""
_TWINS = 0.3
"""Two figures with one value are both given if their scores are so close."""
_FAINT = 0.15
"""From this weight on, the text before a sentence still has a concept."""
_ROW = 12
"""The longest row of numbers that can refer to another row in the same order."""
_EXCHANGED = 2.0
"""How much better two numbers must fit each other's figures to be taken as exchanged."""
_REFERRED, _CORRECTED = 0.5, 0.8
"""The scores of an answer by what stands before, and of one by exchanged values."""


class SentenceJudge:
    """Judges the numbers of one sentence, with the memory of those before it."""

    __slots__ = ("_candidates", "_near", "_relations", "around", "facts", "memory", "numbers", "profiles", "read")

    def __init__(self, read: ReadSentence, memory: Memory) -> None:
        self.read: ReadSentence = read
        self.memory: Memory = memory
        self.numbers: tuple[WrittenNumber, ...] = read.numbers
        profiles = memory.profiles
        self.profiles: Profiles = profiles
        self.around: Surroundings = Surroundings(read, memory.report.edition.year)
        self.facts: list[Fact] = []
        self._near: dict[int, Near] = {}
        self._candidates: dict[int, list[Candidate]] = {}
        self._relations: dict[tuple[int, str], Relation] = {}
        base = context_sums(profiles, read.context)
        # A difference stands between two numbers without separating their words.
        plain = [number for number in self.numbers if not self.around.computed(number)]
        starts = boundaries(plain, read.tokens)
        for number in self.numbers:
            others, cuts = plain, starts
            if self.around.computed(number):
                others = sorted([*plain, number], key=lambda other: other.first)
                cuts = boundaries(others, read.tokens)
            near = self._near[number.first] = words_near(number, others, cuts, read.tokens, read.concepts)
            self._candidates[number.first] = candidates(number, profiles, near, read.context, base)

    def judge(self) -> list[tuple[WrittenNumber, Answer | str]]:
        """Give an answer for each number, or the kind of one that is no claim."""
        answers: dict[int, Answer | None] = {}
        waiting = list(self.numbers)
        for _ in range(2):
            # What the first round finds says in which section the others are.
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
                answers[number.first] = self._derived(number) or answer
        self.memory.keep(self.facts)
        self.memory.is_elsewhere = self.around.is_elsewhere(self.memory.is_elsewhere)
        return [(number, self._final(number, answers[number.first])) for number in self.numbers]

    def candidates(self, number: WrittenNumber) -> list[Candidate]:
        """The figures that the words near a number are about, the best first."""
        sections = {fact.section for fact in self.facts or self.memory.last}
        return in_sections(self._candidates[number.first], sections)

    def _relation(self, number: WrittenNumber, figure: Figure) -> Relation:
        key = (number.first, figure.id)
        found = self._relations.get(key)
        if found is None:
            size = self.profiles.by_id[figure.id].size
            found = self._relations[key] = relation(number, figure) if is_about(number, size) else Relation.OTHER
        return found

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
        if self.around.computed(number) and number.unit != "percent":
            return None
        taken = {fact.figure.id for fact in self.facts}
        listed = [candidate for candidate in self._allowed(number) if candidate.figure.id not in taken]
        fitting = [c for c in listed if self._relation(number, c.figure) in GOOD and self._enough(number, c, listed[0])]
        fitting.sort(key=lambda c: (self._relation(number, c.figure) is not Relation.EQUAL, -c.score))
        if not fitting or fitting[0].figure.alternatives:
            # Two numbers that the report leaves open: the words decide which figure is meant.
            others = [c for c in listed if c.cover >= _CLEAR_COVER and has_alternative(number, c.figure)]
            fitting = sorted([*fitting, *others], key=lambda c: -c.cover)
        mark = self.around.mark(number)
        other, inherited = self.around.is_other(mark), self.around.is_inherited(mark)
        for found in fitting:
            exact = self._relation(number, found.figure) is Relation.EQUAL
            # The value of this year does not come up again in another one by chance.
            again = inherited and exact and len(_digits(number)) > 1
            if not other or period_fits(found.figure, mark) or again:
                twins = [c for c in fitting if c is not found and exact and _are_twins(c, found)]
                return [found, *twins]
        return None

    def _enough(self, number: WrittenNumber, candidate: Candidate, best: Candidate) -> bool:
        """Whether the words are enough for a figure that has the value: a rare value such as 13 979 needs few."""
        digits = len(_digits(number))
        if digits < 4 and not self._is_named(number, candidate):
            return False
        equal = self._relation(number, candidate.figure) is Relation.EQUAL
        if equal and digits >= 4:
            return candidate.evidence >= (0.4 if digits >= 5 else 1.0) and candidate.score >= best.score - 6
        need, room = (2.0, 1.5) if digits < 3 else (1.0, 2.5)
        if not equal and digits < 3:
            need, room = 1.6, 1.0
        if candidate.cover > 0.95:
            room += 2.5
        return candidate.score >= need and candidate.score >= best.score - room

    def _exchange(self, answers: dict[int, Answer | None]) -> None:
        """Exchange the figures of two numbers that the words name the other way round: each has the other's value."""
        found = sorted(self.facts, key=lambda fact: fact.number.first)
        for one, two in pairwise(found):
            if one not in self.facts or two not in self.facts or not self._is_exchanged(one, two):
                continue
            self.facts = [fact for fact in self.facts if fact is not one and fact is not two]
            for fact, other in ((one, two), (two, one)):
                answers[fact.number.first] = self._by_figure(fact.number, other.figure, None, _CORRECTED)

    def _is_exchanged(self, one: Fact, two: Fact) -> bool:
        for fact, other in ((one, two), (two, one)):
            profiles = self.profiles.by_id
            only_here = profiles[fact.figure.id].unit - profiles[other.figure.id].unit
            if self._near[fact.number.first].behind & only_here or not fits_kind(fact.number, other.figure):
                return False
        now = self._score_of(one, one.figure) + self._score_of(two, two.figure)
        then = self._score_of(one, two.figure) + self._score_of(two, one.figure)
        return then - now > _EXCHANGED

    def _score_of(self, fact: Fact, figure: Figure) -> float:
        listed = self._candidates[fact.number.first]
        return next((candidate.score for candidate in listed if candidate.figure.id == figure.id), -3.0)

    # The words name a figure with another value, or nothing.

    def _by_words(self, number: WrittenNumber, taken: AbstractSet[str]) -> Answer | None:
        """Judge a number by the figure that its words name; None if they name none clearly enough."""
        around = self.around
        if around.computed(number):
            return None
        elsewhere = around.elsewhere(number)
        if elsewhere is not None:
            return Answer(verdict=ClaimVerdict.NOT_IN_REPORT, why=wording.elsewhere(elsewhere.words))
        if around.cue(number, "aim") or (number.form == "ratio" and around.cue(number, "inhabitant")):
            return None
        mark = around.mark(number)
        other = around.is_other(mark)
        continued = self._continued(number, mark)
        if continued is not None:
            return continued
        if around.follows_of(number) and not self._near[number.first].behind - COMMON:
            whole = self._whole_before(number)
            if whole is not None:
                return self._by_figure(number, whole, mark, _REFERRED)
        listed = [c for c in self._allowed(number) if other or c.figure.id not in taken]
        best = listed[0] if listed else None
        if (best is None or best.own < _BARE or best.score < 0.5) and not around.has_noun(number):
            back = self._reference(number)
            # In the same year, a bare number is about the one before only if it is near that one's value.
            if back is not None and (other or self._is_slip(number, back) or self._relation(number, back) in GOOD):
                return self._by_figure(number, back, mark, _REFERRED)
        if best is None or not self._is_named(number, best):
            return None
        return self._in_other_year(number, listed, mark) if other else self._contradicted(number, listed)

    def _continued(self, number: WrittenNumber, mark: YearMark | None) -> Answer | None:
        """Judge the other number of a comparison: `98 instead of 69`, `167 fewer than the 4 087 of 2023`."""
        place = self.around.place(number)
        before = [fact for fact in self.facts if fact.number.first < number.first]
        earlier = max(before, key=lambda fact: fact.number.first, default=None)
        if earlier is None or not fits_kind(number, earlier.figure):
            return None
        other = self.around.is_other(mark)
        after_difference = place > 0 and other and self.around.computed(self.numbers[place - 1])
        if not self.around.compared(number) and not after_difference:
            return None
        year = mark if other else YearMark(first=0, after=0, year=self.around.year - 1)
        return self._by_figure(number, earlier.figure, year, _REFERRED)

    def _in_other_year(self, number: WrittenNumber, listed: list[Candidate], mark: YearMark | None) -> Answer | None:
        best = listed[0]
        near = (c for c in listed if c.score > best.score - 1 and self._relation(number, c.figure) in GOOD)
        chosen = next(near, best)
        if chosen.score >= _NAMED and chosen.own >= _OWN:
            return self._by_figure(number, chosen.figure, mark, _score(chosen))
        back = self._reference(number) if self.around.points_back else None
        return None if back is None else self._by_figure(number, back, mark, _REFERRED)

    def _contradicted(self, number: WrittenNumber, listed: list[Candidate]) -> Answer | None:
        best = listed[0]
        second = listed[1].score if len(listed) > 1 else 0.0
        true = Fraction(best.figure.value)
        slip = self._is_slip(number, best.figure)
        if not slip and self.memory.is_elsewhere:
            return None
        if not slip and not true <= number.value * _FAR <= true * _FAR * _FAR:
            clear, alone = best.score >= _CLEAR + 2 and best.cover >= _ALONE_COVER + 0.1, False
        else:
            need = _CLEAR if self.read.is_about_police else _CLEAR + _OTHER_SUBJECT
            clear = best.score >= need and best.cover >= _CLEAR_COVER
            alone = best.cover >= _ALONE_COVER and best.score >= _NAMED and best.score - second >= _APART
            alone = alone and self.read.is_about_police
        if clear or alone or (slip and best.score >= _NAMED):
            return self._by_figure(number, best.figure, None, _score(best))
        return None

    def _is_slip(self, number: WrittenNumber, figure: Figure) -> bool:
        """Whether a number looks like a slip for the value of a figure: a wrong side, zeros or digits exchanged."""
        if self._relation(number, figure) is Relation.WRONG_SIDE:
            return True
        value, true = number.value, Fraction(figure.value)
        return number.form != "ratio" and (is_scaled(value, true) or is_swapped(value, true))

    def _is_named(self, number: WrittenNumber, candidate: Candidate) -> bool:
        """Whether the words have more of the name of a figure than what many others have too."""
        near = self._near[number.first].weights
        specific = candidate.profile.head - GENERIC
        return not specific or any(c in near or self.read.context.get(c, 0) > _FAINT for c in specific)

    def _allowed(self, number: WrittenNumber) -> list[Candidate]:
        """The candidates without those of another place or body."""
        listed, elsewhere = self.candidates(number), self.around.elsewhere(number)
        if elsewhere is None:
            return listed
        return [candidate for candidate in listed if self._is_about(candidate, number, elsewhere)]

    def _is_about(self, candidate: Candidate, number: WrittenNumber, elsewhere: Elsewhere) -> bool:
        """Whether a figure is about a place or body that is not ours, or leaves its place open."""
        words, label = elsewhere.words.casefold(), candidate.figure.label(self.read.language).casefold()
        if words in label:
            return True
        if elsewhere.key == "foreign_place":
            return False
        weights = candidate.profile.weights
        if "unstated_place" in weights:
            return self._relation(number, candidate.figure) in GOOD
        return "local_police" in weights and words.startswith(("lok", "loc", "police loc", "polic", "zone"))

    def _whole_before(self, number: WrittenNumber) -> Figure | None:
        """The whole of the figure that stands before a number in the sentence."""
        here = [fact for fact in self.facts if fact.number.first < number.first]
        part = max(here, key=lambda fact: fact.number.first, default=None)
        whole = None if part is None else self.memory.whole_of(part.figure)
        return whole if whole is not None and fits_kind(number, whole) else None

    def _reference(self, number: WrittenNumber) -> Figure | None:
        """The figure that a number without words of its own refers to."""
        here = [fact for fact in self.facts if fact.number.first < number.first and fits_kind(number, fact.figure)]
        here.sort(key=lambda fact: fact.number.first)
        before = [fact for fact in self.memory.last if fits_kind(number, fact.figure)]
        if 2 <= len(before) <= _ROW:
            row = [other for other in self.numbers if kind_unless_matched(other) is None]
            if len(before) == len(row) and number in row:
                return before[row.index(number)].figure
        return here[-1].figure if here else before[0].figure if before else None

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
        found = self._relation(number, figure)
        if self.around.is_other(mark) and not period_fits(figure, mark):
            verdict = ClaimVerdict.OTHER_PERIOD
        elif found is Relation.EQUAL:
            verdict = ClaimVerdict.CONFIRMED
        elif found is Relation.ROUNDED and not has_alternative(number, figure):
            verdict = ClaimVerdict.ROUNDED
        else:
            verdict = ClaimVerdict.CONTRADICTED
        figures = (figure, *(twin.figure for twin in twins))
        why = wording.by_figure(verdict, wording.Compared(number, figures, found, mark), self.memory.report)
        answer = Answer(verdict=verdict, figures=figures, score=score, why=why)
        self.facts.append(Fact(number=number, figure=figure, answer=answer))
        return answer

    def _derived(self, number: WrittenNumber) -> Answer | None:
        facts = [fact for fact in (*self.memory.facts, *self.facts) if fact.number is not number]
        near = self._near[number.first].weights
        found = derivation(number, self.around, self.memory, facts, near)
        if found is None:
            return None
        if found.printed is not None:
            return self._by_figure(number, found.printed, None, _CORRECTED)
        why = wording.derived(found)
        return Answer(
            verdict=ClaimVerdict.DERIVED, figures=found.figures, formula=found.formula, score=found.score, why=why
        )

    def _final(self, number: WrittenNumber, answer: Answer | None) -> Answer | str:
        kind = kind_unless_matched(number)
        vague = (ClaimVerdict.CONTRADICTED, ClaimVerdict.OTHER_PERIOD)
        if answer is None or answer.verdict is ClaimVerdict.NOT_IN_REPORT:
            return kind or answer or Answer(verdict=ClaimVerdict.NOT_IN_REPORT, why=wording.not_in_report())
        return kind if kind and answer.verdict in vague and answer.score < _SURE else answer


def _score(candidate: Candidate) -> float:
    return round(min(1.0, max(0.05, candidate.cover)), 2)


def _are_twins(one: Candidate, two: Candidate) -> bool:
    same = one.figure.value == two.figure.value and one.profile.section == two.profile.section
    return same and abs(one.score - two.score) <= _TWINS


def _digits(number: WrittenNumber) -> str:
    """The digits of a number that say something: 2317 for 231,7 million, 5 for fifty."""
    if number.form == "ratio":
        return "1"
    value = number.value
    if number.form == "digits" and value.denominator == 1 and number.rough <= 10:
        # Nobody rounds to tens: 3 920 says as much as 3 921.
        return str(value.numerator)
    while value.denominator != 1:
        value *= 10
    return str(value.numerator).rstrip("0")
