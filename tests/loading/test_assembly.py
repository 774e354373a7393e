"""A chapter is built from its record and its labels. Errors name every mismatch."""

from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.assembly import assemble
from belgian_police_stats.loading.converter import structure
from belgian_police_stats.loading.records import ChapterRecord, LabelRecords
from belgian_police_stats.model.source import Edition
from support.packaged_files import DATA, read_json

DOMAINS = "cybercrime.phish_nemo.domain_names_blocked"


class Parts:
    """The plain data of the chapter on cybercrime, to be changed and assembled."""

    def __init__(self) -> None:
        self.record: dict[str, Any] = read_json(DATA / "2024" / "cybercrime.json")
        self.labels: dict[str, Any] = read_json(DATA / "labels" / "cybercrime.json")
        self.figure: dict[str, Any] = self.record["phish_nemo"]["domain_names_blocked"]

    def assemble(self) -> bps.Chapter:
        """Structure and assemble the current data."""
        return assemble(
            bps.Cybercrime,
            "cybercrime",
            structure("cybercrime.json", self.record, ChapterRecord),
            structure("labels", self.labels, LabelRecords),
            structure("edition.json", read_json(DATA / "2024" / "edition.json"), Edition),
        )

    def sentences(self) -> list[str]:
        """The lines of the error that assembling raises."""
        with pytest.raises(bps.DataError) as caught:
            self.assemble()
        first, *others = str(caught.value).split("\n")
        noun = "fault" if len(others) == 1 else "faults"
        assert f"The chapter cybercrime of 2024 has {len(others)} {noun}." == first
        assert others == [str(fault) for fault in caught.value.faults]
        return others


@pytest.fixture
def parts() -> Parts:
    """Fresh data for each test."""
    return Parts()


def test_sound_parts_make_the_chapter(report: bps.Report, parts: Parts) -> None:
    """The data is sound before the tests below change it."""
    assert report.cybercrime == parts.assemble()


def test_every_place_of_a_figure_is_a_source(parts: Parts) -> None:
    """The first source is that of the figure. Each source has the title and the heading of its slide."""
    slides = read_json(DATA / "2024" / "edition.json")["slides"]
    also: dict[str, Any] = {"printed": "twee", "slide": 2, "line": 7}
    parts.figure["also"] = [also]
    chapter = parts.assemble()
    assert isinstance(chapter, bps.Cybercrime)
    first, other = chapter.phish_nemo.domain_names_blocked.sources

    for source, place in ((first, parts.figure), (other, also)):
        slide = slides[place["slide"] - 1]
        assert (place["slide"], place["line"], place["printed"]) == (source.slide, source.line, source.printed)
        assert (slide.get("title"), slide["heading"]) == (source.title, source.heading)


def test_a_missing_figure_is_named(parts: Parts) -> None:
    """The file has no entry for a field."""
    del parts.record["phish_nemo"]["domain_names_blocked"]

    assert "$.phish_nemo.domain_names_blocked: expected this key, got none." == parts.sentences()[0]


def test_an_unknown_figure_is_named(parts: Parts) -> None:
    """The file has an entry without a field."""
    parts.record["phish_nemo"]["domains"] = parts.figure

    assert ["$.phish_nemo.domains: expected no such key, got one."] == parts.sentences()


def test_a_missing_section_is_named(parts: Parts) -> None:
    """The file has no entry for a section."""
    del parts.record["prevention"]

    assert "$.prevention: expected this key, got none." == parts.sentences()[0]


def test_an_unknown_section_is_named(parts: Parts) -> None:
    """The file has an entry that is not a section."""
    parts.record["preventions"] = {}

    assert ["$.preventions: expected no such key, got one."] == parts.sentences()


@pytest.mark.parametrize("key", ["cybercrime", "cybercrime.phish_nemo", DOMAINS])
def test_a_missing_label_is_named(parts: Parts, key: str) -> None:
    """The label of the chapter, of a section or of a figure is missing."""
    del parts.labels[key]

    assert [f"labels: $.{key}: expected this key, got none."] == parts.sentences()


def test_an_unused_label_is_named(parts: Parts) -> None:
    """The label belongs to no figure."""
    parts.labels["cybercrime.phish_nemo.domains"] = parts.labels[DOMAINS]

    assert ["labels: $.cybercrime.phish_nemo.domains: expected no such key, got one."] == parts.sentences()


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_a_missing_language_is_named(parts: Parts, language: bps.Language) -> None:
    """No other language replaces it."""
    del parts.labels[DOMAINS][language]
    with pytest.raises(bps.DataError) as caught:
        parts.assemble()

    assert f"labels has 1 fault.\n$.{DOMAINS}.{language}: expected this key, got none." == str(caught.value)


def test_an_unknown_language_is_named(parts: Parts) -> None:
    """A fifth language is a fault too."""
    parts.labels[DOMAINS]["it"] = "x"
    with pytest.raises(bps.DataError) as caught:
        parts.assemble()

    assert f"labels has 1 fault.\n$.{DOMAINS}.it: expected no such key, got one." == str(caught.value)


def test_a_wrong_unit_is_named_with_its_figure(parts: Parts) -> None:
    """The error of the kind becomes a fault with a path, and keeps its suggestion."""
    parts.figure["unit"] = "domain_nam"

    assert [
        (
            f"$.phish_nemo.domain_names_blocked: expected a unit of Count for {DOMAINS}, got 'domain_nam'. "
            "Did you mean 'domain_name'?"
        )
    ] == parts.sentences()


def test_an_unknown_slide_is_named(parts: Parts) -> None:
    """The edition does not have the slide of the first place, or of another place."""
    parts.figure["slide"] = 999
    parts.figure["also"] = [{"printed": "1", "slide": 0, "line": 1}]

    sentences = parts.sentences()
    assert "$.phish_nemo.domain_names_blocked.slide: expected a slide from 1 to 55, got 999." == sentences[0]
    assert "expected a slide from 1 to 55, got 0." in sentences[1]


def test_only_a_share_has_a_base(parts: Parts) -> None:
    """A count with a whole is a fault."""
    parts.figure["of"] = DOMAINS

    assert [
        f'$.phish_nemo.domain_names_blocked.of: expected no base, since only a share has one, got "{DOMAINS}".'
    ] == parts.sentences()


def test_doubt_without_evidence_is_named(parts: Parts) -> None:
    """The conditions of a figure hold for files too."""
    parts.figure["certainty"] = "inferred"
    parts.figure.pop("evidence", None)
    parts.figure.pop("alternatives", None)

    assert [
        f"$.phish_nemo.domain_names_blocked.evidence: expected evidence for {DOMAINS}, which is inferred, got none.",
        *(
            f"$.phish_nemo.domain_names_blocked.alternatives: expected at least one alternative of {DOMAINS} for the "
            f"doubt {doubt}, got none."
            for doubt in parts.figure["doubts"]
        ),
    ] == parts.sentences()


def test_several_faults_come_in_one_error(parts: Parts) -> None:
    """An author can fix them all at once."""
    del parts.labels["cybercrime.prevention"]
    parts.record["preventions"] = {}
    parts.figure["slide"] = 999

    assert 3 == len(parts.sentences())
