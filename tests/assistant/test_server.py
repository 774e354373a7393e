"""The server for assistants, asked with the client of the SDK."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from typing import Any, TypeVar

import anyio
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import TextContent, TextResourceContents

import belgian_police_stats as bps
from belgian_police_stats.assistant.server import LLMS_TXT, LONGEST_TEXT, MOST_FIGURES, server_of
from belgian_police_stats.command.main import main
from belgian_police_stats.model.labels import LANGUAGES
from belgian_police_stats.writing.json_text import json_text
from belgian_police_stats.writing.language_models import language_models_text
from belgian_police_stats.writing.records import doubt_record, figure_record
from support.command_line import Output
from support.running import posix, run

_T = TypeVar("_T")

WOMEN = "personnel.staff.women"
CHECKED = "organised_crime.antwerp_port.persons_checked"


def talk(report: bps.Report, ask: Callable[[Client], Awaitable[_T]]) -> _T:
    """What comes of a conversation with a server in this process."""

    async def conversation() -> _T:
        async with Client(server_of(report)) as client:
            return await ask(client)

    return anyio.run(conversation)


async def answer(client: Client, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The answer of a tool. Its text is the same JSON."""
    result = await client.call_tool(tool, arguments)
    (text,) = result.content
    assert isinstance(text, TextContent)
    assert not result.is_error, text.text
    assert json.loads(text.text) == result.structured_content
    return dict(result.structured_content or {})


