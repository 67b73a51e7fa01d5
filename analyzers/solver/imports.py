"""Imports: what names of modules mean, star imports and `__all__`."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from analyzers.flow.records import FlowImport, FlowScope

from .constraints import runs
from .layout import Module, Placing
from .library import BUILTINS
from .objects import TEXT
from .operations import Operations

_MODULE_NAMES = frozenset({"__name__", "__file__", "__doc__", "__package__"})
"""What every module has of its own."""
_BUILTIN_NAMES = frozenset(dir(builtins)) - _MODULE_NAMES


class Imports(Operations):
    """Connects imported names with the modules that have them."""

    def import_name(self, module: Module, found: FlowImport, variable: int) -> None:
        """Let an imported name hold what it stands for."""
        if found.alias == "*":
            return
        if found.name is None:
            first = found.module.partition(".")[0]
            wanted = first if found.alias == first else found.module
            known = None if module.is_library else self.table.find(wanted, module.flow.path)
            self.put(variable, self.module_object(known) if known else self.objects.external(wanted))
            return
        source = self.import_source(module, found)
        if source is None:
            return
        whole = f"{source}.{found.name}"
        value = self.value_in_model(source, found.name)
        if value:
            self.connect(value, variable)
            return
        if not module.is_library and source == module.name and self.is_module(whole):
            # The name in the package is the one that this import binds: it brings the submodule.
            self.put(variable, self.module_object(whole))
        elif not module.is_library and self.is_module(source):
            self.connect(self.member(self.module_object(source), found.name), variable)
        else:
            self.put(variable, self.objects.external(whole))

    def value_in_model(self, module: str, name: str) -> int:
        """The variable of what a framework's module keeps under a name, such as a signal; 0 if it is none of these."""
        home = self.library_modules.get(module)
        if home is None or not home.is_framework:
            return 0
        top, *below = home.flow.scopes
        is_other = any(scope.path == name for scope in below) or any(one.alias == name for one in top.imports)
        return 0 if is_other else home.joined.get(name, 0)

    def cover(self, scope: FlowScope, module: Module, at: Placing) -> None:
        """A name that was bound before a star import is replaced where the import brings it."""
        stars = {found.variable: found for found in scope.imports if found.alias == "*"}
        for star, name, previous, target in runs(scope.covered, 4):
            brought = self._brought(module, stars[star], module.flow.names[name], {module.name})
            self.connect(brought or (at(previous) if previous else 0), at(target))

    def bind_outer(self, module: Module, variable: int, name: str) -> None:
        """A name that the file does not bind: from a star import, a built-in, or a submodule."""
        starred = self.starred_name(module, name)
        if starred:
            self.connect(starred, variable)
        elif name.startswith("<template>."):
            # What only a template engine can do.
            self.put(variable, self.objects.external(name))
        elif name in _BUILTIN_NAMES:
            self.put(variable, self.objects.external(f"{BUILTINS}.{name}"))
        elif self.is_module(f"{module.name}.{name}"):
            self.put(variable, self.module_object(f"{module.name}.{name}"))
        elif name in ("__name__", "__package__"):
            is_package = name == "__name__" or module.name in self.table.packages
            self.put(variable, self.objects.the(TEXT, module.name if is_package else module.name.rpartition(".")[0]))
        elif name in _MODULE_NAMES:
            self.put(variable, self.objects.constant("str"))
        else:
            self.bring_from_outside(module, name, variable)

    def import_source(self, module: Module, found: FlowImport) -> str | None:
        """The module an import names: ours (its module name) or an import path; None above the top package."""
        if module.is_library:
            return found.module
        if not found.level:
            return self.table.find(found.module, module.flow.path) or found.module
        base = self.table.base_of_relative(module.name, found.level)
        if base is None:
            return None
        return ".".join(part for part in (base, found.module) if part)

    def module_name(self, module: Module, name: str) -> int:
        """The variable of a name of a module, its own or one that a star import brings; 0 when it has none."""
        variable = module.flow.scopes[0].names.get(name)
        return module.at(variable) if variable else self.starred_name(module, name)

    def starred_name(self, module: Module, name: str, seen: set[str] | None = None) -> int:
        """The variable of a name that a star import brings; the last import wins. Each module is asked once."""
        seen = set() if seen is None else seen
        if module.name in seen:
            return 0
        seen.add(module.name)
        for found in reversed([i for i in module.flow.scopes[0].imports if i.alias == "*"]):
            brought = self._brought(module, found, name, seen)
            if brought:
                return brought
        return 0

    def _brought(self, module: Module, found: FlowImport, name: str, seen: set[str]) -> int:
        """The variable of a name that one star import brings."""
        source = self.modules.get(self.import_source(module, found) or "")
        if source is None or source is module or not self._is_public(source, name):
            return 0
        variable = source.flow.scopes[0].names.get(name)
        if variable and self._is_given_back(source, name, variable, seen):
            return 0
        brought = source.at(variable) if variable else self.starred_name(source, name, seen)
        submodule = f"{source.name}.{name}"
        if not brought and source.flow.scopes[0].exports is not None and self.is_module(submodule):
            return self.holding(self.module_object(submodule))
        return brought

    def _is_given_back(self, source: Module, name: str, variable: int, asking: set[str]) -> bool:
        """Whether a module has a name only from one that asks for it here, where an earlier import has brought it."""
        imports = (one for one in source.flow.scopes[0].imports if one.variable == variable and one.name == name)
        return any(self.import_source(source, one) in asking for one in imports)

    def bring_from_outside(self, module: Module, name: str, variable: int) -> None:
        """Let a name that no file binds hold what a star import from a library brings.

        Several libraries may have the name; then only a model can tell which of them it is.
        """
        if module.is_library or name.startswith("_"):
            return
        found = [f"{source}.{name}" for source in dict.fromkeys(self._outside_stars(module, name))]
        known = [path for path in found if self.model(path) is not None]
        if known or len(found) == 1:
            self.put(variable, self.objects.external((known or found)[-1]))

    def _outside_stars(self, module: Module, name: str) -> Iterator[str]:
        """The libraries from which star imports, of modules of ours too, may bring a name."""
        seen, pending = {module.name}, [module]
        while pending:
            current = pending.pop()
            for found in (one for one in current.flow.scopes[0].imports if one.alias == "*"):
                path = self.import_source(current, found)
                source = self.modules.get(path or "")
                if source is None and path and not self.is_module(path):
                    yield path
                elif source is not None and source.name not in seen and self._is_public(source, name):
                    seen.add(source.name)
                    pending.append(source)

    def _is_public(self, module: Module, name: str) -> bool:
        exports = self._exports(module, frozenset())
        return not name.startswith("_") if exports is None else name in exports

    def _exports(self, module: Module, entered: frozenset[str]) -> frozenset[str] | None:
        """`__all__` with what other modules' `__all__` bring in."""
        written = module.flow.scopes[0].exports
        if written is None:
            return None
        found = {word for word in written if not word.endswith(".*")}
        for word in (w.removesuffix(".*") for w in written if w.endswith(".*")):
            other = self._imported_module(module, word)
            if other is not None and other.name not in entered:
                found |= self._exports(other, entered | {module.name}) or frozenset()
        return frozenset(found) if found or not written else None

    def _imported_module(self, module: Module, word: str) -> Module | None:
        for found in module.flow.scopes[0].imports:
            source = self.import_source(module, found)
            if found.alias == word and source is not None:
                return self.modules.get(f"{source}.{found.name}" if found.name else source)
        return self.modules.get(f"{module.name}.{word}")
