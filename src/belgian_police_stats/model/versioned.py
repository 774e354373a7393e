"""The version that wrote the file of a report, and the plain data of a report for other versions and programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chapter import Chapter
    from .contents import Contents, Unknown
    from .rules import Rule

__all__ = ["Versioned"]


class Versioned:
    """The base of a report."""

    __slots__ = ()

    if TYPE_CHECKING:
        _contents: Contents
        kept: Callable[[str, Callable[[], Any]], Any]

        @property
        def chapters(self) -> tuple[Chapter, ...]:
            """All chapters, in printed order."""
            ...

    @property
    def made_by(self) -> str | None:
        """The program and the version that wrote the file of the report. None for a packaged edition."""
        return self._contents.made_by

    @property
    def version(self) -> str | None:
        """The version of this library that wrote the file. None for a packaged edition, or if no version is named."""
        from ..loading.versions import version_in

        found = version_in(self.made_by)
        return None if found is None else ".".join(map(str, found))

    @property
    def absent(self) -> tuple[str, ...]:
        """The ids of the figures that the library has in these chapters and the report lacks. See `Section.absent`."""
        return tuple(name for chapter in self.chapters for name in chapter.absent)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """The parts of the file that a newer version wrote and this version does not know. `write` writes them back.

        Figures and sections that this version does not know are not among them: they are in the report itself.
        """
        return self._contents.unknown

    @property
    def recorded_rules(self) -> tuple[Rule, ...]:
        """The rules of the library when it wrote the file of the report. `compare` reads them; they are not checked."""
        return self._contents.recorded_rules

    @property
    def waiting_rules(self) -> tuple[Rule, ...]:
        """The rules of the library that name a figure which the report lacks. They are not checked.

        >>> report.waiting_rules
        ()
        """
        return tuple(rule for chapter in self.chapters for rule in chapter.waiting_rules)

    def to_dict(self) -> dict[str, Any]:
        """Give the whole report as plain data, as a report file holds it. `parse` makes the report again.

        Values are texts, exact numbers, booleans and None, and lists and dicts of these.

        >>> import belgian_police_stats as bps
        >>> bps.parse(report.to_dict()) == report
        True
        """
        from ..writing.report_file import report_data

        this: Any = self
        return report_data(this)

    @property
    def digest(self) -> str:
        """A hash of all figures, doubts, rules and discrepancies, without labels, other texts and places.

        It changes if a number or what is known of it changes, and stays the same in every process and on every Python.

        >>> report.digest == report.under("antwerp-checks", "vehicles-first").digest
        False
        """
        from ..querying.digesting import report_digest

        this: Any = self
        digest: str = self.kept("digest", lambda: report_digest(this))
        return digest
