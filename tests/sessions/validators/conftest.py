"""A folder with a file of every format, and a lock on the network."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import belgian_police_stats as bps
from belgian_police_stats.writing.files.exporting import export_all

REACHING = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
reached: list[str] = []
"""The addresses that the test has tried to reach so far."""


def _lock(event: str, arguments: tuple[object, ...]) -> None:
    # An address of this machine alone is a path.
    if event in REACHING and not isinstance(arguments[-1], (str, bytes)):
        reached.append(f"{event} {arguments[1:] if event != 'socket.getaddrinfo' else arguments[:2]}")
        raise RuntimeError(f"The tests do not go to the network: {reached[-1]}.")


sys.addaudithook(_lock)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ignore warnings about outdated calls and open files in the code of the validators."""
    kinds = ("DeprecationWarning", "ResourceWarning", "pytest.PytestUnraisableExceptionWarning")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for kind in kinds:
                item.add_marker(pytest.mark.filterwarnings(f"ignore::{kind}"))


@pytest.fixture(autouse=True)
def nobody_is_called() -> Iterator[None]:
    """Fail also if a validator catches the error of the lock."""
    reached.clear()
    yield
    assert [] == reached


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, report: bps.Report) -> Path:
    """A folder with a file of every format. No test changes it."""
    folder = tmp_path_factory.mktemp("written")
    assert () == export_all(report, folder).missing
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy of these files to damage."""
    for file in written.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path
