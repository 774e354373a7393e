"""A file that was read leaves nothing behind."""

from __future__ import annotations

import gc
import io

import pytest

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.files.exporting import content_of

FORMATS = ("json", "csv", "ndjson", "parquet", "feather", "sqlite", "excel")
DAMAGES = [(b"1999-", b"1999x"), (b"2000", b"2x"), (b"exact", b"exacte"), (b"en", b"\xff")]


def _raised() -> list[bps.BelgianPoliceStatsError]:
    gc.collect()
    found = (thing for thing in gc.get_objects() if isinstance(thing, bps.BelgianPoliceStatsError))
    return [error for error in found if error.__traceback__ is not None]


@pytest.mark.parametrize("name", FORMATS)
def test_no_error_about_a_file_is_kept(name: bps.TableFormatName) -> None:
    """Python adds to the traceback of an error each time that it is raised, and a traceback leads to the file."""
    before = _raised()
    sound = content_of(small_report(), name)
    for faulty in [sound[:-100], *(sound.replace(old, new) for old, new in DAMAGES if old in sound)]:
        with pytest.raises(bps.DataError):
            bps.read_table(name, io.BytesIO(faulty))

    assert before == _raised()
