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


KERNEL = Rule(
    id="shared-kernel",
    name="Shared kernel that knows a service",
    severity="error",
    message="the shared kernel needs {target} of {owner}",
    what="Code of the shared kernel calls, imports or inherits from code of a service or of the monolith, or reads or "
    "writes a table. What a service exposes makes no difference.",
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
