"""What IPython and Jupyter complete: the ids behind `[`, and the filters of `select` and `table`."""

import inspect
import json
import typing

import pytest

from belgian_police_stats.types import Filters, HasFigures
from support.running import output_of

WORDS = {
    'report["personnel.staff.wo': "personnel.staff.women",
    'figures["personnel.staff.wo': "personnel.staff.women",
    'staff["wo': "women",
    'staff["personnel.staff.wo': "personnel.staff.women",
    "report.select(cert": "certainty=",
    "report.figures.select(cert": "certainty=",
    "report.table(cert": "certainty=",
    "report.table(lang": "language=",
}
"""What is typed, and a completion that must be among the answers."""


def test_ipython_completes_ids_and_filters() -> None:
    """As a notebook asks for them."""
    code = f"""
import json, warnings
import belgian_police_stats as bps
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
report = bps.load(2024)
shell.user_ns |= {{"bps": bps, "report": report, "staff": report.personnel.staff, "figures": report.figures}}
words = {WORDS!r}
with provisionalcompleter():
    lacking = {{
        typed: [one.text for one in shell.Completer.completions(typed, len(typed))][:9]
        for typed, wanted in words.items()
        if wanted not in [one.text for one in shell.Completer.completions(typed, len(typed))]
    }}
print(json.dumps(lacking))
"""
    assert {} == json.loads(output_of(code))


@pytest.mark.parametrize("method", [HasFigures.select, HasFigures.table], ids=lambda one: one.__qualname__)
def test_signatures_show_every_filter(method: typing.Any) -> None:
    """Those of `Filters`. The method still takes any name, and answers a wrong one itself."""
    shown = {*inspect.signature(method).parameters} - {"self", "language", "numeric"}

    assert {*typing.get_type_hints(Filters)} == shown
    assert {"filters"} == set(typing.get_type_hints(method)) - {"self", "return", "language", "numeric"}
