"""Measure the web service of examples/ beside the same server without the library, and print a table.

`python bench/service.py` starts each server as a process of its own on the loopback, asks it with 64 clients, and reads
the time of the processor that the server took. The other server answers each path with the same bytes, from a dict.
Clients and server share the processor, so the ratios tell more than the numbers of requests a second.
"""

from __future__ import annotations

import argparse
import http.client
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

EXAMPLE = Path(__file__).parent.parent / "examples" / "web_service.py"
CLIENTS = 64
PATHS = {
    "one figure": "/figures/personnel.staff.women",
    "a page of 20, filtered": "/figures?unit=person&certainty=certain&slide=50&slide=1",
    "a page of 100": "/figures?limit=100",
    "a search of one word": "/search?q=blanchiment",
    "a search of six words": "/search?q=how+many+women+work+for+police",
    "a wrong id": "/figures/personnel.staff.wimmen",
    "304": "/figures/personnel.staff.women",
}
SERVER = """
import json, socketserver, sys, threading, time
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.util import request_uri

kind, example, answers = sys.argv[1:]
if kind == "with":
    import runpy
    application = runpy.run_path(example, run_name="web_service")["application"]
else:
    kept = {path: (status, [tuple(pair) for pair in headers], body.encode())
            for path, (status, headers, body) in json.loads(open(answers, encoding="utf-8").read()).items()}
    def application(environ, start_response):
        path = request_uri(environ).split("/", 3)[3]
        status, headers, body = kept["/" + path + ("#304" if "HTTP_IF_NONE_MATCH" in environ else "")]
        start_response(status, headers)
        return [body] if body else []

class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments): pass

class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 256

server = Server(("127.0.0.1", 0), Quiet)
server.set_app(application)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
for _ in sys.stdin:
    print(time.process_time(), flush=True)
"""
"""Serves until its input ends, and answers each line of it with the time of the processor that it has taken."""


class Served:
    """A server in a process of its own."""

    def __init__(self, kind: str, answers: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVER, kind, str(EXAMPLE), str(answers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(self._said())

    def _said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def processor(self) -> float:
        """Ask for the seconds of the processor that the server has taken so far."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self._said())

    def ask(self, path: str, tag: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Make one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={"If-None-Match": tag} if tag else {})
            answer = connection.getresponse()
            return f"{answer.status} {answer.reason}", answer.getheaders(), answer.read()
        finally:
            connection.close()

    def measure(self, path: str, tag: str | None, requests: int) -> tuple[float, float]:
        """Give the requests a second, and the milliseconds of the server's processor for each."""
        self.ask(path, tag)
        before, start = self.processor(), perf_counter()
        with ThreadPoolExecutor(CLIENTS) as clients:
            list(clients.map(self.ask, repeat(path, requests), repeat(tag, requests)))
        took = perf_counter() - start
        return requests / took, 1_000 * (self.processor() - before) / requests

    def end(self) -> None:
        """Close its input, and wait."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(10)


def main() -> None:
    """Measure each kind of request on both servers, one after the other."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--requests", type=int, default=1_280, help="requests of each kind")
    requests = reader.parse_args().requests
    with TemporaryDirectory() as folder:
        print("\n".join(measured(requests, Path(folder) / "answers.json")))


def measured(requests: int, kept: Path) -> list[str]:
    """Give the table. `kept` is a file for the answers that the other server gives."""
    ours = Served("with", kept)
    tags: dict[str, str] = {}
    answers: dict[str, tuple[str, list[tuple[str, str]], str]] = {}
    own = ("Date", "Server")
    for name, path in PATHS.items():
        tag = tags["one figure"] if name == "304" else None
        status, headers, body = ours.ask(path, tag)
        tags[name] = dict(headers).get("ETag", "")
        kept_headers = [pair for pair in headers if pair[0] not in own]
        answers[path + ("#304" if tag else "")] = (status, kept_headers, body.decode())
    kept.write_text(json.dumps(answers), encoding="utf-8")
    bare = Served("without", kept)
    sleep(0.5)
    rows = [["request", "a second", "without us", "ratio", "ms of the processor", "without us", "ratio"]]
    for name, path in PATHS.items():
        tag = tags["one figure"] if name == "304" else None
        (rate, cost), (bare_rate, bare_cost) = (one.measure(path, tag, requests) for one in (ours, bare))
        numbers = (f"{rate:.0f}", f"{bare_rate:.0f}", f"{rate / bare_rate:.2f}")
        rows.append([name, *numbers, f"{cost:.2f}", f"{bare_cost:.2f}", f"{cost / bare_cost:.2f}"])
    for served in (ours, bare):
        served.end()
    rows.insert(1, ["---", *["--:"] * 6])
    return [f"| {' | '.join(row)} |" for row in rows]


if __name__ == "__main__":
    main()
