"""A scope while its flow is extracted: which variable each name means at the present place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzers.facts import Scope

from .records import FlowScope

Environment = dict[str, int]
"""Names, and paths such as `x.name` that were stored before, to the variables that hold them now."""


class OpenScope:
    """The state of one scope.

    A name that inner scopes share (`nonlocal`, `global`) has one variable throughout; every other name gets a new
    variable with each binding, so that the order of statements decides, and branches join in a variable of their own.
    What inner scopes read is the `joined` variable, into which all bindings flow.
    """

    def __init__(self, facts: Scope, flow: FlowScope, parent: OpenScope | None, shared: frozenset[str]) -> None:
        self.facts = facts
        self.flow = flow
        self.parent = parent
        self.kind = facts.kind
        self.bound = set(facts.bound)
        self.bound.update(p.name for p in facts.parameters)
        self.outer = frozenset(facts.outer_names)
        self.shared = shared
        self.environment: Environment = {}
        self.overlay: Environment = {}
        """Names of the comprehensions around the present place."""
        self.paths: set[str] = set()
        self.joined: Environment = {}
        self.versions: dict[str, list[int]] = {}
        self.loaded: dict[tuple[int, int], int] = {}
        self.log: list[tuple[str, int]] | None = None
        """All bindings since the `try` around the present place began."""
        self.dead = False
        """Whether the present place cannot be reached: behind `return` or `raise`."""
        self.loops = 0

    def bind(self, name: str, variable: int) -> None:
        """From here on the name holds the variable."""
        self.versions.setdefault(name, []).append(variable)
        if self.paths:
            self.forget_paths(name)
        if name not in self.shared:
            self.environment[name] = variable
            if self.log is not None:
                self.log.append((name, variable))

    def refine(self, name: str, variable: int) -> None:
        """From here on the name holds a part of what it held: no new binding."""
        self.environment[name] = variable

    def store_path(self, path: str, variable: int) -> None:
        """Remember what was stored under `x.name` or `x[key]` until something may change it."""
        self.paths.add(path)
        self.environment[path] = variable

    def forget_paths(self, name: str = "") -> None:
        """What was stored may have changed: all of it, or what hangs on one name."""
        for path in [p for p in self.paths if not name or p.startswith((f"{name}.", f"{name}["))]:
            self.paths.discard(path)
            self.environment.pop(path, None)

    def close(self, copy: Callable[[int, int], None]) -> None:
        """Let all bindings of a name flow into what inner scopes read."""
        for name, joined in self.joined.items():
            for variable in dict.fromkeys(self.versions.get(name, ())):
                copy(variable, joined)


def merge(
    environments: Sequence[Environment], new: Callable[[], int], copy: Callable[[int, int], None]
) -> Environment:
    """What names hold where branches meet; a stored path survives only when all branches agree on it."""
    first, *others = environments
    if not others:
        return first
    merged = dict(first)
    for other in others:
        for name, variable in other.items():
            merged.setdefault(name, variable)
    for name, variable in list(merged.items()):
        found = {environment.get(name, -1) for environment in environments}
        if len(found) == 1:
            continue
        if not name.isidentifier() and not name.startswith("<"):
            del merged[name]
            continue
        sources = sorted(found - {-1, 0})
        if len(sources) == 1:
            merged[name] = sources[0]
        elif sources:
            merged[name] = new()
            for source in sources:
                copy(source, merged[name])
    return merged
