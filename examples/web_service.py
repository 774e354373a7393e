"""Serve figures with a WSGI application, which any server can run; `python web_service.py 8000` runs it on a port.

GET /figures                       rows, by pages; filters can be repeated: ?unit=person&certainty=certain&slide=50
GET /figures/personnel.staff.women one figure, with what else it can be
GET /search?q=women                the figures that fit the words
"""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import parse_qs, urlencode

import belgian_police_stats as bps

REPORT = bps.load(2024)  # Frozen: every thread of the server can read it.
MOST_ROWS = 100
LONGEST_QUERY = 2_000


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request, or say that the client has the answer already."""
    language = negotiated(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    headers = [("Vary", "Accept-Language"), ("Content-Language", language)]
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        status, body = answered(environ["PATH_INFO"], environ.get("QUERY_STRING", ""), language)
    else:
        status, body = HTTPStatus.METHOD_NOT_ALLOWED, written({"error": "Expected GET or HEAD."})
        headers.append(("Allow", "GET, HEAD"))
    if status is HTTPStatus.OK:
        # An answer changes with the report or with the version, and with nothing else.
        tag = f'"{digest()[:16]}-{bps.__version__}-{language}"'
        headers += [("ETag", tag), ("Cache-Control", "public, max-age=3600")]
        if tag in [one.strip().removeprefix("W/") for one in environ.get("HTTP_IF_NONE_MATCH", "").split(",")]:
            start_response(line(HTTPStatus.NOT_MODIFIED), headers)
            return []
    headers += [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(line(status), headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def answered(path: str, query: str, language: bps.Language) -> tuple[HTTPStatus, bytes]:
    """Give the status and the body. What is wrong with a request is in its error: the place, or the rest of it."""
    if len(query) > LONGEST_QUERY:
        return HTTPStatus.REQUEST_URI_TOO_LONG, written({"error": f"Expected at most {LONGEST_QUERY} characters."})
    room, _, figure_id = path.strip("/").partition("/")
    try:
        asked = parse_qs(query, keep_blank_values=True, max_num_fields=50)
        if room == "figures" and figure_id:
            return HTTPStatus.OK, one(figure_id, language)
        if room == "figures":
            offset, limit = number(asked, "offset", 0, 0), min(number(asked, "limit", 20, 1), MOST_ROWS)
            filters = tuple((name, tuple(sorted(set(values)))) for name, values in sorted(asked.items()))
            return HTTPStatus.OK, page(filters, offset, limit, language)
        if room == "search":
            return HTTPStatus.OK, search(" ".join(asked.get("q", [])), language)
        return HTTPStatus.NOT_FOUND, written({"error": "Expected /figures, /figures/ID or /search?q=WORDS."})
    except bps.UnknownFigureError as error:
        return HTTPStatus.NOT_FOUND, written({"error": str(error), "hint": error.hint})
    except bps.BelgianPoliceStatsError as error:
        return HTTPStatus.BAD_REQUEST, written({"error": str(error), "hint": error.hint})
    except ValueError as error:
        return HTTPStatus.BAD_REQUEST, written({"error": str(error)})


@lru_cache(maxsize=200)
def page(filters: tuple[tuple[str, tuple[str, ...]], ...], offset: int, limit: int, language: bps.Language) -> bytes:
    """Write one page of rows. The cache holds bytes, has a bound, and keeps no errors."""
    # In a query everything is a text, also the number of a slide.
    wanted: Any = {name: [int(v) if name == "slide" and v.isdecimal() else v for v in vs] for name, vs in filters}
    found = REPORT.select(**wanted)
    after = offset + limit
    link = urlencode([*((name, v) for name, vs in filters for v in vs), ("offset", after), ("limit", limit)])
    return written(
        {
            "total": len(found),
            "next": f"/figures?{link}" if after < len(found) else None,
            "figures": [rows(language)[figure_id] for figure_id in found.ids[offset:after]],
        }
    )


@lru_cache(maxsize=1_000)
def one(figure_id: str, language: bps.Language) -> bytes:
    """Write one figure, with its value under each reading of its doubts."""
    figure = REPORT[figure_id]
    possible = [{"value": other.value, "readings": dict(other.readings)} for other in figure.possible]
    return written({**rows(language)[figure.id], "text": str(figure), "possible": possible})


def search(words: str, language: bps.Language) -> bytes:
    """Write the figures that fit the words. They are not kept: what people look for is nobody's business."""
    matches = REPORT.find(words)
    found = [rows(language)[match.figure.id] for match in matches[:MOST_ROWS]]
    return written({"total": len(matches), "hint": matches.hint, "figures": found})


