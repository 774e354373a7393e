"""Change the code of loading, model and querying in small ways, one at a time, and count how many a test notices.

All changes are many thousands of seconds of tests: `--most` draws a sample, with `--seed` the same one each time. Each
change is made in a copy of the package; the tests stop at the first that fails. `nox -s mutation` runs it.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parent.parent
SOURCE = PROJECT / "src" / "belgian_police_stats"
STATIONS = ("loading", "model", "querying")
SLOW = ("test_damage", "test_faults", "test_packaging", "test_examples", "test_docs", "test_command", "test_data")
"""What runs last: files whose tests start processes."""
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
}


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """Give the node in each way in which it can be changed."""
    other = copy.deepcopy(node)
    match other:
        case ast.Compare(ops=[operator]) if type(operator) in SWAPS:
            other.ops = [SWAPS[type(operator)]()]  # type: ignore[list-item]
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator) if type(operator) in SWAPS:
            other.op = SWAPS[type(operator)]()  # type: ignore[assignment]
        case ast.UnaryOp(op=ast.Not()):
            other = other.operand
        case ast.Constant(value=bool(truth)):
            other.value = not truth
        case ast.Constant(value=int(number)):
            other.value = number + 1
        case ast.IfExp():
            other.body, other.orelse = other.orelse, other.body
        case _:
            return
    yield other


class Replace(ast.NodeTransformer):
    """Put one node in the place of another, which is known by where it stands."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """Walk on, or replace."""
        return self.new if node is self.old else self.generic_visit(node)


def mutants() -> list[tuple[Path, str, str]]:
    """List every change: its file, what it is in words, and the text of the file with it."""
    found: list[tuple[Path, str, str]] = []
    for station in STATIONS:
        for path in sorted((SOURCE / station).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in list(ast.walk(tree)):
                for new in changed(node):
                    one = copy.deepcopy(tree)
                    twin = next(b for a, b in zip(ast.walk(tree), ast.walk(one), strict=True) if a is node)
                    text = ast.unparse(ast.fix_missing_locations(Replace(twin, new).visit(one)))
                    where = f"{path.relative_to(SOURCE).as_posix()}:{getattr(node, 'lineno', 0)}"
                    found.append((path, f"{where}: `{ast.unparse(node)}` → `{ast.unparse(new)}`", text))
    return found


def tests() -> list[str]:
    """List the files of tests, those that start no process first."""
    files = sorted((PROJECT / "tests").glob("test_*.py"))
    return [str(path.relative_to(PROJECT)) for path in sorted(files, key=lambda path: path.stem in SLOW)]


def outcome(mutant: tuple[Path, str, str], seconds: float) -> str:
    """Run the tests on a copy of the project with this change; what takes too long is counted for itself."""
    path, _, text = mutant
    with TemporaryDirectory() as folder:
        copied = Path(folder) / "project"
        hidden = shutil.ignore_patterns(".git", ".nox", ".venv", "build", "dist", "__pycache__", ".mypy_cache")
        shutil.copytree(PROJECT, copied, ignore=hidden)
        (copied / path.relative_to(PROJECT)).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-xq", "-p", "no:cacheprovider", *tests()]
        where = {**os.environ, "PYTHONPATH": str(copied / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(command, cwd=copied, env=where, capture_output=True, check=False, timeout=seconds)
        except subprocess.TimeoutExpired:
            return "timed out"
    return {0: "survived", 1: "killed"}.get(done.returncode, "not run")


def main() -> None:
    """Draw, run and report."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--most", type=int, default=200)
    reader.add_argument("--seed", type=int, default=2024)
    reader.add_argument("--workers", type=int, default=2)
    reader.add_argument("--seconds", type=float, default=600)
    options = reader.parse_args()
    every = mutants()
    drawn = random.Random(options.seed).sample(every, min(options.most, len(every)))
    counts: Counter[str] = Counter()
    with ThreadPoolExecutor(options.workers) as pool:
        outcomes = pool.map(partial(outcome, seconds=options.seconds), drawn)
        for number, (mutant, how) in enumerate(zip(drawn, outcomes, strict=True), 1):
            counts[how] += 1
            print(f"{number} {how} {mutant[1]}", flush=True)
    print(f"{dict(counts)} of {len(drawn)}, drawn from {len(every)}.")


if __name__ == "__main__":
    main()
