"""Score answers of the fact check against texts that were judged by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import belgian_police_stats as bps

CLAIMS = Path(__file__).parents[1] / "expected" / "claims"
_ENDORSING = {"confirmed", "rounded", "derived"}


def judged(name: str) -> list[dict[str, Any]]:
    """The texts of a file, with their claims."""
    return [json.loads(line) for line in (CLAIMS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def checked(report: bps.Report, row: dict[str, Any]) -> bps.FactCheck:
    """The answer of the library on one text."""
    return report.fact_check(row["text"], published=row["published"])


def listed(found: str | list[str | None] | None) -> list[str]:
    """A value that can be a list, as a list without null."""
    values = found if isinstance(found, list) else [found]
    return [value for value in values if value is not None]


def paired(items: Sequence[dict[str, Any]], claims: Sequence[bps.Claim]) -> list[dict[str, Any] | None]:
    """For each claim the item that it overlaps most, one to one."""
    overlaps: list[tuple[int, int, int, int]] = []
    for i, item in enumerate(items):
        for c, claim in enumerate(claims):
            length = min(item["start"] + len(item["quote"]), claim.end) - max(item["start"], claim.start)
            if length > 0:
                overlaps.append((-length, claim.end - claim.start, i, c))
    taken: set[int] = set()
    found: dict[int, dict[str, Any]] = {}
    for _, _, i, c in sorted(overlaps):
        if i not in taken and c not in found:
            taken.add(i)
            found[c] = items[i]
    return [found.get(c) for c in range(len(claims))]


def is_right(item: dict[str, Any], claim: bps.Claim) -> bool:
    """Whether the verdict and the figures of a claim are right."""
    right = listed(item["figure"])
    if claim.verdict == "not_in_report" or not right:
        fits = not claim.figures
    else:
        fits = bool(claim.figures) and set(claim.figures) <= set(right)
    return claim.verdict in listed(item["verdict"]) and fits


def score(report: bps.Report, rows: Sequence[dict[str, Any]]) -> Counter[str]:
    """Count what is right and wrong in the answers on some texts."""
    counts: Counter[str] = Counter()
    for row in rows:
        check = checked(report, row)
        counts["claims"] += len(row["claims"])
        counts["non-claims"] += len(row["not_claims"])
        for claim, item in zip(check, paired(row["claims"] + row["not_claims"], check.claims), strict=True):
            counts["with a figure"] += bool(claim.figures)
            if item is None or "verdict" not in item:
                counts["flagged"] += item is not None
                counts["wrong figure"] += bool(claim.figures)
                continue
            verdicts = listed(item["verdict"])
            counts["verdict"] += claim.verdict in verdicts
            counts["right"] += is_right(item, claim)
            counts["right: " + verdicts[0]] += is_right(item, claim)
            counts["wrong figure"] += not set(claim.figures) <= set(listed(item["figure"]))
            counts["endorsed"] += claim.verdict in _ENDORSING and not _ENDORSING & set(verdicts)
        counts.update("of " + listed(claim["verdict"])[0] for claim in row["claims"])
    return counts
