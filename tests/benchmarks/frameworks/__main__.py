"""How much of what a web application does is read from it: `python -m tests.benchmarks.frameworks`.

Runs the tests of real applications under a tracer (once; what was seen is kept in `.corpus/frameworks`) and compares:

direct calls: caller and callee are the project's and stand side by side on the stack.
calls through the framework: functions of libraries stand between; by the part of the framework that called.
calls of the framework for a handler: nothing of the project stands between the resolver and the callee.
functions run for a handler, (handler, table): what a view's requests did, and whether it is in the view's call tree.
(function, table, op): the nearest function of the project that stands below a query.
edges that were seen: of the calls that were read between functions that both ran, those that happened;
    also without those at lines that never ran, which may be right and not tested.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from analyzers.read import read_program
from tests.benchmarks.recall.archives import Subject, summary_of_tests
from tests.benchmarks.recall.comparing import Share
from tests.benchmarks.recall.names import SourceNames
from tests.benchmarks.recall.truth import read_truth
from tests.index_packages import NotAvailableError

from .comparing import Comparison, Part
from .subjects import DJANGO, FLASK, PYTEST, STARLETTE, bundled, framework_facts, from_index, run
from .truth import read_facts

PRETALX = Subject(
    "pretalx==2025.2.2",
    needs=(
        "drf-spectacular==0.29.0",
        "freezegun==1.5.5",
        "jsonschema==4.26.0",
        "pytest-django==4.14.0",
        "pytest-mock==3.17.0",
        "responses==0.26.3",
    ),
    sources=("drf-flex-fields", "django-jquery-js"),
    # A share that takes some minutes; exports of whole sites are most of what is left.
    arguments=("src/tests/orga", "src/tests/cfp", "src/tests/agenda/views", "src/tests/api/test_api_submissions.py"),
)
WGER = Subject(
    "wger==2.1",
    needs=(
        "Django==3.2.25",
        "bleach[css]==5.0.1",
        "django-activity-stream==1.4.2",
        "django-bootstrap-breadcrumbs==0.9.2",
        "django-compressor==4.4",
        "django-cors-headers==3.13.0",
        "django-crispy-forms==1.14.0",
        "django-email-verification==0.1.0",
        "django-environ==0.14.0",
        "django-extensions==3.2.3",
        "django-filter==22.1",
        "django-formtools==2.5.1",
        "django-recaptcha==3.0.0",
        "django-simple-history==3.6.0",
        "django-sortedm2m==3.1.1",
        "django-storages==1.14.6",
        "djangorestframework==3.14.0",
        "easy-thumbnails==2.9",
        "fontawesomefree==6.1.2",
        "icalendar==4.1.0",
        "invoke==3.0.3",
        "pillow==13.0.0",
        "reportlab==5.1.0",
        "requests==2.34.2",
    ),
    sources=("django-activity-stream",),
    alone=True,
    arguments=("wger.core", "wger.weight"),
)
IHATEMONEY = Subject(
    "ihatemoney==7.2.1",
    needs=("pytest-flask==1.3.0",),
    sources=("debts",),
    arguments=("src/ihatemoney/tests",),
)
ARGILLA = Subject(
    "argilla-server==2.8.0",
    needs=(
        "factory-boy==3.2.1",
        "fakeredis==2.40.0",
        "lupa==2.8",
        "numpy==2.4.6",
        "pytest-asyncio==0.21.2",
        "pytest-mock==3.17.0",
        "redis==5.3.1",
        "respx==0.23.1",
    ),
    pytest="8.3.5",
    # More than half of the tests of handlers.
    arguments=(
        *("-p", "argilla_alone", "-o", "log_cli=false"),
        *(f"tests/unit/api/handlers/v1/{one}" for one in ("workspaces", "fields", "questions", "settings", "records")),
        *(f"tests/unit/api/handlers/v1/{one}" for one in ("responses", "webhooks", "datasets", "users")),
    ),
)
SUBJECTS = (
    bundled(),
    from_index(PRETALX, PYTEST, DJANGO_SETTINGS_MODULE="pretalx.common.settings.test_settings"),
    from_index(WGER, DJANGO, DJANGO_SETTINGS_MODULE="wger_on_sqlite"),
    from_index(IHATEMONEY, FLASK),
    from_index(
        ARGILLA,
        STARLETTE,
        ARGILLA_DATABASE_URL="sqlite+aiosqlite:///traced.db",
        ARGILLA_ENABLE_SHARE_YOUR_PROGRESS="true",
        ARGILLA_HOME_PATH="home",
        HF_HUB_DISABLE_TELEMETRY="1",
    ),
)
"""The fixture, and business applications with forms, templates, class-based views and a REST interface."""
MOST_KINDS = 20
"""Of misses, in the table."""


def compare(subject: Subject) -> list[Part]:
    """Read what was traced and the source, and compare."""
    names = SourceNames(subject.source)
    truth, facts = read_truth(subject.recorded, names), read_facts(framework_facts(subject), names)
    return list(Comparison(read_program(subject.source), truth, facts, names).parts())


def table(subject: Subject, parts: Sequence[Part]) -> Iterator[str]:
    """The figures of one project, as lines."""
    yield f"\n{subject.requirement}: {summary_of_tests(subject)}"
    yield f"  {'':<44}{'recall':>18}{'precision':>18}"
    for part in parts:
        recall = _show(part.recall) if part.judges_missed else ""
        precision = _show(part.precision) if part.judges_extra else ""
        yield f"  {part.name:<44}{recall:>18}{precision:>18}".rstrip()
        yield from _kinds(part)


def _kinds(part: Part) -> Iterator[str]:
    """What most of the missed ones are, and how many of that kind were seen."""
    missed, whole = (Counter(one.kind for one in rows.values()) for rows in (part.missed, part.seen))
    if set(missed) != {""}:
        for name, count in sorted(missed.items(), key=lambda one: (-one[1], one[0]))[:MOST_KINDS]:
            yield f"    {count / missed.total():6.1%} {count:6,}  {name}, of {whole[name]:,}"


def _show(share: Share) -> str:
    return f"{share.value:.3f} {share.part}/{share.whole}"


def listing(subject: Subject, parts: Sequence[Part]) -> dict[str, object]:
    """All that was missed, what most often, by kind and with where it was seen; and all that was read and not seen."""
    return {
        "project": subject.requirement,
        "missed most": {part.name: _most(part) for part in parts},
        "missed": {part.name: _by_kind(part) for part in parts},
        "not seen": {part.name: sorted(part.extra) for part in parts if part.judges_extra},
    }


def _most(part: Part) -> list[tuple[int, str, str]]:
    """How often, kind, and what was called or used."""
    found = Counter((seen.kind, row[1]) for row, seen in part.missed.items())
    return [(count, kind, what) for (kind, what), count in sorted(found.items(), key=lambda one: (-one[1], one[0]))]


def _by_kind(part: Part) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row, seen in sorted(part.missed.items(), key=lambda one: (one[1].kind, one[0])):
        found.setdefault(seen.kind, []).append((*row, seen.note) if seen.note else row)
    return found


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, or 2 when a project could not be traced."""
    known = {subject.requirement: subject for subject in SUBJECTS}
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.frameworks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("projects", nargs="*", metavar="PROJECT", help=f"of {', '.join(known)}; by default all")
    parser.add_argument("--again", action="store_true", help="run the tests again")
    parser.add_argument("--list", type=Path, metavar="FILE", help="write all that was missed or not seen, as JSON")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.projects) - known.keys()):
        parser.error(f"unknown: {', '.join(unknown)}")
    listed = []
    for name in options.projects or known:
        subject = known[name]
        try:
            run(subject, again=options.again)
        except NotAvailableError as error:
            print(f"not traced: {error}", file=sys.stderr)
            return 2
        parts = compare(subject)
        print(*table(subject, parts), sep="\n", flush=True)
        listed.append(listing(subject, parts))
    if options.list:
        options.list.write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
