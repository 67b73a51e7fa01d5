"""What is below a handler: all functions that its call tree may run, and the tables that they use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from analyzers.program import Program
from tests.benchmarks.recall.truth import Edge


class Reach:
    """Call trees of a program."""

    def __init__(self, program: Program, edges: Iterable[Edge]) -> None:
        """`edges` are the calls that are followed."""
        self._callees: dict[str, set[str]] = defaultdict(set)
        for source, target in edges:
            self._callees[source].add(target)
        self._bases: dict[str, list[str]] = defaultdict(list)
        for one in program.references:
            if one.kind == "inherit" and one.scope == "project":
                self._bases[one.source].append(one.target)
        self._members: dict[str, dict[str, str]] = defaultdict(dict)
        for symbol in program.symbols:
            if symbol.kind == "method" and symbol.parent:
                self._members[symbol.parent][symbol.id.rpartition(".")[2]] = symbol.id
        self._tables: dict[str, set[str]] = defaultdict(set)
        for access in program.accesses:
            self._tables[access.function].add(access.table)
        self.functions = cache(self._functions)
        self.tables = cache(self._tables_of)

    def callees(self, function: str) -> frozenset[str]:
        """What a function calls itself."""
        return frozenset(self._callees.get(function, ()))

    def _functions(self, handler: str) -> frozenset[str]:
        """The handler and everything below it; of a class all methods that it has or inherits."""
        found: set[str] = set()
        todo = [*self._roots(handler)]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += self._callees.get(one, ())
        return frozenset(found)

    def _roots(self, handler: str) -> Iterator[str]:
        methods: dict[str, str] = {}
        for name in self._family(handler):
            yield name
            methods = self._members.get(name, {}) | methods
        yield from methods.values()

    def _family(self, name: str) -> Iterator[str]:
        """A class and its bases, the nearest first."""
        line = [name]
        for one in line:
            line += [base for base in self._bases.get(one, ()) if base not in line]
        return iter(line)

    def _tables_of(self, handler: str) -> frozenset[str]:
        return frozenset(table for one in self.functions(handler) for table in self._tables.get(one, ()))
