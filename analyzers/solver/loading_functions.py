"""Which functions of the program load by name what their parameters say, so that each call of one has a copy.

`def get_class(path): ... getattr(import_module(module), name)` gives something else at each place; without copies it
would give everybody what anybody asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from analyzers.flow.records import CALL_METHOD, FlowCall, FlowFacts, FlowScope

from .constraints import reachable, runs

_LARGEST = 300
"""Variables of a function, of which each call can have a copy."""
_ROUNDS = 4
"""Loaders that call loaders: so many levels."""


class LoadingScopes(NamedTuple):
    """The functions (scopes by identity) that load what their parameters name, and the files in which any loads."""

    by_parameter: AbstractSet[int] = frozenset()
    files: AbstractSet[str] = frozenset()


def loading_scopes(flows: Sequence[FlowFacts], loaders: Iterable[str]) -> LoadingScopes:
    """What calls one of the loaders, given by import path, or a function that hands a parameter on to one."""
    handing_on: list[FlowScope] = []
    files: set[str] = set()
    known = new = frozenset(loaders)
    for _ in range(_ROUNDS):
        words = frozenset(path.rpartition(".")[2] for path in new)
        asked = [flow for flow in flows if not words.isdisjoint(_words(flow))]
        found = [(flow, *one) for flow in asked for one in _loading(flow, known)]
        files.update(flow.path for flow, _, _ in found)
        handing_on += [scope for _, scope, calls in found if _hands_on(scope, calls)]
        new = frozenset(map(_known_as, handing_on)) - known
        known |= new
        if not new:
            break
    return LoadingScopes(frozenset(map(id, handing_on)), files)


def _known_as(scope: FlowScope) -> str:
    """The name by which calls are found: of a special method, whose name many classes have, with that of its class."""
    return ".".join(scope.path.split(".")[-2:]) if _is_special(scope.name) else scope.name


def _is_special(path: str) -> bool:
    word = path.rpartition(".")[2]
    return word.startswith("__") and word.endswith("__")


def _says_enough(path: str) -> bool:
    """Whether an attribute of that name is taken for the loader, whatever it is an attribute of."""
    return "_" in path.rpartition(".")[2] and not _is_special(path)


def _words(flow: FlowFacts) -> Iterator[str]:
    """What the file calls things that it does not define."""
    yield from flow.names
    yield from (one.name or one.module for scope in flow.scopes for one in scope.imports)


def _loading(flow: FlowFacts, known: frozenset[str]) -> Iterator[tuple[FlowScope, list[FlowCall]]]:
    """The scopes that call what is known to load, with the calls."""
    root = flow.scopes[0]
    imported = {one.alias: f"{one.module}.{one.name}" for one in root.imports if one.name}
    named = {number: imported.get(name, name) for number, name in enumerate(root.names, start=1)}
    named |= {variable: flow.names[name] for variable, name in runs(root.outer, 2)}
    named |= {variable: imported.get(name, name) for name, variable in root.names.items()}
    named |= {one.variable: f"{one.module}.{one.name}" for scope in flow.scopes for one in scope.imports if one.name}
    methods = frozenset(path.rpartition(".")[2] for path in known if _says_enough(path))
    special = [path.rpartition(".") for path in known if _is_special(path)]
    for scope in flow.scopes:
        bases = _bases_around(flow, scope, named) if special else []
        inherited = {word for owner, _, word in special if owner in bases}
        loaded = _loaded(flow, scope)
        calls = [call for call in scope.calls if _is_loader(call, loaded, named, known, methods | inherited)]
        if calls:
            yield scope, calls


def _loaded(flow: FlowFacts, scope: FlowScope) -> dict[int, str]:
    """The variables of a scope that hold attributes, with the names of these."""
    return {target: flow.names[name] for _, name, target, _ in runs(scope.loads, 4)}


def _bases_around(flow: FlowFacts, scope: FlowScope, named: Mapping[int, str]) -> list[str]:
    """The bases of the class that a method is defined in, each by the last word of its name."""
    around = flow.scopes[max(scope.parent, 0)]
    loaded = _loaded(flow, flow.scopes[max(around.parent, 0)]) if around.bases else {}
    names = [named.get(base) or loaded.get(base) for base in around.bases]
    return [name.rpartition(".")[2] for name in names if name]


def _is_loader(
    call: FlowCall,
    loaded: Mapping[int, str],
    named: Mapping[int, str],
    known: frozenset[str],
    methods: frozenset[str],
) -> bool:
    """Whether what is called has the name of a loader; an attribute is one of the methods."""
    if call.form == CALL_METHOD:
        return loaded.get(call.function, "") in methods
    name = named.get(call.function, "")
    return name in known or ("." in name and name.rpartition(".")[2] in known)


def _hands_on(scope: FlowScope, calls: Sequence[FlowCall]) -> bool:
    """Whether what one of the calls is given is made from a parameter of a function that can have copies."""
    if not scope.parameters or scope.end - scope.first > _LARGEST:
        return False
    start = [parameter.variable for parameter in scope.parameters]
    made = reachable(start, _steps(scope))
    given = {abs(one) for call in calls for one in (*call.arguments, *(value for _, value in call.keywords))}
    return not made.isdisjoint(given)


def _steps(scope: FlowScope) -> Iterator[tuple[int, ...]]:
    """From each variable to those that hold what is made from it."""
    yield from runs(scope.copies, 2)
    yield from ((value, container) for container, _, value in runs(scope.elements, 3))
    yield from ((base, target) for base, _, target, _, _ in runs(scope.reads, 5))
    yield from ((source, target) for source, _, _, target, _ in runs(scope.unpacks, 5))
    yield from ((source, target) for source, target, _ in runs(scope.iterations, 3))
    for _, left, right, target, _ in runs(scope.operations, 5):
        yield from ((left, target), (right, target))
    for left, right, target in runs(scope.texts, 3):
        yield from ((left, target), (right, target))
    for call in scope.calls:
        yield call.receiver, call.result
        yield from ((abs(argument), call.result) for argument in call.arguments)
