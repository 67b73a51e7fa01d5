"""Reads a whole source tree: survey, scan, link; the one door of `analyzers`.

What was linked from the same files before is not linked again: nothing but their bytes is read then.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from .cache import FactsCache, ResultCache
from .call_graph import CallGraph
from .extensions import Extension, ExtensionError, described, installed
from .facts import RegisteredEntry
from .interpreter import without_collection
from .manifests import model_of, registered_entries
from .options import CallOptions, TreeOptions
from .program import LeftOut, Program
from .survey import Survey, survey

if TYPE_CHECKING:
    # A run that finds its result in the cache must not wait for what reads and links.
    from .flow.records import FlowFacts
    from .plugins.adapter import Plugin
    from .scan import Scan
    from .solver.library import Library

_DEFAULTS = TreeOptions()
_EVERYTHING = CallOptions()

Phase = Literal["reading", "linking"]
Progress = Callable[[Phase, int, int], None]
"""Told the phase, and how many of how many parts of it are done; of no parts where nobody knows."""

Result = TypeVar("Result", Program, CallGraph)


class _Tree(Struct, frozen=True):
    """What to read and how. `package` is the name of a root that is a package itself."""

    surveyed: Survey
    package: str
    options: TreeOptions
    jobs: int | None
    cache_folder: Path | None
    progress: Progress
    extensions: tuple[Extension, ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    entries: tuple[RegisteredEntry, ...] = ()
    wanted: CallOptions = CallOptions()

    @property
    def identity(self) -> str:
        """Changed by whatever changes what is linked."""
        wanted = ("guesses" * self.wanted.guesses, "frameworks" * self.wanted.frameworks)
        added = (
            *(one.identity for one in self.extensions),
            *map(repr, (self.options.loaders, self.models, self.entries)),
        )
        return self.surveyed.identity(self.package, *wanted, *self.options.source_roots, *added)


def read_program(
    root: Path,
    *,
    options: TreeOptions = _DEFAULTS,
    jobs: int | None = None,
    cache_folder: Path | None = None,
    progress: Progress | None = None,
) -> Program:
    """The program below `root`, resolved; `options` say what of it is wanted.

    Files are read by `jobs` processes (default: one per processor). `cache_folder` keeps what unchanged files say, and
    what was linked from them. Raises the OSError of a root that is missing, no folder or not readable.
    """
    with without_collection():
        tree = _find_tree(root, options, jobs, cache_folder, progress, _EVERYTHING)
        program = _linked(tree, Program, _link_program)
    ignored = tree.surveyed.ignored
    return replace(program, left_out=tuple(LeftOut(one.reason, one.count) for one in ignored))


def read_call_graph(
    root: Path,
    *,
    options: TreeOptions = _DEFAULTS,
    jobs: int | None = None,
    cache_folder: Path | None = None,
    progress: Progress | None = None,
    wanted: CallOptions = _EVERYTHING,
) -> CallGraph:
    """Who calls whom below `root`, as `read_program` and in less time.

    What is not `wanted` takes no time. Calls that only a reader's facts tell of, such as the start of a task by its
    name, are not among these.
    """
    with without_collection():
        tree = _find_tree(root, options, jobs, cache_folder, progress, wanted)
        return _linked(tree, CallGraph, _link_calls)


def identify(root: Path, options: TreeOptions = _DEFAULTS) -> str:
    """Changed by whatever changes what `read_program` gives."""
    return _find_tree(root, options, None, None, None, _EVERYTHING).identity


def _find_tree(
    root: Path,
    options: TreeOptions,
    jobs: int | None,
    cache_folder: Path | None,
    progress: Progress | None,
    wanted: CallOptions,
) -> _Tree:
    package = root.resolve().name if (root / "__init__.py").is_file() else ""
    surveyed = survey(root, options, templates=wanted.frameworks)
    entries = registered_entries(root, (file.path for file, _ in surveyed.files))
    models = (model_of(entries), *(_read_models(root / options.models) if options.models else ()))
    tell = progress or _say_nothing
    return _Tree(surveyed, package, options, jobs, cache_folder, tell, installed(), models, entries, wanted)


def _read_models(folder: Path) -> Iterator[tuple[str, str]]:
    """The models in a folder: the import path and the text of each."""
    for path in sorted(folder.rglob("*.pyi")):
        try:
            yield path.stem, path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ExtensionError(f"the model {path.name} cannot be read: {described(error)}") from error


def _say_nothing(phase: Phase, done: int, total: int) -> None:
    """For callers who do not want to be told."""


def _linked(tree: _Tree, kind: type[Result], link_scan: Callable[[_Tree, Scan], Result]) -> Result:
    """What was linked from the same files before, else what is linked now; brought to the cache."""
    if tree.cache_folder is None:
        return link_scan(tree, _scan(tree, None))
    cache, identity = ResultCache(tree.cache_folder, kind.__name__.lower()), tree.identity
    known = _decode(cache.find(identity), kind)
    if known is not None:
        return known
    scanned, result = _link_cached(tree, tree.cache_folder, link_scan)
    if scanned.settled:
        # The run is as good without; a lone surrogate in a name cannot be written.
        with contextlib.suppress(OSError, UnicodeEncodeError):
            cache.keep(identity, msgspec.msgpack.encode(result))
    return result


def _decode(data: bytes | None, kind: type[Result]) -> Result | None:
    """The result; None where there is none, or something else."""
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:
        return None


def _link_cached(tree: _Tree, folder: Path, link_scan: Callable[[_Tree, Scan], Result]) -> tuple[Scan, Result]:
    """A cache whose entries are none, though their checksums are right, is emptied."""
    # Nobody holds the cache while linking: it has the bytes of all files.
    scanned = _scan(tree, FactsCache(folder))
    try:
        return scanned, link_scan(tree, scanned)
    except msgspec.MsgspecError:
        FactsCache(folder).clear()
    scanned = _scan(tree, FactsCache(folder))
    return scanned, link_scan(tree, scanned)


def _scan(tree: _Tree, cache: FactsCache | None) -> Scan:
    from .scan import scan

    def tell(done: int, total: int) -> None:
        tree.progress("reading", done, total)

    return scan(tree.surveyed, jobs=tree.jobs, cache=cache, progress=tell)


def _link_program(tree: _Tree, scanned: Scan) -> Program:
    tree.progress("linking", 0, 0)
    from .frameworks.registry import readers
    from .frameworks.scripts.reader import ScriptReader
    from .link import Flows, link
    from .plugins.adapter import load_plugins

    plugins = load_plugins(tree.extensions)
    flows = Flows(scanned.flows(), scanned.templates(), _library(plugins, tree.models))
    active = (*plugins, *readers(), ScriptReader(tree.entries))
    return link(scanned.facts(), scanned.unread, tree.package, active, flows, tree.options)


def _library(plugins: Sequence[Plugin], models: Iterable[tuple[str, str]], *, frameworks: bool = True) -> Library:
    """The models that take part: those of a project count more than those of plug-ins, and these more than ours."""
    from .solver.library import Library, flow_of_text

    given = {name: text for plugin in plugins for name, text in plugin.models.items()} | dict(models)
    try:
        flows = {name: flow_of_text(f"{name}.pyi", text) for name, text in sorted(given.items())}
    except ValueError as error:
        raise ExtensionError(f"a model is no Python: {error}") from error
    return Library(flows, frameworks=frameworks)


def _link_calls(tree: _Tree, scanned: Scan) -> CallGraph:
    tree.progress("linking", 0, 0)
    from .frameworks.registry import readers_of_objects
    from .link import Flows, link_calls
    from .linking.missing import unread_file
    from .plugins.adapter import load_plugins

    plugins = load_plugins(tree.extensions)
    library = _library(plugins, tree.models, frameworks=tree.wanted.frameworks)
    flows = Flows(scanned.flows(), scanned.templates(), library)
    active = (*plugins, *readers_of_objects(_imported_packages(flows.code)))
    files = scanned.facts() if active else ()
    calls, counts = link_calls(flows, files, tree.package, active, tree.options, tree.wanted)
    return CallGraph(
        calls=calls,
        counts=counts,
        files=len(scanned.readings),
        lines=sum(reading.lines for reading in scanned.readings),
        unread=tuple(unread_file(file) for file in scanned.unread),
    )


def _imported_packages(flows: Iterable[FlowFacts]) -> set[str]:
    """The first words of all absolute imports."""
    imports = (one for flow in flows for scope in flow.scopes for one in scope.imports)
    return {one.module.partition(".")[0] for one in imports if not one.level}
