"""Two groups of units: what they need of each other."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.errors import InputError
from decomposer.model import DependencyGraph, Evidence, ServiceMap, View
from decomposer.model.documents import ExplanationDocument, FactRow
from decomposer.model.evidence import Observations
from decomposer.model.phrases import count, some

from .records import document

_VERBS: dict[View, str] = {
    "foreign_key": "refers by foreign key to",
    "data": "reads and writes tables of",
    "call": "calls",
    "via": "calls through a framework",
    "signal": "sends signals to",
    "task": "starts tasks of",
    "inherit": "derives from",
    "import": "names",
    "url": "names URLs of",
    "transaction": "writes in one transaction with",
    "state": "shares state with",
    "route": "answers below the same path as",
    "trace": "was seen to run",
    "co_change": "changes together with",
}


def explain_pair(graph: DependencyGraph, services: ServiceMap, one: str, other: str) -> ExplanationDocument:
    """What the units of two services (or below two names) need of each other, with all evidence, data first.

    Raises InputError for a name below which there are no units.
    """
    left, right = _units(graph, services, one), _units(graph, services, other)
    edges = [e for e in graph.edges if (e.source in left and e.target in right)]
    back = [e for e in graph.edges if (e.source in right and e.target in left)]
    facts = [
        _fact(f"{source} {verb} {target}", reason)
        for view, verb in _VERBS.items()
        for source, target, found in ((one, other, edges), (other, one, back))
        for edge in found
        for reason in edge.evidence
        if reason.view == view
    ]
    facts += _tests(graph.observations, left, right)
    return document("pair", f"{one} and {other}", "", facts)


def _fact(relation: str, reason: Evidence) -> FactRow:
    detail = ", ".join(
        filter(None, (reason.detail, "in a loop" if reason.in_loop else "", "observed" if reason.observed else ""))
    )
    named = f"{reason.source} > {reason.target}"
    return FactRow(relation, named, str(reason.location), reason.confidence, detail)


def _tests(seen: Observations | None, left: set[str], right: set[str]) -> Iterator[FactRow]:
    """The tests that ran something of both."""
    for run in seen.runs if seen else ():
        one, other = (sum(_is_below(name, units) for name in run.definitions) for units in (left, right))
        if one and other:
            detail = f"{count(one, 'definition')} here, {other:,} there"
            yield FactRow("both were run by the test", run.context, "", "certain", detail)


def _is_below(name: str, units: set[str]) -> bool:
    """Whether a definition is one of the units, or inside of one."""
    while name not in units and "." in name:
        name = name.rpartition(".")[0]
    return name in units


def _units(graph: DependencyGraph, services: ServiceMap, name: str) -> set[str]:
    if name in services.services:
        return {unit for unit, service in services.units.items() if service == name}
    labels = {one.label: one.package for one in graph.program.applications}
    package = name if any(unit.id.startswith(f"{name}.") for unit in graph.units) else labels.get(name, name)
    below = {unit.id for unit in graph.units if unit.id == package or unit.id.startswith(f"{package}.")}
    if not below:
        known = some(services.services, len(services.services)) or "none"
        near = _similar(graph, services, name)
        raise InputError(f"Neither a service nor a package, module or unit is called {name}{near}; services: {known}")
    return below


def _similar(graph: DependencyGraph, services: ServiceMap, name: str) -> str:
    from difflib import get_close_matches

    packages = {unit.module.rpartition(".")[0] for unit in graph.units} | {unit.module for unit in graph.units}
    near = get_close_matches(name, sorted({*services.services, *packages}))
    return f"; did you mean {some(near)}?" if near else ""
