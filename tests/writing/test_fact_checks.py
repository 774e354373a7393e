"""A fact check as records, as a table and as a card."""

import json
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES, Language
from belgian_police_stats.model.words import dictionary
from belgian_police_stats.writing.cards.as_markdown import as_markdown
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.cards.fact_check import fact_check_card
from belgian_police_stats.writing.fact_checks import CLAIM_COLUMNS, caveat_in, check_record

TEXT = (
    "In 2024 the federal police had 4,393 women & 9,685 <men>.\n"
    "One in five cases was about money laundering: 573 escorts of valuables."
)


@pytest.fixture(scope="module")
def check() -> bps.FactCheck:
    """A text with markup, a contradiction and a doubt."""
    return bps.load(2024).fact_check(TEXT, published=date(2025, 2, 25))


def test_a_claim_is_plain_values(check: bps.FactCheck) -> None:
    """JSON can hold every value, and a fraction that does not end is a text."""
    first = check.claims[0].to_dict()

    assert (31, 36, 1, "4,393", 4393, "confirmed") == tuple(
        first[key] for key in ("start", "end", "line", "quote", "value", "verdict")
    )
    assert ["personnel.staff.women"] == first["figures"]
    assert "0.2" == json.loads(json.dumps(check_record(check), default=str))["claims"][2]["value"]
    third = bps.load(2024).fact_check("a third of the women").claims[0].to_dict()
    assert "1/3" == third["value"]


def test_the_record_has_the_text_and_every_number(check: bps.FactCheck) -> None:
    """The places of the record count the characters of its text."""
    record = check_record(check)
    things = record["claims"] + record["non_claims"]

    assert [thing["quote"] for thing in things] == [record["text"][thing["start"] : thing["end"]] for thing in things]
    assert ["year"] == [thing["kind"] for thing in record["non_claims"]]


def test_many_texts_become_one_table() -> None:
    """There is one row per claim, and the progress is told after each text."""
    done: list[int] = []
    t = bps.fact_check_all({"a": TEXT, "b": "7,282 missions of the dog teams"}, progress=done.append)
    rows = t.to_records()

    assert [1, 2] == done
    assert ["a", "a", "a", "a", "b"] == [row["text"] for row in rows]
    assert ("b:0", "confirmed", "special_support.dog_support.missions") == tuple(
        rows[-1][key] for key in ("id", "claim_verdict", "figures")
    )
    assert [column.name for column in CLAIM_COLUMNS] == list(rows[0])
    assert all(Decimal(0) <= row["score"] <= Decimal(1) for row in rows)


def test_a_list_of_texts_is_counted(report: bps.Report) -> None:
    """Texts without names have numbers from 1, and any report can be asked."""
    t = bps.fact_check_all(["5 men", "6 men"], report=report, language="en", published="2025-01-01")

    assert ["1:0", "2:0"] == [row["id"] for row in t]


@pytest.mark.parametrize("maker", ["to_pandas", "to_polars", "to_arrow"])
def test_the_table_becomes_a_frame(maker: str) -> None:
    """A claim without a year or a figure has empty cells."""
    frame = getattr(bps.fact_check_all([TEXT]), maker)()

    assert 4 == len(frame)


