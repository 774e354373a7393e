"""The answers of export."""

from __future__ import annotations

from ..extras import install_command
from ..model.report import Report
from ..writing.files import exporting
from .answer import Answer
from .layout import prose

__all__ = ["ALL", "every", "export"]

ALL = "all"
"""What stands for every format."""


def export(report: Report, name: str, path: str) -> Answer:
    """One file."""
    exporting.export(report, name, path)
    return Answer({"written": path}, [f"Written: {path}"])


def every(report: Report, folder: str) -> Answer:
    """A file of each format, and which of them lack an extra or cannot hold the report: that is no failure."""
    done = exporting.export_all(report, folder)
    lines = [f"Written: {path}" for path in done.written]
    for missing in done.missing:
        command = install_command(str(missing.extra))
        lines += prose(f"Not written: {missing.file_name}. For {missing.name}, run `{command}`.")
    for refused, why in done.refused:
        lines += prose(f"Not written: {refused.file_name}. {why}")
    data = {
        "written": [str(path) for path in done.written],
        "missing": [{"format": missing.name, "extra": missing.extra} for missing in done.missing],
        "refused": [{"format": refused.name, "why": why} for refused, why in done.refused],
    }
    return Answer(data, lines)
