"""Where a program is entered, by a request or as a task, and all tables that such an entry reads and writes.

The code nearest to a query is often shared by many; which tables a request needs, only its whole call tree says. What
it starts as a task runs later and is an entry of its own.

Methods of a class that answers a request are followed for an instance of just that class (object sensitivity as in
A. Milanova, A. Rountev, B. Ryder, "Parameterized object sensitivity for points-to analysis for Java", 2005): what a
mixin calls of another class that has the mixin too, this request does not reach.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import networkx as nx

from analyzers.program import DataAccess, Program, ReferenceKind
from decomposer.model import AccessWay, EntryPoint, route_key

_WITHIN: frozenset[ReferenceKind] = frozenset({"call", "implicit", "via", "signal"})
_NOTHING = (0, 0)
_Bits = tuple[int, int]
"""Tables as the bits of two numbers: read, written."""


def find_entry_points(program: Program) -> tuple[EntryPoint, ...]:
    """Every route in the order of the URL table, then every task, with the tables of its call tree, sorted by name."""
    reach = _Reach(program)
    routes = [EntryPoint("route", route_key(r), r.handler, r.location, *reach.of(r.handler)) for r in program.routes]
    tasks = [EntryPoint("task", t.name, t.function, t.location, *reach.of(t.function)) for t in program.tasks]
    return (*routes, *tasks)


def find_ways(program: Program, symbol: str) -> tuple[AccessWay, ...]:
    """For each table that the call tree of a symbol reads or writes, a shortest chain of calls to where it does."""
    chains = _Reach(program).chains(symbol)
    found: dict[tuple[str, str], AccessWay] = {}
    for one in sorted(program.accesses, key=lambda one: (len(chains.get(one.function, ())), one.location)):
        if one.function in chains:
            way = AccessWay(one.table, one.operation, chains[one.function], one.location, one.confidence)
            found.setdefault((one.table, one.operation), way)
    return tuple(found[key] for key in sorted(found))


class _Reach:
    """The tables below each symbol."""

    def __init__(self, program: Program) -> None:
        """Walks the call graph once, what is called before its callers."""
        self._classes = _Classes(program)
        self._tables = sorted({one.table for one in program.accesses})
        self._own = self._own_tables(program.accesses)
        self._callees = _callees(program)
        self._below = self._close()
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def of(self, symbol: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The tables that are read, and those that are written, sorted."""
        if symbol not in self._known:
            bits = self._of_class(symbol) if symbol in self._classes.methods else self._below.get(symbol, _NOTHING)
            self._known[symbol] = (self._names(bits[0]), self._names(bits[1]))
        return self._known[symbol]

    def _names(self, bits: int) -> tuple[str, ...]:
        return tuple(name for position, name in enumerate(self._tables) if bits >> position & 1)

    def _own_tables(self, accesses: Iterable[DataAccess]) -> dict[str, _Bits]:
        bit_of = {name: 1 << position for position, name in enumerate(self._tables)}
        found: dict[str, _Bits] = {}
        for one in accesses:
            is_read, bit = one.operation == "select", bit_of[one.table]
            found[one.function] = _both(found.get(one.function, _NOTHING), (bit, 0) if is_read else (0, bit))
        return found

    def _close(self) -> dict[str, _Bits]:
        """Whatever the receivers are: one walk over the groups of functions that call each other."""
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

    def chains(self, symbol: str) -> dict[str, tuple[str, ...]]:
        """Each symbol of the call tree, the nearest first, with a shortest chain of calls to it, itself the last."""
        found: dict[str, tuple[str, ...]] = {symbol: (symbol,)}
        pending = deque([(symbol, symbol in self._classes.methods)])
        while pending:
            current, is_own = pending.popleft()
            for callee, stays in self._steps(current, symbol) if is_own else self._free_steps(current):
                if callee not in found:
                    found[callee] = (*found[current], callee)
                    pending.append((callee, stays))
        return found

    def _of_class(self, cls: str) -> _Bits:
        """What an instance of a class reaches: through its own methods one by one, through others as they stand."""
        seen, pending, found = {cls}, [cls], _NOTHING
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

    def _steps(self, current: str, cls: str) -> Iterator[tuple[str, bool]]:
        """What a method calls for an instance of a class, each with whether that is a method of the instance too."""
        family, owner = self._classes.family_of(cls), self._classes.owner
        mixed = self._classes.mixed_with(owner.get(current, cls))
        for callee in self._callees.get(current, ()):
            if owner.get(callee) in family:
                yield callee, True
            elif owner.get(callee) not in mixed:
                yield callee, False
        if current == cls and cls not in self._callees:
            # Of its framework nothing is known: any of its methods may be asked.
            yield from ((method, True) for one in sorted(family) for method in self._classes.methods.get(one, ()))

    def _free_steps(self, current: str) -> Iterator[tuple[str, bool]]:
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
        self._families: dict[str, frozenset[str]] = {}
        self._mixed: dict[str, set[str]] = {}
        for cls in self.methods:
            family = self.family_of(cls)
            for one in family:
                self._mixed.setdefault(one, set()).update(family)

    def mixed_with(self, cls: str) -> set[str]:
        """The classes that stand together with this one above some class, so that `self` may lead to them."""
        return self._mixed.get(cls, set())

    def family_of(self, cls: str) -> frozenset[str]:
        """The class and all classes of ours from which it derives."""
        if cls not in self._families:
            pending, found = [cls], {cls}
            while pending:
                new = [base for base in self._bases.get(pending.pop(), ()) if base not in found]
                found.update(new)
                pending += new
            self._families[cls] = frozenset(found)
        return self._families[cls]


def _callees(program: Program) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for one in program.references:
        if one.kind in _WITHIN and one.scope == "project" and one.confidence != "guess":
            found.setdefault(one.source, {})[one.target] = None
    return {source: list(targets) for source, targets in found.items()}


def _both(*bits: _Bits) -> _Bits:
    read = written = 0
    for one in bits:
        read, written = read | one[0], written | one[1]
    return read, written
