"""Names: which binding a name means, through scopes, imports, re-exports and star imports."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzers.facts import Attribute, Expression, Import, Name

from .bindings import bound
from .code import Frame
from .sequences import items_of
from .values import NOTHING, Value, Values, one, texts

if TYPE_CHECKING:
    from .evaluate import Evaluator

_BUILTINS = frozenset(dir(builtins))
_MOST_HOPS = 20
"""Longer chains of re-exports go in circles."""


def find_name(evaluator: Evaluator, name: str, frame: Frame) -> Values:
    """The name as its scope, the functions around it, the module, a star import or the built-ins bind it."""
    current = frame
    while current.number > 0:
        scope = current.scope
        if (current is frame or scope.kind != "class") and name not in scope.outer_names:
            bindings = evaluator.code.bindings(current).get(name)
            if bindings:
                return bound(evaluator, bindings)
        current = current.parent
    found = global_name(evaluator, name, current)
    if found is not None:
        return found
    # `from .orders import *` in a package binds `orders` there as well.
    submodule = _submodule(evaluator, current.module.name, name)
    if submodule or name in _BUILTINS:
        return submodule or one("external", f"<builtin>.{name}")
    return _from_outside(evaluator, name, current)


def global_name(evaluator: Evaluator, name: str, module: Frame, seen: set[str] | None = None) -> Values | None:
    """What a module's namespace holds under a name; None when it holds no such name.

    Of the modules that it imports with a star each is asked once: `seen` are those.
    """
    seen = {module.module.name} if seen is None else seen
    bindings = evaluator.code.bindings(module)
    if name in bindings:
        return bound(evaluator, bindings[name])
    for star in reversed(bindings.get("*", ())):
        if isinstance(star.payload, Import):
            found = _starred(evaluator, star.payload, star.frame, name, seen)
            if found is not None:
                return found
    return None


def _starred(evaluator: Evaluator, statement: Import, frame: Frame, name: str, seen: set[str]) -> Values | None:
    """The name as `from module import *` brings it, if it does."""
    source = _import_source(evaluator, statement, frame)
    target = evaluator.code.modules.get(source) if source else None
    if target is None or target.name in seen or ("*", target.name, name) in evaluator.active:
        return None
    seen.add(target.name)
    inner = Frame(target, 0)
    if not _is_public(evaluator, name, inner) or _is_given_back(evaluator, name, inner, seen):
        return None
    key = ("*", target.name, name)
    evaluator.active.add(key)
    found = global_name(evaluator, name, inner, seen)
    evaluator.active.discard(key)
    return found


def _is_given_back(evaluator: Evaluator, name: str, module: Frame, asking: set[str]) -> bool:
    """Whether a module has a name only from one that asks for it here, where an earlier import has brought it."""
    sources = [
        _import_source(evaluator, payload, frame) if isinstance(payload, Import) and payload.name == name else None
        for frame, payload, *_ in evaluator.code.bindings(module).get(name, ())
    ]
    return bool(sources) and all(source in asking for source in sources)


def _from_outside(evaluator: Evaluator, name: str, module: Frame) -> Values:
    """A name that no file binds, as each star import from a library may bring it."""
    sources = () if name.startswith("_") else _outside_stars(evaluator, name, module)
    return frozenset(Value("external", f"{source}.{name}") for source in sources)


def _outside_stars(evaluator: Evaluator, name: str, module: Frame) -> Iterator[str]:
    """The libraries from which star imports, of modules of ours too, may bring a name."""
    seen, pending = {module.module.name}, [module]
    while pending:
        current = pending.pop()
        for star in evaluator.code.bindings(current).get("*", ()):
            source = _import_source(evaluator, star.payload, star.frame) if isinstance(star.payload, Import) else None
            target = evaluator.code.modules.get(source or "")
            if source and target is None and not evaluator.code.table.is_namespace(source):
                yield source
            elif target is not None and target.name not in seen and _is_public(evaluator, name, Frame(target, 0)):
                seen.add(target.name)
                pending.append(Frame(target, 0))


def _is_public(evaluator: Evaluator, name: str, module: Frame) -> bool:
    """Whether a star import of the module brings the name, if it has it."""
    public = exported(evaluator, module)
    return not name.startswith("_") if public is None else name in public


def exported(evaluator: Evaluator, module: Frame) -> frozenset[str] | None:
    """The names in `__all__`; None when the module has none."""
    if "__all__" not in evaluator.code.bindings(module):
        return None
    found = evaluator.once(("__all__", module.module.name), lambda: _listed(evaluator, module))
    return frozenset(texts(found)) if found else None


def _listed(evaluator: Evaluator, module: Frame) -> Values:
    named = items_of(evaluator, Name("__all__", 0), module)
    return NOTHING.union(*(evaluator.values(item.expression, item.frame) for item in named))


def _import_source(evaluator: Evaluator, statement: Import, frame: Frame) -> str | None:
    """The module an import names: ours (its module name) or an import path; None above the top package."""
    if not statement.level:
        return evaluator.code.table.find(statement.module, frame.module.facts.path) or statement.module
    base = evaluator.code.table.base_of_relative(frame.module.name, statement.level)
    if base is None:
        return None
    return ".".join(part for part in (base, statement.module) if part)


def imported(evaluator: Evaluator, statement: Import, frame: Frame) -> Values:
    """What an import statement binds."""
    if statement.name is None:
        whole = statement.module
        first = whole.partition(".")[0]
        wanted = first if statement.alias == first else whole
        return module_value(evaluator, wanted, frame)
    source = _import_source(evaluator, statement, frame)
    if source is None:
        return NOTHING
    if source in evaluator.code.modules or evaluator.code.table.is_namespace(source):
        return evaluator.module_attribute(source, statement.name)
    return one("external", f"{source}.{statement.name}")


def module_value(evaluator: Evaluator, dotted: str, frame: Frame) -> Values:
    """The module that `import dotted` gives in the file of `frame`."""
    found = evaluator.code.table.find(dotted, frame.module.facts.path)
    return one("module", found) if found else one("external", dotted)


def find_in_module(evaluator: Evaluator, module: str, name: str) -> Values:
    """A name of a module's namespace, else its submodule of that name."""
    target = evaluator.code.modules.get(module)
    found = global_name(evaluator, name, Frame(target, 0)) if target else None
    found = found or _submodule(evaluator, module, name)
    return found or (_from_outside(evaluator, name, Frame(target, 0)) if target else NOTHING)


