"""Assignment to targets of any form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzers.facts import Attribute, Collection, Expression, Name, Starred, Subscript

from .values import ValueFlow, line_of, path_of


class TargetFlow(ValueFlow):
    """Gives values to names, attributes, subscripts and to several targets at once."""

    def assign(self, target: Expression, value: int) -> None:
        """Give a value to a target."""
        match target:
            case Name():
                self.bind(target.id, value)
            case Attribute():
                self._store(target, value)
            case Subscript():
                self._write(target, value)
            case Starred():
                self.assign(target.value, value)
            case Collection():
                for item, part in self._parts(target.items, value):
                    self.assign(item, part)

    def assign_in_comprehension(self, target: Expression, value: int) -> None:
        """The targets of a comprehension live in a scope of their own, which lambdas in it see."""
        scope = self.scope
        match target:
            case Name(id=name):
                scope.environment[name] = scope.overlay[name] = value
            case Starred(value=inner):
                self.assign_in_comprehension(inner, value)
            case Collection(items=items):
                for item, part in self._parts(items, value):
                    self.assign_in_comprehension(item, part)
            case _:
                self.assign(target, value)

    def _parts(self, items: Sequence[Expression], value: int) -> Iterator[tuple[Expression, int]]:
        """Each target with its part; behind a starred one positions count from the end."""
        starred = next((i for i, item in enumerate(items) if isinstance(item, Starred)), len(items))
        for position, item in enumerate(items):
            behind = len(items) - position
            if position == starred:
                yield item, self.unpack(value, position, behind - 1, line_of(item))
            else:
                yield item, self.unpack(value, position if position < starred else -behind, -1, line_of(item))

    def _store(self, target: Attribute, value: int) -> None:
        base = self.flow(target.base)
        if not base:
            return
        self.scope.flow.stores += (base, self.member(target.name), value, target.line)
        self._remember(target.base, f".{target.name}", value)

    def _write(self, target: Subscript, value: int) -> None:
        base = self.flow(target.base)
        key, index = self.key(target.index)
        if not base:
            return
        self.scope.flow.writes += (base, key, value, line_of(target), index)
        if key >= 0:
            self._remember(target.base, f"[{key}]", value)

    def _remember(self, base: Expression, step: str, value: int) -> None:
        if value and isinstance(base, Name):
            self.scope.remember(base.id, path_of(base, step), value)
