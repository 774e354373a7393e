"""Numbers for people: qualifier, number and unit in four languages, whatever the process speaks."""

import json
import re
import sys
from decimal import Decimal, localcontext

import attrs
import pytest
from babel.numbers import parse_decimal
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.words import form_after, name_of, unit_label
from belgian_police_stats.testing.strategies import figures, numbers
from belgian_police_stats.writing.formatting import format_number, locale_of
from support.own_reports import plain
from support.running import output_of

SPACES = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
MILLIONS = re.compile(r" (miljoen|millions? d[e’]|Millione?n?|million) ?")
MILLIARDS = re.compile(r" (miljard|milliards? d[e’]|Milliarden?|billion) ?")
SAID = {
    "organised_crime.investigation_shares.money_laundering": ("20,5%", "20,5 %", "20,5 %", "20.5%"),
    "organised_crime.results.criminal_assets_seized": (
        "€ 231.709.179",
        "231 709 179 €",
        "231.709.179 €",
        "€231,709,179",
    ),
    "information_exchange.wanted_notices.notices": (
        "meer dan 300 opsporingsberichten",
        "plus de 300 avis de recherche",
        "mehr als 300 Fahndungsmeldungen",
        "more than 300 public appeals",
    ),
    "organised_crime.human_trafficking.persons_in_online_advertisements": (
        "ongeveer 16.000 personen (periode onzeker)",
        "environ 16 000 personnes (période incertaine)",
        "etwa 16.000 Personen (Zeitraum unklar)",
        "about 16,000 persons (period in doubt)",
    ),
    "organised_crime.human_trafficking.cases_known_share": (
        "minder dan 14% (periode onzeker)",
        "moins de 14 % (période incertaine)",
        "weniger als 14 % (Zeitraum unklar)",
        "less than 14% (period in doubt)",
    ),
    "organised_crime.child_abuse.self_generated_share_minimum": (
        "minstens 10% (afbakening onzeker)",
        "au moins 10 % (champ couvert incertain)",
        "mindestens 10 % (Abgrenzung unklar)",
        "at least 10% (scope in doubt)",
    ),
    "organised_crime.child_abuse.self_generated_share_maximum": (
        "hoogstens 15% (afbakening onzeker)",
        "au plus 15 % (champ couvert incertain)",
        "höchstens 15 % (Abgrenzung unklar)",
        "at most 15% (scope in doubt)",
    ),
    "border_management.passengers.total": (
        "14,5 miljoen personen",
        "14,5 millions de personnes",
        "14,5 Millionen Personen",
        "14.5 million persons",
    ),
    "border_management.e_gates.passengers": (
        "1 miljoen personen",
        "1 million de personnes",
        "1 Million Personen",
        "1 million persons",
    ),
    "protection.screening.growth": ("+62%", "+62 %", "+62 %", "+62%"),
    "special_support.olympic_games.belgian_officers": (
        "ongeveer 100 personen (periode onzeker)",
        "environ 100 personnes (période incertaine)",
        "etwa 100 Personen (Zeitraum unklar)",
        "about 100 persons (period in doubt)",
    ),
    "organised_crime.antwerp_port.persons_checked": (
        "7.290 personen (of 5.511)",
        "7 290 personnes (ou 5 511)",
        "7.290 Personen (oder 5.511)",
        "7,290 persons (or 5,511)",
    ),
    "road_police.actions.drugs": (
        "666 acties (of 109 of 438 of 708)",
        "666 actions (ou 109 ou 438 ou 708)",
        "666 Aktionen (oder 109 oder 438 oder 708)",
        "666 actions (or 109 or 438 or 708)",
    ),
    "information_exchange.international.hits_in_belgium": (
        "meer dan 10.000 hits (of 10.000)",
        "plus de 10 000 hits (ou 10 000)",
        "mehr als 10.000 Treffer (oder 10.000)",
        "more than 10,000 hits (or 10,000)",
    ),
    "protection.security_clearances.local_police_share": (
        "75% (of 25%)",
        "75 % (ou 25 %)",
        "75 % (oder 25 %)",
        "75% (or 25%)",
    ),
    "personnel.staff.women": ("4.393 personen", "4 393 personnes", "4.393 Personen", "4,393 persons"),
}
"""Figures of every sort and how they are written in nl, fr, de and en; the spaces that do not break are plain here."""


