"""Judge the rules of an archive: querying/judging.py as expressions of an engine, one function for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING

from ..model.certainty import Qualifier
from ..model.rules import RuleKind, Verdict
from .bounds import ROUNDINGS, Bounds, Expression, as_limit, as_range, quotient_meets, wide
from .layout import DECIMALS

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["verdicts"]

_KEY = ("edition", "issuer", "number", "rule", "kind")
"""The columns that identify one rule of one report."""
_SUMS = (RuleKind.TOTAL, RuleKind.COMPLEMENT)
_QUOTIENTS = (RuleKind.SHARE, RuleKind.TIME_PER)
_BOUNDS = (RuleKind.WITHIN, RuleKind.PARTS_WITHIN, RuleKind.DAYS_WITHIN)
_DAY = 86_400
_EARLIER = ("earlier", "earlier_lower", "earlier_upper", "earlier_place")
"""The columns of a rule with what was published for the year before."""
_FINER = 10 ** (DECIMALS + 1)
"""Numbers multiplied by this factor have room for a unit smaller than the last place of the archive."""
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def verdicts(figures: ir.Table, rules: ir.Table) -> ir.Table:
    """Give one row for each rule of each report, with its verdict."""
    import ibis

    bindings = _bindings(figures, rules)
    judged = (
        _sums(bindings),
        _quotients(bindings),
        _growths(bindings),
        _bounds(bindings),
        _ordered(bindings),
        _repeated(bindings),
        _dates(figures, rules),
    )
    return ibis.union(*(rows.select(*_KEY, "verdict") for rows in judged))


def _bindings(figures: ir.Table, rules: ir.Table) -> Expression:
    """Join each figure with each rule that binds it."""
    terms = rules.select("rule_set", "number", "rule", *_EARLIER, rule_kind="kind", position="position", term="term")
    joined: Expression = figures.join(terms, [figures.rule_set == terms.rule_set, figures.id == terms.term])
    days = joined.period_end.delta(joined.period_start, unit="day") + 1
    return joined.select(
        *("edition", "issuer", "number", "rule", "rule_kind", "position"),
        *("kind", "value", "lower", "upper", "place", "qualifier", "least_printed", "most_printed", *_EARLIER),
        days=days.cast("int64"),
    )


def _of_kind(bindings: Expression, *kinds: RuleKind) -> Expression:
    return bindings.filter(bindings.rule_kind.isin([kind.value for kind in kinds]))


def _grouped(rows: Expression) -> Expression:
    return rows.group_by("edition", "issuer", "number", "rule", kind=rows.rule_kind)


def _columns(bounds: Mapping[str, Bounds]) -> dict[str, Expression]:
    return {column: value for name, bound in bounds.items() for column, value in bound.columns(name).items()}


def _with_roundings(rows: Expression) -> Expression:
    """Add the numbers that each printed number represents, for each rounding, as columns."""
    return rows.mutate(**_columns({rounding: stands_for(rows) for rounding, stands_for in ROUNDINGS.items()}))


def _sums(bindings: Expression) -> Expression:
    """Judge that parts add up to their total, or to one hundred percent."""
    rows = _with_roundings(_of_kind(bindings, *_SUMS))
    part, whole = rows.position > 0, rows.position == 0
    rules = _grouped(rows).aggregate(
        qualified=_qualified(rows),
        computed=rows.value.sum(where=part),
        printed=rows.value.max(where=whole).fill_null(100),
        **_columns({f"{rounding}_parts": Bounds.of(rows, rounding).sum(part) for rounding in ROUNDINGS}),
        **_columns(
            {f"{rounding}_whole": Bounds.of(rows, rounding).only(whole).or_point(100) for rounding in ROUNDINGS}
        ),
    )
    possible = {
        rounding: Bounds.of(rules, f"{rounding}_parts").meets(Bounds.of(rules, f"{rounding}_whole"))
        for rounding in ROUNDINGS
    }
    return rules.mutate(verdict=_equality(rules.qualified, rules.computed == rules.printed, possible))


def _quotients(bindings: Expression) -> Expression:
    """Judge shares, a part divided by a whole, and times for each thing, the period divided by how many there are."""
    rows = _with_roundings(_of_kind(bindings, *_QUOTIENTS))
    is_share = rows.rule_kind == RuleKind.SHARE.value
    roles = {
        "result": rows.position == 0,
        "part": is_share & (rows.position == 1),
        "whole": rows.position == is_share.ifelse(2, 1),
    }
    rules = _grouped(rows).aggregate(
        qualified=_qualified(rows),
        seconds=(rows.days * _DAY).max(where=roles["whole"]),
        **{role: rows.value.max(where=where) for role, where in roles.items()},
        **_columns(
            {
                f"{rounding}_{role}": Bounds.of(rows, rounding).only(roles[role])
                for rounding in ROUNDINGS
                for role in roles
            }
        ),
    )
    part = (wide(rules.part) * 100).fill_null(rules.seconds)
    possible = {
        rounding: quotient_meets(
            Bounds.of(rules, f"{rounding}_part").times(100).or_point(rules.seconds),
            Bounds.of(rules, f"{rounding}_whole"),
            Bounds.of(rules, f"{rounding}_result"),
        )
        for rounding in ROUNDINGS
    }
    undecided = rules.qualified | (rules.whole <= 0)
    return rules.mutate(verdict=_equality(undecided, part == wide(rules.result) * rules.whole, possible))


def _growths(bindings: Expression) -> Expression:
    """Judge changes in percent since the number of the year before, which is in the row of the amount."""
    rows = _with_roundings(_of_kind(bindings, RuleKind.GROWTH))
    earlier = SimpleNamespace(
        kind=rows.kind, value=rows.earlier, lower=rows.earlier_lower, upper=rows.earlier_upper, place=rows.earlier_place
    )
    rows = rows.mutate(**_columns({f"{rounding}_earlier": give(earlier) for rounding, give in ROUNDINGS.items()}))
    result, amount = rows.position == 0, rows.position == 1
    rules = _grouped(rows).aggregate(
        qualified=_qualified(rows),
        result=rows.value.max(where=result),
        amount=rows.value.max(where=amount),
        earlier=rows.earlier.max(where=amount),
        **_columns({f"{rounding}_result": Bounds.of(rows, rounding).only(result) for rounding in ROUNDINGS}),
        **_columns({f"{rounding}_amount": Bounds.of(rows, rounding).only(amount) for rounding in ROUNDINGS}),
        **_columns(
            {f"{rounding}_earlier": Bounds.of(rows, f"{rounding}_earlier").only(amount) for rounding in ROUNDINGS}
        ),
    )
    possible = {
        rounding: quotient_meets(
            Bounds.of(rules, f"{rounding}_amount").times(100),
            Bounds.of(rules, f"{rounding}_earlier"),
            Bounds.of(rules, f"{rounding}_result").plus(100),
        )
        for rounding in ROUNDINGS
    }
    undecided = rules.qualified | rules.earlier.isnull() | (rules.earlier <= 0).fill_null(True)
    exact = wide(rules.amount) * 100 == (wide(rules.result) + 100) * rules.earlier
    return rules.mutate(verdict=_equality(undecided, exact, possible))


def _equality(undecided: Expression, exact: Expression, possible: Mapping[str, Expression]) -> Expression:
    import ibis

    return ibis.cases(
        (undecided, Verdict.UNDECIDED.value),
        (exact, Verdict.EXACT.value),
        (possible["half_up"] | possible["half_even"], Verdict.ROUNDED.value),
        (possible["truncated"], Verdict.TRUNCATED.value),
        else_=Verdict.VIOLATED.value,
    )


def _qualified(rows: Expression) -> Expression:
    return (rows.qualifier != Qualifier.EXACT.value).any()


def _bounds(bindings: Expression) -> Expression:
    """Judge that parts together are no more than their whole or 100 %, or days no more than their period has."""
    rows = _of_kind(bindings, *_BOUNDS)
    rows = rows.mutate(**as_range(rows).columns("range"))
    ranges, part = Bounds.of(rows, "range"), rows.position > 0
    rules = _grouped(rows).aggregate(
        days=rows.days.max(),
        has_whole=(rows.position == 0).any(),
        **_columns({"parts": ranges.sum(part), "whole": ranges.only(rows.position == 0)}),
    )
    parts, whole = Bounds.of(rules, "parts"), Bounds.of(rules, "whole")
    most = (rules.kind == RuleKind.DAYS_WITHIN.value).ifelse(rules.days, 100)
    limit = Bounds(
        rules.has_whole.ifelse(whole.lower, most),
        rules.has_whole.ifelse(whole.upper, most),
        whole.includes_lower,
        whole.includes_upper,
    )
    return rules.mutate(verdict=_bounded(violated=parts.exceeds(limit), holds=parts.precedes(limit)))


def _bounded(violated: Expression, holds: Expression) -> Expression:
    import ibis

    return ibis.cases((violated, Verdict.VIOLATED.value), (holds, Verdict.HOLDS.value), else_=Verdict.UNDECIDED.value)


def _ordered(bindings: Expression) -> Expression:
    """Judge orders: each figure must be at least the greatest of those before it."""
    import ibis
    from ibis import _

    rows = _of_kind(bindings, RuleKind.ORDERED)
    rows = rows.mutate(**as_limit(rows).columns("limit"))
    limit = Bounds.of(rows, "limit")
    # An excluded bound moves inwards by less than the last place of the archive, so that one comparison is enough.
    rows = rows.mutate(
        least=wide(limit.lower) * _FINER + limit.includes_lower.ifelse(0, 1),
        most=wide(limit.upper) * _FINER - limit.includes_upper.ifelse(0, 1),
    )
    before = ibis.window(  # pyright: ignore[reportUnknownMemberType]
        group_by=("edition", "issuer", "number"), order_by="position", preceding=(None, 1)
    )
    steps = rows.mutate(
        violated=rows.least.max().over(before) > rows.most,
        open_before=rows.limit_upper.isnull().any().over(before).fill_null(False),
        precedes=rows.limit_upper.max().over(before) <= rows.limit_lower,
    )
    holds = (steps.position == 1) | (~steps.open_before & steps.precedes.fill_null(False))
    rules = _grouped(steps.mutate(violated=steps.violated.fill_null(False), holds=holds)).aggregate(
        violated=_.violated.any(), holds=_.holds.all()
    )
    return rules.mutate(verdict=_bounded(violated=rules.violated, holds=rules.holds))


def _repeated(bindings: Expression) -> Expression:
    """Judge that a figure is printed with the same number at each of its places."""
    rows = _of_kind(bindings, RuleKind.REPEATED)
    same = (rows.least_printed == rows.value) & (rows.most_printed == rows.value)
    return rows.select(
        *_KEY[:-1], kind=rows.rule_kind, verdict=same.ifelse(Verdict.EXACT.value, Verdict.VIOLATED.value)
    )


def _dates(figures: Expression, rules: Expression) -> Expression:
    """Judge that a printed date exists, or that two printed dates are the same."""
    rows = rules.filter(rules.kind.isin([RuleKind.REAL_DATE.value, RuleKind.SAME_DATE.value]))
    pairs = rows.group_by("rule_set", "number", "rule", "kind").aggregate(
        day=rows.date.max(where=rows.position == 0), other_day=rows.date.max(where=rows.position == 1)
    )
    real = _exists(pairs.day).ifelse(Verdict.HOLDS.value, Verdict.VIOLATED.value)
    same = (pairs.day == pairs.other_day).ifelse(Verdict.EXACT.value, Verdict.VIOLATED.value)
    judged = pairs.mutate(verdict=(pairs.kind == RuleKind.REAL_DATE.value).ifelse(real, same))
    reports = figures.select("edition", "issuer", "rule_set").distinct()
    return reports.join(judged, "rule_set")


def _exists(text: Expression) -> Expression:
    """Whether a day exists. The engine does not parse it, since some engines turn 30 February into a day of March."""
    import ibis

    year, month, day = (text.substr(start, length).try_cast("int64") for start, length in ((0, 4), (5, 2), (8, 2)))
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    days = ibis.cases((month == 2, leap.ifelse(29, 28)), (month.isin([4, 6, 9, 11]), 30), else_=31)
    # In some engines `$` also matches before a final line break, hence the length.
    written = text.re_search(_DATE) & (text.length() == 10)
    return (written & (year >= 1) & month.between(1, 12) & day.between(1, days)).fill_null(False)
