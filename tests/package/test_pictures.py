"""The pictures of the README show the numbers of today."""

import re
import sys
from pathlib import Path

import pytest

import belgian_police_stats as bps
from support.packaged_files import PROJECT

sys.path.insert(0, str(PROJECT / "docs"))

from making.pictures import PICTURES, pictures

TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
MADE = dict(pictures(bps.load()))


@pytest.mark.parametrize("name", MADE)
def test_a_picture_has_the_texts_of_the_data(name: str) -> None:
    """`nox -s pictures` makes it again. Lines and curves depend on the version of Vega, and are not compared."""
    drawn = (PICTURES / name).read_text(encoding="utf-8")

    assert TEXT.findall(MADE[name]) == TEXT.findall(drawn)
    assert len(TEXT.findall(drawn)) > 10


def test_the_readme_shows_every_picture() -> None:
    """And no other."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")

    assert set(MADE) == {Path(name).name for name in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", readme)}
