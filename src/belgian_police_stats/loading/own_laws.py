"""The laws that a report states itself: the vocabulary is the library's, the names are ids of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ..errors import Fault
from ..model.discrepancy import Discrepancy
from ..model.laws import Law, LawKind
from ..model.report import Report
from .faults import shown

__all__ = ["law_faults"]

_MANY = 200
"""An order is judged pair by pair, so that more would take long."""
_SHAPES: dict[LawKind, tuple[bool, int, int]] = {
    LawKind.TOTAL: (True, 1, _MANY),
    LawKind.SHARE: (True, 2, 2),
    LawKind.COMPLEMENT: (False, 1, _MANY),
    LawKind.WITHIN: (True, 1, 1),
    LawKind.PARTS_WITHIN: (True, 1, _MANY),
    LawKind.TIME_PER: (True, 1, 1),
    LawKind.DAYS_WITHIN: (False, 1, 1),
    LawKind.ORDERED: (False, 2, _MANY),
    LawKind.REPEATED: (True, 0, 0),
    LawKind.REAL_DATE: (True, 0, 0),
    LawKind.SAME_DATE: (True, 1, 1),
}
"""Whether there is a result, and how many operands there are at least and at most."""
_OF_DATES = (LawKind.REAL_DATE, LawKind.SAME_DATE)
_MADE_BY_US = (LawKind.REPEATED, *_OF_DATES)
"""These follow from the places and dates of the ledger, so that nobody states them."""


def law_faults(
    report: Report, laws: Mapping[int, Law], listed: Mapping[int, Discrepancy], known: Collection[str]
) -> Iterator[Fault]:
    """Say what is wrong with the laws of a report and with the relations of its discrepancies."""
    dates = {token.place for token in report.coverage() if token.date is not None}
    for i, law in laws.items():
        if law.kind in _MADE_BY_US:
            stated = ", ".join(kind for kind in LawKind if kind not in _MADE_BY_US)
            yield Fault(f"$.laws[{i}].kind", f"one of {stated}", shown(str(law.kind)))
        yield from _wrong(f"$.laws[{i}]", law, known)
    for i, discrepancy in listed.items():
        relation, path = discrepancy.relation, f"$.discrepancies[{i}].relation"
        if relation is not None and relation.kind in _OF_DATES:
            yield from _wrong(path, relation, dates, "the place of a printed date")
        elif relation is not None:
            yield from _wrong(path, relation, known)
    if laws and not any(True for law in laws.values() for _ in _wrong("", law, known)):
        times = Counter(law.id for law in report.laws)
        for i, law in laws.items():
            if times[law.id] > 1:
                yield Fault(f"$.laws[{i}].name", f"a name that tells it from the other {law.id}", shown(law.name))


def _wrong(path: str, law: Law, known: Collection[str], named: str = "the id of a figure") -> Iterator[Fault]:
    has_result, least, most = _SHAPES[law.kind]
    if has_result != bool(law.result):
        yield Fault(f"{path}.result", f"{'a' if has_result else 'no'} result for {law.kind}", shown(law.result))
    if not least <= len(law.operands) <= most:
        number = str(least) if least == most else f"{least} to {most}"
        yield Fault(f"{path}.operands", f"{number} for {law.kind}", str(len(law.operands)))
    if law.result and law.result not in known:
        yield Fault(f"{path}.result", named, shown(law.result))
    for i, name in enumerate(law.operands):
        if name not in known:
            yield Fault(f"{path}.operands[{i}]", named, shown(name))
