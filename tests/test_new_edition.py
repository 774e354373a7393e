"""An edition that is added is tested as the first is: what is wrong in it is named, with its year and its place."""

import re
import shutil
from pathlib import Path

import pytest

from packaged_files import PACKAGE
from running import run

TESTS = Path(__file__).parent
SLIPS = [
    ("personnel.json", '"value": 131', '"value": 132'),
    ("border_management.json", '"line": 105', '"line": 106'),
    ("ledger.json", '"figure": "rail_police.results.arrests"', '"figure": "rail_police.results.arrest"'),
    ("edition.json", '"first_line": 31', '"first_line": 30'),
    ("border_management.json", '"printed": "103 645"', '"printed": "103 646"'),
    ("border_management.json", '"value": 103645', '"value": 103646'),
    ("ledger.json", '"printed": "103 645"', '"printed": "103 646"'),
]
"""In which file of the invented edition, what stands there, and what it becomes; the last three are one slip."""

NAMED = [
    ("test_every_printed_form_parses_to_its_value", "('personnel.staff.police_officers', '131', 132)"),
    ("test_ledger_and_figures_are_a_bijection", "('border_management.passengers.eurostar', 105, '2 237')"),
    ("test_figures_come_in_printed_order_and_once", "'rail_police.results.arrest'"),
    ("test_slides_follow_each_other", "(3, 4)"),
    ("test_every_break_is_in_the_register_and_everything_listed_occurs", "'border_management.removals.total/total'"),
]
"""The tests that notice these slips, and what each says."""


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each test that failed said of a package in which the invented edition is an edition, with all the slips."""
    site = tmp_path_factory.mktemp("new edition")
    shutil.copytree(PACKAGE, site / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    folder = shutil.copytree(TESTS / "second_edition" / "2099", site / PACKAGE.name / "data" / "2099")
    for name, old, new in SLIPS:
        text = (folder / name).read_text(encoding="utf-8")
        assert 1 == text.count(old), (name, old)
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    files = [str(TESTS / name) for name in ("test_data.py", "test_check.py")]
    options = ["-p", "no:cacheprovider", "-vv", "--tb=short", "-k", "2099"]
    said = run(["-m", "pytest", *options, *files], PYTHONPATH=str(site)).stdout.decode()
    parts = re.split(r"^_+ (\w+)\[2099\] _+$", said, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("test", "place"), NAMED)
def test_what_is_wrong_in_a_new_edition_is_named(sections: dict[str, str], test: str, place: str) -> None:
    """A value unlike its print, a wrong line, an unknown id, slides that overlap, and a break that is not listed."""
    assert place in sections.get(test, "")
