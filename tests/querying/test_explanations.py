"""A figure in whole sentences, and objects in one line."""

import re

import pytest

import belgian_police_stats as bps
from support.card_pages import shown
from support.own_reports import HORSES, doubt_of, in_doubt, plain


@pytest.mark.slow
def test_reprs_are_one_line(report: bps.Report) -> None:
    """In a terminal one object is one line, and a list or a container one for each of its members."""
    for name in ("figure", "explanation", "breakdown", "derived", "rule", "check"):
        assert 1 == len(repr(shown(report)[name]).splitlines()), name
    staff = report.personnel.staff

    assert "<Derived ≈31.4257% = personnel.staff.women / personnel.staff.total, certain>" == repr(
        staff.women.share_of(staff.total)
    )
    assert (
        "<Explanation of <Count personnel.staff.women: 4 393 person, on 2024-12-31, certain>; rules: 2, "
        "discrepancies: 0>"
    ) == repr(report.explain("personnel.staff.women"))


EXPLAINED = {
    "organised_crime.investigation_shares.corruption": """\
“Share of the new investigations: corruption” (organised_crime.investigation_shares.corruption) is 1.2% for \
2024. The printed number stands for [1.15, 1.25] if it was rounded, and for [1.2, 1.3) if it was truncated. It \
is a share of organised_crime.investigations.new.
Its certainty is “inferred”: the position on the slide and the stated evidence link number and label. The share \
is printed in brackets after its count. In this part of the text four numbers and four labels alternate, \
starting with a number, so each label belongs to the number before it.
It is printed as “1,2%” on slide 1, line 87, under the heading “Bestrijding van de georganiseerde en complexe \
criminaliteit”. In Dutch it is called “Aandeel in de nieuwe onderzoeken: corruptie”.
Two checks bind it. The verdict on “Share of the new investigations: corruption ≤ … ≤ money laundering” (1.2 ≤ … \
≤ 20.5) is “holds”: the printed numbers keep within the bound. The chart is drawn from the largest bar to the \
smallest. The figures were read so that it holds, so it proves nothing. The verdict on “Share of the new \
investigations: corruption = New investigations: corruption / New investigations into crime phenomena” (45 / 3 \
920 ≈ 1.14796%, printed 1.2%) is “violated”: the printed numbers do not satisfy it, even if they were rounded or \
truncated. The share is printed in brackets beside its count, and the chart shows the new investigations.
Discrepancy: 45 / 3920 = 1.148 %, printed 1,2%. The printed share of corruption is neither the rounded nor the \
truncated share: both would be 1,1.""",
    "recruitment.civilian_staff.federal_police": """\
“Civilian staff recruited for the Federal Police” (recruitment.civilian_staff.federal_police) is 257 persons (or \
527), counted in 2024.
Its certainty is “ambiguous”: another number, label, period or scope is possible. Two numbers are followed by \
two labels, in the same order; their sum is the same either way.
In doubt (civilian-recruits): Were 257 civilian recruits for the Federal Police and 527 for the Local Police, or \
the other way round? The chosen reading is “257 federal, 527 local”. The labels follow the order of the text. \
The two labels may be swapped. It is then: 527.
It is printed as “257” on slide 43 (Rekruteringsbalans in een notendop), line 1451, under the heading \
“Niet-operationele steun voor de GPI”. In Dutch it is called “Burgerpersoneel gerekruteerd voor de Federale \
Politie”.
One check binds it. The verdict on “Civilian staff recruited for the Integrated Police = Civilian staff \
recruited for the Federal Police + Civilian staff recruited for the Local Police” (257 + 527 = 784) is “exact”: \
the printed numbers satisfy it exactly. The Integrated Police is the Federal Police and the Local Police.
No discrepancy is listed for it.""",
    "protection.screening.badge_validity": """\
“Validity of airport badges: now” (protection.screening.badge_validity) is 1 year, a rule in force.
Its certainty is “certain”: number and label share a text box or sentence, or arithmetic or a cited source \
leaves only one reading. This is a rule and not a statistic. The slide does not say when it changed.
It is printed as “1” on slide 28 (Screening-Clearance), line 954, under the heading “Bescherming en beveiliging \
van goederen en personen”. In Dutch it is called “Geldigheid van luchthavenbadges: nu”.
One check binds it. The verdict on “Validity of airport badges: now ≤ previously” (1 ≤ 5) is “holds”: the \
printed numbers keep within the bound. The slide says that the validity was shortened.
No discrepancy is listed for it.""",
    "rail_police.results.official_reports": """\
“Official reports during Railway Police patrols (area not stated)” (rail_police.results.official_reports) is 767 \
official reports (scope in doubt), counted in 2024.
Its certainty is “inferred”: the position on the slide and the stated evidence link number and label. Two \
numbers are printed together under two labels joined by a plus sign; the first number is given to the first \
label. Read as one number, they would be 47 for each person checked on trains. The line above shows that patrols \
are meant. The slide does not say whether this covers the whole country or only Brussels-South.
In doubt (railway-patrols-area): Do the 282 arrests and 767 official reports cover Brussels-South, or the whole \
country? The chosen reading is “Brussels-South”. The patrols in the line above deal with the problems of that \
station. Elsewhere the slides print 671 crime reports and 212 official reports; together these are 883, more \
than 767. The number may cover the whole country. It is then: Belgium.
It is printed as “767” on slide 21 (Veiligheid op het spoor), line 743, under the heading “Specifieke \
actieterreinen: politie van de verbindingswegen”. In Dutch it is called “Processen-verbaal tijdens patrouilles \
van de Spoorwegpolitie (gebied niet vermeld)”.
One check binds it. The verdict on “Arrests during Railway Police patrols (area not stated) ≤ Official reports \
during Railway Police patrols (area not stated)” (282 ≤ 767) is “holds”: the printed numbers keep within the \
bound. An arrest leads to an official report. The figures were read so that it holds, so it proves nothing.
Discrepancy: 671 + 212 = 883, and 767 official reports are printed. The crime reports filed at one police post \
and the official reports at the Eurostar border control are together more than the official reports printed for \
the Railway Police. So that number cannot be the total for the whole country and the whole year.""",
}


@pytest.mark.parametrize("figure_id", EXPLAINED)
def test_an_explanation_is_whole_sentences(report: bps.Report, figure_id: str) -> None:
    """Its number, its certainty and why, its alternatives, its place, its checks and its discrepancies."""
    assert EXPLAINED[figure_id] == str(report.explain(figure_id))


def test_a_doubt_of_an_own_report_is_explained() -> None:
    """Its question, the reading that was taken, and the number under the other one."""
    data = plain(doubts=[doubt_of()])
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["horses"] = in_doubt(stable["horses"], 46)

    assert "In doubt (which-number): q The chosen reading is “chosen”. e w It is then: 46." in str(
        bps.parse(data).explain(HORSES)
    )


def test_a_period_that_is_not_stated_is_said(report: bps.Report) -> None:
    """A number whose days are not known is not given as a number of the year."""
    read = report.under("phish-nemo-period", "whole-project")
    said = str(read.explain("cybercrime.phish_nemo.victims_prevented"))

    assert " persons; the report does not state its period." in said


@pytest.mark.slow
def test_every_explanation_is_well_formed(report: bps.Report) -> None:
    """Each line ends with one full stop and says nothing of what is not there."""
    wrong: list[str] = []
    for figure in report:
        text = str(report.explain(figure.id))
        if not all(line.endswith(".") for line in text.splitlines()) or re.search(r"\.\.|None|  | \.", text):
            wrong.append(figure.id)

    assert [] == wrong
