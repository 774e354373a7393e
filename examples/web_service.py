"""Serve figures with a WSGI application, which any server can run. The example calls it without a server."""

import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.util import setup_testing_defaults

import belgian_police_stats as bps

REPORT = bps.load(2024)  # Frozen: every thread of the server can read it.


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer /figures?unit=person&certainty=certain with rows, and /figures/ID with one row."""
    wanted = environ["PATH_INFO"].removeprefix("/figures").strip("/")
    try:
        if wanted:
            figure = REPORT[wanted]
            (answer,) = REPORT.table(where=lambda there: there.id == figure.id).to_records()
        else:
            answer = REPORT.table(**dict(parse_qsl(environ["QUERY_STRING"]))).to_records()
        status = HTTPStatus.OK
    except LookupError as error:
        status, answer = HTTPStatus.NOT_FOUND, {"error": str(error)}
    except (TypeError, bps.BelgianPoliceStatsError) as error:
        status, answer = HTTPStatus.BAD_REQUEST, {"error": str(error)}
    start_response(f"{status.value} {status.phrase}", [("Content-Type", "application/json; charset=utf-8")])
    # Exact decimals and dates become texts: many readers of JSON would make floats of numbers, and JSON has no dates.
    return [json.dumps(answer, ensure_ascii=False, default=str).encode()]


def get(path: str, query: str = "") -> tuple[str, Any]:
    """Call the application as a server would."""
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "wsgi.input": BytesIO()}
    setup_testing_defaults(environ)
    statuses: list[str] = []
    body = b"".join(application(environ, lambda status, _: statuses.append(status)))
    return statuses[0], json.loads(body)


status, row = get("/figures/personnel.staff.women")
print(status, row["value"], row["unit"], row["certainty"])
status, rows = get("/figures", "chapter=personnel&certainty=certain")
print(status, len(rows), "rows")
print(*get("/figures/personnel.staff.wimmen"))
print(*get("/figures", "colour=blue"))
