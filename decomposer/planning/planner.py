"""`plan`: one step for each service, in an order that respects their dependencies."""

from __future__ import annotations

from decomposer.model import DependencyGraph, Plan, RepeatedUse, ServiceMap, Step, route_key
from decomposer.model.phrases import count, some
from decomposer.model.plan import Facade

from .checklists import write_preconditions, write_rollback, write_verification
from .order import Turn, find_order
from .situation import Situation
from .step_facts import StepFacts
from .technique import choose_technique


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
    return plan_in(Situation(graph, service_map, repeated), early)


def plan_in(situation: Situation, early: tuple[str, ...] = ()) -> Plan:
    """As `plan`, of a situation that serves more than one plan."""
    graph, services = situation.graph, situation.services
    turns = find_order(services.services, situation.needs, situation.couplings, frozenset(early))
    return Plan(
        facade=_facade(graph),
        steps=tuple(_step(number, turns, situation) for number in range(1, len(turns) + 1)),
        cycles=situation.cycles,
        shared_kernel=tuple(sorted(services.shared_kernel)),
        stays=_staying_routes(graph, services),
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


def _step(number: int, turns: tuple[Turn, ...], situation: Situation) -> Step:
    turn = turns[number - 1]
    inside = tuple(other.service for other in turns[number:])
    facts = StepFacts(turn.service, inside, situation)
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
        held_by=facts.needs_of(situation.cycle_around(turn.service)),
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
