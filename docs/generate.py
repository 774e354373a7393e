"""Write what is made from the data: pages for the site's sources, and files beside its pages.

`python docs/generate.py` writes the pages without building the site. They are not kept: each build makes them anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import belgian_police_stats as bps
from belgian_police_stats.writing.language_models import language_models_text
from making.api import api_files
from making.chapters import chapter_pages, figures_page
from making.doubts import doubts_page
from making.explorer import explorer_data
from making.finishing import finish, site_files
from making.front import front_page
from making.interface import command_page, interface_pages
from making.lightening import lighten
from making.listings import columns_page, ledger_page, units_page
from making.mutation import mutation_page
from making.notebooks import run_notebook
from making.rules import discrepancies_page, rules_page
from making.scripts import scripts_page
from making.social import SOCIAL_PICTURE, social_picture
from making.story import story_page

__all__ = ["files", "pages", "write"]

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
MADE = ("chapters", "examples", "made", "reference")
"""The folders that hold pages which are made."""


def pages(report: bps.Report) -> Iterator[tuple[str, str]]:
    """Every page: where it goes in the sources of the site, and its text."""
    yield "made/front.md", front_page(report)
    yield "story.md", story_page(report)
    for name, text in chapter_pages(report):
        yield f"chapters/{name}.md", text
    for path in sorted(EXAMPLES.glob("*.ipynb")):
        yield f"examples/{path.name}", run_notebook(path)
    yield "examples/scripts.md", scripts_page(sorted(EXAMPLES.glob("*.py")))
    for name, text in interface_pages():
        yield f"reference/python/{name}.md", text
    yield "reference/columns.md", columns_page(report)
    yield "reference/command.md", command_page()
    yield "reference/discrepancies.md", discrepancies_page(report)
    yield "reference/doubts.md", doubts_page(report)
    yield "reference/figures.md", figures_page(report)
    yield "reference/rules.md", rules_page(report)
    yield "reference/ledger.md", ledger_page(report)
    yield "reference/mutation.md", mutation_page(report)
    yield "reference/units.md", units_page(report)


def files(report: bps.Report) -> Iterator[tuple[str, str]]:
    """Every file that goes beside the pages, as it is."""
    yield "llms.txt", language_models_text(report)
    yield "explorer/data.js", explorer_data(report)
    yield from api_files(report)


def write(made: Iterator[tuple[str, str]], folder: Path) -> None:
    """Write each text to its place, and leave alone what is there already."""
    for name, text in made:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def write_pages(folder: Path = DOCS) -> None:
    """Write the pages; what an earlier build left and nothing makes now goes."""
    made = dict(pages(bps.load()))
    for path in (path for name in MADE for path in (folder / name).rglob("*.*")):
        if path.relative_to(folder).as_posix() not in made:
            path.unlink()
    write(iter(made.items()), folder)


def write_files(folder: Path) -> None:
    """Write the files beside the pages, and the explorer, and give the pages their last touch."""
    shutil.copytree(DOCS / "explorer", folder / "explorer", dirs_exist_ok=True)
    shutil.copy(DOCS / "static" / "favicon.svg", folder / "explorer")
    write(files(bps.load()), folder)
    picture = folder / SOCIAL_PICTURE
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(social_picture(bps.load()))
    pages = sorted(path for path in folder.rglob("*.html") if "_static" not in path.parts)
    for path in pages:
        path.write_text(lighten(finish(path.read_text(encoding="utf-8"))), encoding="utf-8")
    write(site_files([path.relative_to(folder).as_posix() for path in pages]), folder)


if __name__ == "__main__":
    write_pages()
