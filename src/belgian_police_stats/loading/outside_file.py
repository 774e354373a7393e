"""Add the observations of a file to a report."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import IO, TypeVar

from ..errors import DataError, Fault, clean
from ..model.contents import HeldContents
from ..model.outside import Observation, Outside
from ..model.report import Report
from ..strict_json import parse_json
from .faults import EnoughFaults, Faults
from .outside import Known, outside_of
from .reading import LARGEST

__all__ = ["with_outside"]

_R = TypeVar("_R", bound=Report)
_Known = Mapping[str, tuple[Observation, ...]]
_Observations = dict[str, tuple[Observation, ...]]


def with_outside(report: _R, source: str | PathLike[str] | IO[str] | IO[bytes]) -> _R:
    """See `Report.with_outside`.

    Raises:
        DataError: the file does not fit the report, or is larger than 256 MiB; all its faults are named.
        OSError: the file cannot be read.
    """
    if isinstance(source, (str, PathLike)):
        name = fspath(source)
        with Path(source).open("rb") as file:
            content: str | bytes = file.read(LARGEST + 1)
    else:
        name = clean(str(getattr(source, "name", "the file")))
        content = source.read(LARGEST + 1)
    faults = Faults()
    if len(content) > LARGEST:
        raise DataError.of(name, [Fault("the file", f"at most {LARGEST} bytes", "more")])
    data, known = parse_json(content, name), report.outside
    figures = {figure.id: figure for figure in report}
    try:
        added = outside_of("$", data, faults, Known(sources=known.sources, ids=figures, figures=figures))
        written = data.get("sources", {}) if isinstance(data, dict) else {}
        faults.extend(
            Fault(f"$.sources.{clean(slug)}", "a slug that the report does not have", "one that it has")
            for slug in written
            if slug in known.sources
        )
    except EnoughFaults:
        faults = Faults([*faults, Fault("$", f"fewer than {Faults.MOST} faults", "so many that reading stopped here")])
    if faults:
        raise DataError.of(name, faults)
    joined = Outside(
        sources=added.sources,
        observations=_joined(known.observations, added.observations),
        confirmations=_joined(known.confirmations, added.confirmations),
        breaks=(*known.breaks, *added.breaks),
    )
    entries = report.ledger.entries
    return type(report)(
        report.edition, HeldContents(report.chapters, entries, report.discrepancies, report.own_rules, joined)
    )


def _joined(known: _Known, added: _Known) -> _Observations:
    """Join the observations of each figure. One of the file takes the place of a known one for the same period."""
    joined: _Observations = {}
    for figure in dict.fromkeys((*known, *added)):
        by_period = {one.period: one for one in (*known.get(figure, ()), *added.get(figure, ()))}
        joined[figure] = tuple(sorted(by_period.values(), key=lambda one: (one.period.end, one.period.start)))
    return joined
