"""Which file is which module: source roots, import names, and absolute or relative imports resolved to modules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join
from typing import NamedTuple

from analyzers.facts import FileFacts, Import
from analyzers.flow.records import FlowFacts, FlowImport

_CONVENTIONAL_ROOTS = frozenset({"src", "lib", "python"})
_PROJECT_FILES = ("setup.py", "manage.py")


def folders_above(path: str) -> Iterable[str]:
    """All folders that hold the file, the nearest first, ending with the root (empty text)."""
    while path:
        path = dirname(path)
        yield path


@dataclass(frozen=True)
class ModuleTable:
    """Module names by path, and import names by source root.

    A module is named by how it is imported: its dotted path from its source root. Two files that would share a name
    are named by their path from the analysed root instead.
    """

    names: Mapping[str, str]
    """Path to module name."""
    roots: tuple[str, ...]
    """Source roots, as folders relative to the analysed root; the analysed root itself is the empty text."""
    packages: frozenset[str]
    """Names of modules whose file is an `__init__.py`."""
    _by_root: Mapping[str, Mapping[str, str]]
    _folders: Mapping[str, frozenset[str]]
    """Per root: dotted names of folders that hold Python files somewhere below (namespace packages)."""
    _implicit: frozenset[str]
    """Paths of Python 2 files: in those an import means a sibling first."""
    _found: dict[tuple[str, str, bool], str | None] = field(default_factory=dict)

    @cached_property
    def paths(self) -> dict[str, str]:
        """Module name to path."""
        return {name: path for path, name in self.names.items()}

    def ending(self, dotted: str) -> Sequence[str]:
        """Modules whose name is `dotted` or ends with it, sorted."""
        return self._by_ending.get(dotted, ())

    @cached_property
    def _by_ending(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.paths):
            parts = name.split(".")
            for start in range(len(parts)):
                found.setdefault(".".join(parts[start:]), []).append(name)
        return found

    def find(self, dotted: str, importer: str) -> str | None:
        """The module (or namespace package) that `import dotted` gives in the file `importer`; None if not ours."""
        # Asked for each import of each name: `dirname` does the same with more calls.
        key = (importer.rpartition("/")[0], dotted, importer in self._implicit)
        if key not in self._found:
            sibling = self._sibling(dotted, importer) if importer in self._implicit else None
            self._found[key] = sibling or self._search(dotted, importer)
        return self._found[key]

    def is_namespace(self, name: str) -> bool:
        """Whether the name is a folder of modules without an `__init__.py`."""
        return name not in self.paths and any(name in folders for folders in self._folders.values())

    def _search(self, dotted: str, importer: str) -> str | None:
        above = set(folders_above(importer))
        near = sorted((r for r in self.roots if r in above), key=len, reverse=True)
        far = [r for r in self.roots if r not in above]
        for root in [*near, *far]:
            if name := self._by_root[root].get(dotted):
                return name
        for root in [*near, *far]:
            if dotted in self._folders[root]:
                return dotted
        # The folder of a script is first on the path.
        is_script = join(dirname(importer), "__init__.py") not in self.names
        return self._sibling(dotted, importer) if is_script else None

    def _sibling(self, dotted: str, importer: str) -> str | None:
        """The module below the importer's own folder."""
        folder = dirname(importer)
        base = f"{folder}/" if folder else ""
        stem = base + dotted.replace(".", "/")
        return self.names.get(f"{stem}/__init__.py") or self.names.get(f"{stem}.py")

    def is_missing(self, dotted: str, importer: str) -> bool:
        """Whether a module should be ours, as it is named below a package of ours, but is not there."""
        top = dotted.partition(".")[0]
        is_below = top != dotted and (self.find(top, importer) in self.packages or self.is_namespace(top))
        return is_below and self.find(dotted, importer) is None

    def base_of_relative(self, module: str, level: int) -> str | None:
        """The package that `level` leading dots mean inside `module`; None above the top."""
        parts = module.split(".")
        drop = level - 1 if module in self.packages else level
        if drop > len(parts):
            return None
        return ".".join(parts[: len(parts) - drop])


class _File(NamedTuple):
    """What a file's name and imports say. `tops` are the first words of its absolute imports."""

    path: str
    tops: frozenset[str]
    is_implicit: bool


