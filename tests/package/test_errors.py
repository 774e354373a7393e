"""Errors: their sentence, their facts as attributes, and their bounded length."""

from __future__ import annotations

import copy
import io
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

import belgian_police_stats as bps
from belgian_police_stats import errors
from belgian_police_stats.errors import clean, how_many, nearest, sentence, short_repr, shown
from belgian_police_stats.loading.faults import Unfit
from belgian_police_stats.model.units import packaged_units
from support.own_reports import MARES, SHARE, names, plain, plain_figure

CLASSES = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
FACTS = {"expected": "a unit of mass", "got": "'hour'", "hint": "Did you mean 'kilogram'?"}


def twice(value: Any) -> list[Any]:
    """The object after pickling, and after a deep copy."""
    return [*(pickle.loads(pickle.dumps(value, protocol)) for protocol in range(6)), copy.deepcopy(value)]


@pytest.mark.parametrize("kind", [*CLASSES, Unfit])
def test_an_error_with_facts_makes_its_sentence_and_keeps_them(kind: type[bps.BelgianPoliceStatsError]) -> None:
    """This also holds after pickling or copying, as between the processes of a pool."""
    error = kind(**FACTS)

    assert "Expected a unit of mass, got 'hour'. Did you mean 'kilogram'?" == str(error)
    assert FACTS == {name: getattr(error, name) for name in FACTS}
    for again in twice(error):
        assert (type(error), str(error), vars(error)) == (type(again), str(again), vars(again))


@pytest.mark.parametrize("kind", [*CLASSES, Unfit])
def test_an_error_can_be_made_from_a_message(kind: type[bps.BelgianPoliceStatsError]) -> None:
    """Such an error has no facts, and an error without arguments has an empty message."""
    for made, message in ((kind("Nothing fits."), "Nothing fits."), (kind(), "")):
        assert [(message, "", "", "")] * 8 == [
            (str(error), error.expected, error.got, error.hint) for error in (made, *twice(made))
        ]


def test_other_attributes_of_an_error_are_pickled() -> None:
    """The faults of a file, the candidates of a name, the package that is missing."""
    fault = bps.Fault("$.a", "a text", "7", "Write it in quotation marks.")
    data = bps.DataError.of("the file", [fault, fault])
    several = bps.NotOneError("Two figures fit.")
    several.candidates = ("a.b.c", "a.b.d")
    missing = bps.MissingExtraError(package="polars", extra="polars", **FACTS)

    for again in twice(data):
        assert (str(data), (fault, fault)) == (str(again), again.faults)
    assert [several.candidates] * 7 == [again.candidates for again in twice(several)]
    for again in (missing, *twice(missing)):
        assert ("polars", "polars", "polars") == (again.name, again.package, again.extra)
    assert bps.MissingExtraError("Nothing is there.").name is None


def test_a_fault_has_a_separate_hint() -> None:
    """The hint is a separate sentence at the end, with or without a question mark."""
    assert "$.a: expected a text, got 7. Did you mean '7'?" == str(bps.Fault("$.a", "a text", "7", "Did you mean '7'?"))
    assert "$.a: expected a text, got why?." == str(bps.Fault("$.a", "a text", "why?"))
    assert "Expected a text, got 7." == sentence("a text", "7")
    assert [bps.Fault("$.a", "a text", "7", "So.")] * 7 == twice(bps.Fault("$.a", "a text", "7", "So."))


def facts(call: Callable[[], object]) -> tuple[type[Exception], str, str, str]:
    """The class of the error that a call raises, and its facts."""
    with pytest.raises(bps.BelgianPoliceStatsError) as caught:
        call()
    error = caught.value
    assert sentence(error.expected, error.got, error.hint) == str(error)
    return type(error), error.expected, error.got, error.hint


def test_the_library_raises_errors_with_their_facts(report: bps.Report) -> None:
    """A caller need not parse the message."""
    women = report.personnel.staff.women
    mass = ", ".join(packaged_units().by_kind["Mass"])
    wrong_unit = lambda: bps.Mass(  # noqa: E731
        id="a.b.c",
        value=1,
        unit="kilogramm",
        printed="1",
        labels=women.labels,
        period=women.period,
        certainty=bps.Certainty.CERTAIN,
        sources=women.sources,
    )

    assert "kilogram" in mass
    assert (bps.WrongUnitError, "a unit of Mass for a.b.c", "'kilogramm'", "Did you mean 'kilogram'?") == facts(
        wrong_unit
    )
    expected = (bps.UnknownLanguageError, "a language among nl, fr, de, en", "'dd'", "")
    assert expected == facts(lambda: women.label("dd"))  # type: ignore[arg-type]
    years = ", ".join(map(str, bps.editions()))
    assert (
        bps.UnknownEditionError,
        f"the year of an edition in the package ({years})",
        "'2024'",
        "A year is an int.",
    ) == facts(lambda: bps.load("2024"))  # type: ignore[arg-type]
    assert (bps.PrintedNumberError, "a printed number of at most 1000 characters", "1001", "") == facts(
        lambda: bps.parse_printed("7" * 1001)
    )


