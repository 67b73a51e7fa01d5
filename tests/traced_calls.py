"""What Python says about the calls of feature cases, and where the expectation of a case differs from it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence

from tests.case_folders import Case, nameless, pairs
from tests.source_tree import PROJECT
from tests.truth.calls import Answer, Place
from tests.truth.foreign import canonical

Calls = set[tuple[str, str]]


def ask(script: str, jobs: Iterable[dict[str, object]]) -> list[object]:
    """The answers of one of the scripts that know the truth."""
    command = [sys.executable, "-m", f"tests.truth.{script}"]
    done = subprocess.run(
        command, cwd=PROJECT, input=json.dumps(list(jobs)), capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    answers: list[object] = json.loads(done.stdout)
    return answers


def trace(cases: Sequence[Case]) -> list[Answer]:
    """What happens when the cases run, in their order."""
    jobs: list[dict[str, object]] = [{"folder": str(c.folder), "path": c.roots, "entry": c.entry} for c in cases]
    return ask("calls", jobs)  # type: ignore[return-value]  # JSON has no types


def difference(case: Case, answer: Answer) -> tuple[Calls, Calls]:
    """Calls that ran and are not expected, and expected ones that did not run, but for those that the case lists.

    Only a case of the whole call graph is compared in its calls of built-ins and other libraries.
    """
    expected = set(_comparable(case, case.expected_calls()))
    missed, unexecuted = (set(_comparable(case, pairs(case.expected.get(key, {})))) for key in ("missed", "unexecuted"))
    assert not missed & expected
    assert unexecuted <= expected
    ran, wanted = _ran(case, answer), (expected | missed) - unexecuted
    return ran - wanted, wanted - ran


def ran_below(case: Case, answer: Answer) -> Calls:
    """What ran, each with what ran above it on the stack."""
    return {(_name(case, above), _name(case, place)) for above, place in answer["below"]}


def _ran(case: Case, answer: Answer) -> Calls:
    ran = {(_name(case, caller), _name(case, callee)) for caller, callee in answer["project"]}
    if case.is_call_graph:
        ran |= {(_name(case, caller), callee) for caller, callee in answer["foreign"]}
    return ran


def _name(case: Case, place: Place) -> str:
    modules = {m.path: m.name for m in case.program.modules}
    return ".".join(filter(None, (modules[place[0]], place[1])))


def _comparable(case: Case, calls: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """With nameless lambdas, and with callees outside named as Python does."""
    roots = {module.name.split(".")[0] for module in case.program.modules}
    for caller, callee in calls:
        is_ours = callee.split(".")[0] in roots
        yield nameless(caller), nameless(callee) if is_ours else canonical(callee)
