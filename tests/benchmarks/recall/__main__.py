"""How much of what really runs is in the call graph: `python -m tests.benchmarks.recall`.

Runs the tests of real packages under a tracer (once; what was seen is kept in `.corpus/recall`) and compares. The
table has, for the default output and with `--implicit`:

recall: of the direct calls between the package's own functions that ran, the share in the call graph.
recall of explicit: the same, of the calls that the default output is to show.
through library: calls where library code stands between caller and callee, which are no part of the recall.
precision: of the calls in the graph whose caller ran, the share that ran (directly or through library code).
on run lines: the same, of calls whose line ran; an `or` or another subclass may still have hidden a right one.
without overrides: the same, less the overrides of a method of which another one ran from there.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analyzers.program import Program
from analyzers.read import read_program
from tests.index_packages import NotAvailableError

from .archives import Subject, summary_of_tests, trace
from .categories import OVERRIDE, Categories, find_ancestors, is_implicit, wrong_category
from .comparing import Agreement, Predicted, Share, best_confidence, compare, predicted_calls
from .names import SourceNames
from .truth import Call, Edge, Truth, read_truth

SUBJECTS = (
    Subject("jinja2==3.1.6", needs=("trio==0.31.0",)),
    Subject("marshmallow==4.4.0", needs=("simplejson==4.3.0",)),
    # Its other tests start servers that restart themselves.
    Subject(
        "werkzeug==3.1.9",
        needs=("cryptography==50.0.2", "ephemeral-port-reserve==1.1.4", "pytest-timeout==2.4.0", "watchdog==7.1.0"),
        arguments=("tests", "--ignore=tests/test_serving.py"),
    ),
)
"""A template engine, a validator and a web library, with what is needed to run their tests again as they ran."""
MODES = {
    "default": (("call",), ("certain", "likely")),
    "--implicit": (("call", "implicit"), ("certain", "likely")),
    "and guesses": (("call", "implicit"), ("certain", "likely", "guess")),
}
"""What is compared: kinds of reference and confidences."""
SHOWN = "--implicit"
"""The mode whose misses and wrong edges are listed."""


@dataclass(frozen=True)
class Result:
    """A package, what ran, what the graph says, and how both agree in each mode."""

    subject: Subject
    program: Program
    truth: Truth
    categories: dict[Edge, str]
    sites: dict[Edge, Call]
    predicted: dict[str, Predicted]
    agreement: dict[str, Agreement]


def measure(subject: Subject) -> Result:
    """Read what was traced and the source, and compare."""
    names = SourceNames(subject.source)
    truth = read_truth(subject.recorded, names)
    program = read_program(subject.source)
    predicted = {mode: predicted_calls(program, *wanted) for mode, wanted in MODES.items()}
    agreement = {mode: compare(truth, calls, names) for mode, calls in predicted.items()}
    sites = {call.edge: call for call in sorted(truth.calls, key=lambda call: (not call.via, call.place))}
    named = Categories(names, truth)
    categories = {edge: named.category(call) for edge, call in sites.items()}
    return Result(subject, program, truth, categories, sites, predicted, agreement)


def table(result: Result) -> Iterator[str]:
    """The figures of one package, as lines."""
    lines = sum(module.lines for module in result.program.modules)
    truth = result.truth
    yield f"\n{result.subject.requirement}: {lines:,} lines; {summary_of_tests(result.subject)}"
    yield f"  ran: {len(truth.ran):,} functions, {len(truth.direct):,} calls, {len(truth.through):,} through library"
    yield f"  {'':<12}{'recall':>18}{'of explicit':>18}{'through library':>18}{'precision':>18}{'on run lines':>18}"
    for mode, agreement in result.agreement.items():
        shares = [agreement.recall, _explicit(result, agreement), agreement.recall_through, agreement.precision]
        cells = [_show(share) for share in [*shares, agreement.precision_on_lines]]
        yield f"  {mode:<12}" + "".join(f"{cell:>18}" for cell in cells)
    shown = result.agreement[SHOWN]
    missed = Counter(result.categories[edge] for edge in shown.missed)
    whole = Counter(result.categories[edge] for edge in truth.direct)
    yield f"  missed {SHOWN}: {len(shown.missed):,}"
    yield from _shares(missed, whole)
    wrong = Counter(reason for _, reason in _wrong(result))
    yield f"  in the graph {SHOWN} and not run: {sum(wrong.values()):,}"
    yield from _shares(wrong, None)
    yield from _by_confidence(result)
    reached = shown.precision_on_lines
    yield f"    on run lines, without overrides: {_show(Share(reached.part, reached.whole - wrong[OVERRIDE]))}"


def _by_confidence(result: Result) -> Iterator[str]:
    """Precision of what is called certain, and so on."""
    shown, predicted = result.agreement[SHOWN], result.predicted[SHOWN]
    confirmed = Counter(best_confidence(predicted[edge]) for edge in shown.confirmed)
    wrong = Counter(best_confidence(predicted[edge]) for edge in shown.unconfirmed - shown.not_reached)
    for name in sorted(confirmed | wrong):
        share = Share(confirmed[name], confirmed[name] + wrong[name])
        yield f"    {name} on run lines: {_show(share)}"


def _explicit(result: Result, agreement: Agreement) -> Share:
    def count(edges: Iterable[Edge]) -> int:
        return sum(not is_implicit(result.categories[edge]) for edge in edges)

    return Share(count(agreement.found), count(result.truth.direct))


def _show(share: Share) -> str:
    return f"{share.value:.3f} {share.part}/{share.whole}"


def _shares(found: Counter[str], whole: Counter[str] | None) -> Iterator[str]:
    for name, number in sorted(found.items(), key=lambda one: (-one[1], one[0])):
        out_of = f" of {whole[name]:,} that ran" if whole else ""
        yield f"    {number / found.total():6.1%} {number:6,}  {name}{out_of}"


def _wrong(result: Result) -> Iterator[tuple[Edge, str]]:
    agreement, ancestors = result.agreement[SHOWN], find_ancestors(result.program)
    for edge in sorted(agreement.unconfirmed):
        if edge in agreement.not_reached:
            yield edge, "its line did not run"
        else:
            yield edge, wrong_category(edge, result.truth, ancestors)


def listing(result: Result) -> Iterator[str]:
    """The places with most wrong calls; then every missed call and every one that did not run, with its place."""
    shown, predicted = result.agreement[SHOWN], result.predicted[SHOWN]
    yield f"# {result.subject.requirement}"
    places = Counter(str(predicted[edge][0].location) for edge in shown.unconfirmed - shown.not_reached)
    yield from (f"{count} wrong: {place}" for place, count in sorted(places.items(), key=lambda one: (-one[1], one[0])))
    for edge in sorted(shown.missed | shown.missed_through, key=lambda edge: (result.categories[edge], edge)):
        call = result.sites[edge]
        via = f" [through {call.via[-1]}]" if edge in shown.missed_through else ""
        yield f"missed{via}: {result.categories[edge]}: {call.path}:{call.place[0]}: {edge[0]} -> {edge[1]}"
    for edge, reason in sorted(_wrong(result), key=lambda one: (one[1], one[0])):
        found = predicted[edge]
        said = f"{best_confidence(found)} {found[0].kind}"
        yield f"not run: {reason}: {said}: {found[0].location}: {edge[0]} -> {edge[1]}"


def subjects(packages: Sequence[str], needs: Sequence[str] | None, arguments: str | None) -> list[Subject]:
    """What is to be measured, by default all that is known; what is not given is as it is known of a package."""
    known = {subject.requirement: subject for subject in SUBJECTS}
    found = [known.get(one, Subject(one)) for one in packages or known]
    if needs is not None:
        found = [replace(subject, needs=tuple(needs)) for subject in found]
    if arguments is not None:
        found = [replace(subject, arguments=tuple(arguments.split())) for subject in found]
    return found


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, or 2 when a package could not be traced."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.recall", description=__doc__)
    parser.add_argument("packages", nargs="*", help="as pip writes them; by default the known ones")
    parser.add_argument("--needs", nargs="*", help="what the tests of these packages need")
    parser.add_argument("--pytest", help="arguments for pytest, in one text")
    parser.add_argument("--again", action="store_true", help="run the tests again")
    parser.add_argument("--list", type=Path, metavar="FILE", help="write all missed and all wrong calls to a file")
    options = parser.parse_args(arguments)
    listed: list[str] = []
    for subject in subjects(options.packages, options.needs, options.pytest):
        try:
            trace(subject, again=options.again)
        except NotAvailableError as error:
            print(f"not traced: {error}", file=sys.stderr)
            return 2
        result = measure(subject)
        print(*table(result), sep="\n", flush=True)
        listed += listing(result)
    if options.list:
        options.list.write_text("".join(f"{line}\n" for line in listed), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
