"""The data of the explorer: a script that sets one constant, so that it loads from a file as well as from a server."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.model.units import Form, packaged_units
from belgian_police_stats.model.word_keys import Word
from belgian_police_stats.model.words import meaning_of, name_of, period_phrase, word
from belgian_police_stats.querying.search_index import FILLERS, KINDS
from belgian_police_stats.texts.forms import ENDINGS
from belgian_police_stats.texts.vocabulary import number_words, patterns, word_lists
from belgian_police_stats.texts.words import bare
from belgian_police_stats.writing.doubt import with_doubt
from belgian_police_stats.writing.files.csv_file import csv_of
from belgian_police_stats.writing.formatting import format_figure, format_number
from belgian_police_stats.writing.marks import looks_record
from belgian_police_stats.writing.records import (
    discrepancy_record,
    doubt_record,
    figure_record,
    rule_record,
    table_record,
)
from belgian_police_stats.writing.relations import relation_in_numbers, relation_in_words

__all__ = ["as_script", "explorer_data"]

EXACT = ("value", "lower", "upper")
"""The columns of exact numbers. They are stored as texts, since a browser would drop the last digit of 20.50."""


SHARED: tuple[Word, ...] = (
    "alternatives",
    "certainty",
    "chapter",
    "checks",
    "cited",
    "discrepancies",
    "doubt",
    "doubts",
    "evidence",
    "figures",
    "note",
    "of",
    "or",
    "other_count",
    "other_years",
    "part_of",
    "period",
    "place",
    "printed",
    "reading_taken",
    "source",
    "stands_for",
    "unit",
    "verdict",
    "violates",
)
"""The words of the dictionary that the explorer uses by the same names."""

_NUMBERS = """
ones tens joins hundred thousand million billion thousand_mark million_mark billion_mark and_a_half
about_ten about_dozen about_twenty about_thirty about_forty about_fifty about_sixty about_hundred about_thousand
tens_of hundreds_of thousands_of more_than at_least less_than at_most about
"""
"""The keys of the words of numbers that numbers.js reads."""


def explorer_data(report: bps.Report) -> str:
    """The text of data.js."""
    return as_script(_edition_data(report))


def as_script(data: dict[str, Any]) -> str:
    """A script that sets the constant EDITION."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # A browser reads JSON faster than a script: https://v8.dev/blog/cost-of-javascript-2019#json
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"\"use strict\";\n\nconst EDITION = JSON.parse('{quoted}');\n"


def _edition_data(report: bps.Report) -> dict[str, Any]:
    """Everything that the explorer shows of a report."""
    edition = report.edition
    used = {figure.unit for figure in report}
    forms: tuple[Form, ...] = ("one", "other")
    names = {form: {language: packaged_units().labels(language, form) for language in LANGUAGES} for form in forms}
    header, *lines = _csv_lines(report)
    data = {
        "version": bps.__version__,
        "year": edition.year,
        "title": edition.title,
        "publisher": edition.publisher,
        "presented": edition.presented.isoformat(),
        "terms": edition.terms,
        "chapters": {chapter.id: attrs.asdict(chapter.labels) for chapter in report.chapters},
        "sections": {
            section.id: attrs.asdict(section.labels) for chapter in report.chapters for section in chapter.sections
        },
        "units": {
            unit: {form: {language: names[form][language][unit] for language in LANGUAGES} for form in names}
            for unit in sorted(used)
        },
        # A browser takes long to load the rules by which a language sorts: for this list, letters without accents do.
        "unit_order": {
            language: sorted(used, key=lambda unit: bare(names["other"][language][unit])) for language in LANGUAGES
        },
        "words": _words(),
        "fillers": sorted(FILLERS),
        "number_words": {key: {lang: number_words(key, lang) for lang in LANGUAGES} for key in _NUMBERS.split()},
        "endings": ENDINGS,
        "kinds": KINDS,
        "concepts": {
            key: {language: patterns(labels.text(language)) for language in LANGUAGES}
            for key, labels in word_lists("concepts").items()
        },
        "exact": EXACT,
        "cite": report.cite().splitlines(),
        "looks": looks_record(),
        "csv_header": header,
        "figures": [_figure(figure, report, line) for figure, line in zip(report, lines, strict=True)],
        "sources": {slug: _source(source) for slug, source in report.outside.sources.items()},
        "rules": [_rule(result, report) for result in report.check()],
        "discrepancies": [discrepancy_record(discrepancy) for discrepancy in report.discrepancies],
        "doubts": [doubt_record(doubt) for doubt in report.doubts],
    }
    shown: dict[str, Any] = _texts(data)
    return shown


