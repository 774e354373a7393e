"""A quantity works in a process that has never seen our units."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import pickle
from typing import Any

import pint
import pytest

import belgian_police_stats as bps
from support.own_reports import HORSES, plain
from support.running import output_of, run

OPENED = """
import pickle, sys
for thing in pickle.loads(bytes.fromhex(sys.stdin.read())):
    print(thing, thing * 2)
"""
IN_A_POOL = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import belgian_police_stats as bps

women = bps.load(2024).personnel.staff.women.quantity
with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
    print(*pool.map(str, [women, women / 2, women.units]))
"""


def _things(report: bps.Report) -> list[Any]:
    staff, horses = report.personnel.staff, bps.parse(plain())[HORSES]
    per_day = report.organised_crime.investigations.new.rate("day")
    return [
        staff.women.quantity,
        staff.women.quantity.units,
        staff.women.quantity**2,
        staff.women.quantity + staff.men.quantity,
        per_day.quantity,
        horses.quantity,
        horses.quantity / staff.total.quantity,
    ]


def test_a_pickle_opens_where_only_pint_is_known(report: bps.Report) -> None:
    """The pickle brings its units with it, those of the library and those of an own report."""
    things = _things(report)
    opened = run(["-c", OPENED], stdin=pickle.dumps(things).hex())

    assert [f"{thing} {thing * 2}" for thing in things] == opened.stdout.decode().splitlines()


@pytest.mark.slow
def test_a_spawned_worker_takes_a_quantity() -> None:
    """Processes are spawned on every platform but Linux, and on every Python from 3.14 on."""
    assert "4393 person 2196.5 person person" == output_of(IN_A_POOL)


def test_another_registry_pickles_its_units_too() -> None:
    """Units are added to any registry that a caller passes."""
    registry: Any = pint.UnitRegistry()
    women = bps.load(2024).personnel.staff.women
    with_units = pickle.loads(pickle.dumps(women.quantity_in(registry)))
    without = pickle.loads(pickle.dumps(registry.Quantity(3, "metre")))

    assert women.quantity == with_units
    assert "3 meter" == str(without)


def test_a_process_with_another_unit_of_this_name_is_told() -> None:
    """The error comes at once and says what to do."""
    content = pickle.dumps(bps.load(2024).personnel.staff.women.quantity)
    other: Any = pint.UnitRegistry()
    other.define("person = 3 metre")
    before: Any = pint.get_application_registry().get()
    pint.set_application_registry(other)
    try:
        with pytest.raises(bps.UnitConflictError, match="Pass another registry, or rename that unit"):
            pickle.loads(content)
    finally:
        pint.set_application_registry(before)
