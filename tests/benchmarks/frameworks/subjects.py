"""Django projects whose own tests run under the tracer: the bundled one, and a real one from the package index."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.recall.archives import Subject, Tracer, run_tests, trace
from tests.index_packages import CORPUS, NotAvailableError
from tests.source_tree import PROJECT

_FOLDERS = (*Tracer().folders, Path(__file__).parent / "inside", PROJECT / "tests" / "truth")
_PLUGIN = ("-p", "django_tracer")
_COMMAND = ("-c", "import django_tracer; django_tracer.main()", "test")


@dataclass(frozen=True)
class Bundled(Subject):
    """A project in this repository, whose tests run in this environment."""

    @property
    def archive(self) -> Path:
        """The folder of the project."""
        return PROJECT / "fixtures" / self.requirement

    @property
    def source(self) -> Path:
        """The same folder."""
        return self.archive


def django_facts(subject: Subject) -> Path:
    """What only Django knows: requests, queries, routes, tables."""
    return subject.home / "django.json"


def bundled(corpus: Path = CORPUS / "frameworks") -> Bundled:
    """The monolith that comes with Decomposer; what is recorded goes below a folder."""
    settings = "config.settings"
    return Bundled("monolith_app", (), (), corpus, tracer=_tracer(corpus / "monolith_app", _COMMAND, settings))


def from_index(
    requirement: str, settings: str, needs: tuple[str, ...], sources: tuple[str, ...], arguments: tuple[str, ...]
) -> Subject:
    """A project from the package index whose tests pytest runs."""
    corpus = CORPUS / "frameworks"
    command = (*Tracer().command, *_PLUGIN, "-c", "pyproject.toml")
    tracer = _tracer(corpus / requirement, command, settings)
    return Subject(requirement, needs, arguments, corpus, sources, tracer)


def _tracer(home: Path, command: tuple[str, ...], settings: str) -> Tracer:
    variables = {
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONWARNINGS": "ignore",
        "TRACED_DJANGO": str(home / "django.json"),
    }
    return Tracer(command, _FOLDERS, tuple(variables.items()))


def run(subject: Subject, *, again: bool = False) -> None:
    """Run the tests of a project under the tracer, unless that was done. Raises NotAvailableError."""
    facts = django_facts(subject)
    if facts.is_file() and not again:
        return
    facts.unlink(missing_ok=True)
    if isinstance(subject, Bundled):
        subject.home.mkdir(parents=True, exist_ok=True)
        run_tests(subject, Path(sys.executable))
    else:
        trace(subject, again=True)
    if not facts.is_file():
        raise NotAvailableError(f"{subject.requirement}: Django was not asked, see {subject.log}")