@pytest.mark.parametrize("figure_id", SAID)
def test_figures_are_written_as_each_language_writes_them(report: bps.Report, figure_id: str) -> None:
    """Qualifier, separators, scale, sign and unit are those of the language, in a method and in an f-string."""
    figure = report[figure_id]
    said = tuple(re.sub(SPACES, " ", figure.formatted(language)) for language in LANGUAGES)

    assert SAID[figure_id] == said
    assert [figure.formatted(language) for language in LANGUAGES] == [f"{figure:{lang}}" for lang in LANGUAGES]


def test_an_f_string_without_a_language_prints_as_the_source_does(report: bps.Report) -> None:
    """Without a language, `format` gives the same text as `str`."""
    figure = report.personnel.staff.women

    assert f"{figure}" == str(figure) == "4 393 person"


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=numbers())
def test_a_number_reads_back_as_it_was(language: bps.Language, value: int | Decimal) -> None:
    """No digit is lost or added, not even a zero behind the decimal sign."""
    written = format_number(value, language)
    read = parse_decimal(written, locale_of(language), strict=True)

    assert value == read
    assert Decimal(value).as_tuple() == read.as_tuple() or value == 0


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(10**40, 10**60) | st.decimals("0.01", 99, places=30), precision=st.integers(1, 9))
def test_the_decimal_context_of_the_caller_changes_nothing(
    language: bps.Language, value: int | Decimal, precision: int
) -> None:
    """A caller who computes with few digits gets them all, and keeps the context."""
    with localcontext() as context:
        context.prec = precision
        written = format_number(value, language)

    assert value == parse_decimal(written, locale_of(language))


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@given(figure=figures())
def test_a_figure_of_any_kind_reads_back(language: bps.Language, figure: bps.Figure) -> None:
    """Without its qualifier, its sign and its unit, what is written is the value."""
    assert figure.value == read_back(figure, language)


def test_every_figure_of_the_report_reads_back(report: bps.Report) -> None:
    """The same for the real ones, in every language."""
    wrong = [(f.id, lang) for f in report for lang in LANGUAGES if f.value != read_back(f, lang)]

    assert [] == wrong


def test_every_figure_of_the_report_names_its_unit(report: bps.Report) -> None:
    """What has no sign of its own ends with the word for what is counted, in the form that fits the number."""
    lacking = [
        (figure.id, language)
        for figure in report
        for language in LANGUAGES
        if figure.unit not in ("percent", "EUR")
        and f" {unit_label(figure.unit, language, figure.value)}" not in figure.formatted(language)
    ]

    assert [] == lacking


@given(st.decimals(-3, 3, places=1) | st.integers(-3, 3) | numbers(), st.sampled_from(LANGUAGES))
def test_the_form_of_a_unit_is_that_of_unicode(number: Decimal | int, language: bps.Language) -> None:
    """Babel has the rules of Unicode, with more forms than our words have."""
    expected = "one" if locale_of(language).plural_form(number) == "one" else "other"

    assert expected == form_after(number, language)


def test_one_of_a_thing_is_singular(report: bps.Report) -> None:
    """In French, so is every number below two. A shortened number names many: 1 million persons."""
    year = report.protection.screening.badge_validity
    short = printed_as(report.organised_crime.drug_trends.cocaine_seized, "1,5", Decimal("1.5"))
    million = printed_as(report.border_management.passengers.total, "1 miljoen", 10**6)

    assert ["1 jaar", "1 an", "1 Jahr", "1 year"] == [year.formatted(language) for language in LANGUAGES]
    assert ["1,5 ton", "1,5 tonne", "1,5 Tonnen", "1.5 tonnes"] == [
        short.formatted(each).partition(" (")[0] for each in LANGUAGES
    ]
    assert ["1 miljoen personen", "1 million de personnes", "1 Million Personen", "1 million persons"] == [
        re.sub(SPACES, " ", million.formatted(language)) for language in LANGUAGES
    ]


