"""What the code at one place of a synthetic program can use: names in scope, and what may be imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, count
from random import Random

from .plan import ITEMS, Class, Function, Module, Parameter

_MIXED, _PASSED_ON = 0.02, 0.6
"""How often a value is given that does not fit, and one that is there already when one fits."""
_WORDS = "status amount name comment created position owner_id locale".split()
_TEXTS = "open closed new paid name status default total first invalid missing pending key amount".split()
_SHARES = ("own",) * 8 + ("package",) * 6 + ("area",) * 2 + ("core",) * 3 + ("far",)
"""How often a function is called that stands in the same module, package, area, in the core or anywhere."""


@dataclass(frozen=True)
class Surroundings:
    """The modules that a module may use, by how far they are."""

    package: list[Module]
    area: list[Module]
    core: Module
    far: list[Module]


@dataclass
class Imports:
    """The import statements of one module, written as names are used."""

    module: Module
    names: dict[str, str] = field(default_factory=dict)
    origins: dict[str, Module] = field(default_factory=dict)

    def name(self, origin: Module, name: str) -> str:
        """The local name of a definition."""
        if origin is self.module:
            return name
        target = f"{origin.name}.{name}"
        free = (one for one in _numbered(name) if one not in self.own)
        local = next(one for one in free if self.names.setdefault(one, target) == target)
        self.origins[local] = origin
        return local

    @cached_property
    def own(self) -> set[str]:
        """What the module itself defines."""
        return {one.name for one in self.module.functions} | {one.name for one in self.module.classes}

    def lines(self, rng: Random) -> list[str]:
        """The statements; some names come through the package that exports them."""
        by_source: dict[str, list[str]] = {}
        for local, target in sorted(self.names.items()):
            source, _, name = target.rpartition(".")
            if self.origins[local].package not in {self.module.package, "core"} and rng.random() < 0.3:
                source = source.rpartition(".")[0] if source.count(".") == 2 else source
            by_source.setdefault(source, []).append(name if name == local else f"{name} as {local}")
        return [line for source in sorted(by_source) for line in _import(source, by_source[source])]


def _numbered(stem: str) -> Iterator[str]:
    """The word, then with numbers."""
    return chain([stem], (f"{stem}_{number}" for number in count(2)))


def _import(source: str, names: list[str]) -> list[str]:
    line = f"from {source} import {', '.join(names)}"
    return [line] if len(line) < 100 else [f"from {source} import (", *(f"    {name}," for name in names), ")"]


@dataclass
class Scope:
    """The inside of a function: its locals with their classes, as far as these are known."""

    rng: Random
    imports: Imports
    around: Surroundings
    owner: Class | None = None
    names: dict[str, Class | None] = field(default_factory=dict)

    def new(self, stem: str, kind: Class | None = None) -> str:
        """A name that is not used yet; later statements use it."""
        name = next(one for one in _numbered(stem) if one not in self.names and one not in self.imports.names)
        self.names[name] = kind
        return name

    def inside(self, **names: Class | None) -> Scope:
        """A scope within this one."""
        return Scope(self.rng, self.imports, self.around, self.owner, {**self.names, **names})

    def text(self) -> str:
        """A string."""
        return f'"{self.rng.choice(_TEXTS)}"'

    def value(self, kind: Class | None = None, *, is_new: bool = True) -> str:
        """An expression of that class, or a plain one; what `is_new` may be made here."""
        rng = self.rng
        if self.names and rng.random() < _MIXED:
            return rng.choice(list(self.names))
        fitting = self._fitting(kind)
        if fitting and rng.random() < _PASSED_ON:
            name = rng.choice(fitting)
            return self._with_part(name) if kind is None else name
        if kind is ITEMS:
            return f"[{self.value(is_new=False)}, {self.value(is_new=False)}]"
        if kind is not None:
            return self.make(kind) if is_new and not kind.is_abstract else rng.choice([*fitting, "None"])
        return rng.choice((self.text(), str(rng.randint(0, 99)), f"{self.receiver()[0]}.{rng.choice(_WORDS)}"))

    def anything(self) -> str:
        """A local or a plain value."""
        return self.rng.choice([*self.names, self.text()])

    def _fitting(self, kind: Class | None) -> list[str]:
        """Names, and attributes of `self`, that hold such a value."""
        found = dict(self.names)
        if self.owner is not None:
            found.update({f"self.{name}": known for name, known in self.owner.attributes.items()})
        return [name for name, known in found.items() if (known.is_a(kind) if known and kind else known is kind)]

    def _with_part(self, name: str) -> str:
        """A plain value, or something in it."""
        key = self.rng.choice(_WORDS)
        return self.rng.choice((name, name, name, f"{name}.{key}", f'{name}["{key}"]'))

    def arguments(self, parameters: list[Parameter], *, is_new: bool = True) -> str:
        """What is written between the brackets of a call."""
        named = len(parameters) > 1 and self.rng.random() < 0.5
        last = len(parameters) - 1
        values = [self.value(one.kind, is_new=is_new) for one in parameters]
        return ", ".join(
            f"{one.name}={value}" if named and at == last else value
            for at, (one, value) in enumerate(zip(parameters, values, strict=True))
        )

    def make(self, kind: Class) -> str:
        """An instance."""
        if kind is ITEMS:
            return "[]"
        name, arguments = self.imports.name(kind.module, kind.name), self.arguments(kind.parameters, is_new=False)
        way = ".create" if kind.is_entity and self.rng.random() < 0.1 else ""
        return f"{name}{way}({arguments})"

    def any_class(self) -> Class:
        """A class that can be instantiated."""
        module = self._module()
        return self.rng.choice([one for one in module.classes if not one.is_abstract] or self._own().classes)

    def call(self) -> tuple[str, Class | None]:
        """A call of a function, and the class of its result."""
        module = self._module()
        origin = module if module.functions else self._own()
        function = self.rng.choice(origin.functions)
        name = self.imports.name(origin, function.name)
        if function.takes_anything:
            given = self.anything()
            return f"{name}({given})", self.names.get(given)
        return f"{name}({self.arguments(function.parameters)})", function.result

    def function(self, *, from_elsewhere: bool = False) -> str:
        """A function that takes one argument, as a value; in a class body one that is surely there already."""
        module = self._module()
        fitting = [one for one in module.functions if one.takes_plain]
        if from_elsewhere and module is self._own():
            return "str"
        return self.imports.name(module, self.rng.choice(fitting).name) if fitting else "str"

    def method(self, kind: Class) -> Function | None:
        """A method that can be called on an instance of the class."""
        methods = [one for one in kind.all_methods() if one.decorator != "property"]
        return self.rng.choice(methods) if methods else None

    def on(self, target: str, kind: Class | None) -> tuple[str, Class | None]:
        """What is done with an instance, a call of a method or a read of an attribute; and the class of the result."""
        if kind is ITEMS:
            return f"{target}.append({self.value()})", None
        method = self.method(kind) if kind else None
        if method is None:
            return (
                f"{target}.{self.rng.choice(('name', 'status', 'get_total()', 'key', 'refresh()', 'label', 'pk'))}",
                None,
            )
        return f"{target}.{method.name}({self.arguments(method.parameters)})", method.result

    def receiver(self) -> tuple[str, Class | None]:
        """Something that methods are called on: `self`, an attribute of it, a local."""
        choices: list[tuple[str, Class | None]] = list(self.names.items())
        if self.owner is not None:
            attributes = [(f"self.{name}", kind) for name, kind in self.owner.attributes.items()]
            choices = [*choices, ("self", self.owner), ("self", self.owner), *attributes]
        known = [one for one in choices if one[1] is not None]
        return self.rng.choice(known or choices or [("logger", None)])

    def _own(self) -> Module:
        return self.imports.module

    def _module(self) -> Module:
        nearby = {
            "own": [self._own()],
            "package": self.around.package,
            "area": self.around.area,
            "core": [self.around.core],
            "far": self.around.far,
        }[self.rng.choice(_SHARES)]
        return self.rng.choice(nearby or [self._own()])
