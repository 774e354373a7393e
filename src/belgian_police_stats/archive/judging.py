"""Judge the laws of an archive: querying/judging.py, said in expressions of an engine, one function a sort of law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model.figure import Qualifier
from ..model.laws import LawKind, Verdict
from .bounds import RULES, Bounds, Expression, as_limit, as_range, quotient_meets, wide
from .layout import DECIMALS

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["verdicts"]

_KEY = ("edition", "issuer", "number", "law", "kind")
"""One law of one report."""
_SUMS = (LawKind.TOTAL, LawKind.COMPLEMENT)
_QUOTIENTS = (LawKind.SHARE, LawKind.TIME_PER)
_BOUNDS = (LawKind.WITHIN, LawKind.PARTS_WITHIN, LawKind.DAYS_WITHIN)
_DAY = 86_400
_FINER = 10 ** (DECIMALS + 1)
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def verdicts(figures: ir.Table, laws: ir.Table) -> ir.Table:
    """One row for each law of each report, with its verdict."""
    import ibis

    bound = _bound(figures, laws)
    judged = (_sums(bound), _quotients(bound), _bounds(bound), _ordered(bound), _repeated(bound), _dates(figures, laws))
    return ibis.union(*(one.select(*_KEY, "verdict") for one in judged))


def _bound(figures: ir.Table, laws: ir.Table) -> Expression:
    """Each figure beside each law that binds it."""
    terms = laws.select("law_set", "number", "law", law_kind="kind", position="position", term="term")
    joined: Expression = figures.join(terms, [figures.law_set == terms.law_set, figures.id == terms.term])
    days = joined.period_end.delta(joined.period_start, unit="day") + 1
    return joined.select(
        *("edition", "issuer", "number", "law", "law_kind", "position"),
        *("kind", "value", "lower", "upper", "place", "qualifier", "least_printed", "most_printed"),
        days=days.cast("int64"),
    )


def _of_kind(bound: Expression, *kinds: LawKind) -> Expression:
    return bound.filter(bound.law_kind.isin([kind.value for kind in kinds]))


def _grouped(rows: Expression) -> Expression:
    return rows.group_by("edition", "issuer", "number", "law", kind=rows.law_kind)


def _columns(bounds: Mapping[str, Bounds]) -> dict[str, Expression]:
    return {name: column for key, one in bounds.items() for name, column in one.columns(key).items()}


def _with_rules(rows: Expression) -> Expression:
    """What each number stands for, by each rule, as columns."""
    return rows.mutate(**_columns({rule: stands_for(rows) for rule, stands_for in RULES.items()}))


def _sums(bound: Expression) -> Expression:
    """Parts make their total, or one hundred percent."""
    rows = _with_rules(_of_kind(bound, *_SUMS))
    part, whole = rows.position > 0, rows.position == 0
    laws = _grouped(rows).aggregate(
        hedged=_hedged(rows),
        computed=rows.value.sum(where=part),
        printed=rows.value.max(where=whole).fill_null(100),
        **_columns({f"{rule}_parts": Bounds.of(rows, rule).sum(part) for rule in RULES}),
        **_columns({f"{rule}_whole": Bounds.of(rows, rule).only(whole).or_point(100) for rule in RULES}),
    )
    possible = {rule: Bounds.of(laws, f"{rule}_parts").meets(Bounds.of(laws, f"{rule}_whole")) for rule in RULES}
    return laws.mutate(verdict=_equality(laws.hedged, laws.computed == laws.printed, possible))


def _quotients(bound: Expression) -> Expression:
    """A share is its part divided by its whole, the time for each one is that of the period divided by their number."""
    rows = _with_rules(_of_kind(bound, *_QUOTIENTS))
    is_share = rows.law_kind == LawKind.SHARE.value
    roles = {
        "result": rows.position == 0,
        "part": is_share & (rows.position == 1),
        "whole": rows.position == is_share.ifelse(2, 1),
    }
    laws = _grouped(rows).aggregate(
        hedged=_hedged(rows),
        seconds=(rows.days * _DAY).max(where=roles["whole"]),
        **{role: rows.value.max(where=where) for role, where in roles.items()},
        **_columns({f"{rule}_{role}": Bounds.of(rows, rule).only(roles[role]) for rule in RULES for role in roles}),
    )
    part = (wide(laws.part) * 100).fill_null(laws.seconds)
    possible = {
        rule: quotient_meets(
            Bounds.of(laws, f"{rule}_part").times(100).or_point(laws.seconds),
            Bounds.of(laws, f"{rule}_whole"),
            Bounds.of(laws, f"{rule}_result"),
        )
        for rule in RULES
    }
    open_ = laws.hedged | (laws.whole <= 0)
    return laws.mutate(verdict=_equality(open_, part == wide(laws.result) * laws.whole, possible))


def _equality(undecided: Expression, exact: Expression, possible: Mapping[str, Expression]) -> Expression:
    import ibis

    return ibis.cases(
        (undecided, Verdict.UNDECIDED.value),
        (exact, Verdict.EXACT.value),
        (possible["half_up"] | possible["half_even"], Verdict.ROUNDED.value),
        (possible["truncated"], Verdict.TRUNCATED.value),
        else_=Verdict.BROKEN.value,
    )


def _hedged(rows: Expression) -> Expression:
    return (rows.qualifier != Qualifier.EXACT.value).any()


def _bounds(bound: Expression) -> Expression:
    """Parts are together no more than their whole, or days no more than their period has."""
    rows = _of_kind(bound, *_BOUNDS)
    rows = rows.mutate(**as_range(rows).columns("range"))
    ranges, part = Bounds.of(rows, "range"), rows.position > 0
    laws = _grouped(rows).aggregate(
        days=rows.days.max(),
        **_columns({"parts": ranges.sum(part), "whole": ranges.only(rows.position == 0)}),
    )
    parts, whole = Bounds.of(laws, "parts"), Bounds.of(laws, "whole")
    in_days = laws.kind == LawKind.DAYS_WITHIN.value
    limit = Bounds(
        in_days.ifelse(laws.days, whole.lower),
        in_days.ifelse(laws.days, whole.upper),
        whole.includes_lower,
        whole.includes_upper,
    )
    return laws.mutate(verdict=_bounded(broken=parts.exceeds(limit), holds=parts.precedes(limit)))


def _bounded(broken: Expression, holds: Expression) -> Expression:
    import ibis

    return ibis.cases((broken, Verdict.BROKEN.value), (holds, Verdict.HOLDS.value), else_=Verdict.UNDECIDED.value)


def _ordered(bound: Expression) -> Expression:
    """Each figure is no more than any after it: it is enough to hold each against the greatest of those before."""
    import ibis
    from ibis import _

    rows = _of_kind(bound, LawKind.ORDERED)
    rows = rows.mutate(**as_limit(rows).columns("limit"))
    limit = Bounds.of(rows, "limit")
    # A bound that is left out moves inwards by less than the last place of the archive: then one comparison does.
    rows = rows.mutate(
        least=wide(limit.lower) * _FINER + limit.includes_lower.ifelse(0, 1),
        most=wide(limit.upper) * _FINER - limit.includes_upper.ifelse(0, 1),
    )
    before = ibis.window(  # pyright: ignore[reportUnknownMemberType]
        group_by=("edition", "issuer", "number"), order_by="position", preceding=(None, 1)
    )
    steps = rows.mutate(
        broken=rows.least.max().over(before) > rows.most,
        open_before=rows.limit_upper.isnull().any().over(before).fill_null(False),
        precedes=rows.limit_upper.max().over(before) <= rows.limit_lower,
    )
    holds = (steps.position == 1) | (~steps.open_before & steps.precedes.fill_null(False))
    laws = _grouped(steps.mutate(broken=steps.broken.fill_null(False), holds=holds)).aggregate(
        broken=_.broken.any(), holds=_.holds.all()
    )
    return laws.mutate(verdict=_bounded(broken=laws.broken, holds=laws.holds))


def _repeated(bound: Expression) -> Expression:
    """One quantity is the same wherever it is printed."""
    rows = _of_kind(bound, LawKind.REPEATED)
    same = (rows.least_printed == rows.value) & (rows.most_printed == rows.value)
    return rows.select(*_KEY[:-1], kind=rows.law_kind, verdict=same.ifelse(Verdict.EXACT.value, Verdict.BROKEN.value))


def _dates(figures: Expression, laws: Expression) -> Expression:
    """A printed date exists, or is the same as another one."""
    rows = laws.filter(laws.kind.isin([LawKind.REAL_DATE.value, LawKind.SAME_DATE.value]))
    pairs = rows.group_by("law_set", "number", "law", "kind").aggregate(
        here=rows.date.max(where=rows.position == 0), there=rows.date.max(where=rows.position == 1)
    )
    real = _exists(pairs.here).ifelse(Verdict.HOLDS.value, Verdict.BROKEN.value)
    same = (pairs.here == pairs.there).ifelse(Verdict.EXACT.value, Verdict.BROKEN.value)
    judged = pairs.mutate(verdict=(pairs.kind == LawKind.REAL_DATE.value).ifelse(real, same))
    reports = figures.select("edition", "issuer", "law_set").distinct()
    return reports.join(judged, "law_set")


def _exists(text: Expression) -> Expression:
    """Whether a calendar has the day. No engine is asked to read it: some go on from 30 February into March."""
    import ibis

    year, month, day = (text.substr(start, length).try_cast("int64") for start, length in ((0, 4), (5, 2), (8, 2)))
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    days = ibis.cases((month == 2, leap.ifelse(29, 28)), (month.isin([4, 6, 9, 11]), 30), else_=31)
    # The end of a pattern lets a last line break pass in some engines, and the length does not.
    written = text.re_search(_DATE) & (text.length() == 10)
    return (written & (year >= 1) & month.between(1, 12) & day.between(1, days)).fill_null(False)
