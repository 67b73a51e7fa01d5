"""Where variables of modules and attributes of classes are bound again or changed in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analyzers.facts import Attribute, Bind, Expression, Name, Statement, Subscript
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame, method_receiver
from analyzers.linking.walk import walk

from .changing import CHANGING, changed_in_place, changing_methods, only_objects, targets_of
from .places import Places


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
    changing, alone = changing_methods(linked), only_objects(linked)
    for site in linked.sites:
        if site.method and site.frame.module.role == "code":
            yield from _called(places, site, changing, alone)
    for site in changed_in_place(linked):
        path = _container(places, site.call.arguments[0], site.frame)
        if path is not None:
            yield Write(path, site.frame, site.call.line, site.region)


def _statements(places: Places, frame: Frame) -> Iterator[Write]:
    for statement in frame.scope.statements:
        for target in targets_of(statement):
            yield from _stored(places, target, frame, statement)


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


def _called(places: Places, site: CallSite, changing: frozenset[str], alone: Mapping[str, str]) -> Iterator[Write]:
    """`X.append(...)`, and a method that changes the object of a variable of a module, wherever that is handed."""
    base = site.base
    if base is None:
        return
    path = _container(places, _innermost(base), site.frame) if site.method in CHANGING else None
    if path is not None:
        yield Write(path, site.frame, site.call.line, site.region)
    elif any(value.kind == "function" and value.name in changing for value in site.callees):
        held = _object(places, base, site.frame) or _handed(site, alone)
        if held is not None:
            yield Write(held, site.frame, site.call.line, site.region, is_certain=False)


def _object(places: Places, base: Expression, frame: Frame) -> str | None:
    """The variable of a module that holds an object of the program."""
    path = places.of(base, frame)
    if path is None or places.is_class_attribute(path) or _is_own_code(path, frame):
        return None
    return path if places.holds_object(path) else None


def _handed(site: CallSite, alone: Mapping[str, str]) -> str | None:
    """The variable that holds the only object of its class, where a method of that is called by another name."""
    classes = {value.name for value in site.receivers if value.kind == "instance"}
    within = any(site.frame.symbol.startswith(f"{one}.") for one in classes)
    return alone.get(next(iter(classes))) if len(classes) == 1 and not within else None


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
