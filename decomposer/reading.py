"""From a folder of source code to its program, and what earlier runs made of the same one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import msgspec

from decomposer.config import Config, read_config
from decomposer.errors import InputError
from decomposer.job import Listener, Settings, check_root
from decomposer.model import BlindSpot, CallGraph, DependencyGraph, Program

if TYPE_CHECKING:
    from analyzers.cache import ResultCache
    from analyzers.glance import Glance
    from analyzers.options import TreeOptions

_CACHE_FOLDER = Path(".decomposer-cache")

Result = TypeVar("Result", Program, CallGraph)
Decided = TypeVar("Decided")


def read(settings: Settings, listener: Listener) -> Program:
    """The program below the root, as its settings want it read. Raises InputError when there is nothing to read."""
    from analyzers.read import read_program

    program = _read(read_program, settings, listener)
    if not program.modules:
        raise InputError(_nothing_read(settings.root, [one for one in program.blind_spots if one.kind == "file"]))
    return program


def read_calls(settings: Settings, listener: Listener, *, guesses: bool = True, frameworks: bool = True) -> CallGraph:
    """Who calls whom below the root, sooner there than the whole program; `frameworks` adds what they call."""
    from analyzers.options import CallOptions
    from analyzers.read import read_call_graph

    wanted = CallOptions(guesses=guesses, frameworks=frameworks)
    graph = _read(partial(read_call_graph, wanted=wanted), settings, listener)
    if not graph.files:
        raise InputError(_nothing_read(settings.root, graph.unread))
    return graph


def _read(read_tree: Callable[..., Result], settings: Settings, listener: Listener) -> Result:
    check_root(settings.root)
    config = read_config(settings.root)
    listener.stage("Reading files")

    def tell(phase: Literal["reading", "linking"], done: int, total: int) -> None:
        if phase == "linking" and not done:
            listener.stage("Linking")
        if total:
            listener.files(done, total)

    options, folder = tree_options(config), _cache_folder(settings)
    with _told_to_people():
        return read_tree(settings.root, options=options, jobs=settings.jobs, cache_folder=folder, progress=tell)


def _cache_folder(settings: Settings) -> Path | None:
    """Where earlier runs left what they found, if that may be used."""
    return _CACHE_FOLDER.absolute() if settings.use_cache else None


@contextmanager
def _told_to_people() -> Iterator[None]:
    from analyzers.extensions import ExtensionError

    try:
        yield
    except ExtensionError as error:
        message = str(error)
        raise InputError(message[:1].upper() + message[1:]) from error


def identify(settings: Settings) -> str:
    """The same as long as `read` would give the same program: of files nothing but their contents is looked at."""
    from analyzers.read import identify as identify_tree

    check_root(settings.root)
    with _told_to_people():
        return identify_tree(settings.root, tree_options(read_config(settings.root)))


def make_glance(settings: Settings) -> Glance:
    """What takes a first look at files that changed."""
    from analyzers.glance import Glance

    return Glance(settings.root, tree_options(read_config(settings.root)), _cache_folder(settings))


def source_paths(settings: Settings) -> list[Path]:
    """All source files below the root, and the folders in which they lie, sorted."""
    from analyzers.sources import discover

    found = discover(settings.root, read_config(settings.root).exclude)
    files = {Path(os.fsdecode(file.location)) for file in found.files}
    return sorted({settings.root.resolve(), *files, *(file.parent for file in files)})


def identify_readers() -> str:
    """The same as long as the same readers of other distributions are installed."""
    from analyzers.extensions import installed

    return "\0".join(one.identity for one in installed())


def result_cache(settings: Settings, kind: str) -> ResultCache | None:
    """What earlier runs found, if it may be used."""
    from analyzers.cache import ResultCache

    folder = _cache_folder(settings)
    return None if folder is None else ResultCache(folder, kind)


class Memory(Generic[Decided]):
    """Records of one kind that earlier runs decided on; none where the cache may not be used."""

    def __init__(self, settings: Settings, kind: str, record: type[Decided]) -> None:
        """The records are found again by their kind."""
        self._cache = result_cache(settings, kind)
        self._record = record

    def find(self, *identity: str) -> Decided | None:
        """The record that was decided on from the same input, by the same code."""
        if self._cache is None:
            return None
        data = self._cache.find(_joined(identity))
        try:
            return None if data is None else msgspec.msgpack.decode(data, type=self._record)
        except msgspec.MsgspecError:
            return None

    def keep(self, record: Decided, *identity: str) -> None:
        """Remember a record; who cannot has to decide again."""
        # A lone surrogate in a name cannot be written.
        with suppress(OSError, UnicodeEncodeError):
            if self._cache is not None:
                self._cache.keep(_joined(identity), msgspec.msgpack.encode(record))


def identify_graph(graph: DependencyGraph) -> str:
    """The same for the same graph of the same program."""
    try:
        return hashlib.sha256(msgspec.msgpack.encode(graph, order="deterministic")).hexdigest()
    except UnicodeEncodeError:  # A lone surrogate in a name.
        return hashlib.sha256(repr(graph).encode("utf-8", "backslashreplace")).hexdigest()


def _joined(identity: Iterable[str]) -> str:
    """The cache knows the code that reads, not the one that decides."""
    return "\0\0".join((_own_stamp(), *identity))


@cache
def _own_stamp() -> str:
    from analyzers.cache import stamp_of

    return stamp_of(Path(__file__).parent)


def tree_options(config: Config) -> TreeOptions:
    """What the settings say about reading."""
    from analyzers.options import Loader, TreeOptions

    loaders = tuple(Loader(function, paths) for function, paths in config.loaders.items())
    roots = config.source_roots
    return TreeOptions(exclude=config.exclude, source_roots=roots, models=config.models, loaders=loaders)


def _nothing_read(root: Path, unread: Sequence[BlindSpot]) -> str:
    if not unread:
        return f"No Python files in {root}; give the folder of the source code"
    first = unread[0]
    return f"None of {len(unread)} Python files in {root} could be read, the first, {first.location}: {first.detail}"
