"""Score the fact check on the judged texts of tests/expected/claims, and write docs/explanation/fact-check.md.

Run it from the project: `python bench/fact_check.py`. `--text FILE` times an article of your own instead.
"""

from __future__ import annotations

import argparse
import json
import sys
import tracemalloc
from collections import Counter
from pathlib import Path
from time import process_time

import belgian_police_stats as bps

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from support.scoring import judged, score  # noqa: E402

PAGE = PROJECT / "docs" / "explanation" / "fact-check.md"
SETS = {
    "dev": "the set for work on the checker",
    "own": "written before the checker",
    "second": "written after it",
    "third": "written after that",
    "fourth": "written later",
    "fifth": "written after all work on the checker of that time",
    "sixth": "written last",
}
SIZES = (10_000, 100_000, 1_000_000)
WORDS = 1_000
PROSE = (
    "The spokesman of the service walked through the corridors of the headquarters and spoke with the people who had "
    "done the work. Most of them had been there for a long time, and they told him what had changed: new colleagues, a "
    "new way to plan the shifts, and more trust between the teams. Nobody wanted to go back to the old days, even if "
    "the coffee had been better. In the afternoon it began to rain, and the press went home with a folder of tables."
)
"""A paragraph without numbers, as most of an article is."""
BEFORE = "102 of 269 (38 %)"
"""Verdict and figure with `find_printed` alone, as measured before there was a checker."""


def main() -> None:
    """Write the page, or time one text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path)
    options = parser.parse_args()
    report = bps.load(2024)
    if options.text:
        print(f"{timed(report, options.text.read_text('utf-8')) * 1000:.1f} ms")
        return
    PAGE.write_text(page(report), encoding="utf-8")
    print(PAGE)


def page(report: bps.Report) -> str:
    """Write the page."""
    counts = {name: score(report, judged(name)) for name in SETS}
    rows = [[f"`{name}`, {what}", *_row(counts[name])] for name, what in SETS.items()]
    everything = [row for name in SETS for row in judged(name)]
    languages = {
        language: [row for row in everything if row["language"] == language]
        for language in sorted({row["language"] for row in everything})
    }
    by_language = [[language, *_row(score(report, rows))] for language, rows in languages.items()]
    total = sum(counts.values(), Counter[str]())
    by_verdict = [
        [f"`{verdict}`", _part(total[f"right: {verdict}"], total[f"of {verdict}"])]
        for verdict in map(str, bps.ClaimVerdict)
    ]
    return "\n".join(
        [
            "# How well the fact check works",
            "",
            "`python bench/fact_check.py` writes this page. The texts are invented and judged by hand; many of their",
            "statements are false on purpose. `tests/expected/claims/README.md` says how they were judged, and",
            "`tests/fact_checking/test_scores.py` holds these scores.",
            "",
            *_table(["texts", *HEAD], rows),
            "",
            f"With `find_printed` alone, {BEFORE} of the claims of the first set had the right verdict and figure.",
            "",
            *_table(["language, all texts", *HEAD], by_language),
            "",
            *_table(["verdict, all texts", "verdict and figure right"], by_verdict),
            "",
            "## Time",
            "",
            "The work grows with the length of the text. The dense text is the first set, repeated: it has a number in",
            "every thirty-three characters. The article has a thousand words and a number in every three lines. For",
            "nasty shapes of text, tests count calls instead of seconds.",
            "",
            "Memory is what Python allocates at most during the check, without what the result holds in the end. It",
            "does not grow with the text, which is read sentence by sentence.",
            "",
            *_table(TIMES, _times(report)),
            "",
        ]
    )


HEAD = ["claims", "verdict", "verdict and figure", "wrong figures", "wrongly endorsed", "other numbers flagged"]


def _row(counts: Counter[str]) -> list[str]:
    return [
        str(counts["claims"]),
        _part(counts["verdict"], counts["claims"]),
        _part(counts["right"], counts["claims"]),
        _part(counts["wrong figure"], counts["with a figure"]),
        _part(counts["endorsed"], counts["claims"]),
        _part(counts["flagged"], counts["non-claims"]),
    ]


def _part(some: int, many: int) -> str:
    return f"{some} ({some / many:.0%})" if many else "–"


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    dividers = ["---", *(["--:"] * (len(head) - 1))]
    return [f"| {' | '.join(row)} |" for row in [head, dividers, *rows]]


TIMES = [
    "text", "characters", "claims", "milliseconds of the processor", "times json.loads of the same text", "memory, kB",
]  # fmt: skip


def article() -> str:
    """An article of a thousand words: three judged texts to each paragraph of prose."""
    texts = iter([row["text"] for row in judged("fourth") if row["language"] == "en"] * 9)
    paragraphs: list[str] = []
    while len(" ".join(paragraphs).split()) < WORDS:
        paragraphs += [PROSE, next(texts)]
    return " ".join("\n\n".join(paragraphs).split(" ")[:WORDS])


def _times(report: bps.Report) -> list[list[str]]:
    whole = "\n\n".join(row["text"] for row in judged("dev")) + "\n\n"
    texts = [("dense", (whole * (size // len(whole) + 1))[:size]) for size in SIZES]
    return [_measured(report, name, text) for name, text in [("article", article()), *texts]]


def _measured(report: bps.Report, name: str, text: str) -> list[str]:
    """Time and memory of one text. The fastest run counts: other programs can only slow it down."""
    seconds = min(timed(report, text) for _ in range(max(1, min(5, 500_000 // len(text)))))
    written = json.dumps(text)
    start = process_time()
    for _ in range(100):
        json.loads(written)
    ratio = 100 * seconds / (process_time() - start)
    claims, memory = allocated(report, text)
    counts = (len(text), claims, round(seconds * 1000), round(ratio), round(memory / 1000))
    return [name, *(f"{count:,}".replace(",", " ") for count in counts)]


def allocated(report: bps.Report, text: str) -> tuple[int, int]:
    """The claims of a text, and the most bytes that a check of it needs besides its result."""
    tracemalloc.start()
    check = report.fact_check(text)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return len(check), peak - kept


def timed(report: bps.Report, text: str) -> float:
    """The seconds that one warm check takes."""
    report.fact_check("5 women")
    start = process_time()
    report.fact_check(text)
    return process_time() - start


if __name__ == "__main__":
    main()
