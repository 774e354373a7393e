"""The packaged observations: every row, every source and every break. A failure lists all wrong entries."""

import re
from collections import Counter
from itertools import chain

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.outside import packaged_outside
from belgian_police_stats.model.interval import rounded
from belgian_police_stats.model.outside import Comparability, Observation, SourceKind
from belgian_police_stats.model.printed import says
from belgian_police_stats.types import PeriodKind

OUTSIDE = packaged_outside()
OBSERVATIONS = tuple(OUTSIDE)
CONFIRMATIONS = tuple(chain.from_iterable(OUTSIDE.confirmations.values()))
EVERY = (*OBSERVATIONS, *CONFIRMATIONS)
REPORT = bps.load()
WORDS = {"Dertien": "13"}
"""The numbers that a source prints as a word."""


def _digits(text: str) -> str:
    return re.sub(r"\D", "", WORDS.get(text, text)).rstrip("0")


def _slug(observation: Observation) -> str:
    assert observation.source is not None
    return observation.source.slug


def test_the_number_of_observations_is_the_collected_one() -> None:
    """Numbers that only quote the report are confirmations. Sums, and pages that were not seen, are left out."""
    kinds = Counter(observation.source.kind for observation in EVERY if observation.source)

    assert (287, 12) == (len(OBSERVATIONS), len(CONFIRMATIONS))
    assert {"same": 95, "comparable": 122, "different": 70} == Counter(o.comparability.value for o in OBSERVATIONS)
    assert {SourceKind.OFFICIAL: 160, SourceKind.PRESS: 133, SourceKind.PARLIAMENT: 6} == kinds
    assert 97 == len({observation.figure for observation in EVERY})


def test_every_observation_is_one_of_a_figure_in_its_unit() -> None:
    """The figure exists in the newest edition, and has the same unit."""
    assert [] == [(o.figure, o.unit) for o in EVERY if o.figure not in REPORT or REPORT[o.figure].unit != o.unit]


def test_every_printed_form_has_the_digits_of_its_value() -> None:
    """The digits agree up to zeros at the end, which words such as million and decimals stand for."""
    wrong = [
        (o.figure, o.printed, o.value)
        for o in EVERY
        if _digits(o.printed) != _digits(str(o.value)) or o.value not in o.interval_by(rounded)
    ]

    assert [] == wrong


def test_every_printed_form_says_its_value() -> None:
    """As it must in an own file."""
    assert [] == [(o.figure, o.printed, o.value) for o in EVERY if not says(o.printed, o.value)]


def test_a_qualifier_is_in_the_printed_form_or_in_the_difference() -> None:
    """A number printed as "more than" says so in one of the two."""
    qualified = [o for o in EVERY if o.qualifier.value != "exact"]
    silent = re.compile(r"als|über|plus|meer|moins|près|presque|rund|printed with")

    assert 8 == len(qualified)
    assert [] == [(o.figure, o.printed) for o in qualified if not silent.search(f"{o.printed} {o.difference}")]


def test_a_flow_that_is_compared_covers_a_whole_year_or_the_period_of_the_figure() -> None:
    """A part of a year is marked as different. A stock is held on one day."""
    flows = [o for o in EVERY if o.period.kind is PeriodKind.FLOW and o.comparability is not Comparability.DIFFERENT]
    stocks = [o for o in EVERY if o.period.kind is PeriodKind.STOCK]
    parts = [o for o in flows if not o.is_whole_year and o.period != REPORT[o.figure].period]

    assert [] == [(o.figure, str(o.period)) for o in parts]
    assert [] == [(o.figure, str(o.period)) for o in stocks if o.period.start != o.period.end]


def test_a_confirmation_has_the_number_and_the_period_of_the_figure() -> None:
    """It quotes the report, so that a difference would be a mistake of a reader."""
    figures = {o.figure: REPORT[o.figure] for o in CONFIRMATIONS}
    wrong = [
        (o.figure, o.value)
        for o in CONFIRMATIONS
        if o.value != figures[o.figure].value or o.year != figures[o.figure].period.end.year
    ]

    assert {"brussels-times-2025-02-24": 9, "bx1-2025-02-24": 3} == Counter(map(_slug, CONFIRMATIONS))
    assert [] == wrong


YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OF_THE_SLIDE = re.compile(r"The slide dates [^.]*\.|\b\d+ \w+ 2024\b")
"""Dates that the report itself prints."""
PRESS = re.compile(r"\b(?:press|annual report|earlier report|customs|coast guard|minister)s?\b", re.IGNORECASE)
PUBLISHERS = {source.publisher.partition(" (")[0].removeprefix("Belgian ") for source in OUTSIDE.sources.values()}


@pytest.mark.parametrize("year", bps.editions())
def test_no_text_speaks_of_the_press_or_of_another_year_without_a_source(year: int) -> None:
    """Evidence and alternatives that name a publisher or a year other than that of the report cite a page."""
    wrong: list[str] = []
    for figure in bps.load(year):
        texts = (figure.evidence, *(other.why for other in figure.alternatives))
        text = OF_THE_SLIDE.sub("", " ".join(text for text in texts if text))
        years = {int(found) for found in YEAR.findall(text)} - {year}
        named = any(publisher in text for publisher in PUBLISHERS - {"Federal Police"})
        if (years or named or PRESS.search(text)) and not figure.cited:
            wrong.append(figure.id)

    assert [] == wrong


@pytest.mark.parametrize("year", bps.editions())
def test_what_is_cited_exists_and_is_named_in_a_text(year: int) -> None:
    """Each slug is that of a source, and evidence or note names its publisher or its report."""
    wrong: list[tuple[str, str]] = []
    for figure in bps.load(year):
        text = f"{figure.evidence} {figure.note}"
        for slug in figure.cited:
            source = OUTSIDE.sources.get(slug)
            publisher = source.publisher.partition(" (")[0] if source else ""
            if not source or not (publisher in text or re.search("annual report|Federal Police|Customs", text)):
                wrong.append((figure.id, slug))
        if len(set(figure.cited)) != len(figure.cited):
            wrong.append((figure.id, "twice"))

    assert [] == wrong
    assert 43 == sum(bool(figure.cited) for figure in bps.load(2024))


def test_every_source_is_used() -> None:
    """An observation, a confirmation or a figure names it."""
    used = {_slug(observation) for observation in EVERY}
    used |= {slug for year in bps.editions() for figure in bps.load(year) for slug in figure.cited}

    assert set() == OUTSIDE.sources.keys() ^ used


def test_sources_are_in_order_and_addresses_have_no_tracking() -> None:
    """Slugs are sorted, and no address has the parameters of an advertisement."""
    slugs = list(OUTSIDE.sources)

    assert sorted(slugs) == slugs
    assert [] == [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)]
    assert [] == [source.url for source in OUTSIDE.sources.values() if re.search("utm_|fbclid|gclid", source.url)]
    assert len(slugs) == len({source.url + source.published for source in OUTSIDE.sources.values()})


def test_it_is_known_when_each_page_was_last_read() -> None:
    """No source lacks the day."""
    assert [] == [source.slug for source in OUTSIDE.sources.values() if source.read_on is None]


def test_a_page_without_a_printed_title_is_described() -> None:
    """A source has a title or a description, and no source has both."""
    assert [] == [s.slug for s in OUTSIDE.sources.values() if (s.title is None) != (s.description is not None)]


def test_differences_are_labels_and_no_sentences() -> None:
    """A difference has at most fifteen words and no full stop, so that no sentence of a source comes in."""
    differences = {o.difference for o in EVERY if o.difference}

    assert [] == [text for text in differences if len(text.split()) > 15 or text.endswith(".")]


def test_every_break_lies_between_numbers() -> None:
    """On both sides of a break there is a number for each of its figures, if the report's own is counted."""
    wrong: list[tuple[str, str]] = []
    for found in OUTSIDE.breaks:
        for figure in found.figures:
            ends = [o.period.end for o in OUTSIDE.observations[figure]] + [REPORT[figure].period.end]
            if not min(ends) < found.since <= max(ends):
                wrong.append((figure, str(found.since)))

    assert 15 == len(OUTSIDE.breaks)
    assert [] == wrong
