"""A claim that is changed so that it is false is not endorsed any more, whichever way it is changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.fact_checking.claims import Claim
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.formatting import format_figure
from support.scoring import is_right, judged, paired

ENDORSING = ("confirmed", "rounded", "derived")
SETS = ("dev", "own", "second", "third", "fourth", "fifth", "sixth")
NEIGHBOURS = 0.02
"""The share of the values of neighbouring figures that are still endorsed under the label of another one: some labels
differ by a word that a text leaves out, such as `since 2011`."""
DENIALS = {"nl": "niet ", "fr": "pas ", "de": "nicht ", "en": "not "}


def endorsed_numbers(report: bps.Report, name: str) -> Iterator[tuple[dict[str, Any], Claim]]:
    """The texts of a set, each with a claim that is rightly confirmed or rounded."""
    for row in judged(name):
        check = report.fact_check(row["text"], published=row["published"])
        for claim, item in zip(check, paired(row["claims"], check.claims), strict=True):
            if item is not None and is_right(item, claim) and claim.verdict in ENDORSING[:2]:
                yield row, claim


def still_endorsed(report: bps.Report, row: dict[str, Any], claim: Claim, quote: str) -> bool:
    """Whether a claim is endorsed with another quote in its place."""
    text = row["text"][: claim.start] + quote + row["text"][claim.end :]
    core = claim.start + len(quote) - 1
    found = report.fact_check(text, published=row["published"])
    return any(other.start <= core < other.end and other.verdict in ENDORSING for other in found)


def with_other_digits(quote: str) -> list[str]:
    """A quote with its first digit raised, with its second one changed, and with two neighbours exchanged."""
    places = [place for place, letter in enumerate(quote) if letter.isdecimal()]
    if not places:
        return []
    first, second = places[0], places[min(1, len(places) - 1)]
    changed = [(first, str(int(quote[first]) % 9 + 1)), (second, str((int(quote[second]) + 5) % 10 or 3))]
    found = [quote[:place] + digit + quote[place + 1 :] for place, digit in changed]
    for one, two in itertools.pairwise(places):
        if quote[one] != quote[two] and (one != places[0] or quote[two] != "0"):
            letters = list(quote)
            letters[one], letters[two] = letters[two], letters[one]
            return [*found, "".join(letters)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_another_number_is_not_endorsed(report: bps.Report, name: str) -> None:
    """A digit more, another digit or two that are exchanged make each confirmed claim of the sets wrong."""
    found = [
        (row["id"], other)
        for row, claim in endorsed_numbers(report, name)
        for other in with_other_digits(claim.quote)
        if still_endorsed(report, row, claim, other)
    ]

    assert [] == found


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_a_denied_number_is_not_endorsed(report: bps.Report, name: str) -> None:
    """The word for not before the number turns the claim round."""
    found = [
        (row["id"], claim.quote)
        for row, claim in endorsed_numbers(report, name)
        # "Not just under 14 000" denies nothing.
        if row["language"] in DENIALS and not claim.quote.startswith("just")
        if still_endorsed(report, row, claim, DENIALS[row["language"]] + claim.quote)
    ]

    assert [] == found


@pytest.mark.slow
def test_the_value_of_a_neighbour_is_not_endorsed(report: bps.Report) -> None:
    """A number of the same section under the label of another figure is nearly always refused."""
    tried, endorsed = 0, 0
    for figure in report:
        section = figure.id.rpartition(".")[0]
        others = (other for other in report if other.id.startswith(f"{section}.") and other.unit == figure.unit)
        possible = {figure.value, *(other.value for other in figure.alternatives)}
        for other in others:
            for language in LANGUAGES if other.value not in possible else ():
                number = format_figure(other, language).partition(" (")[0]
                text = f"{figure.label(language)}: {number}"
                check = report.fact_check(text, language=language)
                tried += 1
                endorsed += any(claim.end > len(text) - len(number) and claim.verdict in ENDORSING for claim in check)

    assert 2_000 < tried
    assert NEIGHBOURS > endorsed / tried


FALSE = [
    # another year, said before, behind, above a list, or in the sentence before
    "In 2022 the federal police had 4,393 women.",
    "The federal police had 4,393 women in 2022, and 4,500 in 2023.",
    "Federale politie zet 3.920 nieuwe onderzoeken op in 2022: een op de vijf over witwassen",
    "Police fédérale, femmes, 2023 : 4.393, 2024 : 4.292",
    "Grenzkontrolle 2022\n- Arbeitsstunden für Frontex: 10.084\n- zweite Linie an den Flughäfen: 29.887\n",
    "In 2022 was het druk in de noodcentrales. Ze kregen 3.045.594 noodoproepen.",
    "By mid-2025 the federal police had 4,393 women.",
    "In 2022 the federal police had 3,958 vehicles, one in twenty of them new.",
    "In 2022: In March the port detectives in Antwerp handled 55 drug cases.",
    "In 2016 waren er al 21.777 deelnemers aan een CoPPRa-opleiding.",
    "Lutte contre la drogue en 2022 :\n- 33 laboratoires démantelés",
    "Tegen drugs in 2022\n- 33 labo's ontmanteld",
    "4,393 women work for the federal police. #FedPol2022",
    "Bij de federale politie werken 4.393 vrouwen 💪 (2022).",
    "In 2022 they drew many portraits. Crime scene teams attended about 62 crime scenes a day.",
    # another place or body
    "In Rotterdam telde de federale politie 4.393 vrouwen.",
    "In Rotterdam: 3.958 voertuigen bij de federale politie.",
    "In France, Belgium's Special Units ran 5,205 missions.",
    "In France, Belgium's federal police has 4,393 women.",
    "La SNCF, elle, a dressé 767 procès-verbaux.",
    "In der Lokalen Polizei arbeiten 4.393 Frauen.",
    "En France, la police de la route a mené 2 971 actions contre la vitesse.",
    "In Frankfurt wurden 11.785.000 Passagiere an den Schengen-Außengrenzen kontrolliert.",
    "Customs counted 4,393 women, and the federal police none.",
    "In Rotterdam, customs found 44 tonnes of cocaine.",
    # another thing
    "The federal police seized 4,393 vehicles.",
    "Die Föderale Polizei zählte 9.586 Frauen.",
    "In total 80,292 counterfeit euro notes and coins were found.",
    "La police fédérale a obtenu 3 920 condamnations pour crime organisé.",
    "Die Direktion der Sicherung erledigte 40.988 Personen.",
    "Les unités spéciales ont mené 5 205 signalements.",
    "The federal police trained 1,224 courses in the Holocaust programme.",
    # a new one, or one since a year, of which the report has another number
    "New vehicles of the federal police: 3,958",
    "Voertuigen van de federale politie: 199",
    "Participants in HPM training since 2014: 1,224",
    "Passagers contrôlés aux frontières extérieures Schengen, total : 11 785 000",
    # the number of another figure of the section
    "In 2024 the federal police opened 3,920 new investigations into money laundering.",
    "Nieuwe onderzoeken naar terrorisme: 805 dossiers",
    "Portwatch, signalements reçus : 37 signalements",
    "Verdächtige, die wegen Gewalt identifiziert wurden: 8.796",
    # the other side, or the other direction
    "Fewer than 616,000 international messages went to police services abroad.",
    "Minder dan 9.000 hits in een EU-lidstaat op Schengen-signaleringen van België.",
    "Phish Nemo kept more than 100,000 people from falling for phishing.",
    "Screenings fell by 62% last year.",
    "Le nombre de femmes à la police fédérale a baissé de 2,35 %.",
    "Die Zahl der Frauen bei der Föderalen Polizei sank um 2,35 Prozent.",
    "Het aantal vrouwen bij de federale politie daalde met 2,35 procent.",
    # denials
    "La police fédérale ne compte pas 4 393 femmes.",
    "Die Föderale Polizei hat keine 4.393 Frauen.",
    "De federale politie telt geen 4.393 vrouwen.",
    "The federal police did not have 4,393 women.",
]


@pytest.mark.parametrize("text", FALSE)
def test_a_false_claim_is_not_endorsed(report: bps.Report, text: str) -> None:
    """Each has the value of a figure, and something else that makes it false."""
    assert [] == [claim for claim in report.fact_check(text, published="2025-03-01") if claim.verdict in ENDORSING]


def test_a_growth_has_a_direction(report: bps.Report) -> None:
    """What fell by four percent did not rise by four percent."""
    text = "In 2023 the federal police opened 4,087 new investigations; in 2024, 3,920, a {} of 4%."
    verdicts = [report.fact_check(text.format(way)).claims[-1].verdict.value for way in ("fall", "rise")]

    assert ["derived", "not_in_report"] == verdicts


def test_a_difference_has_a_direction(report: bps.Report) -> None:
    """More is not fewer, from one year to the next or the other way round."""
    text = "In 2023, 4.292 vrouwen werkten bij de federale politie; in 2024 waren het er 4.393, 101 {}."
    back = "In 2025 waren er 4.500 vrouwen bij de federale politie, 107 {} dan de 4.393 van 2024."
    found = {
        (start, way): {
            claim.verdict.value for claim in report.fact_check(start.format(way)) if claim.value in (101, 107)
        }
        for start in (text, back)
        for way in ("meer", "minder")
    }

    assert {"derived"} == found[text, "meer"] == found[back, "meer"]
    assert "derived" not in found[text, "minder"] | found[back, "minder"]


ALLOWED = [
    "The federal police had not only 4,393 women.",
    "De federale politie had niet alleen 4.393 vrouwen.",
    "Die Föderale Polizei hat nicht nur 4.393 Frauen.",
    "La police fédérale n’a pas seulement 4 393 femmes.",
    "La police fédérale ne compte pas moins de 4 393 femmes.",
    "In Rotterdam is het druk; de federale politie telt 4.393 vrouwen.",
    "In 2024 there were 1,006 reported disappearances.",
]


@pytest.mark.parametrize("text", ALLOWED)
def test_what_only_looks_like_a_denial_is_confirmed(report: bps.Report, text: str) -> None:
    """Not only, no fewer than, a place in another clause, and what is reported."""
    assert ["confirmed"] == [claim.verdict.value for claim in report.fact_check(text)]


def test_the_denial_of_a_round_number_denies_no_other(report: bps.Report) -> None:
    """The report has 3 958, and the text says nothing against it."""
    (claim,) = report.fact_check("The federal police did not have 4,000 vehicles.").claims

    assert ("not_in_report", ()) == (claim.verdict, claim.figures)


def test_a_denial_is_explained(report: bps.Report) -> None:
    """The reason says that the text denies what the report has, or that it has the other direction."""
    reasons = [
        report.fact_check(text).claims[-1].why
        for text in ("The federal police did not have 4,393 women.", "Screenings fell by 62%.")
    ]

    assert reasons[0].endswith(", which the text denies.")
    assert reasons[1].endswith(", and the text has the opposite direction.")