def _csv_lines(report: bps.Report) -> list[str]:
    """The lines of the CSV file of the library, so that a download from the explorer is the same."""
    lines: list[str] = []
    for row in csv.reader(io.StringIO(csv_of(report.table()).decode(), newline=""), strict=True):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(row)
        lines.append(line.getvalue())
    return lines


def _figure(figure: bps.Figure, report: bps.Report, csv_line: str) -> dict[str, Any]:
    """Give a figure: its row, lists that no row can hold, its other numbers and years, and its line of the CSV file."""
    full: Any = figure_record(figure)
    series = report.series(figure)
    years = [_other_year(one) for one in series if one.source is not None]
    breaks = [{"since": found.since, "why": found.why} for found in series.breaks] if years else []
    written = {language: format_figure(figure, language) for language in LANGUAGES}
    caveats = {language: _caveat(figure, language) for language in LANGUAGES}
    return {
        "row": table_record(figure, report.edition),
        **{name: full[name] for name in ("alternatives", "cited", "doubts", "part_of", "sources")},
        "amount": {language: text.removesuffix(caveats[language]).strip() for language, text in written.items()},
        "caveat": {language: text.strip(" ()") for language, text in caveats.items()},
        "cite": _place(figure, report),
        "other_years": years,
        "breaks": breaks,
        "csv": csv_line,
    }


def _caveat(figure: bps.Figure, language: bps.Language) -> str:
    """Write the doubt about a figure in brackets, as it follows the number."""
    sign = figure.unit if figure.unit in ("percent", "EUR") else ""
    return with_doubt("", figure, language, lambda number: format_number(number, language, sign))


def _place(figure: bps.Figure, report: bps.Report) -> str:
    """Take what the citation of a figure says more than that of the report: its number and its place."""
    first, last = report.cite().splitlines()
    return report.cite(figure=figure.id).removeprefix(first).removesuffix(last).strip()


def _rule(result: bps.RuleResult, report: bps.Report) -> dict[str, Any]:
    """Give a rule with its verdict, in words and in numbers."""
    return {
        **rule_record(result.rule),
        "verdict": result.verdict.value,
        "in_words": {language: relation_in_words(result, language) for language in LANGUAGES},
        "in_numbers": {language: relation_in_numbers(result, language) for language in LANGUAGES},
        "figures": [name for name in result.figures if name in report],
    }


def _other_year(one: bps.Observation) -> dict[str, Any]:
    assert one.source is not None
    return {
        "period": attrs.asdict(one.period),
        "year": one.year,
        "value": one.value,
        "printed": one.printed,
        "comparability": one.comparability.value,
        "difference": one.difference,
        "page": one.source.slug,
    }


def _source(source: bps.OutsideSource) -> dict[str, Any]:
    return {
        "publisher": source.publisher,
        "title": source.title or source.description,
        "published": source.published,
        "url": source.url,
        "language": source.language,
    }


def _words() -> dict[str, Any]:
    """The words that the explorer shares with cards and charts; words.js has the others."""
    # The qualifier exact adds no word before a number.
    qualifiers = [qualifier for qualifier in bps.Qualifier if qualifier is not bps.Qualifier.EXACT]
    labels = {str(member): name_of(member) for member in (*qualifiers, *bps.Certainty, *bps.Verdict)}
    labels |= {f"meaning_{certainty}": meaning_of(certainty) for certainty in bps.Certainty}
    labels |= {f"period_{kind}": period_phrase(kind, "{start}", "{end}") for kind in bps.PeriodKind}
    labels |= {str(mark): name_of(mark) for mark in bps.Comparability}
    labels |= {key: word(key) for key in SHARED}
    return {name: attrs.asdict(label) for name, label in labels.items()}


def _texts(data: Any) -> Any:
    """Every exact number as a text, and every date."""
    if isinstance(data, dict):
        entries = cast("dict[str, Any]", data).items()
        return {name: str(value) if name in EXACT and value is not None else _texts(value) for name, value in entries}
    if isinstance(data, (list, tuple)):
        return [_texts(item) for item in cast("Sequence[Any]", data)]
    return str(data) if isinstance(data, (date, Decimal, Fraction)) else data
