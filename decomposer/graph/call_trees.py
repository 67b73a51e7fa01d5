"""Where a program is entered, by a request, around it or as a task, and all tables that such an entry reads and writes.

The code nearest to a query is often shared by many; which tables a request needs, only its whole call tree says. What
it starts as a task runs later and is an entry of its own.

Methods of a class that answers a request are followed for an instance of just that class (object sensitivity as in
A. Milanova, A. Rountev, B. Ryder, "Parameterized object sensitivity for points-to analysis for Java", 2005): what a
mixin calls of another class that has the mixin too, this request does not reach.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

import networkx as nx

from analyzers.linking.feasible import FeasibleCalls
from analyzers.program import DataAccess, Program, Reference, ReferenceKind
from decomposer.model import AccessWay, EntryPoint, route_key

WITHIN: frozenset[ReferenceKind] = frozenset({"call", "implicit", "via", "signal"})
"""References that run their target before the caller goes on."""
_NOTHING = (0, 0)
_Bits = tuple[int, int]
"""Tables as the bits of two numbers: read, written."""
_Tables = tuple[tuple[str, ...], tuple[str, ...]]
"""Tables by name: read, written."""
_Step = tuple[str, bool]
"""A symbol, and whether it is asked as a method of the instance that answers."""


class CallTrees:
    """What lies below each symbol of a program: functions, and the tables that they use."""

    def __init__(self, program: Program) -> None:
        """Sorts the calls of a program by who calls."""
        self._program = program
        self._classes = _Classes(program)
        self._tables = sorted({one.table for one in program.accesses})
        self._given: dict[str, list[tuple[str, _Bits]]] = {}
        """Per caller: the shared functions that use tables for it."""
        self._own = self._own_tables(program.accesses)
        self._calls = FeasibleCalls(_synchronous(program.references))
        self._callees = self._calls.callees
        self.tables = cache(self._tables_of)
        self.tables_for = cache(self._tables_of_call)

    def entry_points(self) -> tuple[EntryPoint, ...]:
        """Every route in the order of the URL table, all middleware, every task, with the tables of its call tree."""
        program, below = self._program, self.tables
        routes = [EntryPoint("route", route_key(r), r.handler, r.location, *below(r.handler)) for r in program.routes]
        around = [
            EntryPoint("middleware", m.name, m.handler, m.location, *below(m.handler)) for m in program.middleware
        ]
        tasks = [EntryPoint("task", t.name, t.function, t.location, *below(t.function)) for t in program.tasks]
        return (*routes, *around, *tasks)

    def ways(self, symbol: str) -> tuple[AccessWay, ...]:
        """For each table that the call tree of a symbol reads or writes, a shortest chain of calls to where it does."""
        chains = self.chains(symbol)
        found: dict[tuple[str, str], AccessWay] = {}
        for one in sorted(self._program.accesses, key=lambda one: (len(chains.get(one.function, ())), one.location)):
            if one.function in chains and (not one.callers or any(caller in chains for caller in one.callers)):
                way = AccessWay(one.table, one.operation, chains[one.function], one.location, one.confidence)
                found.setdefault((one.table, one.operation), way)
        return tuple(found[key] for key in sorted(found))

    def callees(self, symbol: str) -> Sequence[str]:
        """What a symbol calls itself."""
        return self._callees.get(symbol, ())

    def chains(self, symbol: str) -> dict[str, tuple[str, ...]]:
        """Each symbol of the call tree with a shortest chain of calls to it, itself the last."""
        if symbol not in self._classes.methods and self._calls.depends_on_caller(symbol):
            return self._calls.paths(symbol)
        found: dict[_Step, tuple[str, ...]] = {}
        for root, chain in self._roots(symbol):
            if root not in found:
                found[root] = chain
                self._spread(symbol, root, found)
        chains: dict[str, tuple[str, ...]] = {}
        for (reached, _), chain in found.items():
            chains.setdefault(reached, chain)
        return chains

    def _spread(self, symbol: str, root: _Step, found: dict[_Step, tuple[str, ...]]) -> None:
        pending = deque([root])
        while pending:
            current, is_own = step = pending.popleft()
            for following in self._steps(current, symbol) if is_own else self._free_steps(current):
                if following not in found:
                    between = self._calls.between(current, following[0])
                    found[following] = (*found[step], *between, following[0])
                    pending.append(following)

    def _roots(self, symbol: str) -> Iterator[tuple[_Step, tuple[str, ...]]]:
        """What runs first. A library or a page may ask an instance for any method: the last resort to reach one."""
        is_class = symbol in self._classes.methods
        yield (symbol, is_class), (symbol,)
        if is_class:
            yield from (((method, True), (symbol, method)) for method in self._classes.methods_of(symbol))

    def _tables_of(self, symbol: str) -> _Tables:
        """The tables that its call tree reads, and those that it writes, sorted."""
        if symbol in self._classes.methods:
            return self._names(self._of_class(symbol))
        if self._calls.depends_on_caller(symbol):
            return self._tables_along(symbol, symbol)
        return self._names(self._below.get(symbol, _NOTHING))

    def _tables_of_call(self, caller: str, callee: str) -> _Tables:
        """The same for what a function calls, along the paths that are open to this caller."""
        is_told_apart = self._calls.is_told_apart(caller) or caller in self._given
        return self._tables_along(caller, callee) if is_told_apart else self.tables(callee)

    def _tables_along(self, caller: str, callee: str) -> _Tables:
        reached = self._calls.below((callee,), caller)
        given = (bits for function, bits in self._given.get(caller, ()) if function in reached)
        return self._names(_both(*given, *(self._own.get(one, _NOTHING) for one in reached)))

    def _names(self, bits: _Bits) -> _Tables:
        read, written = (tuple(n for i, n in enumerate(self._tables) if way >> i & 1) for way in bits)
        return read, written

    def _own_tables(self, accesses: Iterable[DataAccess]) -> dict[str, _Bits]:
        bit_of = {name: 1 << position for position, name in enumerate(self._tables)}
        found: dict[str, _Bits] = {}
        for one in accesses:
            is_read, bit = one.operation == "select", bit_of[one.table]
            bits = (bit, 0) if is_read else (0, bit)
            for function in one.callers or (one.function,):
                found[function] = _both(found.get(function, _NOTHING), bits)
            for caller in one.callers:
                self._given.setdefault(caller, []).append((one.function, bits))
        return found

    @cached_property
    def _below(self) -> dict[str, _Bits]:
        """Whatever the receivers are: one walk over the groups of functions that call each other, callees first."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from((source, target) for source, targets in self._callees.items() for target in targets)
        whole = nx.condensation(graph)
        found: dict[str, _Bits] = {}
        for group in reversed(list(nx.topological_sort(whole))):
            members = whole.nodes[group]["members"]
            below = (found[next(iter(whole.nodes[one]["members"]))] for one in whole.successors(group))
            bits = _both(*(self._own.get(member, _NOTHING) for member in members), *below)
            found.update(dict.fromkeys(members, bits))
        return self._own | found

    def _of_class(self, cls: str) -> _Bits:
        """What an instance of a class reaches: through its own methods one by one, through others as they stand."""
        pending, found = [root for (root, _), _ in self._roots(cls)], _NOTHING
        seen = set(pending)
        while pending:
            current = pending.pop()
            found = _both(found, self._own.get(current, _NOTHING))
            for callee, stays in self._steps(current, cls):
                if not stays:
                    found = _both(found, self._below.get(callee, _NOTHING))
                elif callee not in seen:
                    seen.add(callee)
                    pending.append(callee)
        return found

    def _steps(self, current: str, cls: str) -> Iterator[_Step]:
        """What a method calls for an instance of a class, each with whether that is a method of the instance too."""
        family, owner = self._classes.family_of(cls), self._classes.owner
        for calling, callee in self._calls.calls_for(current):
            if owner.get(callee) in family:
                yield callee, True
            elif owner.get(callee) not in self._classes.mixed_with(owner.get(calling, cls)):
                yield callee, False

    def _free_steps(self, current: str) -> Iterator[_Step]:
        return ((callee, False) for callee in self._callees.get(current, ()))


