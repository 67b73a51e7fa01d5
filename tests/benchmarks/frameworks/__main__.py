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
from .programs import SUBJECTS
from .subjects import framework_facts, run
from .truth import read_facts

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
