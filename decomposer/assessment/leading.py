"""What each module, class and function of a program leads to when it runs, and what it is known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from decomposer.model import FOR_TYPES, Program, Reference, Symbol

from .calling import closure

_NOT_RUNNING = frozenset({"import", "inherit", "url", "decorate"})
_WRAPPING = frozenset(
    "property cached_property setter getter deleter staticmethod classmethod abstractmethod abstractproperty override "
    "overload final wraps lru_cache cache cached singledispatch contextmanager asynccontextmanager deprecated "
    "total_ordering runtime_checkable no_type_check unique atomic".split()
)
"""Decorators of libraries that give a function to nobody."""
_OWN = frozenset("object ABC Protocol Generic NamedTuple TypedDict Enum IntEnum StrEnum Exception".split())
"""Bases outside of the program that call nothing by its name."""
_ALIKE = 3
"""So many functions of one name, in the modules of one package, are what something loads by that name."""


class Leading:
    """The references of a program by who makes them; what tests do does not count."""

    def __init__(self, program: Program) -> None:
        """Sort symbols and references."""
        self._program = program
        self.code = {one.name: one for one in program.modules if one.role == "code"}
        self.symbols = {one.id: one for one in program.symbols if one.module in self.code}
        self.inside: dict[str, list[Symbol]] = defaultdict(list)
        for one in self.symbols.values():
            if one.parent:
                self.inside[one.parent].append(one)
        self.imported: set[str] = set()
        """Modules that others import, if only for types."""
        self.loads: dict[str, set[str]] = defaultdict(set)
        self.decorators: dict[str, set[str]] = defaultdict(set)
        self.bases: dict[str, set[str]] = defaultdict(set)
        self.heirs: dict[str, set[str]] = defaultdict(set)
        self._extending: set[str] = set()
        self._leads: dict[str, set[str]] = defaultdict(set)
        self._shared: dict[str, dict[str, set[str]]] = defaultdict(dict)
        self._behind: dict[str, set[str]] = defaultdict(set)
        self.named: set[str] = set()
        """What is called, or used as a value, by others than itself."""
        for reference in program.references:
            if reference.source in self.symbols:
                self._sort(reference)
        for launch in program.launches:
            self._leads[launch.function].add(launch.what)

    def _sort(self, one: Reference) -> None:
        target = self.symbols.get(one.target)
        if target is None:
            if one.kind == "inherit" and one.target.rpartition(".")[2] not in _OWN:
                self._extending.add(one.source)
        elif one.kind == "import":
            if self.symbols[one.source].module != target.module:
                self.imported.add(target.module)
            if one.mechanism != FOR_TYPES:
                self.loads[one.source].add(target.module)
        elif one.kind == "inherit":
            self.bases[one.source].add(one.target)
            self.heirs[one.target].add(one.source)
        elif one.kind == "decorate":
            self.decorators[one.source].add(one.target)
        elif one.kind not in _NOT_RUNNING:
            self._lead(one)

    def _lead(self, one: Reference) -> None:
        if one.source != one.target:
            self.named.add(one.target)
        for caller in one.callers:
            self._shared[one.source].setdefault(caller, set()).add(one.target)
            self._behind[caller].add(one.source)
        if not one.callers:
            self._leads[one.source].add(one.target)

    def leads(self, name: str, reached: set[str]) -> Iterator[str]:
        """What a function leads to; out of code that many share, for those callers only that are reached."""
        yield from self._leads.get(name, ())
        for caller, targets in self._shared.get(name, {}).items():
            if caller in reached:
                yield from targets
        for shared in self._behind.get(name, ()):
            if shared in reached:
                yield from self._shared[shared][name]

    def extends(self, name: str) -> bool:
        """Whether a class, or one above it, extends one of a library, which may call its methods."""
        return not self._extending.isdisjoint(closure((name,), self.bases))

    def is_loose(self, name: str) -> bool:
        """Whether nobody names a class that extends another one, or is decorated: it is found by that."""
        is_known = name in self.bases or name in self._extending or bool(self.symbols[name].decorators)
        return is_known and name not in self.named

    @cached_property
    def asked(self) -> frozenset[str]:
        """The names of what is called of something that is not known."""
        calls = (one.detail for one in self._program.blind_spots if one.kind == "call")
        return frozenset(one.rpartition("(")[0].rpartition(".")[2] for one in calls)

    def unasked(self) -> set[str]:
        """Methods that nobody names, no library and no unresolved call may ask for, and no other class has too."""
        methods = (one for one in self.symbols.values() if one.kind == "method" and one.parent)
        free = (one for one in methods if one.id not in self.named and not one.decorators)
        own = (one for one in free if not word(one.id).startswith("__") and word(one.id) not in self.asked)
        return {one.id for one in own if not self.extends(str(one.parent)) and not self._is_shared(one)}

    def _is_shared(self, method: Symbol) -> bool:
        owner = str(method.parent)
        related = closure((owner,), self.bases) | closure((owner,), self.heirs)
        return any(f"{one}.{word(method.id)}" in self.symbols for one in related - {owner})

    @cached_property
    def alike(self) -> dict[str, tuple[str, ...]]:
        """Functions of modules that nobody names, with those of the same name beside them."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in self.symbols.values():
            if one.kind == "function" and one.parent == one.module:
                groups[one.module.rpartition(".")[0], word(one.id)].append(one.id)
        many = (tuple(found) for found in groups.values() if len(found) >= _ALIKE)
        return {one: found for found in many for one in found}

    def is_given(self, one: Symbol) -> bool:
        """Whether a decorator may keep a function, to call it later."""
        own = self.decorators.get(one.id, set())
        words = {written.partition("(")[0].rpartition(".")[2] for written in one.decorators}
        return bool(words - _WRAPPING - set(map(word, own))) or not all(map(self._wraps, own))

    def _wraps(self, decorator: str) -> bool:
        """Whether a decorator of the program calls what it gets."""
        around = {decorator, *(one.id for one in self._below(decorator))}
        led = {target for one in around for target in self.leads(one, self.named)}
        return any(decorator in self.decorators.get(one, ()) for one in led)

    def _below(self, name: str) -> Iterator[Symbol]:
        for one in self.inside.get(name, ()):
            yield one
            yield from self._below(one.id)


def word(name: str) -> str:
    """The last part of a dotted name."""
    return name.rpartition(".")[2]
