"""The next minor version of the library: a copy of the package with a figure, a section, a rule and more fields."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import belgian_police_stats as bps
from support.own_reports import names
from support.packaged_files import PACKAGE, read_json
from support.running import output_of

TRAINEES = "personnel.staff.trainees"
"""A figure that the next version adds to a section. Its unit is new as well."""
DRONES = "personnel.drones"
"""A section that it adds to a chapter."""
FLIGHTS = "personnel.drones.flights"
SHARE = "personnel.drones.night_share"
FOOTNOTE = "As on the poster."
"""What its new field has for the women of the staff, and its new column."""
_NUMBERS = bps.__version__.split(".")
VERSION = f"{_NUMBERS[0]}.{int(_NUMBERS[1]) + 1}.0"
MAKER = f"belgian-police-stats {VERSION}"

_RULE = '        ordered("trainees", "women", why="There are few trainees."),\n'
_SECTION = "@part\nclass Drones(Section):\n    flights: Count\n    night_share: Share\n\n\n"
_COLUMN = f"""\
    Column("footnote", ColumnType.TEXT, "A foot.", optional=True, since="{VERSION}"),
"""
_BEFORE: dict[str, list[tuple[str, str]]] = {
    "loading/records.py": [("    cited: tuple[str, ...] = ()\n", "    footnote: str | None = None\n")],
    "loading/assembly.py": [("            note=record.note,\n", "            footnote=record.footnote,\n")],
    "model/figure.py": [("    note: str | None = None\n", "    footnote: str | None = None\n")],
    "writing/report_file.py": [("        note=figure.note,\n", "        footnote=figure.footnote,\n")],
    "writing/records.py": [('        "of": getattr', '        "footnote": figure.footnote,\n')],
    "writing/columns.py": [('    Column("of",', _COLUMN)],
    "model/rules.py": [('    REPEATED = "repeated"', '    HALF = "half", "{a} is half of {r}", 1, 1\n')],
    "model/chapters/personnel.py": [
        ('        adds_up(\n            "total",', _RULE),
        ("    RULES = tuple_of(", "    trainees: Count\n"),
        ("@part\nclass Personnel(Chapter):", _SECTION),
    ],
}
"""What the next version has more in each file: before which text, and what."""


def next_version(folder: Path) -> Path:
    """Make the next version in a folder, which is then a place for PYTHONPATH."""
    package = folder / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    _replace(package / "__init__.py", f'__version__ = "{bps.__version__}"', f'__version__ = "{VERSION}"')
    _replace(package / "data" / "units.txt", "action = [action]", "action = [action]\ntrainee = [trainee]")
    _replace(
        package / "model" / "chapters" / "personnel.py", "    fleet: Fleet\n", "    fleet: Fleet\n    drones: Drones\n"
    )
    for name, more in _BEFORE.items():
        for text, before in more:
            _replace(package / name, text, before + text)
    _change(package / "data" / "2024" / "personnel.json", _with_more_figures)
    _change(package / "data" / "labels" / "personnel.json", lambda labels: labels.update(_labels()))
    _change(package / "data" / "labels" / "units.json", lambda units: units.update(trainee=_words("trainee")))
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path.name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def output_of_next(code: str, folder: Path) -> Any:
    """Run code in the next version and read the JSON that it prints."""
    return json.loads(output_of(code, PYTHONPATH=str(folder)))


def _words(word: str) -> dict[str, Any]:
    return {"one": names(word), "other": names(f"{word}s")}


def _labels() -> dict[str, Any]:
    return {path: names(path.rpartition(".")[2]) for path in (TRAINEES, DRONES, FLIGHTS, SHARE)}


def _with_more_figures(chapter: Any) -> None:
    place = {"slide": 50, "line": 1650, "certainty": "certain"}
    staff = chapter["staff"]
    staff["women"]["footnote"] = FOOTNOTE
    staff["trainees"] = {"printed": "301", "value": 301, "unit": "trainee", **place, "period": staff["women"]["period"]}
    chapter["drones"] = {
        "flights": {"printed": "1 200", "value": 1200, "unit": "action", **place},
        "night_share": {"printed": "25%", "value": 25, "unit": "percent", **place},
    }


def _change(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    data = read_json(path)
    change(data)
    path.write_text(json.dumps(data, default=float, ensure_ascii=False), encoding="utf-8")