def answers(report: bps.Report, *calls: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers to these calls."""

    async def ask(client: Client) -> list[dict[str, Any]]:
        return [await answer(client, *call) for call in calls]

    return talk(report, ask)


def refusals(report: bps.Report, *calls: tuple[str, dict[str, Any]]) -> list[str]:
    """The texts of the errors of these calls."""

    async def ask(client: Client) -> list[str]:
        texts: list[str] = []
        for call in calls:
            result = await client.call_tool(*call)
            (text,) = result.content
            assert isinstance(text, TextContent)
            assert result.is_error
            texts.append(text.text)
        return texts

    return talk(report, ask)


def plain(record: object) -> Any:
    """A record as JSON gives it back."""
    return json.loads(json_text(record))


def test_the_tools_describe_themselves(report: bps.Report) -> None:
    """Each only reads, and every text that it takes has a limit."""

    async def ask(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = talk(report, ask)
    parameters = [one for tool in tools for one in tool.input_schema["properties"].values()]
    texts = [part for one in parameters for part in one.get("anyOf", [one]) if part["type"] == "string"]

    assert ["find", "figure", "explain", "series", "fact_check", "table", "doubts"] == [tool.name for tool in tools]
    assert [] == [tool.name for tool in tools if not tool.description or not tool.annotations.read_only_hint]
    assert [] == [
        one for one in parameters if not any(part.get("description") for part in (one, *one.get("anyOf", [])))
    ]
    assert [] == [text for text in texts if "maxLength" not in text]
    certainty = next(tool for tool in tools if tool.name == "table").input_schema["properties"]["certainty"]
    assert ["certain", "inferred", "ambiguous"] == certainty["anyOf"][0]["enum"]


def test_the_resource_is_llms_txt(report: bps.Report) -> None:
    """As the package writes it. The rules for using a figure come with the first message too."""

    async def ask(client: Client) -> Any:
        (listed,) = (await client.list_resources()).resources
        return listed, await client.read_resource(LLMS_TXT), client.instructions

    listed, read, instructions = talk(report, ask)
    (content,) = read.contents

    assert (LLMS_TXT, "text/plain") == (listed.uri, listed.mime_type)
    assert isinstance(content, TextResourceContents)
    assert language_models_text(report) == content.text
    assert [] == [line for line in instructions.splitlines() if line.startswith("- ") and line not in content.text]
    assert str(len(report)) in instructions


@pytest.mark.slow
def test_every_tool_names_every_doubt(report: bps.Report) -> None:
    """Each doubtful figure comes with the questions and the readings of its doubts."""
    doubtful = [figure for figure in report if figure.doubts]
    known = {doubt.id: doubt for doubt in report.doubts}
    calls: list[tuple[str, dict[str, Any]]] = []
    for figure in doubtful:
        calls += [("figure", {"id": figure.id}), ("explain", {"id": figure.id})]
        calls.append(("table", {"section": figure.section, "limit": MOST_FIGURES}))
        calls.append(("find", {"words": figure.label("en"), "limit": MOST_FIGURES}))
        if figure.id in report.outside.observations:
            calls.append(("series", {"id": figure.id}))
    figures = [figure for figure in doubtful for call in calls if call[1].get("id") == figure.id]
    lacking: list[tuple[str, str]] = []
    told = answers(report, *calls)
    for call, said in zip(calls, told, strict=True):
        asked = [f for f in doubtful if f.id == call[1].get("id") or f.section == call[1].get("section")]
        for figure in asked:
            lacking += [(call[0], figure.id) for doubt in figure.doubts if doubt not in said["doubts"]]
        for doubt, shown in said["doubts"].items():
            assert known[doubt].question == shown["question"]
            assert [reading.label for reading in known[doubt].readings] == shown["readings"]
        for row in said.get("rows", said.get("figures", [])):
            figure = report.figures[str(row["id"])]
            assert str(figure) == row["text"]
            assert [] == [doubt for doubt in figure.doubts if doubt not in said["doubts"]]

    assert [] != figures
    assert [] == lacking


def test_a_figure_has_its_whole_record(report: bps.Report) -> None:
    """And its value under each reading of its doubts. Numbers are numbers in every row."""
    women, checked = answers(report, ("figure", {"id": WOMEN, "language": "fr"}), ("figure", {"id": CHECKED}))
    record = plain(figure_record(report[WOMEN]))

    assert record | {"doubts": {}} == {name: women[name] for name in record}
    assert "Femmes à la Police fédérale" == women["label"]
    assert [{"value": 4393, "readings": {}}] == women["possible"]
    assert "7 290 person (or 5 511; doubt: antwerp-checks)" == checked["text"]
    assert [7290, 5511] == [one["value"] for one in checked["possible"]]
    rows = answers(report, ("table", {"unit": "percent", "limit": MOST_FIGURES}))[0]["rows"]
    assert [] == [row["id"] for row in rows if type(row["value"]) not in (int, float)]
    assert [report[str(row["id"])].value for row in rows] == [Decimal(row["value_text"]) for row in rows]


def test_an_explanation_is_the_one_of_python(report: bps.Report) -> None:
    """Its sentences, and the checks that bind the figure."""
    (said,) = answers(report, ("explain", {"id": WOMEN}))
    explained = report.explain(WOMEN)

    assert str(explained) == said["text"]
    assert [result.rule.id for result in explained.results] == [rule["id"] for rule in said["rules"]]


def test_words_and_printed_numbers_are_found(report: bps.Report) -> None:
    """The best first and no more than asked for; where nothing is found, there is a hint."""
    words, number, nothing, typo = answers(
        report,
        ("find", {"words": "policiers", "limit": 1, "language": "fr"}),
        ("find", {"words": "7 290"}),
        ("find", {"words": "zzzz"}),
        ("find", {"words": "womem"}),
    )

    assert report.find("policiers")[0].figure.id == words["figures"][0]["id"]
    assert (1, len(report.find("policiers"))) == (len(words["figures"]), words["total"])
    assert [CHECKED] == [row["id"] for row in number["figures"]]
    assert (0, [], "Try fewer or shorter words.") == (nothing["total"], nothing["figures"], nothing["hint"])
    assert "Did you mean 'women'?" in typo["hint"] if not typo["total"] else WOMEN in str(typo)


def test_pages_of_the_table_make_the_whole(report: bps.Report) -> None:
    """Each begins where the one before says. The last one says that it is the last."""
    listed: list[str] = []
    totals: set[int] = set()
    offset: int | None = 0
    while offset is not None:
        (page,) = answers(report, ("table", {"kind": "Count", "offset": offset, "limit": MOST_FIGURES}))
        listed += [row["id"] for row in page["rows"]]
        totals.add(page["total"])
        offset = page["next_offset"]

    assert list(report.select(kind="Count").ids) == listed
    assert {len(listed)} == totals
    every: dict[str, Any] = {"chapter": "personnel", "section": "personnel.staff", "kind": "Count", "unit": "person"}
    every |= {"qualifier": "exact", "certainty": "certain", "period_kind": "stock"}
    assert list(report.select(**every).ids) == [row["id"] for row in answers(report, ("table", every))[0]["rows"]]


def test_a_series_has_the_sources_of_its_numbers(report: bps.Report) -> None:
    """The years and numbers of the library."""
    (said,) = answers(report, ("series", {"id": WOMEN}))

    assert [(one.year, one.value) for one in report.series(WOMEN)] == [
        (row["year"], row["value"]) for row in said["observations"]
    ]
    assert [] == [row["year"] for row in said["observations"] if not row["publisher"]]


def test_a_text_is_checked(report: bps.Report) -> None:
    """Each claim has its verdict and its doubt."""
    text = "In 2024 werden in de haven van Antwerpen 7.290 personen gecontroleerd, en 9 mensen keken toe."
    (said,) = answers(report, ("fact_check", {"text": text, "language": "nl", "published": "2025-02-24"}))
    claim = next(claim for claim in said["claims"] if claim["quote"] == "7.290")

    assert ("confirmed", [CHECKED], True, "(or 5 511; doubt: antwerp-checks)") == (
        claim["verdict"],
        claim["figures"],
        claim["doubtful"],
        claim["caveat"],
    )
    assert ["antwerp-checks"] == [*said["doubts"]]
    assert len(said["claims"]) == sum(said["verdicts"].values())


def test_doubts_are_listed(report: bps.Report) -> None:
    """All, or one."""
    every, one = answers(report, ("doubts", {}), ("doubts", {"id": "antwerp-checks"}))

    assert plain([doubt_record(doubt) for doubt in report.doubts]) == every["doubts"]
    assert ["antwerp-checks"] == [doubt["id"] for doubt in one["doubts"]]


WRONG: dict[str, tuple[str, dict[str, Any], Callable[[bps.Report], object]]] = {
    "id": ("figure", {"id": "personnel.staff.wimmen"}, lambda report: report["personnel.staff.wimmen"]),
    "explained id": ("explain", {"id": "women"}, lambda report: report.explain("women")),
    "id of a series": ("series", {"id": "women"}, lambda report: report.series("women")),
    "unit": ("table", {"unit": "persn"}, lambda report: report.select(unit="persn")),
    "section": ("table", {"section": "personnel.stuff"}, lambda report: report.select(section="personnel.stuff")),
    "certainty": (
        "table",
        {"certainty": "certian"},
        lambda report: report.select(certainty="certian"),  # type: ignore[arg-type]
    ),
    "language": ("find", {"words": "a", "language": "it"}, lambda report: report.personnel.label("it")),  # type: ignore[arg-type]
    "language of a text": (
        "fact_check",
        {"text": "5", "language": ""},
        lambda report: report.fact_check("5", language=""),  # type: ignore[arg-type]
    ),
    "day": (
        "fact_check",
        {"text": "5", "published": "2025-02-30"},
        lambda report: report.fact_check("5", published="2025-02-30"),
    ),
    "doubt": ("doubts", {"id": "antwerp-check"}, lambda report: report.under("antwerp-check", "persons-first")),
}


@pytest.mark.parametrize("what", WRONG)
def test_our_errors_reach_the_assistant_whole(report: bps.Report, what: str) -> None:
    """With what was expected, and what was meant."""
    tool, arguments, call = WRONG[what]
    with pytest.raises(bps.BelgianPoliceStatsError) as expected:
        call(report)

    assert [f"Error executing tool {tool}: {expected.value}"] == refusals(report, (tool, arguments))


def test_what_is_too_long_is_refused(report: bps.Report) -> None:
    """Before it is read, and in few words."""
    calls: list[tuple[str, dict[str, Any]]] = [
        ("find", {"words": "x" * 501}),
        ("figure", {"id": "x" * 201}),
        ("table", {"unit": "x" * 201}),
        ("table", {"limit": MOST_FIGURES + 1}),
        ("table", {"offset": -1}),
        ("find", {"words": "x", "limit": 0}),
        ("fact_check", {"text": "x" * (LONGEST_TEXT + 1)}),
        ("fact_check", {"text": "x", "published": "x" * 201}),
    ]
    said = refusals(report, *calls)

    assert [] == [text for text in said if not 50 < len(text) < 500]
    assert {} == answers(report, ("fact_check", {"text": "x" * LONGEST_TEXT}))[0]["doubts"]


@pytest.mark.slow
def test_the_command_serves_on_standard_input_and_output() -> None:
    """It ends with its input, and writes nothing but answers."""
    environment = {name: os.environ[name] for name in ("PYTHONPATH", "PATH") if name in os.environ}
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "belgian_police_stats", "mcp", "--edition", "2024"], env=environment
    )

    async def conversation() -> dict[str, Any]:
        async with Client(stdio_client(server)) as client:
            return await answer(client, "figure", {"id": WOMEN})

    assert 4393 == anyio.run(conversation)["value"]


def test_without_anyone_who_asks_the_command_ends(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    """The input is closed, or the process has no input."""
    for nothing in (TextIOWrapper(BytesIO(b"")), None):
        monkeypatch.setattr(sys, "stdin", nothing)
        assert 0 == main(["mcp"])
    assert ("", "") == capsys.readouterr()


def test_without_the_sdk_the_error_says_how_to_install_it() -> None:
    """Like every missing extra."""
    code = """
import sys
sys.modules["mcp"] = None
from belgian_police_stats.command.main import main
raise SystemExit(main(["mcp"]))
"""
    done = run(["-c", code])

    assert (2, b"") == (done.returncode, done.stdout)
    assert (
        "belgian-police-stats: Expected the package mcp, which is needed to serve an assistant, got none. "
        "Run `pip install mcp`.\n"
    ) == done.stderr.decode()


SERVER = """
import signal, subprocess, sys
server = subprocess.Popen([sys.executable, "-m", "belgian_police_stats", "mcp"],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
hello = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},'
hello += b'"clientInfo":{"name":"test","version":"1"}}}\\n'
"""


@posix
@pytest.mark.slow
def test_ctrl_c_ends_the_server_at_once() -> None:
    """The SDK alone would wait for one more line of input."""
    code = f"""{SERVER}
server.stdin.write(hello)
server.stdin.flush()
server.stdout.readline()
server.send_signal(signal.SIGINT)
print(server.wait(60) == -signal.SIGINT, server.stderr.read())
"""
    assert b"True b''\n" == run(["-c", code]).stdout


@posix
@pytest.mark.slow
def test_an_assistant_that_went_away_is_no_error() -> None:
    """The server ends without a word."""
    code = f"""{SERVER}
server.stdout.close()
server.stdin.write(hello)
server.stdin.close()
print(server.wait(60), server.stderr.read())
"""
    assert b"0 b''\n" == run(["-c", code]).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_in_the_language_that_was_asked_for(report: bps.Report, language: bps.Language) -> None:
    """In rows and in a figure."""
    found, one = answers(
        report, ("find", {"words": WOMEN, "language": language}), ("figure", {"id": WOMEN, "language": language})
    )

    assert report.personnel.staff.women.label(language) == one["label"]
    assert report.personnel.staff.women.label(language) in [row["label"] for row in found["figures"]]
