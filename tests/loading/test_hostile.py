"""Malicious input: it gets an error of the library, in bounded time and memory, and nothing else happens."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.loading import strict
from belgian_police_stats.loading.faults import Unfit
from belgian_police_stats.loading.limits import LIMITS
from belgian_police_stats.types import Limits
from belgian_police_stats.writing.report_file import report_text
from support.own_reports import MARES, names, plain, plain_figure
from support.running import posix

REAL = report_text(bps.load(2024))
LARGEST = LIMITS.size
TOO_LARGE = f"the file: expected at most {LARGEST} bytes, got more. If you trust the file, raise the limit: "
SECONDS, MEMORY = 60, 2 * 2**30


def fault_of(content: str | bytes) -> bps.Fault:
    """The one fault of a file with this content."""
    with pytest.raises(bps.DataError) as caught:
        bps.read(io.BytesIO(content if isinstance(content, bytes) else content.encode()))
    (fault,) = caught.value.faults
    return fault


def error_in_bounds(source: Path | str) -> str:
    """Read a path, or what some code opens, in a process with little memory and time; it must end in our error."""
    code = (
        # Only POSIX has limits; the time is bounded everywhere.
        f"try: import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))\n"
        "except ImportError: pass\n"
        "import io, belgian_police_stats as bps\n"
        f"try: bps.read({source if isinstance(source, str) else repr(str(source))})\n"
        "except bps.DataError as error: print(str(error)[:1000])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout.partition("\n")[2].strip()


def spoilt(**changes: Any) -> str:
    """The text of the own report with some keys of one figure changed."""
    data = plain()
    data["chapters"]["horse_brigade"]["stable"]["mares"].update(changes)
    return json.dumps(data)


def test_no_json() -> None:
    """A text that is not JSON is refused."""
    assert "Expecting value" in fault_of("<html>").got


def test_no_utf_8() -> None:
    """Bytes that are not UTF-8 are refused, and so is a text in another encoding."""
    assert "can't decode byte 0xff" in fault_of(b'{"format": "\xff"}').got
    assert "can't decode byte" in fault_of(REAL.encode("utf-16")).got


def test_a_byte_order_mark() -> None:
    """One is allowed, since editors on Windows write it and JSON lets readers ignore it. A second is refused."""
    marked = "\N{BYTE ORDER MARK}" + json.dumps(plain())

    assert bps.parse(plain()) == bps.parse(marked) == bps.read(io.BytesIO(marked.encode()))
    for content in ("\N{BYTE ORDER MARK}" + marked, "\N{BYTE ORDER MARK}"):
        assert fault_of(content).path == "$"


def test_duplicate_keys() -> None:
    """They are refused: otherwise the later one would win silently."""
    text = json.dumps(plain()).replace('"units":', '"labels": {}, "units":')

    assert 'the key "labels" twice in one object' == fault_of(text).got


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_nan_and_infinity(number: str) -> None:
    """They are refused in a file, where Python's own reader would accept them, and in data."""
    place = "$.chapters.horse_brigade.stable.mares.value"
    assert f"the number {number}" == fault_of(spoilt(value=7).replace('"value": 7', f'"value": {number}')).got
    for given_number, got in ((float(number), number.lower()), (Decimal(number), str(Decimal(number)))):
        data = plain()
        data["chapters"]["horse_brigade"]["stable"]["mares"]["value"] = given_number
        with pytest.raises(bps.DataError) as caught:
            bps.parse(data)
        assert [(place, got.lower().removesuffix("inity"))] == [
            (f.path, f.got.lower().removesuffix("inity")) for f in caught.value.faults
        ]


EXPONENTS = {
    "1e999999999": "a number without an exponent, got 1E+999999999.",
    "-1E+999999999": "a number without an exponent, got -1E+999999999.",
    "1e5": "a number without an exponent, got 1E+5.",
    "1e-999999999": "a number of at most 500 digits, got more.",
    "1e99999999999999999999": "JSON in UTF-8, got a number with an exponent beyond all bounds.",
}


@pytest.mark.slow
@pytest.mark.parametrize("number", EXPONENTS)
@pytest.mark.parametrize("key", ["value", "alternative"])
def test_exponents_that_would_fill_the_memory(tmp_path: Path, number: str, key: str) -> None:
    """Such a number is refused before it is written out in full."""
    doubt = {"certainty": "ambiguous", "evidence": "e", "alternatives": [{"why": "w", "value": 7}]}
    path = tmp_path / "exponent.json"
    text = spoilt(value=7, printed="7") if key == "value" else spoilt(**doubt)
    path.write_text(text.replace('"value": 7', f'"value": {number}'), encoding="utf-8")

    assert f": expected {EXPONENTS[number]}" in error_in_bounds(path)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["value", "line", "year"])
