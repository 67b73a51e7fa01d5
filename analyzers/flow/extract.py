"""From the facts of one file to its value flow."""

from __future__ import annotations

from analyzers.facts import FileFacts, Parameter

from .blocks import blocks_of
from .control import ControlFlow
from .exports import exported
from .records import FlowFacts, FlowParameter, FlowScope, Type
from .scope import OpenScope
from .types import type_of


def extract(facts: FileFacts) -> FlowFacts:
    """The value flow of a file, as constraints. Linear in the size of the file."""
    extraction = _Extraction(facts)
    extraction.module()
    scopes = tuple(extraction.flows)
    names = tuple(extraction.names)
    return FlowFacts(facts.path, names, extraction.variables, scopes, facts.dialect == "python2", facts.url_names)


class _Extraction(ControlFlow):
    """Opens and closes scopes."""

    def __init__(self, facts: FileFacts) -> None:
        super().__init__(facts)
        self.flows = [
            FlowScope(s.kind, s.name, s.path, s.parent, s.line, s.is_async, s.is_generator) for s in facts.scopes
        ]
        self._shared = frozenset(name for scope in facts.scopes for name in scope.outer_names)
        self._around = {scope.parent for scope in facts.scopes}

    def module(self) -> None:
        """The whole file: the module's body, and everything in it."""
        facts = self.facts.scopes[0]
        root = OpenScope(facts, self.flows[0], None, self._shared)
        root.bound |= self._shared
        self.scope = self.root = root
        for name in dict.fromkeys((*facts.bound, *sorted(self._shared))):
            self.joined(root, name)
        self.block(blocks_of(facts, self.facts.regions))
        root.close(self.copy)
        root.flow.names = {name: self._final(root, name) for name in root.joined}
        root.flow.outer = [number for name, variable in self.outer.items() for number in (variable, self.names[name])]
        root.flow.exports = exported(facts)
        root.flow.end = self.variables

    def _final(self, root: OpenScope, name: str) -> int:
        """The variable that a name of the module has in the end."""
        last = root.environment.get(name)
        return last or root.joined[name]

    def function(self, number: int) -> None:
        """The body of a function, with its parameters."""
        facts, flow = self.facts.scopes[number], self.flows[number]
        outer = self.scope
        outer.flow.methods = (*outer.flow.methods, number)
        defaults = [self.flow(p.default) if p.default is not None else 0 for p in facts.parameters]
        types = [type_of(self, p.annotation) if p.annotation is not None else None for p in facts.parameters]
        flow.returns = type_of(self, facts.returns) if facts.returns is not None else None
        flow.first = self.variables
        self.scope = scope = OpenScope(facts, flow, outer, self._shared)
        if number in self._around:
            scope.reserved = {name: self.new() for name in sorted(scope.bound)}
        flow.returned = self.new()
        if facts.is_generator:
            flow.yielded, flow.sent = self.new(), self.new()
        flow.parameters = tuple(
            self._parameter(parameter, default, annotation)
            for parameter, default, annotation in zip(facts.parameters, defaults, types, strict=True)
        )
        self.block(blocks_of(facts, self.facts.regions))
        scope.close(self.copy)
        flow.end = self.variables
        self.scope = outer

    def _parameter(self, parameter: Parameter, default: int, annotation: Type | None) -> FlowParameter:
        variable = self.new()
        self.scope.bind(parameter.name, variable)
        return FlowParameter(parameter.name, parameter.kind, variable, default, annotation)

    def class_body(self, number: int) -> None:
        """A class: bases and keywords belong to the scope around, the body runs at once."""
        facts, flow = self.facts.scopes[number], self.flows[number]
        outer = self.scope
        flow.bases = tuple(self.flow(base) for base in facts.bases)
        for name, value in facts.keywords:
            variable = self.flow(value)
            flow.metaclass = variable if name == "metaclass" else flow.metaclass
        flow.first = self.variables
        self.scope = scope = OpenScope(facts, flow, outer, self._shared)
        self.block(blocks_of(facts, self.facts.regions))
        scope.close(self.copy)
        flow.names = {self._inside(scope, name): self._in_the_end(scope, name) for name in scope.versions}
        flow.end = self.variables
        self.scope = outer

    def _inside(self, scope: OpenScope, name: str) -> str:
        """The name as an attribute of the class: `__name` is that of the class alone."""
        is_private = name.startswith("__") and not name.endswith("__")
        return scope.private + name if is_private else name

    def _in_the_end(self, scope: OpenScope, name: str) -> int:
        found = scope.environment.get(name)
        return found if found is not None else self.join(*scope.versions[name])
