"""Reads a whole source tree: survey, scan, link; the one door of `analyzers`.

What was linked from the same files before is not linked again: nothing but their bytes is read then.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from .cache import FactsCache, ResultCache
from .extensions import Extension, ExtensionError, described, installed
from .interpreter import room_to_recurse, without_collection
from .options import CallOptions, TreeOptions
from .program import BlindSpot, CallGraph, LeftOut, Location, Module, Program, Reference, Symbol
from .survey import Survey, survey

if TYPE_CHECKING:
    # A run that finds its result in the cache must not wait for what reads and links.
    from .facts import FileFacts, UnreadFile
    from .flow import FlowFacts
    from .frameworks.protocol import FrameworkFacts, Reader
    from .linking.calls import CallSite, References
    from .linking.code import CodeIndex
    from .linking.evaluate import Evaluator
    from .linking.occurrences import Occurrences
    from .plugins.adapter import Plugin
    from .scan import Scan
    from .solver.library import Library
    from .solver.solve import Solver

_DEFAULTS = TreeOptions()
_EVERYTHING = CallOptions()
_DEPTH = 12_000
"""Evaluation follows names through files; its depth is bounded by the evaluator, not by Python's default."""

Phase = Literal["reading", "linking"]
Progress = Callable[[Phase, int, int], None]
"""Told the phase, and how many of how many parts of it are done; of no parts where nobody knows."""

Result = TypeVar("Result", Program, CallGraph)


class Flows(NamedTuple):
    """The value flow of all files and of all templates, and the models of libraries: ours, unless some are given."""

    code: Sequence[FlowFacts]
    templates: Sequence[FlowFacts] = ()
    library: Library | None = None


