"""The rules that a report file states. Their kinds come from the library; they name figures by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping

from ..errors import Fault, clean, shown
from ..model.discrepancy import Discrepancy
from ..model.ledger import places_of_dates
from ..model.report import Report
from ..model.rules import DATES, Rule, RuleKind
from .own_keys import TAKE_ONE_OUT, again, alike, repeated

__all__ = ["recorded_faults", "rule_faults"]

_MADE_FROM_LEDGER = (RuleKind.REPEATED, *DATES)
"""The library makes these rules itself, from the places and dates in the ledger. A report does not state them."""


def rule_faults(
    report: Report, rules: Mapping[int, Rule], listed: Mapping[int, Discrepancy], known: Collection[str]
) -> Iterator[Fault]:
    """Give the faults of the rules of a report and of the relations of its discrepancies, both by their index.

    `known` are the ids that they can name.
    """
    for i, rule in rules.items():
        if rule.kind in _MADE_FROM_LEDGER:
            stated = ", ".join(kind for kind in RuleKind if kind not in _MADE_FROM_LEDGER)
            yield Fault(f"$.rules[{i}].kind", f"one of {stated}", shown(str(rule.kind)))
        yield from _faults_of_one(f"$.rules[{i}]", rule, known)
        if rule.name and not rule.name.strip():
            yield Fault(f"$.rules[{i}].name", "a name, or an empty text for none", shown(rule.name))
    dates = {place for place, _ in places_of_dates(report.ledger)}
    often = Counter(alike(discrepancy.id) for discrepancy in listed.values())
    for i, discrepancy in listed.items():
        if often[alike(discrepancy.id)] > 1:
            yield Fault(f"$.discrepancies[{i}].id", "an id that no other discrepancy has", shown(discrepancy.id))
        for j, name in enumerate(discrepancy.figures):
            if name not in known and name not in dates:
                yield Fault(
                    f"$.discrepancies[{i}].figures[{j}]", "the id of a figure or the place of a date", shown(name)
                )
        relation, path = discrepancy.relation, f"$.discrepancies[{i}].relation"
        if relation is not None and relation.kind in DATES:
            yield from _faults_of_one(path, relation, dates, "the place of a printed date")
        elif relation is not None:
            yield from _faults_of_one(path, relation, known)
    yield from _faults_of_bound_figures(report, listed)
    yield from _faults_of_repeated_discrepancies(listed)
    if rules and not any(True for rule in rules.values() for _ in _faults_of_one("", rule, known)):
        # The id of a rule contains its result or first operand, so only a sound rule can be compared with others.
        yield from _faults_of_repeated_rules(report, rules)


def _faults_of_repeated_rules(report: Report, rules: Mapping[int, Rule]) -> Iterator[Fault]:
    """Give a fault for each rule that has the id of another one, or that says what another one says."""
    times = Counter(alike(rule.id) for rule in report.rules)
    # Those of the file come last.
    others = {rule.statement: rule for rule in report.rules[: -len(rules)]}
    for i, rule in rules.items():
        if times[alike(rule.id)] > 1:
            yield Fault(
                f"$.rules[{i}].name", f"a name that distinguishes it from the other {clean(rule.id)}", shown(rule.name)
            )
        same = others.setdefault(rule.statement, rule)
        if same is not rule and alike(same.id) != alike(rule.id):
            yield Fault(
                f"$.rules[{i}]", f"a rule that says something else than {clean(same.id)}", "the same", TAKE_ONE_OUT
            )


def _faults_of_repeated_discrepancies(listed: Mapping[int, Discrepancy]) -> Iterator[Fault]:
    """Give a fault for each discrepancy of the same rule, relation or slides as another one, under another id."""

    def key_of(one: Discrepancy) -> Hashable:
        return one.rule or (one.relation and one.relation.statement) or (one.slides, one.figures)

    keys = [(i, key_of(one)) for i, one in listed.items()]
    for i, first in again(keys):
        if alike(listed[i].id) != alike(listed[first].id):
            expected = f"a discrepancy of another rule, relation or slides than discrepancies[{first}]"
            yield Fault(f"$.discrepancies[{i}]", expected, "the same", TAKE_ONE_OUT)


def _faults_of_bound_figures(report: Report, listed: Mapping[int, Discrepancy]) -> Iterator[Fault]:
    """Give a fault for each figure that the rule or relation of its discrepancy does not bind.

    A relation that says what a rule says anyway is that rule.
    """
    by_id = {rule.id: rule for rule in report.rules}
    by_statement = {rule.statement: rule for rule in report.rules}
    for i, discrepancy in listed.items():
        bound = discrepancy.relation or by_id.get(discrepancy.rule or "")
        for j, name in enumerate(discrepancy.figures):
            if bound is not None and name not in bound.figures:
                expected = f"a figure of {clean(bound.id)}: {clean(', '.join(bound.figures))}"
                yield Fault(f"$.discrepancies[{i}].figures[{j}]", expected, shown(name))
        same = discrepancy.relation and by_statement.get(discrepancy.relation.statement)
        if same and same.kind not in DATES:
            expected = f"the rule {clean(same.id)} in its place, which says the same"
            yield Fault(f"$.discrepancies[{i}].relation", expected, "a relation")


def _faults_of_one(path: str, rule: Rule, known: Collection[str], named: str = "the id of a figure") -> Iterator[Fault]:
    has_result, least, most = rule.kind.has_result, rule.kind.least, rule.kind.most
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
    yield from _repeated_figures(path, rule)


def _repeated_figures(path: str, rule: Rule) -> Iterator[Fault]:
    if len(rule.operands) <= rule.kind.most:
        yield from repeated(f"{path}.operands", rule.operands, "a figure")
    if rule.kind.has_result is not False and rule.result in rule.operands:
        expected = f"a figure that operands[{rule.operands.index(rule.result or '')}] does not have"
        yield Fault(f"{path}.result", expected, shown(rule.result))


def recorded_faults(rules: Mapping[int, Rule]) -> Iterator[Fault]:
    """Give the faults of the rules that were recorded. Their figures need not exist any more."""
    for i, first in again((i, (rule.kind, rule.figures[:1], rule.name)) for i, rule in rules.items()):
        yield Fault(f"$.recorded_rules[{i}]", f"a rule that recorded_rules[{first}] does not have", "the same rule")
    for i, rule in rules.items():
        yield from _faults_of_one(f"$.recorded_rules[{i}]", rule, rule.figures)
    for i, first in again((i, rule.statement) for i, rule in rules.items()):
        if rules[i].name != rules[first].name:
            expected = f"a rule that says something else than recorded_rules[{first}]"
            yield Fault(f"$.recorded_rules[{i}]", expected, "the same", TAKE_ONE_OUT)
