"""A scope while its flow is extracted: which variable each name means at the present place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from analyzers.facts import Expression, Scope

from .records import FlowScope

Environment = dict[str, int]
"""Names to the variables that hold them now."""


class State(Struct, frozen=True, gc=False):
    """What is known at one place: of names, and of what was stored under paths such as `x.name`."""

    names: Environment
    stored: Environment


class OpenScope:
    """The state of one scope.

    A name that inner scopes share (`nonlocal`, `global`) has one variable throughout; every other name gets a new
    variable with each binding, so that the order of statements decides, and branches join in a variable of their own.
    What inner scopes read is the `joined` variable, into which all bindings flow.
    """

    dead = False
    """Whether the present place cannot be reached: behind `return`, `raise`, `break` or `continue`."""
    is_for_types = False
    """Whether the present place is one that only type checkers read."""

    def __init__(self, facts: Scope, flow: FlowScope, parent: OpenScope | None, shared: frozenset[str]) -> None:
        self.flow, self.parent = flow, parent
        self.kind, self.region, self.parameters = facts.kind, facts.region, frozenset(p.name for p in facts.parameters)
        self.bound = self.parameters.union(facts.bound)
        self.outer, self.shared = frozenset(facts.outer_names), shared
        # Parameters that nothing binds again.
        self.fixed = self.parameters.difference(facts.bound, shared)
        self.private = _private_prefix(facts, parent)
        self.environment: Environment = {}
        self.overlay: Environment = {}
        """Names of the comprehensions around the present place."""
        self.types: Environment = {}
        """What only type checkers see under a name: it is there for annotations, and where nothing else is."""
        self.stored: Environment = {}
        """What was stored under paths such as `x.name` or `x[key]`, until something may change it."""
        self._bases: set[str] = set()
        """The names with which paths began."""
        self.joined: Environment = {}
        self.reserved: Environment = {}
        """Numbers for joined variables: inner scopes ask for them, but they are not theirs."""
        self.versions: dict[str, list[int]] = {}
        self._bound_at: dict[str, tuple[int, int]] = {}
        """Where a name was bound last: the region, and the number of calls before."""
        self.assigned: dict[str, Expression | None] = {}
        """What names were given last, as it is written; None where they got it in another way."""
        self.loaded: dict[tuple[int, str], int] = {}
        self.log: list[tuple[str, int]] | None = None
        """All bindings since the `try` or `with` around the present place began."""
        self.loops = 0
        self.breaks: list[State] = []
        """What is known at each `break` of the loop around, and at each `continue` in `repeats`."""
        self.repeats: list[State] = []

    def bind(self, name: str, variable: int) -> None:
        """From here on the name holds the variable."""
        versions = self.versions.setdefault(name, [])
        place = (self.region, len(self.flow.calls))
        if versions and self._bound_at[name] == place and self.environment.get(name) == versions[-1]:
            # Nothing was called since: no inner scope can have seen the value before this one.
            versions.pop()
        versions.append(variable)
        self._bound_at[name] = place
        if name in self._bases and self.stored:
            self._forget_paths_of(name)
        if name not in self.shared:
            self.environment[name] = variable
            if self.log is not None:
                self.log.append((name, variable))

    def remember(self, base: str, path: str, variable: int) -> None:
        """From here on a path that begins with the name `base` holds the variable."""
        self._bases.add(base)
        self.stored[path] = variable

    def _forget_paths_of(self, name: str) -> None:
        """What hangs on a name belongs to another object now."""
        beginnings = (f"{name}.", f"{name}[")
        self.stored = {path: v for path, v in self.stored.items() if not path.startswith(beginnings)}

    def state(self) -> State:
        """What is known here, for later."""
        return State(self.environment.copy(), self.stored.copy())

    def end(self) -> State | None:
        """What is known at the end of a branch; None when it is not reached."""
        return None if self.dead else State(self.environment, self.stored)

    def resume(self, state: State) -> None:
        """Go on from a place."""
        self.environment, self.stored = state.names.copy(), state.stored.copy()
        self.dead = False

    def close(self, copy: Callable[[int, int], None]) -> None:
        """Let all bindings of a name flow into what inner scopes read; those for types when there are no others."""
        for name, joined in self.joined.items():
            for variable in dict.fromkeys(self.versions.get(name) or (self.types.get(name, 0),)):
                copy(variable, joined)


def _private_prefix(facts: Scope, parent: OpenScope | None) -> str:
    """What Python puts before `__name` in a class; empty outside of classes."""
    if facts.kind != "class":
        return parent.private if parent is not None else ""
    stripped = facts.name.lstrip("_")
    return f"_{stripped}" if stripped else ""


def meet(states: Sequence[State], new: Callable[[], int], copy: Callable[[int, int], None]) -> State:
    """What is known where branches meet; a stored path survives only when all branches agree on it."""
    first, *others = states
    if not others:
        return first
    stored = {path: v for path, v in first.stored.items() if all(other.stored.get(path) == v for other in others)}
    merged = first.names.copy()
    for name in _differing(first.names, [other.names for other in others]):
        sources = sorted({state.names.get(name, 0) for state in states} - {0})
        merged[name] = sources[0] if sources else 0
        if len(sources) > 1:
            merged[name] = new()
            for source in sources:
                copy(source, merged[name])
    return State(merged, stored)


def _differing(first: Environment, others: Sequence[Environment]) -> dict[str, None]:
    """The names that do not hold the same everywhere, in order: few of many, so that finding them must be quick."""
    found: dict[str, None] = {}
    for other in others:
        if other == first:
            continue
        held = other.get
        found.update(dict.fromkeys([name for name, variable in first.items() if held(name, -1) != variable]))
        if len(other) > len(first) or found:
            found.update(dict.fromkeys([name for name in other if name not in first]))
    return found
