"""Numbers of hundreds of digits in an own report are shown, written and drawn, or an error says why not."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import belgian_police_stats as bps
from belgian_police_stats.command.main import main
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.cards.bundle import bundle
from belgian_police_stats.writing.files.formats import FORMATS
from belgian_police_stats.writing.formatting import format_number
from belgian_police_stats.writing.json_text import json_text
from support.card_pages import Page
from support.chart_specs import layers, rows, spec_of
from support.own_reports import HORSES, MARES, SHARE, names, plain, plain_figure

STABLE = "horse_brigade.stable"
FOALS, OATS, PAUSE = f"{STABLE}.foals", f"{STABLE}.oats", f"{STABLE}.pause"
MANY, SOME = 10**400 + 1, 3 * 10**399
BINARY = {"parquet", "feather", "sqlite", "excel"}
"""The formats that cannot hold such numbers."""


def own_report() -> dict[str, Any]:
    """Counts of 401 and 400 digits, a weight and a time with 400 decimals, and rules of which one cannot be true."""
    data = plain()
    data["chapters"]["horse_brigade"]["stable"] |= {
        "horses": plain_figure(str(MANY), MANY, "horse"),
        "mares": plain_figure(str(SOME), SOME, "horse"),
        "share_of_mares": plain_figure("30%", 30, "percent", kind="Share", of=HORSES),
        "foals": plain_figure("7", 7, "horse"),
        "oats": plain_figure(f"1,{'3' * 400}", Decimal(f"1.{'3' * 400}"), "kilogram"),
        "pause": plain_figure(f"0,{'0' * 400}1", Decimal(f"0.{'0' * 400}1"), "hour"),
    }
    data["labels"] |= {name: names(name) for name in (FOALS, OATS, PAUSE)}
    why = {"why": "Invented."}
    data["rules"] += [
        {"kind": "share", "result": SHARE, "operands": [HORSES, FOALS], "name": "of foals", **why},
        {"kind": "parts_within", "result": HORSES, "operands": [MARES, FOALS], "exhaustive": "no", **why},
        {"kind": "ordered", "operands": [FOALS, MARES, HORSES], **why},
        {"kind": "time_per", "result": PAUSE, "operands": [MARES], **why},
    ]
    return data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The report as a file."""
    file = tmp_path / "long.json"
    file.write_text(json_text(own_report()), encoding="utf-8")
    return file


@pytest.fixture
def long(path: Path) -> bps.Report:
    """The report."""
    return bps.read(path)


def test_every_card_is_made(long: bps.Report) -> None:
    """Each form has all digits of a count and six digits of a fraction."""
    share, mean = long[MARES].share_of(long[HORSES]), long[HORSES] / long[FOALS]
    chapter = long.chapter("horse_brigade")
    things = [*long, *map(long.explain, long.figures.ids), share, mean, *long.check(), *long.breakdowns]
    things += [long, long.check(), long.figures, long.table(), chapter, *chapter.sections]
    for thing in things:
        forms = bundle(thing)
        assert Page(forms["text/html"]).whole
        assert all(forms.values())

    assert f"{MANY:,}".replace(",", " ") in bundle(long[HORSES])["text/markdown"]
    assert "≈1.42857e+399" in Page(bundle(mean)["text/html"]).text
    assert 2 == len(Page(bundle(long.breakdowns[0])["text/html"]).named("svg"))


