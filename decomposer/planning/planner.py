"""`plan`: one step for each service, in an order that respects their dependencies."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from decomposer.model import DependencyGraph, Plan, RepeatedUse, ServiceMap, Step, route_key
from decomposer.model.phrases import count, some
from decomposer.model.plan import Facade

from .checklists import write_preconditions, write_rollback, write_verification
from .crossings import Crossing, find_crossings
from .order import Costs, Turn, couplings, find_cycles, find_order, needs_at_once
from .step_facts import StepFacts
from .technique import choose_technique


class _Situation(Struct, frozen=True):
    """What all steps are made from."""

    graph: DependencyGraph
    services: ServiceMap
    crossings: tuple[Crossing, ...]
    needs: Costs
    cycles: Mapping[str, tuple[str, ...]]
    """The others of the cycle of a service."""
    repeated: tuple[RepeatedUse, ...]


def plan(
    graph: DependencyGraph,
    service_map: ServiceMap,
    repeated: tuple[RepeatedUse, ...] = (),
    early: tuple[str, ...] = (),
) -> Plan:
    """The extraction of each service, one step each; cycles between services are named, never hidden.

    Dependencies leave before dependants, so that a service outside calls services outside.
    Inside a cycle the cheapest cut goes first (see `order.find_order`). `repeated` are the loops of the program that
    come to tables with each turn: those that a cut makes chatty are named. `early` services leave before all others:
    the monolith serves what they need of these.
    """
    crossings = find_crossings(graph, service_map)
    needs = needs_at_once(crossings, service_map.services)
    turns = find_order(service_map.services, needs, couplings(crossings), frozenset(early))
    cycles = find_cycles(service_map.services, needs)
    others = {one: tuple(other for other in cycle if other != one) for cycle in cycles for one in cycle}
    situation = _Situation(graph, service_map, crossings, needs, others, repeated)
    return Plan(
        facade=_facade(graph),
        steps=tuple(_step(number, turns, situation) for number in range(1, len(turns) + 1)),
        cycles=cycles,
        shared_kernel=tuple(sorted(service_map.shared_kernel)),
        stays=_staying_routes(graph, service_map),
    )


def _gateway(number: int) -> str:
    return f"gateway/step-{number:02d}/nginx.conf"


def _facade(graph: DependencyGraph) -> Facade:
    keys = _own_paths(graph)
    return Facade(
        routes=len(keys),
        preconditions=("All traffic enters through one name that can be pointed at the gateway.",),
        verification=(
            f"{count(len(keys), 'route')} answer through the gateway as before; it diverts none of them.",
            "The added latency and the error rate are measured: they are the baseline of all later steps.",
        ),
        rollback=("Point the name back at the monolith.",),
        gateway=_gateway(0),
    )


def _step(number: int, turns: tuple[Turn, ...], situation: _Situation) -> Step:
    turn = turns[number - 1]
    inside = tuple(other.service for other in turns[number:])
    graph, services, crossings = situation.graph, situation.services, situation.crossings
    facts = StepFacts(turn.service, inside, graph, services, crossings, situation.repeated)
    depends_on = tuple(sorted(two for one, two in situation.needs if one == turn.service and two not in inside))
    inversions, awaited = facts.needs_of(turn.cycle), facts.needs_of(turn.awaited)
    technique, rule = choose_technique(facts)
    return Step(
        number=number,
        service=turn.service,
        technique=technique,
        rule=rule,
        why_now=_why_now(turn, depends_on),
        depends_on=depends_on,
        breaks_cycle_with=turn.cycle,
        inversions=inversions,
        held_by=facts.needs_of(situation.cycles.get(turn.service, ())),
        awaited=awaited,
        units=facts.units,
        routes=tuple(route_key(route) for route in facts.routes),
        tasks=facts.tasks,
        tables=facts.tables,
        library_tables=facts.library_tables,
        call_sites=facts.call_sites,
        chatty_loops=facts.chatty_loops,
        foreign_keys=facts.foreign_keys,
        shared_tables=facts.shared_tables,
        joins=facts.joins,
        transactions=facts.transactions,
        preconditions=write_preconditions(facts, depends_on, inversions, awaited),
        verification=write_verification(facts),
        rollback=write_rollback(facts, _gateway(number - 1)),
        gateway=_gateway(number),
    )


def _why_now(turn: Turn, depends_on: tuple[str, ...]) -> str:
    if turn.cycle:
        reason = f"It is in a cycle with {some(turn.cycle)}; the cut towards them costs least here"
    elif turn.awaited:
        reason = f"It stands by itself; what it needs of {some(turn.awaited, 6)} is served from inside meanwhile"
    elif depends_on:
        reason = f"All it needs of other services is out ({some(depends_on, 6)})"
    else:
        reason = "It needs no other service"
    if turn.candidates == 1:
        return f"{reason}."
    others = "wait for nothing but their own cycle" if turn.cycle else "could go now"
    ease = f"its coupling to what stays is {turn.coupling / 2:g}, where a plain call counts 1"
    return f"{reason}; first of {turn.candidates} that {others} ({ease})."


def _staying_routes(graph: DependencyGraph, service_map: ServiceMap) -> tuple[str, ...]:
    return tuple(sorted(key for key in _own_paths(graph) if key not in service_map.routes))


def _own_paths(graph: DependencyGraph) -> set[str]:
    """The routes that a gateway can tell apart: operations of one path it cannot."""
    return {route_key(route) for route in graph.program.routes if not route.operation}
