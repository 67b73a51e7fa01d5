"""What a synthetic program consists of, before any text is written: areas, packages, modules, classes, functions.

The shape is that of real monoliths: small packages in areas of about 15,000 lines, one core that all use, base classes
of an area below those of the core, names of methods that many classes share. A program of twice the size has twice the
areas, not larger ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

AREA_LINES = 15_000
_LINES_PER_FUNCTION = 27
_LINES_PER_CLASS = 70
_MODULES_IN_PACKAGE = (3, 8)
_DEEPEST = 4
"""Classes above a class, at most."""
_SMALLEST, _LARGEST, _USUAL = 100, 800, 250
"""Lines of a module, its package's and area's own files aside."""

_DECORATED, _ANNOTATED = 0.08, 0.2
"""Shares of the functions that have a decorator, and hints."""
_WITH_EXPORTS = 1.1
"""What a module adds to the program per planned line: its names stand in its package's own file too."""

VERBS = (
    "load save build find check apply merge split price render parse send fetch update remove count group filter sync "
    "notify export import_ validate resolve assign release cancel confirm refund publish schedule collect prepare"
).split()
NOUNS = (
    "order invoice customer product ticket payment voucher event seat question answer device export report address "
    "category quota price tax line refund message session plan contract item basket shipment supplier stock account "
    "campaign coupon layout badge gate list rule channel region currency period budget ledger entry batch"
).split()
PARTS = "models services views forms tasks signals api helpers exporters importers rules mails queries checks".split()
METHODS = (
    "run save clean total validate render load update describe to_dict is_active send apply get_queryset prepare "
    "dispatch reset collect matches"
).split()


@dataclass
class Parameter:
    """A parameter; `kind` is the class of what callers give for it, None for plain values such as numbers and texts."""

    name: str
    kind: Class | None = None


@dataclass
class Function:
    """A function or a method, `self` not among its parameters.

    `result` is the class of what it returns. A function that `takes_anything` is one that all parts of a program use.
    """

    name: str
    parameters: list[Parameter]
    decorator: str = ""
    is_annotated: bool = False
    result: Class | None = None
    takes_anything: bool = False

    @property
    def takes_plain(self) -> bool:
        """Whether it can be called with one plain value."""
        return len(self.parameters) == 1 and self.parameters[0].kind is None


@dataclass(eq=False)
class Class:
    """A class; `attributes` are set by its `__init__`, which takes `parameters`."""

    name: str
    module: Module
    bases: list[Class] = field(default_factory=list)
    methods: list[Function] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    attributes: dict[str, Class | None] = field(default_factory=dict)
    is_abstract: bool = False

    @property
    def depth(self) -> int:
        """How many classes stand above it."""
        return 1 + max((base.depth for base in self.bases), default=-1)

    def is_a(self, other: Class) -> bool:
        """Whether it is the other one or inherits from it."""
        return self is other or any(base.is_a(other) for base in self.bases)

    @property
    def is_entity(self) -> bool:
        """Whether one can be made by the class method `create` of the core."""
        return any(base.is_entity or base.name == "Entity" for base in self.bases)

    def all_methods(self) -> list[Function]:
        """Its own methods and those of its bases."""
        return [*self.methods, *(method for base in self.bases for method in base.all_methods())]


@dataclass(eq=False)
class Module:
    """A file. `lines` is how long it is meant to be."""

    name: str
    lines: int
    functions: list[Function] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)

    @property
    def package(self) -> str:
        """The package that it belongs to."""
        return self.name.rpartition(".")[0]


ITEMS = Class("list", Module("", 0))
"""The class of lists."""


@dataclass(eq=False)
class Area:
    """A part of the program, one package for each of its topics; `base` is what all of it builds on."""

    name: str
    base: Module
    packages: list[list[Module]] = field(default_factory=list)


def plan_area(number: int, lines: int, core: Module, rng: Random) -> Area:
    """An area of about so many lines. It needs nothing but the core to be planned."""
    name = f"{NOUNS[number % len(NOUNS)]}s{number // len(NOUNS) or ''}"
    area = Area(name, _plan_base(name, core))
    left, near = lines, [*area.base.classes]
    while left > 0:
        package: list[Module] = []
        folder = f"{name}.{rng.choice(VERBS).strip('_')}_{len(area.packages)}"
        parts = rng.sample(PARTS, rng.randint(*_MODULES_IN_PACKAGE))
        for part in parts:
            size = min(_LARGEST, max(_SMALLEST, int(rng.lognormvariate(0, 0.6) * _USUAL)))
            module = Module(f"{folder}.{part}", min(size, left) if left >= _SMALLEST else _SMALLEST)
            _fill(module, near, core, rng)
            near = [*near[:2], *[*near[2:], *module.classes][-60:]]
            package.append(module)
            left -= round(module.lines * _WITH_EXPORTS)
            if left <= 0:
                break
        area.packages.append(package)
    return area


