"""Source archives from the package index, with a virtual environment each, in which their tests run under the tracer.

To tell what a source archive is, pip runs the build that comes with it, and here the package's own tests run: use it
for packages that you would install. The package's wheel goes into the environment too, because it brings the
dependencies and the metadata; what is imported and traced is the unpacked source.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.index_packages import CORPUS, NotAvailableError

_INSIDE = Path(__file__).parent / "inside"
_PATIENCE = 1800
"""Seconds for a download, an installation or a run of tests."""
_NO_PACKAGE = {"tests", "test", "docs", "doc", "examples", "benchmarks", "scripts"}
_PYTEST = ("-m", "pytest", "-p", "no:cacheprovider", "-o", "addopts=", "--quiet", "--tb=short")
_PIP = ("--quiet", "--disable-pip-version-check")


@dataclass(frozen=True)
class Tracer:
    """How Python runs tests so that they are watched: arguments, folders of modules, and variables to be set."""

    command: tuple[str, ...] = (*_PYTEST, "-p", "call_tracer")
    folders: tuple[Path, ...] = (_INSIDE,)
    variables: tuple[tuple[str, str], ...] = (("TRACED_LINES", "yes"),)


@dataclass(frozen=True)
class Subject:
    """A package whose calls are traced: its requirement as pip writes it, what its tests need, and how they are run.

    What is needed comes in wheels, but for `sources`, which the index has no wheels of. A package that is `alone` comes
    without what it asks for, because that is not to be had any more: then `needs` has all. What tests need of older
    plugins decides the version of `pytest`.
    """

    requirement: str
    needs: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ("tests",)
    corpus: Path = CORPUS / "recall"
    sources: tuple[str, ...] = ()
    alone: bool = False
    pytest: str = "9.2.0"
    tracer: Tracer = Tracer()

    @property
    def home(self) -> Path:
        """The folder for everything about it."""
        return self.corpus / self.requirement

    @property
    def archive(self) -> Path:
        """The folder with the tests, in which they run."""
        return self.home / "archive"

    @property
    def source(self) -> Path:
        """The folder that is analysed: it holds the package and nothing else."""
        return self.archive / "src"

    @property
    def recorded(self) -> Path:
        """What the tracer wrote."""
        return self.home / "calls.json"

    @property
    def log(self) -> Path:
        """What the tests said."""
        return self.home / "tests.log"


def trace(subject: Subject, *, again: bool = False) -> None:
    """Run the package's tests under the tracer, unless that was done. Raises NotAvailableError."""
    if subject.recorded.is_file() and not again:
        return
    subject.home.mkdir(parents=True, exist_ok=True)
    if not subject.source.is_dir():
        _fetch(subject)
    run_tests(subject, _prepare_environment(subject))


def run_tests(subject: Subject, python: Path) -> None:
    """Run the tests of an unpacked package under the tracer. Raises NotAvailableError when nothing was recorded."""
    subject.recorded.unlink(missing_ok=True)
    done = subprocess.run(
        [python, *subject.tracer.command, *subject.arguments],
        cwd=subject.archive,
        env={**_bare_environment(), **_watched(subject)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    subject.log.write_text(done.stdout, "utf-8")
    if not subject.recorded.is_file():
        raise NotAvailableError(f"{subject.requirement}: the tests did not run, see {subject.log}")


def _bare_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "PYTHON", "COV_"))}


def _watched(subject: Subject) -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join(map(str, (subject.source, *subject.tracer.folders))),
        "PYTHONHASHSEED": "0",
        "TRACED_SOURCE": str(subject.source),
        "TRACED_ARCHIVE": str(subject.archive),
        "TRACED_OUTPUT": str(subject.recorded),
        **dict(subject.tracer.variables),
    }


def _fetch(subject: Subject) -> None:
    """Download and unpack the archive; its packages go to `src` if they are not there."""
    with tempfile.TemporaryDirectory(prefix=".", dir=subject.home) as name:
        draft = Path(name)
        options = ["--no-deps", "--no-binary=:all:", *_PIP, "--dest", str(draft)]
        _pip(Path(sys.executable), "download", *options, subject.requirement)
        with tarfile.open(next(draft.glob("*.tar.*"))) as archive:
            archive.extractall(draft / "files", filter="data")
        (folder,) = (draft / "files").iterdir()
        gather_packages(folder)
        folder.rename(subject.archive)


def gather_packages(folder: Path) -> None:
    """Move the packages at the top of an archive to `src`, unless it has that folder."""
    source = folder / "src"
    if not source.is_dir():
        source.mkdir()
        for package in sorted(folder.glob("*/__init__.py")):
            if package.parent.name not in _NO_PACKAGE:
                shutil.move(package.parent, source)


def _prepare_environment(subject: Subject) -> Path:
    """The interpreter of an environment with the package, its dependencies and what its tests need."""
    folder = subject.home / "venv"
    python = folder / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, timeout=_PATIENCE)
    options = ["--only-binary=:all:", *(f"--no-binary={name}" for name in subject.sources), *_PIP]
    if subject.alone:
        _pip(python, "install", *options, "--no-deps", subject.requirement)
    needs = subject.needs if subject.alone else (subject.requirement, *subject.needs)
    _pip(python, "install", *options, f"pytest=={subject.pytest}", *needs)
    return python


def _pip(python: Path, *arguments: str) -> None:
    done = subprocess.run(
        [python, "-m", "pip", *arguments], capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    if done.returncode:
        raise NotAvailableError((done.stderr.strip() or "pip failed").splitlines()[-1])


def summary_of_tests(subject: Subject) -> str:
    """How many tests passed and failed, as they said it."""
    lines = subject.log.read_text("utf-8").splitlines() if subject.log.is_file() else []
    found = [line.strip("= ") for line in lines if re.search(r"\d (passed|failed).* in |^Ran \d+ tests in ", line)]
    return found[-1] if found else ""
