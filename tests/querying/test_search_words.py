"""What people type: questions, titles, units, numbers, other words and forms, slips; and how long a search can take."""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats import errors
from belgian_police_stats.errors import Names
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.units import packaged_units
from belgian_police_stats.querying.search import Match, Matches
from belgian_police_stats.querying.search_index import FILLERS
from belgian_police_stats.texts.forms import stems
from belgian_police_stats.texts.words import bare_words
from belgian_police_stats.writing.cards.bundle import bundle

REPORT = bps.load(2024)
WOMEN = "personnel.staff.women"


def ids(words: str, figures: bps.types.HasFigures = REPORT) -> list[str]:
    """The ids that a search finds, the best first."""
    return [match.figure.id for match in figures.find(words)]


@pytest.mark.parametrize(
    "question",
    [
        "how many women work for the federal police",
        "How many women work for the Federal Police?",
        "What is the number of women working at the federal police in 2024?",
        "Tell me how many female employees the federal police had",
        "Hoeveel vrouwen werken er bij de federale politie?",
        "hoeveel vrouwen telt de federale politie",
        "Wat is het aantal vrouwen bij de politie?",
        "Combien de femmes travaillent à la police fédérale ?",
        "Combien y a-t-il de femmes à la police fédérale ?",
        "Quel est le nombre de femmes dans la police ?",
        "Wie viele Frauen arbeiten bei der Föderalen Polizei?",
        "Wieviele Frauen sind bei der Polizei beschaeftigt?",
    ],
)
def test_a_question_in_a_sentence_finds_the_women(question: str) -> None:
    """In four languages, whatever small words are around; a word that no figure has is named."""
    first, *_ = REPORT.find(question)

    assert WOMEN == first.figure.id
    assert not {word for word in first.missed if word.casefold() in FILLERS}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("effectifs", "personnel.staff.total"),
        ("employees", "personnel.staff.total"),
        ("agents", "personnel.staff.police_officers"),
        ("policiers", "personnel.staff.police_officers"),
        ("politieagenten", "personnel.staff.police_officers"),
        ("cars", "personnel.fleet.vehicles"),
        ("hoeveel auto's heeft de politie", "personnel.fleet.vehicles"),
        ("Wie viele Fahrzeuge hat die Polizei?", "personnel.fleet.vehicles"),
        ("speeding", "road_police.actions.speed"),
        ("money seized", "organised_crime.results.criminal_assets_seized"),
        ("combien d'argent a été saisi ?", "organised_crime.results.criminal_assets_seized"),
        ("woman", WOMEN),
        ("women share", WOMEN),
        ("share of women in the police", WOMEN),
        ("Foederale Polizei", "personnel.staff.total"),
        ("Auslaender", "information_exchange.international.messages"),
        ("Ausländer", "information_exchange.international.messages"),
        ("how much cocaine was seized in Antwerp?", "organised_crime.drug_trends.cocaine_seized"),
        ("chiens", "special_support.dog_support.missions"),
        ("women 2024", WOMEN),
        ("4393 women", WOMEN),
    ],
)
def test_what_people_type_finds_what_they_mean(words: str, wanted: str) -> None:
    """Titles, other words for the same thing, other forms, more than one text of a figure."""
    assert wanted in ids(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_finds_its_figures(language: bps.Language) -> None:
    """Every section and every chapter is tried."""
    titled = [one for chapter in REPORT.chapters for one in (chapter, *chapter.sections)]

    assert [] == [one.id for one in titled if not set(one.figures.ids) <= set(ids(one.label(language)))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_finds_its_figures(language: bps.Language) -> None:
    """Its name can be in the singular or in the plural. Percent, which has a sign, is left out."""
    for form in ("one", "other"):
        names = packaged_units().labels(language, form)
        for unit in {figure.unit for figure in REPORT} - {"percent"}:
            assert set(REPORT.select(unit=unit).ids) <= set(ids(names[unit])), (unit, names[unit])


def test_a_printed_number_finds_its_figures() -> None:
    """As it is printed at each place; those with the same number come too, and nothing that has the digits in words."""
    wrong: list[tuple[str, str]] = []
    for figure in REPORT:
        for printed in {source.printed for source in figure.sources}:
            found = REPORT.find(printed)
            values = {match.figure.value for match in found if match.place == "printed"}
            if figure.id not in [match.figure.id for match in found if match.place == "printed"] or len(values) != 1:
                wrong.append((figure.id, printed))

    assert [] == wrong
    assert WOMEN == REPORT.one("4393").id == REPORT.one("4.393").id == REPORT.one("4,393").id
    assert [] == [match for match in REPORT.find("20,5%") if match.figure.unit != "percent"]
    assert [] == ids("4394")


def test_a_year_alone_finds_nothing() -> None:
    """It is not a word that tells one figure from another. Beside others it keeps the figures of that year."""
    assert [] == ids("2024")
    assert [] == ids("2023 2024")
    assert ids("women") == ids("women 2024")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zaak", "zaken"),
        ("man", "mannen"),
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("nationaliteit", "nationaliteiten"),
        ("mogelijkheid", "mogelijkheden"),
        ("haus", "hauser"),
        ("kind", "kinder"),
        ("beamtin", "beamtinnen"),
        ("untersuchung", "untersuchungen"),
        ("cheval", "chevaux"),
        ("bateau", "bateaux"),
        ("arretee", "arretes"),
        ("enquete", "enquetes"),
        ("body", "bodies"),
        ("knife", "knives"),
        ("search", "searches"),
        ("plan", "planned"),
        ("seize", "seizing"),
    ],
)
def test_two_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    """This holds in Dutch, German, French and English."""
    assert stems(one) & stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("party", "part"), ("women", "womenn"), ("drugs", "drugss"), ("witwassen", "wittwassen"), ("the", "them")],
)
def test_other_words_and_slips_share_none(one: str, other: str) -> None:
    """A letter that is typed twice is not an ending."""
    assert not stems(one) & stems(other)


