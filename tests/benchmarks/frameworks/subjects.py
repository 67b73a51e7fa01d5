"""Django projects whose own tests run under the tracer: the bundled one, and a real one from the package index."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.recall.archives import Subject, Tracer, run_tests, trace
from tests.index_packages import CORPUS, NotAvailableError
from tests.source_tree import PROJECT

_HERE = Path(__file__).parent
_FOLDERS = (*Tracer().folders, _HERE / "inside", _HERE / "settings", PROJECT / "tests" / "truth")
PYTEST = (*Tracer().command, "-p", "django_tracer", "-c", "pyproject.toml")
DJANGO = ("-c", "import django_tracer; django_tracer.main()", "test")
"""What runs the tests."""
AnySubject = TypeVar("AnySubject", bound=Subject)


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
    return _traced(Bundled("monolith_app", (), (), corpus), DJANGO, "config.settings")


def from_index(subject: Subject, command: tuple[str, ...], settings: str) -> Subject:
    """A project from the package index, its tests run by pytest or by Django, with a settings module."""
    return _traced(replace(subject, corpus=CORPUS / "frameworks"), command, settings)


def _traced(subject: AnySubject, command: tuple[str, ...], settings: str) -> AnySubject:
    variables = {
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONWARNINGS": "ignore",
        "TRACED_LINES": "yes",
        "TRACED_DJANGO": str(django_facts(subject)),
    }
    return replace(subject, tracer=Tracer(command, _FOLDERS, tuple(variables.items())))


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
