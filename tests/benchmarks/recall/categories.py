"""What kind of call a missed or a wrong edge is, told from the callee and the expression that makes the call."""

from __future__ import annotations

import ast
import builtins
from collections import Counter
from collections.abc import Mapping

from analyzers.program import Program

from .names import FunctionNode, Scope, SourceNames
from .truth import Call, Edge, Truth

_PROPERTIES = {"property", "cached_property", "setter", "getter", "deleter"}
_CONSTRUCTORS = {"__init__", "__new__", "__post_init__"}
_CLASS_CREATION = {"__init_subclass__", "__set_name__", "__class_getitem__", "__prepare__", "__mro_entries__"}
_DESCRIPTORS = {"__get__", "__set__", "__delete__"}
_ITERATION = {"__iter__", "__next__", "__aiter__", "__anext__", "__enter__", "__exit__", "__aenter__", "__aexit__"}
_FALLBACKS = {"__getattr__", "__getattribute__", "__setattr__", "__delattr__"}


class Categories:
    """Names the kind of a call that ran."""

    def __init__(self, names: SourceNames, truth: Truth) -> None:
        """How many definitions share a method's name is told by the files in which code ran."""
        self._names = names
        files = {call.path for call in truth.calls} | set(truth.lines)
        scopes = (scope for path in sorted(files) for found in names.file(path).scopes.values() for scope in found)
        methods = {scope.name for scope in scopes if is_method(scope)}
        self._namesakes = Counter(name.rpartition(".")[2] for name in methods)

    def category(self, call: Call) -> str:
        """One of a fixed set of phrases."""
        site = self._site(call)
        name = short_name(call.callee)
        if decorators_of(call.callee) & _PROPERTIES and may_read_attribute(site):
            return "properties"
        if isinstance(call.callee.node, ast.Lambda):
            return "lambdas"
        if is_super_call(site, name):
            return "super()"
        if is_dunder(name) and called_name(site) != name:
            return _dunder_category(name)
        if called_name(site) == name:
            return self._named(call, site, name)
        return "decorators" if self._is_decorator(call, site) else _renamed(call, site)

    def _site(self, call: Call) -> ast.AST | None:
        found = self._names.file(call.path).expressions.get(call.place, [])
        return next((one for one in found if isinstance(one, ast.Call)), found[0] if found else None)

    def _is_decorator(self, call: Call, site: ast.AST | None) -> bool:
        around = self._names.file(call.path).parents.get(site) if site else None
        return isinstance(around, FunctionNode | ast.ClassDef) and site in around.decorator_list

    def _named(self, call: Call, site: ast.AST | None, name: str) -> str:
        """The call is written with the callee's own name."""
        if not is_method(call.callee):
            return "inner functions by name" if is_nested(call.callee) else "functions by name"
        receiver = receiver_of(site)
        if isinstance(receiver, ast.Name) and receiver.id in {"self", "cls"}:
            return "methods of self"
        return "methods with a unique name" if self._namesakes[name] == 1 else "methods with a shared name"


def _dunder_category(name: str) -> str:
    if name in _CONSTRUCTORS:
        return "constructors"
    if name in _CLASS_CREATION:
        return "class creation hooks"
    if name in _DESCRIPTORS:
        return "descriptors"
    if name in _FALLBACKS:
        return "attribute fallbacks"
    if name in _ITERATION:
        return "iteration and with"
    return "calls of instances" if name == "__call__" else "operators and other dunders"


def _renamed(call: Call, site: ast.AST | None) -> str:
    """The call is written with another name than the callee's."""
    function = site.func if isinstance(site, ast.Call) else None
    if isinstance(function, ast.Subscript):
        return "functions kept in tables"
    if isinstance(function, ast.Attribute):
        return _by_attribute(call, site)
    if isinstance(function, ast.Name):
        return _by_name(call, site, function.id)
    return "functions that a call returned" if isinstance(function, ast.Call) else "calls by other syntax"


def _by_attribute(call: Call, site: ast.AST | None) -> str:
    if _mentions(site, short_name(call.callee)):
        return "callbacks through library code"
    return "wrappers that decorators put in place" if is_nested(call.callee) else "functions kept in attributes"


def _by_name(call: Call, site: ast.AST | None, name: str) -> str:
    if name in _parameters(call.caller):
        return "functions passed as arguments"
    value = _value_of(name, call.caller)
    if value is not None:
        return _by_value(value)
    outer = call.caller.parent
    while outer is not None and not isinstance(outer.node, ast.Module):
        if name in _parameters(outer) or _value_of(name, outer) is not None:
            return "functions held by a closure"
        outer = outer.parent
    if hasattr(builtins, name) or _mentions(site, short_name(call.callee)):
        return "callbacks through library code"
    return "wrappers that decorators put in place" if is_nested(call.callee) else "functions under another name"


