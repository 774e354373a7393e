"""Cards: what a notebook and a terminal show, whole, safe, and readable on any background."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.model.discrepancy import Discrepancy, DiscrepancyKind
from belgian_police_stats.testing.strategies import reports
from belgian_police_stats.writing.cards.as_markdown import escaped
from belgian_police_stats.writing.cards.bundle import bundle, card_of
from belgian_police_stats.writing.cards.card import check_mark, in_words, reading_mark, verdict_mark
from belgian_police_stats.writing.cards.figures import figure_rows
from belgian_police_stats.writing.cards.html import element
from belgian_police_stats.writing.cards.remainder import is_unexplained
from strategies import figures

HOSTILE = "<script>alert('x')</script><img src=x onerror=\"y\"> | **b** `c` </td></div>\n\n# <!-- & &lt;"
TAGS = {
    *("div", "span", "strong", "dl", "dt", "dd", "wbr", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "title", "desc", "g", "rect", "line", "text"),
}
"""Every element that a card may have."""
VOID = {"wbr"}


class Page(HTMLParser):
    """The elements of some HTML with their attributes, the texts, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.crossed: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note what is closed in another order than it was opened."""
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.text += data

    @property
    def whole(self) -> bool:
        """Whether every element is closed, in order."""
        return not self.open and not self.crossed

    def named(self, name: str) -> list[dict[str, str]]:
        """The attributes of each element of a name."""
        return [attributes for tag, attributes in self.elements if tag == name]


def shown(report: bps.Report) -> dict[str, Any]:
    """One object of every sort that has a card."""
    staff = report.personnel.staff
    return {
        "figure": staff.women,
        "explanation": report.explain("organised_crime.investigation_shares.corruption"),
        "figures": report.figures,
        "no figures": bps.Figures([]),
        "section": report.organised_crime.investigations,
        "chapter": report.organised_crime,
        "report": report,
        "group": report.groups()[0],
        "derived": staff.women.share_of(staff.total),
        "law": report.check()[0],
        "check": report.check(),
        "table": report.table(),
        "empty table": report.table(language="fr", chapter="cybercrime", unit="EUR"),
    }


def pages(report: bps.Report) -> Iterator[tuple[str, Page]]:
    """The HTML of every card that there is for a report."""
    everything = [
        *report.figures,
        *(report.explain(figure.id) for figure in report),
        *report.groups(),
        *report.check(),
        *report.chapters,
        *(section for chapter in report.chapters for section in chapter),
        *shown(report).values(),
    ]
    for each in everything:
        yield repr(each).splitlines()[0], Page(bundle(each)["text/html"])


def test_every_card_has_three_forms(report: bps.Report) -> None:
    """A notebook can choose, with the arguments that it passes; the text is what a terminal shows."""
    for name, each in shown(report).items():
        forms = each._repr_mimebundle_(include=None, exclude=None)
        assert ["text/html", "text/markdown", "text/plain"] == list(forms), name
        assert forms == each._repr_mimebundle_(None, None) == each._repr_mimebundle_()
        assert forms["text/plain"] == (str(each) if isinstance(each, bps.Explanation) else repr(each))
        assert {str} == {type(text) for text in forms.values()}, name
        assert all(forms.values()), name


def test_only_what_has_a_card_is_shown() -> None:
    """Another object is a slip of ours, and the error says which."""
    with pytest.raises(TypeError) as refused:
        card_of("a text")

    assert "Expected something that has a card, got 'a text'." == str(refused.value)


def test_cards_need_nothing_from_outside(report: bps.Report) -> None:
    """No script, no handler, no link, no style sheet, no id that another card on the page could share."""
    for name, page in pages(report):
        assert page.whole, name
        assert set() == {tag for tag, _ in page.elements} - TAGS, name
        for tag, attributes in page.elements:
            assert [] == [key for key in attributes if key.startswith("on") or key in ("id", "href", "src", "class")]
            assert "url(" not in attributes.get("style", "")
            assert "http" not in attributes.get("style", "")
            assert tag == "svg" or "xmlns" not in attributes


def test_cards_are_read_on_white_and_on_black(report: bps.Report) -> None:
    """Text has the colour of its surroundings, no background is set, and each line can be told from both."""
    colours = set()
    for name, page in pages(report):
        for _, attributes in page.elements:
            assert "background" not in attributes.get("style", ""), name
            assert not re.search(r"(^|;)color:(?!inherit)", attributes.get("style", "")), name
            assert attributes.get("fill", "none") in ("none", "currentColor", "#0072B2")
            colours |= set(re.findall(r"#\w+|rgba?\([^)]*\)", str(attributes)))
    thin = {colour for colour in colours if colour.startswith("#")}
    faint = [(c, ground) for c in thin for ground in ("#FFFFFF", "#111111") if contrast(c, ground) < 3]

    assert {"rgba(128,128,128,0.5)"} == colours - thin
    assert len(thin) == 3
    assert [] == faint


def test_readings_and_verdicts_are_told_apart_without_colour() -> None:
    """Each reading has a sign and a border of its own; a broken law and a failed check look like no other."""
    readings = [reading_mark(reading) for reading in bps.Reading]
    verdicts = {verdict: verdict_mark(verdict) for verdict in bps.Verdict}
    broken = verdicts.pop(bps.Verdict.BROKEN)

    assert 3 == len({mark.sign for mark in readings}) == len({mark.border for mark in readings})
    assert broken.sign not in {mark.sign for mark in verdicts.values()}
    assert broken.border not in {mark.border for mark in verdicts.values()}
    assert check_mark(True).sign != check_mark(False).sign


def test_a_figures_card_tells_all_that_is_known_of_it(report: bps.Report) -> None:
    """For every figure: label, value, print, interval, period, reading with evidence and alternatives, and source."""
    lacking = []
    for figure in report:
        forms = bundle(figure)
        page = Page(forms["text/html"]).text
        markdown = re.sub(r"\\(.)", r"\1", forms["text/markdown"])
        told = [figure.label("en"), figure.label("nl"), figure.id, figure.printed, f"{figure.value} {figure.unit}"]
        told += [str(figure.period), str(figure.reading), *map(str, figure.sources), figure.source.heading]
        told += [figure.evidence or "", figure.note or "", *(other.why for other in figure.alternatives)]
        told += [] if figure.interval.is_point else [str(figure.interval), str(figure.interval_truncated)]
        lacking += [(figure.id, text) for text in told if text not in page or text not in markdown]

    assert [] == lacking


def test_a_figure_alone_does_not_know_its_laws_and_says_who_does(report: bps.Report) -> None:
    """The card of the figure names the call; the card of the explanation has the laws, and what is odd."""
    corruption = report.organised_crime.investigation_shares.corruption
    alone = Page(bundle(corruption)["text/html"]).text
    explained = Page(bundle(report.explain(corruption.id))["text/html"]).text

    assert f'report.explain("{corruption.id}") tells the laws that bind it.' in alone
    assert "broken" not in alone
    for result in report.explain(corruption.id).results:
        assert result.law.brief in explained
        assert result.verdict in explained
    assert "45 / 3920 = 1.148 %, printed 1,2%" in explained


@pytest.mark.parametrize("form", ["text/html", "text/markdown"])
def test_hostile_labels_stay_texts(report: bps.Report, form: str) -> None:
    """Whatever stands in a label, a note or a heading is shown as it is, and does nothing."""
    label = bps.Label(nl=HOSTILE, fr=HOSTILE, de=HOSTILE, en=HOSTILE)
    whole, part = (hostile(figure, label) for figure in (report.personnel.staff.total, report.personnel.staff.women))
    law = attrs.evolve(report.check()[0].law, why=HOSTILE, name=HOSTILE)
    odd = Discrepancy(
        id="odd",
        kind=DiscrepancyKind.CONTRADICTION,
        law=HOSTILE,
        verdict=bps.Verdict.BROKEN,
        arithmetic=HOSTILE,
        explanation=HOSTILE,
    )
    result = attrs.evolve(report.check()[0], law=law)
    things: list[Any] = [
        part,
        bps.Figures([whole, part] * 15),
        attrs.evolve(report.groups()[0], whole=whole, parts=(part, part), law=law),
        bps.Explanation(figure=part, results=(result,), discrepancies=(odd,)),
        result,
        bps.Check((result,), (result,), (odd,)),
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
            own = re.sub(r"\\.", "", text)
            assert not re.search(r"[<>`&]|\*\*b", own)
            assert " ".join(HOSTILE.split()) in re.sub(r"\\(.)", r"\1", text)


def test_attributes_are_escaped_as_texts_are() -> None:
    """No quotation mark in a value ends the attribute."""
    (only,) = Page(element("div", HOSTILE, lang=HOSTILE)).elements

    assert ("div", {"lang": HOSTILE}) == only


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
    """Each sign that Markdown could take for its own stands behind a backslash, and the text is on one line."""
    written = escaped(text)

    assert " ".join(text.split()) == re.sub(r"\\(.)", r"\1", written)
    assert not re.search(r"[<>|*_`#\[\]!&~-]", re.sub(r"\\.", "", written))


def test_a_bar_is_hatched_where_something_is_left(report: bps.Report) -> None:
    """Only a remainder that the print leaves for sure is hatched, and it is as wide as its share of the whole."""
    seen = {}
    for group in report.groups():
        outer, *inner = Page(bundle(group)["text/html"]).named("svg")
        left = sum(float(svg["width"]) for svg in inner)
        share = float(group.remainder.value) / float(group.whole.value) if is_unexplained(group) else 0.0
        seen[group.whole.id] = bool(inner)
        assert abs(left - 600 * share) < 0.1, group.whole.id
        assert "img" == outer["role"]

    assert [whole for whole, hatched in seen.items() if hatched] == [
        "organised_crime.investigations.new",
        "organised_crime.suspects.total",
    ]


def test_a_rounded_whole_leaves_nothing_that_can_be_told(report: bps.Report) -> None:
    """The parts are more than the whole as printed, and the card does not call that a remainder."""
    passengers = next(group for group in report.groups() if group.whole.id == "border_management.passengers.total")
    rows = dict(card_of(passengers).rows)

    assert "nothing that can be told: as far as they are printed, the numbers leave [-61043, 38957]" == rows["left"]

    fewer = attrs.evolve(passengers.parts[0], value=passengers.parts[0].value - 20_000, printed="11 765 000")
    less = attrs.evolve(passengers, parts=(fewer, *passengers.parts[1:]))
    assert less.remainder.value > 0
    assert not is_unexplained(less)
    assert in_words(dict(card_of(less).rows)["left"]).startswith("nothing that can be told")


def test_a_bar_marks_its_doubtful_parts(report: bps.Report) -> None:
    """An ambiguous part has a broken line and a question mark; the picture has a title and says its parts."""
    group = report.groups()[0]
    html = bundle(group)["text/html"]
    page = Page(html)
    doubtful = [part for part in group.parts if part.reading is bps.Reading.AMBIGUOUS]
    broken = [box for box in page.named("rect") if box.get("stroke-dasharray", "none") != "none"]

    assert len(group.parts) == len([box for box in page.named("rect") if box["fill"] != "none"])
    assert 2 == len(doubtful) == len(broken) == html.count(">?</text>")
    assert "New investigations into crime phenomena: 3 920 case files and its parts" in page.text
    assert all(part.label("en") in page.text for part in group.parts)


@settings(max_examples=15)
@given(report=reports())
def test_any_report_makes_whole_cards(report: bps.Report) -> None:
    """Groups, sections and checks of invented numbers draw bars within their frame."""
    for thing in (report, report.check(), *report.groups(), *report.chapters):
        page = Page(bundle(thing)["text/html"])
        assert page.whole
        ends = [float(box["x"]) + float(box["width"]) for box in page.named("rect")]
        assert all(0 <= end <= 600.01 for end in ends)
        assert all(float(box["width"]) >= 0 for box in page.named("rect"))


def test_a_check_lists_what_to_heed_first(report: bps.Report) -> None:
    """What is broken, open or cut off stands in the open; all laws are there when they are unfolded."""
    check = report.check()
    open_grid, folded = card_of(check).grids
    counts = Counter(in_words(row[0]) for row in open_grid.rows)

    assert {"broken": 3, "undecided": 1, "truncated": 4} == counts
    assert (len(check), f"all {len(check)} laws") == (len(folded.rows), folded.fold)
    assert "passed" in bundle(check)["text/markdown"]


def test_a_report_is_its_chapters(report: bps.Report) -> None:
    """Each chapter with its figures and how sure they are; the terms are on the card."""
    card = card_of(report)
    (grid,) = card.grids

    assert [chapter.label("en") for chapter in report.chapters] == [row[0] for row in grid.rows]
    assert len(report) == sum(int(str(row[1])) for row in grid.rows)
    assert dict(card.rows)["terms"] == report.edition.terms
    assert "This is no official publication." == card.hint


def test_long_lists_are_folded(report: bps.Report) -> None:
    """Twenty figures in the open and the others below a line that says how many."""
    shown_grid, folded = card_of(report.figures).grids

    assert (20, len(report) - 20) == (len(shown_grid.rows), len(folded.rows))
    assert f"{len(report) - 20} more" == folded.fold


def test_a_table_shows_its_first_rows(report: bps.Report) -> None:
    """Ten rows with what must be known of them, and every column described."""
    table = report.table(language="de")
    rows, columns = card_of(table).grids

    assert [figure.id for figure in report.figures[:10]] == [row[-1] for row in rows.rows]
    assert [figure.label("de") for figure in report.figures[:10]] == [row[0] for row in rows.rows]
    assert [column.name for column in table.columns] == [row[0] for row in columns.rows]
    assert "The first 10 rows." == card_of(table).hint


def test_reprs_are_one_line(report: bps.Report) -> None:
    """In a terminal one object is one line, and a list or a container one for each of its members."""
    for name in ("figure", "explanation", "group", "derived", "law", "check"):
        assert 1 == len(repr(shown(report)[name]).splitlines()), name
    staff = report.personnel.staff

    assert "<Derived 31.4257 percent = personnel.staff.women / personnel.staff.total>" == repr(
        staff.women.share_of(staff.total)
    )
    assert (
        "<Explanation of <Count personnel.staff.women: 4 393 person, on 2024-12-31, layout>; laws: 1, discrepancies: 0>"
    ) == repr(report.explain("personnel.staff.women"))


EXPLAINED = {
    "organised_crime.investigation_shares.corruption": """\
