"""Code that several tables share: repositories, base classes and functions that are handed a mapped class or an object.

Which table such code is about, its receiver or its caller says; so both are told apart there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, takewhile
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Call, Expression, Name
from analyzers.linking.code import Frame, method_receiver, parts_of
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.shared import Shared
from analyzers.linking.values import Value
from analyzers.linking.walk import last_word

from .registry import Registry

_TAKING_OBJECTS = frozenset(
    {"add", "delete", "merge", "refresh", "add_all", "bulk_save_objects", "bulk_insert_mappings", "setattr"}
)
_ROUNDS = 4


class _Use(NamedTuple):
    """What a function reads of its first parameter, and whether it uses that as it is."""

    frame: Frame
    names: frozenset[str]
    is_handed_on: bool


def shared_code(evaluator: Evaluator, registry: Registry, query_classes: Iterable[str]) -> Shared:
    """The methods, functions and classes to tell apart, with the methods of queries; none where nothing is mapped."""
    if not registry.models:
        return Shared()
    found = _Finder(evaluator, registry).find()
    return found._replace(methods=found.methods | frozenset(_methods_of(evaluator, query_classes)))


def _methods_of(evaluator: Evaluator, classes: Iterable[str]) -> Iterator[str]:
    for frame in (one for cls in sorted(set(classes)) for one in evaluator.code.classes_of_ours(evaluator.mro(cls))):
        yield from (f"{frame.symbol}.{name}" for name in evaluator.code.bindings(frame))


class _Finder:
    def __init__(self, evaluator: Evaluator, registry: Registry) -> None:
        self._evaluator = evaluator
        self._registry = registry
        self._simple = {cls.rpartition(".")[2] for cls in registry.models}
        self._attributes: set[str] = set()
        """Names under which classes of the program keep mapped classes."""
        self._keepers: set[str] = set()
        self._functions: set[str] = set()
        self._passing: list[tuple[Call, Frame]] = []
        """Calls in functions that hand on one of their parameters."""

    def find(self) -> Shared:
        for symbol, frame in self._evaluator.code.definitions.items():
            if frame.scope.kind == "class" and symbol not in self._registry.models:
                self._attributes.update(self._held(frame))
        for frame in self._evaluator.code.frames():
            if frame.module.role == "code":
                self._read(frame)
        self._hand_on()
        return Shared(frozenset(self._methods()), frozenset(self._functions), frozenset(self._keepers))

    def _is_mapped(self, expression: Expression, frame: Frame) -> bool:
        if last_word(expression) not in self._simple:
            return False
        values = self._evaluator.values(expression, frame)
        return any(v.kind == "class" and v.name in self._registry.models for v in values)

    def _held(self, frame: Frame) -> Iterator[str]:
        for name, bindings in self._evaluator.code.bindings(frame).items():
            if any(isinstance(b.payload, Name | Attribute) and self._is_mapped(b.payload, b.frame) for b in bindings):
                yield name

    # Calls

    def _read(self, frame: Frame) -> None:
        own = {parameter.name for parameter in frame.scope.parameters} - {method_receiver(frame)}
        for call in (part for part in parts_of(frame) if isinstance(part, Call)):
            given = [*call.arguments, *(value for _, value in call.keywords)]
            if any(self._is_mapped(one, frame) for one in given):
                self._given(call, frame)
            if own and any(isinstance(one, Name) and one.id in own for one in given):
                self._passing.append((call, frame))
                if last_word(call.function) in _TAKING_OBJECTS:
                    self._functions.add(frame.symbol)

    def _given(self, call: Call, frame: Frame) -> None:
        """A mapped class is given to a function or class of the program."""
        for value in sorted(self._evaluator.values(call.function, frame), key=repr):
            if value.kind == "function" and value.name.endswith(".__init__"):
                self._attributes.update(self._stored(value.name))
            elif value.kind == "function":
                self._functions.add(value.name)
            elif value.kind == "class" and value.name not in self._registry.models:
                makers = self._evaluator.attribute(Value("class", value.name), "__init__")
                self._attributes.update(
                    name for one in makers if one.kind == "function" for name in self._stored(one.name)
                )
                self._keepers.add(value.name)

    def _stored(self, maker: str) -> Iterator[str]:
        """The attributes that a method sets to one of its parameters."""
        frame = self._evaluator.code.definitions[maker]
        own = {parameter.name for parameter in frame.scope.parameters}
        for statement in frame.scope.statements:
            if isinstance(statement, Bind) and isinstance(statement.target, Attribute):
                value = statement.value
                yield from (statement.target.name for _ in (value,) if isinstance(value, Name) and value.id in own)

    def _hand_on(self) -> None:
        """Who hands on a parameter to a function that is told apart, is told apart too."""
        pending = self._passing
        for _ in takewhile(lambda done: done < _ROUNDS and self._functions, count()):
            before = len(self._functions)
            rest = []
            for call, frame in pending:
                called = self._evaluator.values(call.function, frame)
                if any(v.kind == "function" and v.name in self._functions for v in called):
                    self._functions.add(frame.symbol)
                else:
                    rest.append((call, frame))
            pending = rest
            if len(self._functions) == before:
                break

    # Methods

    def _methods(self) -> set[str]:
        """Methods whose receiver says the table, and those that call such ones on their receiver."""
        above = self._above_models()
        uses = [use for frame in self._evaluator.code.definitions.values() for use in _use_of(frame)]
        found: dict[str, set[str]] = defaultdict(set)
        for use in uses:
            owner = use.frame.parent.symbol
            is_base = owner in above and (use.is_handed_on or "query" in use.names)
            if is_base or not self._attributes.isdisjoint(use.names):
                found[use.frame.scope.name].add(owner)
        for _ in range(_ROUNDS):
            for use in uses:
                owner = use.frame.parent.symbol
                if any(self._is_related(owner, found.get(name, ())) for name in use.names):
                    found[use.frame.scope.name].add(owner)
        return {f"{owner}.{name}" for name, owners in found.items() for owner in owners}

    def _above_models(self) -> set[str]:
        """The classes that are not mapped, above such that are."""
        order = (name for cls in self._registry.models for name in self._evaluator.mro(cls))
        return {name for name in order if name not in self._registry.models}

    def _is_related(self, cls: str, others: Iterable[str]) -> bool:
        return any(one in self._evaluator.mro(cls) or cls in self._evaluator.mro(one) for one in others)


def _use_of(frame: Frame) -> Sequence[_Use]:
    receiver = method_receiver(frame) if frame.scope.kind == "function" else None
    if receiver is None or frame.module.role != "code":
        return ()
    parts = list(parts_of(frame))
    names = {p.name for p in parts if isinstance(p, Attribute) and isinstance(p.base, Name) and p.base.id == receiver}
    calls = [part for part in parts if isinstance(part, Call)]
    given = (a for call in calls for a in (call.function, *call.arguments, *(value for _, value in call.keywords)))
    is_handed_on = any(isinstance(one, Name) and one.id == receiver for one in given)
    return (_Use(frame, frozenset(names), is_handed_on),)
