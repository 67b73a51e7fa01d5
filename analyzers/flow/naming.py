"""Which variable a name means: the numbers of one file, and the scopes around a place."""

from __future__ import annotations

from analyzers.facts import Expression, FileFacts

from .scope import OpenScope


class Numbers(dict[str, int]):
    """Names to their numbers, which they get when they are first asked for."""

    def __missing__(self, name: str) -> int:
        """The next number."""
        number = self[name] = len(self)
        return number


class NameFlow:
    """Numbers variables and names of one file, and knows the scope that is read at present."""

    def __init__(self, facts: FileFacts) -> None:
        self.facts = facts
        self.names = Numbers()
        self.variables = 1
        self.outer: dict[str, int] = {}
        """Names that the file does not bind."""
        self.ambiguous: dict[str, int] = {}
        """Names of the module that mean one thing for type checkers and another one when it runs: both."""
        self.scope: OpenScope
        self.root: OpenScope
        """The module's scope."""

    def flow(self, expression: Expression) -> int:
        """The variable that holds the expression's value; 0 when nobody needs to follow it."""
        raise NotImplementedError

    # Numbers

    def new(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables - 1

    def copy(self, source: int, target: int) -> None:
        """Whatever the source holds the target may hold."""
        if source and target and source != target:
            self.scope.flow.copies += (source, target)

    def join(self, *sources: int) -> int:
        """One variable for several."""
        distinct = sorted(set(sources) - {0})
        if len(distinct) < 2:
            return distinct[0] if distinct else 0
        joined = self.new()
        for source in distinct:
            self.copy(source, joined)
        return joined

    # Names

    def look_up(self, name: str) -> int:
        """The variable that a name means here."""
        scope = self.scope
        found = scope.environment.get(name)
        if found is not None:
            return found
        is_own = name in scope.bound and name not in scope.outer
        if is_own and (scope.kind != "class" or name in scope.versions):
            return self.joined(scope, name)
        return scope.types.get(name) or self._captured(scope, name)

    def look_up_type(self, name: str) -> int:
        """The variable that a name means in an annotation."""
        return self.ambiguous.get(name) or self.look_up(name)

    def _captured(self, inner: OpenScope, name: str) -> int:
        """The variable of a name of a scope around."""
        if name in inner.outer and inner.kind != "class" and self._is_global(inner, name):
            return self._of_module(name)
        scope = inner.parent
        while scope is not None:
            if name in scope.overlay:
                return scope.overlay[name]
            if scope.kind != "class" and name in scope.bound:
                # What was found of a parameter that is never bound again stays so: inner functions know it too.
                known = scope.environment.get(name) if name in scope.fixed else None
                return known or self.joined(scope, name)
            if name in scope.outer:
                return self._captured(scope, name)
            scope = scope.parent
        return self._outside(name)

    def _of_module(self, name: str) -> int:
        root = self.root
        return self.joined(root, name) if name in root.bound else self._outside(name)

    def _is_global(self, inner: OpenScope, name: str) -> bool:
        """Whether an outer name is the module's: no function around binds it."""
        scope = inner.parent
        while scope is not None and scope.parent is not None:
            if scope.kind != "class" and name in scope.bound:
                return False
            scope = scope.parent
        return True

    def joined(self, scope: OpenScope, name: str) -> int:
        """The variable into which all bindings of the name in a scope flow."""
        found = scope.joined.get(name)
        if found is None:
            found = scope.joined[name] = scope.reserved.get(name) or self.new()
        return found

    def _outside(self, name: str) -> int:
        """A name that the file does not bind: a built-in, or one that a star import brings."""
        found = self.outer.get(name)
        if found is None:
            found = self.outer[name] = self.new()
        return found

    def bind(self, name: str, variable: int) -> None:
        """Bind a name in the current scope, or in the one that `global` or `nonlocal` says."""
        scope = self.scope
        if scope.is_for_types:
            scope.types[name] = variable
            return
        if name not in scope.outer:
            scope.bind(name, variable)
            return
        self.copy(variable, self._captured(scope, name))
