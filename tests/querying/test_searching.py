"""Finding figures by id, by words and by printed numbers, and the errors if nothing is found."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES

REPORT = bps.load(2024)
YEARS = ", ".join(map(str, bps.editions()))


def test_every_id_gives_its_figure(report: bps.Report) -> None:
    """From the report, from its figures, and as an attribute of chapter and section."""
    wrong: list[str] = []
    for figure in report:
        by_attributes: Any = report
        for step in figure.id.split("."):
            by_attributes = getattr(by_attributes, step)
        if not figure == report[figure.id] == report.figures[figure.id] == report.one(figure.id) == by_attributes:
            wrong.append(figure.id)

    assert [] == wrong


REFUSALS: list[tuple[Callable[[Any], object], type[Exception], str]] = [
    (
        lambda r: r["personnel.staf.women"],
        bps.UnknownFigureError,
        (
            "Expected the id of one of 224 figures, got 'personnel.staf.women'. "
            "Did you mean 'personnel.staff.women' or 'personnel.staff.men'?"
        ),
    ),
    (lambda r: r["zzz"], bps.UnknownFigureError, "Expected the id of one of 224 figures, got 'zzz'."),
    (lambda r: r[3], bps.UnknownFigureError, "Expected the id of one of 224 figures, got 3."),
    (
        lambda r: r.chapter("personel"),
        bps.UnknownFigureError,
        "Expected one of the 15 chapters of the report, got 'personel'. Did you mean 'personnel'?",
    ),
    (
        lambda r: r.chapter(5),
        bps.UnknownFigureError,
        "Expected one of the 15 chapters of the report, got 5.",
    ),
    (
        lambda r: r.personnel.staff.women.label("it"),
        bps.UnknownLanguageError,
        "Expected a language among nl, fr, de, en, got 'it'.",
    ),
    (
        lambda r: r.personnel.label("end"),
        bps.UnknownLanguageError,
        "Expected a language among nl, fr, de, en, got 'end'. Did you mean 'en'?",
    ),
    (
        lambda _: bps.load(20244),
        bps.UnknownEditionError,
        f"Expected the year of an edition in the package ({YEARS}), got 20244. Did you mean '2024'?",
    ),
    (
        lambda _: bps.load("2024"),  # type: ignore[arg-type]
        bps.UnknownEditionError,
        f"Expected the year of an edition in the package ({YEARS}), got '2024'. A year is an int.",
    ),
    (
        lambda _: bps.load(True),
        bps.UnknownEditionError,
        f"Expected the year of an edition in the package ({YEARS}), got True. A year is an int.",
    ),
    (
        lambda r: r.personnel.staff.women.rate("day"),
        bps.DerivationError,
        (
            "Expected a figure that was counted over a period, got personnel.staff.women, which is a stock "
            "on 2024-12-31: it has no rate over time."
        ),
    ),
    (
        lambda r: r.border_management.removals.total.rate("month"),
        bps.DerivationError,
        "Expected a unit of time with a fixed length, one of second, minute, hour, day, week, got 'month'.",
    ),
    (
        lambda r: r.border_management.e_gates.belgian_share.rate("day"),
        bps.DerivationError,
        (
            "Expected an amount, got border_management.e_gates.belgian_share, which is a Share: "
            "it cannot be spread over time."
        ),
    ),
    (
        lambda r: r.find_printed("abc"),
        bps.PrintedNumberError,
        "Expected a number as the source prints it, such as '3 920', '20,5%' or '14,5 miljoen', got 'abc'.",
    ),
]


@pytest.mark.parametrize(("ask", "error", "message"), REFUSALS)
def test_an_error_says_what_was_expected(
    ask: Callable[[bps.Report], object], error: type[Exception], message: str
) -> None:
    """The whole sentence: what was expected, what was given, and what is nearest to it."""
    with pytest.raises(error) as caught:
        ask(REPORT)

    assert message == str(caught.value)


@pytest.mark.slow
def test_every_figure_is_found_by_each_of_its_labels(report: bps.Report) -> None:
    """In all four languages, and no other figure ranks above it."""
    wrong: list[tuple[str, str]] = []
    for figure in report:
        for label in (figure.label(language) for language in LANGUAGES):
            matches = report.find(label)
            own = [match for match in matches if match.figure is figure]
            if not own or own[0].score < matches[0].score:
                wrong.append((figure.id, label))

    assert [] == wrong


@pytest.mark.slow
@given(st.sampled_from(REPORT.figures), st.sampled_from(LANGUAGES))
def test_accents_and_case_do_not_matter(figure: bps.Figure, language: bps.Language) -> None:
    """A label finds the same in capitals, in small letters, without accents, or with accents as separate characters."""
    label = figure.label(language)
    decomposed = unicodedata.normalize("NFD", label)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))

    for words in (label.upper(), label.lower(), decomposed, bare, bare.replace("œ", "oe").upper()):
        assert REPORT.find(label) == REPORT.find(words)


def test_matches_are_ranked_and_say_what_matched(report: bps.Report) -> None:
    """The best comes first. Each has its text, its language, and one word of the text for each word of the search."""
    wrong: list[bps.Match] = []
    for asked in ("blanchiment", "police fédérale", "Drogen", "staff women", "aanhoudingen"):
        matches = report.find(asked)
        assert matches, asked
        assert sorted((match.score for match in matches), reverse=True) == [match.score for match in matches]
        for match in matches:
            text = match.figure.id if match.language == "id" else getattr(match.figure.labels, match.language)
            if match.text != text or len(match.matched) != len(asked.split()) or not 0 < match.score <= 1:
                wrong.append(match)

    assert [] == wrong


@pytest.mark.parametrize("words", ["number of women", "How many women?", "aantal vrouwen", "nombre de femmes"])
def test_fillers_do_not_count(report: bps.Report, words: str) -> None:
    """A search for the number of women finds the women first and their growth second."""
    women = ("personnel.staff.women", "personnel.staff.women_growth")

    assert list(women) == [match.figure.id for match in report.find(words)]
    with pytest.raises(bps.NotOneError) as caught:
        report.one(words)
    assert women == caught.value.candidates


def test_words_that_are_nowhere_find_nothing(report: bps.Report) -> None:
    """The answer is empty. A text must have every word of the search."""
    assert () == report.find("xyzzy")
    assert () == report.find(" \n")
    assert () == report.find("women xyzzy")


@pytest.mark.parametrize(
    ("words", "language", "score", "matched"),
    [
        ("arrests made daily", "de", Fraction(1), ("arrests", "made", "daily")),
        ("daily arrests", "de", Fraction(5, 6), ("daily", "arrests")),
        ("arrests", "de", Fraction(2, 3), ("arrests",)),
        ("arr", "de", Fraction(1, 2), ("arrests",)),
        ("ar", "de", Fraction(1, 2), ("arrests",)),
        ("rests", "de", Fraction(1, 3), ("arrests",)),
        ("res", "de", Fraction(1, 3), ("arrests",)),
        ("arr arrests", "de", Fraction(7, 12), ("arrests", "arrests")),
        ("alle arr", "nl", Fraction(2, 3), ("alle", "arrests")),
    ],
)
def test_the_score_has_two_halves(
    words: str, language: bps.Language, score: Fraction, matched: tuple[str, ...]
) -> None:
    """One half is how well the words fit: 3/3 for a whole word, 2/3 for its start, 1/3 for its inside.

    The other half is how much of the text they cover. Of equally good words, the first counts.
    """
    label = bps.Labels(nl="dagen alle arrests arrival", fr="jours", de="arrests made daily", en="arrests made daily")
    (match,) = bps.Figures([attrs.evolve(REPORT.figures[0], labels=label)]).find(words)

    assert (language, matched) == (match.language, match.matched)
    assert float(score) == pytest.approx(match.score)


def test_the_inside_of_a_word_is_found_from_three_letters_on() -> None:
    """Too many words contain two letters. The start of a word can be shorter."""
    label = bps.Labels(nl="dagen", fr="jours", de="Tage", en="days")
    figures = bps.Figures([attrs.evolve(REPORT.figures[0], labels=label)])

    assert [1, 1, 0, 0] == [len(figures.find(words)) for words in ("our", "j", "ou", "xyz")]


def test_in_takes_an_id_and_a_figure(report: bps.Report) -> None:
    """For a report and for a selection. A different figure with the same id is not in it."""
    women = report.personnel.staff.women
    for figures in (report, report.figures, report.select(kind="Count")):
        assert women in figures
        assert women.id in figures
        assert attrs.evolve(women, note="Another.") not in figures
        assert "personnel.staff.womn" not in figures
    shares: Any = report.select(kind="Share")
    assert women not in shares
    assert women.id not in shares


def test_a_label_without_letters_is_skipped() -> None:
    """The labels of an own report may be signs. No word fits them, and the search goes on with other labels."""
    sign = bps.Labels(nl="—", fr="—", de="—", en="—")
    figures = [attrs.evolve(figure, labels=sign) if figure.id.endswith("staff.men") else figure for figure in REPORT]

    assert REPORT.find("vrouwen") == bps.Figures(figures).find("vrouwen")
    assert ("personnel.staff.men",) == tuple(match.figure.id for match in bps.Figures(figures).find("staff.men")[:1])


def test_one_gives_the_figure_or_the_candidates(report: bps.Report) -> None:
    """A whole label in any language gives the figure. Otherwise the error lists the ids that fit."""
    women = report.personnel.staff.women
    assert [women] * 4 == [report.one(women.label(language)) for language in LANGUAGES]
    assert report.border_management.removals.total is report.one("removals total")
    with pytest.raises(bps.NotOneError) as several:
        report.one("vrouwen")
    with pytest.raises(bps.NotOneError) as none:
        report.one("wittwassen")

    ids = tuple(match.figure.id for match in report.find("vrouwen"))
    assert ids == several.value.candidates
    assert f"Expected 'vrouwen' to fit one figure, but it fits {len(ids)}: {', '.join(ids)}." == str(several.value)
    with pytest.raises(bps.NotOneError, match=r"\. Did you mean 'vrouwen'\? Did you mean 'drugs'\?$"):
        report.one("vrouwenn drugss")
    assert () == none.value.candidates
    assert "Expected 'wittwassen' to fit one figure, but it fits none. Did you mean 'witwassen'?" == str(none.value)


def test_one_prefers_the_label_with_the_words_in_order() -> None:
    """Another label with the same words fits too, but has them in another order."""
    labels = (bps.Labels(nl=words, fr=words, de=words, en=words) for words in ("foals mares", "mares foals"))
    other, wanted = (attrs.evolve(figure, labels=label) for figure, label in zip(REPORT, labels, strict=False))

    assert wanted is bps.Figures([other, wanted]).one("mares foals")


def test_every_number_is_found_as_printed(report: bps.Report) -> None:
    """With any kind of space or with points between the groups, and with the figure that is printed there."""
    wrong: list[tuple[int, str]] = []
    for entry in report.ledger:
        spellings = {entry.printed}
        try:
            bps.parse_printed(entry.printed)
        except bps.PrintedNumberError:
            # A word, a version or a date: found as it is, or said not to be a number.
            if not entry.printed.replace("-", "").replace("/", "").isdigit():
                continue
        else:
            spellings |= {entry.printed.replace(" ", space) for space in "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"}
            spellings.add(entry.printed.replace("€ ", "€").replace(" euro", "€").replace(" %", "%"))
            if entry.printed[0].isdigit() and "miljoen" not in entry.printed:
                spellings.add(entry.printed.removesuffix(" euro").replace(" %", "%").replace(" ", "."))
        for spelling in spellings:
            places = [(match.entry, match.figure and match.figure.id) for match in report.find_printed(spelling)]
            if (entry, entry.figure) not in places:
                wrong.append((entry.line, spelling))

    assert [] == wrong


def english(printed: str) -> str:
    """Write a number of the source with English marks and words."""
    marks = {" ": ",", ",": "."}
    swapped = re.sub(r"(?<=\d)[ ,](?=\d)", lambda found: marks[found[0]], printed)
    return swapped.replace("miljoen", "million").replace("miljard", "billion").replace("€ ", "€").replace(" %", "%")


def test_every_figure_is_found_in_english_marks(report: bps.Report) -> None:
    """Every place of every figure, with commas between the groups, a decimal point and "million"."""
    wrong = [
        (entry.line, english(entry.printed))
        for entry in report.ledger.figure_entries
        if entry not in [match.entry for match in report.find_printed(english(entry.printed))]
    ]

    assert [] == wrong


@pytest.mark.parametrize("text", ["13,979", "3,045,594", "20.5%", "14.5 million", "€231,709,179", "8,133,378 euro"])
def test_a_number_in_english_marks_finds_a_figure(report: bps.Report, text: str) -> None:
    """Only places whose English form is this text are found."""
    found = [match.entry for match in report.find_printed(text)]

    assert found
    assert {text} == {english(entry.printed) for entry in found}


@given(st.integers(1, 999), st.lists(st.integers(0, 999), min_size=1, max_size=3))
def test_points_and_commas_between_groups_find_the_same(first: int, groups: list[int]) -> None:
    """Whatever spaces find, points and commas find too, in printed order and once."""
    spelled = [mark.join([str(first), *(f"{group:03}" for group in groups)]) for mark in " .,"]
    found = [REPORT.find_printed(text) for text in spelled]

    assert all(set(found[0]) <= set(matches) for matches in found)
    order = [REPORT.ledger.entries.index(match.entry) for match in found[2]]
    assert sorted(set(order)) == order


@pytest.mark.parametrize("text", ["1,23,4", "1.2.3", "1,,2", "12 million people", "€", ",5"])
def test_a_text_that_is_no_number_is_refused(report: bps.Report, text: str) -> None:
    """It is a number neither with Dutch marks nor with English ones."""
    with pytest.raises(bps.PrintedNumberError) as caught:
        report.find_printed(text)

    assert (
        f"Expected a number as the source prints it, such as '3 920', '20,5%' or '14,5 miljoen', got {text!r}."
    ) == str(caught.value)


def test_numbers_are_found_by_value_and_no_others(report: bps.Report) -> None:
    """An int finds the printed number. A percent sign finds percentages only. Other numbers find nothing."""
    assert ["3 920"] == [match.entry.printed for match in report.find_printed(3920)]
    assert report.find_printed(7_000_000) == report.find_printed("7 miljoen")
    assert () == report.find_printed("3 921")
    assert {"%"} == {match.entry.printed[-1] for match in report.find_printed("14%")}
    assert len(report.find_printed("14")) >= len(report.find_printed("14%"))


def test_a_rate_is_the_value_over_the_length_of_the_period(report: bps.Report) -> None:
    """It is exact for every amount that grows over its period. Per week it is seven times as much as per day."""
    amounts = [f for f in report if type(f).__name__ in ("Count", "Money", "Mass", "Duration")]
    growing = [f for f in amounts if f.period.kind in (bps.PeriodKind.FLOW, bps.PeriodKind.CUMULATIVE)]
    wrong: list[str] = []
    for figure in growing:
        days = (figure.period.end - figure.period.start + (date(2, 1, 1) - date(1, 12, 31))).days
        per_day = figure.rate("day")
        if (Fraction(figure.value) / days, f"{figure.unit}/day") != (per_day.value, per_day.unit):
            wrong.append(figure.id)
        if figure.rate("week").value != 7 * per_day.value or per_day.operands != (figure.id,):
            wrong.append(figure.id)

    assert len(growing) > 150
    assert [] == wrong


def test_a_derived_number_is_no_figure(report: bps.Report) -> None:
    """It has no place in the source and equals no printed number."""
    figure = report.border_management.removals.total
    derived: object = figure.rate("day")

    assert {"source", "sources", "printed"}.isdisjoint(a.name for a in attrs.fields(bps.Derived))
    assert derived != figure
    assert Fraction(4596, 366) == figure.rate("day").value
