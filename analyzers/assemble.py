"""Puts the whole program together from what was linked and what readers found: everything once, sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import astuple

from .facts import Call, Constant, Expression, Name, Operation
from .frameworks.protocol import FrameworkFacts
from .linking.calls import References
from .linking.code import CodeIndex, Frame, ModuleCode, enclosing_regions, expressions_of
from .linking.tables import TableNames
from .linking.transactions import close_transactions
from .linking.walk import dotted, last_word, walk
from .program import (
    BlindSpot,
    DataAccess,
    ForeignKey,
    LibraryTable,
    Module,
    Program,
    Reference,
    Remark,
    Symbol,
    TemplateUse,
)


def assemble(
    code: CodeIndex,
    linked: References,
    found: Sequence[FrameworkFacts],
    uses: Collection[TemplateUse],
    blind: Sequence[BlindSpot],
) -> Program:
    """The program. Tables that some only name in another spelling have one name, and transactions all their tables."""
    everything = {*linked.references, *(r for f in found for r in f.references)}
    references = tuple(sorted(_each_once(everything), key=_by_place))
    names = TableNames(table.name for f in found for table in f.tables)
    accesses = tuple(sorted(set(names.accesses(a for f in found for a in f.accesses)), key=_by_place))
    joins = set(names.joins(j for f in found for j in f.joins))
    scopes = [scope for f in found for scope in f.transactions]
    transactions = close_transactions(scopes, references, accesses)
    foreign_keys = tuple(sorted({k for f in found for k in f.foreign_keys}, key=lambda k: (k.table, repr(k))))
    spots = {*blind, *linked.blind_spots, *(b for f in found for b in f.blind_spots)}
    return Program(
        modules=tuple(modules_of(code)),
        symbols=tuple(sorted(symbols_of(code), key=lambda s: s.id)),
        references=references,
        tables=tuple(sorted({t for f in found for t in f.tables}, key=lambda t: (t.name, t.location))),
        library_tables=_library_tables(found, accesses, foreign_keys),
        foreign_keys=foreign_keys,
        accesses=accesses,
        joins=tuple(sorted(joins, key=lambda j: (j.location, repr(j)))),
        state=tuple(sorted({s for f in found for s in f.state}, key=lambda s: (s.location, repr(s)))),
        settings=tuple(sorted({s for f in found for s in f.settings}, key=lambda s: (s.location, repr(s)))),
        outgoing=tuple(sorted({o for f in found for o in f.outgoing}, key=lambda o: (o.location, repr(o)))),
        launches=tuple(sorted({one for f in found for one in f.launches}, key=lambda one: (one.location, repr(one)))),
        transactions=tuple(sorted(set(transactions), key=lambda t: (t.location, repr(t)))),
        routes=tuple(sorted({r for f in found for r in f.routes}, key=lambda r: (r.framework, r.order, repr(r)))),
        middleware=tuple(m for f in found for m in f.middleware),
        tasks=tuple(sorted({t for f in found for t in f.tasks}, key=lambda t: (t.name, t.location))),
        blind_spots=tuple(sorted(spots, key=lambda b: (b.location, b.kind, b.reason, b.detail))),
        calls=linked.counts,
        applications=tuple(sorted({a for f in found for a in f.applications}, key=lambda a: a.package)),
        template_uses=tuple(sorted(set(uses))),
        remarks=tuple(sorted(_remarks(code))),
    )


def _library_tables(
    found: Sequence[FrameworkFacts], accesses: Collection[DataAccess], foreign_keys: Collection[ForeignKey]
) -> tuple[LibraryTable, ...]:
    """Those that are used and that the program does not declare; each once, as bookkeeping if a reader says so."""
    used = {access.table for access in accesses} | {key.target for key in foreign_keys}
    used -= {table.name for f in found for table in f.tables}
    # Where two differ, the one that knows more comes last.
    known = {table.name: table for table in sorted({t for f in found for t in f.library_tables})}
    return tuple(known[name] for name in sorted(used & known.keys()))


def _by_place(record: Reference | DataAccess) -> tuple[object, ...]:
    return record.location, astuple(record)


def _each_once(references: Collection[Reference]) -> Iterator[Reference]:
    """Without the calls through a framework that its reader knows better, as those of a signal, or to itself."""
    sent = {(r.source, r.target) for r in references if r.kind == "signal"}
    return (r for r in references if r.kind != "via" or (r.source != r.target and (r.source, r.target) not in sent))


def modules_of(code: CodeIndex) -> Iterator[Module]:
    """All modules, sorted."""
    for name in sorted(code.modules):
        module = code.modules[name]
        scripts = tuple(sorted(set(_scripts(module))))
        yield Module(name, module.facts.path, module.facts.lines, module.facts.dialect, module.role, scripts)


def _scripts(module: ModuleCode) -> Iterator[str]:
    """The functions of a module that it calls when it is run."""
    home = Frame(module, 0)
    guards = {number for number, one in enumerate(module.facts.regions) if one.kind == "if" and _is_run(one.expression)}
    for statement in home.scope.statements if guards else ():
        if not guards.isdisjoint(enclosing_regions(home, statement.region)):
            for expression in expressions_of(statement):
                called = (last_word(one.function) for one in walk(expression) if isinstance(one, Call))
                yield from (f"{module.name}.{name}" for name in called if name in home.scope.bound)


def _is_run(test: Expression | None) -> bool:
    """Whether a condition holds when a module is run itself."""
    match test:
        case Operation(kind="==", operands=(Name(id="__name__"), Constant(value="__main__"))):
            return True
        case Operation(kind="==", operands=(Constant(value="__main__"), Name(id="__name__"))):
            return True
        case _:
            return False


def _remarks(code: CodeIndex) -> Iterator[Remark]:
    for module in code.modules.values():
        for one in module.facts.remarks:
            yield Remark(module.location(one.line), one.first, one.last, one.text)


def symbols_of(code: CodeIndex) -> Iterator[Symbol]:
    """Modules and definitions, in no order."""
    for module in code.modules.values():
        scope = module.facts.scopes[0]
        yield Symbol(
            module.name, "module", module.name, None, module.location(1), module.facts.lines, (), scope.docstring
        )
    for symbol, frame in code.definitions.items():
        scope, parent = frame.scope, frame.parent
        kind = "method" if scope.kind == "function" and parent.scope.kind == "class" else scope.kind
        location = frame.module.location(scope.line)
        decorators = tuple(dotted(one.function if isinstance(one, Call) else one) for one in scope.decorators)
        yield Symbol(
            symbol, kind, frame.module.name, parent.symbol, location, scope.end_line, (), scope.docstring, decorators
        )