“Share of the new investigations: corruption” \
(organised_crime.investigation_shares.corruption) is 1.2%, over the time from 2024-01-01 to 2024-12-31. The \
printed number stands for [1.15, 1.25] if it was rounded, and for [1.2, 1.3) if it was cut off. It is a share of \
organised_crime.investigations.new.
The reading is layout: the position on the slide alone ties the number to its label. The share stands in \
brackets directly after its count. The label follows its number; the two smallest bars were drawn apart from the \
others, after the second chart.
It is printed as “1,2%” on slide 1 (Verdeling op basis van capaciteitsbesteding), line 87, under the heading \
“Bestrijding van de georganiseerde en complexe criminaliteit”. In Dutch it is called “Aandeel in de nieuwe \
onderzoeken: corruptie”.
Two laws bind it. The law “corruption ≤ weapons ≤ terrorism ≤ cybercrime ≤ human_trafficking ≤ \
economic_and_financial_crime ≤ theft ≤ violence ≤ drug_crime ≤ money_laundering” holds. The chart is drawn from \
the largest bar to the smallest. The law “investigation_shares.corruption = investigations.corruption / \
investigations.new” is broken by the print: it gives 1.14796 where 1.2 is printed. The share stands in brackets \
beside its count, and the chart is of the new investigations.
This is odd: 45 / 3920 = 1.148 %, printed 1,2%. The share of corruption follows from its count neither by \
rounding nor by cutting off: both give 1,1.""",
    "rail_police.results.arrests": """\
