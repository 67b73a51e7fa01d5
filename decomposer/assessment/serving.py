"""What a process that serves may come to: from routes, tasks and its start along calls, names and imports."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from decomposer.model import Symbol

from .calling import closure
from .leading import Leading, word

_RUN_BY_HAND = frozenset({"__main__", "setup", "conf"})


def find_served(leading: Leading, entries: Iterable[str], absent: AbstractSet[str]) -> frozenset[str]:
    """The modules, classes and functions that the entries may lead to, never through what is absent.

    What is loaded by its name counts as led to: what a library or an unresolved call may ask for, modules that nobody
    imports, what a decorator keeps, and overridden methods.
    """
    return frozenset(_Search(leading, absent).run(entries))


class _Search:
    """Goes on from what is reached: from a function along what it names, from a module along what it defines."""

    def __init__(self, leading: Leading, absent: AbstractSet[str]) -> None:
        self._leading = leading
        self._absent = absent
        self._reached: set[str] = set()
        self._live: set[str] = set()
        """Classes that are used: they may have objects."""
        self._pending: list[str] = []

    def run(self, entries: Iterable[str]) -> set[str]:
        """All that is reached."""
        for one in sorted(entries):
            self._use(one)
        packages = {one.rpartition(".")[0] for one in self._leading.code}
        for name, module in self._leading.code.items():
            is_script = bool(module.scripts) or word(name) in _RUN_BY_HAND
            if not is_script and name not in self._leading.imported | packages:
                self._load(name)
        while self._pending:
            self._follow(self._leading.symbols[self._pending.pop()])
        return self._reached

    def _use(self, name: str) -> None:
        """A function runs, a class has objects, a module is imported."""
        symbol = self._leading.symbols.get(name)
        if symbol is not None and symbol.kind == "class":
            self._enliven(name)
        elif symbol is not None:
            self._reach(name)

    def _reach(self, name: str) -> None:
        if name not in self._reached and name not in self._absent:
            self._reached.add(name)
            self._pending.append(name)

    def _load(self, module: str) -> None:
        """A module is imported, and the packages around it."""
        while module in self._leading.code and module not in self._reached:
            self._reach(module)
            module = module.rpartition(".")[0]

    def _follow(self, symbol: Symbol) -> None:
        self._load(symbol.module)
        for target in self._leading.leads(symbol.id, self._reached):
            self._use(target)
        for module in self._leading.loads.get(symbol.id, ()):
            self._load(module)
        for one in self._leading.inside.get(symbol.id, ()):
            self._define(one, is_function=symbol.kind not in ("module", "class"))
        for beside in self._leading.alike.get(symbol.id, ()):
            if beside not in self._leading.named:
                self._use(beside)
        if symbol.kind == "method" and symbol.parent:
            heirs = closure((symbol.parent,), self._leading.heirs) & self._live
            for heir in heirs - {symbol.parent}:
                self._use(f"{heir}.{word(symbol.id)}")

    def _define(self, one: Symbol, *, is_function: bool) -> None:
        """What stands in something is made when that runs; what stands in a function is used there."""
        for decorator in self._leading.decorators.get(one.id, ()):
            self._use(decorator)
        if one.kind == "class":
            self._reach(one.id)
            if self._leading.is_loose(one.id):
                self._enliven(one.id)
        elif is_function or self._leading.is_given(one) or (one.kind == "function" and self._is_loaded(one)):
            self._use(one.id)

    def _is_loaded(self, one: Symbol) -> bool:
        """Whether something may load a function of a module by its name."""
        if one.id in self._leading.named:
            return False
        is_plugged = one.id in self._leading.alike and one.module not in self._leading.imported
        return is_plugged or word(one.id) in self._leading.asked

    def _enliven(self, name: str) -> None:
        if name in self._live or name in self._absent:
            return
        self._live.add(name)
        self._reach(name)
        for base in self._leading.bases.get(name, ()):
            self._enliven(base)
        above = closure((name,), self._leading.bases) - {name}
        extends = self._leading.extends(name)
        for one in self._leading.inside.get(name, ()):
            if one.kind == "method" and (self._is_asked(one, extends=extends) or self._overrides(one, above)):
                self._reach(one.id)

    def _is_asked(self, method: Symbol, *, extends: bool) -> bool:
        """Whether Python, a library or somebody unknown may call the method of an object."""
        return extends or method.id not in self._leading.named or word(method.id).startswith("__")

    def _overrides(self, method: Symbol, above: Iterable[str]) -> bool:
        """Whether it takes the place of one that is reached, or that is called by nobody who is known."""
        over = (f"{base}.{word(method.id)}" for base in above)
        known = [one for one in over if one in self._leading.symbols]
        return any(one in self._reached or one not in self._leading.named for one in known)
