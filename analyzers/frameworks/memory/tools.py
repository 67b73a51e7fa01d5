"""Variables that only hold what a process works with, such as threads and clients: what these do is told itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.facts import Attribute, Bind, Call, Constant, Expression, Name, Operation
from analyzers.linking.walk import last_word

from .writes import Write

WORKING = "Thread Timer Executor Pool Process Popen Scheduler"
"""Endings of the names of classes whose objects do work."""
MAKING = frozenset({"new_event_loop", "get_event_loop", "get_running_loop", "create_engine"})
"""Functions that give a tool of this process."""
_ENDINGS = tuple(f"{WORKING} Observer Client Session Engine Connection Redis".split())
_MAKING = MAKING | {"from_url"}


def is_tool(written: Iterable[Write]) -> bool:
    """Whether nothing but tools, and nothing at all, is bound to a variable."""
    values = [value for one in written for value in _bound(one)]
    made = [value for value in values if value is not None and value != Constant(None)]
    return bool(made) and None not in values and all(map(_makes, made))


def _bound(write: Write) -> Iterator[Expression | None]:
    """What a write binds, behind a name of the same scope; None where it is no plain binding."""
    statements = write.frame.scope.statements
    here = [one for one in statements if isinstance(one, Bind) and one.line == write.line and one.how == "assign"]
    if not write.is_binding or not here:
        yield None
    for one in here:
        behind = [
            other.value
            for other in statements
            if isinstance(other, Bind) and isinstance(one.value, Name) and last_word(other.target) == one.value.id
        ]
        yield from behind or [one.value]


def _makes(value: Expression) -> bool:
    if isinstance(value, Operation) and value.kind == "await":
        value = value.operands[0]
    while isinstance(value, Call) and isinstance(value.function, Attribute) and isinstance(value.function.base, Call):
        value = value.function.base
    word = last_word(value.function) if isinstance(value, Call) else ""
    return word.endswith(_ENDINGS) or word in _MAKING