@given(st.text("abcdefgsnerxz", min_size=1, max_size=20))
def test_every_word_has_a_stem(word: str) -> None:
    """It is never empty, and none is longer than the word and a letter."""
    found = stems(word)

    assert found
    assert all(0 < len(stem) <= len(word) + 1 for stem in found)


def test_forms_of_the_words_of_labels_are_found() -> None:
    """A plural finds what the singular of a label says, and the other way round."""
    for words, wanted in (
        ("hondenteam", "special_support.olympic_games.dog_teams"),
        ("vaartuig", "personnel.fleet.new_patrol_vessels"),
        ("bateau de patrouille", "personnel.fleet.new_patrol_vessels"),
        ("Streifenboot", "personnel.fleet.new_patrol_vessels"),
        ("patrol vessel", "personnel.fleet.new_patrol_vessels"),
        ("drones", "public_order.specialised_means.counter_drone"),
    ):
        assert wanted in ids(words), words


def slips(word: str) -> list[str]:
    """The word with a letter less, a letter twice, and two letters in each other's place."""
    middle = len(word) // 2
    return [
        word[:middle] + word[middle + 1 :],
        word[:middle] + word[middle] + word[middle:],
        word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :],
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_gets_a_hint_or_an_answer(language: bps.Language) -> None:
    """For words of labels with one slip: either the word is named, or its figures are found anyway."""
    words = sorted({word for figure in REPORT for word in bare_words(figure.label(language)) if len(word) > 6})
    lost: list[str] = []
    for word in words[::7]:
        for slip in slips(word):
            found = REPORT.find(slip)
            if not found and word not in bare_words(found.hint):
                lost.append(slip)

    assert [] == lost


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("blanchement", "Did you mean 'blanchiment'?"),
        ("vrouwenn", "Did you mean 'vrouwen'?"),
        ("drugss", "Did you mean 'drugs'?"),
        ("auslandishe", "Did you mean 'ausländische'?"),
        ("xyzzy", ""),
    ],
)
def test_a_hint_is_there_in_python(words: str, hint: str) -> None:
    """It has the accents of the report, and is empty if nothing comes close."""
    found = REPORT.find(words)

    assert (0, hint) == (len(found), found.hint)
    assert f"<Matches: none. {hint}".strip() + ">" == repr(found)


