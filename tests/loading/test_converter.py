"""The converter coerces nothing, and names every fault with its path."""

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from cattrs import Converter
from hypothesis import given, settings, strategies as st

import belgian_police_stats as bps
from belgian_police_stats.loading import converter
from belgian_police_stats.loading.converter import attempt_each, structure, unstructure
from belgian_police_stats.loading.records import ChapterRecord, LabelRecords
from belgian_police_stats.model.ledger import Entry
from belgian_police_stats.model.source import Edition
from belgian_police_stats.strict_json import Json
from support.packaged_files import DATA, read_json, structured_files
from support.strategies import chapter_records

TARGETS = structured_files()
CONTENT = {path: read_json(path) for path in TARGETS}
CHAPTERS = sorted(path for path, target in TARGETS.items() if target is ChapterRecord)

Steps = tuple[str | int, ...]

OPTIONAL = {
    "qualifier",
    "period",
    "of",
    "evidence",
    "alternatives",
    "doubts",
    "violates",
    "scope",
    "note",
    "also",
    "title",
    "figure",
    "reason",
}
OPTIONAL.update({"kind", "rule", "relation", "figures", "result", "operands", "date"})
OPTIONAL.update({"description", "read_on", "difference", "cited"})
OPTIONAL.update({"sources", "observations", "confirmations", "breaks"})
"""Keys that a file may leave out somewhere."""

NULLABLE = OPTIONAL | {"value"}
"""Keys that can be null somewhere; null is tried on all others. In an alternative, a value can be absent or null."""

OTHER = {"doubt": "d", "readings": ["r"], "why": "w", "scope": "s"}
"""An alternative without a fault."""

WRONG: tuple[Any, ...] = (None, True, False, 7, Decimal("7.5"), 7.5, "text", [], {})
"""A value of every JSON type, and a binary float, which the library refuses."""


