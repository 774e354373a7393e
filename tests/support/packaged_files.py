"""The files of the package as they stand on disk, and what each must be structured into."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import belgian_police_stats
from belgian_police_stats.loading.doubts import DoubtRecord
from belgian_police_stats.loading.outside import OutsideRecord, SourceRecord
from belgian_police_stats.loading.records import ChapterRecord, LabelRecords
from belgian_police_stats.model.discrepancy import Discrepancy
from belgian_police_stats.model.ledger import Entry
from belgian_police_stats.model.source import Edition

PACKAGE = Path(belgian_police_stats.__file__).parent
DATA = PACKAGE / "data"
PROJECT = Path(__file__).parents[2]
_TARGETS = {
    "edition": Edition,
    "ledger": tuple[Entry, ...],
    "discrepancies": tuple[Discrepancy, ...],
    "doubts": tuple[DoubtRecord, ...],
}
NO_CHAPTERS = set(_TARGETS)
"""The files of an edition that are not chapters."""


def read_json(path: Path) -> Any:
    """Read as the library does: decimals exactly."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def structured_files() -> dict[Path, Any]:
    """Every file that goes through the converter, and its target."""
    editions = {path: _TARGETS.get(path.stem, ChapterRecord) for path in sorted(DATA.glob("[0-9]*/*.json"))}
    outside = {
        path: dict[str, SourceRecord] if path.stem == "sources" else OutsideRecord
        for path in sorted(DATA.glob("outside/*.json"))
    }
    labels = dict.fromkeys(sorted([*DATA.glob("labels/*.json"), *DATA.glob("words/*.json")]), LabelRecords)
    # A unit has a singular and a plural.
    return {**editions, **labels, **outside, DATA / "labels" / "units.json": dict[str, LabelRecords]}
