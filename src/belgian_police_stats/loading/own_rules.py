"""The rules that a report states itself: the vocabulary is the library's, the names are ids of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ..errors import Fault
from ..model.discrepancy import Discrepancy
from ..model.report import Report
from ..model.rules import DATES, Rule, RuleKind
from .faults import shown

__all__ = ["rule_faults"]

_MANY = 200
"""An order is judged pair by pair, so that more would take long."""
_SHAPES: dict[RuleKind, tuple[bool | None, int, int]] = {
    RuleKind.TOTAL: (True, 1, _MANY),
    RuleKind.SHARE: (True, 2, 2),
    RuleKind.COMPLEMENT: (False, 1, _MANY),
    RuleKind.WITHIN: (True, 1, 1),
    RuleKind.PARTS_WITHIN: (None, 1, _MANY),
    RuleKind.TIME_PER: (True, 1, 1),
    RuleKind.DAYS_WITHIN: (False, 1, 1),
    RuleKind.ORDERED: (False, 2, _MANY),
    RuleKind.REPEATED: (True, 0, 0),
    RuleKind.REAL_DATE: (True, 0, 0),
    RuleKind.SAME_DATE: (True, 1, 1),
}
"""Whether there is a result (None: either way), and how many operands there are at least and at most."""
_MADE_BY_US = (RuleKind.REPEATED, *DATES)
"""These follow from the places and dates of the ledger, so that nobody states them."""


def rule_faults(
    report: Report, rules: Mapping[int, Rule], listed: Mapping[int, Discrepancy], known: Collection[str]
) -> Iterator[Fault]:
    """Say what is wrong with the rules of a report and with the relations of its discrepancies."""
    dates = {entry.place for entry in report.ledger if entry.date is not None}
    for i, rule in rules.items():
        if rule.kind in _MADE_BY_US:
            stated = ", ".join(kind for kind in RuleKind if kind not in _MADE_BY_US)
            yield Fault(f"$.rules[{i}].kind", f"one of {stated}", shown(str(rule.kind)))
        yield from _wrong(f"$.rules[{i}]", rule, known)
    for i, discrepancy in listed.items():
        relation, path = discrepancy.relation, f"$.discrepancies[{i}].relation"
        if relation is not None and relation.kind in DATES:
            yield from _wrong(path, relation, dates, "the place of a printed date")
        elif relation is not None:
            yield from _wrong(path, relation, known)
    if rules and not any(True for rule in rules.values() for _ in _wrong("", rule, known)):
        times = Counter(rule.id for rule in report.rules)
        for i, rule in rules.items():
            if times[rule.id] > 1:
                yield Fault(f"$.rules[{i}].name", f"a name that tells it from the other {rule.id}", shown(rule.name))


def _wrong(path: str, rule: Rule, known: Collection[str], named: str = "the id of a figure") -> Iterator[Fault]:
    has_result, least, most = _SHAPES[rule.kind]
    if has_result is not None and has_result != bool(rule.result):
        yield Fault(f"{path}.result", f"{'a' if has_result else 'no'} result for {rule.kind}", shown(rule.result))
    if not least <= len(rule.operands) <= most:
        number = str(least) if least == most else f"{least} to {most}"
        yield Fault(f"{path}.operands", f"{number} for {rule.kind}", str(len(rule.operands)))
    if rule.result and rule.result not in known:
        yield Fault(f"{path}.result", named, shown(rule.result))
    for i, name in enumerate(rule.operands):
        if name not in known:
            yield Fault(f"{path}.operands[{i}]", named, shown(name))
