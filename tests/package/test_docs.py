"""The examples in README and docs are right: every Python block is run."""

import re
from pathlib import Path

import pytest

from support.packaged_files import PROJECT
from support.pages import PYTHON, failures_of

DOCS = PROJECT / "docs"
MADE = ("chapters", "examples", "made", "reference", "story.md")
"""The folders and pages of docs/ that a build of the site made."""

OUTSIDE = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md"]
INSIDE = [path for path in sorted(DOCS.rglob("*.md")) if path.relative_to(DOCS).parts[0] not in MADE]


@pytest.mark.parametrize("page", [*OUTSIDE, *INSIDE], ids=lambda page: page.name)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each block runs and prints the output on the page. Files are written into a temporary folder."""
    monkeypatch.chdir(tmp_path)

    assert [] == failures_of(page.read_text(encoding="utf-8"), page.name)


def test_the_readme_shows_python() -> None:
    """The pattern finds a block in the README."""
    assert PYTHON.findall((PROJECT / "README.md").read_text(encoding="utf-8"))


def test_a_wrong_block_is_found() -> None:
    """The runner notices a wrong output and an error, and knows the names of earlier blocks."""
    page = "```python\na = 1\n```\ntext\n```python\n>>> a + 1\n2\n```\n"

    assert [] == failures_of(page, "page")
    assert 1 == len(failures_of(page.replace("\n2\n", "\n3\n"), "page"))
    assert 1 == len(failures_of("```python\nraise ValueError\n```\n", "page"))


def test_links_to_files_exist() -> None:
    """A relative link outside the site names a file of the project. The build of the site checks its own links."""
    violated: list[tuple[str, str]] = []
    for page in OUTSIDE:
        targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        violated += [(page.name, target) for target in targets if not (page.parent / target).exists()]

    assert [] == violated