def test_integers_of_a_million_digits(tmp_path: Path, key: str) -> None:
    """They are refused before they become numbers, and are too long in data as well."""
    path = tmp_path / "digits.json"
    path.write_text(spoilt(value=7777).replace("7777", "9" * 1_000_000), encoding="utf-8")
    data = plain()
    target = data["edition"] if key == "year" else data["chapters"]["horse_brigade"]["stable"]["mares"]
    target[key] = 10**1_000_000

    assert "$: expected JSON in UTF-8, got Exceeds the limit" in error_in_bounds(path)
    with pytest.raises(bps.DataError, match="expected a number of at most 500 digits, got more"):
        bps.parse(data)


def test_an_integer_that_python_does_not_write() -> None:
    """In the place of a text, a long number is shown by its beginning, a very long one by its length."""
    for number, got in ((10**639, "1" + "0" * 58 + "…"), (-(10**640), "a number of more than 640 digits")):
        with pytest.raises(bps.DataError) as caught:
            bps.parse(plain(format=number))
        assert [f'$.format: expected "belgian-police-stats/1", got {got}.'] == list(map(str, caught.value.faults))


def test_a_printed_number_of_a_million_digits() -> None:
    """No text of that length is a printed number."""
    with pytest.raises(bps.DataError, match=r"a printed number of at most 1000 characters, for \S+, got 1000000"):
        bps.parse(spoilt(printed="9" * 1_000_000))
    with pytest.raises(bps.PrintedNumberError):
        bps.parse_printed("1 " * 1_000_000)


MOST = 10**500 - 1


@pytest.mark.parametrize("value", [MOST, -MOST, Decimal(f"0.{MOST}"), Decimal(f"{MOST}"), Decimal("7e0")])
def test_numbers_of_the_most_digits_are_taken(value: int | Decimal) -> None:
    """They come back unchanged, and whole ones as ints."""
    taken: Any = strict.number(value, None)

    assert value == taken
    assert int is type(taken) or int(taken) != taken


@pytest.mark.parametrize("value", [MOST + 1, -MOST - 1, Decimal(f"0.{MOST}9"), Decimal(f"{MOST + 1}")])
def test_numbers_of_more_digits_are_refused(value: int | Decimal) -> None:
    """This holds however they are written."""
    with pytest.raises(Unfit) as caught:
        strict.number(value, None)

    assert ("a number of at most 500 digits", "more") == (caught.value.expected, caught.value.got)


def test_a_text_of_more_than_the_most_is_refused() -> None:
    """The limit is that of a file. A text of just that length is parsed."""
    with pytest.raises(bps.DataError) as read:
        bps.parse('"ab', limits=Limits(size=3))
    with pytest.raises(bps.DataError) as refused:
        bps.parse('"abc', limits=Limits(size=3))

    assert "the text has 1 fault.\n$: expected JSON in UTF-8, got Unterminated string" in str(read.value)
    assert "the text has 1 fault.\nthe file: expected at most 3 characters, got more." in str(refused.value)


def test_a_long_key_is_cut_short_where_it_is_named() -> None:
    """It is cut after sixty letters."""
    with pytest.raises(bps.DataError) as caught:
        bps.parse(f'{{"{"k" * 70}": 1, "{"k" * 70}": 2}}')

    said = f'the key "{"k" * 58}… twice in one object'
    assert f"the text has 1 fault.\n$: expected JSON in UTF-8, got {said}." == str(caught.value)


def test_keys_that_are_no_texts_are_found_in_every_part() -> None:
    """This holds at every depth of the format, and each key is named with its path."""
    data: dict[Any, Any] = plain()
    mares = data["chapters"]["horse_brigade"]["stable"]["mares"]
    mares["period"] = {"start": "1999-01-01", "end": "1999-12-31", 7: "flow"}
    mares["alternatives"] = [{"why": "w", None: 7}]
    data[True] = "more"
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)

    place = "$.chapters.horse_brigade.stable.mares"
    assert {
        f"{place}.period: expected keys that are texts, got 7.",
        f"{place}.alternatives[0]: expected keys that are texts, got null.",
        "$: expected keys that are texts, got true.",
    } == {str(fault) for fault in caught.value.faults}


@pytest.mark.slow
@pytest.mark.parametrize("opening", ["[", '{"a":', '{"format": ['])
def test_nesting_of_100_000(tmp_path: Path, opening: str) -> None:
    """Python's reader gives up, and the error is ours."""
    path = tmp_path / "deep.json"
    path.write_text(opening * 100_000, encoding="utf-8")

    assert error_in_bounds(path).startswith("$: expected JSON in UTF-8, got ")


