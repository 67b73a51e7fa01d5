"""Links the facts of all files: names first, then what flows where, then what readers of frameworks make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .assemble import assemble
from .call_graph import Callee
from .facts import FileFacts, UnreadFile
from .flow import FlowFacts, extract
from .frameworks.protocol import FrameworkFacts, Linked, Reader
from .frameworks.registry import readers as all_readers
from .interpreter import LINKING_DEPTH, room_to_recurse
from .linking.calls import CallSite, call_sites, callers_of, calls_outside, link_references
from .linking.code import CodeIndex, index_code
from .linking.evaluate import Evaluator
from .linking.handling import is_allowed_for
from .linking.mentions import named_references
from .linking.missing import missing_imports, unread_file
from .linking.modules import name_modules
from .linking.occurrences import Occurrences, find_occurrences
from .linking.route_names import name_references
from .linking.summaries import LinkedSummaries
from .linking.text_names import text_references
from .options import CallOptions, TreeOptions
from .program import BlindSpot, CallCounts, Location, Program
from .solver.answers import Answers
from .solver.imports_by_name import NothingLoaded
from .solver.library import Library
from .solver.loads import loaded_references, loading_gaps
from .solver.result import conclude, conclude_calls, settle
from .solver.solve import Solver
from .solver.template_uses import template_uses

_DEFAULTS = TreeOptions()


class Flows(NamedTuple):
    """The value flow of all files and of all templates, and the models of libraries: ours, unless some are given."""

    code: Sequence[FlowFacts]
    templates: Sequence[FlowFacts] = ()
    library: Library | None = None


def link(
    files: Sequence[FileFacts],
    unread: Sequence[UnreadFile] = (),
    root_package: str = "",
    readers: Iterable[Reader] | None = None,
    flows: Flows | None = None,
    options: TreeOptions = _DEFAULTS,
) -> Program:
    """Links the facts of all files and lets the framework readers add theirs.

    Source roots are looked for, unless the options have some. Without `flows` that of the files is extracted.
    """
    with room_to_recurse(LINKING_DEPTH):
        flows = flows or Flows([extract(file) for file in files])
        code = index_code(files, root_package, options.source_roots)
        active = list(all_readers() if readers is None else readers)
        evaluator = _prepared(active, code, options)
        written = find_occurrences(code)
        named = named_references(evaluator, written.names)
        calls = written.by_number()
        summaries = LinkedSummaries(evaluator, calls)
        loaders = evaluator.loaders.values()
        solver = settle(flows.code, code.table, summaries, flows.templates, loaders, flows.library)
        found, sites = _let_read(active, evaluator, solver, written)
        named.update(loaded_references(solver))
        named.update(name_references(evaluator, _route_names(found), sites, written.texts, flows.templates))
        tables = [table for facts in found for table in facts.tables]
        named.update([*text_references(evaluator, written.texts, tables, named)])
        # Only now: readers must not take a guess for a fact.
        references = link_references(code, named, conclude(solver), calls)
    missing = [one for one in solver.nothing_loaded() if not is_allowed_for(one.name, map(calls.get, one.calls))]
    spots = [*map(unread_file, unread), *_unresolved(code, solver, missing, evaluator.order.broken)]
    return assemble(code, references, found, list(template_uses(solver)), spots)


def link_calls(
    flows: Flows,
    files: Sequence[FileFacts],
    root_package: str,
    readers: Sequence[Reader],
    options: TreeOptions,
    wanted: CallOptions,
) -> tuple[dict[str, tuple[Callee, ...]], CallCounts]:
    """The callees by caller, and the counts: what `link` says of calls, in less time without all other facts.

    Readers say what they know of code that is not read; where there are none, the facts of the files are not needed.
    """
    with room_to_recurse(LINKING_DEPTH):
        summaries: LinkedSummaries | None = None
        if readers:
            code = index_code(files, root_package, options.source_roots)
            evaluator = _prepared(readers, code, options)
            written = find_occurrences(code).by_number()
            summaries = LinkedSummaries(evaluator, written, tells_tables=wanted.frameworks)
            table, loaders = code.table, tuple(evaluator.loaders.values())
        else:
            table, loaders = name_modules(flows.code, root_package, options.source_roots), options.loaders
        solver = settle(flows.code, table, summaries, flows.templates, loaders, flows.library)
        return conclude_calls(solver, guesses=wanted.guesses)


def _unresolved(
    code: CodeIndex, solver: Solver, missing: Iterable[NothingLoaded], broken: Iterable[str]
) -> Iterator[BlindSpot]:
    """What no reader and no call tells of; `broken` are the classes whose bases have no consistent order."""
    yield from (_broken_class(code, name) for name in sorted(broken))
    for gap in solver.template_gaps():
        yield BlindSpot("template", gap.reason, Location(gap.path, gap.line), gap.detail)
    read = {module.facts.path for module in code.modules.values() if module.role == "code"}
    yield from (gap for gap in loading_gaps(missing) if gap.location.path in read)
    yield from missing_imports(code)


def _prepared(readers: Sequence[Reader], code: CodeIndex, options: TreeOptions) -> Evaluator:
    """Each reader says what it knows of code that is not read, for those after it as well."""
    evaluator = Evaluator(code, options.loaders)
    for reader in readers:
        summary = reader.prepare(evaluator)
        if summary is not None:
            evaluator.add(summary)
    return evaluator


def _let_read(
    readers: Sequence[Reader], evaluator: Evaluator, solver: Solver, written: Occurrences
) -> tuple[list[FrameworkFacts], list[CallSite]]:
    """The facts of each reader, from what flows where, and all calls."""
    answers = Answers(solver)
    evaluator.learn(answers)
    sites = list(call_sites(answers, written.calls))
    evaluator.callers = callers_of(evaluator, sites)
    linked = Linked(evaluator.code, evaluator, sites, written.names, calls_outside(sites))
    return [reader.read(linked) for reader in readers], sites


def _route_names(found: Iterable[FrameworkFacts]) -> dict[str, set[str]]:
    """The handlers of routes by all names that lead to them."""
    names: dict[str, set[str]] = {}
    for facts in found:
        for route in facts.routes:
            names.setdefault(route.name, set()).add(route.handler)
        for name, handlers in facts.route_names.items():
            names.setdefault(name, set()).update(handlers)
    names.pop("", None)
    return names


def _broken_class(code: CodeIndex, name: str) -> BlindSpot:
    frame = code.definitions[name]
    return BlindSpot("model", "no consistent order of bases", frame.module.location(frame.scope.line), name)
