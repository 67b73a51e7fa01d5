"""Programs whose own tests run under the tracer: the bundled one, and real ones from the package index."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.recall.archives import Subject, Tracer, run_tests, trace
from tests.index_packages import CORPUS, NotAvailableError
from tests.source_tree import PROJECT

_HERE = Path(__file__).parent
_FOLDERS = (*Tracer().folders, _HERE / "inside", _HERE / "settings", PROJECT / "tests" / "truth")
PYTEST = (*Tracer().command, "-p", "django_tracer", "-c", "pyproject.toml")
_PATIENT = ("-o", "filterwarnings=ignore", "-p")
FLASK, STARLETTE = ((*Tracer().command, *_PATIENT, name) for name in ("flask_tracer", "starlette_tracer"))
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


def framework_facts(subject: Subject) -> Path:
    """What only the framework knows: requests, queries, routes, tables."""
    return subject.home / "framework.json"


def bundled(corpus: Path = CORPUS / "frameworks") -> Bundled:
    """The monolith that comes with Decomposer; what is recorded goes below a folder."""
    return _traced(Bundled("monolith_app", (), (), corpus), DJANGO, {"DJANGO_SETTINGS_MODULE": "config.settings"})


def from_index(subject: Subject, command: tuple[str, ...], **variables: str) -> Subject:
    """A program from the package index, its tests run by pytest or by Django, with variables for its environment."""
    return _traced(replace(subject, corpus=CORPUS / "frameworks"), command, variables)


def _traced(subject: AnySubject, command: tuple[str, ...], wanted: Mapping[str, str]) -> AnySubject:
    variables = {
        **wanted,
        "PYTHONWARNINGS": "ignore",
        "TRACED_LINES": "yes",
        "TRACED_FACTS": str(framework_facts(subject)),
    }
    return replace(subject, tracer=Tracer(command, _FOLDERS, tuple(variables.items())))


def run(subject: Subject, *, again: bool = False) -> None:
    """Run the tests of a program under the tracer, unless that was done. Raises NotAvailableError."""
    facts = framework_facts(subject)
    if facts.is_file() and not again:
        return
    facts.unlink(missing_ok=True)
    if isinstance(subject, Bundled):
        subject.home.mkdir(parents=True, exist_ok=True)
        run_tests(subject, Path(sys.executable))
    else:
        trace(subject, again=True)
    if not facts.is_file():
        raise NotAvailableError(f"{subject.requirement}: the framework was not asked, see {subject.log}")
