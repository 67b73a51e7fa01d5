"""What each file says: from the cache where its content is known, else read in several processes.

The result is the same for any number of processes, any order of work and any state of the cache. A file that cannot
be read never ends a run: it is an `UnreadFile` with its reason, also when its reader crashes or its process dies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial

import msgspec
from msgspec import Struct

from analyzers.cache import FactsCache
from analyzers.facts import FileFacts, UnreadFile
from analyzers.flow import FlowFacts, extract
from analyzers.interpreter import room_to_recurse
from analyzers.languages import READERS, Reader
from analyzers.sources import TEMPLATE, Ignored, SourceFile, digest, read_source
from analyzers.survey import Survey
from analyzers.workers import available_processors, run

_FEW = 24  # so many files are read sooner than other processes are started
_MOST_IN_CHUNK = 32
_CHUNKS_PER_JOB = 8
_DEPTH = 4_000
"""Frames for one file: deeper nesting than this is reported."""

Progress = Callable[[int, int], None]
"""Told how many files of how many are done."""

_Entry = tuple[str, bytes]
"""Digest of the content, empty where the result must not be kept; an encoded `Reading`."""


class Reading(Struct, array_like=True, frozen=True, gc=False):
    """What one file says, each part encoded by itself: nobody decodes what it does not need.

    Of a template nothing but the flow is kept. `gaps` are parts of the file that could not be read.
    """

    path: str
    lines: int = 0
    facts: bytes = b""
    flow: bytes = b""
    unread: UnreadFile | None = None
    gaps: tuple[UnreadFile, ...] = ()


class Scan(Struct, frozen=True):
    """All files of a root, read or not, each sorted by path; templates apart from code.

    `hits` counts results that came from the cache. `settled` means that another scan of the same contents gives the
    same: no file changed meanwhile, no reader broke down. `cache_problem` says why nothing could be kept in the cache.
    """

    readings: tuple[Reading, ...]
    unread: tuple[UnreadFile, ...]
    ignored: tuple[Ignored, ...]
    pages: tuple[Reading, ...] = ()
    hits: int = 0
    settled: bool = True
    cache_problem: str | None = None

    def facts(self) -> tuple[FileFacts, ...]:
        """The facts of all files that could be read, decoded at each call. Raises msgspec.MsgspecError for damage."""
        with room_to_recurse(2 * _DEPTH):
            return tuple(_FACTS.decode(reading.facts) for reading in self.readings)

    def flows(self) -> tuple[FlowFacts, ...]:
        """The value flow of the same files in the same order; as `facts`."""
        with room_to_recurse(2 * _DEPTH):
            return tuple(_FLOW.decode(reading.flow) for reading in self.readings)

    def templates(self) -> tuple[FlowFacts, ...]:
        """The value flow of the templates; as `facts`."""
        with room_to_recurse(2 * _DEPTH):
            return tuple(_FLOW.decode(reading.flow) for reading in self.pages)


_READING = msgspec.msgpack.Decoder(Reading)
_FACTS = msgspec.msgpack.Decoder(FileFacts)
_FLOW = msgspec.msgpack.Decoder(FlowFacts)


def scan(
    surveyed: Survey,
    *,
    jobs: int | None = None,
    cache: FactsCache | None = None,
    progress: Progress | None = None,
    readers: Mapping[str, Reader] = READERS,
) -> Scan:
    """What all surveyed files say.

    `jobs` is the number of processes, by default one per processor; few files are read without. `readers` must be
    importable by another process.
    """
    contents, total = dict(surveyed.files), len(surveyed.files)
    with room_to_recurse(_DEPTH):
        results = _cached(contents, cache) if cache else {}
        hits = len(results)
        _tell(progress, hits, total)
        missed = [file for file in contents if file not in results]
        jobs = _job_count(jobs, len(missed))
        work = partial(_read_chunk, dict(readers), surveyed.max_bytes)
        settled = True
        with closing(run(work, _chunks(missed, jobs), jobs)) as outcomes:
            for chunk, entries in outcomes:
                received = list(_received(chunk, entries, cache))
                results.update((file, reading) for file, _, reading in received)
                settled = settled and all(content == contents[file] for file, content, _ in received)
                _tell(progress, len(results), total)
    found = sorted(results.values(), key=lambda reading: reading.path)
    unread = [*surveyed.unread, *(reading.unread for reading in found if reading.unread)]
    unread += (gap for reading in found for gap in reading.gaps)
    read = [reading for reading in found if not reading.unread]
    return Scan(
        readings=tuple(reading for reading in read if reading.facts),
        pages=tuple(reading for reading in read if not reading.facts),
        unread=tuple(sorted(unread, key=lambda file: (file.path, file.line, file.detail))),
        ignored=surveyed.ignored,
        hits=hits,
        settled=settled,
        cache_problem=_write(cache) if cache else None,
    )


def _cached(contents: Mapping[SourceFile, str], cache: FactsCache) -> dict[SourceFile, Reading]:
    """What the cache knows about the present contents."""
    found = {}
    for file, content in contents.items():
        entry = cache.find(file.path, content)
        reading = _decode(entry) if entry is not None else None
        if reading is not None and reading.path == file.path:
            found[file] = reading
    return found


def _received(
    chunk: Sequence[SourceFile], entries: Sequence[_Entry] | None, cache: FactsCache | None
) -> Iterator[tuple[SourceFile, str, Reading]]:
    """The readings of a chunk with the digests of what was read, brought to the cache.

    None came back when its process died.
    """
    if entries is None:
        for file in chunk:
            died = UnreadFile(file.path, "crash", "the process that read it died", 0)
            yield file, "", Reading(file.path, unread=died)
        return
    for file, (content, entry) in zip(chunk, entries, strict=True):
        if cache is not None and content:
            cache.keep(file.path, content, entry)
        yield file, content, _READING.decode(entry)


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
            return "", _encode_unread(data)
        found = readers[file.language](file.path, data)
        if isinstance(found, UnreadFile):
            return digest(data), _encode_unread(found)
        return digest(data), _encode_read(found, is_code=file.language != TEMPLATE)
    except (RecursionError, MemoryError):
        return "", _encode_unread(UnreadFile(file.path, "too_deep", "nested deeper than can be followed", 0))
    except Exception as error:  # noqa: BLE001 - one file must not end the run of thousands
        return "", _encode_unread(UnreadFile(file.path, "crash", f"{type(error).__name__} in its reader", 0))


def _encode_read(facts: FileFacts, *, is_code: bool) -> bytes:
    encode = msgspec.msgpack.encode
    kept = encode(facts) if is_code else b""
    return encode(Reading(facts.path, facts.lines, kept, encode(extract(facts)), gaps=facts.gaps))


def _encode_unread(file: UnreadFile) -> bytes:
    return msgspec.msgpack.encode(Reading(file.path, unread=file))


def _decode(entry: bytes) -> Reading | None:
    """The reading, or None for an entry that is none."""
    try:
        return _READING.decode(entry)
    except msgspec.MsgspecError:
        return None
