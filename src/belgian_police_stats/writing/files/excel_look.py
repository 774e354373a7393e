"""How a workbook looks: headings, widths, number formats, colours of doubt, and pages for the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...model.certainty import Certainty
from ...model.report import Report
from ..marks import CERTAINTIES
from ..relations import relation_in_numbers, relation_in_words
from ..table import Table

__all__ = ["check_rows", "discrepancy_rows", "dress", "label_first"]

_FIRST = ("label_en", "label_nl", "label_fr", "label_de", "label", "printed", "value", "unit", "certainty", "doubts")
"""The columns that people read, which come first. The others follow in the order of the table."""
_NUMBERS = ("value", "lower", "upper")
_WIDEST, _NARROWEST = 60, 6
_INFERRED = "DCEBF4"
"""A pale blue: what is inferred is quiet."""


def label_first(table: Table) -> tuple[list[str], list[list[Any]]]:
    """Give the names of the columns and the rows, with the columns that people read first."""
    names = [column.name for column in table.columns]
    order = sorted(range(len(names)), key=lambda i: _FIRST.index(names[i]) if names[i] in _FIRST else len(_FIRST))
    return [names[i] for i in order], [[row[i] for i in order] for row in table.rows]


def check_rows(report: Report) -> list[list[str]]:
    """Make the rows of the sheet of checks, with a heading."""
    rows = [
        [
            str(result.verdict),
            relation_in_words(result, "en"),
            relation_in_numbers(result, "en"),
            result.rule.why,
            result.rule.id,
        ]
        for result in report.check()
    ]
    return [["verdict", "check", "numbers", "why", "id"], *rows]


def discrepancy_rows(report: Report) -> list[list[str]]:
    """Make the rows of the sheet of discrepancies, with a heading."""
    rows = [
        [str(found.verdict), found.arithmetic, found.explanation, " ".join(found.figures), found.id]
        for found in report.discrepancies
    ]
    return [["verdict", "arithmetic", "explanation", "figures", "id"], *rows]


def dress(sheet: Any, wide: Sequence[int] = ()) -> None:
    """Give a filled sheet its look: a bold heading that stays in view, widths that fit, and pages in landscape.

    `wide` has the widths of its columns; without them, they fit the content.
    """
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    for i, column in enumerate(sheet.iter_cols(), 1):
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=0)
        width = wide[i - 1] if i <= len(wide) else min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(i)].width = width
        if column[0].value in _NUMBERS:
            for cell in column[1:]:
                if isinstance(cell.value, int):
                    cell.number_format = "#,##0"
        elif longest + 2 > width:
            for cell in column[1:]:
                cell.alignment = Alignment(vertical="top", wrap_text=bool(wide))
    # The first column says what the row is.
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    _colour(sheet)


def _colour(sheet: Any) -> None:
    """Colour the rows of figures that are not certain, in the columns that people read, and print only these."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    names = [cell.value for cell in sheet[1]]
    # A selection can be empty, and a rule needs a row.
    if "certainty" not in names or sheet.max_row < 2:
        return
    at = get_column_letter(names.index("certainty") + 1)
    last = get_column_letter(len([name for name in names if name in _FIRST]))
    loud = CERTAINTIES[Certainty.AMBIGUOUS].fill.removeprefix("#")
    for certainty, colour in {Certainty.AMBIGUOUS: loud, Certainty.INFERRED: _INFERRED}.items():
        dressed = DifferentialStyle(fill=PatternFill(bgColor=colour))
        rule = Rule(type="expression", formula=[f'${at}2="{certainty}"'], dxf=dressed)
        sheet.conditional_formatting.add(f"A2:{last}{sheet.max_row}", rule)
    sheet.print_area = f"A1:{last}{sheet.max_row}"
