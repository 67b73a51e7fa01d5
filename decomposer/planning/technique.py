"""How a service leaves: the technique and the rule that chose it."""

from __future__ import annotations

from decomposer.model.phrases import count
from decomposer.model.plan import Technique

from .crossings import LATER
from .step_facts import StepFacts


def choose_technique(facts: StepFacts) -> tuple[Technique, str]:
    """The technique, and the rule with its numbers.

    A perimeter route makes a strangler route; what is called only in process needs branch by abstraction first;
    what is reached only by tasks and signals gets its own worker; what nothing reaches stays until someone knows why.
    """
    reaching = [site.kind in LATER for site in facts.call_sites if site.direction == "inbound"]
    inbound, messages = reaching.count(False), reaching.count(True)
    if facts.routes:
        return "strangler route", _route_rule(len(facts.routes), inbound)
    if facts.operations:
        return "branch by abstraction", (
            f"{count(len(facts.operations), 'operation')} of it share a path with those of others: "
            "let the view that stays call the new service for them, or put a gateway that knows the schema in front."
        )
    if inbound:
        return "branch by abstraction", (
            f"No route reaches it, but {count(inbound, 'call site')} inside the program: "
            "put an abstraction there, move the callers to it, then switch its implementation."
        )
    if facts.tasks or messages:
        return "worker takeover", (
            f"Reached by {count(len(facts.tasks), 'task')} and {count(messages, 'message')} only: "
            "a worker of the new service takes over the queue, the schedule or the events."
        )
    return "leave in place", (
        "No route, task or resolved call from what stays inside reaches it: find out who uses it before it moves."
    )


def _route_rule(routes: int, inbound: int) -> str:
    rule = f"{count(routes, 'route')} can be diverted at the gateway"
    if not inbound:
        return f"{rule}, and nothing that stays inside calls it in process."
    return f"{rule}; {count(inbound, 'call site')} inside the program must go through an abstraction before that."
