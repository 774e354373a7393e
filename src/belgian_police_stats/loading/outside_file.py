"""Add the observations of a file to a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..errors import DataError, Fault, clean
from ..model.outside import Observation, Outside
from ..model.report import Report
from ..strict_json import Json, parse_json
from .faults import EnoughFaults, Faults
from .files import Readable, open_file
from .limits import Limits, refuse_many_nodes
from .outside import Known, outside_of

__all__ = ["with_outside"]

_Known = Mapping[str, tuple[Observation, ...]]
_Observations = dict[str, tuple[Observation, ...]]


def with_outside(report: Report, source: Readable, limits: Limits) -> Report:
    """See `Report.with_outside`.

    Raises:
        DataError: the file does not fit the report, or is beyond the limits; all its faults are named.
        OSError: the file cannot be read.
    """
    file = open_file(source, limits)
    name, faults = file.name, Faults(most=limits.faults)
    refuse_many_nodes(limits, file.content, name)
    data, known = parse_json(file.content, name), report.outside
    figures = {figure.id: figure for figure in report}
    try:
        added = outside_of("$", data, faults, Known(sources=known.sources, ids=figures, figures=figures))
        faults.extend(
            Fault(f"$.sources.{clean(slug)}", "a slug that the report does not have", "a slug of the report")
            for slug in _slugs(data)
            if slug in known.sources
        )
        days = {(one.since, figure) for one in known.breaks for figure in one.figures}
        faults.extend(
            Fault("$.breaks", "breaks that the report does not have", f"a break of {clean(figure)} on {one.since}")
            for one in added.breaks
            for figure in one.figures
            if (one.since, figure) in days
        )
    except EnoughFaults:
        last = Fault("$", f"fewer than {limits.faults} faults", "so many that reading stopped here")
        raise DataError.of(name, [*faults, last]) from None
    if faults:
        raise DataError.of(name, faults)
    joined = Outside(
        sources=added.sources,
        observations=_joined(known.observations, added.observations),
        confirmations=_joined(known.confirmations, added.confirmations),
        breaks=(*known.breaks, *added.breaks),
    )
    return report.with_contents(outside=joined)


def _slugs(data: Json) -> Iterable[str]:
    """The slugs of the sources in the file. Its other faults have been found already."""
    written = data.get("sources") if type(data) is dict else None
    return written if type(written) is dict else ()


def _joined(known: _Known, added: _Known) -> _Observations:
    """Join the observations of each figure. One of the file takes the place of a known one for the same period."""
    joined: _Observations = {}
    for figure in dict.fromkeys((*known, *added)):
        by_period = {one.period: one for one in (*known.get(figure, ()), *added.get(figure, ()))}
        joined[figure] = tuple(sorted(by_period.values(), key=lambda one: (one.period.end, one.period.start)))
    return joined