def _plan_base(name: str, core: Module) -> Module:
    """The base classes of an area, as `hubs.area_text` writes them."""
    title = name.title()
    module = Module(f"{name}.base", 60)
    entity = Class(f"{title}Entity", module, [core.classes[0]], is_abstract=True)
    entity.methods = [Function("validate", []), Function("attach", [Parameter("child", entity)]), Function("total", [])]
    entity.attributes = {"key": None, "owner": entity, "state": core.classes[2]}
    entity.parameters = [Parameter("key")]
    service = Class(f"{title}Service", module, [core.classes[1]], is_abstract=True)
    service.methods = [
        Function("run", [Parameter("entity", entity)], result=entity),
        Function("prepare", [Parameter("entity", entity)], result=entity),
    ]
    service.attributes = {"store": core.classes[3], "hooks": None}
    module.classes = [entity, service]
    module.functions = [Function(f"get_{name}_handler", [Parameter("kind")], result=service)]
    return module


def _fill(module: Module, near: list[Class], core: Module, rng: Random) -> None:
    """Give a module its classes, then its functions; `near` are the classes that stand close by."""
    for _ in range(max(1, round(module.lines / _LINES_PER_CLASS * rng.uniform(0.5, 1.5)))):
        module.classes.append(_plan_class(module, [*near, *module.classes], core, rng))
    methods = sum(len(one.methods) for one in module.classes)
    count = max(2, module.lines // _LINES_PER_FUNCTION - methods)
    known = [*near, *module.classes]
    names = {one.name for one in module.classes}
    while len(module.functions) < count:
        name = f"{rng.choice(VERBS)}_{rng.choice(NOUNS)}".replace("__", "_")
        name = name if name not in names else f"{name}_{len(module.functions)}"
        names.add(name)
        module.functions.append(_plan_function(name, known, rng))


def _plan_function(name: str, known: list[Class], rng: Random) -> Function:
    words = rng.sample(NOUNS, rng.choice((1, 1, 2, 2, 3, 4)))
    parameters = [Parameter(word, _choose(known, rng)) for word in words]
    decorator = rng.choice(("traced", "cached", "register", "retry")) if rng.random() < _DECORATED else ""
    return Function(name, parameters, decorator, rng.random() < _ANNOTATED, _choose(known, rng))


def _plan_class(module: Module, known: list[Class], core: Module, rng: Random) -> Class:
    noun = "".join(word.title() for word in rng.sample(NOUNS, rng.choice((1, 2, 2))))
    result = Class(
        f"{noun}{rng.choice(('', 'Record', 'Handler', 'Step', 'Form', 'View'))}{len(module.classes)}", module
    )
    if rng.random() < 0.75:
        result.bases.append(rng.choice([one for one in (*known[:2], *known[-4:]) if one.depth < _DEEPEST]))
    mixin = core.classes[rng.choice((4, 5))]
    if rng.random() < 0.2 and not result.is_a(mixin):
        result.bases.insert(0, mixin)
    for name in dict.fromkeys([*rng.choices(METHODS, k=rng.randint(0, 3)), _overridden(result, rng)]):
        result.methods.append(_plan_method(name, result, known, rng))
    if not result.bases:
        result.parameters = [Parameter(word, _choose(known, rng)) for word in rng.sample(NOUNS, rng.randint(1, 3))]
        result.attributes = {one.name: one.kind for one in result.parameters}
    if result.bases or rng.random() < 0.6:
        concrete = [one for one in known if not one.is_abstract]
        result.attributes = {**result.attributes, f"_{rng.choice(NOUNS)}": _choose(concrete, rng)}
        result.attributes = {**_inherited(result), **result.attributes}
        result.parameters = result.parameters or [Parameter("key")]
    return result


def _inherited(given: Class) -> dict[str, Class | None]:
    return {name: kind for base in reversed(given.bases) for name, kind in base.attributes.items()}


def _overridden(given: Class, rng: Random) -> str:
    """The name of an inherited method, or one of its own."""
    inherited = [method.name for base in given.bases for method in base.all_methods()]
    return rng.choice(inherited) if inherited else f"{rng.choice(VERBS)}_{rng.choice(NOUNS)}".replace("__", "_")


def _plan_method(name: str, owner: Class, known: list[Class], rng: Random) -> Function:
    for base in owner.bases:
        for method in base.all_methods():
            if method.name == name:
                return Function(name, method.parameters, result=method.result)
    parameters = [Parameter(word, _choose(known, rng)) for word in rng.sample(NOUNS, rng.choice((0, 0, 1, 2)))]
    decorator = "" if parameters or rng.random() > 0.25 else "property"
    if not decorator and rng.random() < 0.06:
        decorator = rng.choice(("staticmethod", "classmethod"))
    return Function(name, parameters, decorator, rng.random() < _ANNOTATED, _choose(known, rng))


def _choose(known: list[Class], rng: Random) -> Class | None:
    """One of the classes, lists, or plain values."""
    return rng.choice(known) if known and rng.random() < 0.4 else ITEMS if rng.random() < 0.15 else None
