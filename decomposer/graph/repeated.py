"""Queries that run once for each turn of a loop, in the loop or below what it calls.

Where a service is cut off between the loop and the query, each turn costs a call over the network: the interface that
talks too much, "chatty" in C. Richardson, "Microservices Patterns", 2018, chapter 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.program import DataAccess, Location, Program
from decomposer.model.entry import RepeatedUse

from .call_trees import WITHIN, CallTrees


def find_repeated_uses(program: Program, trees: CallTrees) -> tuple[RepeatedUse, ...]:
    """Those of the code, not of its tests and migrations, sorted by caller and place."""
    modules = {module.name for module in program.modules if module.role == "code"}
    code = {symbol.id for symbol in program.symbols if symbol.module in modules}
    return tuple(sorted(one for one in {*_by_calls(program, trees), *_own(program)} if one.caller in code))


def _by_calls(program: Program, trees: CallTrees) -> Iterator[RepeatedUse]:
    for one in program.references:
        if one.in_loop and one.kind in WITHIN and one.scope == "project" and one.confidence != "guess":
            reads, writes = trees.tables_for(one.source, one.target)
            if reads or writes:
                yield RepeatedUse(one.source, one.location, one.target, reads, writes)


def _own(program: Program) -> Iterator[RepeatedUse]:
    found: dict[tuple[str, Location], list[DataAccess]] = {}
    for one in program.accesses:
        if one.in_loop:
            found.setdefault((one.function, one.location), []).append(one)
    for (function, location), accesses in found.items():
        reads = {one.table for one in accesses if one.operation == "select"}
        writes = {one.table for one in accesses if one.operation != "select"}
        yield RepeatedUse(function, location, "", tuple(sorted(reads)), tuple(sorted(writes)))
