"""Lists that code builds up piece by piece: the expressions of their items, in source order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Comprehension,
    Evaluate,
    Expression,
    Name,
    Operation,
    Return,
    Starred,
)

from .code import Frame, method_receiver
from .walk import argument

if TYPE_CHECKING:
    from .evaluate import Evaluator

_MOST_STEPS = 20_000
"""Lists that double themselves again and again have no end that anybody could wait for."""
_GROWING = frozenset({"append", "extend", "insert"})


class Item(NamedTuple):
    """An item's expression and the scope that evaluates it."""

    expression: Expression
    frame: Frame


Whole = Callable[[Call, Frame], bool]
"""Whether a call is an item by itself, though it stands where a list is expected."""


def items_of(evaluator: Evaluator, expression: Expression, frame: Frame, whole: Whole | None = None) -> Iterator[Item]:
    """The items of a list or tuple, through displays, `+`, `append`, `extend`, unpacking, names and returned lists.

    An item of unknown form is given as it is written; a list that is not found gives nothing.
    """
    return _Lists(evaluator, whole).items(Item(expression, frame))


@dataclass
class _Lists:
    """One question: remembers what it is inside of, so that lists that hold themselves end."""

    evaluator: Evaluator
    whole: Whole | None
    steps: int = 0
    active: set[tuple[str, int, str]] = field(default_factory=set)

    def items(self, container: Item) -> Iterator[Item]:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        expression, frame = container
        match expression:
            case Collection(items=found):
                for item in found:
                    yield from self._spread(Item(item, frame))
            case Operation(kind="if", operands=(chosen, _, other)):
                yield from self.items(Item(chosen, frame))
                yield from self.items(Item(other, frame))
            case Operation(kind="+" | "or" | "and", operands=operands):
                for operand in operands:
                    yield from self.items(Item(operand, frame))
            case Comprehension(elements=elements):
                yield Item(elements[-1], frame)
            case Name() | Attribute():
                yield from self._named(expression, frame)
            case Call():
                yield from self._called(expression, frame)

    def _spread(self, item: Item) -> Iterator[Item]:
        if isinstance(item.expression, Starred):
            yield from self.items(Item(item.expression.value, item.frame))
        else:
            yield item

    @contextmanager
    def _inside(self, home: Frame, name: str) -> Iterator[bool]:
        """Whether this is not already being read further out."""
        key = (home.module.name, home.number, name)
        is_new = key not in self.active
        self.active.add(key)
        yield is_new
        if is_new:
            self.active.discard(key)

    # Names

    def _named(self, expression: Name | Attribute, frame: Frame) -> Iterator[Item]:
        place = self.evaluator.path_of(expression, frame)
        if place is None:
            return
        owner, _, name = place.rpartition(".")
        home = self.evaluator.code.frame(owner)
        if home is not None:
            yield from self._built_in(name, home)

    def _built_in(self, name: str, home: Frame) -> Iterator[Item]:
        """All that one scope puts into the list of that name, in source order."""
        with self._inside(home, name) as is_new:
            if is_new:
                yield from self._put(name, home)

    def _put(self, name: str, home: Frame) -> Iterator[Item]:
        for statement in home.scope.statements:
            if isinstance(statement, Bind) and isinstance(statement.target, Name) and statement.target.id == name:
                value = statement.value
                if statement.how == "augment" and isinstance(value, Operation):
                    value = value.operands[-1]
                if value is not None:
                    yield from self.items(Item(value, home))
            elif isinstance(statement, Evaluate) and isinstance(statement.value, Call):
                yield from self._grown(statement.value, name, home)

    def _grown(self, call: Call, name: str, home: Frame) -> Iterator[Item]:
        function = call.function
        if not (isinstance(function, Attribute) and function.name in _GROWING and call.arguments):
            return
        if isinstance(function.base, Name) and function.base.id == name:
            added = Item(call.arguments[-1], home)
            if function.name == "extend":
                yield from self.items(added)
            else:
                yield added

    # Calls

    def _called(self, call: Call, frame: Frame) -> Iterator[Item]:
        """The list a function of ours returns; one from outside is taken to pass its arguments on."""
        if self.whole is not None and self.whole(call, frame):
            yield Item(call, frame)
            return
        callees = self.evaluator.values(call.function, frame)
        inner = [self.evaluator.code.definitions[v.name] for v in sorted(callees) if v.kind == "function"]
        for home in inner:
            with self._inside(home, "") as is_new:
                if is_new:
                    yield from self._returned(home, Item(call, frame))
        if not inner:
            for given in call.arguments:
                value = given.value if isinstance(given, Starred) else given
                yield from self.items(Item(value, frame))

    def _returned(self, home: Frame, call: Item) -> Iterator[Item]:
        for statement in home.scope.statements:
            if isinstance(statement, Return) and statement.value is not None:
                yield from self.items(Item(statement.value, home))
                yield from self._passed_through(statement.value, home, call)

    def _passed_through(self, value: Expression, home: Frame, call: Item) -> Iterator[Item]:
        """A function that returns its own parameter gives back what the caller put in."""
        names = [parameter.name for parameter in home.scope.parameters]
        if isinstance(value, Name) and value.id in names and isinstance(call.expression, Call):
            bound = method_receiver(home) is not None
            given = argument(call.expression, names.index(value.id) - bound, value.id)
            if given is not None:
                yield from self.items(Item(given, call.frame))
