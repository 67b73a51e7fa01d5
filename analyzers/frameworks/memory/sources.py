"""Which functions give what is stored: those that are called for the value, or for what it was put together from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from analyzers.facts import Attribute, Bind, Call, Collection, Evaluate, Expression, Name, Starred, Statement, Subscript
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.walk import walk

from .writes import Write


class Sources:
    """Follows values through the names of one scope."""

    def __init__(self, linked: Linked) -> None:
        """Take the program."""
        self._sites = linked.sites

    def of(self, write: Write) -> tuple[str, ...]:
        """The functions of the program, sorted."""
        statements = write.frame.scope.statements
        pending = [part for one in statements if one.line == write.line for part in _given(one)]
        known: set[str] = set()
        found: set[str] = set()
        for expression in pending:
            for part in walk(expression):
                if isinstance(part, Call):
                    found |= self._callees.get((write.frame, part.number), frozenset())
                elif isinstance(part, Name) and part.id not in known:
                    known.add(part.id)
                    pending += (one for statement in statements for one in _bound(statement, part.id))
        return tuple(sorted(found))

    @cached_property
    def _callees(self) -> dict[tuple[Frame, int], frozenset[str]]:
        return {(one.frame, one.call.number): _functions(one) for one in self._sites}


def _functions(site: CallSite) -> frozenset[str]:
    return frozenset(value.name for value in site.callees if value.kind in ("function", "class"))


def _given(statement: Statement) -> Iterator[Expression]:
    """What a statement stores, or gives to a method that stores it."""
    if isinstance(statement, Bind | Evaluate) and statement.value is not None:
        yield statement.value


def _bound(statement: Statement, name: str) -> Iterator[Expression]:
    """What a statement binds to a name, or adds to what that holds."""
    match statement:
        case Bind(target=target, value=value) if value is not None and name in _names(target):
            yield value
        case Evaluate(value=Call(function=Attribute(base=Name(id=owner)), arguments=arguments)) if owner == name:
            yield from arguments


def _names(target: Expression) -> Iterator[str]:
    match target:
        case Name(id=name):
            yield name
        case Subscript(base=base) | Starred(value=base):
            yield from _names(base)
        case Collection(items=items):
            for item in items:
                yield from _names(item)
