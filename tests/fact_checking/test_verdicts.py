"""Each verdict in each language, and each kind of trap."""

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import Language
from belgian_police_stats.model.words import dictionary

FRENCH_AND_DUTCH: tuple[Language, ...] = ("fr", "nl")
VERDICTS = [
    # confirmed
    ("In 2024 waren er 4.393 vrouwen bij de federale politie.", "confirmed", "personnel.staff.women"),
    ("En 2024, la police fédérale comptait 4 393 femmes.", "confirmed", "personnel.staff.women"),
    ("2024 zählte die Föderale Polizei 4.393 Frauen.", "confirmed", "personnel.staff.women"),
    ("In 2024 the federal police had 4,393 women.", "confirmed", "personnel.staff.women"),
    # rounded
    (
        "Ruim 231 miljoen euro crimineel vermogen in beslag genomen",
        "rounded",
        "organised_crime.results.criminal_assets_seized",
    ),
    ("Près de 14 000 membres du personnel à la police fédérale", "rounded", "personnel.staff.total"),
    ("Knapp 14.000 Personalmitglieder bei der Föderalen Polizei", "rounded", "personnel.staff.total"),
    ("€231.7m in criminal assets seized", "rounded", "organised_crime.results.criminal_assets_seized"),
    # derived
    (
        "De centrales kregen 3.045.594 noodoproepen, meer dan 8.300 per dag.",
        "derived",
        "information_exchange.emergency_calls.calls",
    ),
    (
        "On a recensé 1 006 disparitions inquiétantes, près de trois par jour.",
        "derived",
        "special_support.missing_persons.disappearances",
    ),
    (
        "Es gab 1.006 besorgniserregende Vermisstenfälle, fast drei pro Tag.",
        "derived",
        "special_support.missing_persons.disappearances",
    ),
    (
        "Crime scene teams made 22,570 interventions, nearly 62 a day.",
        "derived",
        "forensics.crime_scene.interventions",
    ),
    # contradicted
    (
        "In 2024 werden 33.000 drugslaboratoria ontmanteld.",
        "contradicted",
        "special_support.clandestine_laboratories.laboratories",
    ),
    ("La police fédérale compte 9 685 hommes.", "contradicted", "personnel.staff.men"),
    ("Die Spezialeinheiten hatten 5.250 Aufträge.", "contradicted", "special_support.special_units.missions"),
    ("The dog teams carried out 7,228 missions.", "contradicted", "special_support.dog_support.missions"),
    # other_period
    ("In 2023 waren er 4.292 vrouwen bij de federale politie.", "other_period", "personnel.staff.women"),
    ("En 2023, la police fédérale comptait 4 292 femmes.", "other_period", "personnel.staff.women"),
    ("2023 zählte die Föderale Polizei 4.292 Frauen.", "other_period", "personnel.staff.women"),
    (
        "In the first half of 2024 there were 11,000 crime scene interventions.",
        "other_period",
        "forensics.crime_scene.interventions",
    ),
    # not_in_report
    ("In Rotterdam werd 44 ton cocaïne gevonden.", "not_in_report", None),
    ("La douane a contrôlé 5.205 colis.", "not_in_report", None),
    ("In Frankreich zählte die Gendarmerie 5.205 Aufträge.", "not_in_report", None),
    ("The choir sang 120 songs.", "not_in_report", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict", "figure"), VERDICTS)
def test_each_verdict_in_each_language(report: bps.Report, text: str, verdict: str, figure: str | None) -> None:
    """The last number of the text has this verdict and this figure."""
    claim = report.fact_check(text).claims[-1]

    assert (verdict, (figure,) if figure else ()) == (claim.verdict.value, claim.figures)


WHY = [
    ("The federal police had 9,685 men.", "two digits are exchanged"),
    ("The Railway Police checked 60,000 persons on trains.", "the scale is another one"),
    ("The police opened more than 700 new investigations into drugs.", "which is not above 700"),
    ("Police caught 128 drug extractors in the port of Antwerp.", "128 is “Port of Antwerp: drug-related arrests”"),
    ("Een noodoproep om de 10,3 minuten in de meldkamers voor noodoproepen.", "in another unit"),
    ("Port of Antwerp: 7,290 vehicles checked.", "leaves open whether this number belongs there"),
]


@pytest.mark.parametrize(("text", "why"), WHY)
def test_a_contradiction_names_the_nearest_explanation(report: bps.Report, text: str, why: str) -> None:
    """The reason says what kind of slip it can be."""
    claim = report.fact_check(text).claims[-1]

    assert "contradicted" == claim.verdict
    assert why in claim.why


OTHERS = [
    ("Op 24 februari 2025 was er nieuws.", "date"),
    ("Rendez-vous à 20 h 30 !", "time"),
    ("Treffpunkt um 13.30 Uhr.", "time"),
    ("Bel 0800 30 300.", "phone number"),
    ("Tel. +32 2 642 65 11", "phone number"),
    ("Bahnhof 4700 Eupen", "postcode"),
    ("Voir l’art. 33 de la loi.", "article number"),
    ("Siehe § 2.", "article number"),
    ("A witness, 35, saw it.", "age"),
    ("Ein 51-jähriger Anwalt sprach.", "age"),
    ("Un inspecteur de 43 ans parle.", "age"),
    ("1. Aanmelden", "list number"),
    ("The F-16 flew over the A12.", "name"),
    ("COVID-19 was over.", "name"),
    ("Version 2.1 of this text", "version number"),
    ("The address is 192.168.0.1.", "IP address"),
    ("Lees verder op pagina 13.", "page number"),
    ("The match ended 2-1.", "score"),
    ("Toegang: 10 euro.", "price"),
    ("Het duurde zeven dagen.", "duration"),
    ("Il habite 16 rue de la Loi.", "house number"),
    ("Hij woont in de Wetstraat 16.", "house number"),
    ("Er wurde als 98. ins Ziel gerufen.", "rank"),
    ("Call 112 for help.", "emergency number"),
    ("#Polizei24 ist da.", "hashtag"),
    ("0 excuses", "idiom"),
    ("Case 2024/55 was heard.", "case number"),
    ("Read chapter 3.", "chapter number"),
    ("See footnote 4.", "note number"),
    ("Volume 7 has it.", "number of a thing"),
    ("Meet us in room 12.", "room number"),
    ("It was a Boeing 737.", "model"),
    ("The tower is 55 metres high.", "measure"),
    ("It was in 1999.", "year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_numbers_that_are_no_claims_are_listed_with_their_kind(report: bps.Report, text: str, kind: str) -> None:
    """They are apart, so that nobody takes them for claims."""
    check = report.fact_check(text)

    assert [] == list(check.claims)
    assert kind in [thing.kind for thing in check.non_claims]


def test_each_kind_of_number_has_its_word(report: bps.Report) -> None:
    """The dictionary names every kind that the checker gives, and no other."""
    met = {thing.kind for text, _ in OTHERS for thing in report.fact_check(text).non_claims}
    words = {key.partition(".")[2] for key in dictionary() if key.startswith("number_kind.")}

    assert words == {kind.replace(" ", "_") for kind in met}


def test_two_figures_with_one_value_are_both_given(report: bps.Report) -> None:
    """Nothing in the words says which of them is meant."""
    (claim,) = report.fact_check("Valsmunterij: biljetten en muntstukken in vreemde valuta: 2.682.").claims

    assert ["forensics.counterfeiting.foreign_counterfeit", "forensics.counterfeiting.foreign_examined"] == sorted(
        claim.figures
    )


def test_doubt_is_told(report: bps.Report) -> None:
    """An ambiguous figure is never confirmed without its doubt."""
    doubtful, certain = report.fact_check("573 escorts of valuables, and 13,979 staff in the federal police.").claims

    assert ("confirmed", True, bps.Certainty.AMBIGUOUS) == (doubtful.verdict, doubtful.doubtful, doubtful.certainty)
    assert ("confirmed", False, bps.Certainty.CERTAIN) == (certain.verdict, certain.doubtful, certain.certainty)


def test_relative_years_count_from_the_day_of_the_text(report: bps.Report) -> None:
    """Last year is 2024 for a text of 2025, and 2023 for one of 2024."""
    text = "Vorig jaar werkten er 4.393 vrouwen bij de federale politie."
    verdicts = [report.fact_check(text, published=day).claims[0].verdict for day in ("2025-02-25", "2024-02-20")]

    assert ["confirmed", "other_period"] == verdicts


def test_the_language_can_be_given(report: bps.Report) -> None:
    """A word such as onze is eleven in French and our in Dutch."""
    checks = [report.fact_check("onze dossiers", language=language) for language in FRENCH_AND_DUTCH]

    assert [["onze"], []] == [[thing.quote for thing in check.non_claims] for check in checks]


def test_what_cannot_be_checked_is_refused(report: bps.Report) -> None:
    """A wrong call is named at once."""
    with pytest.raises(bps.DataError):
        report.fact_check(b"5 women")  # type: ignore[arg-type]
    with pytest.raises(bps.FieldError) as caught:
        report.fact_check("5 women", published="yesterday")
    with pytest.raises(bps.UnknownLanguageError):
        report.fact_check("5 women", language="es")  # type: ignore[arg-type]

    assert "published" == caught.value.field


UNRELATED = [
    "The city council of Ghent approved a budget of 812 million euros. Some 250 protesters gathered; 14 fell ill.",
    "De brandweer rukte 12.400 keer uit, waarvan 671 keer voor een brand. De stad telt 270.000 inwoners en 43 scholen.",
    "Les 22 joueurs ont gagné 18 matchs, dont 5 à l’extérieur, devant 33 000 spectateurs en moyenne.",
    "Die Bahn beförderte 245 Millionen Fahrgäste; 89 Prozent der Fahrten waren pünktlich. 1.500 Mitarbeiter streikten.",
    "A study of 1,224 patients in 16 hospitals found that 64% recovered. The risk fell by 31%.",
    "The hospital treated 22,500 patients, performed 1,800 operations and hired 120 nurses.",
]


@pytest.mark.parametrize("text", UNRELATED)
def test_a_text_about_something_else_is_left_alone(report: bps.Report, text: str) -> None:
    """The report says nothing about it, even where a value is the same by chance."""
    assert {"not_in_report"} == {claim.verdict for claim in report.fact_check(text)}
