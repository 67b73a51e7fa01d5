"""The plan as Markdown that a person can follow: overview, order with reasons, one section with checklists per step."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import TypeVar

from decomposer.model import CallSite, ForeignKey, Join, Plan, SharedTable, Step, Transaction
from decomposer.model.choices import Advice, Verdict
from decomposer.model.phrases import count
from decomposer.model.plan import ChattyLoop

from .choices import verdict_in_words
from .markdown_text import code, prose, table

MOST_ROWS = 60
"""More rows of one kind are left to plan.json: nobody reads them on a page."""

_ON_ORDER = (
    "What others need at once (calls, data, base classes, foreign keys) leaves before them.",
    "Tasks and signals do not decide the order, because they can be delivered later.",
)
_ON_CYCLES = (
    "The services of a cycle need each other, so no order lets each leave after all that it needs.",
    "That one leaves first whose cut costs least; its step says what must be turned round or served by the monolith.",
)

_ON_VERDICT: dict[Advice, str] = {
    "cut": "Begin with the services that stand by themselves.",
    "cut some": "Their steps come first. Take only these for now; the others show what would have to change first.",
    "stay modular": "Take no step yet: the steps show what would have to change in the code first.",
}

Row = TypeVar("Row")


def render_plan_markdown(plan: Plan, verdict: Verdict) -> str:
    """`plan.md`, which begins with what the verdict on the cut makes of it."""
    alone = frozenset(row.service for row in verdict.rows if row.separable)
    lines = [
        "# Migration plan",
        "",
        f"How {count(len(plan.steps), 'service')} would leave the monolith, one by one, behind a gateway.",
        "After each step the program runs, and the step can be taken back.",
        "",
        f"The verdict: **{prose(verdict_in_words(verdict))}**. {_ON_VERDICT[verdict.advice]}",
        "",
        *_overview(plan, alone),
        *_order(plan),
        *_cycles(plan),
        *_facade(plan),
    ]
    for step in plan.steps:
        lines += _step(step)
    return "\n".join([*lines, *_staying(plan)]).rstrip() + "\n"


def _overview(plan: Plan, alone: Container[str]) -> list[str]:
    numbers = ("Routes", "Tasks", "Tables", "Call sites", "Foreign keys", "Transactions")
    header = ("Step", "Service", "Stands by itself", "Technique", *numbers)
    rows = [("0", "(gateway only)", "", "facade", *["0"] * 6), *(_overview_row(one, alone) for one in plan.steps)]
    return ["## Overview", "", *table(header, rows), ""]


def _overview_row(step: Step, alone: Container[str]) -> tuple[str, ...]:
    numbers = [step.routes, step.tasks, step.tables, step.call_sites, step.foreign_keys, step.transactions]
    link = f"[{prose(step.service)}](#{_anchor(step)})"
    stands = "yes" if step.service in alone else "no"
    return (str(step.number), link, stands, step.technique, *(str(len(each)) for each in numbers))


def _anchor(step: Step) -> str:
    return f"step-{step.number}"


def _order(plan: Plan) -> list[str]:
    reasons = (f"{one.number}. **{prose(one.service)}**: {prose(one.why_now)}" for one in plan.steps)
    return ["## Why this order", "", *_ON_ORDER, "", *reasons, ""]


def _cycles(plan: Plan) -> list[str]:
    if not plan.cycles:
        return []
    named = (f"- {' ↔ '.join(prose(name) for name in cycle)}" for cycle in plan.cycles)
    return ["## Cycles", "", *_ON_CYCLES, "", *named, ""]


def _facade(plan: Plan) -> list[str]:
    facade = plan.facade
    return [
        "## Step 0: the gateway alone",
        "",
        f"Put {code(facade.gateway)} before the monolith. {count(facade.routes, 'route')} pass through it unchanged.",
        "",
        *_checklist("Before", facade.preconditions),
        *_checklist("It works when", facade.verification),
        *_checklist("Back", facade.rollback),
    ]


def _step(step: Step) -> list[str]:
    return [
        f'<a id="{_anchor(step)}"></a>',
        "",
        f"## Step {step.number}: {prose(step.service)}",
        "",
        f"**{step.technique}.** {prose(step.rule)}",
        "",
        prose(step.why_now),
        "",
        f"Gateway of this step: {code(step.gateway)}.",
        "",
        *_cycle_note(step),
        *_checklist("Before", step.preconditions),
        *_names("Routes to divert", step.routes),
        *_names("Tables it owns", step.tables),
        *_names("Tasks", step.tasks),
        *_listing("Call sites to replace", step.call_sites, ("Place", "From", "To", "Kind", "Other side"), _call_site),
        *_listing(
            "Loops over the boundary", step.chatty_loops, ("Place", "In", "Each turn", "Other side", "Instead"), _loop
        ),
        *_listing("Shared tables", step.shared_tables, ("Table", "Owner", "Read by", "Written by", "Places"), _shared),
        *_listing("Foreign keys cut", step.foreign_keys, ("Key", "Target", "Kind", "Place"), _foreign_key),
        *_listing("Queries over the boundary", step.joins, ("Place", "Function", "Tables"), _query),
        *_listing("Transactions over the boundary", step.transactions, ("Place", "Function", "Tables"), _query),
        *_units(step),
        *_checklist("It works when", step.verification),
        *_checklist("Back", step.rollback),
    ]


def _cycle_note(step: Step) -> list[str]:
    if not step.breaks_cycle_with:
        return []
    rest = ", ".join(prose(name) for name in step.breaks_cycle_with)
    return [f"> Cycle: {rest} stay inside while {prose(step.service)} leaves, although it needs them.", ""]


def _checklist(title: str, items: Sequence[str]) -> list[str]:
    return [f"### {title}", "", *(f"- [ ] {prose(item)}" for item in items), ""] if items else []


def _names(title: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [f"### {title}", "", *(f"- {code(name)}" for name in names[:MOST_ROWS]), *_rest(len(names)), ""]


def _units(step: Step) -> list[str]:
    if not step.units:
        return []
    items = [f"- {code(name)}" for name in step.units]
    return [f"<details><summary>{count(len(items), 'unit')} that move</summary>", "", *items, "", "</details>", ""]


def _listing(
    title: str, items: Sequence[Row], header: Sequence[str], cells: Callable[[Row], Sequence[str]]
) -> list[str]:
    if not items:
        return []
    rows: Iterable[Sequence[str]] = (cells(item) for item in items[:MOST_ROWS])
    return [f"### {title}", "", *table(header, rows), *_rest(len(items)), ""]


def _rest(number: int) -> list[str]:
    return ["", f"… and {number - MOST_ROWS:,} more in plan.json."] if number > MOST_ROWS else []


def _call_site(site: CallSite) -> tuple[str, ...]:
    kind = f"{site.kind}, **in a loop**" if site.in_loop else site.kind
    arrow = "←" if site.direction == "inbound" else "→"
    return code(site.location), code(site.source), code(site.target), kind, f"{arrow} {prose(site.other)}"


def _loop(loop: ChattyLoop) -> tuple[str, ...]:
    done = (("calls", (loop.callee,) if loop.callee else ()), ("reads", loop.reads), ("writes", loop.writes))
    turn = "; ".join(f"{verb} {', '.join(map(code, names))}" for verb, names in done if names)
    return code(loop.location), code(loop.caller), turn, prose(loop.other), loop.instead


def _shared(shared: SharedTable) -> tuple[str, ...]:
    places = ", ".join(code(place) for place in shared.locations[:5])
    rest = len(shared.locations) - 5
    places += f" and {rest:,} more" if rest > 0 else ""
    readers, writers = (prose(", ".join(who)) or "—" for who in (shared.readers, shared.writers))
    return code(shared.table), prose(shared.owner), readers, writers, places


def _foreign_key(key: ForeignKey) -> tuple[str, ...]:
    return code(f"{key.table}.{key.column}"), code(key.target), key.kind.replace("_", " "), code(key.location)


def _query(query: Join | Transaction) -> tuple[str, ...]:
    return code(query.location), code(query.function), ", ".join(code(name) for name in query.tables)


def _staying(plan: Plan) -> list[str]:
    lines = _names("Routes that no service owns", plan.stays) + _names("The shared kernel", plan.shared_kernel)
    if not lines:
        return []
    note = "The routes below stay with the monolith; the units of the shared kernel become a library."
    return ["## What stays", "", note, "", *lines]