“Arrests by the Railway Police” (rail_police.results.arrests) is 282 \
arrests, counted from 2024-01-01 to 2024-12-31.
The reading is ambiguous: another label, number or period is possible. Two numbers run into each other under two \
labels that are joined by a plus sign; first label, first number. If the numbers stand in the other order, it is \
767, the number now given to rail_police.results.official_reports. If the digits are one number for both \
together, it is 282767. Whether the whole country or Brussels-South is meant is not printed.
It is printed as “282” on slide 21 (Veiligheid op het spoor), line 743, under the heading “Specifieke \
actieterreinen: politie van de verbindingswegen”. In Dutch it is called “Aanhoudingen door de Spoorwegpolitie”.
No law binds it.
Nothing odd is listed about it.""",
}


@pytest.mark.parametrize("figure_id", EXPLAINED)
def test_an_explanation_is_whole_sentences(report: bps.Report, figure_id: str) -> None:
    """What it is, how sure that is and why, what else it could be, where it stands, its laws and what is odd."""
    assert EXPLAINED[figure_id] == str(report.explain(figure_id))


def test_every_explanation_is_well_formed(report: bps.Report) -> None:
    """Each line ends with one full stop and says nothing of what is not there."""
    wrong = []
    for figure in report:
        text = str(report.explain(figure.id))
        if not all(line.endswith(".") for line in text.splitlines()) or re.search(r"\.\.|None|  | \.", text):
            wrong.append(figure.id)

    assert [] == wrong


def test_the_command_shows_what_the_card_shows(report: bps.Report, capsys: pytest.CaptureFixture[str]) -> None:
    """One description serves the notebook and the terminal."""
    explained = report.explain("organised_crime.investigation_shares.corruption")
    main(["show", explained.figure.id])
    lines = capsys.readouterr().out
    written = " ".join(lines.split())

    assert [] == [name for name, cell in figure_rows(explained.figure, explained) if in_words(cell) not in written]


def test_a_card_can_be_kept_as_json(report: bps.Report) -> None:
    """A notebook file holds the forms as texts."""
    for each in shown(report).values():
        assert bundle(each) == json.loads(json.dumps(bundle(each)))


def hostile(figure: bps.Figure, label: bps.Label) -> bps.Figure:
    """The same figure with a bad text wherever it can have one."""
    sources = tuple(attrs.evolve(source, title=HOSTILE, heading=HOSTILE) for source in figure.sources)
    return attrs.evolve(
        figure,
        labels=label,
        note=HOSTILE,
        sources=sources,
        reading=bps.Reading.AMBIGUOUS,
        evidence=HOSTILE,
        alternatives=(bps.Alternative(why=HOSTILE, figure=HOSTILE),),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG has it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