def name_modules(
    files: Iterable[FileFacts | FlowFacts], root_package: str = "", source_roots: Iterable[str] = ()
) -> ModuleTable:
    """Finds the source roots, unless some are given, and names every module.

    `root_package` is the name of the analysed folder when that folder is itself a package, else empty.
    """
    found = sorted(map(_file, files))
    paths = [f.path for f in found]
    roots = sorted({"", *source_roots}) if source_roots else _source_roots(found, paths)
    names = _names(paths, roots, root_package)
    by_root: dict[str, dict[str, str]] = {root: {} for root in roots}
    folders: dict[str, set[str]] = {root: set() for root in roots}
    # A package hides the module of its name that stands beside it.
    for path in sorted(paths, key=lambda one: not one.endswith("__init__.py")):
        for root in folders_above(path):
            if root in by_root:
                dotted = _dotted(path, root, root_package)
                by_root[root].setdefault(dotted, names[path])
                folders[root].update(_parents(dotted))
    packages = frozenset(names[path] for path in paths if path.endswith("__init__.py"))
    implicit = frozenset(f.path for f in found if f.is_implicit)
    return ModuleTable(names, tuple(roots), packages, by_root, {r: frozenset(f) for r, f in folders.items()}, implicit)


def _file(file: FileFacts | FlowFacts) -> _File:
    imports = list(_imports(file))
    is_python2 = file.dialect == "python2" if isinstance(file, FileFacts) else file.is_python2
    absolutely = any(one.module == "__future__" and one.name == "absolute_import" for one in imports)
    tops = frozenset(one.module.partition(".")[0] for one in imports if not one.level)
    return _File(file.path, tops, is_python2 and not absolutely)


def _imports(file: FileFacts | FlowFacts) -> Iterator[Import | FlowImport]:
    if isinstance(file, FileFacts):
        for scope in file.scopes:
            yield from (one for one in scope.statements if isinstance(one, Import))
    else:
        for flow_scope in file.scopes:
            yield from flow_scope.imports


def _source_roots(files: list[_File], paths: list[str]) -> list[str]:
    """The analysed root, and every folder below which files import its packages by their bare name."""
    tops = _top_names(paths)
    folders = {folder for path in paths for folder in folders_above(path)}
    with_init = {dirname(p) for p in paths if p.endswith("__init__.py")}
    evidence: Counter[str] = Counter()
    for file in files:
        above = [f for f in folders_above(file.path) if f and f not in with_init]
        for name in file.tops:
            if name in tops.get("", ()):
                continue
            # A lone sibling module is no reason to call its folder a source root; a package is.
            evidence.update(folder for folder in above if f"{folder}/{name}" in folders)
    conventional = {dirname(p) for p in paths if p.rpartition("/")[2] in _PROJECT_FILES}
    conventional |= _CONVENTIONAL_ROOTS & set(tops)
    return sorted({"", *evidence, *(conventional - with_init)})


def _top_names(paths: list[str]) -> dict[str, set[str]]:
    """Per folder: names that could be imported if it were a source root."""
    tops: dict[str, set[str]] = {}
    for path in paths:
        for folder in folders_above(path):
            rest = path[len(folder) + 1 :] if folder else path
            tops.setdefault(folder, set()).add(rest.partition("/")[0].removesuffix(".py"))
    return tops


def _names(paths: list[str], roots: list[str], root_package: str) -> dict[str, str]:
    known = set(roots)
    wanted = {p: _dotted(p, next(r for r in folders_above(p) if r in known), root_package) for p in paths}
    counts = Counter(wanted.values())
    names: dict[str, str] = {}
    taken: set[str] = set()
    # Packages first: of `pkg.py` and `pkg/__init__.py` Python imports the package, the other keeps its suffix.
    for path in sorted(paths, key=lambda p: not p.endswith("__init__.py")):
        name = wanted[path] if counts[wanted[path]] == 1 else _dotted(path, "", root_package)
        names[path] = name if name not in taken else path.replace("/", ".")
        taken.add(names[path])
    return names


def _dotted(path: str, root: str, root_package: str) -> str:
    rest = path[len(root) + 1 :] if root else path
    stem = rest.rpartition(".")[0] if "." in rest.rpartition("/")[2] else rest
    parts = stem.split("/")
    if parts[-1] == "__init__":
        parts.pop()
    if root_package and not root:
        parts.insert(0, root_package)
    return ".".join(parts) or "__init__"


def _parents(dotted: str) -> Iterable[str]:
    while "." in dotted:
        dotted = dotted.rpartition(".")[0]
        yield dotted
