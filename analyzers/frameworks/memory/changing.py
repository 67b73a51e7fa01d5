"""Which methods change the object that they are called on, and which object of a class is the only one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analyzers.facts import (
    Attribute,
    Bind,
    Call,
    Collection,
    Constant,
    Evaluate,
    Expression,
    Name,
    Operation,
    Starred,
    Statement,
    Subscript,
)
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, enclosing_regions, method_receiver
from analyzers.linking.walk import last_word

_ADDING = (
    "append appendleft extend extendleft insert add update setdefault put put_nowait move_to_end rotate sort reverse"
)
_REMOVING = "remove discard pop popleft popitem clear get_nowait difference_update intersection_update"
CHANGING = frozenset(f"{_ADDING} {_REMOVING}".split())
"""Methods of containers that change them."""
_CHANGING_FIRST = tuple(
    f"{module}.{name}"
    for module, names in (
        ("heapq", "heappush heappop heappushpop heapreplace heapify"),
        ("bisect", "insort insort_left insort_right"),
        ("random", "shuffle"),
    )
    for name in names.split()
)
"""Functions that change the container that they get first."""
_INITIAL = frozenset({"__init__", "__new__", "__post_init__", "__set_name__", "__setstate__"})


def changed_in_place(linked: Linked) -> Iterator[CallSite]:
    """The calls of functions that change what they get first."""
    return (site for path in _CHANGING_FIRST for site in linked.outside.get(path, ()) if site.call.arguments)


def only_objects(linked: Linked) -> Mapping[str, str]:
    """Of classes with one object, made for a variable of a module: that variable."""
    made: dict[str, list[CallSite]] = {}
    for site in linked.sites:
        for value in site.callees if site.frame.module.role == "code" else ():
            if value.kind == "class":
                made.setdefault(value.name, []).append(site)
    alone = ((name, _variable(sites[0])) for name, sites in made.items() if len(sites) == 1)
    return {name: path for name, path in alone if path is not None}


def _variable(site: CallSite) -> str | None:
    """The variable of a module to which the result of a call is bound."""
    bound = next(site.bindings(), None)
    if bound is None or not isinstance(bound.target, Name):
        return None
    is_ours = site.frame.scope.kind == "module" or bound.target.id in site.frame.scope.outer_names
    return f"{site.frame.module.name}.{bound.target.id}" if is_ours else None


def targets_of(statement: Statement) -> Iterator[Expression]:
    """What a statement binds, changes or deletes."""
    match statement:
        case Bind(target=target):
            yield from _single(target)
        case Evaluate(value=Operation(kind="delete", operands=operands)):
            yield from operands


def _single(target: Expression) -> Iterator[Expression]:
    """The targets of an unpacking."""
    if isinstance(target, Collection):
        for item in target.items:
            yield from _single(item)
    else:
        yield target.value if isinstance(target, Starred) else target


def changing_methods(linked: Linked) -> frozenset[str]:
    """Methods, of the classes of the program, that change the object that they are called on."""
    found = set()
    for symbol, frame in linked.code.definitions.items():
        receiver = method_receiver(frame)
        if receiver is None or frame.scope.name in _INITIAL:
            continue
        changed = (
            _is_of(one, receiver) and not _is_checked(one, frame, statement.region)
            for statement in frame.scope.statements
            for one in targets_of(statement)
        )
        if any(changed):
            found.add(symbol)
    for site in linked.sites:
        if site.method in CHANGING and site.base is not None:
            receiver = method_receiver(site.frame)
            # What another class of the program does with what it is given is no change of the object.
            is_whole = isinstance(site.base, Attribute)
            is_handed_on = is_whole and any(value.kind == "function" for value in site.callees)
            if receiver is not None and _is_of(site.base, receiver) and not is_handed_on:
                found.add(site.frame.symbol)
    for site in changed_in_place(linked):
        receiver = method_receiver(site.frame)
        if receiver is not None and _is_of(site.call.arguments[0], receiver):
            found.add(site.frame.symbol)
    return frozenset(found)


def _is_checked(target: Expression, frame: Frame, region: int) -> bool:
    """Whether an attribute is only filled where nothing was: a memo of the object."""
    regions = frame.module.facts.regions
    tests = (regions[one].expression for one in enclosing_regions(frame, region) if regions[one].kind == "if")
    return any(test is not None and _is_missing(test, last_word(target)) for test in tests)


def _is_missing(test: Expression, name: str) -> bool:
    """`not self.x`, `self.x is None`, `not hasattr(self, "x")`."""
    match test:
        case Operation(kind="not", operands=(Call(function=Name(id="hasattr"), arguments=(_, Constant(value=asked))),)):
            return asked == name
        case Operation(kind="not", operands=(Attribute(name=asked),)):
            return asked == name
        case Operation(kind="is", operands=(Attribute(name=asked), Constant(value=None))):
            return asked == name
        case _:
            return False


def _is_of(target: Expression, receiver: str) -> bool:
    """`self.x`, `self.x[...]`."""
    while isinstance(target, Subscript):
        target = target.base
    return isinstance(target, Attribute) and isinstance(target.base, Name) and target.base.id == receiver
