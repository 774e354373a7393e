"""sdmx1 reads the structure message, and with it the figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sdmx
import sdmx.message

import belgian_police_stats as bps
from sessions.validators.damage import in_text


def structure_of(folder: Path) -> Any:
    """The structure message."""
    return sdmx.read_sdmx(folder / "figures.sdmx.xml")


def observations_of(folder: Path) -> list[Any]:
    """The observations, read by the dataflow of the structure message."""
    (flow,) = structure_of(folder).dataflow.values()
    message = sdmx.read_sdmx(folder / "figures.sdmx.csv", structure=flow)
    assert isinstance(message, sdmx.message.DataMessage)
    (data,) = message.data
    return list(data.obs)


def values(observation: Any) -> dict[str, str]:
    """All dimensions and attributes of an observation."""
    keys = {name: key.value for name, key in observation.dimension.values.items()}
    return keys | {name: attribute.value for name, attribute in observation.attached_attribute.items()}


def test_every_figure_is_an_observation(folder: Path, report: bps.Report) -> None:
    """In printed order, with its exact number, and its names in the code list."""
    names = structure_of(folder).codelist["CL_FIGURE"]
    read = [
        (values(one)["FIGURE"].replace("-", "."), Decimal(one.value), names[values(one)["FIGURE"]].name.localizations)
        for one in observations_of(folder)
    ]
    languages: tuple[bps.Language, ...] = ("nl", "fr", "de", "en")
    expected = [
        (figure.id, Decimal(figure.value), {language: figure.label(language) for language in languages})
        for figure in report
    ]

    assert expected == read


def unlisted(folder: Path) -> list[str]:
    """The codes of the observations that are missing from the code lists."""
    message = structure_of(folder)
    (structure,) = message.structure.values()
    coded = {
        component.id: component.local_representation.enumerated
        for component in (*structure.dimensions, *structure.attributes)
        if component.local_representation.enumerated is not None
    }
    assert {"FREQ", "REF_AREA", "FIGURE", "UNIT_MEASURE", "KIND", "QUALIFIER", "CERTAINTY", "PERIOD_KIND", "OF"} == set(
        coded
    )
    return [
        f"{name}: {value}"
        for one in observations_of(folder)
        for name, value in values(one).items()
        if name in coded and value and value not in coded[name]
    ]


def test_every_code_is_listed(folder: Path) -> None:
    """The structure message explains every code."""
    assert [] == unlisted(folder)


def test_a_code_that_is_not_listed_is_found(folder: Path) -> None:
    """A code that only the figures have, and then one that only the structure lacks."""
    in_text(folder / "figures.sdmx.csv", ",exact,certain,", ",exact,sure,")
    assert ["CERTAINTY: sure"] == unlisted(folder)

    in_text(folder / "figures.sdmx.xml", '<str:Code id="inferred">', '<str:Code id="position">')
    assert {"CERTAINTY: sure", "CERTAINTY: inferred"} == set(unlisted(folder))


def test_codes_stand_below_each_other(folder: Path) -> None:
    """The parent of a figure is its section, and the parent of that its chapter."""
    codes = structure_of(folder).codelist["CL_FIGURE"]
    women = codes["personnel-staff-women"]

    assert ("personnel-staff", "personnel") == (women.parent.id, women.parent.parent.id)


def test_a_frame_comes_out(folder: Path, report: bps.Report) -> None:
    """sdmx1 makes a pandas object of the observations."""
    (flow,) = structure_of(folder).dataflow.values()
    frame = sdmx.to_pandas(sdmx.read_sdmx(folder / "figures.sdmx.csv", structure=flow))

    assert len(report) == len(frame)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("figures.sdmx.csv", "STRUCTURE,", "STRUCTUR,"),
        ("figures.sdmx.csv", "dataflow,", "dataflows,"),
        ("figures.sdmx.csv", ",I,A,", ",X,A,"),
        ("figures.sdmx.xml", "</mes:Structure>", ""),
        ("figures.sdmx.xml", "<str:Codelist isExternal", "<str:Codelisten isExternal"),
    ],
)
def test_a_damaged_file_is_refused(folder: Path, name: str, old: str, new: str) -> None:
    """With a wrong header, structure, action or element, or a missing end."""
    in_text(folder / name, old, new)

    with pytest.raises(Exception):  # noqa: B017, PT011  Each layer of the reader has errors of its own.
        observations_of(folder)