def test_a_rule_that_gives_a_long_fraction_is_shown(long: bps.Report, path: Path, capsys: Any) -> None:
    """Explanations and the command show it, and the exit code is that of any violated rule."""
    assert "≈ 1.42857e+401%, printed 30%" in str(long.explain(SHARE))
    assert 1 == main(["check", str(path)])
    assert "≈ 1.42857e+401%" in capsys.readouterr().out


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--json"], ["compare", "2024"], ["compare", "2024", "--json"]]
)
def test_the_command_answers(
    path: Path, arguments: list[str], columns: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """It answers at every width, and as JSON."""
    monkeypatch.setenv("COLUMNS", columns)
    command, *options = arguments
    files = [option for option in options if not option.startswith("--")]
    flags = [option for option in options if option.startswith("--")]

    assert main([command, *files, str(path), *flags]) in (0, 1)
    captured = capsys.readouterr()
    assert captured.out
    assert "" == captured.err
    assert not flags or json.loads(captured.out)


def test_a_derived_number_is_text_and_no_float(long: bps.Report) -> None:
    """Where a float is asked for, the error says what the number is."""
    mean = long[HORSES] / long[FOALS]

    assert f"≈1.42857e+399 horse/horse = {HORSES} / {FOALS}" == str(mean)
    for ask in (mean.__float__, lambda: mean.quantity):
        with pytest.raises(bps.NumberTooLargeError) as refused:
            ask()
        assert str(refused.value).startswith("Expected a number that a float can hold, ")


def test_a_whole_number_is_a_quantity(long: bps.Report) -> None:
    """A quantity has an int where the number is whole, and an int has no limit."""
    assert f"{MANY} horse" == str(long[HORSES].quantity)
    assert f"{MANY + SOME} horse" == str(long.figures[:2].total(count_twice=True).quantity)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_formatted(long: bps.Report, language: bps.Language) -> None:
    """The text has every digit of the printed number."""
    written = "".join(filter(str.isdigit, long[HORSES].formatted(language)))

    assert str(MANY) == written
    assert all(figure.formatted(language) for figure in long)


def test_a_fraction_is_formatted_to_six_digits() -> None:
    """It has the notation of each language, and the sign of its unit if there is one."""
    assert "≈0,333333" == format_number(Fraction(1, 3), "nl")
    assert "≈33.3333%" == format_number(Fraction(100, 3), "en", "percent")
    assert "0,25" == format_number(Fraction(1, 4), "fr")


def test_a_chart_refuses_what_it_cannot_draw(long: bps.Report) -> None:
    """The error names the figure; a chart without such a number is drawn."""
    (section,) = long.chapter("horse_brigade").sections
    draws: list[Callable[[], Any]] = [section.chart, *(breakdown.chart for breakdown in long.breakdowns)]
    for draw in draws:
        with pytest.raises(bps.NumberTooLargeError) as refused:
            draw()
        assert str(refused.value).startswith(
            "Expected numbers of at most 15 digits before the decimal point, which a chart can draw, got "
        )
    assert long.check().chart().to_dict()


def test_a_chart_draws_long_decimals() -> None:
    """A number with hundreds of decimals stands in the chart to six digits, and its bar keeps its room."""
    data = own_report()
    for name in ("horses", "mares", "share_of_mares", "foals"):
        del data["chapters"]["horse_brigade"]["stable"][name]
        del data["labels"][f"{STABLE}.{name}"]
    stable = data["chapters"]["horse_brigade"]["stable"]
    stable["drop"] = plain_figure(f"0,{'0' * 400}1%", Decimal(f"0.{'0' * 400}1"), "percent", kind="Change")
    stable["hay"] = plain_figure(f"0,{'0' * 400}1", Decimal(f"0.{'0' * 400}1"), "kilogram")
    data["labels"] |= {f"{STABLE}.{name}": names(name) for name in ("drop", "hay")}
    (section,) = bps.parse({**data, "rules": [], "units": {}}).chapter("horse_brigade").sections
    texts_by_language: dict[bps.Language, str] = {"en": "≈1.33333", "nl": "≈1,33333"}
    for language, expected in texts_by_language.items():
        spec = spec_of(section.chart(language))
        texts = [row["text"] for row in rows(spec, "bar")]
        across = [layer["encoding"]["x"] for layer in layers(spec)]
        reach = [x["scale"]["domain"][1] for x in across if "scale" in x]
        assert [] != reach
        assert [expected, "1E-401"] == texts
        assert all(0 < bound < float("inf") for bound in reach)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_holds_the_numbers_or_refuses(long: bps.Report, name: bps.FormatName, tmp_path: Path) -> None:
    """A format that is text has every digit; a binary one names a number that it cannot hold."""
    if name in BINARY:
        with pytest.raises(bps.ExportError) as refused:
            bps.export(long, name, tmp_path / "file")
        assert STABLE in str(refused.value)
    else:
        bps.export(long, name, tmp_path / "file")
        assert (tmp_path / "file").stat().st_size


def test_a_table_has_every_digit_or_refuses(long: bps.Report) -> None:
    """Records and exact numbers of pandas have them. Floats and Arrow's decimals do not."""
    table = long.table()
    assert MANY in [row["value"] for row in table.to_records()]
    assert MANY in list(long.table(numeric="exact").to_pandas()["value"])
    for make in (
        long.table(numeric="float").to_pandas,
        long.table(numeric="exact").to_polars,
        long.table(numeric="exact").to_arrow,
    ):
        with pytest.raises(bps.ExportError):
            make()


def test_an_archive_refuses_the_report(long: bps.Report, tmp_path: Path) -> None:
    """An archive holds 18 digits."""
    with pytest.raises(bps.DataError):
        bps.archive.write([long], tmp_path / "archive")
