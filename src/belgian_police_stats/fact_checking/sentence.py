"""Judge the numbers of one sentence: first those that name a figure, then those that are computed from figures."""

from __future__ import annotations

from collections.abc import Sequence, Set
from fractions import Fraction
from typing import TYPE_CHECKING

from ..model.figure import Figure
from ..texts.non_claims import kind_unless_matched
from ..texts.vocabulary import cue_words
from ..texts.written import WrittenNumber
from ..texts.years import YearMark, year_of
from . import deriving
from .claims import ClaimVerdict
from .comparing import Relation, fits_kind, has_alternative, is_slip, relation, relation_to
from .deriving import Derivation
from .facts import Answer, Fact
from .matching import Candidate, Near, candidates, words_near
from .profiles import COMMON
from .reading import ReadSentence

if TYPE_CHECKING:
    from .judging import Judge

__all__ = ["SentenceJudge"]

_GOOD = (Relation.EQUAL, Relation.ROUNDED)
_CLEAR, _CLEAR_COVER = 3.4, 0.45
_NAMED, _OWN = 1.6, 1.5
_BARE = 1.2
"""Below this score the words of a sentence name nothing, and the number can refer to the sentence before."""
_REACH = 8
_EXCHANGED = 2.0
_FAR = 10
_PER_TIME = {"per_day": "day", "per_week": "week", "per_month": "month", "per_hour": "hour"}
_OF = frozenset("of op sur van von out".split())
_BODIES = ("foreign_place", "other_body", "own_body")
_POINTING = frozenset("dat dit dus dat's cela ca c ce das dies that this so".split())


