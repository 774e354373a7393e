"""The tests of the data also test a new edition: a failure names its year and the place."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from support.packaged_files import PACKAGE, PROJECT
from support.running import run

pytestmark = pytest.mark.slow

TESTS = PROJECT / "tests"

Slip = tuple[str, str, str]
"""A file of the invented edition, a text in it, and its replacement."""

SLIPS = [
    ("border_management.json", '"line": 105', '"line": 106'),
    ("edition.json", '"first_line": 31', '"first_line": 30'),
    ("border_management.json", '"printed": "103 645"', '"printed": "103 646"'),
    ("border_management.json", '"value": 103645', '"value": 103646'),
    ("ledger.json", '"printed": "103 645"', '"printed": "103 646"'),
]
"""Three slips: a wrong line, overlapping slides, and a total that is wrong in all files."""

NAMED = [
    ("test_ledger_and_figures_are_a_bijection", "('border_management.passengers.eurostar', 105, '2 237')"),
    ("test_slides_follow_each_other", "(3, 4)"),
    ("test_the_discrepancies_are_the_rules_that_do_not_come_out_well", "'border_management.removals.total/total'"),
]
"""The tests that notice these slips, and a part of what each says."""

ALONE = [
    (("personnel.json", '"value": 131', '"value": 132'), "test_every_printed_form_parses_to_its_value", "'131'.*132"),
    (
        ("ledger.json", '"figure": "rail_police.results.arrests"', '"figure": "rail_police.results.arrest"'),
        "test_ledger_and_figures_are_a_bijection",
        r"""rail_police\.results\.arrest["']""",
    ),
]
"""Slips that can hide all others: a value unlike its printed form, and an unknown id in the ledger."""


def failures(folder: Path, slips: Iterable[Slip], *files: str) -> dict[str, str]:
    """Put the invented edition, with these slips, into a copy of the package; return what each failing test says."""
    site, outcome = folder / "site", folder / "outcome.xml"
    shutil.copytree(PACKAGE, site / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    edition = shutil.copytree(TESTS / "second_edition" / "2099", site / PACKAGE.name / "data" / "2099")
    for name, old, new in slips:
        text = (edition / name).read_text(encoding="utf-8")
        assert 1 == text.count(old), (name, old)
        (edition / name).write_text(text.replace(old, new), encoding="utf-8")
    # -vv, because pytest shortens long lists otherwise.
    options = ["-p", "no:cacheprovider", "-vv", "-k", "2099", f"--junitxml={outcome}"]
    run(["-m", "pytest", *options, *(str(TESTS / name) for name in files)], PYTHONPATH=str(site), PYTEST_ADDOPTS="")
    cases = ET.parse(outcome).iter("testcase")
    return {
        case.attrib["name"].removesuffix("[2099]"): "".join(end.itertext())
        for case in cases
        for end in case
        if end.tag in ("failure", "error")
    }


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The failures with all these slips at once."""
    return failures(tmp_path_factory.mktemp("edition"), SLIPS, "data/test_data.py", "querying/test_checking.py")


@pytest.mark.parametrize(("test", "place"), NAMED)
def test_a_slip_in_a_new_edition_is_named(failed: dict[str, str], test: str, place: str) -> None:
    """The test that is run for every edition fails."""
    assert place in failed.get(test, "")


@pytest.mark.parametrize(("slip", "test", "pattern"), ALONE, ids=["value", "id"])
def test_a_slip_that_hides_the_rest_is_named(tmp_path: Path, slip: Slip, test: str, pattern: str) -> None:
    """By an error when the edition is loaded, or by the test that looks for it."""
    messages = failures(tmp_path, [slip], "data/test_data.py")

    assert re.search(pattern, messages[test])