def test_a_notebook_shows_the_hint() -> None:
    """It is on the card of a search without matches."""
    assert "Did you mean 'blanchiment'?" in bundle(REPORT.find("blanchement"))["text/plain"]
    assert "Did you mean" in bundle(REPORT.find("blanchement"))["text/html"]


def test_matches_are_a_tuple_with_a_hint() -> None:
    """Equal to a tuple, with their figures, and the same from a pickle."""
    found = REPORT.find("women drugss and something else for the police")

    assert "Did you mean 'drugs'?" in found.hint
    assert tuple(found) == found
    assert [match.figure for match in found] == list(found.figures)
    again = pickle.loads(pickle.dumps(found))
    assert (found, found.hint, Matches) == (again, again.hint, type(again))
    many = REPORT.find("police")
    assert repr(many).endswith(f"  … and {len(many) - 10} more>")
    assert f"  {many[0]!r}" == repr(many).splitlines()[1]


def test_a_match_says_where_it_is_and_what_it_misses() -> None:
    """The label that is shown is in the language of the title; a number is found in no language."""
    title = next(
        match for match in REPORT.find("Personeel en middelen") if match.figure.id == "personnel.training.courses"
    )
    number, *_ = REPORT.find("4393")
    women, *_ = REPORT.find("women share")

    assert ("chapter", "nl", title.figure.label("nl")) == (title.place, title.language, title.text)
    assert "[nl, chapter]" in repr(title)
    assert ("printed", ("4393",), 1.0) == (number.place, number.matched, number.score)
    assert (("women",), ("share",)) == (women.matched, women.missed)
    assert ["Federal", "Police"] == [word.title() for word in REPORT.find("the federal police")[0].matched]


def test_words_want_all_and_a_sentence_wants_the_telling_ones() -> None:
    """A word that no figure has stops a search of words. A sentence has it among others."""
    assert [] == ids("women xyzzy")
    assert WOMEN == ids("how many women in xyzzy")[0]
    assert [] == ids("how old is the king of Spain")
    assert [] == ids("how many xyzzy are there")
    with pytest.raises(bps.NotOneError):
        REPORT.one("how many women in xyzzy")


def test_one_takes_what_a_text_has_before_what_it_means() -> None:
    """Words that only mean the same do not make a whole label ambiguous; alone they can still find one figure."""
    assert "road_police.actions.speed" == REPORT.one("speeding").id
    assert WOMEN == REPORT.personnel.staff.one("women").id == REPORT.personnel.one("staff.women").id
    with pytest.raises(bps.NotOneError) as several:
        REPORT.one("woman")
    assert WOMEN in several.value.candidates


def test_a_part_is_searched_alone() -> None:
    """A selection, a chapter and a section find nothing outside."""
    for part in (REPORT.personnel, REPORT.personnel.staff, REPORT.select(unit="vehicle"), REPORT.figures[10:60]):
        for words in ("police", "vehicles", "how many women are there", "4393", "effectifs"):
            assert set(ids(words, part)) <= set(part.figures.ids)
    assert WOMEN in ids("Personeel", REPORT.personnel)
    assert WOMEN in ids("effectifs", REPORT.personnel.staff)
    assert ids("women", REPORT.select(kind="Count")) == [WOMEN]


def test_figures_of_an_edited_report_are_searched_as_they_are() -> None:
    """The index of a report is not used for figures that it does not have."""
    other = attrs.evolve(
        REPORT.personnel.staff.women, labels=bps.Labels(nl="Xyzzy", fr="Xyzzy", de="Xyzzy", en="Xyzzy")
    )
    mixed = bps.Figures([other], origin=REPORT)

    assert [WOMEN] == ids("xyzzy", mixed)
    assert [] == ids("vrouwen", mixed)


