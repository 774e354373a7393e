"""A figure in whole sentences, and objects in one line."""

import re

import pytest

import belgian_police_stats as bps
from support.card_pages import shown
from support.own_reports import HORSES, plain


def test_reprs_are_one_line(report: bps.Report) -> None:
    """In a terminal one object is one line, and a list or a container one for each of its members."""
    for name in ("figure", "explanation", "breakdown", "derived", "rule", "check"):
        assert 1 == len(repr(shown(report)[name]).splitlines()), name
    staff = report.personnel.staff

    assert "<Derived ≈31.4257% = personnel.staff.women / personnel.staff.total>" == repr(
        staff.women.share_of(staff.total)
    )
    assert (
        "<Explanation of <Count personnel.staff.women: 4 393 person, on 2024-12-31, inferred>; rules: 1, "
        "discrepancies: 0>"
    ) == repr(report.explain("personnel.staff.women"))


EXPLAINED = {
    "organised_crime.investigation_shares.corruption": """\
“Share of the new investigations: corruption” \
(organised_crime.investigation_shares.corruption) is 1.2% for the period from 2024-01-01 to 2024-12-31. The \
printed number stands for [1.15, 1.25] if it was rounded, and for [1.2, 1.3) if it was truncated. It is a share of \
organised_crime.investigations.new.
Its certainty is “inferred”: the position on the slide and the stated evidence link number and label. \
The share stands in brackets directly after its count. The label follows its number; the two smallest bars \
were drawn apart from the others, after the second chart.
It is printed as “1,2%” on slide 1, line 87, under the heading \
“Bestrijding van de georganiseerde en complexe criminaliteit”. In Dutch it is called “Aandeel in de nieuwe \
onderzoeken: corruptie”.
Two checks bind it. The verdict on “corruption ≤ weapons ≤ terrorism ≤ cybercrime ≤ human_trafficking ≤ \
economic_and_financial_crime ≤ theft ≤ violence ≤ drug_crime ≤ money_laundering” is “holds”: the printed numbers \
keep within the bound. The chart is drawn from the largest bar to the smallest. The verdict on \
“investigation_shares.corruption = investigations.corruption / investigations.new” is “violated”: none of the \
numbers that the printed ones can stand for satisfies it (≈1.14796 computed, 1.2 printed). The share stands in \
brackets beside its count, and the chart is of the new investigations.
Discrepancy: 45 / 3920 = 1.148 %, printed 1,2%. The share of corruption follows from its count neither by \
rounding nor by cutting off: both give 1,1.""",
    "rail_police.results.arrests": """\
“Arrests by the Railway Police” (rail_police.results.arrests) is 282 \
arrests, counted from 2024-01-01 to 2024-12-31.
Its certainty is “ambiguous”: another number, label, period or scope is possible. Two numbers run into each other \
under two labels that are joined by a plus sign; first label, first number. If the numbers stand in the other \
order, it is 767, the number now given to rail_police.results.official_reports. If the digits are one number for \
both together, it is 282767. Whether the whole country or Brussels-South is meant is not printed.
It is printed as “282” on slide 21 (Veiligheid op het spoor), line 743, under the heading “Specifieke \
actieterreinen: politie van de verbindingswegen”. In Dutch it is called “Aanhoudingen door de Spoorwegpolitie”.
No check binds it.
No discrepancy is listed for it.""",
}


@pytest.mark.parametrize("figure_id", EXPLAINED)
def test_an_explanation_is_whole_sentences(report: bps.Report, figure_id: str) -> None:
    """Its number, its certainty and why, its alternatives, its place, its checks and its discrepancies."""
    assert EXPLAINED[figure_id] == str(report.explain(figure_id))


def test_an_alternative_that_states_no_condition_says_its_number_in_a_sentence_of_its_own() -> None:
    """As reports by others may have it, where ours say if."""
    data = plain()
    data["chapters"]["horse_brigade"]["stable"]["horses"] |= {
        "certainty": "ambiguous",
        "evidence": "The print is smudged.",
        "alternatives": [{"why": "The zero may be a six.", "value": 46}],
    }

    assert (
        "Its certainty is “ambiguous”: another number, label, period or scope is possible. The print is smudged. "
        "The zero may be a six. Then it is 46."
    ) in str(bps.parse(data).explain(HORSES)).splitlines()


@pytest.mark.slow
def test_every_explanation_is_well_formed(report: bps.Report) -> None:
    """Each line ends with one full stop and says nothing of what is not there."""
    wrong: list[str] = []
    for figure in report:
        text = str(report.explain(figure.id))
        if not all(line.endswith(".") for line in text.splitlines()) or re.search(r"\.\.|None|  | \.", text):
            wrong.append(figure.id)

    assert [] == wrong