def test_nesting_of_what_is_given_as_data() -> None:
    """This holds for the deepest data that a caller can make, and for data that contains itself."""
    deep: Any = {}
    for _ in range(100_000):
        deep = {"a": deep}
    endless = plain()
    endless["chapters"]["horse_brigade"] = endless

    rows: list[Any] = []
    rows.append(rows)

    for data in (plain(chapters=deep), plain(edition=deep), plain(ledger=rows), endless):
        with pytest.raises(bps.DataError):
            bps.parse(data)


@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("key", ["value", "line", "slide"])
def test_booleans_for_numbers(key: str, value: bool) -> None:
    """They are refused, although Python treats them as numbers."""
    fault = fault_of(spoilt(**{key: value}))

    assert (f"$.chapters.horse_brigade.stable.mares.{key}", str(value).lower()) == (fault.path, fault.got)


@pytest.mark.slow
@pytest.mark.parametrize("size", [LARGEST + 1, 2**30, 2**40])
def test_files_that_are_too_large(tmp_path: Path, size: int) -> None:
    """A sparse file of a gigabyte or more is read only up to the limit."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(size)

    assert error_in_bounds(path).startswith(TOO_LARGE)


@pytest.mark.slow
def test_a_gigabyte_of_spaces() -> None:
    """JSON allows spaces around a value. They are read up to the limit for files."""
    assert error_in_bounds('io.BytesIO(b" " * 2**30)').startswith(TOO_LARGE)
    assert error_in_bounds(f'io.BytesIO(b" " * {LARGEST})').startswith("$: expected JSON in UTF-8, got Expecting value")


MANY = 200_000
WRONG_THROUGHOUT: dict[str, Callable[[], Any]] = {
    "chapters": lambda: {"chapters": {f"c{i}": 0 for i in range(MANY)}},
    "labels": lambda: {"labels": {f"c{i}": 0 for i in range(MANY)}},
    "ledger": lambda: {"ledger": [0] * MANY},
    "keys": lambda: {f"k{i}": 0 for i in range(MANY)},
}


@pytest.mark.slow
@pytest.mark.parametrize("case", WRONG_THROUGHOUT)
def test_faults_without_number(tmp_path: Path, case: str) -> None:
    """Reading stops at a limit of faults, and the last one says so."""
    path = tmp_path / "faults.json"
    path.write_text(json.dumps(WRONG_THROUGHOUT[case]()), encoding="utf-8")

    assert error_in_bounds(path).startswith("$.format: expected this key, got none.")
    with pytest.raises(bps.DataError) as caught:
        bps.read(path)
    assert 1001 == len(caught.value.faults)
    assert "$: expected fewer than 1000 faults, got so many that reading stopped here." == str(caught.value.faults[-1])


def test_a_long_list_within_one_part(tmp_path: Path) -> None:
    """Its values are counted before they are converted."""
    path = tmp_path / "slides.json"
    path.write_text(json.dumps(plain(edition=plain()["edition"] | {"slides": [0] * MANY})), encoding="utf-8")

    said = "$.edition.slides: expected a list of at most 10000 entries, got 200000."
    assert said == error_in_bounds(path) == str(fault_of(path.read_bytes()))


@posix
def test_a_file_without_an_end() -> None:
    """A file that reports a size of zero and never ends is refused."""
    assert error_in_bounds(Path("/dev/zero")).startswith(TOO_LARGE)


@pytest.mark.parametrize(
    "unit", ["person**99999999", "person*person", "9**9**9", "__import__('os')", "person ", "horse\n", "[horse]", "a/b"]
)
def test_units_with_operators(unit: str) -> None:
    """A unit is a plain name, used or declared, and pint never gets anything else."""
    used = fault_of(spoilt(unit=unit))
    with pytest.raises(bps.DataError) as caught:
        bps.parse(plain(units={"horse": names("horse"), unit: names("unit")}))

    assert used.path.startswith("$.chapters.horse_brigade.stable.mares")
    assert caught.value.faults[0].path.startswith("$.units.")
    assert "pint" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["../../x", "a/b", "a\\b", "/etc", "a\0b", "a\nb", "\x1b[2J", "a.b", "", "A", "ä", "x" * 61]
)
@pytest.mark.parametrize("level", range(3))
def test_ids_with_separators_and_control_characters(name: str, level: int) -> None:
    """Names have small letters, digits and underscores only. Errors show others escaped."""
    data = plain()
    parts: Any = data["chapters"]
    for key in ("horse_brigade", "stable")[:level]:
        parts = parts[key]
    parts[name] = {} if level < 2 else plain_figure("1", 1, "horse")
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)

    assert any(fault.expected.startswith("a name of small letters") for fault in caught.value.faults)
    assert all(letter.isprintable() or letter == "\n" for letter in str(caught.value))


@pytest.mark.slow
def test_a_unit_of_ten_million_letters(tmp_path: Path) -> None:
    """The nearest unit is looked for in a bounded time, for a chapter of ours as well."""
    path, unit = tmp_path / "unit.json", "ab" * 5_000_000
    for text in (spoilt(unit=unit), REAL.replace('"unit": "person"', f'"unit": "{unit}"', 1)):
        path.write_text(text, encoding="utf-8")
        assert "abab" in error_in_bounds(path)


def test_an_order_of_very_many_figures() -> None:
    """It would be judged pair by pair, so the number of figures in a rule has a limit."""
    rule = {"kind": "ordered", "operands": [MARES] * 5_000, "why": "w"}

    assert "expected 2 to 200 for ordered, got 5000." in str(fault_of(json.dumps(plain(rules=[rule]))))


def test_html_in_labels() -> None:
    """It is a text like any other and is kept unchanged. The code that shows it escapes it."""
    data = plain()
    data["labels"][MARES]["fr"] = text = "<script>alert('x')</script> & <b>\"juments\"</b>"
    report = bps.parse(data)

    assert text == report[MARES].label("fr") == bps.parse(report_text(report))[MARES].label("fr")


@pytest.mark.parametrize("letter", ["\0", "\n", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ud800"])
def test_hidden_characters_in_texts(letter: str) -> None:
    """Control characters, line breaks, changes of direction and half letters could make a text deceptive."""
    data = plain()
    data["labels"][MARES]["fr"] = f"juments{letter}"
    data["edition"]["title"] = f"{letter}title"
    with pytest.raises(bps.DataError) as caught:
        bps.parse(data)

    assert [("$.edition.title", 0), (f"$.labels.{MARES}.fr", 7)] == [
        (fault.path, int(fault.got.split()[-1])) for fault in caught.value.faults
    ]
    assert {"a text without control characters"} == {fault.expected for fault in caught.value.faults}
    str(caught.value).encode()


def test_an_edition_that_is_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file, call or option leads out of the folder of the data."""
    data = plain()
    data["edition"]["year"] = "../../x"
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")

    assert '$.edition.year: expected a whole number, got "../../x".' == str(fault_of(json.dumps(data)))
    for edition in ("../../x", "labels", -1, 2024.0, True, "2024"):
        with pytest.raises(bps.UnknownEditionError):
            bps.load(edition)  # type: ignore[arg-type]
    with pytest.raises(SystemExit, match="2"):
        main(["--edition", "../../x"])
    assert 2 == main(["compare", "2024", "../../x"])
    assert "No such file" in capsys.readouterr().err


