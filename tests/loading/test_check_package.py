"""The check of the package: against what pip recorded, and against a hash that the caller has from elsewhere."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
from base64 import urlsafe_b64encode
from hashlib import sha256
from importlib.metadata import FileHash, PackagePath
from pathlib import Path
from types import SimpleNamespace

import pytest

import belgian_police_stats as bps
from belgian_police_stats.loading.packaged import package_sha256
from support.packaged_files import PROJECT

PACKAGE = Path(bps.__file__).parent


def recorded(name: str, content: bytes) -> PackagePath:
    """A file as the record of an installation names it."""
    path = PackagePath("belgian_police_stats", name)
    digest = urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
    path.hash = FileHash(f"sha256={digest}")
    return path


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> dict[str, PackagePath]:
    """The record of an installation of this package, which the test can change."""
    files = {
        path.relative_to(PACKAGE).as_posix(): recorded(path.relative_to(PACKAGE).as_posix(), path.read_bytes())
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    def distribution(_: str) -> SimpleNamespace:
        return SimpleNamespace(files=files.values(), locate_file=PACKAGE.with_name)

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    return files


def faults() -> list[str]:
    """What the check finds."""
    with pytest.raises(bps.DataError) as caught:
        bps.check_package()
    return [str(fault) for fault in caught.value.faults]


def test_the_code_is_compared_with_what_was_installed(record: dict[str, PackagePath]) -> None:
    """A changed file, a missing file and an unknown file are named."""
    assert bps.check_package()
    record["errors.py"] = recorded("errors.py", b"other")
    record["gone.py"] = recorded("gone.py", b"")
    del record["strict_json.py"]

    assert [
        "errors.py: expected the file that was installed, got another.",
        "gone.py: expected the file that was installed, got none.",
        "strict_json.py: expected no such file, got one.",
    ] == faults()


def test_another_installation_is_left_alone(
    record: dict[str, PackagePath], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record of another installation says nothing about a package earlier on the path."""

    def distribution(_: str) -> SimpleNamespace:
        return SimpleNamespace(files=record.values(), locate_file=tmp_path.joinpath)

    monkeypatch.setattr(importlib.metadata, "distribution", distribution)
    del record["errors.py"]

    assert bps.check_package()


def test_a_package_without_a_record_has_its_data_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """This holds for a package in a zip and in a folder."""

    def none(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", none)
    assert bps.check_package()


def test_every_file_is_compared_with_the_hash_of_the_caller() -> None:
    """Another hash is refused, and the message has the one that was computed."""
    assert bps.check_package(package_sha256())
    with pytest.raises(bps.DataError, match=f"expected the sha256 0{{64}}, got {package_sha256()}"):
        bps.check_package("0" * 64)


def test_the_hash_is_of_names_and_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that Python writes by itself do not count."""
    from belgian_police_stats.loading import packaged

    monkeypatch.setattr(packaged, "package_folder", lambda: tmp_path)
    (tmp_path / "a.py").write_text("1")
    first = package_sha256()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("1")
    assert first == package_sha256()
    (tmp_path / "a.py").write_text("2")
    second = package_sha256()
    (tmp_path / "a.py").rename(tmp_path / "b.py")

    assert 3 == len({first, second, package_sha256()})


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="macOS and Windows have no sha256sum")
def test_the_hash_can_be_computed_without_the_package() -> None:
    """With the command in SECURITY.md."""
    text = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
    (command,) = re.findall("^ +(find .*)$", text, re.MULTILINE)
    found = subprocess.run(["sh", "-c", command], cwd=PACKAGE, check=True, capture_output=True, text=True).stdout

    assert package_sha256() == found.split()[0]