@cache
def rows(language: bps.Language) -> dict[str, dict[str, Any]]:
    """Make the rows once for each language. They have the doubts, the alternatives and the evidence."""
    return {row["id"]: row for row in REPORT.table(language=language).to_records()}


@cache
def digest() -> str:
    """Give the hash of the numbers of the report."""
    return REPORT.digest


def number(asked: dict[str, list[str]], name: str, default: int, least: int) -> int:
    """Take a whole number from a query. The last one counts."""
    text = asked.pop(name, [str(default)])[-1]
    if text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= least:
        return int(text)
    raise ValueError(f"Expected a whole number from {least} as {name}, got {text[:60]!r}.")


def negotiated(accepted: str) -> bps.Language:
    """Choose the language of the labels that a client likes most: `nl-BE, en;q=0.5` gives nl. Otherwise it is en."""
    known = get_args(bps.Language)
    liked: list[tuple[float, bps.Language]] = []
    for part in accepted[:200].split(","):
        name, _, weight = part.strip().partition(";q=")
        language = name.partition("-")[0].lower()
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        liked += [(quality, one) for one in known if one == language and 0 < quality <= 1]
    # Of equals, `max` gives the first.
    return max(liked, key=lambda pair: pair[0], default=(1.0, "en"))[1]


def written(answer: object) -> bytes:
    """Write JSON. A number is a number in every row, and `value_text` has its exact digits."""
    return json.dumps(answer, ensure_ascii=False, default=plain).encode()


def plain(value: object) -> object:
    """Make a number of a Decimal, and a text of a date."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    assert isinstance(value, date)
    return value.isoformat()


def line(status: HTTPStatus) -> str:
    """Write the status of a response."""
    return f"{status.value} {status.phrase}"


def get(path: str, query: str = "", **headers: str) -> tuple[str, dict[str, str], Any]:
    """Call the application as a server would."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, **headers}
    head: list[Any] = []
    body = b"".join(application(environ, lambda *given: head.extend(given)))
    return head[0], dict(head[1]), json.loads(body) if body else None


def show() -> None:
    """Make some requests, and print the answers."""
    status, headers, row = get("/figures/personnel.staff.women", HTTP_ACCEPT_LANGUAGE="fr-BE, en;q=0.5")
    print(status, row["value"], row["unit"], row["certainty"], row["label"])
    known = {"HTTP_ACCEPT_LANGUAGE": "fr", "HTTP_IF_NONE_MATCH": headers["ETag"]}
    print(*get("/figures/personnel.staff.women", **known)[::2])
    status, _, some = get("/figures", "chapter=personnel&chapter=forensics&slide=50&certainty=certain")
    print(status, some["total"], "figures")
    print(get("/figures", "limit=2&kind=Share")[2]["next"])
    print(get("/search", "q=women")[2]["figures"][0]["id"])
    print(*get("/figures/personnel.staff.wimmen")[::2])
    print(*get("/figures", "unit=persn")[::2])
    print(*get("/figures", "colour=blue")[::2])


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1].isdecimal():
        from wsgiref.simple_server import make_server

        make_server("127.0.0.1", int(sys.argv[1]), application).serve_forever()
    else:
        show()
