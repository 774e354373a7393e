"""The example of a web service: each kind of request, as a server hands it over."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from decimal import Decimal
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from wsgiref.validate import validator

import pytest

import belgian_police_stats as bps
from belgian_police_stats.model.labels import LANGUAGES
from support.packaged_files import PROJECT

WOMEN = "personnel.staff.women"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """The names of the example."""
    return runpy.run_path(str(PROJECT / "examples" / "web_service.py"), run_name="web_service")


@pytest.fixture(scope="module")
def get(example: dict[str, Any]) -> Callable[..., tuple[str, dict[str, str], Any]]:
    """The function of the example that makes a request."""
    made: Callable[..., tuple[str, dict[str, str], Any]] = example["get"]
    return made


def test_a_slide_is_a_number(report: bps.Report, get: Any) -> None:
    """A query gives it as text. The library refuses a text that is not a number."""
    status, _, answer = get("/figures", "slide=50")

    assert ("200 OK", [*report.select(slide=50).ids]) == (status, [row["id"] for row in answer["figures"]])
    assert [] == get("/figures", "slide=9999")[2]["figures"]
    for wrong in ("slide=x", "slide=", "slide=-1", "slide=5.0", "slide=0"):
        status, _, answer = get("/figures", wrong)
        assert "400 Bad Request" == status
        assert "Expected the number of a slide" in answer["error"]


def test_a_repeated_filter_takes_any_of_its_values(report: bps.Report, get: Any) -> None:
    """As a list does in Python, also of slides."""
    for query, filters in (
        ("chapter=personnel&chapter=forensics", {"chapter": ["personnel", "forensics"]}),
        ("slide=50&slide=1&certainty=certain", {"slide": [1, 50], "certainty": "certain"}),
        ("unit=person&unit=EUR&kind=Count&kind=Money", {"unit": ["person", "EUR"], "kind": ["Count", "Money"]}),
    ):
        wanted: Any = filters
        answer = get("/figures", f"{query}&limit=100")[2]
        found = report.select(**wanted)
        assert (len(found), [*found.ids][:100]) == (answer["total"], [row["id"] for row in answer["figures"]])


def test_a_value_is_a_number_in_every_row(report: bps.Report, get: Any) -> None:
    """And its text has every digit. Whole numbers have no decimals."""
    for query in ("kind=Count", "kind=Share", "unit=EUR", "kind=Rate"):
        for row in get("/figures", f"{query}&limit=100")[2]["figures"]:
            value = report[str(row["id"])].value
            assert type(row["value"]) is (int if value == int(value) else float)
            assert Decimal(str(value)) == Decimal(row["value_text"]) == Decimal(str(row["value"]))
            assert [] == [name for name in ("lower", "upper") if type(row[name]) not in (int, float)]


def test_every_row_has_its_doubt(report: bps.Report, get: Any) -> None:
    """In lists, in searches, and with other values for one figure."""
    doubtful = [figure for figure in report if figure.doubts]
    for figure in doubtful:
        one = get(f"/figures/{figure.id}")[2]
        assert " ".join(figure.doubts) == one["doubts"]
        assert str(figure) == one["text"]
        assert [float(value) for value, _ in figure.possible if value is not None] == [
            other["value"] for other in one["possible"] if other["value"] is not None
        ]
        rows = get("/figures", urlencode({"section": figure.section, "limit": 100}))[2]["figures"]
        assert [" ".join(figure.doubts)] == [row["doubts"] for row in rows if row["id"] == figure.id]


WRONG = [
    ("/figures/personnel.staff.wimmen", "", "404 Not Found"),
    ("/figures/ ", "", "404 Not Found"),
    ("/nothing", "", "404 Not Found"),
    ("/", "", "404 Not Found"),
    ("/figures", "unit=persn", "400 Bad Request"),
    ("/figures", "chapter=personel", "400 Bad Request"),
    ("/figures", "section=personnel.stuff", "400 Bad Request"),
    ("/figures", "certainty=certian", "400 Bad Request"),
    ("/figures", "colour=blue", "400 Bad Request"),
    ("/figures", "where=x", "400 Bad Request"),
    ("/figures", "limit=0", "400 Bad Request"),
    ("/figures", "offset=-1", "400 Bad Request"),
    ("/figures", "limit=99999999999999999999", "400 Bad Request"),
    ("/figures", "&".join(f"unit={i}" for i in range(60)), "400 Bad Request"),
    ("/figures", "unit=" + "x" * 1_000, "400 Bad Request"),
    # Python 3.13 has another phrase for it.
    ("/figures", "unit=" + "x" * 3_000, f"414 {HTTPStatus(414).phrase}"),
]
"""A path, a query, and the status of the answer."""


@pytest.mark.parametrize(("path", "query", "expected"), WRONG)
def test_the_status_says_what_is_wrong(get: Any, path: str, query: str, expected: str) -> None:
    """The place, or the rest of the request; with the text of our error, and short."""
    status, headers, answer = get(path, query)

    assert expected == status
    assert 10 < len(answer["error"]) < 500
    assert "ETag" not in headers
    assert "Cache-Control" not in headers


def test_pages_make_the_whole(report: bps.Report, get: Any) -> None:
    """Each link leads to the next page, and the last page has none."""
    listed: list[str] = []
    link: str | None = "/figures?kind=Count&kind=Share&limit=30"
    while link is not None:
        answer = get(*link.split("?"))[2]
        listed += [row["id"] for row in answer["figures"]]
        link = answer["next"]

    assert [*report.select(kind=["Count", "Share"]).ids] == listed
    assert 100 == len(get("/figures", "limit=5000")[2]["figures"])


def test_an_answer_that_the_client_has_is_not_sent_again(get: Any) -> None:
    """By its ETag, which each language has for itself."""
    status, headers, _ = get("/figures", "slide=50", HTTP_ACCEPT_LANGUAGE="fr")
    tag = headers["ETag"]

    assert "200 OK" == status
    assert "Accept-Language" == headers["Vary"]
    for given in (tag, f'"other", {tag}', f"W/{tag}"):
        status, again, body = get("/figures", "slide=50", HTTP_ACCEPT_LANGUAGE="fr", HTTP_IF_NONE_MATCH=given)
        assert ("304 Not Modified", tag, None) == (status, again["ETag"], body)
    for given in ("", '"other"', tag[:-3] + '"'):
        assert "200 OK" == get("/figures", "slide=50", HTTP_ACCEPT_LANGUAGE="fr", HTTP_IF_NONE_MATCH=given)[0]
    assert tag != get("/figures", "slide=50", HTTP_ACCEPT_LANGUAGE="nl")[1]["ETag"]
    assert get("/figures", "slide=50")[1]["ETag"] == get(f"/figures/{WOMEN}")[1]["ETag"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("nl", "nl"),
        ("nl-BE, en;q=0.5", "nl"),
        ("FR-be", "fr"),
        ("it, de;q=0.8, fr;q=0.9", "fr"),
        ("it", "en"),
        ("*", "en"),
        ("de;q=0", "en"),
        ("nl;q=0.1, de;q=x, fr;q=nan", "nl"),
        ("nl;q=7", "en"),
        (";;;,,,=", "en"),
        ("x" * 10_000 + ",nl", "en"),
    ],
)
def test_the_language_is_the_one_that_the_client_likes_most(
    report: bps.Report, get: Any, accepted: str, language: bps.Language
) -> None:
    """Of those that labels have, and English otherwise."""
    _, headers, row = get(f"/figures/{WOMEN}", HTTP_ACCEPT_LANGUAGE=accepted)

    assert (language, report.personnel.staff.women.label(language)) == (headers["Content-Language"], row["label"])


def test_words_are_found(report: bps.Report, get: Any) -> None:
    """The best match first; an empty search finds nothing."""
    status, _, answer = get("/search", "q=blanchiment")
    matches = report.find("blanchiment")

    assert ("200 OK", len(matches)) == (status, answer["total"])
    assert [match.figure.id for match in matches][:100] == [row["id"] for row in answer["figures"]]
    assert ("200 OK", 0) == (get("/search")[0], get("/search")[2]["total"])
    assert "Did you mean" in get("/search", "q=vrouwenn")[2]["hint"]


def test_the_cache_holds_bytes_and_no_searches(example: dict[str, Any], get: Any) -> None:
    """The same answer is not written twice, whatever the order of the filters."""
    page = example["page"]
    get("/figures", "unit=person&kind=Count")
    before = page.cache_info()
    get("/figures", "kind=Count&unit=person&unit=person")

    assert (before.hits + 1, before.currsize) == (page.cache_info().hits, page.cache_info().currsize)
    assert 0 < page.cache_info().maxsize <= 1_000
    assert not hasattr(example["search"], "cache_info")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE"])
def test_it_speaks_wsgi(example: dict[str, Any], method: str) -> None:
    """As the checker of the standard library has it. A HEAD has no body, and no method changes anything."""
    heads: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Callable[[bytes], object]:
        heads.append((status, dict(headers), error))
        return lambda _: None

    from wsgiref.util import setup_testing_defaults

    environ: dict[str, Any] = {"REQUEST_METHOD": method, "SCRIPT_NAME": ""}
    environ |= {"PATH_INFO": f"/figures/{WOMEN}", "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    answer = validator(example["application"])(environ, start)
    body = b"".join(answer)
    answer.close()  # type: ignore[attr-defined]
    (status, headers, _), *_ = heads

    if method in ("GET", "HEAD"):
        assert "200 OK" == status
        assert (int(headers["Content-Length"]) if method == "GET" else 0) == len(body)
    else:
        assert ("405 Method Not Allowed", "GET, HEAD") == (status, headers["Allow"])
        assert b"Expected GET or HEAD." in body


def test_every_language_has_its_rows(example: dict[str, Any], report: bps.Report) -> None:
    """Made once."""
    for language in LANGUAGES:
        assert [*example["rows"](language)] == [*report.figures.ids]
        assert example["rows"](language) is example["rows"](language)