class SentenceJudge:
    def __init__(self, judge: Judge, read: ReadSentence) -> None:
        self.judge_, self.read = judge, read
        self.report, self.profiles, self.ties = judge.report, judge.profiles, judge.ties
        self.tokens, self.numbers = read.tokens, read.numbers
        self.facts: list[Fact] = []
        self.cue_at: dict[str, list[tuple[int, int]]] = {}
        for row in read.cues:
            self.cue_at.setdefault(row.key, []).append((row.first, row.after))
        self.near: dict[WrittenNumber, Near] = {}
        self.cands: dict[WrittenNumber, list[Candidate]] = {}
        self.small_words = frozenset(cue_words("stop", read.language))
        self.place = {number: index for index, number in enumerate(self.numbers)}

    # ---- what stands around a number

    def cue(self, number: WrittenNumber, key: str, before: int = _REACH, behind: int = _REACH) -> bool:
        """Whether a cue stands near a number, with no other number between."""
        place = self.place[number]
        low = self.numbers[place - 1].after if place else 0
        high = self.numbers[place + 1].first if place + 1 < len(self.numbers) else len(self.tokens)
        return any(
            (max(low, number.first - before) <= first and after <= number.first)
            or (number.after - 1 <= first and after <= min(high, number.after + behind))
            for first, after in self.cue_at.get(key, ())
        )

    def counted(self, number: WrittenNumber) -> frozenset[str]:
        """The things that the nouns behind a number name."""
        return self.near[number].behind & self.profiles.things

    def excluded(self, number: WrittenNumber) -> tuple[str, str] | None:
        """The place or body that is not ours and that the number is about: its cue and its words."""
        best: tuple[int, str, str] | None = None
        for key in _BODIES:
            for first, after in self.cue_at.get(key, ()):
                words = " ".join(token.text for token in self.tokens[first:after])
                if first < number.first and (best is None or first >= best[0]):
                    best = (first, key, words)
        place = self.place[number]
        high = self.numbers[place + 1].first if place + 1 < len(self.numbers) else len(self.tokens)
        if any(number.after <= first < min(high, number.after + 6) for first, _ in self.cue_at.get("own_body", ())):
            return None
        if best is None or best[1] == "own_body":
            for key in _BODIES[:2]:
                for first, after in self.cue_at.get(key, ()):
                    if number.after <= first < min(high, number.after + 12):
                        words = " ".join(token.text for token in self.tokens[first:after])
                        return (key, words)
        return None if best is None or best[1] == "own_body" else (best[1], best[2])

    def is_other_year(self, number: WrittenNumber) -> tuple[bool, YearMark | None]:
        mark = year_of(number, self.tokens, self.read.marks, self.numbers) or self.read.topic
        if mark is None:
            return False, None
        return (mark.year is not None and mark.year != self.judge_.year) or mark.part, mark

    # ---- the judgement

    def judge(self) -> list[tuple[WrittenNumber, Answer | str]]:
        answers: dict[WrittenNumber, Answer | None] = {}
        for number in self.numbers:
            # A difference stands between two numbers without separating their words.
            others = [other for other in self.numbers if other is number or not self.computed(other)]
            self.near[number] = words_near(number, others, self.tokens, self.read.concepts)
        self.match(self.numbers, self.judge_.last)
        waiting = list(self.numbers)
        for _ in range(2):
            # What the first round finds says in which section the others are.
            waiting = self.find_same_values(waiting, answers)
            if not self.facts or not waiting:
                break
            self.match(waiting, self.facts)
        self.exchange(answers)
        taken = {fact.figure.id for fact in self.facts}
        taken |= {fact.figure.id for fact in self.judge_.last if fact.answer.verdict == ClaimVerdict.CONFIRMED}
        for number in waiting:
            if self.facts:
                self.match([number], self.facts)
            answers[number] = self.direct(number, taken)
            self.order_facts()
        for number in self.numbers:
            answer = answers[number]
            if answer is None or answer.verdict is ClaimVerdict.CONTRADICTED:
                answers[number] = self.derived(number) or answer
        if self.facts:
            self.judge_.last = self.facts
            self.judge_.facts = [*self.judge_.facts, *self.facts][-14:]
        return [(number, self.final(number, answers[number])) for number in self.numbers]

    def find_same_values(
        self, numbers: Sequence[WrittenNumber], answers: dict[WrittenNumber, Answer | None]
    ) -> list[WrittenNumber]:
        """Answer the numbers that have the value of the figure that their words name, and give the others."""
        others: list[WrittenNumber] = []
        for number in numbers:
            match = self.same_value(number, {fact.figure.id for fact in self.facts})
            if match is None:
                others.append(number)
            else:
                answers[number] = self.by_figure(number, match.profile.figure, False, None, self.points(match))
        self.order_facts()
        return others

    def exchange(self, answers: dict[WrittenNumber, Answer | None]) -> None:
        """Exchange the figures of two numbers that the words name the other way round: each has the other's value."""
        for one in list(self.facts):
            for two in list(self.facts):
                if one.number.first >= two.number.first or one not in self.facts or two not in self.facts:
                    continue
                now = self.score_of(one.number, one.figure) + self.score_of(two.number, two.figure)
                then = self.score_of(one.number, two.figure) + self.score_of(two.number, one.figure)
                if then - now > _EXCHANGED and fits_kind(one.number, two.figure) and fits_kind(two.number, one.figure):
                    self.facts = [fact for fact in self.facts if fact not in (one, two)]
                    for fact, other in ((one, two), (two, one)):
                        answers[fact.number] = self.by_figure(fact.number, other.figure, False, None, 0.8)
                    self.order_facts()

    def score_of(self, number: WrittenNumber, figure: Figure) -> float:
        """How well the words near a number fit a figure."""
        return next((c.score for c in self.cands[number] if c.profile.figure.id == figure.id), -3.0)

    def match(self, numbers: Sequence[WrittenNumber], facts: Sequence[Fact]) -> None:
        """List the candidates of numbers. Figures of the sections that the text has just named come before others."""
        sections = frozenset(fact.figure.id.rpartition(".")[0] for fact in facts)
        for number in numbers:
            near, counted = self.near[number], self.counted(number)
            self.cands[number] = candidates(number, self.profiles, near, self.read.context, counted, sections)

    def order_facts(self) -> None:
        self.facts.sort(key=lambda fact: fact.number.first)

    def final(self, number: WrittenNumber, answer: Answer | None) -> Answer | str:
        kind = kind_unless_matched(number)
        weak = (ClaimVerdict.CONTRADICTED, ClaimVerdict.OTHER_PERIOD)
        if kind and (
            answer is None
            or answer.verdict is ClaimVerdict.NOT_IN_REPORT
            or (answer.verdict in weak and answer.score < 0.75)
        ):
            return kind
        return answer or Answer(
            verdict=ClaimVerdict.NOT_IN_REPORT, why="The report has no figure that these words name."
        )

    def remember(self, number: WrittenNumber, figure: Figure, answer: Answer, other_year: bool) -> Answer:
        self.facts.append(Fact(number=number, figure=figure, answer=answer, other_year=other_year))
        return answer

    def allowed(self, number: WrittenNumber) -> list[Candidate]:
        """The candidates without those of another place or body."""
        excluded = self.excluded(number)
        listed = self.cands[number]
        if excluded is None:
            return listed
        return [candidate for candidate in listed if self.allows(candidate, number, excluded)]

    def same_value(self, number: WrittenNumber, taken: Set[str]) -> Candidate | None:
        """The figure that the words name and that has the value of the number, in the period that the text names."""
        if self.computed(number) and number.unit != "percent":
            return None
        listed = [candidate for candidate in self.allowed(number) if candidate.profile.figure.id not in taken]
        if not listed:
            return None
        other, mark = self.is_other_year(number)
        inherited = mark is not None and mark is self.read.topic and not any(m is mark for m in self.read.marks)
        fitting = [c for c in listed if relation(number, c.profile.figure) in _GOOD and self.enough(number, c, listed[0])]
        fitting.sort(key=lambda c: (relation(number, c.profile.figure) is not Relation.EQUAL, -c.score))
        if not fitting or fitting[0].profile.figure.alternatives:
            # Two numbers that the report leaves open: the words decide which figure is meant.
            other_way = [c for c in listed if has_alternative(number, c.profile.figure) and c.cover >= _CLEAR_COVER]
            fitting = sorted([*fitting, *other_way], key=lambda c: -c.cover)
        for candidate in fitting:
            figure = candidate.profile.figure
            exact = relation(number, figure) is Relation.EQUAL and len(_digits(number)) > 1
            if not other or self.period_fits(figure, mark) or (inherited and exact):
                return candidate
        return None

    def direct(self, number: WrittenNumber, taken: Set[str]) -> Answer | None:
        """Judge a number by the figure that its words name, when that has another value."""
        if self.computed(number):
            return None
        excluded = self.excluded(number)
        listed = self.allowed(number)
        if excluded is not None:
            why = f"The text is about {excluded[1]}, which the report does not cover."
            return Answer(verdict=ClaimVerdict.NOT_IN_REPORT, why=why)
        if self.cue(number, "aim") or (self.cue(number, "inhabitant") and number.form == "ratio"):
            return None
        other, mark = self.is_other_year(number)
        if not other:
            listed = [candidate for candidate in listed if candidate.profile.figure.id not in taken]
        best = listed[0] if listed else None
        place = self.place[number]
        earlier = next((fact for fact in reversed(self.facts) if fact.number.first < number.first), None)
        if earlier is not None and fits_kind(number, earlier.figure):
            after_difference = place > 0 and self.computed(self.numbers[place - 1])
            if self.compared_with_another_year(number) or (after_difference and other):
                year = mark if other and mark else YearMark(first=0, after=0, year=self.judge_.year - 1)
                return self.by_figure(number, earlier.figure, True, year, 0.5)
        own = best.own if best else 0.0
        if (own < _BARE or best is None or best.score < 0.5) and not self.has_noun(number):
            back = self.reference(number)
            if back is not None:
                return self.by_figure(number, back, other, mark, 0.5)
        if best is None:
            return None
        if other:
            chosen = next((c for c in listed if relation(number, c.profile.figure) in _GOOD and c.score > best.score - 1), best)
            if chosen.score >= _NAMED and chosen.own >= _OWN:
                return self.by_figure(number, chosen.profile.figure, True, mark, self.points(chosen))
            if self.tokens[0].bare in _POINTING and (back := self.reference(number)) is not None:
                return self.by_figure(number, back, True, mark, 0.5)
            return None
        slip = relation(number, best.profile.figure) is Relation.WRONG_SIDE or is_slip(number, best.profile.figure)
        second = listed[1].score if len(listed) > 1 else 0.0
        clear = best.score >= _CLEAR and best.cover >= _CLEAR_COVER
        alone = best.cover >= 0.6 and best.score >= _NAMED and best.score - second >= 0.8
        far = not 1 / _FAR <= number.value / Fraction(best.profile.figure.value or 1) <= _FAR
        if far and not slip:
            clear, alone = best.score >= _CLEAR + 2 and best.cover >= 0.7, False
        if clear or alone or (slip and best.score >= _NAMED):
            return self.by_figure(number, best.profile.figure, False, mark, self.points(best))
        back = self.reference(number)
        if back is not None and relation(number, back) in (*_GOOD, Relation.WRONG_SIDE):
            return self.by_figure(number, back, False, mark, 0.5)
        return None

    def computed(self, number: WrittenNumber) -> bool:
        """Whether the words say that a number is computed: a difference, a rate, a growth against another year."""
        if number.unit == "point" or number.form == "multiple":
            return True
        if number.form == "ratio" and number.unit == "day":
            return True
        if self.cue(number, "difference_more", 0, 3) or self.cue(number, "difference_less", 0, 3):
            return number.unit != "percent" or self.cue(number, "comparison", 0, 5)
        return any(self.cue(number, key, 0, 2) for key in _PER_TIME) and number.unit is None

    def compared_with_another_year(self, number: WrittenNumber) -> bool:
        return any(number.first - 2 <= after <= number.first for _, after in self.cue_at.get("comparison", ()))

    def allows(self, candidate: Candidate, number: WrittenNumber, excluded: tuple[str, str]) -> bool:
        """Whether a figure is about a place or body that is not ours, or leaves its place open."""
        weights = candidate.profile.weights
        key, words = excluded
        text = words.casefold()
        if text in candidate.profile.figure.label(self.read.language).casefold():
            return True
        if key == "other_body":
            if "unstated_place" in weights:
                return relation(number, candidate.profile.figure) in _GOOD
            if "local_police" in weights or "police_zone" in weights or "municipality" in weights:
                return any(w in text for w in ("lok", "loc", "zone", "gemeente", "commune", "gemeinde", "council"))
            return False
        return "paris" in weights and "par" in text

    def enough(self, number: WrittenNumber, candidate: Candidate, best: Candidate) -> bool:
        """Whether the words are enough for a figure that has the value: a rare value needs few."""
        rare = len(_digits(number))
        if relation(number, candidate.profile.figure) is Relation.EQUAL and rare >= 4:
            return candidate.evidence >= (0.4 if rare >= 5 else 1.0) and candidate.score >= best.score - 6
        need, room = {1: (2.0, 1.5), 2: (2.0, 1.5), 3: (1.0, 2.5)}.get(rare, (1.0, 2.5))
        if relation(number, candidate.profile.figure) is not Relation.EQUAL and rare < 3:
            need, room = 1.6, 1.0
        if candidate.cover > 0.95:
            room += 2.5
        return candidate.score >= need and candidate.score >= best.score - room

    def points(self, candidate: Candidate) -> float:
        return round(min(1.0, max(0.05, candidate.cover)), 2)

    def reference(self, number: WrittenNumber) -> Figure | None:
        """The figure that a number without words of its own refers to."""
        fitting = [fact for fact in self.facts if fits_kind(number, fact.figure) and fact.number.first < number.first]
        if fitting and self.compared_with_another_year(number):
            return fitting[-1].figure
        whole = self.whole_of(number, fitting)
        if whole is not None:
            return whole
        before = [fact for fact in self.judge_.last if fits_kind(number, fact.figure)]
        row = [other for other in self.numbers if kind_unless_matched(other) is None]
        if number in row and len(before) >= 2 and len(before) == len(row):
            return before[row.index(number)].figure
        if fitting:
            return fitting[-1].figure
        return before[0].figure if before else None

    def whole_of(self, number: WrittenNumber, facts: Sequence[Fact]) -> Figure | None:
        """The whole of the figure before, for `of 3 920 in all`."""
        before = [token.bare for token in self.tokens[max(0, number.first - 3) : number.first]]
        if not facts or not any(word in _OF for word in before):
            return None
        part = facts[-1].figure.id
        return next((self.report[whole] for whole, parts in self.ties.parts.items() if part in parts), None)

    def has_noun(self, number: WrittenNumber) -> bool:
        """Whether the word behind a number seems to be a noun that the vocabulary does not have."""
        if number.after >= len(self.tokens):
            return False
        token = self.tokens[number.after]
        if token.kind != "w" or len(token.text) < 5 or token.bare in self.small_words:
            return False
        rows = (*self.read.concepts, *self.read.cues)
        return not any(row.first <= number.after < row.after for row in rows)

    def period_fits(self, figure: Figure, mark: YearMark | None) -> bool:
        if mark is None:
            return True
        period = figure.period
        whole = period.start.month == 1 and period.end.month == 12 and period.start.year == period.end.year
        stock = period.start == period.end
        year = mark.year is None or period.start.year <= mark.year <= period.end.year
        return year and (not mark.part or not (whole or stock))

    def by_figure(self, number: WrittenNumber, figure: Figure, other: bool, mark: YearMark | None, score: float) -> Answer:
        if other and not self.period_fits(figure, mark):
            answer = Answer(verdict=ClaimVerdict.OTHER_PERIOD, figures=(figure,), score=score, why="other period")
            return self.remember(number, figure, answer, True)
        found = relation(number, figure)
        if found is Relation.EQUAL:
            verdict = ClaimVerdict.CONFIRMED
        elif has_alternative(number, figure):
            verdict = ClaimVerdict.CONTRADICTED
        elif found is Relation.ROUNDED:
            verdict = ClaimVerdict.ROUNDED
        else:
            verdict = ClaimVerdict.CONTRADICTED
        answer = Answer(verdict=verdict, figures=(figure,), score=score, why=str(found))
        return self.remember(number, figure, answer, False)

    # ---- derived

    def named(self, number: WrittenNumber) -> dict[str, float]:
        """The figures that the words name, each with its weight."""
        sums: dict[str, float] = {}
        weights = dict(self.read.context)
        for concept, weight in self.near[number].weights.items():
            weights[concept] = max(weight, weights.get(concept, 0), 0.6)
        for concept, weight in weights.items():
            for profile in self.profiles.index.get(concept, ()):
                name = profile.figure.id
                sums[name] = sums.get(name, 0) + weight * profile.weights[concept]
        for name in sums:
            for concept in self.profiles.by_id[name].head:
                present = min(1, weights.get(concept, 0) * 1.5)
                sums[name] -= 0.35 * self.profiles.rarity.get(concept, 0.5) * (1 - present)
        said = {fact.figure.id for fact in (*self.judge_.facts, *self.facts)}
        here = self.near[number].weights
        return {
            name: weight
            for name, weight in sums.items()
            if weight > 1.0 and (name in said or any(c in here for c in self.profiles.by_id[name].head - COMMON))
        }

    def derived(self, number: WrittenNumber) -> Answer | None:
        if self.excluded(number) is not None or self.cue(number, "inhabitant", 4, 6) or self.cue(number, "aim"):
            return None
        found = self.derivation(number)
        if found is None:
            return None
        if not found.formula:
            return self.by_figure(number, found.figures[0], False, None, 0.8)
        return Answer(
            verdict=ClaimVerdict.DERIVED, figures=found.figures, formula=found.formula, score=0.7, why="derived"
        )

    def derivation(self, number: WrittenNumber) -> Derivation | None:
        facts = [fact for fact in (*self.judge_.facts, *self.facts) if fact.number is not number]
        each_day = number.form == "ratio" and number.unit == "day"
        time_unit = "day" if each_day else next((u for k, u in _PER_TIME.items() if self.cue(number, k, 0, 2)), None)
        found: Derivation | None = None
        if time_unit:
            named = sorted(self.named(number).items(), key=lambda pair: -pair[1])[:5]
            figures = [fact.figure for fact in reversed(facts)] + [self.report[name] for name, w in named if w > 2]
            return next((d for figure in figures if (d := deriving.per_time(number, figure, time_unit))), None)
        if number.unit == "percent" or number.form in ("ratio", "multiple"):
            if self.cue(number, "growth", 12, 12) or self.cue(number, "decline", 12, 12) or number.form == "multiple":
                found = deriving.growth(number, facts)
            if found is None and number.form != "multiple":
                found = deriving.share(number, self.report, self.ties, self.named(number), facts)
            return found or (self.of_another_year(number, facts) if number.form == "ratio" else None)
        if number.unit == "point" or self.computed(number):
            return deriving.difference(number, facts)
        if self.cue(number, "sum", 8, 6):
            found = deriving.sum_of(number, self.report, self.ties, facts)
        if found is None and self.cue(number, "per_thing", 8, 4):
            found = deriving.per_thing(number, self.report, self.ties, facts)
        return found

    def of_another_year(self, number: WrittenNumber, facts: Sequence[Fact]) -> Derivation | None:
        for fact in reversed(facts):
            if fact.other_year and fact.said and relation_to(number, Fraction(fact.figure.value) / fact.said) in _GOOD:
                return Derivation(figures=(fact.figure,), formula=f"{fact.figure.id} / {fact.said}")
        return None


def _digits(number: WrittenNumber) -> str:
    """The digits of a number that say something: 2317 for 231,7 million, 5 for fifty."""
    if number.form == "ratio":
        return "1"
    value = number.value
    if number.form == "digits" and number.rough <= 10 and value.denominator == 1:
        # Nobody rounds to tens: 3 920 says as much as 3 921.
        return str(value.numerator)
    while value.denominator != 1:
        value *= 10
    return str(value.numerator).rstrip("0")
