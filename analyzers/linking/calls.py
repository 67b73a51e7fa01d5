"""Call sites, who calls a function, and the references of the whole program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Call, Expression
from analyzers.program import BlindSpot, CallCounts, Location, Reference
from analyzers.solver.result import Solution, Unresolved

from .code import CodeIndex, Frame
from .evaluate import Evaluator
from .given import Caller
from .occurrences import WrittenCall
from .value_flow import ValueFlow
from .values import Values
from .walk import dotted


class CallSite(NamedTuple):
    """One call in the source. `receivers` are the values of `x` in `x.f()`; `region` is the statement's."""

    frame: Frame
    call: Call
    callees: Values
    receivers: Values
    region: int
    in_loop: bool

    @property
    def location(self) -> Location:
        """Where the call is."""
        return self.frame.module.location(self.call.line)

    @property
    def method(self) -> str:
        """The attribute that is called; empty for a plain name."""
        return self.call.function.name if isinstance(self.call.function, Attribute) else ""

    @property
    def base(self) -> Expression | None:
        """What stands before the dot of `x.f()`; None for a plain name."""
        return self.call.function.base if isinstance(self.call.function, Attribute) else None

    def bindings(self) -> Iterator[Bind]:
        """The statements of its scope that bind, or enter, what the call gives."""
        for one in self.frame.scope.statements:
            if isinstance(one, Bind) and isinstance(one.value, Call) and one.value.number == self.call.number:
                yield one


CallsOutside = Mapping[str, Sequence[CallSite]]


class References(NamedTuple):
    """All references of the program's code, what stayed unresolved, and the counts of call sites."""

    references: set[Reference]
    blind_spots: list[BlindSpot]
    counts: CallCounts


def call_sites(flow: ValueFlow, calls: Iterable[WrittenCall]) -> Iterator[CallSite]:
    """The calls with the values of what they call."""
    for frame, call, region, in_loop in calls:
        place = frame.module.facts.path, call.number
        yield CallSite(frame, call, flow.callees(*place), flow.receivers(*place), region, in_loop)


def calls_outside(sites: Iterable[CallSite]) -> CallsOutside:
    """The calls in code that is no test and no migration, by the import path of what they call in a library.

    What an object of a class is called as has the path of the class; a method of what a call gave, that of the call
    before its name.
    """
    found: dict[str, list[CallSite]] = {}
    for site in sites:
        names: Iterable[str] = ()
        if site.frame.module.role == "code":
            names = (value.name for value in site.callees if value.kind in ("external", "external_instance"))
            if not site.callees:
                names = (f"{value.name}.{site.method}" for value in site.receivers if value.kind == "result")
        for name in sorted(names):
            found.setdefault(name, []).append(site)
    return found


def callers_of(evaluator: Evaluator, sites: Iterable[CallSite]) -> dict[str, list[Caller]]:
    """Per function of ours: where it is called, so that arguments can flow into its parameters."""
    found: dict[str, list[Caller]] = {}
    for site in sites:
        for function, shift in _called_functions(evaluator, site):
            found.setdefault(function, []).append(Caller(site.call, site.frame, shift))
    return found


def _called_functions(evaluator: Evaluator, site: CallSite) -> Iterator[tuple[str, int]]:
    bound = any(v.kind in ("instance", "super", "query") for v in site.receivers)
    for value in sorted(site.callees):
        if value.kind == "function":
            yield value.name, int(bound)
        elif value.kind == "class":
            yield from ((init.name, 1) for init in evaluator.attribute(value, "__init__"))


def link_references(
    code: CodeIndex, named: set[Reference], solution: Solution, calls: Mapping[tuple[str, int], WrittenCall]
) -> References:
    """What names say, the calls of the solution, and what of those stayed unresolved."""
    blind = list(_blind_spots(code, solution.unresolved, calls))
    return References({*named, *solution.references}, blind, solution.counts)


def _blind_spots(
    code: CodeIndex, unresolved: Sequence[Unresolved], calls: Mapping[tuple[str, int], WrittenCall]
) -> Iterator[BlindSpot]:
    """What a test or a migration calls moves with nobody: it is counted, but nobody has to read it."""
    by_path = {module.facts.path: module for module in code.modules.values()}
    for one in unresolved:
        if by_path[one.path].role == "code":
            written = calls.get((one.path, one.number))
            called = "…" if written is None else dotted(written.call.function)
            yield BlindSpot("call", one.reason, Location(one.path, one.line), f"{called}()"[:120])