@pytest.mark.parametrize(
    ("value", "json_form", "python_form"),
    [
        (None, "null", "None"),
        (True, "true", "True"),
        (False, "false", "False"),
        (7, "7", "7"),
        (Decimal("7.50"), "7.50", "Decimal('7.50')"),
        (0.5, "0.5", "0.5"),
        ("a", '"a"', "'a'"),
        ("a\nb\x1b\ud800", '"a\\nb\\x1b\\ud800"', "'a\\nb\\x1b\\ud800'"),
        ([1], "a list", "[1]"),
        ({"a": 1}, "an object", "{'a': 1}"),
        ((1,), "a value of the type tuple", "(1,)"),
        (10**639, "1" + "0" * 58 + "…", "1" + "0" * 58 + "…"),
        (-(10**640), "a number of more than 640 digits", "a number of more than 640 digits"),
        (Decimal(10**80), "1" + "0" * 58 + "…", None),
    ],
)
def test_a_value_is_shown_as_json_or_python_writes_it(value: object, json_form: str, python_form: str | None) -> None:
    """JSON for a value from a file, Python for a value from a caller."""
    assert json_form == shown(value)
    if python_form is not None:
        assert python_form == short_repr(value)


def test_a_number_is_shown_whatever_limit_python_has() -> None:
    """The longest number that is written out has the lowest limit that can be set."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(sys.int_info.str_digits_check_threshold)
    try:
        written = shown(10**640 - 1), short_repr(10**640 - 1)
        longer = shown(10**640)
    finally:
        sys.set_int_max_str_digits(before)

    assert ("9" * 59 + "…",) * 2 == written
    assert "a number of more than 640 digits" == longer


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.slow
@given(ANYTHING, st.integers(1, 10_000))
def test_whatever_is_shown_is_short_and_printable(value: Any, times: int) -> None:
    """This holds for any value, and for a text and a list that are far too long."""
    longer = [value, [value] * times, str(value) * times, "\x1b" * times]

    assert [] == [part for part in longer if len(shown(part)) > 60 or not shown(part).isprintable()]
    assert [] == [part for part in longer if len(short_repr(part)) > 200 or not short_repr(part).isprintable()]
    assert [] == [part for part in longer if len(clean(str(part))) > 200 or not clean(str(part)).isprintable()]


def test_a_text_of_the_greatest_length_is_shown_whole() -> None:
    """A longer text is shortened, with a mark at the gap."""
    assert ("a" * 200, "a" * 199 + "…") == (clean("a" * 200), clean("a" * 201))
    assert (f'"{"a" * 58}"', f'"{"a" * 58}…') == (shown("a" * 58), shown("a" * 59))


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("kilogramm", ["metric_ton", "kilogram"], "Did you mean 'kilogram'?"),
        ("gram", ["metric_ton", "a_kilogram_of"], "Did you mean 'a_kilogram_of'?"),
        ("xyz", ["metric_ton", "kilogram"], ""),
        ("aa", ["a_very_long_word_with_aa"], ""),
        ("anything", [], ""),
        ("abcd", ["abce", "abcf", "abcg", "abch"], "Did you mean 'abce' or 'abcf' or 'abcg'?"),
        # Words are compared only up to the greatest length of an id.
        ("a" * 1_000_000, ["a" * 200, "a" * 201], f"Did you mean '{'a' * 200}'?"),
    ],
)
def test_the_nearest_word_is_a_question(word: str, known: list[str], hint: str) -> None:
    """The hint has up to three words, the nearest first. It is empty if no word is near."""
    assert hint == nearest(word, known)


def test_a_word_is_compared_with_a_bounded_number_of_others() -> None:
    """A file can declare any number of units, but only the first five thousand are compared."""
    taken: list[int] = []

    def units() -> Iterator[str]:
        for i in range(10_000):
            taken.append(i)
            yield f"{i:x<6}"

    assert "Did you mean '7xxxxx'?" == nearest("7xxxxxx", units())[:22]
    assert 5_000 == len(taken)


HUGE = "x" * 1_000_000
CONTROL = "\x1b[2J" * 100_000


def huge(change: Callable[[Any, str], object], text: str) -> dict[str, Any]:
    """An own report that contains a given text."""
    data = plain()
    change(data, text)
    return data


def _stable(data: Any) -> Any:
    return data["chapters"]["horse_brigade"]["stable"]


PLACES: dict[str, Callable[[Any, str], object]] = {
    "a key": lambda d, text: d.update({text: 1}),
    "the format": lambda d, text: d.update(format=text),
    "a key of the edition": lambda d, text: d["edition"].update({text: 1}),
    "the year": lambda d, text: d["edition"].update(year=text),
    "a date": lambda d, text: d["edition"].update(presented=text),
    "a chapter": lambda d, text: d["chapters"].update({text: {}}),
    "a section": lambda d, text: d["chapters"]["horse_brigade"].update({text: {}}),
    "a section of ours": lambda d, text: d["chapters"].update(personnel={text: {}}),
    "a figure": lambda d, text: _stable(d).update({text: plain_figure("1", 1, "horse")}),
    "a figure with a fault": lambda d, text: _stable(d).update({text: {}}),
    "a unit that is used": lambda d, text: _stable(d)["mares"].update(unit=text),
    "a unit that is declared": lambda d, text: d["units"].update({text: names("x")}),
    "a unit that is both": lambda d, text: (
        d["units"].update({text: names("x")}),
        _stable(d)["mares"].update(unit=text),
    ),
    "a unit of another kind": lambda d, text: (
        d["units"].update({text: names("x")}),
        _stable(d)["mares"].update(unit=text, kind="Mass"),
    ),
    "a kind": lambda d, text: _stable(d)["mares"].update(kind=text),
    "a base": lambda d, text: _stable(d)["share_of_mares"].update(of=text),
    "a base of a count": lambda d, text: _stable(d)["mares"].update(of=text),
    "a printed form": lambda d, text: _stable(d)["mares"].update(printed=text),
    "a certainty": lambda d, text: _stable(d)["mares"].update(certainty=text),
    "a key of a figure": lambda d, text: _stable(d)["mares"].update({text: 1}),
    "a label": lambda d, text: d["labels"].update({text: names("x")}),
    "a language": lambda d, text: d["labels"][MARES].update({text: "x"}),
    "an operand": lambda d, text: d["rules"][0]["operands"].__setitem__(0, text),
    "the name of two rules": lambda d, text: d["rules"].extend(
        [{"kind": "share", "result": SHARE, "operands": [MARES, MARES], "why": "w", "name": text}] * 2
    ),
    "a figure of the ledger": lambda d, text: d.update(ledger=[{"line": 1, "printed": "7", "figure": text}]),
}


@pytest.mark.parametrize("text", [HUGE, CONTROL], ids=["long", "control"])
@pytest.mark.parametrize("place", PLACES)
def test_a_megabyte_in_a_file_makes_a_short_error(place: str, text: str) -> None:
    """Each fault stays short and printable, wherever the text is in the file."""
    for data in (huge(PLACES[place], text), json.dumps(huge(PLACES[place], text))):
        with pytest.raises(bps.DataError) as caught:
            bps.parse(data)
        long = [fault for fault in caught.value.faults if len(str(fault)) > 1_000]
        assert [] == long
        assert all(str(fault).isprintable() for fault in caught.value.faults)


CALLS: dict[str, Callable[[Any], object]] = {
    "an edition": lambda _: bps.load(HUGE),  # type: ignore[arg-type]
    "a number for an edition": lambda _: bps.load(10**100_000),
    "a printed number": lambda _: bps.parse_printed(HUGE[:999]),
    "an id": lambda report: report[HUGE],
    "a chapter": lambda report: report.chapter(HUGE),
    "a language": lambda report: report.personnel.staff.women.label(HUGE),
    "a unit": lambda report: report.select(unit=HUGE),
    "the chapter of a selection": lambda report: report.select(chapter=HUGE),
    "a filter": lambda report: report.select(**{HUGE: 1}),
    "the numbers of a table": lambda report: report.table(numeric=HUGE),
    "the style of a citation": lambda report: report.cite(HUGE),
    "a format": lambda report: bps.export(report, HUGE, "file"),  # type: ignore[call-overload]
    "the name of a file": lambda _: bps.read(_file(HUGE)),
}


@pytest.mark.parametrize("case", CALLS)
def test_a_megabyte_from_a_caller_makes_a_short_error(report: bps.Report, case: str) -> None:
    """The part of the argument in the error is shortened."""
    with pytest.raises(bps.BelgianPoliceStatsError) as caught:
        CALLS[case](report)

    assert len(str(caught.value)) <= 1_000


def _file(name: str) -> io.StringIO:
    file = io.StringIO("{")
    file.name = name
    return file


def test_one_thing_is_singular() -> None:
    """No things are in the plural, like two."""
    assert ["1 figure", "2 figures", "0 figures"] == [how_many(number, "figure") for number in (1, 2, 0)]