def _submodule(evaluator: Evaluator, module: str, name: str) -> Values:
    whole = f"{module}.{name}"
    is_known = whole in evaluator.code.modules or evaluator.code.table.is_namespace(whole)
    return one("module", whole) if is_known else NOTHING


def path_of(evaluator: Evaluator, expression: Expression, frame: Frame) -> str | None:
    """The place where a name is defined or assigned, as a dotted path through all imports; None if unknown.

    `signals.order_placed` gives `shop.signals.order_placed` wherever it is imported from.
    """
    if isinstance(expression, Attribute):
        return _path_of_attribute(evaluator, expression, frame)
    return _path_of_name(evaluator, expression.id, frame) if isinstance(expression, Name) else None


def _path_of_attribute(evaluator: Evaluator, expression: Attribute, frame: Frame) -> str | None:
    for base in sorted(evaluator.values(expression.base, frame), key=repr):
        if base.kind == "module" and base.name in evaluator.code.modules:
            return _path_of_name(evaluator, expression.name, Frame(evaluator.code.modules[base.name], 0))
        if base.kind in ("external", "external_instance", "class"):
            return f"{base.name}.{expression.name}"
        if base.kind == "instance":
            return f"{base.name}.{expression.name}"
    return None


def _path_of_name(evaluator: Evaluator, name: str, frame: Frame, hops: int = 0) -> str | None:
    current = frame
    while current.number > 0 and name not in evaluator.code.bindings(current):
        current = current.parent
    for binding in evaluator.code.bindings(current).get(name, ()):
        payload = binding.payload
        if not isinstance(payload, Import) or payload.name is None or hops > _MOST_HOPS:
            return f"{current.symbol}.{name}"
        source = _import_source(evaluator, payload, binding.frame)
        if source in evaluator.code.modules:
            return _path_of_name(evaluator, payload.name, Frame(evaluator.code.modules[source], 0), hops + 1)
        return f"{source}.{payload.name}" if source else None
    return _path_through_star(evaluator, name, current, hops)


def _path_through_star(evaluator: Evaluator, name: str, module: Frame, hops: int) -> str | None:
    for star in reversed(evaluator.code.bindings(module).get("*", ())):
        if isinstance(star.payload, Import) and hops <= _MOST_HOPS:
            source = _import_source(evaluator, star.payload, star.frame)
            inner = evaluator.code.modules.get(source or "")
            if inner and global_name(evaluator, name, Frame(inner, 0)):
                return _path_of_name(evaluator, name, Frame(inner, 0), hops + 1)
    brought = [value.name for value in _from_outside(evaluator, name, module)]
    return brought[0] if len(brought) == 1 else None