def _by_value(value: ast.AST) -> str:
    """The call goes to a local variable, which got this value."""
    if isinstance(value, ast.Call):
        by = {"getattr": "functions found by getattr", "get": "functions kept in tables"}
        return by.get(called_name(value), "functions that a call returned")
    if isinstance(value, ast.Subscript | ast.For | ast.AsyncFor | ast.comprehension):
        return "functions kept in tables"
    return "functions kept in attributes" if isinstance(value, ast.Attribute) else "functions in local variables"


# What the syntax says


def short_name(scope: Scope) -> str:
    """Without the scopes around."""
    return scope.name.rpartition(".")[2]


def is_dunder(name: str) -> bool:
    """Whether Python itself may call it."""
    return name.startswith("__") and name.endswith("__")


def is_method(scope: Scope) -> bool:
    """Whether it is defined in a class body."""
    parent = scope.parent
    return isinstance(scope.node, FunctionNode) and parent is not None and isinstance(parent.node, ast.ClassDef)


def is_nested(scope: Scope) -> bool:
    """Whether it is defined in a function."""
    return scope.parent is not None and isinstance(scope.parent.node, FunctionNode | ast.Lambda)


def decorators_of(scope: Scope) -> frozenset[str]:
    """Last names of its decorators."""
    node = scope.node
    if not isinstance(node, FunctionNode):
        return frozenset()
    return frozenset(name for one in node.decorator_list if (name := _last_name(one)))


def called_name(site: ast.AST | None) -> str:
    """The last name in what is called, empty without one."""
    return _last_name(site.func) if isinstance(site, ast.Call) else ""


def may_read_attribute(site: ast.AST | None) -> bool:
    """Whether it reads one itself or calls a built-in such as `getattr`, rather than a function of the package."""
    return not isinstance(site, ast.Call) or hasattr(builtins, called_name(site))


def receiver_of(site: ast.AST | None) -> ast.expr | None:
    """What stands before the dot of a method call."""
    return site.func.value if isinstance(site, ast.Call) and isinstance(site.func, ast.Attribute) else None


def is_super_call(site: ast.AST | None, name: str) -> bool:
    """Whether it is `super().name(...)`."""
    receiver = receiver_of(site)
    return called_name(site) == name and isinstance(receiver, ast.Call) and called_name(receiver) == "super"


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _last_name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _parameters(scope: Scope) -> frozenset[str]:
    if not isinstance(scope.node, FunctionNode | ast.Lambda):
        return frozenset()
    given = scope.node.args
    return frozenset(one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs))


def _value_of(name: str, scope: Scope) -> ast.AST | None:
    """What a variable of a function is set to, the first time; or the loop that sets it."""
    if not isinstance(scope.node, FunctionNode):
        return None
    for node in ast.walk(scope.node):
        targets, value = _binding(node)
        if any(isinstance(inner, ast.Name) and inner.id == name for one in targets for inner in ast.walk(one)):
            return value
    return None


def _binding(node: ast.AST) -> tuple[list[ast.expr], ast.AST | None]:
    match node:
        case ast.Assign(targets, value):
            return targets, value
        case ast.AnnAssign(target, _, value) | ast.NamedExpr(target, value):
            return [target], value
        case ast.For(target) | ast.AsyncFor(target) | ast.comprehension(target):
            return [target], node
        case _:
            return [], None


def _mentions(site: ast.AST | None, name: str) -> bool:
    """Whether the name is part of an argument."""
    if not isinstance(site, ast.Call):
        return False
    nodes = [node for one in (*site.args, *site.keywords) for node in ast.walk(one)]
    return any(name in {getattr(node, "id", ""), getattr(node, "attr", "")} for node in nodes)


def is_implicit(category: str) -> bool:
    """Whether the call graph shows such a call with `--implicit` only."""
    return category in {"properties", "operators and other dunders", "descriptors", "attribute fallbacks"}


OVERRIDE = "another override of that method ran instead"
"""Nothing is known against such a call but that the tests did not bring an instance of that class there."""


def wrong_category(edge: Edge, truth: Truth, ancestors: Mapping[str, frozenset[str]]) -> str:
    """Why an edge whose line ran may not have run: what else the caller called under the same name."""
    caller, callee = edge
    owner, _, name = callee.rpartition(".")
    others = [target.rpartition(".") for source, target in truth.direct if source == caller]
    owners = {other for other, _, other_name in others if other_name == name}
    family = ancestors.get(owner, frozenset())
    if any(not family.isdisjoint(ancestors.get(other, frozenset())) for other in owners):
        return OVERRIDE
    if owners:
        return "another function of that name ran instead"
    return "the callee ran, but not from here" if callee in truth.ran else "the callee never ran"


def find_ancestors(program: Program) -> dict[str, frozenset[str]]:
    """Each class of the project with itself and all its bases in the project."""
    bases: dict[str, list[str]] = {one.id: [] for one in program.symbols if one.kind == "class"}
    for one in program.references:
        if one.kind == "inherit" and one.scope == "project" and one.source in bases:
            bases[one.source].append(one.target)
    return {name: frozenset(_reach(name, bases)) for name in bases}


def _reach(name: str, bases: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        one = todo.pop()
        if one in bases and one not in found:
            found.add(one)
            todo += bases[one]
    return found
