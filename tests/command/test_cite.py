"""`cite`: a citation of the report and of this package."""

from __future__ import annotations

import json

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.citation import STYLES
from support.command_line import Output, data, refusal, text


@pytest.mark.parametrize("style", STYLES)
def test_each_style_is_printed(capsys: Output, report: bps.Report, style: str) -> None:
    """As the library writes it; as JSON the citation is a text in any style."""
    assert report.cite(style) + "\n" == text(capsys, "cite", style)
    assert {"style": style, "citation": report.cite(style)} == data(capsys, "cite", style)


def test_the_default_is_text(capsys: Output) -> None:
    """What a person would copy."""
    assert text(capsys, "cite", "text") == text(capsys, "cite")


def test_the_place_of_a_figure_is_cited(capsys: Output, report: bps.Report) -> None:
    """Its number is in the citation, with its place."""
    women = report.personnel.staff.women
    citation = text(capsys, "cite", "csl-json", "--figure", women.id)

    assert report.cite("csl-json", figure=women.id) + "\n" == citation
    assert f"({women.id}): 4 393 persons; as at 31 December 2024; {women.source}" in json.dumps(json.loads(citation))


def test_a_citation_has_the_words_of_the_language(capsys: Output, report: bps.Report) -> None:
    """Its label, its unit, its period and its place."""
    citation = text(capsys, "cite", "--figure", report.personnel.staff.women.id, "--lang", "fr")

    assert (
        "Présenté le 24 février 2025. Femmes à la Police fédérale (personnel.staff.women) : 4 393 personnes" in citation
    )
    assert "; au 31 décembre 2024; diapositive 50 (" in citation
    assert "rapports sous forme de données" in citation


def test_a_figure_that_the_report_does_not_have(capsys: Output) -> None:
    """The error names the nearest."""
    assert "Did you mean 'personnel.staff.women'" in refusal(capsys, "cite", "--figure", "personnel.staff.woman")
