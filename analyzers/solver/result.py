"""What the solver found, as references, counts and unresolved calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec.structs import replace

from analyzers.call_graph import Callee
from analyzers.flow.records import CALL_METHOD, CALL_PARAMETER, CALL_RESULT, FlowFacts
from analyzers.linking.call_graph import group_calls
from analyzers.linking.modules import ModuleTable
from analyzers.options import Loader
from analyzers.program import CallCounts, Confidence, Location, Reference, ReferenceKind

from .assumptions import FACTS, LIKELY
from .constraints import runs
from .contexts import Contexts, Holding, Key
from .frameworks import Summaries
from .ground import BUILTIN, EXTERNAL_CODE, IMPLICIT, PROJECT, RENDERING, Site
from .library import BUILTINS, Library
from .places import Places
from .solve import Solver

_TEXTS = frozenset({"__str__", "__repr__", "__format__", "__html__"})
_DOUBTS: dict[Confidence, int] = {"certain": 0, "likely": 1, "guess": 2}
_MOST_TEXTS = 5
"""Classes whose objects are made texts at one place; which of more do come there, is a guess."""
_HASH = ".__hash__"
_MOST_HASHES = 2
"""The same for keys, of which one table mostly has one kind."""


class Unresolved(NamedTuple):
    """A call of which nothing is known. `number` is that of the call in its file."""

    path: str
    line: int
    number: int
    reason: str


class Solution(NamedTuple):
    """All calls of the program; the references are in no order."""

    references: list[Reference]
    unresolved: list[Unresolved]
    counts: CallCounts


def settle(
    flows: Sequence[FlowFacts],
    table: ModuleTable,
    summaries: Summaries | None = None,
    templates: Sequence[FlowFacts] = (),
    loaders: Iterable[Loader] = (),
    library: Library | None = None,
) -> Solver:
    """A solver that knows what is sure and what is likely; the flows, and those of templates, come in any order."""
    solver = Solver(table, summaries, loaders, library)
    solver.solve(flows, templates)
    return solver


def conclude(solver: Solver) -> Solution:
    """The calls, instantiations and implicit calls of a solver that has settled; guesses are among them."""
    solver.conclude(guesses=True)
    return _Reading(solver, tells_callers=True).solution()


def conclude_calls(solver: Solver, *, guesses: bool) -> tuple[dict[str, tuple[Callee, ...]], CallCounts]:
    """The callees by caller, both sorted, and the counts: what `conclude` gives, in less time without the places."""
    solver.conclude(guesses=guesses)
    reading = _Reading(solver)
    return group_calls(reading.references()), reading.counts()


class _Reading:
    """Reads the references out of a solver that is done."""

    def __init__(self, solver: Solver, *, tells_callers: bool = False) -> None:
        self._solver = solver
        self._ours = {function.symbol for function in solver.functions}
        self._places = Places(solver)
        self._contexts = Contexts(solver, self._places) if tells_callers else None
        self._written: dict[tuple[str, int], int] = {}
        self._first: dict[tuple[str, int], int] = {}
        """Per call in a file: where its targets live, and the first of its sites: a copied function has several."""
        for number, site in enumerate(solver.sites):
            module = solver.caller_modules[site.caller]
            if site.number >= 0 and site.caller >= 0 and not module.is_library:
                key = (module.flow.path, site.number)
                self._written[key] = self._written.get(key, 0) | solver.scopes_reached[number]
                self._first.setdefault(key, number)
                if site.receiver and not solver.of(solver.sites[self._first[key]].receiver):
                    # A copy of the function says more than the function itself, which nobody calls.
                    self._first[key] = number

    def solution(self) -> Solution:
        surest: dict[Key, Reference] = {}
        holding = Holding()
        for found in self.references():
            key = (found.source, found.target, found.kind, found.location, found.mechanism)
            holding.note(key, found)
            known = surest.get(key)
            if known is None or _doubt(found) < _doubt(known):
                surest[key] = found
        return Solution([*holding.joined(surest)], sorted(self._unresolved), self.counts())

    def references(self) -> Iterator[Reference]:
        """All of them in no order; a place in copies of a function comes several times, with the confidence of each."""
        rendered: dict[tuple[str, str, str], Reference] = {}
        for found in self._found():
            if not found.mechanism.startswith(RENDERING):
                yield found
                continue
            for source in self._places.callers(found.source):
                # A page may ask for the same thing on many lines: the surest and first one stands for all.
                key = (source, found.target, found.mechanism)
                known = rendered.get(key)
                if known is None or (_doubt(found), found.location) < (_doubt(known), known.location):
                    rendered[key] = replace(found, source=source, callers=())
        yield from rendered.values()

    def _found(self) -> Iterator[Reference]:
        solver = self._solver
        yield from self._instantiations()
        for number, site in enumerate(solver.sites):
            if site.caller >= 0 and solver.targets[number]:
                yield from self._references(site, solver.targets[number])
        yield from self._computed_attributes()

    def _references(self, site: Site, targets: Mapping[str, int]) -> Iterator[Reference]:
        ours = [target for target in targets if target in self._ours]
        # Everything can be made a text: of so many classes none is known to come there.
        many = ours if len(ours) > _MOST_TEXTS else ()
        texts = [target for target in many if target.rpartition(".")[2] in _TEXTS]
        hashes = [target for target in ours if target.endswith(_HASH)]
        unsure = frozenset(texts if len(texts) > _MOST_TEXTS else hashes if len(hashes) > _MOST_HASHES else ())
        for place in self._places.of(site):
            for one, phase in targets.items():
                confidence = "guess" if one in unsure else _confidence(phase, len(ours))
                callers = self._contexts.behind(place.caller, one, ours) if self._contexts is not None else ()
                yield self._reference(place, one, confidence, callers)

    def _reference(self, site: Site, target: str, confidence: Confidence, callers: tuple[str, ...]) -> Reference:
        source, mechanism = self._solver.callers[site.caller], self._solver.mechanisms.get(site.caller, "")
        location = self._location(site)
        kind: ReferenceKind = "via" if mechanism else "implicit" if site.kind == IMPLICIT else "call"
        if target in self._ours:
            return Reference(source, target, kind, location, confidence, "project", mechanism, site.in_loop, callers)
        is_builtin = target.startswith(f"{BUILTINS}.")
        scope: Literal["builtin", "external"] = "builtin" if is_builtin else "external"
        return Reference(source, target, kind, location, confidence, scope, in_loop=site.in_loop)

    def _location(self, site: Site) -> Location:
        return Location(self._solver.caller_modules[site.caller].flow.path, site.line)

    def _instantiations(self) -> Iterator[Reference]:
        for cls, sites in self._solver.made_at.items():
            for number, phase in sites.items():
                site = self._solver.sites[number]
                if site.caller >= 0:
                    source, confidence = self._solver.callers[site.caller], _confidence(phase, 1)
                    location = self._location(site)
                    yield Reference(source, cls, "instantiate", location, confidence, in_loop=site.in_loop)

    def _computed_attributes(self) -> Iterator[Reference]:
        """Everybody who reads an attribute that a function computes calls that function."""
        solver = self._solver
        found: dict[tuple[int, int, str], dict[str, int]] = {}
        for (owner, name), number in solver.getters.items():
            ours = {target: phase for target, phase in solver.targets[number].items() if target in self._ours}
            for caller, line in solver.readers.get((owner, name), ()) if ours else ():
                if caller >= 0:
                    known = found.setdefault((caller, line, name), {})
                    known.update({one: min(phase, known.get(one, phase)) for one, phase in ours.items()})
        for (caller, line, _), targets in found.items():
            yield from self._references(Site(caller, line, IMPLICIT), targets)

    # What is not known

    @cached_property
    def _unresolved(self) -> list[Unresolved]:
        return list(self._find_unresolved())

    def _find_unresolved(self) -> Iterator[Unresolved]:
        solver = self._solver
        for (path, call), reached in self._written.items():
            number = self._first[path, call]
            site = solver.sites[number]
            if (path, call) in self._crowded:
                yield Unresolved(path, site.line, call, "too many values are possible")
            elif not reached:
                yield Unresolved(path, site.line, call, self._reason(site))

    def _reason(self, site: Site) -> str:
        solver = self._solver
        if site.form == CALL_PARAMETER:
            return "a parameter is called"
        if site.form == CALL_RESULT:
            return "the result of an expression is called"
        if site.form != CALL_METHOD:
            return "a name of unknown value is called"
        if solver.of(site.receiver):
            return "the receiver has no such member"
        if site.receiver in self._parameters:
            return "the receiver comes from a parameter of unknown type"
        if site.receiver in self._results:
            return "the receiver is the result of an unresolved call"
        return "the receiver is of unknown type"

    @cached_property
    def _crowded(self) -> set[tuple[str, int]]:
        """Calls of which some copy calls more than can be told."""
        solver = self._solver
        sites = (solver.sites[number] for number in solver.crowded)
        return {(solver.caller_modules[s.caller].flow.path, s.number) for s in sites if s.caller >= 0 and s.number >= 0}

    @cached_property
    def _parameters(self) -> set[int]:
        """Parameters, and what is read from them."""
        found = {parameter.variable for function in self._solver.functions for parameter in function.parameters}
        for module in self._solver.modules.values():
            loads = (load for scope in module.flow.scopes for load in runs(scope.loads, 4))
            found.update(module.at(target) for base, _, target, _ in loads if module.at(base) in found)
        return found

    @cached_property
    def _results(self) -> set[int]:
        modules = self._solver.modules.values()
        return {m.at(call.result) for m in modules for scope in m.flow.scopes for call in scope.calls}

    def counts(self) -> CallCounts:
        """How many of the written calls lead where."""
        found: Counter[str] = Counter()
        unknown = {(one.path, one.number) for one in self._unresolved}
        for key, reached in self._written.items():
            if key in unknown:
                continue
            if reached & PROJECT:
                found["project"] += 1
            elif reached & EXTERNAL_CODE:
                found["external"] += 1
            elif reached & BUILTIN:
                found["builtin"] += 1
        reasons = Counter(one.reason for one in self._unresolved)
        return CallCounts(
            project=found["project"],
            external=found["external"],
            builtin=found["builtin"],
            unresolved=len(self._unresolved),
            reasons=tuple(sorted(reasons.items())),
        )


def _confidence(phase: int, ours: int) -> Confidence:
    if phase == FACTS:
        return "certain" if ours < 2 else "likely"
    return "likely" if phase == LIKELY else "guess"


def _doubt(reference: Reference) -> int:
    return _DOUBTS[reference.confidence]
