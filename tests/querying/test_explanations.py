"""A figure in whole sentences, objects in one line, and the command that shows what a card shows."""

import re

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.writing.cards.card import in_words
from belgian_police_stats.writing.cards.figures import figure_rows
from support.card_pages import shown
from support.own_reports import HORSES, plain


def test_reprs_are_one_line(report: bps.Report) -> None:
    """In a terminal one object is one line, and a list or a container one for each of its members."""
    for name in ("figure", "explanation", "breakdown", "derived", "rule", "check"):
        assert 1 == len(repr(shown(report)[name]).splitlines()), name
    staff = report.personnel.staff

    assert "<Derived ≈31.4257 percent = personnel.staff.women / personnel.staff.total>" == repr(
        staff.women.share_of(staff.total)
    )
    assert (
        "<Explanation of <Count personnel.staff.women: 4 393 person, on 2024-12-31, inferred>; rules: 1, "
        "discrepancies: 0>"
    ) == repr(report.explain("personnel.staff.women"))


EXPLAINED = {
    "organised_crime.investigation_shares.corruption": """\
“Share of the new investigations: corruption” \
(organised_crime.investigation_shares.corruption) is 1.2%, over the time from 2024-01-01 to 2024-12-31. The \
printed number stands for [1.15, 1.25] if it was rounded, and for [1.2, 1.3) if it was cut off. It is a share of \
organised_crime.investigations.new.
The certainty is inferred: no label stands beside the number; its position, and what the evidence says, tie the two. \
The share stands in brackets directly after its count. The label follows its number; the two smallest bars \
were drawn apart from the others, after the second chart.
It is printed as “1,2%” on slide 1, line 87, under the heading \
“Bestrijding van de georganiseerde en complexe criminaliteit”. In Dutch it is called “Aandeel in de nieuwe \
onderzoeken: corruptie”.
Two rules bind it. The rule “corruption ≤ weapons ≤ terrorism ≤ cybercrime ≤ human_trafficking ≤ \
economic_and_financial_crime ≤ theft ≤ violence ≤ drug_crime ≤ money_laundering” holds. The chart is drawn from \
the largest bar to the smallest. The rule “investigation_shares.corruption = investigations.corruption / \
investigations.new” is violated by the print: it gives 1.14796 where 1.2 is printed. The share stands in brackets \
beside its count, and the chart is of the new investigations.
This is odd: 45 / 3920 = 1.148 %, printed 1,2%. The share of corruption follows from its count neither by \
rounding nor by cutting off: both give 1,1.""",
    "rail_police.results.arrests": """\
“Arrests during Railway Police patrols (area not stated)” (rail_police.results.arrests) is 282 \
arrests, counted from 2024-01-01 to 2024-12-31.
The certainty is ambiguous: another label, number or period is possible. Two numbers run into each other under two \
labels that are joined by a plus sign; first label, first number. If the numbers stand in the other order, it is \
767, the number now given to rail_police.results.official_reports. If the digits are one number for both \
together, it is 282767. Whether the whole country or Brussels-South is meant is not printed.
It is printed as “282” on slide 21 (Veiligheid op het spoor), line 743, under the heading “Specifieke \
actieterreinen: politie van de verbindingswegen”. In Dutch it is called “Aanhoudingen tijdens \
patrouilles van de Spoorwegpolitie (gebied niet vermeld)”.
No rule binds it.
Nothing odd is listed about it.""",
}


@pytest.mark.parametrize("figure_id", EXPLAINED)
def test_an_explanation_is_whole_sentences(report: bps.Report, figure_id: str) -> None:
    """What it is, how sure that is and why, what else it could be, where it stands, its rules and what is odd."""
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
        "The certainty is ambiguous: another label, number or period is possible. The print is smudged. "
        "The zero may be a six. Then it is 46."
    ) in str(bps.parse(data).explain(HORSES)).splitlines()


def test_every_explanation_is_well_formed(report: bps.Report) -> None:
    """Each line ends with one full stop and says nothing of what is not there."""
    wrong: list[str] = []
    for figure in report:
        text = str(report.explain(figure.id))
        if not all(line.endswith(".") for line in text.splitlines()) or re.search(r"\.\.|None|  | \.", text):
            wrong.append(figure.id)

    assert [] == wrong


def test_the_command_shows_what_the_card_shows(report: bps.Report, capsys: pytest.CaptureFixture[str]) -> None:
    """One description serves the notebook and the terminal."""
    explained = report.explain("organised_crime.investigation_shares.corruption")
    main(["--edition", "2024", "show", explained.figure.id])
    lines = capsys.readouterr().out
    written = " ".join(lines.split())

    assert [] == [name for name, cell in figure_rows(explained.figure, explained) if in_words(cell) not in written]
