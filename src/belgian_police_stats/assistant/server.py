"""The tools and the resource of the server. Only this module imports the SDK, which the extra `mcp` brings.

The SDK makes the schema of each tool from its signature, and refuses arguments that do not fit. Our own errors reach
the assistant with their whole text: it says what was expected, and often what was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Annotated, Any, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from ..errors import BelgianPoliceStatsError, how_many
from ..model.certainty import Certainty, Qualifier
from ..model.chapters import CHAPTERS
from ..model.figure import KINDS
from ..model.labels import LANGUAGES, check_language
from ..model.period import PeriodKind
from ..model.report import Report
from ..writing.language_models import language_models_text, rules_for_use
from . import answers

__all__ = ["LLMS_TXT", "LONGEST_TEXT", "MOST_FIGURES", "server_of"]

LLMS_TXT = "belgian-police-stats://llms.txt"
"""The address of the resource with all figures in one text."""
LONGEST_TEXT = 100_000
"""The most characters of a text for the fact check: about forty pages."""
MOST_FIGURES = 100
"""The most figures in one answer."""
# Every text has a limit. The words of a closed set are only described in the schema, and our code refuses others: its
# error says what was meant, and an error of the SDK would not.
_LONGEST_NAME = 200


def _name(description: str, words: Iterable[str] = ()) -> Any:
    schema: Any = {"enum": [*words]} if words else None
    return Field(max_length=_LONGEST_NAME, description=description, json_schema_extra=schema)


_Id = Annotated[str, _name("The id of a figure, such as personnel.staff.women.")]
_Words = Annotated[str, Field(max_length=500, description="Words in nl, fr, de or en, or a printed number.")]
_Text = Annotated[str, Field(max_length=LONGEST_TEXT, description="The text of an article or an answer.")]
_Published = Annotated[str, _name("The day of the text as YYYY-MM-DD, from which “last year” counts.")]
_Limit = Annotated[int, Field(ge=1, le=MOST_FIGURES, description="The most figures in the answer.")]
_Offset = Annotated[int, Field(ge=0, description="How many rows to leave out: the `next_offset` of the answer before.")]
_Language = Annotated[str, _name("The language of the labels.", LANGUAGES)]
_TextLanguage = Annotated[str, _name("The language of the text. Without it, each sentence tells.", LANGUAGES)]
_Chapter = Annotated[str, _name("The id of a chapter.", CHAPTERS)]
_Section = Annotated[str, _name("The id of a section, such as personnel.staff.")]
_Kind = Annotated[str, _name("The kind of quantity.", (kind.__name__ for kind in KINDS))]
_Unit = Annotated[str, _name("The name of a unit, such as person, EUR or percent.")]
_Qualifier = Annotated[str, _name("The word printed with the number.", Qualifier)]
_Certainty = Annotated[str, _name("How certain the reading is.", Certainty)]
_PeriodKind = Annotated[str, _name("How the figure relates to its period.", PeriodKind)]
_Doubt = Annotated[str, _name("The id of one doubt. All doubts without it.")]

_F = TypeVar("_F", bound=Callable[..., Any])


def server_of(report: Report) -> MCPServer[Any]:
    """Make the server for one report. `run()` serves it on standard input and output."""
    from .. import __version__

    edition, figures = report.edition, how_many(len(report), "figure")
    server = MCPServer[Any](
        "belgian-police-stats",
        title=f"{edition.publisher}: {edition.title}",
        version=__version__,
        instructions="\n".join(
            [
                f"{figures} of the annual report of the {edition.publisher} for {edition.year}.",
                "Every answer with figures names the doubts about them. Rules for using a figure:",
                *rules_for_use(edition),
            ]
        ),
        # Standard error is the log of the client, which does not need every wrong id.
        log_level="WARNING",
    )
    for tool in _tools(report):
        server.add_tool(tool, annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))

    @server.resource(LLMS_TXT, name="llms.txt", title="All figures in one text", mime_type="text/plain")
    def llms_txt() -> str:
        return language_models_text(report)

    return server


def _tools(report: Report) -> list[Callable[..., dict[str, Any]]]:
    """Make the functions of the tools. The assistant reads their docstrings."""

    @_with_our_errors
    def find(words: _Words, language: _Language = "en", limit: _Limit = 10) -> dict[str, Any]:
        """Find figures by words in four languages or by a printed number. The best match comes first."""
        return answers.found(report, words, check_language(language), limit)

    @_with_our_errors
    def figure(id: _Id, language: _Language = "en") -> dict[str, Any]:  # noqa: A002
        """Give everything about one figure: number, unit, period, place, certainty, evidence, and other readings."""
        return answers.about_figure(report, id, check_language(language))

    @_with_our_errors
    def explain(id: _Id) -> dict[str, Any]:  # noqa: A002
        """Explain a figure in whole sentences, with the checks that bind it and the discrepancies of the report."""
        return answers.explained(report, id)

    @_with_our_errors
    def series(id: _Id) -> dict[str, Any]:  # noqa: A002
        """Give the numbers of other years for the same quantity, each with its source and how comparable it is."""
        return answers.series_of(report, id)

    @_with_our_errors
    def fact_check(
        text: _Text, language: _TextLanguage | None = None, published: _Published | None = None
    ) -> dict[str, Any]:
        """Compare every number in a text with the report. A verdict says what the report prints, not what is true."""
        return answers.fact_checked(report, text, None if language is None else check_language(language), published)

    @_with_our_errors
    def table(  # noqa: PLR0913, PLR0917
        chapter: _Chapter | None = None,
        section: _Section | None = None,
        kind: _Kind | None = None,
        unit: _Unit | None = None,
        qualifier: _Qualifier | None = None,
        certainty: _Certainty | None = None,
        period_kind: _PeriodKind | None = None,
        language: _Language = "en",
        offset: _Offset = 0,
        limit: _Limit = 20,
    ) -> dict[str, Any]:
        """List the figures that fit all filters, in printed order."""
        asked: dict[str, Any] = {
            "chapter": chapter,
            "section": section,
            "kind": kind,
            "unit": unit,
            "qualifier": qualifier,
            "certainty": certainty,
            "period_kind": period_kind,
        }
        given: Any = {name: value for name, value in asked.items() if value is not None}
        return answers.tabled(report, given, check_language(language), offset, limit)

    @_with_our_errors
    def doubts(id: _Doubt | None = None) -> dict[str, Any]:  # noqa: A002
        """List the questions that the report leaves open, with their readings and the figures under each."""
        return answers.about_doubts(report, id)

    return [find, figure, explain, series, fact_check, table, doubts]


def _with_our_errors(tool: _F) -> _F:
    """Hand our errors to the assistant. The SDK hides the text of every other one."""

    @wraps(tool)
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return tool(*arguments, **named)
        except BelgianPoliceStatsError as error:
            raise ToolError(str(error)) from error

    # For type checkers, the wrapper is another function.
    wrapped: Any = call
    return wrapped  # type: ignore[no-any-return]
