"""The layout of text for a terminal."""

from __future__ import annotations

import pytest

from belgian_police_stats.command.terminal import columns, fits, pairs, prose, width

ROWS = [("id", "number", "unit", "label"), ("some.long.id", "12 345", "horse", "all the horses in the stable")]


@pytest.mark.parametrize(("variable", "expected"), [("80", 80), ("20", 20), ("19", 20), ("1", 20)])
def test_the_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch, variable: str, expected: int) -> None:
    """It is never less than twenty."""
    monkeypatch.setenv("COLUMNS", variable)

    assert expected == width()


def test_a_pipe_takes_lines_of_any_length() -> None:
    """Other programs read the table, which is wider than any terminal here."""
    long = "x" * 5_000

    assert [f"a  {long}"] == columns([("a", long)])


def test_columns_are_aligned() -> None:
    """Texts to the left and numbers to the right, without blanks at the end of a line."""
    rows = [("name", "number", ""), ("a", 1, "b"), ("long name", 12_345, "")]

    assert ["name       number", "a               1  b", "long name   12345"] == columns(rows, numbers=(1,))


def test_no_rows_make_no_lines() -> None:
    """They fit as well."""
    assert [] == columns([])
    assert fits([])


HEAD, ROW = "id            number  unit   label", "some.long.id  12 345  horse  "
INDENT = " " * len(ROW)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (57, [HEAD, f"{ROW}all the horses in the stable"]),
        (56, [HEAD, f"{ROW}all the horses in the", f"{INDENT}stable"]),
        (45, [HEAD, f"{ROW}all the horses", f"{INDENT}in the stable"]),
        (39, [HEAD, f"{ROW}all the", f"{INDENT}horses in", f"{INDENT}the stable"]),
        (38, [HEAD, f"{ROW}all the …"]),
        (20, ["id            numbe…", "some.long.id  12 34…"]),
    ],
)
def test_the_last_column_is_wrapped(monkeypatch: pytest.MonkeyPatch, room: int, expected: list[str]) -> None:
    """Down to ten letters a line; in less room than that each line is cut at its end."""
    monkeypatch.setenv("COLUMNS", str(room))

    assert expected == columns(ROWS, numbers=(1,))


def test_the_first_column_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it fills the terminal, the rest is left out."""
    monkeypatch.setenv("COLUMNS", "20")

    assert ["            a number…", "about een honderdtal…", "               1 650…"] == columns(
        [("a number", "unit"), ("about een honderdtal", "person"), ("1 650", "person")], numbers=(0,)
    )


def test_other_texts_are_shortened_when_the_last_column_has_become_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the headings of numbers. The first column is whole, and so are numbers."""
    rows = [("id", "some number", "a long text", "words"), ("some.long.id", "12 345", "which is longer", "one two")]
    shown = {}
    for room in (52, 47, 43):
        monkeypatch.setenv("COLUMNS", str(room))
        shown[room] = columns(rows, numbers=(1,))

    assert {
        52: [
            "id            some number  a long text      words",
            "some.long.id       12 345  which is longer  one two",
        ],
        47: ["id            some number  a long text  words", "some.long.id       12 345  which is l…  one two"],
        43: ["id            some nu…  a long te…  words", "some.long.id    12 345  which is …  one two"],
    } == shown


def test_a_row_that_is_too_wide_takes_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is the id, whole however narrow the terminal is. A second line without text is left out."""
    rows = [*ROWS, ("another.id", "", "", "")]
    shown = {}
    for room in (57, 47, 20):
        monkeypatch.setenv("COLUMNS", str(room))
        shown[room] = columns(rows, numbers=(1,), below=1, indent=2)

    assert {
        57: [
            "  id",
            "    number  unit   label",
            "  some.long.id",
            "    12 345  horse  all the horses in the stable",
            "  another.id",
        ],
        47: [
            "  id",
            "    number  unit   label",
            "  some.long.id",
            "    12 345  horse  all the horses in the stable",
            "  another.id",
        ],
        20: ["  id", "    number  unit   …", "  some.long.id", "    12 345  horse  …", "  another.id"],
    } == shown


def test_rows_fit_if_nothing_has_to_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The indent counts."""
    monkeypatch.setenv("COLUMNS", "57")

    assert [True, False] == [fits(ROWS), fits(ROWS, indent=1)]


def test_prose_is_wrapped_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that is longer than the line stays whole, and so does one with a hyphen: it can be an id."""
    monkeypatch.setenv("COLUMNS", "20")

    assert ["  of", "  corruption-share", "  and", "  personnel.staff.women_growth", "  too"] == prose(
        "of corruption-share and personnel.staff.women_growth too", indent=2
    )
    assert [""] == prose("")


def test_a_number_stays_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line does not break between its groups of digits; it can break between two numbers."""
    monkeypatch.setenv("COLUMNS", "20")

    assert ["of all persons", "13 979 are staff"] == prose("of all persons 13 979 are staff")
    assert ["from the years 2024", "2025"] == prose("from the years 2024 2025")


def test_a_mark_stays_with_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """French has a space between them."""
    monkeypatch.setenv("COLUMNS", "20")

    assert ["celui des", "vérifications : oui"] == prose("celui des vérifications : oui")
    assert ["Le total d’une", "« section » imprimée"] == prose("Le total d’une « section » imprimée")


def test_prose_has_lines_that_can_be_read() -> None:
    """In a pipe or a very wide terminal they end before 110 letters."""
    assert [("word " * 22).strip(), "word"] == prose("word " * 23)


def test_pairs_are_written_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is too long is wrapped beside its name; without room for that, it is below the name."""
    rows: list[tuple[str, object]] = [("name", "a text of some words"), ("nothing", None), ("a number", 12)]
    shown = {}
    for room in (30, 20):
        monkeypatch.setenv("COLUMNS", str(room))
        shown[room] = pairs(rows)

    assert {
        30: ["name      a text of some words", "a number  12"],
        20: ["name", "  a text of some", "  words", "a number", "  12"],
    } == shown
    assert [] == pairs([])
