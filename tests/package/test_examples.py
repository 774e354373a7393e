"""Each example runs and shows its expected output."""

import ast
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from support.packaged_files import PROJECT

EXAMPLES = sorted(path for path in (PROJECT / "examples").iterdir() if path.suffix in (".py", ".ipynb"))
SHOWS = {
    "fact_check.py": [
        "805: confirmed. The report has 805 for “New investigations: money laundering”.",
        "more than 700: contradicted.",
        "4.087: other period. The text is about 2023;",
        "23 tonnes: not in report.",
    ],
    "one_figure.ipynb": ["573 mission", "ambiguous", "or 178", "False"],
    "parts_of_a_whole.ipynb": [
        "3292 together, of 3920",
        "628 are left",
        "exhaustive: no",
        "1.148 computed, 1,2% printed",
    ],
    "per_inhabitant.ipynb": ["1.28 arrest per 100 000: Port of Antwerp", "0.44 arrest per 100 000"],
    "per_inhabitant_duckdb.py": ["2.82 arrests per 100 000 (inferred)", "1.28 arrests per 100 000 (certain)"],
    "per_inhabitant_polars.py": ["2.82 arrests per 100 000 (inferred)", "1.28 arrests per 100 000 (certain)"],
    "second_edition.py": ["2 restated", "personnel.staff.women was 450 person, and is 455 person on 1999-12-31"],
    "web_service.py": [
        "200 OK 4393 person certain Femmes à la Police fédérale",
        "304 Not Modified None",
        "200 OK 8 figures",
        "/figures?kind=Share&offset=2&limit=2",
        "404 Not Found",
        "Did you mean 'personnel.staff.women'",
        "400 Bad Request",
        "Did you mean 'person'?",
        "got 'colour'",
    ],
}


def run(path: Path) -> None:
    """Run a script, or the cells of a notebook in order, as a reader would."""
    if path.suffix == ".py":
        runpy.run_path(str(path), run_name="__main__")
        return
    session: dict[str, Any] = {"__name__": "__main__"}
    for source in cells(path):
        *before, last = ast.parse(source).body
        shown = isinstance(last, ast.Expr)
        exec(compile(ast.Module(before if shown else [*before, last], []), path.name, "exec"), session)
        if isinstance(last, ast.Expr):
            # A notebook shows the last expression of a cell, and nothing for None.
            value = eval(compile(ast.Expression(last.value), path.name, "eval"), session)
            print("" if value is None else repr(value))


def cells(notebook: Path) -> list[str]:
    """The code of each cell."""
    stored = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in stored if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_shows_its_expected_output(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new example needs a row in the table above, with its expected output."""
    run(path)
    printed = capsys.readouterr().out

    assert [] == [words for words in SHOWS[path.name] if words not in printed]


def test_every_example_in_the_table_exists() -> None:
    """The table above and the folder name the same files."""
    assert sorted(SHOWS) == [path.name for path in EXAMPLES]


def test_three_notebooks_are_stored_without_outputs() -> None:
    """The test above and the build of the site run the notebooks, which makes the outputs."""
    stored = [json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES if path.suffix == ".ipynb"]
    ran = [
        cell["id"] for book in stored for cell in book["cells"] if cell.get("outputs") or cell.get("execution_count")
    ]

    assert (3, []) == (len(stored), ran)
