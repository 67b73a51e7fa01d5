"""The text of one module of a synthetic program."""

from __future__ import annotations

from random import Random

from .plan import ITEMS, Class, Function, Module
from .scope import Imports, Scope, Surroundings
from .statements import Lines, body

_OVERHEAD = 0.3
"""Share of a module's lines that is no body: imports, tables, heads of definitions."""
_FIELDS = ("CharField", "ForeignKey", "DecimalField", "DateTimeField", "BooleanField", "TextField")


def module_text(module: Module, around: Surroundings, rng: Random) -> str:
    """A module of about the planned length."""
    imports = Imports(module)
    writer = _Writer(Scope(rng, imports, around), _lines_per_body(module))
    definitions = writer.definitions(module)
    head = [f'"""{module.name.rpartition(".")[2].title()} of {module.package}."""', ""]
    head += ["import logging", "import requests", "from external.models import fields", ""]
    text = [*head, *imports.lines(rng), "", "logger = logging.getLogger(__name__)", *definitions]
    return "\n".join(text) + "\n"


def _lines_per_body(module: Module) -> float:
    methods = sum(len(one.methods) + 1 for one in module.classes)
    return module.lines * (1 - _OVERHEAD) / (methods + len(module.functions)) - 2


class _Writer:
    """Writes definitions; what they import is noted in the scope."""

    def __init__(self, scope: Scope, lines_per_body: float) -> None:
        self._scope = scope
        self._rng = scope.rng
        self._lines = lines_per_body

    def definitions(self, module: Module) -> Lines:
        """Classes and functions, the tables of functions at the end."""
        lines: Lines = []
        for one in module.classes:
            lines += ["", "", *self._class(one)]
        for function in module.functions:
            lines += ["", "", *self._function(function)]
        return [*lines, "", "", *self._table(module)]

    def _table(self, module: Module) -> Lines:
        fitting = [one.name for one in module.functions if one.takes_plain]
        return ["HANDLERS = {", *(f'    "{name}": {name},' for name in fitting[:12]), "}"]

    def _class(self, given: Class) -> Lines:
        bases = ", ".join(self._scope.imports.name(base.module, base.name) for base in given.bases)
        head = f"class {given.name}({bases}):" if bases else f"class {given.name}:"
        lines = [*self._registration(given), head, *self._docstring(0.5)]
        lines += [f"    {line}" if line else "" for line in self._attributes()]
        for part in (self._constructor(given), *(self._method(one, given) for one in given.methods)):
            lines += ["", *(f"    {line}" if line else "" for line in part)] if part else []
        return lines

    def _registration(self, given: Class) -> Lines:
        """Some services can be found by name in the table of their area."""
        base = self._scope.around.area[0]
        if not given.is_a(base.classes[1]) or self._rng.random() < 0.6:
            return []
        return [f'@{self._scope.imports.name(base, "handles")}("{given.name}")']

    def _attributes(self) -> Lines:
        lines: Lines = []
        for number in range(self._rng.choice((0, 0, 0, 2, 4, 7))):
            kind = self._rng.choice(_FIELDS)
            label = self._scope.text()
            lines += [f"field_{number} = fields.{kind}(", f"    verbose_name=_({label}), null=True,"]
            lines += [f"    default={self._scope.function(from_elsewhere=True)},", ")"]
        return ["from external.translation import gettext as _", *lines] if lines else ['kind = "usual"']

    def _constructor(self, given: Class) -> Lines:
        own = [name for name in given.attributes if not any(name in base.attributes for base in given.bases)]
        if not own:
            return []
        scope = self._scope.inside(**{one.name: one.kind for one in given.parameters})
        names = ", ".join(one.name for one in given.parameters)
        lines = [f"def __init__(self, {names}):", *([f"    super().__init__({names})"] if given.bases else [])]
        for name in own:
            kind = given.attributes[name]
            value = name if name in scope.names else scope.make(kind) if kind and not kind.is_abstract else '""'
            lines.append(f"    self.{name} = {value}")
        return lines

    def _method(self, method: Function, owner: Class) -> Lines:
        inherited = any(one.name == method.name for base in owner.bases for one in base.all_methods())
        is_bound = method.decorator not in {"staticmethod", "classmethod"}
        first = {"staticmethod": [], "classmethod": ["cls"]}.get(method.decorator, ["self"])
        scope = self._scope.inside(**{one.name: one.kind for one in method.parameters})
        scope.owner = owner if is_bound else None
        names = ", ".join(one.name for one in method.parameters)
        start = [f"    {'result = ' if self._rng.random() < 0.5 else ''}super().{method.name}({names})"]
        use_super = inherited and is_bound and method.decorator != "property" and self._rng.random() < 0.5
        return self._definition(method, first, scope, start if use_super else [])

    def _function(self, function: Function) -> Lines:
        scope = self._scope.inside(**{one.name: one.kind for one in function.parameters})
        return self._definition(function, [], scope, [])

    def _definition(self, function: Function, first: list[str], scope: Scope, start: Lines) -> Lines:
        parameters = [*first, *(self._parameter(function, at) for at in range(len(function.parameters)))]
        size = max(1.0, self._rng.lognormvariate(0, 0.7) * 0.8 * self._lines)
        lines = [*self._decorators(function), f"def {function.name}({', '.join(parameters)}):"]
        lines += [*self._docstring(0.45), *start, *(f"    {line}" if line else "" for line in body(scope, int(size)))]
        returns = function.result is not None or self._rng.random() < 0.7
        return [*lines, f"    return {scope.value(function.result)}"] if returns else lines

    def _parameter(self, function: Function, at: int) -> str:
        one, is_last = function.parameters[at], at == len(function.parameters) - 1
        kind = one.kind
        text = one.name
        if function.is_annotated and kind is not None and kind is not ITEMS:
            text = f"{text}: {self._scope.imports.name(kind.module, kind.name)}"
        return f"{text}=None" if is_last and at > 0 else text

    def _decorators(self, function: Function) -> Lines:
        name = function.decorator
        if not name or name in {"property", "staticmethod", "classmethod"}:
            return [f"@{name}"] if name else []
        local = self._scope.imports.name(self._scope.around.core, name)
        return [f"@{local}" + {"register": f'("{function.name}")', "retry": "(3)"}.get(name, "")]

    def _docstring(self, share: float) -> Lines:
        if self._rng.random() > share:
            return []
        if self._rng.random() < 0.6:
            return ['    """What is needed for the next step, checked and in order."""']
        more = ["    It may be called again and again.", "    The result depends on the state of the owner."]
        return ['    """Prepare everything that comes after.', "", *more, '    """']
