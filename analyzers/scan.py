"""The facts of all files below a root: from the cache where the content is known, else read in several processes.

The result is the same for any number of processes, any order of work and any state of the cache. A file that cannot
be read never ends a run: it is an `UnreadFile` with its reason, also when its reader crashes or its process dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from analyzers.cache import FactsCache
from analyzers.facts import FileFacts, UnreadFile
from analyzers.interpreter import room_to_recurse
from analyzers.languages import READERS, Reader
from analyzers.options import TreeOptions
from analyzers.sources import Ignored, SourceFile, digest, discover, read_source
from analyzers.workers import available_processors, run

_FEW = 24  # so many files are read sooner than other processes are started
_MOST_IN_CHUNK = 32
_CHUNKS_PER_JOB = 8
_DEPTH = 4_000
"""Frames for one file: deeper nesting than this is reported."""
_DEFAULTS = TreeOptions()

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""

_Result = FileFacts | UnreadFile
_Entry = tuple[str, bytes]  # digest of the content, empty where the result must not be cached; encoded _Reading


class Scan(Struct, frozen=True):
    """All files of a root, read or not, each sorted by path.

    `hits` counts results that came from the cache; `cache_problem` says why nothing could be kept in it.
    """

    files: tuple[FileFacts, ...]
    unread: tuple[UnreadFile, ...]
    ignored: tuple[Ignored, ...]
    hits: int = 0
    cache_problem: str | None = None


class _Reading(Struct, array_like=True, frozen=True, gc=False):
    """How a result travels: one of the two."""

    facts: FileFacts | None = None
    unread: UnreadFile | None = None


_DECODER = msgspec.msgpack.Decoder(_Reading)


def scan(
    root: Path,
    *,
    jobs: int | None = None,
    cache: FactsCache | None = None,
    progress: Progress | None = None,
    options: TreeOptions = _DEFAULTS,
    readers: Mapping[str, Reader] = READERS,
) -> Scan:
    """The facts of all wanted source files below a folder.

    `jobs` is the number of processes, by default one per processor; few files are read without. `readers` must be
    importable by another process. Raises the OSError of a root that is missing, no folder or not readable.
    """
    sources = discover(root, options.exclude)
    total = len(sources.files)
    with room_to_recurse(_DEPTH):
        results = _cached(sources.files, cache, options.max_bytes) if cache else {}
        hits = len(results)
        _tell(progress, hits, total)
        missed = [file for file in sources.files if file not in results]
        jobs = _job_count(jobs, len(missed))
        work = partial(_read_chunk, dict(readers), options.max_bytes)
        with closing(run(work, _chunks(missed, jobs), jobs)) as outcomes:
            for chunk, entries in outcomes:
                results.update(_received(chunk, entries, cache))
                _tell(progress, len(results), total)
    found = sorted(results.values(), key=lambda result: result.path)
    unread = [*sources.unread, *(result for result in found if isinstance(result, UnreadFile))]
    return Scan(
        files=tuple(result for result in found if isinstance(result, FileFacts)),
        unread=tuple(sorted(unread, key=lambda file: file.path)),
        ignored=sources.ignored,
        hits=hits,
        cache_problem=_write(cache) if cache else None,
    )


def _cached(files: Sequence[SourceFile], cache: FactsCache, max_bytes: int) -> dict[SourceFile, _Result]:
    """What the cache knows about the present contents."""
    found = {}
    for file in files:
        data = read_source(file, max_bytes)
        if isinstance(data, UnreadFile):
            continue
        entry = cache.find(file.path, digest(data))
        result = _decode(entry) if entry is not None else None
        if result is not None:
            found[file] = result
    return found


def _received(
    chunk: Sequence[SourceFile], entries: Sequence[_Entry] | None, cache: FactsCache | None
) -> Iterator[tuple[SourceFile, _Result]]:
    """The results of a chunk, brought to the cache; None came back when its process died."""
    if entries is None:
        for file in chunk:
            yield file, UnreadFile(file.path, "crash", "the process that read it died", 0)
        return
    for file, (content, entry) in zip(chunk, entries, strict=True):
        result = _decode(entry)
        if cache is not None and content and result is not None:
            cache.keep(file.path, content, entry)
        yield file, result or _too_deep(file)


def _write(cache: FactsCache) -> str | None:
    """Why the cache cannot be written, if so: the run is as good without."""
    try:
        cache.write()
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _job_count(jobs: int | None, files: int) -> int:
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs}")
    return 1 if files < _FEW else jobs or available_processors()


def _chunks(files: Sequence[SourceFile], jobs: int) -> list[Sequence[SourceFile]]:
    size = max(1, min(_MOST_IN_CHUNK, len(files) // (jobs * _CHUNKS_PER_JOB)))
    return [files[start : start + size] for start in range(0, len(files), size)]


def _read_chunk(readers: Mapping[str, Reader], max_bytes: int, files: Sequence[SourceFile]) -> list[_Entry]:
    """In a worker: one entry for each file. Never raises."""
    with room_to_recurse(_DEPTH):
        return [_read_file(readers, max_bytes, file) for file in files]


def _read_file(readers: Mapping[str, Reader], max_bytes: int, file: SourceFile) -> _Entry:
    try:
        data = read_source(file, max_bytes)
        if isinstance(data, UnreadFile):
            return "", _encode(data)
        return digest(data), _encode(readers[file.language](file.path, data))
    except (RecursionError, MemoryError):
        return "", _encode(_too_deep(file))
    except Exception as error:  # noqa: BLE001 - one file must not end the run of thousands
        return "", _encode(UnreadFile(file.path, "crash", f"{type(error).__name__} in its reader", 0))


def _too_deep(file: SourceFile) -> UnreadFile:
    return UnreadFile(file.path, "too_deep", "nested deeper than can be followed", 0)


def _encode(result: _Result) -> bytes:
    reading = _Reading(facts=result) if isinstance(result, FileFacts) else _Reading(unread=result)
    return msgspec.msgpack.encode(reading)


def _decode(entry: bytes) -> _Result | None:
    """The result, or None for what is damaged or too deep to decode."""
    try:
        reading = _DECODER.decode(entry)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return reading.facts or reading.unread
