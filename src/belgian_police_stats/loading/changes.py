"""The changes between versions, for programs. `nox -s changes` makes `changes.json` from CHANGELOG.md."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from attrs import asdict, frozen
from importlib_resources import files

from ..model.bases import Value
from ..strict_json import parse_json
from .converter import structure
from .versions import check_version, numbers_of

__all__ = ["ChangeKind", "LoggedChange", "changes"]


class ChangeKind(StrEnum):
    """What a change of the library is about. The headings of CHANGELOG.md have the same order."""

    FIGURES = "figures"
    """Figures, discrepancies, doubts or numbers of other years were added."""
    REVISED = "revised"
    """The publisher printed another number in a later report."""
    CORRECTED = "corrected"
    """The publisher withdrew a number or said that it was wrong."""
    FIXED = "fixed"
    """The report is unchanged, but this library had read it wrongly."""
    ADDED = "added"
    """The library does something new."""
    CHANGED = "changed"
    """The library does something in another way."""
    DEPRECATED = "deprecated"
    """Something still works, and is removed with the next first number."""
    REMOVED = "removed"
    """Something was removed."""


@frozen(kw_only=True, eq=False, repr=False)
class _Entry(Value):
    """One entry of the change log, as the file has it under its version."""

    kind: ChangeKind
    text: str
    """What changed and why, in Markdown."""
    figures: tuple[str, ...] = ()
    """The ids of the figures that the entry names."""
    what: str | None = None
    """The part of the figures that changed, such as value or certainty. None if the entry has another form."""
    old: str | None = None
    new: str | None = None
    slides: tuple[int, ...] = ()
    """The slides of the figures."""


@frozen(kw_only=True, eq=False, repr=False)
class LoggedChange(_Entry):
    """One entry of the change log."""

    version: str
    """The version that brought the change."""
    released: date | None
    """The day of its release. None for a version that is not released yet."""

    def __repr__(self) -> str:
        return f"<LoggedChange {self.version}, {self.kind}: {self.text}>"


@frozen(kw_only=True, eq=False, repr=False)
class _Version(Value):
    version: str
    released: date | None
    changes: tuple[_Entry, ...]


def changes(since: str | None = None) -> tuple[LoggedChange, ...]:
    """List what changed in the versions after `since`, or in every version. The newest version comes first.

    These are the entries of CHANGELOG.md.

    Raises:
        FilterError: `since` is not a version such as 0.1.0.

    >>> import belgian_police_stats as bps
    >>> bps.changes(since=bps.__version__)
    ()
    >>> fixed = [change for change in bps.changes() if "recruitment.campaigns.website_visitors" in change.figures]
    >>> [(change.version, change.what, change.old, change.new) for change in fixed]
    [('0.1.0', 'value', '7', '7 000 000')]
    """
    after = (-1,) if since is None else numbers_of(check_version(since))
    return tuple(change for change in _log() if numbers_of(change.version) > after)


@cache
def _log() -> tuple[LoggedChange, ...]:
    name = "changes.json"
    data = parse_json(files(__package__).joinpath(name).read_text(encoding="utf-8"), name)
    versions: tuple[_Version, ...] = structure(name, data, tuple[_Version, ...])
    return tuple(
        LoggedChange(version=version.version, released=version.released, **asdict(entry, recurse=False))
        for version in versions
        for entry in version.changes
    )
