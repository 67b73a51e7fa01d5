"""Reads a whole source tree: scan, link, framework facts; the one door of `analyzers`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from .facts import FileFacts, UnreadFile
from .frameworks.protocol import FrameworkFacts, Linked, Reader
from .frameworks.registry import readers as all_readers
from .interpreter import room_to_recurse
from .linking.calls import References, call_sites, callers_of, link_references
from .linking.code import CodeIndex, index_code
from .linking.evaluate import Evaluator
from .linking.tables import TableNames
from .linking.transactions import close_transactions
from .options import TreeOptions
from .program import BlindSpot, LeftOut, Location, Module, Program, Symbol

_DEFAULTS = TreeOptions()
_DEPTH = 12_000
"""Evaluation follows names through files; its depth is bounded by the evaluator, not by Python's default."""


def read_program(
    root: Path,
    *,
    options: TreeOptions = _DEFAULTS,
    jobs: int | None = None,
    cache_folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Program:
    """The program below `root`, resolved; `options` say what of it is wanted.

    Files are read by `jobs` processes (default: one per processor); facts of unchanged files come from `cache_folder`.
    `progress` is told how many files of how many are done. Raises the OSError of a root that is missing, no folder or
    not readable.
    """
    from .cache import FactsCache
    from .scan import scan

    cache = FactsCache(cache_folder) if cache_folder else None
    scanned = scan(root, jobs=jobs, cache=cache, progress=progress, options=options)
    package = root.resolve().name if (root / "__init__.py").is_file() else ""
    program = link(scanned.files, scanned.unread, package, source_roots=options.source_roots)
    return replace(program, left_out=tuple(LeftOut(one.reason, one.count) for one in scanned.ignored))


def link(
    files: Sequence[FileFacts],
    unread: Sequence[UnreadFile] = (),
    root_package: str = "",
    readers: Iterable[Reader] | None = None,
    source_roots: Sequence[str] = (),
) -> Program:
    """Links the facts of all files and lets the framework readers add theirs.

    Source roots are looked for, unless some are given.
    """
    with room_to_recurse(_DEPTH):
        code = index_code(files, root_package, source_roots)
        evaluator = Evaluator(code)
        active = list(all_readers() if readers is None else readers)
        for reader in active:
            summary = reader.prepare(evaluator)
            if summary is not None:
                evaluator.add(summary)
        # Which functions are called must be known before arguments can flow into their parameters.
        evaluator.learn(callers_of(evaluator, call_sites(evaluator)))
        sites = list(call_sites(evaluator))
        references = link_references(evaluator, sites)
        linked = Linked(code, evaluator, sites)
        found = [reader.read(linked) for reader in active]
    broken = [_broken_class(code, name) for name in sorted(evaluator.order.broken)]
    return _assemble(code, references, found, [*map(_unread_file, unread), *broken])


def _assemble(
    code: CodeIndex, linked: References, found: Sequence[FrameworkFacts], blind: Sequence[BlindSpot]
) -> Program:
    references = tuple(
        sorted({*linked.references, *(r for f in found for r in f.references)}, key=lambda r: (r.location, repr(r)))
    )
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
        tasks=tuple(sorted({t for f in found for t in f.tasks}, key=lambda t: (t.name, t.location))),
        blind_spots=tuple(sorted(spots, key=lambda b: (b.location, b.kind, b.reason, b.detail))),
        calls=linked.counts,
    )


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
