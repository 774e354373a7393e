"""What a caller passes by mistake gets an error of the library, which says what was expected and what came."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import belgian_police_stats as bps

_REPORT: Any = bps.load(2024)
_WOMEN: Any = _REPORT.personnel.staff.women
_SERIES: Any = _REPORT.series(_WOMEN)
_BPS: Any = bps

_CALLS: dict[str, Callable[[Any], object]] = {
    "find": _REPORT.find,
    "one": _REPORT.one,
    "is_above": _WOMEN.is_above,
    "is_below": _WOMEN.is_below,
    "compared_with": _WOMEN.compared_with,
    "growth_from": _WOMEN.growth_from,
    "per": _WOMEN.per,
    "share_of": _WOMEN.share_of,
    "first year": lambda wrong: _SERIES.between(wrong, 2024),
    "last year": lambda wrong: _SERIES.between(2018, wrong),
    "change": lambda wrong: _SERIES.change(wrong, 2024),
    "figures": lambda wrong: bps.Figures([_WOMEN, wrong]),
    "write": lambda wrong: _BPS.write(wrong, "never-written.json"),
    "export": lambda wrong: _BPS.export(wrong, "csv", "never-written.csv"),
    "compare": lambda wrong: _BPS.compare(_REPORT, wrong),
    "parse": _BPS.parse,
    "parse_printed": _BPS.parse_printed,
    "fact_check": _REPORT.fact_check,
    "verify": _REPORT.verify,
    "settle": lambda wrong: _REPORT.settle("antwerp-checks", "persons-first", why=wrong),
    "explain": _REPORT.explain,
    "under": lambda wrong: _REPORT.under(wrong, "persons-first"),
    "load": _BPS.load,
    "read": _BPS.read,
    "read_table": lambda wrong: _BPS.read_table("csv", wrong),
    "the format of read_table": lambda wrong: _BPS.read_table(wrong, "never-read.csv"),
    "the format of export": lambda wrong: _BPS.export(_REPORT, wrong, "never-written.csv"),
    "with_outside": _REPORT.with_outside,
}


_COMPARED = "Expected an int, a Decimal, a Fraction, a figure or a computed number as the number to compare with, got "


@pytest.mark.parametrize("name", _CALLS)
@pytest.mark.parametrize("wrong", [[1], {}, object()], ids=["a list", "a dict", "an object"])
def test_another_thing_is_refused(name: str, wrong: object) -> None:
    """The error is one of the library's, in a whole sentence."""
    with pytest.raises(bps.BelgianPoliceStatsError) as caught:
        _CALLS[name](wrong)

    assert "xpected" in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: _REPORT.find(4393),
            "Expected words or a printed number as a str, got 4393. `Report.find_printed` takes a number.",
        ),
        (
            lambda: _WOMEN.is_above("4 000"),
            f"{_COMPARED}'4 000'.",
        ),
        (
            lambda: _WOMEN.is_below(float("nan")),
            f"{_COMPARED}nan.",
        ),
        (lambda: _SERIES.between("2018", 2024), "Expected a first and a last year as ints, got '2018'."),
        (
            lambda: bps.Figures([_WOMEN, _WOMEN.id]),
            "Expected figures alone, got 'personnel.staff.women' at position 1.",
        ),
        (lambda: _BPS.parse_printed(805), "Expected a printed number as a str, got 805."),
        (lambda: _BPS.write("report.json", "x.json"), "Expected a report, got 'report.json'."),
        (
            lambda: bps.fact_check_all("The Federal Police employs 4,393 women."),
            "What is checked has 1 fault.\ntexts: expected several texts, got one. `Report.fact_check` takes one text.",
        ),
        (
            lambda: _REPORT.settle("antwerp-checks", "persons-first", why=5),
            "Expected the reason why 'antwerp-checks' is settled, got 5.",
        ),
    ],
)
def test_the_error_says_what_to_do(call: Callable[[], object], sentence: str) -> None:
    """The whole sentence is compared."""
    with pytest.raises(bps.BelgianPoliceStatsError) as caught:
        call()

    assert sentence == str(caught.value)


def test_nothing_is_written_by_a_refused_call(tmp_path: Path) -> None:
    """The file of an earlier call stays as it was."""
    path = tmp_path / "report.json"
    path.write_text("before")
    with pytest.raises(bps.errors.ExportError):
        _BPS.write(None, path)

    assert "before" == path.read_text()


@pytest.mark.parametrize("number", [4000, 4000.5, Decimal(4000), np.int64(4000), np.float64(4000)])
def test_an_amount_is_compared_with_a_number_of_any_kind(number: Any) -> None:
    """A float has an exact value too."""
    assert (bps.types.Truth.TRUE, bps.types.Truth.FALSE) == (_WOMEN.is_above(number), _WOMEN.is_below(number))