def steps(ask: Callable[[], object]) -> int:
    """How many functions are called."""
    counted = Counter[str]()

    def count(_: Any, event: str, __: Any) -> None:
        counted[event] += 1

    sys.setprofile(count)
    try:
        ask()
    finally:
        sys.setprofile(None)
    return counted["call"] + counted["c_call"]


WORDS = {
    "one word again": "a " * 5_000,
    "different words": " ".join(f"woord{i}" for i in range(1_300)),
    "labels": " ".join(figure.label("nl") for figure in REPORT)[:10_000],
    "one long word": "x" * 10_000,
    "digits": "1 " * 5_000,
    "numbers": "1.000." * 1_600,
    "endings": "esenheden" * 1_100,
    "marks": "..,'" * 2_500,
    "accents": "é\u0301" * 5_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_a_long_search_takes_no_more_steps_than_fifty_words(text: str) -> None:
    """Whatever 10 000 characters are sent, and a megabyte takes as many."""
    REPORT.find("women")
    fifty = steps(lambda: REPORT.find(" ".join(REPORT.figures[50].label("nl").split() * 10)))

    assert steps(lambda: REPORT.find(text)) < 40 * fifty + 20_000
    assert steps(lambda: REPORT.find(text * 100)) <= steps(lambda: REPORT.find(text)) * 1.2 + 1_000


@pytest.mark.slow
def test_no_text_of_a_caller_is_kept() -> None:
    """Searches and misses leave the index as it was. `test_nothing_is_kept` looks for texts in all caches."""
    REPORT.find("women")
    index: Any = REPORT.kept("search", object)
    sizes = (len(index.words), len(index.texts), len(index.stems))
    for number in range(50):
        REPORT.find(f"geheim{number} van jan peeters{number} 12{number} und so weiter {number} miljoen")
        REPORT.get(f"geheim{number}")
        with pytest.raises(bps.BelgianPoliceStatsError):
            REPORT.one(f"geheim{number} iets")

    assert sizes == (len(index.words), len(index.texts), len(index.stems))


def test_a_missing_id_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among 224 ids and among 50 000, at most six are compared letter by letter."""
    compared: list[str] = []
    likeness = errors._likeness  # pyright: ignore[reportPrivateUsage]

    def counted(one: str, other: str) -> float:
        compared.append(other)
        return likeness(one, other)

    monkeypatch.setattr(errors, "_likeness", counted)
    many = Names(f"chapter_{i % 15}.section_{i % 900}.figure_{i}" for i in range(50_000))
    for wrong in ("missing", "personnel.staff.womn", "x" * 300):
        with pytest.raises(bps.UnknownFigureError):
            _ = REPORT[wrong]
        assert len(compared) <= 6
        compared.clear()
        many.near(wrong)
        assert len(compared) <= 6
        compared.clear()

    assert "chapter_7.section_427.figure_1327" in many.near("chapter_7.section_427.figure_132")
    few = steps(lambda: many.near("chapter_3.section_33.figure_x33"))
    assert few < 3_000


@pytest.mark.slow
def test_every_id_with_a_slip_is_suggested() -> None:
    """The slip is in its last part, or its first part is another chapter."""
    lost: list[str] = []
    for figure in REPORT:
        for slip in slips(figure.id.rpartition(".")[2]):
            wrong = f"{figure.section}.{slip}"
            if wrong in REPORT:
                continue
            with pytest.raises(bps.UnknownFigureError) as caught:
                _ = REPORT[wrong]
            if repr(figure.id) not in caught.value.hint:
                lost.append(wrong)

    assert [] == lost


def test_a_report_makes_its_index_once() -> None:
    """A part of the report uses the same index."""
    REPORT.find("women")
    index = REPORT.kept("search", object)
    REPORT.select(kind="Share").find("women")

    assert index is REPORT.kept("search", object)
    assert isinstance(REPORT.find("women")[0], Match)