def test_a_disagreement_of_the_two_converters_is_an_assertion_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data that the quick converter refuses is not accepted, even if the careful one finds no fault."""
    monkeypatch.setattr(converter, "_careful", Converter)
    with pytest.raises(AssertionError) as caught:
        structure("the data", "7", int)

    assert "The two converters disagree." == str(caught.value)


@pytest.mark.slow
@attrs.frozen
class Failing:
    """A class that fails for a reason outside the data."""

    how: str

    def __attrs_post_init__(self) -> None:
        raise FAILURES[self.how]


FAILURES: dict[str, BaseException] = {
    "memory": MemoryError("no memory"),
    "recursion": RecursionError("too deep"),
    "interrupt": KeyboardInterrupt(),
    "slip": ZeroDivisionError("a slip of ours"),
}


@pytest.mark.parametrize("how", FAILURES)
@pytest.mark.parametrize("before", [[], [{"how": 7}]], ids=["quick", "careful"])
def test_other_exceptions_reach_the_caller(how: str, before: list[Any]) -> None:
    """They come unchanged from the quick converter, and from the careful one, which runs after a fault."""
    data = [*before, {"how": how}]
    with pytest.raises(BaseException) as caught:  # noqa: PT011
        structure("the data", data, tuple[Failing, ...])
    with pytest.raises(BaseException) as each:  # noqa: PT011
        attempt_each(enumerate([data]), tuple[Failing, ...], str, [])

    assert FAILURES[how] is caught.value
    assert FAILURES[how] is each.value


@pytest.mark.slow
@given(chapter_records())
def test_structure_undoes_unstructure(record: ChapterRecord) -> None:
    """Every record is equal after a round trip through plain data and through JSON text."""
    plain = unstructure(record)

    assert record == structure("x", plain, ChapterRecord)


@pytest.mark.parametrize("path", TARGETS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_packaged_files_survive_a_round_trip(path: Path) -> None:
    """A file becomes objects and then the same file, which becomes the same objects."""
    objects = structure(path.name, CONTENT[path], TARGETS[path])

    assert CONTENT[path] == unstructure(objects)
    assert objects == structure(path.name, unstructure(objects), TARGETS[path])


@settings(max_examples=300)
@given(st.data())
def test_any_damaged_key_is_one_fault_that_names_its_path(data: st.DataObject) -> None:
    """A key that is missing, unknown or of another type gives one fault, at that key."""
    path = data.draw(st.sampled_from([path for path in sorted(TARGETS) if CONTENT[path]]))
    steps = data.draw(st.sampled_from(list(_steps(CONTENT[path]))))
    damage = data.draw(st.sampled_from(["missing", "unknown", *map(repr, WRONG)]))
    spoilt, where = _damaged(CONTENT[path], steps, damage)
    if where is None:
        return
    with pytest.raises(bps.DataError) as caught:
        structure(path.name, spoilt, TARGETS[path])

    assert [where] == [fault.path for fault in caught.value.faults]
    assert str(caught.value).startswith(f"{path.name} has 1 fault.\n{where}: expected ")


@pytest.mark.slow
def test_any_damaged_key_of_any_figure_is_named() -> None:
    """The same holds for every key of every figure, with every damage."""
    silent: list[tuple[str, str, str]] = []
    for path in CHAPTERS:
        for section, figures in CONTENT[path].items():
            for name, figure in figures.items():
                chapter: Json = {section: {name: figure}}
                for steps in _steps(chapter):
                    for damage in ("missing", "unknown", *map(repr, WRONG)):
                        spoilt, where = _damaged(chapter, steps, damage)
                        if where is not None and [where] != _faulty_paths(spoilt, ChapterRecord):
                            silent.append((path.name, where, damage))

    assert [] == silent


FIGURE = {"printed": "805", "value": 805, "unit": "case", "slide": 1, "line": 5, "certainty": "certain"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"slide": True}, "$.a.b.slide: expected a whole number, got true."),
        ({"value": True}, "$.a.b.value: expected a number, got true."),
        ({"line": 5.0}, "$.a.b.line: expected a whole number, got 5.0."),
        ({"value": 20.5}, "$.a.b.value: expected a number, got 20.5."),
        ({"line": Decimal("5.0")}, "$.a.b.line: expected a whole number, got 5.0."),
        ({"unit": None}, "$.a.b.unit: expected a text, got null."),
        ({"printed": 805}, "$.a.b.printed: expected a text, got 805."),
        ({"value": "805"}, '$.a.b.value: expected a number, got "805".'),
        ({"value": None}, "$.a.b.value: expected a number, got null."),
        ({"period": []}, "$.a.b.period: expected an object, got a list."),
        ({"also": {}}, "$.a.b.also: expected a list, got an object."),
        ({"also": "805"}, '$.a.b.also: expected a list, got "805".'),
        ({"certainty": "sure"}, '$.a.b.certainty: expected one of certain, inferred, ambiguous, got "sure".'),
        ({"certainty": ["certain"]}, "$.a.b.certainty: expected one of certain, inferred, ambiguous, got a list."),
        ({"readin": "certain"}, "$.a.b.readin: expected no such key, got one."),
        ({"note": 7}, "$.a.b.note: expected a text, got 7."),
        ({"alternatives": [{**OTHER, "value": "7"}]}, '$.a.b.alternatives[0].value: expected a number, got "7".'),
        ({"alternatives": [{**OTHER, "value": None}], "note": 7}, "$.a.b.note: expected a text, got 7."),
        (
            {"alternatives": [{"doubt": "d", "readings": ["r"], "scope": "s"}]},
            "$.a.b.alternatives[0].why: expected this key, got none.",
        ),
        (
            {"period": {"start": "6 maart 2024", "end": "2024-12-31"}},
            '$.a.b.period.start: expected a date as YYYY-MM-DD, got "6 maart 2024".',
        ),
        (
            {"period": {"start": "20240306", "end": "2024-12-31"}},
            '$.a.b.period.start: expected a date as YYYY-MM-DD, got "20240306".',
        ),
        (
            {"period": {"start": "2024-02-30", "end": "2024-12-31"}},
            '$.a.b.period.start: expected a date as YYYY-MM-DD, got "2024-02-30".',
        ),
        (
            {"period": {"start": "2024-W10-3", "end": "2024-12-31"}},
            '$.a.b.period.start: expected a date as YYYY-MM-DD, got "2024-W10-3".',
        ),
        (
            {"note": ["x" * 80]},
            "$.a.b.note: expected a text, got a list.",
        ),
        (
            {"value": "9" * 80},
            f'$.a.b.value: expected a number, got "{"9" * 58}….',
        ),
    ],
)
def test_sentences_of_the_faults(change: dict[str, object], sentence: str) -> None:
    """The whole text of the error says what was expected, what was found, and where."""
    with pytest.raises(bps.DataError) as caught:
        structure("data/2024/x.json", {"a": {"b": {**FIGURE, **change}}}, ChapterRecord)

    assert f"data/2024/x.json has 1 fault.\n{sentence}" == str(caught.value)


def test_a_missing_key_is_named() -> None:
    """The path ends in the missing key."""
    with pytest.raises(bps.DataError) as caught:
        structure("x.json", {"a": {"b": {k: v for k, v in FIGURE.items() if k != "value"}}}, ChapterRecord)

    assert "x.json has 1 fault.\n$.a.b.value: expected this key, got none." == str(caught.value)


def test_all_faults_are_reported_at_once_in_the_order_of_the_file() -> None:
    """Three damaged figures are three faults in one error, in its text and as objects."""
    chapter = {"a": {"b": {**FIGURE, "line": None}, "c": {**FIGURE, "extra": 1}}, "d": {"e": 7}}
    with pytest.raises(bps.DataError) as caught:
        structure("x.json", chapter, ChapterRecord)

    assert (
        bps.Fault("$.a.b.line", "a whole number", "null"),
        bps.Fault("$.a.c.extra", "no such key", "one"),
        bps.Fault("$.d.e", "an object", "7"),
    ) == caught.value.faults
    assert str(caught.value).startswith("x.json has 3 faults.\n")


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"line": 5, "printed": "805"}, "$[1]: expected either a figure or a reason, got neither."),
        (
            {"line": 5, "printed": "805", "figure": "a.b.c", "reason": "date"},
            "$[1]: expected either a figure or a reason, got both.",
        ),
    ],
)
def test_an_entry_is_a_figure_or_has_a_reason(entry: dict[str, object], sentence: str) -> None:
    """Neither of them, or both, is a fault of the entry."""
    first = {"line": 1, "printed": "1", "reason": "date"}
    with pytest.raises(bps.DataError) as caught:
        structure("ledger.json", [first, entry], tuple[Entry, ...])

    assert f"ledger.json has 1 fault.\n{sentence}" == str(caught.value)


@pytest.mark.parametrize(
    ("target", "whole", "got"),
    [(ChapterRecord, [], "a list"), (LabelRecords, 7, "7"), (Edition, None, "null"), (Edition, "x", '"x"')],
)
def test_a_file_of_another_shape_is_a_fault_at_its_root(target: object, whole: object, got: str) -> None:
    """The path of the whole file is a dollar sign."""
    with pytest.raises(bps.DataError) as caught:
        structure("x", whole, target)

    assert f"x has 1 fault.\n$: expected an object, got {got}." == str(caught.value)


def test_a_section_of_another_shape_is_a_fault_at_its_path() -> None:
    """The section must be an object."""
    with pytest.raises(bps.DataError) as caught:
        structure("x", {"a": None, "b": [7]}, ChapterRecord)

    assert ("x has 2 faults.\n$.a: expected an object, got null.\n$.b: expected an object, got a list.") == str(
        caught.value
    )


def _faulty_paths(data: object, target: object) -> list[str]:
    try:
        structure("x", data, target)
    except bps.DataError as error:
        return [fault.path for fault in error.faults]
    return []


def _steps(data: Json, before: Steps = ()) -> Iterator[Steps]:
    """Every path from the root of the data to a key or an item."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (*before, step)
        yield from _steps(value, (*before, step))


