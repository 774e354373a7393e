"""A browser, the explorer as the site has it, and the checker of accessibility. `nox -s browser` sets the two paths."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))

import belgian_police_stats as bps
import generate

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files beside the pages of the site, the explorer among them, under a path of their own."""
    folder = tmp_path_factory.mktemp("server") / "under" / "a path"
    generate.write_files(folder)
    return folder


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all its pages: that of the session docs if it is named, or one that is built here."""
    if built := os.environ.get("BELGIAN_POLICE_STATS_SITE"):
        return Path(built)
    folder = tmp_path_factory.mktemp("whole")
    docs = Path(generate.__file__).parent
    program = [sys.executable, "-m", "sphinx", "-qEn", "-d", str(folder / "trees"), str(docs), str(folder / "site")]
    subprocess.run(program, check=True)
    return folder / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["BELGIAN_POLICE_STATS_CHROMIUM"], args=list(FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def address(site: Path) -> str:
    """Where the explorer lies on the disk."""
    return (site / "explorer" / "index.html").as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; whatever it complains about fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    yield page
    context.close()
    assert [] == complaints


@pytest.fixture(scope="session")
def report() -> bps.Report:
    """The newest edition, which the explorer shows."""
    return bps.load()
