"""Citations of the report and of the package."""

from __future__ import annotations

import json
import re
from typing import get_args

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.testing import small_report
from belgian_police_stats.writing.plain import plain_figure


def test_the_text_names_the_report_and_the_package(report: bps.Report) -> None:
    """It has the publisher, title and day of the report, and the version of the package."""
    assert (
        "Belgian Federal Police. Jaarverslag 2024. Presented on 24 February 2025.\n"
        f"The belgian_police_stats developers. belgian_police_stats, version {bps.__version__}: reports as data; no "
        "official publication."
    ) == bps.cite(edition=2024)
    assert bps.cite(edition=2024) == report.cite()


def test_a_figure_is_cited_with_its_place(report: bps.Report) -> None:
    """Every style has its id, number and line."""
    lacking: list[tuple[str, str]] = []
    for figure in report:
        for style in get_args(bps.CitationStyle):
            said = bps.cite(style, edition=2024, figure=figure.id).replace("\\", "")
            if f"({figure.id}): {plain_figure(figure, 'en')}" not in said or f"line {figure.source.line}" not in said:
                lacking.append((figure.id, style))

    assert [] == lacking
    women = report.personnel.staff.women.id
    assert bps.cite(edition=2024, figure=women) == report.cite(figure=women)


def test_csl_json_has_two_entries_with_their_dates(report: bps.Report) -> None:
    """One is the report with its publisher and day, the other the software with its version."""
    made, package = json.loads(report.cite("csl-json"))

    assert ("report", [{"literal": report.edition.publisher}]) == (made["type"], made["author"])
    assert [[2025, 2, 24]] == made["issued"]["date-parts"]
    assert ("software", bps.__version__) == (package["type"], package["version"])


@given(st.text(alphabet="ab{}\\%&#$_ é"))
def test_bibtex_stays_whole_whatever_a_title_has(title: str) -> None:
    """Special characters of TeX are escaped, and each brace has its partner: BibTeX counts all of them."""
    small = small_report()
    named = attrs.evolve(small, edition=attrs.evolve(small.edition, title=title))
    said = named.cite("bibtex")
    depth, lowest = 0, list[int]()
    for brace in re.findall("[{}]", said):
        depth += 1 if brace == "{" else -1
        lowest.append(depth)

    assert (0, 0, 2) == (depth, min(lowest), lowest.count(0))
    assert re.search(r"(?<!\\)[%&#$]", said) is None


def test_another_style_is_refused(report: bps.Report) -> None:
    """The message lists the styles. A wrong id is refused too."""
    expected = (
        "Expected one of text, bibtex, csl-json for the style of a citation, got 'bibtext'. Did you mean 'bibtex'?"
    )
    for cite in (bps.cite, report.cite):
        with pytest.raises(bps.FilterError) as caught:
            cite("bibtext")  # type: ignore[arg-type]
        assert expected == str(caught.value)
    with pytest.raises(bps.UnknownFigureError):
        bps.cite(figure="personnel.staff.womn")
    with pytest.raises(bps.UnknownFigureError, match=r"^Expected a figure of the cited report, got <Count"):
        report.cite(figure=report.under("antwerp-checks", "vehicles-first").personnel.staff.women)
    with pytest.raises(bps.UnknownLanguageError):
        bps.cite(language="it")  # type: ignore[arg-type]
