"""Cards: what a notebook and a terminal show, whole, safe, and readable on any background."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.discrepancy import Discrepancy, DiscrepancyKind
from belgian_police_stats.testing import changed, small_report
from belgian_police_stats.testing.strategies import figures
from belgian_police_stats.writing.cards.bundle import bundle, card_of
from belgian_police_stats.writing.cards.card import certainty_mark, check_mark, in_words, verdict_mark
from belgian_police_stats.writing.cards.html import element
from belgian_police_stats.writing.escapes import in_markdown, in_markdown_line
from belgian_police_stats.writing.marks import BLUE, GREEN, GREY, RED
from belgian_police_stats.writing.plain import plain_period
from belgian_police_stats.writing.relations import relation_in_numbers, relation_in_words
from support.card_pages import HOSTILE, TAGS, Page, contrast, hostile, shown
from support.own_reports import plain


def pages(report: bps.Report) -> Iterator[tuple[str, Page]]:
    """The HTML of every card of a report."""
    everything = [
        *report.figures,
        *(report.explain(figure.id) for figure in report),
        *report.breakdowns,
        *report.check(),
        *report.chapters,
        *(section for chapter in report.chapters for section in chapter.sections),
        *report.series(),
        *shown(report).values(),
    ]
    for each in everything:
        yield repr(each).splitlines()[0], Page(bundle(each)["text/html"])


@pytest.mark.slow
def test_every_card_has_three_forms(report: bps.Report) -> None:
    """A notebook can choose, with the arguments that it passes; the text is what a terminal shows."""
    in_full = (bps.Explanation, bps.Ranking, bps.Variations)
    for name, each in shown(report).items():
        forms = each._repr_mimebundle_(include=None, exclude=None)
        assert ["text/html", "text/markdown", "text/plain"] == list(forms), name
        assert forms == each._repr_mimebundle_(None, None) == each._repr_mimebundle_()
        assert forms["text/plain"] == (str(each) if isinstance(each, in_full) else repr(each))
        assert {str} == {type(text) for text in forms.values()}, name
        assert all(forms.values()), name


def test_only_what_has_a_card_is_shown() -> None:
    """Another object is a slip of ours, and the error says which."""
    with pytest.raises(TypeError) as refused:
        card_of("a text")

    assert "Expected something that has a card, got 'a text'." == str(refused.value)


@pytest.mark.slow
def test_cards_need_nothing_from_outside(report: bps.Report) -> None:
    """They have no script, handler, link or style sheet, and no id that two cards could share."""
    for name, page in pages(report):
        assert page.whole, name
        assert set() == {tag for tag, _ in page.elements} - TAGS, name
        for tag, attributes in page.elements:
            assert [] == [key for key in attributes if key.startswith("on") or key in ("id", "href", "src", "class")]
            assert "url(" not in attributes.get("style", "")
            assert "http" not in attributes.get("style", "")
            assert tag == "svg" or "xmlns" not in attributes


@pytest.mark.slow
def test_cards_are_read_on_white_and_on_black(report: bps.Report) -> None:
    """Text has the colour of its surroundings, no background is set, and each line can be told from both."""
    colours: set[str] = set()
    for name, page in pages(report):
        for _, attributes in page.elements:
            # A loud mark alone has a background, and the black text that can be read on it.
            style = attributes.get("style", "").replace("background:none;", "")
            style = style.replace(f"background:{RED};color:#000000", "")
            assert "background" not in style, name
            assert not re.search(r"(^|;)color:(?!inherit)", style), name
            assert attributes.get("fill", "none") in ("none", "currentColor", BLUE, RED)
            colours |= set(re.findall(r"#\w+|rgba?\([^)]*\)", str(attributes)))
    thin = {colour for colour in colours if colour.startswith("#")} - {"#000000"}
    faint = [(c, ground) for c in thin for ground in ("#FFFFFF", "#111111") if contrast(c, ground) < 3]

    assert {"rgba(128,128,128,0.5)"} == colours - thin - {"#000000"}
    assert {BLUE, GREEN, GREY, RED} >= thin
    assert [] == faint
    assert contrast(RED, "#000000") >= 4.5


def test_a_series_shows_every_number_with_its_source(report: bps.Report) -> None:
    """Its drawing has a dot for each, and a line only between numbers of one count."""
    series = report.series("organised_crime.fugitives.fugitives_arrested")
    page = Page(bundle(series)["text/html"])
    tags = Counter(tag for tag, _ in page.elements)
    alone = Page(bundle(report.series("personnel.training.courses"))["text/html"])

    assert (10, 7) == (tags["circle"], tags["line"])
    assert [] == [one.printed for one in series if one.printed not in page.text]
    assert all(found.why in page.text for found in series.breaks)
    assert [] == [tag for tag, _ in alone.elements if tag == "svg"]


def test_the_other_values_of_a_number_are_drawn(report: bps.Report) -> None:
    """A figure of the report that can be 178 as well has a diamond there, below its own dot."""
    page = Page(bundle(report.series("protection.close_protection.valuables_escorts"))["text/html"])
    dots = [float(attributes["cy"]) for tag, attributes in page.elements if tag == "circle"]
    diamonds = [float(attributes["y"]) for tag, attributes in page.elements if tag == "rect"]

    assert 1 == len(diamonds)
    assert diamonds[0] > dots[-1]
    assert "2024: other reading, 178" in page.text


def test_a_series_names_the_address_of_each_page_once(report: bps.Report) -> None:
    """Publisher, title, date and address are below the numbers."""
    series = report.series("organised_crime.fugitives.fugitives_arrested")
    text = Page(bundle(series)["text/html"]).text

    assert [] == [str(one.source) for one in series if one.source and 1 != text.count(str(one.source))]


def test_a_change_shows_its_doubt(report: bps.Report) -> None:
    """Both numbers, the comparability, what speaks against it, and the other readings."""
    change = report.series("protection.close_protection.valuables_escorts").change(2023, 2024)
    text = Page(bundle(change)["text/html"]).text

    assert "573" in text
    assert "647" in text
    assert "valuables-and-prisoners" in text
    assert "≈-72.4884" in text


def test_an_explanation_cites_its_pages_and_shows_other_years(report: bps.Report) -> None:
    """Publisher, title, date and address of each page; the figure itself has their short names."""
    women = report["personnel.staff.women"]
    rows = dict(card_of(report.explain(women)).rows)

    assert str(report.outside.sources["federal-police-2023-staff-fr"]) == rows["cited source"]
    assert "federal-police-2023-staff-fr" == dict(card_of(women).rows)["cited source"]
    assert str(rows["other years"]).startswith("2023: 4 292 (same; Belgian Federal Police, ")
    assert "report.series" in card_of(report.explain(women)).hint


def test_certainties_and_verdicts_are_told_apart_without_colour() -> None:
    """Each certainty has a sign and a border of its own; a violated rule and a failed check look like no other."""
    certainties = [certainty_mark(certainty) for certainty in bps.Certainty]
    verdicts = {verdict: verdict_mark(verdict) for verdict in bps.Verdict}
    violated = verdicts.pop(bps.Verdict.VIOLATED)

    assert 3 == len({mark.sign for mark in certainties}) == len({mark.border for mark in certainties})
    assert violated.sign not in {mark.sign for mark in verdicts.values()}
    assert violated.border not in {mark.border for mark in verdicts.values()}
    holds, breaks = small_report().check(), changed(small_report(), {"personnel.staff.women": 451}).check()
    assert check_mark(holds).sign != check_mark(breaks).sign
    assert ("passed", "not passed") == (check_mark(holds).word, check_mark(breaks).word)


def test_a_check_with_listed_violations_does_not_just_say_passed(report: bps.Report) -> None:
    """The word above the violations says that they are listed."""
    card = card_of(report.check())

    assert card.mark is not None
    assert "violations listed" == card.mark.word
    assert "violated (2)" in card.lead


def test_a_figures_card_tells_all_that_is_known_of_it(report: bps.Report) -> None:
    """For every figure: label, value, printed form, interval, period, certainty with its evidence, and source."""
    lacking: list[tuple[str, str]] = []
    for figure in report:
        forms = bundle(figure)
        page = Page(forms["text/html"]).text
        markdown = re.sub(r"\\(.)", r"\1", forms["text/markdown"])
        told = [figure.label("en"), figure.label("nl"), figure.id, figure.printed, f"{figure.value} {figure.unit}"]
        told += [
            plain_period(figure.period, "en"),
            str(figure.certainty),
            *map(str, figure.sources),
            figure.source.heading,
        ]
        told += [figure.evidence or "", figure.note or "", *(other.why for other in figure.alternatives)]
        if figure.qualifier is bps.Qualifier.EXACT:
            told += (
                []
                if figure.interval_if_rounded.is_point
                else [str(figure.interval_if_rounded), str(figure.interval_if_truncated)]
            )
        else:
            told += [str(figure.bounds)]
        lacking += [(figure.id, text) for text in told if text not in page or text not in markdown]

    assert [] == lacking


def test_a_derived_card_has_a_period_where_its_operands_have_one_in_common(report: bps.Report) -> None:
    """A ratio of figures of two periods is of neither."""
    staff, passengers = report.personnel.staff, report.border_management.passengers

    assert "as at 31 December 2024" == dict(card_of(staff.women.share_of(staff.total)).rows)["period"]
    assert ["value", "bounds", "certainty", "formula", "operand", "operand"] == [
        name for name, _ in card_of(passengers.total / staff.total).rows
    ]


def test_the_card_of_a_check_without_rules_has_no_list() -> None:
    """It counts no rules and folds nothing away."""
    card = card_of(bps.parse(plain(rules=[])).check())

    assert ("0 checks", []) == (card.title, list(card.grids))


def test_a_figure_alone_does_not_know_its_rules_and_says_who_does(report: bps.Report) -> None:
    """The card of the figure names the call; the card of the explanation has the rules and the discrepancies."""
    corruption = report.organised_crime.investigation_shares.corruption
    alone = Page(bundle(corruption)["text/html"]).text
    explained = Page(bundle(report.explain(corruption.id))["text/html"]).text

    assert f'report.explain("{corruption.id}") lists the checks of this figure.' in alone
    assert "violated" not in alone
    for result in report.explain(corruption.id).results:
        assert relation_in_words(result, "en") in explained
        assert relation_in_numbers(result, "en") in explained
        assert result.verdict in explained
    assert "45 / 3920 = 1.148 %, printed 1,2%" in explained


@pytest.mark.parametrize("form", ["text/html", "text/markdown"])
def test_hostile_labels_stay_texts(report: bps.Report, form: str) -> None:
    """A label, a note or a heading is shown as it is, and has no effect."""
    label = bps.Labels(nl=HOSTILE, fr=HOSTILE, de=HOSTILE, en=HOSTILE)
    whole, part = (hostile(figure, label) for figure in (report.personnel.staff.total, report.personnel.staff.women))
    rule = attrs.evolve(report.check()[0].rule, why=HOSTILE, name=HOSTILE)
    discrepancy = Discrepancy(
        id="discrepancy",
        kind=DiscrepancyKind.CONTRADICTION,
        rule=HOSTILE,
        verdict=bps.Verdict.VIOLATED,
        arithmetic=HOSTILE,
        explanation=HOSTILE,
    )
    result = attrs.evolve(report.check()[0], rule=rule)
    reading = bps.Reading(id=HOSTILE, label=HOSTILE, evidence=HOSTILE, violates=(HOSTILE,), figures=(part,))
    doubt = bps.Doubt(id=HOSTILE, kind=bps.DoubtKind.SCOPE, question=HOSTILE, readings=(reading, reading))
    things: list[Any] = [
        part,
        bps.Figures([whole, part] * 15),
        attrs.evolve(report.breakdowns[0], whole=whole, parts=(part, part), rule=rule),
        bps.Explanation(figure=part, results=(result,), discrepancies=(discrepancy,), doubts=(doubt,)),
        result,
        doubt,
        bps.Variations(
            (HOSTILE,),
            (bps.Variation(readings=((HOSTILE, HOSTILE),), chosen=True, result=HOSTILE, violates=(HOSTILE,)),),
        ),
        bps.Check((result,), (result,), (discrepancy,), ((HOSTILE, HOSTILE),)),
        attrs.evolve(part.share_of(whole), formula=HOSTILE),
        bps.Section(id=HOSTILE, labels=label),
    ]
    for thing in things:
        text = bundle(thing)[form]
        if form == "text/html":
            page = Page(text)
            assert page.whole
            assert {tag for tag, _ in page.elements} <= TAGS
            assert HOSTILE in page.text
        else:
            own = re.sub(r"\\.|`[\w./: -]+`", "", text)
            assert not re.search(r"[<>`&]|\*\*b", own)
            assert " ".join(HOSTILE.split()) in re.sub(r"\\(.)", r"\1", text)


def test_attributes_are_escaped_as_texts_are() -> None:
    """No quotation mark in a value ends the attribute."""
    (only,) = Page(element("div", HOSTILE, lang=HOSTILE)).elements

    assert ("div", {"lang": HOSTILE}) == only


@pytest.mark.slow
@given(figure=figures())
def test_any_figure_makes_whole_html(figure: bps.Figure) -> None:
    """Every text of a figure comes out of the HTML as it went in."""
    page = Page(bundle(figure)["text/html"])
    texts = [*attrs.astuple(figure.labels)[3:], figure.evidence or "", figure.note or ""]

    assert page.whole
    assert {tag for tag, _ in page.elements} <= TAGS
    # What parses HTML reads a carriage return as a line feed, and a null as nothing good.
    assert [] == [text for text in texts if not set("\r\0") & set(text) and text not in page.text]


@given(text=st.text())
def test_markdown_gives_a_text_back(text: str) -> None:
    """Each sign that Markdown could take for its own has a backslash before it, and the text is on one line."""
    written = in_markdown(text)

    assert " ".join(text.split()) == re.sub(r"\\(.)", r"\1", written)
    assert not re.search(r"[<>|*`\[\]&~$@]|\b_|_\b|^ *[#+=-]|://|^\d{1,2}[.)]( |$)", re.sub(r"\\.", "x", written))


def test_markdown_can_be_read_raw(report: bps.Report) -> None:
    """Numbers, ids and words have no backslash: language models and differences of files show the raw text."""
    written = bundle(report.explain("organised_crime.investigation_shares.corruption"))["text/markdown"]

    # A line that begins with what could be an item of a list is escaped, and so are brackets.
    assert "\\" not in written.replace("\\[", "").replace("\\]", "")
    assert "- id: `organised_crime.investigation_shares.corruption`" in written
    assert "45 / 3 920 ≈ 1.14796%, printed 1.2%" in written
    assert "| `personnel.staff.women` |" in bundle(report.personnel.staff)["text/markdown"]
    assert "snake_case" == in_markdown("snake_case")
    assert ("\\# a", "1\\. a", "a\\_") == (in_markdown("# a"), in_markdown("1. a"), in_markdown("a_"))
    assert ("1986\\. a", "123456789\\)") == (in_markdown("1986. a"), in_markdown("123456789)"))
    assert ("  10\\. a", "   \\# a") == (in_markdown_line("  10. a"), in_markdown_line("     # a"))
    assert "https\\://example.org" == in_markdown("https://example.org")


def test_a_check_lists_first_what_needs_attention(report: bps.Report) -> None:
    """Violated, undecided and truncated rules are shown first. The full list is folded away."""
    check = report.check()
    open_grid, folded = card_of(check).grids
    counts = Counter(in_words(row[0]) for row in open_grid.rows)

    assert {"violated": 2, "truncated": 4} == counts
    assert (len(check), f"{len(check)} checks in all") == (len(folded.rows), folded.fold)
    assert "violations listed" in bundle(check)["text/markdown"]


def test_a_report_is_its_chapters(report: bps.Report) -> None:
    """Each chapter with its figures and how sure they are; the terms are on the card."""
    card = card_of(report)
    (grid,) = card.grids

    assert [chapter.label("en") for chapter in report.chapters] == [row[0] for row in grid.rows]
    assert len(report) == sum(int(str(row[1])) for row in grid.rows)
    assert dict(card.rows)["terms of use"] == report.edition.terms
    assert "This is not an official publication." == card.hint


def test_long_lists_are_folded(report: bps.Report) -> None:
    """Twenty figures are shown, and the others are below a line that says how many they are."""
    shown_grid, folded = card_of(report.figures).grids

    assert (20, 80) == (len(shown_grid.rows), len(folded.rows))
    assert "80 more" == folded.fold
    assert f"{len(report) - 100} more: table() has all of them." == card_of(report.figures).hint
    assert "" == card_of(report.figures[:100]).hint


def test_a_table_shows_its_first_rows(report: bps.Report) -> None:
    """Ten rows with what must be known of them, and every column described."""
    table = report.table(language="de")
    rows, columns = card_of(table).grids

    assert [figure.id for figure in report.figures[:10]] == [row[-1] for row in rows.rows]
    assert [figure.label("de") for figure in report.figures[:10]] == [row[0] for row in rows.rows]
    assert [column.name for column in table.columns] == [row[0] for row in columns.rows]
    assert "The first 10 rows." == card_of(table).hint


def test_a_card_can_be_kept_as_json(report: bps.Report) -> None:
    """A notebook file holds the forms as texts."""
    for each in shown(report).values():
        assert bundle(each) == json.loads(json.dumps(bundle(each)))


def test_own_data_has_cards() -> None:
    """A chapter and a counted thing that the library does not know are shown like ours."""
    own = bps.parse(plain())
    (chapter,) = [chapter for chapter in own.chapters if chapter.id == "horse_brigade"]
    lead = card_of(own["horse_brigade.stable.horses"]).lead

    assert "40 horse (en)" == lead
    assert all(Page(bundle(thing)["text/html"]).whole for thing in (own, own.check(), chapter, *chapter.sections, *own))
