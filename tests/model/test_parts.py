"""Chapters and sections as classes of attrs: their fields, their constructor, and copies with other parts."""

import inspect
from typing import Any

import attrs
import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.chapter import Chapter, Section, part, since
from belgian_police_stats.model.chapters import CHAPTERS, chapter_class
from belgian_police_stats.model.chapters.personnel import Staff, Training

_CHAPTERS = [chapter_class(name) for name in CHAPTERS]
_CLASSES: list[Any] = [*_CHAPTERS, *(section for chapter in _CHAPTERS for section in chapter.MEMBERS.values())]


@pytest.mark.parametrize("kind", _CLASSES, ids=lambda kind: kind.__module__.rpartition(".")[2] + "." + kind.__name__)
def test_attrs_knows_the_fields_of_every_class(kind: Any) -> None:
    """The fields are the annotations of the class, after the id and the labels."""
    fields = attrs.fields(kind)

    assert attrs.has(kind)
    assert ["id", "labels", *inspect.get_annotations(kind)] == [field.name for field in fields]
    assert [str, bps.Labels, *inspect.get_annotations(kind).values()] == [field.type for field in fields]
    assert {attrs.NOTHING} == {field.default for field in fields}
    assert {True} == {field.kw_only and field.init for field in fields}
    assert fields is attrs.fields(kind)
    signature = inspect.signature(kind).parameters.values()
    assert [(f.name, f.type, inspect.Parameter.KEYWORD_ONLY) for f in fields] == [
        (parameter.name, parameter.annotation, parameter.kind) for parameter in signature
    ]


@pytest.mark.parametrize("base", [Chapter, Section])
def test_the_base_classes_have_no_parts(base: Any) -> None:
    """They only have an id and labels."""
    assert ["id", "labels"] == [field.name for field in attrs.fields(base)]


def test_the_parts_of_a_report_are_plain_data_for_attrs(report: bps.Report) -> None:
    """`attrs.asdict` gives every part, and `attrs.evolve` makes a copy with another one."""
    staff = report.personnel.staff
    other = attrs.evolve(staff, total=staff.men)

    assert ["id", "labels", *(figure.id.rpartition(".")[2] for figure in staff)] == list(attrs.asdict(staff))
    assert (staff.men, staff.women) == (other.total, other.women)
    assert staff == attrs.evolve(other, total=staff.total)


def _staff(report: bps.Report, **others: Any) -> Staff:
    staff = report.personnel.staff
    figures = {figure.id.rpartition(".")[2]: figure for figure in staff}
    given: dict[str, Any] = {"id": staff.id, "labels": staff.labels, **figures, **others}
    return Staff(**given)


def test_the_order_of_the_arguments_does_not_matter(report: bps.Report) -> None:
    """The figures come in the order of the class."""
    staff = report.personnel.staff
    given: dict[str, Any] = {figure.id.rpartition(".")[2]: figure for figure in reversed(staff.figures)}

    made = Staff(id=staff.id, labels=staff.labels, **given)

    assert staff == made
    assert staff.figures == made.figures


def test_an_unknown_part_is_refused(report: bps.Report) -> None:
    """The error names the unknown part."""
    with pytest.raises(TypeError) as caught:
        _staff(report, horses=report.personnel.staff.men)

    assert "Expected only parts of the class for Staff, got 'horses'." == str(caught.value)


def test_a_missing_part_is_refused(report: bps.Report) -> None:
    """The error names the first missing part."""
    with pytest.raises(TypeError) as caught:
        Training(  # type: ignore[call-arg]
            id="personnel.training", labels=report.personnel.training.labels, courses=report.personnel.training.courses
        )

    assert "Expected the argument participants for Training, got courses." == str(caught.value)


def test_a_class_with_the_parts_of_another_one_has_both() -> None:
    """The fields of its base class come first."""

    @part
    class Riders(Section):
        total: bps.Count

    @part
    class PonyRiders(Riders):
        ponies: bps.Count | None = since(2025)

    assert ["total", "ponies"] == list(PonyRiders.MEMBERS)
    assert {"ponies": (2025, None)} == dict(PonyRiders.YEARS)
    assert {} == dict(Riders.YEARS)
    assert [(bps.Count, attrs.NOTHING), (bps.Count | None, None)] == [
        (field.type, field.default) for field in attrs.fields(PonyRiders)[2:]
    ]
    assert [inspect.Parameter.empty, None] == [
        parameter.default for parameter in [*inspect.signature(PonyRiders).parameters.values()][2:]
    ]
