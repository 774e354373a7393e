"""The edition of 2024 in every format, made once for all tests of a process."""

from functools import cache

import belgian_police_stats as bps
from belgian_police_stats.writing.files.exporting import contents
from belgian_police_stats.writing.files.formats import FORMATS


@cache
def exports() -> dict[str, bytes]:
    """The content of the file of each format."""
    made = {kind.name: content for kind, content in contents(bps.load(2024), FORMATS.values())}
    return {name: content for name, content in made.items() if isinstance(content, bytes)}