class _Classes:
    """Which methods classes have, and from which classes they derive."""

    def __init__(self, program: Program) -> None:
        """Collects classes and methods."""
        self.owner = {s.id: s.parent for s in program.symbols if s.kind == "method" and s.parent is not None}
        self.methods: dict[str, list[str]] = {s.id: [] for s in program.symbols if s.kind == "class"}
        for method, owner in self.owner.items():
            self.methods[owner].append(method)
        self._bases: dict[str, list[str]] = {}
        for reference in program.references:
            if reference.kind == "inherit" and reference.scope == "project":
                self._bases.setdefault(reference.source, []).append(reference.target)
        self.family_of = cache(lambda cls: frozenset(self._line(cls)))
        self._mixed: dict[str, set[str]] = {}
        for cls in self.methods:
            family = self.family_of(cls)
            for one in family:
                self._mixed.setdefault(one, set()).update(family)

    def mixed_with(self, cls: str) -> set[str]:
        """The classes that stand together with this one above some class, so that `self` may lead to them."""
        return self._mixed.get(cls, set())

    def methods_of(self, cls: str) -> Iterable[str]:
        """The methods that an instance of the class has: its own and the inherited ones that are not overridden."""
        found: dict[str, str] = {}
        for one in self._line(cls):
            for method in self.methods.get(one, ()):
                found.setdefault(method.rpartition(".")[2], method)
        return found.values()

    def _line(self, cls: str) -> list[str]:
        """The class and all classes of ours from which it derives, the nearest first."""
        line = [cls]
        for one in line:
            line += [base for base in self._bases.get(one, ()) if base not in line]
        return line


def _synchronous(references: Iterable[Reference]) -> Iterator[Reference]:
    return (one for one in references if one.kind in WITHIN and one.scope == "project" and one.confidence != "guess")


def _both(*bits: _Bits) -> _Bits:
    read = written = 0
    for one in bits:
        read, written = read | one[0], written | one[1]
    return read, written
