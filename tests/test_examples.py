"""Each example runs and shows what it is there to show."""

import runpy
from pathlib import Path

import pytest

from packaged_files import PROJECT

EXAMPLES = PROJECT / "examples"
SHOWS = {
    "one_figure.py": ["573 mission", "ambiguous", "or 178"],
    "parts_of_a_whole.py": ["3292 together, of 3920", "628 are left", "exhaustive: no"],
    "fact_check.py": [
        "3.920: New investigations",
        "805: New investigations: money laundering",
        "1.234: not in the report",
    ],
}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_example_shows_what_it_promises(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new example is written into the table above with what it shows."""
    runpy.run_path(str(path), run_name="__main__")
    printed = capsys.readouterr().out

    assert [] == [words for words in SHOWS[path.name] if words not in printed]


def test_no_example_is_promised_that_is_not_there() -> None:
    """The table above and the folder name the same files."""
    assert sorted(SHOWS) == sorted(path.name for path in EXAMPLES.glob("*.py"))
