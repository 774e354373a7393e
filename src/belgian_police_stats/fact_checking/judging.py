"""Judge each number of a text, sentence by sentence."""

from __future__ import annotations

from ..model.report import Report
from ..texts.written import WrittenNumber
from .deriving import ties_of
from .facts import Answer, Fact
from .profiles import profiles_of
from .reading import ReadSentence
from .sentence import SentenceJudge

__all__ = ["Judge"]


class Judge:
    """Judges the numbers of one text. It remembers what the sentences before were about."""

    __slots__ = ("facts", "last", "profiles", "report", "ties", "year")

    def __init__(self, report: Report) -> None:
        self.report = report
        self.profiles = profiles_of(report)
        self.ties = ties_of(report)
        self.year = report.edition.year
        self.facts: list[Fact] = []
        self.last: list[Fact] = []
        """The facts of the last sentence that had some."""

    def sentence(self, read: ReadSentence) -> list[tuple[WrittenNumber, Answer | str]]:
        """Judge the numbers of a sentence: an answer, or the kind of a number that is no claim."""
        return SentenceJudge(self, read).judge()
