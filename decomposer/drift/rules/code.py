"""Rules about code that needs the code of another service: calls, imports, inheritance, loops."""

from __future__ import annotations

from collections.abc import Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import Rule

FOREIGN_CALL = Rule(
    id="foreign-call",
    name="Call past the public surface of another service",
    severity="error",
    message="{source} calls {target} of {owner}, which {owner} does not expose",
    what="A function, method or class of another service is called, made or handed over, and that service does not "
    "list it under `expose`. Calls that a framework makes, properties and operators count as well.",
    why="When the service leaves, each such call becomes a request over the network. What is not part of its public "
    "surface has nobody who keeps it stable, and nobody who has thought of how it fails.",
    example='# orders/views.py, with expose = ["billing.api.*"] in the boundaries of billing\n'
    "from billing.models import Invoice\n\n\n"
    "def pay(order):\n"
    "    return Invoice.total_of(order)  # foreign-call",
    instead="call what {owner} exposes, or have {owner} expose it",
)


def find_foreign_calls(subject: Subject) -> Iterator[Hit]:
    """Calls of what is not exposed."""
    for one in subject.references:
        if subject.is_call(one) and not subject.is_exposed(one.owner, one.source, one.reference.target):
            yield one.hit()


FOREIGN_IMPORT = Rule(
    id="foreign-import",
    name="Import past the public surface of another service",
    severity="error",
    message="{source} imports {target} of {owner}, which {owner} does not expose",
    what="A module or a definition of another service is imported, and that service does not list it under `expose`. "
    "Importing a module in which exposed things stand is allowed.",
    why="An import is a promise that both are installed together. It also runs the other module when a process "
    "starts, so that the services cannot be started apart.",
    example='# orders/views.py, with expose = ["billing.api.*"] in the boundaries of billing\n'
    "from billing.models import Invoice  # foreign-import",
    instead="import what {owner} exposes, or move what both need into the shared kernel",
)


def find_foreign_imports(subject: Subject) -> Iterator[Hit]:
    """Imports of what is not exposed."""
    for one in subject.references:
        if one.reference.kind == "import" and not subject.is_exposed(
            one.owner, one.source, one.reference.target, as_module=True
        ):
            yield one.hit()


FOREIGN_BASE = Rule(
    id="foreign-base",
    name="Inherit from a class of another service",
    severity="error",
    message="{source} inherits from {target} of {owner}",
    what="A class has a base class that belongs to another service, exposed or not.",
    why="A base class cannot be reached over a network: both classes must be in one process, at the same version. "
    "With models, both share a table.",
    example="# orders/models.py\n"
    "from billing.models import Document\n\n\n"
    "class Receipt(Document):  # foreign-base\n"
    "    pass",
    instead="hold an object instead of being one, or move the base class into the shared kernel",
)


def find_foreign_bases(subject: Subject) -> Iterator[Hit]:
    """Classes with a base elsewhere."""
    return (one.hit() for one in subject.references if one.reference.kind == "inherit")


CHATTY_CALL = Rule(
    id="chatty-call",
    name="Call of another service in a loop",
    severity="warning",
    message="{source} comes to {target} of {owner} once with each turn of a loop",
    what="A call of another service, or a statement about a table of another service, stands inside a loop. "
    "What is exposed counts as well.",
    why="In one process a call costs microseconds. Over a network it costs milliseconds with each turn, and each turn "
    "can fail for itself.",
    example="for order in orders:\n    billing.api.charge(order)  # chatty-call",
    instead="ask once, before the loop, or have {owner} offer a call that takes all at once",
)


def find_chatty_calls(subject: Subject) -> Iterator[Hit]:
    """Calls and statements in loops."""
    for one in subject.references:
        if one.reference.in_loop and subject.is_call(one):
            yield one.hit()
    for access in subject.accesses:
        if access.access.in_loop:
            yield access.hit()
