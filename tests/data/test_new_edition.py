"""An edition that is added is tested as the first is: what is wrong in it is named, with its year and its place."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from support.packaged_files import PACKAGE, PROJECT
from support.running import run

TESTS = PROJECT / "tests"

Slip = tuple[str, str, str]
"""A file of the invented edition, what stands there, and what it becomes."""

UNKNOWN_ID = ("ledger.json", '"figure": "rail_police.results.arrests"', '"figure": "rail_police.results.arrest"')
SLIPS = [
    ("personnel.json", '"value": 131', '"value": 132'),
    ("border_management.json", '"line": 105', '"line": 106'),
    ("edition.json", '"first_line": 31', '"first_line": 30'),
    ("border_management.json", '"printed": "103 645"', '"printed": "103 646"'),
    ("border_management.json", '"value": 103645', '"value": 103646'),
    ("ledger.json", '"printed": "103 645"', '"printed": "103 646"'),
]
"""Four slips: a value unlike its print, a wrong line, slides that overlap, and a total that is another throughout."""

NAMED = [
    ("test_every_printed_form_parses_to_its_value", "('personnel.staff.police_officers', '131', 132)"),
    ("test_ledger_and_figures_are_a_bijection", "('border_management.passengers.eurostar', 105, '2 237')"),
    ("test_slides_follow_each_other", "(3, 4)"),
    ("test_the_discrepancies_are_the_rules_that_do_not_come_out_well", "'border_management.removals.total/total'"),
]
"""The tests that notice these slips, and what each says."""


def failures(site: Path, slips: Iterable[Slip], *files: str) -> dict[str, str]:
    """What each test of 2099 that failed said, where the invented edition is one of the package and has these slips."""
    shutil.copytree(PACKAGE, site / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    folder = shutil.copytree(TESTS / "second_edition" / "2099", site / PACKAGE.name / "data" / "2099")
    for name, old, new in slips:
        text = (folder / name).read_text(encoding="utf-8")
        assert 1 == text.count(old), (name, old)
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    options = ["-p", "no:cacheprovider", "-vv", "--tb=short", "-k", "2099"]
    said = run(["-m", "pytest", *options, *(str(TESTS / name) for name in files)], PYTHONPATH=str(site))
    parts = re.split(r"^_+ (\w+)\[2099\] _+$", said.stdout.decode(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said of all the slips at once."""
    return failures(
        tmp_path_factory.mktemp("edition") / "site", SLIPS, "data/test_data.py", "querying/test_checking.py"
    )


@pytest.mark.parametrize(("test", "place"), NAMED)
def test_a_slip_in_a_new_edition_is_named(failed: dict[str, str], test: str, place: str) -> None:
    """By the test that asks it of every edition."""
    assert place in failed.get(test, "")


def test_an_unknown_id_in_the_ledger_of_a_new_edition_is_named(tmp_path: Path) -> None:
    """Alone, since a ledger that is refused lets no other test see the rest."""
    said = failures(tmp_path / "site", [UNKNOWN_ID], "data/test_data.py")["test_ledger_and_figures_are_a_bijection"]

    assert re.search(r"""rail_police\.results\.arrest["']""", said)
