"""An own report can have numbers as other publishers print them, and all readers of numbers know the same forms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.certainty import Qualifier
from belgian_police_stats.model.printed import MINUS, SPACES
from support.own_reports import HORSES, MARES, in_doubt, plain, plain_figure

OTHER_FORMS: list[tuple[str, Any, Any]] = [
    ("4.393", 4393, 1),
    ("4.393", Decimal("4.393"), Decimal("0.001")),
    ("4,393", 4393, 1),
    ("1.234,56", Decimal("1234.56"), Decimal("0.01")),
    ("1,234.56", Decimal("1234.56"), Decimal("0.01")),
    ("1 234.5", Decimal("1234.5"), Decimal("0.1")),
    ("1.234.567", 1_234_567, 1),
    ("1'234", 1234, 1),
    ("1\N{RIGHT SINGLE QUOTATION MARK}234", 1234, 1),
    ("20.5 %", Decimal("20.5"), Decimal("0.1")),
    ("14,5 millions", 14_500_000, 100_000),
    ("14,5 Millionen", 14_500_000, 100_000),
    ("14.5 million", 14_500_000, 100_000),
    ("14,5 mln", 14_500_000, 100_000),
    ("1,5 milliard", 1_500_000_000, 100_000_000),
    ("231.709.179 EUR", 231_709_179, 1),
    ("EUR 231.709.179", 231_709_179, 1),
    ("€ 1.234,56", Decimal("1234.56"), Decimal("0.01")),
    ("1.234,56 euros", Decimal("1234.56"), Decimal("0.01")),
    ("12 Prozent", 12, 1),
    ("dix-sept", 17, 1),
    *((f"{sign}12", -12, 1) for sign in MINUS),
    *((f"{sign}12.345,6 %", Decimal("-12345.6"), Decimal("0.1")) for sign in MINUS),
    *((f"4{space}393", 4393, 1) for space in SPACES),
]
NO_FORMS = [
    "10-15",
    "10\N{EN DASH}15",
    "n.b.",
    "-",
    "",
    "12 k",
    "1.23.456",
    "about 50",
    "3/4",
    "1e3",
    "00.5",
    "< <5",
    "twee en een half",
]
SIGNS = {"<": "less_than", ">": "more_than", "≤": "at_most", "≥": "at_least", "~": "about", "≈": "about", "±": "about"}


def _with_mares(printed: str, value: Any, **more: Any) -> dict[str, Any]:
    file = plain(rules=[])
    file["chapters"]["horse_brigade"]["stable"]["mares"] = plain_figure(printed, value, "horse", **more)
    return file


def _change(printed: str, value: Any) -> dict[str, Any]:
    file = plain(rules=[])
    changed = plain_figure(printed, value, "percent", kind="Change")
    file["chapters"]["horse_brigade"]["stable"]["share_of_mares"] = changed
    return file


@pytest.mark.parametrize(("printed", "value", "place"), OTHER_FORMS)
def test_a_number_is_held_as_another_publisher_prints_it(printed: str, value: Any, place: Any) -> None:
    """The value tells how the form is meant, and the interval follows from its last printed place."""
    figure = bps.parse(_change(printed, value))["horse_brigade.stable.share_of_mares"]

    assert (printed, value, place) == (figure.printed, figure.value, figure.place)
    around: Any = figure.interval_if_rounded
    assert place == around.upper - around.lower


@pytest.mark.parametrize("printed", NO_FORMS)
def test_what_is_no_single_number_is_refused(printed: str) -> None:
    """The error says that such a figure should be left out."""
    with pytest.raises(bps.DataError, match="If it stands for no single number, leave the figure out"):
        bps.parse(_with_mares(printed, 10))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("space", ["", *SPACES])
def test_a_sign_before_a_number_is_its_qualifier(sign: str, space: str) -> None:
    """Offices print small numbers that they hide as "<5". The qualifier is not written a second time."""
    report = bps.parse(_with_mares(f"{sign}{space}5", 5, qualifier=SIGNS[sign]))

    assert Qualifier(SIGNS[sign]) is report[MARES].qualifier
    assert f"{sign}{space}5" == report[MARES].qualified
    assert report == bps.parse(_text_of(report))


def _text_of(report: bps.Report) -> str:
    from belgian_police_stats.writing.report_file import report_text

    return report_text(report)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_contradicts_the_qualifier_is_refused(sign: str) -> None:
    """Without a qualifier, the number would be taken for an exact one."""
    with pytest.raises(bps.DataError, match=f"mares.qualifier: expected {SIGNS[sign]} as the qualifier"):
        bps.parse(_with_mares(f"{sign}5", 5))


def test_the_value_must_be_one_that_the_form_can_have() -> None:
    """A value that is neither the number of thousands nor the decimal is refused."""
    with pytest.raises(bps.DataError, match=r"mares.value: expected 4393 as the value"):
        bps.parse(_with_mares("4.393", 439))


@pytest.mark.parametrize("blank", ["\t", "\n", " ", "\xa0", "\u202f", "\u2003", "\u3000", "\u200b", "\ufeff"])
@pytest.mark.parametrize("form", ["{}4.393", "4.393{}", "4{}{}393"])
def test_no_reader_takes_blanks_around_a_number(blank: str, form: str) -> None:
    """The same rule holds for a figure, its other places, an alternative and the ledger."""
    printed = form.format(blank, blank)
    place = {"printed": printed, "slide": 1, "line": 4}
    doubtful = in_doubt(plain_figure("40", 40, "horse"), 4393)
    doubtful["alternatives"][0]["printed"] = printed
    files = [_with_mares(printed, 4393), _with_mares("4 393", 4393, also=[place]), plain(rules=[])]
    files[2]["chapters"]["horse_brigade"]["stable"]["horses"] = doubtful
    if "{}{}" not in form:
        files.append(plain(ledger=[{"line": 3, "printed": printed, "reason": "name"}]))

    for file in files:
        with pytest.raises(bps.DataError):
            bps.parse(file)
    with pytest.raises(bps.FieldError):
        attrs.evolve(bps.parse(plain())[HORSES], printed=printed, value=4393)


@pytest.mark.parametrize("sign", MINUS)
def test_every_reader_knows_every_minus(sign: str) -> None:
    """The readers are those of the source, of a copy of it, of a search and of an own report."""
    from belgian_police_stats.loading.source_text import printed_numbers

    entry = {"line": 3, "printed": f"{sign}12%", "figure": "horse_brigade.stable.share_of_mares"}
    report = bps.parse({**_change(f"{sign}12%", -12), "ledger": [entry]})

    assert [(1, f"{sign}12%")] == list(printed_numbers(f"een daling met {sign}12% op jaarbasis"))
    for other in MINUS:
        assert report.verify(f"\n\neen daling met {other}12%").passed
        assert 1 == len(report.find_printed(f"{other}12%"))
    assert not report.verify("\n\neen stijging met 12%").passed
    assert () == report.find_printed("12%")