def test_reading_opens_no_other_file_and_writes_none(tmp_path: Path) -> None:
    """A report with hostile names opens only its own file and our data, once the library is loaded."""
    path = tmp_path / "own.json"
    path.write_text(json.dumps(plain()), encoding="utf-8")
    code = """
import sys, belgian_police_stats as bps
bps.read(sys.argv[1]).check()
opened = []
def watch(event, arguments):
    if event in ("exec", "compile", "socket.connect", "subprocess.Popen", "os.system", "import"):
        opened.append((event, str(arguments)[:80]))
    if event == "open":
        opened.append((arguments[0], arguments[1]))
sys.addaudithook(watch)
report = bps.read(sys.argv[1])
report.check()
print(opened)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, timeout=60
    )

    assert f"[({str(path)!r}, 'r')]\n" == done.stdout
    assert ["own.json"] == [entry.name for entry in tmp_path.iterdir()]


def _read_as_file(text: str) -> object:
    return bps.read(io.BytesIO(text.encode()))


@pytest.mark.parametrize("read", [bps.parse, _read_as_file], ids=["text", "file"])
@pytest.mark.parametrize("written", ["\u3164", "\\u3164"], ids=["letter", "escape"])
def test_a_letter_without_a_shape_is_refused(read: Callable[[str], object], written: str) -> None:
    """The letter can be in any text of the file, as it is or as an escape."""
    data = json.dumps(plain()).replace("Invented", f"Inv{written}ented")
    with pytest.raises(bps.DataError) as caught:
        read(data)

    paths = [fault.path for fault in caught.value.faults]
    assert ["$.edition.title", "$.edition.terms"] == paths
    assert {"U+3164 at 3"} == {fault.got for fault in caught.value.faults}