class _Tree(Struct, frozen=True):
    """What to read and how. `package` is the name of a root that is a package itself."""

    surveyed: Survey
    package: str
    options: TreeOptions
    jobs: int | None
    cache_folder: Path | None
    progress: Progress
    extensions: tuple[Extension, ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    wanted: CallOptions = CallOptions()

    @property
    def identity(self) -> str:
        """Changed by whatever changes what is linked."""
        wanted = ("guesses" * self.wanted.guesses, "pages" * self.wanted.pages)
        added = (*(one.identity for one in self.extensions), repr(self.options.loaders), repr(self.models))
        return self.surveyed.identity(self.package, *wanted, *self.options.source_roots, *added)


def read_program(
    root: Path,
    *,
    options: TreeOptions = _DEFAULTS,
    jobs: int | None = None,
    cache_folder: Path | None = None,
    progress: Progress | None = None,
) -> Program:
    """The program below `root`, resolved; `options` say what of it is wanted.

    Files are read by `jobs` processes (default: one per processor). `cache_folder` keeps what unchanged files say, and
    what was linked from them. Raises the OSError of a root that is missing, no folder or not readable.
    """
    with without_collection():
        tree = _find_tree(root, options, jobs, cache_folder, progress)
        program = _linked(tree, Program, _link_program)
    ignored = tree.surveyed.ignored
    return replace(program, left_out=tuple(LeftOut(one.reason, one.count) for one in ignored))


def read_call_graph(
    root: Path,
    *,
    options: TreeOptions = _DEFAULTS,
    jobs: int | None = None,
    cache_folder: Path | None = None,
    progress: Progress | None = None,
    wanted: CallOptions = _EVERYTHING,
) -> CallGraph:
    """Who calls whom below `root`, without what frameworks add; in less time than `read_program`, else as it.

    What is not `wanted` takes no time.
    """
    with without_collection():
        tree = replace(_find_tree(root, options, jobs, cache_folder, progress), wanted=wanted)
        return _linked(tree, CallGraph, _link_calls)


def _find_tree(
    root: Path, options: TreeOptions, jobs: int | None, cache_folder: Path | None, progress: Progress | None
) -> _Tree:
    package = root.resolve().name if (root / "__init__.py").is_file() else ""
    models = tuple(_read_models(root / options.models)) if options.models else ()
    surveyed = survey(root, options)
    return _Tree(surveyed, package, options, jobs, cache_folder, progress or _say_nothing, installed(), models)


def _read_models(folder: Path) -> Iterator[tuple[str, str]]:
    """The models in a folder: the import path and the text of each."""
    for path in sorted(folder.rglob("*.pyi")):
        try:
            yield path.stem, path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ExtensionError(f"the model {path.name} cannot be read: {described(error)}") from error


def _say_nothing(phase: Phase, done: int, total: int) -> None:
    """For callers who do not want to be told."""


def _linked(tree: _Tree, kind: type[Result], link_scan: Callable[[_Tree, Scan], Result]) -> Result:
    """What was linked from the same files before, else what is linked now; brought to the cache."""
    if tree.cache_folder is None:
        return link_scan(tree, _scan(tree, None))
    cache, identity = ResultCache(tree.cache_folder, kind.__name__.lower()), tree.identity
    known = _decode(cache.find(identity), kind)
    if known is not None:
        return known
    scanned, result = _link_cached(tree, tree.cache_folder, link_scan)
    if scanned.settled:
        # The run is as good without; a lone surrogate in a name cannot be written.
        with contextlib.suppress(OSError, UnicodeEncodeError):
            cache.keep(identity, msgspec.msgpack.encode(result))
    return result


def _decode(data: bytes | None, kind: type[Result]) -> Result | None:
    """The result; None where there is none, or something else."""
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:
        return None


def _link_cached(tree: _Tree, folder: Path, link_scan: Callable[[_Tree, Scan], Result]) -> tuple[Scan, Result]:
    """A cache whose entries are none, though their checksums are right, is emptied."""
    # Nobody holds the cache while linking: it has the bytes of all files.
    scanned = _scan(tree, FactsCache(folder))
    try:
        return scanned, link_scan(tree, scanned)
    except msgspec.MsgspecError:
        FactsCache(folder).clear()
    scanned = _scan(tree, FactsCache(folder))
    return scanned, link_scan(tree, scanned)


def _scan(tree: _Tree, cache: FactsCache | None) -> Scan:
    from .scan import scan

    def tell(done: int, total: int) -> None:
        tree.progress("reading", done, total)

    return scan(tree.surveyed, jobs=tree.jobs, cache=cache, progress=tell)


def _link_program(tree: _Tree, scanned: Scan) -> Program:
    tree.progress("linking", 0, 0)
    from .frameworks.registry import readers
    from .plugins.adapter import load_plugins

    plugins = load_plugins(tree.extensions)
    flows = Flows(scanned.flows(), scanned.templates(), _library(plugins, tree.models))
    active = (*plugins, *readers())
    return link(scanned.facts(), scanned.unread, tree.package, active, flows, tree.options)


def _library(plugins: Sequence[Plugin], models: Iterable[tuple[str, str]]) -> Library:
    """The models that take part: those of a project count more than those of plug-ins, and these more than ours."""
    from .solver.library import Library, flow_of_text

    given = {name: text for plugin in plugins for name, text in plugin.models.items()} | dict(models)
    try:
        return Library({name: flow_of_text(f"{name}.pyi", text) for name, text in sorted(given.items())})
    except ValueError as error:
        raise ExtensionError(f"a model is no Python: {error}") from error


def _link_calls(tree: _Tree, scanned: Scan) -> CallGraph:
    from .linking.modules import name_modules
    from .plugins.adapter import load_plugins
    from .solver.result import solve_calls

    tree.progress("linking", 0, 0)
    flows = scanned.flows()
    with room_to_recurse(_DEPTH):
        table = name_modules(flows, tree.package, tree.options.source_roots)
        templates = scanned.templates() if tree.wanted.pages else ()
        calls, counts = solve_calls(
            flows,
            table,
            templates=templates,
            loaders=tree.options.loaders,
            library=_library(load_plugins(tree.extensions), tree.models),
            guesses=tree.wanted.guesses,
        )
    return CallGraph(
        calls=calls,
        counts=counts,
        files=len(scanned.readings),
        lines=sum(reading.lines for reading in scanned.readings),
        unread=tuple(_unread_file(file) for file in scanned.unread),
    )


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
    from .flow import extract
    from .frameworks.registry import readers as all_readers
    from .linking.calls import link_references
    from .linking.code import index_code
    from .linking.evaluate import Evaluator
    from .linking.mentions import named_references
    from .linking.occurrences import find_occurrences
    from .linking.route_names import name_references
    from .linking.summaries import LinkedSummaries
    from .solver.loads import loaded_references
    from .solver.result import conclude, settle
    from .solver.template_uses import template_uses

    with room_to_recurse(_DEPTH):
        flows = flows or Flows([extract(file) for file in files])
        code = index_code(files, root_package, options.source_roots)
        evaluator, active = Evaluator(code, options.loaders), list(all_readers() if readers is None else readers)
        _let_prepare(active, evaluator)
        written = find_occurrences(code)
        named = named_references(evaluator, written.names)
        calls = written.by_number()
        summaries = LinkedSummaries(evaluator, calls)
        loaders = evaluator.loaders.values()
        solver = settle(flows.code, code.table, summaries, flows.templates, loaders, flows.library)
        found, sites = _let_read(active, evaluator, solver, written)
        named.update(loaded_references(solver))
        named.update(name_references(evaluator, _route_names(found), sites, written.texts, flows.templates))
        # Only now: readers must not take a guess for a fact.
        references = link_references(code, named, conclude(solver), calls)
    spots = [*map(_unread_file, unread), *_unresolved(code, solver, evaluator.order.broken)]
    return replace(_assemble(code, references, found, spots), template_uses=tuple(sorted(template_uses(solver))))


def _unresolved(code: CodeIndex, solver: Solver, broken: Iterable[str]) -> Iterator[BlindSpot]:
    """What no reader and no call tells of; `broken` are the classes whose bases have no consistent order."""
    from .linking.missing import missing_imports
    from .solver.loads import loading_gaps

    yield from (_broken_class(code, name) for name in sorted(broken))
    for gap in solver.template_gaps():
        yield BlindSpot("template", gap.reason, Location(gap.path, gap.line), gap.detail)
    read = {module.facts.path for module in code.modules.values() if module.role == "code"}
    yield from (gap for gap in loading_gaps(solver) if gap.location.path in read)
    yield from missing_imports(code)


def _let_prepare(readers: Sequence[Reader], evaluator: Evaluator) -> None:
    """Each reader says what it knows of code that is not read, for those after it as well."""
    for reader in readers:
        summary = reader.prepare(evaluator)
        if summary is not None:
            evaluator.add(summary)


def _let_read(
    readers: Sequence[Reader], evaluator: Evaluator, solver: Solver, written: Occurrences
) -> tuple[list[FrameworkFacts], list[CallSite]]:
    """The facts of each reader, from what flows where, and all calls."""
    from .frameworks.protocol import Linked
    from .linking.calls import call_sites, callers_of
    from .solver.answers import Answers

    answers = Answers(solver)
    evaluator.learn(answers)
    sites = list(call_sites(answers, written.calls))
    evaluator.callers = callers_of(evaluator, sites)
    linked = Linked(evaluator.code, evaluator, sites, written.names)
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


def _assemble(
    code: CodeIndex, linked: References, found: Sequence[FrameworkFacts], blind: Sequence[BlindSpot]
) -> Program:
    from .linking.tables import TableNames
    from .linking.transactions import close_transactions

    everything = {*linked.references, *(r for f in found for r in f.references)}
    references = tuple(sorted(_each_once(everything), key=lambda r: (r.location, repr(r))))
    names = TableNames(table.name for f in found for table in f.tables)
    accesses = tuple(
        sorted(set(names.accesses(a for f in found for a in f.accesses)), key=lambda a: (a.location, repr(a)))
    )
    joins = set(names.joins(j for f in found for j in f.joins))
    scopes = [scope for f in found for scope in f.transactions]
    transactions = close_transactions(scopes, references, accesses)
    spots = {*blind, *linked.blind_spots, *(b for f in found for b in f.blind_spots)}
    return Program(
        modules=tuple(_modules(code)),
        symbols=tuple(sorted(_symbols(code), key=lambda s: s.id)),
        references=references,
        tables=tuple(sorted({t for f in found for t in f.tables}, key=lambda t: (t.name, t.location))),
        foreign_keys=tuple(sorted({k for f in found for k in f.foreign_keys}, key=lambda k: (k.table, repr(k)))),
        accesses=accesses,
        joins=tuple(sorted(joins, key=lambda j: (j.location, repr(j)))),
        transactions=tuple(sorted(set(transactions), key=lambda t: (t.location, repr(t)))),
        routes=tuple(sorted({r for f in found for r in f.routes}, key=lambda r: (r.framework, r.order, repr(r)))),
        middleware=tuple(m for f in found for m in f.middleware),
        tasks=tuple(sorted({t for f in found for t in f.tasks}, key=lambda t: (t.name, t.location))),
        blind_spots=tuple(sorted(spots, key=lambda b: (b.location, b.kind, b.reason, b.detail))),
        calls=linked.counts,
        applications=tuple(sorted({a for f in found for a in f.applications}, key=lambda a: a.package)),
    )


def _each_once(references: Collection[Reference]) -> Iterator[Reference]:
    """Without the calls through a framework that its reader knows better, as those of a signal, or to itself."""
    sent = {(r.source, r.target) for r in references if r.kind == "signal"}
    return (r for r in references if r.kind != "via" or (r.source != r.target and (r.source, r.target) not in sent))


def _modules(code: CodeIndex) -> Iterator[Module]:
    for name in sorted(code.modules):
        module = code.modules[name]
        yield Module(name, module.facts.path, module.facts.lines, module.facts.dialect, module.role)


def _symbols(code: CodeIndex) -> Iterator[Symbol]:
    for module in code.modules.values():
        scope = module.facts.scopes[0]
        yield Symbol(
            module.name, "module", module.name, None, module.location(1), module.facts.lines, (), scope.docstring
        )
    for symbol, frame in code.definitions.items():
        scope, parent = frame.scope, frame.parent
        kind = "method" if scope.kind == "function" and parent.scope.kind == "class" else scope.kind
        location = frame.module.location(scope.line)
        yield Symbol(symbol, kind, frame.module.name, parent.symbol, location, scope.end_line, (), scope.docstring)


def _unread_file(file: UnreadFile) -> BlindSpot:
    return BlindSpot("file", file.reason, Location(file.path, file.line), file.detail)


def _broken_class(code: CodeIndex, name: str) -> BlindSpot:
    frame = code.definitions[name]
    return BlindSpot("model", "no consistent order of bases", frame.module.location(frame.scope.line), name)
