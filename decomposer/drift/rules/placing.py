"""Rules about the map itself: what nobody claims, and what the shared kernel must not know."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import Rule
from decomposer.model.gateway import MONOLITH
from decomposer.model.plan import SHARED_KERNEL

UNCLAIMED = Rule(
    id="unclaimed",
    name="Code or table that no service claims",
    severity="error",
    message="no service claims {target}",
    what="A module, a definition in a module that is claimed in parts, or a table is claimed by no service and not by "
    "`[shared]`. Only asked with `exhaustive = true`.",
    why="What nobody claims stays in the monolith, silently. With a new module that is rarely what was meant.",
    example='# boundaries.toml has [check] exhaustive = true, and no service owns "shop.coupons"\n'
    "# shop/coupons/models.py\n"
    "class Coupon(models.Model):  # unclaimed\n"
    "    ...",
    instead="claim it under `owns` or `tables` of a service, or under `[shared]`",
)


def find_unclaimed(subject: Subject) -> Iterator[Hit]:
    """Modules, definitions and tables without an owner."""
    if not subject.contract.exhaustive:
        return
    claimed = {unit.module for unit in subject.graph.units if subject.owners.of_symbol(unit.id) != MONOLITH}
    for unit in subject.graph.units:
        if subject.owners.of_symbol(unit.id) == MONOLITH:
            target = unit.id if unit.module in claimed else unit.module
            yield Hit(MONOLITH, MONOLITH, target, unit.location, unit.id)
    for table in subject.program.tables:
        if subject.owners.of_table(table.name) == MONOLITH:
            yield Hit(MONOLITH, MONOLITH, table.name, table.location, table.model or table.name)


ASSIGNMENT_DRIFT = Rule(
    id="assignment-drift",
    name="Code that leans to another service",
    severity="warning",
    message="{target} of {source} is tied to {owner} more than to its own service",
    what="The ties of a definition (calls, tables, inheritance) to another service weigh so much more than "
    "those to its own that a proposal would move it. Only asked with `moves = 0.5` in `[check]`, the least gain: 0.5 "
    "is three times as much. Pins and frozen services are kept.",
    why="Boundaries do not stay right by themselves: definition by definition, two services become one again.",
    example="# boundaries.toml has [check] moves = 0.5\n"
    "# orders/totals.py: all callers and all tables of this function are of billing\n"
    "def total_of(invoice):  # assignment-drift\n"
    "    ...",
    instead="move its line to {owner} in boundaries.toml (`decomposer propose PATH --warm boundaries.toml` does), or "
    "pin it where it is",
)


def find_drifted(subject: Subject) -> Iterator[Hit]:
    """Definitions that a warm start would move."""
    places = {unit.id: unit.location for unit in subject.graph.units}
    for move in subject.consulted.moves:
        source = SHARED_KERNEL if move.origin == "" else move.origin or MONOLITH
        owner = move.target or SHARED_KERNEL
        message = (
            f"{move.unit} of {source} is tied to {owner} more than to its own service: "
            f"{move.pull_target:g} against {move.pull_origin:g}, a gain of {move.gain:g}"
        )
        yield Hit(source, owner, move.unit, places[move.unit], move.unit, message)


OUTDATED_ARTIFACTS = Rule(
    id="outdated-artifacts",
    name="Files of a run that were written for another cut",
    severity="warning",
    message="the plan and the gateway's files in {target} were written for another cut than that of the boundaries",
    what="A run wrote its plan, its pictures and the configurations of the gateway into the output folder, and what "
    "services own in the boundaries has changed since. Comments, levels and what is exposed make no difference.",
    why="Whoever follows the plan moves the wrong things, and a gateway that is set up from these files sends "
    "requests to a service that does not have their code.",
    example="# decomposer run shop          writes .decomposer/\n"
    "# a line of boundaries.toml moves to another service\n"
    "# decomposer check shop        outdated-artifacts",
    instead="run `decomposer run PATH` again, with these boundaries in its output folder",
)


def find_outdated(subject: Subject) -> Iterator[Hit]:
    """The output folder, if it tells of another cut."""
    if subject.consulted.outdated:
        yield Hit(MONOLITH, MONOLITH, subject.consulted.outdated, None, "")


KERNEL = Rule(
    id="shared-kernel",
    name="Shared kernel that knows a service",
    severity="error",
    message="the shared kernel needs {target} of {owner}",
    what="Code of the shared kernel imports, calls or inherits from code of a service or of the monolith, or reads or "
    "writes a table. What a service exposes makes no difference; what the kernel is given to call is no need of it.",
    why="The shared kernel becomes a library that all services install. A library that needs one of them brings it "
    "into all others, and one that owns data is a service.",
    example="# shop/common/text.py, under [shared]\nfrom billing.models import Invoice  # shared-kernel",
    instead="hand over what is needed as an argument, or move this code into {owner}",
)


def find_kernel_needs(subject: Subject) -> Iterator[Hit]:
    """What the kernel needs of others."""
    for one in subject.kernel_references:
        yield one.hit()
    for access in subject.accesses:
        if access.source == SHARED_KERNEL:
            yield access.hit()