def _damaged(data: Any, steps: Steps, damage: str) -> tuple[Any, str | None]:
    """Copy the data with this damage at the end of the path. The path is None if the change does no damage there."""
    spoilt = copy.deepcopy(data)
    parent = spoilt
    for step in steps[:-1]:
        parent = parent[step]
    last, there = steps[-1], parent[steps[-1]]
    path = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    # An alternative needs only one of its differences, and a figure can name any doubts.
    loose = steps[-3:-2] == ("alternatives",) and last not in ("doubt", "readings", "why")
    # A discrepancy has one of a rule, a relation and slides: without all of them, the fault is at the whole.
    loose |= last == "slides" and "arithmetic" in parent
    if damage == "missing":
        optional = last in OPTIONAL or loose or "doubts" in steps[-2:-1]
        if not isinstance(last, str) or optional or not _is_record(parent):
            return spoilt, None
        del parent[last]
    elif damage == "unknown":
        if not _is_record(there) or last == "doubts":
            return spoilt, None
        there["no_such_key"] = 1
        path += ".no_such_key"
    else:
        wrong = next(value for value in WRONG if repr(value) == damage)
        # The title of a page that prints none is null, and any text would do.
        any_text = there is None and type(wrong) is str
        same_kind = type(wrong) is type(there) or any_text or (last == "value" and type(wrong) in (int, Decimal))
        if same_kind or (wrong is None and (last in NULLABLE or loose)):
            return spoilt, None
        parent[last] = wrong
    return spoilt, path


def _is_record(thing: Json) -> bool:
    """An object with fixed keys. The keys of a chapter, a section, observations and a file of labels are names."""
    return isinstance(thing, dict) and not all(isinstance(value, (dict, list)) for value in thing.values())


def test_the_damages_reach_every_kind_of_entry() -> None:
    """The functions above find records in every file, so every file is tested."""
    lacking = [
        f"{path.parent.name}/{path.name}"
        for path in CONTENT
        # A list of discrepancies can be empty, and then has no record.
        if CONTENT[path] and not any(_damaged(CONTENT[path], s, "[]")[1] for s in _steps(CONTENT[path]))
    ]

    assert [] == lacking
    assert json.loads((DATA / "2024" / "edition.json").read_text(encoding="utf-8")).keys() <= {
        str(steps[0]) for steps in _steps(CONTENT[DATA / "2024" / "edition.json"])
    }
