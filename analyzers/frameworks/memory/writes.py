"""Where variables of modules and attributes of classes are bound again or changed in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
from analyzers.linking.walk import last_word, walk

from .places import Places

_ADDING = (
    "append appendleft extend extendleft insert add update setdefault put put_nowait move_to_end rotate sort reverse"
)
_REMOVING = "remove discard pop popleft popitem clear get_nowait difference_update intersection_update"
CHANGING = frozenset(f"{_ADDING} {_REMOVING}".split())
"""Methods of containers that change them."""
_INITIAL = frozenset({"__init__", "__new__", "__post_init__", "__set_name__", "__setstate__"})


class Write(NamedTuple):
    """A variable or attribute, by its path, is written in a scope; `region` is the statement's.

    `is_binding`: it has another value from then on, whatever was there before.
    """

    path: str
    frame: Frame
    line: int
    region: int
    is_certain: bool = True
    is_binding: bool = False


def writes(linked: Linked, places: Places) -> Iterator[Write]:
    """Each of them, outside of tests; the code of a module that makes its own variables is none."""
    for frame in linked.code.frames():
        if frame.module.role == "code":
            yield from _statements(places, frame)
    changing = _changing_methods(linked)
    for site in linked.sites:
        if site.method and site.frame.module.role == "code":
            yield from _called(places, site, changing)


def _statements(places: Places, frame: Frame) -> Iterator[Write]:
    for statement in frame.scope.statements:
        for target in _targets(statement):
            yield from _stored(places, target, frame, statement)


def _targets(statement: Statement) -> Iterator[Expression]:
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


def _stored(places: Places, target: Expression, frame: Frame, statement: Statement) -> Iterator[Write]:
    match target:
        case Name(id=name):
            if name in frame.scope.outer_names and _is_global(name, frame):
                is_binding = isinstance(statement, Bind) and statement.how != "augment"
                own = f"{frame.module.name}.{name}"
                yield Write(own, frame, statement.line, statement.region, is_binding=is_binding)
        case Subscript():
            path = _container(places, target.base, frame)
            if path is not None:
                yield Write(path, frame, statement.line, statement.region)
        case Attribute(base=base):
            yield from _attribute(places, target, base, frame, statement)


def _attribute(
    places: Places, target: Attribute, base: Expression, frame: Frame, statement: Statement
) -> Iterator[Write]:
    """`module.x = 1`, `Class.x = 1`, `cls.x = 1`, and `x.y = 1` of an object that a variable of a module holds."""
    if isinstance(base, Name) and base.id == method_receiver(frame):
        path = places.of(target, frame) if places.is_receiver_class(frame) else None
    else:
        path = places.of(target, frame) if places.is_namespace(base, frame) else None
        path = path or _object(places, base, frame)
    if path is not None and not _is_own_code(path, frame):
        yield Write(path, frame, statement.line, statement.region)


def _container(places: Places, base: Expression, frame: Frame) -> str | None:
    """The variable or shared attribute whose container, or a container in it, is changed."""
    while isinstance(base, Subscript):
        base = base.base
    path = places.of(base, frame)
    if path is None or not places.holds_container(path) or _is_own_code(path, frame):
        return None
    return path if not places.is_class_attribute(path) or places.is_shared(path) else None


def _is_own_code(path: str, frame: Frame) -> bool:
    """Whether a module or class changes what it has itself, while it is made."""
    return frame.scope.kind in ("module", "class") and path.rpartition(".")[0] == frame.symbol


def _is_global(name: str, frame: Frame) -> bool:
    """Whether the name is one of the module, and not of a function around this one."""
    around = frame.parent
    while around.number > 0:
        parameters = (parameter.name for parameter in around.scope.parameters)
        if around.scope.kind == "function" and (name in around.scope.bound or name in parameters):
            return False
        around = around.parent
    return True


def _called(places: Places, site: CallSite, changing: frozenset[str]) -> Iterator[Write]:
    """`X.append(...)`, and a method that changes the object that a variable of a module holds."""
    base = site.call.function.base if isinstance(site.call.function, Attribute) else None
    if base is None:
        return
    path = _container(places, _innermost(base), site.frame) if site.method in CHANGING else None
    if path is not None:
        yield Write(path, site.frame, site.call.line, site.region)
    elif any(value.kind == "function" and value.name in changing for value in site.callees):
        held = _object(places, base, site.frame)
        if held is not None:
            yield Write(held, site.frame, site.call.line, site.region, is_certain=False)


def _object(places: Places, base: Expression, frame: Frame) -> str | None:
    """The variable of a module that holds an object of the program."""
    path = places.of(base, frame)
    if path is None or places.is_class_attribute(path) or _is_own_code(path, frame):
        return None
    return path if places.holds_object(path) else None


def _innermost(base: Expression) -> Expression:
    """`X` of `X.setdefault(...).append(...)` and `X[...].append(...)`."""
    found = base
    for part in walk(base):
        if isinstance(part, Name | Attribute):
            found = part
            break
    if isinstance(found, Attribute) and found.name in ("setdefault", "get"):
        return found.base
    return found if isinstance(base, Name | Attribute | Subscript) else base


def _changing_methods(linked: Linked) -> frozenset[str]:
    """Methods, of the classes of the program, that change the object that they are called on."""
    found = set()
    for symbol, frame in linked.code.definitions.items():
        receiver = method_receiver(frame)
        if receiver is None or frame.scope.name in _INITIAL:
            continue
        changed = (
            _is_of(one, receiver) and not _is_checked(one, frame, statement.region)
            for statement in frame.scope.statements
            for one in _targets(statement)
        )
        if any(changed):
            found.add(symbol)
    for site in linked.sites:
        if site.method in CHANGING and isinstance(site.call.function, Attribute):
            receiver = method_receiver(site.frame)
            # What another class of the program does with what it is given is no change of the object.
            is_whole = isinstance(site.call.function.base, Attribute)
            is_handed_on = is_whole and any(value.kind == "function" for value in site.callees)
            if receiver is not None and _is_of(site.call.function.base, receiver) and not is_handed_on:
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