class Reader(HTMLParser):
    """Collects the elements and the text of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """Keep the element."""
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def test_the_card_shows_the_text_with_its_marks(check: bps.FactCheck) -> None:
    """The text is escaped, nothing in it runs, and each mark can be read without colour."""
    html = bundle(check)["text/html"]
    reader = Reader()
    reader.feed(html)

    assert 4 == reader.elements.count("mark")
    assert "script" not in reader.elements
    assert "men" not in reader.elements
    assert "4,393✓ women & 9,685✗ <men>." in reader.text
    assert "573✓?" in reader.text
    assert all(verdict.name_in("en") in reader.text for verdict in {claim.verdict for claim in check})


def test_the_card_in_markdown_names_each_verdict(check: bps.FactCheck) -> None:
    """A marked number is bold, with its verdict in words, and the lines of the text stay."""
    text = bundle(check)["text/markdown"]

    assert r"> In 2024 the federal police had **4,393** \[✓ confirmed\] women" in text
    assert r"**9,685** \[✗ contradicted\] \<men\>." in text
    assert "\n> One in five" not in text
    assert "\n> **One in five** " in text


def test_a_long_text_is_cut_in_its_card(report: bps.Report) -> None:
    """A card is for reading; the records have everything."""
    check = report.fact_check("4,393 women. " + "word " * 10_000 + "\n\n9,586 men in the federal police.")
    html = bundle(check)["text/html"]

    assert 2 == len(check)
    assert 1 == html.count("<mark")
    assert len(html) < 40_000


def test_a_text_without_numbers_has_a_card_too(report: bps.Report) -> None:
    """It says that there is nothing."""
    assert "0 claims" in bundle(report.fact_check("Nothing to see."))["text/html"]
    assert "<FactCheck 2024: 0 claims (none)>" == repr(report.fact_check(""))
    assert "1 claim" in bundle(report.fact_check("4,393 women"))["text/html"]


def test_the_repr_says_what_was_found(check: bps.FactCheck) -> None:
    """A reader sees the counts, and of a claim its verdict, its figures and its doubt."""
    assert "<FactCheck 2024: 4 claims (2 confirmed, 1 rounded, 1 contradicted)>" == repr(check)
    assert "<Claim '573' at 104: confirmed, protection.close_protection.valuables_escorts, in doubt>" == repr(
        check.claims[-1]
    )
    assert [check.claims[1]] == list(check.contradicted)


REASONS = {
    "why_has": "In 2024 the federal police had 4,393 women.",
    "why_rounded": "Nearly 14,000 staff work for the federal police.",
    "why_derived": "Crime scene teams made 22,570 interventions, nearly 62 a day.",
    "why_other_period": "In 2023 there were 4,292 women in the federal police.",
    "why_elsewhere": "In Rotterdam, 44 tonnes of cocaine were seized.",
    "why_unknown": "The choir sang 120 songs.",
    "why_denied": "The federal police did not have 4,393 women.",
    "why_opposite": "Screenings fell by 62%.",
    "why_swapped": "The federal police had 9,685 men.",
    "why_scaled": "The Railway Police checked 60,000 persons on trains.",
    "why_open": "Port of Antwerp: 7,290 vehicles checked.",
    "why_not_above": "The police opened more than 700 new investigations into drugs.",
    "why_not_below": "The federal police had fewer than 4,390 women.",
    "why_unit": "Een noodoproep om de 10,3 minuten in de meldkamers voor noodoproepen.",
    "why_namesake": "Police caught 128 drug extractors in the port of Antwerp.",
}
"""A text for each reason that a verdict can have."""


@pytest.mark.parametrize("key", REASONS)
def test_each_reason_is_written_in_four_languages(report: bps.Report, key: str) -> None:
    """No gap stays open, and no two languages have the same sentence."""
    claim = report.fact_check(REASONS[key]).claims[-1]
    texts = [claim.why_in(language) for language in LANGUAGES]

    assert key == claim.reason.key
    assert 4 == len({*texts})
    assert not any("{" in text for text in texts)
    assert texts == [claim.to_dict(language=language)["why"] for language in LANGUAGES]
    assert claim.why == texts[LANGUAGES.index("en")]


def test_every_reason_has_its_text() -> None:
    """The dictionary has no reason that no verdict gives."""
    sentences = {key for key, text in dictionary().items() if key.startswith("why_") and text.en.endswith(".")}

    assert {*REASONS} == sentences - {"why_observed"}


def test_a_number_of_another_year_stands_beside_what_was_published_then(report: bps.Report) -> None:
    """The verdict stays the same, and the reason names the publisher and how comparable the number is."""
    claim, other = report.fact_check("In 2023 there were 4,292 women in the federal police, in 1999 there were 900.")
    (found,) = claim.to_dict()["observations"]

    assert ("other_period", "other_period") == (claim.verdict, other.verdict)
    assert claim.why.endswith("For 2023, Belgian Federal Police published 4 292 (same).")
    assert (2023, 4292, "same") == (found["year"], found["value"], found["comparability"])
    assert found["url"].startswith("https://")
    assert () == other.observations
    part = report.fact_check("In the first half of 2023 there were 4,292 women in the federal police.").claims[0]
    assert ("other_period", ()) == (part.verdict, part.observations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_verdicts_are_named_in_four_languages(language: Language) -> None:
    """Each has a name and a meaning of its own."""
    names = {verdict.name_in(language) for verdict in bps.ClaimVerdict}
    meanings = {verdict.meaning_in(language) for verdict in bps.ClaimVerdict}

    assert 6 == len(names) == len(meanings)


def test_a_language_that_nobody_wrote_is_refused(check: bps.FactCheck) -> None:
    """The four languages are a closed set."""
    with pytest.raises(bps.UnknownLanguageError):
        check.claims[0].why_in("it")  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_has_the_words_of_its_language(check: bps.FactCheck, language: Language) -> None:
    """Title, legend, heads and doubts are in one language."""
    text = as_markdown(fact_check_card(check, language))

    assert all(claim.verdict.name_in(language) in text for claim in check)
    assert {"nl": "4 beweringen", "fr": "4 affirmations", "de": "4 Aussagen", "en": "4 claims"}[language] in text
    assert {"nl": "of 178", "fr": "ou 178", "de": "oder 178", "en": "or 178"}[language] in text


def test_a_claim_tells_the_doubt_about_a_share_in_its_form(report: bps.Report) -> None:
    """The other number is a percentage too, and a figure without a doubt is not mentioned."""
    (claim,) = report.fact_check("De lokale politie vroeg 75% van de veiligheidsmachtigingen aan.").claims
    figures = (report.personnel.staff.women, *claim.reason.figures)
    with_another = attrs.evolve(claim, reason=attrs.evolve(claim.reason, figures=figures))

    assert "(of 25%; twijfel: clearance-shares)" == caveat_in(claim, "nl") == caveat_in(with_another, "nl")