def test_french_elides_before_a_vowel(report: bps.Report) -> None:
    """A million is a noun in French, and its "de" loses the vowel before another one and before a silent h."""
    passengers = report.border_management.passengers.total
    said = {unit: with_unit(passengers, unit).formatted("fr") for unit in ("action", "hit", "person")}

    assert {
        "action": "14,5 millions d’actions",
        "hit": "14,5 millions de hits",
        "person": "14,5 millions de personnes",
    } == {unit: re.sub(SPACES, " ", text) for unit, text in said.items()}


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["tr_TR.UTF-8", "C", "nl_BE", "xx_YY", ""])
def test_the_locale_of_the_process_changes_nothing(report: bps.Report, locale: str) -> None:
    """Turkish, C, nonsense or none in the environment: the language is the argument."""
    code = """
import json, locale
import belgian_police_stats as bps
report = bps.load(2024)
print(json.dumps([f.formatted(lang) for f in report for lang in ("nl", "fr", "de", "en")]))
"""
    environment = dict.fromkeys(("LANG", "LANGUAGE", "LC_ALL", "LC_NUMERIC", "LC_MONETARY", "LC_TIME"), locale)

    assert [f.formatted(lang) for f in report for lang in LANGUAGES] == json.loads(output_of(code, **environment))


def test_an_unknown_language_is_refused(report: bps.Report) -> None:
    """The error names the languages that there are."""
    figure = report.personnel.staff.women
    with pytest.raises(bps.UnknownLanguageError) as refused:
        figure.formatted("it")  # type: ignore[arg-type]
    with pytest.raises(bps.UnknownLanguageError) as in_string:
        f"{figure:>20}"

    assert "Expected a language among nl, fr, de, en, got 'it'." == str(refused.value)
    assert "Expected a language among nl, fr, de, en, got '>20'." == str(in_string.value)


def test_without_babel_the_error_names_the_extra(report: bps.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole sentence says what to install."""
    locale_of.cache_clear()
    monkeypatch.setitem(sys.modules, "babel", None)
    with pytest.raises(bps.MissingExtraError) as missing:
        report.personnel.staff.women.formatted("nl")

    assert (
        "Expected the package babel, which is needed to write a number for people, got none. Run `pip install babel`."
    ) == str(missing.value)


def test_a_unit_without_a_label_has_its_name() -> None:
    """A thing that an own report counts has its plain name."""
    assert ["search warrant"] * 4 == [unit_label("search_warrant", language) for language in LANGUAGES]


def read_back(figure: bps.Figure, language: bps.Language) -> Decimal:
    """Read a figure as it is written for people: the separators by Babel, all else by hand."""
    written = figure.formatted(language)
    qualifier = "" if figure.qualifier is bps.Qualifier.EXACT else name_of(figure.qualifier).text(language)
    assert written.startswith(qualifier)
    bare = re.sub(SPACES, " ", written.removeprefix(qualifier)).strip().removeprefix("+")
    scale = 10**6 if MILLIONS.search(bare) else 10**9 if MILLIARDS.search(bare) else 1
    number = re.match(r"(?:€ ?)?(-?)(?:€ ?)?([\d., ]*\d)", bare.replace("€ -", "-").replace("-€", "-"))
    assert number is not None, bare
    return scale * parse_decimal(number[1] + number[2].replace(" ", "\N{NARROW NO-BREAK SPACE}"), locale_of(language))


def printed_as(figure: bps.Figure, printed: str, value: Decimal | int) -> bps.Figure:
    """The same figure with another number, at one place."""
    source = attrs.evolve(figure.source, printed=printed)
    return attrs.evolve(figure, printed=printed, value=value, sources=(source,))


def with_unit(figure: bps.Count, unit: str) -> bps.Count:
    """The same figure, as if something else had been counted."""
    return attrs.evolve(figure, unit=unit)


def test_a_unit_of_an_own_report_has_the_name_that_the_report_gives_it() -> None:
    """Its four labels stand after the number, each in its language."""
    horses = bps.parse(plain())["horse_brigade.stable.horses"]

    assert [f"40 horse ({language})" for language in LANGUAGES] == [horses.formatted(each) for each in LANGUAGES]
