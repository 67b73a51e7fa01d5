"""What is known from earlier runs, on disk: safe to delete, and what is damaged is a miss.

Two kinds of entries, both opaque bytes behind a checksum:

- what one file says (`FactsCache`), found again by path and content. The entries are packed into a few files of 16
  parts by key: reading thousands of single files is slow. Each part is replaced as a whole, and keeps some entries that
  the last run did not need, so that a change of branches, versions or options does not empty it.
- what was made of all files together (`ResultCache`), one file each, of which the last few are kept.

All keys hold the version of the program by the content of its own files: no other version finds its entries.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

_PARTS = 16
_CHECKSUM = 16
# Per part: of the entries that a run did not need, so many times the needed ones are kept, at least _SPARE.
_KEPT_PER_NEEDED = 2
_SPARE = 64
_KEPT_RESULTS = 4
_MOST_RESULT_BYTES = 256_000_000
"""All results of one kind together."""
_SUFFIX, _RESULT_SUFFIX, _DRAFT = ".facts", ".linked", ".tmp"
_LIBRARIES = ("fissix-", "jinja2-", "sqlglot-")
"""What else decides what is read out of a file."""
_STALE = 3600  # seconds after which nobody is writing a draft any more

_Entries = dict[bytes, bytes]


def stamp_of(folder: Path) -> str:
    """The content of a folder of code as one word."""
    stamp = blake2b(digest_size=16)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.parent.name != "__pycache__":
            stamp.update(f"\0{file.relative_to(folder).as_posix()}\0".encode())
            stamp.update(file.read_bytes())
    return stamp.hexdigest()


@functools.cache
def program_stamp() -> str:
    """What every entry depends on besides its input: our code, the libraries that read with it, and Python."""
    stamp = blake2b(f"{sys.version_info.major}.{sys.version_info.minor}".encode(), digest_size=16)
    stamp.update(stamp_of(Path(__file__).parent).encode())
    # Asking `importlib.metadata` for versions takes longer than all of a run with nothing to do.
    installed = sorted(folder.name for folder in Path(msgspec.__file__).parent.parent.iterdir())
    stamp.update("\0".join(name for name in installed if name.lower().startswith(_LIBRARIES)).encode())
    return stamp.hexdigest()


class FactsCache:
    """Entries of one folder. Nothing is written before `write`; several processes may use a folder at once."""

    def __init__(self, folder: Path, stamp: str | None = None) -> None:
        """Use a folder that need not exist yet; `stamp` is for entries of another version."""
        self._folder = folder
        self._stamp = program_stamp() if stamp is None else stamp
        self._stored: dict[int, _Entries] = {}
        self._needed: dict[int, _Entries] = {}
        self._changed: set[int] = set()

    def find(self, path: str, digest: str) -> bytes | None:
        """The entry of a file with this content, or None."""
        key = self._key(path, digest)
        part = _part(key)
        entry = self._entries(part).get(key)
        if entry is not None:
            self._needed.setdefault(part, {})[key] = entry
        return entry

    def keep(self, path: str, digest: str, entry: bytes) -> None:
        """Remember the entry of a file; it replaces what was found before."""
        key = self._key(path, digest)
        part = _part(key)
        self._needed.setdefault(part, {})[key] = entry
        self._changed.add(part)

    def write(self) -> None:
        """Bring all changes to disk, part by part. Raises OSError where the folder cannot be written."""
        if not self._changed:
            return
        _prepare(self._folder)
        for part in sorted(self._changed):
            _replace(self._file(part), self._packed(part))
        self._changed.clear()

    def clear(self) -> None:
        """Forget everything, on disk too: what it says turned out to be wrong."""
        for part in range(_PARTS):
            with contextlib.suppress(OSError):
                self._file(part).unlink(missing_ok=True)
        self._stored, self._needed, self._changed = {}, {}, set()

    def _key(self, path: str, digest: str) -> bytes:
        return blake2b(f"{self._stamp}\0{digest}\0{path}".encode(), digest_size=16).digest()

    def _file(self, part: int) -> Path:
        return self._folder / f"{part:02}{_SUFFIX}"

    def _entries(self, part: int) -> _Entries:
        if part not in self._stored:
            self._stored[part] = _load(self._file(part))
        return self._stored[part]

    def _packed(self, part: int) -> bytes:
        """The needed entries, then the newest of the others (another process may have added some)."""
        needed = self._needed[part]
        others = [item for item in _load(self._file(part)).items() if item[0] not in needed]
        kept = others[: max(_SPARE, _KEPT_PER_NEEDED * len(needed))]
        body = msgspec.msgpack.encode({**needed, **dict(kept)})
        return _checksum(body) + body


class ResultCache:
    """Results of one kind in a folder; several processes may use it at once."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Use a folder that need not exist yet."""
        self._folder = folder
        self._kind = kind

    def find(self, identity: str) -> bytes | None:
        """The result for input of this identity, or None."""
        file = self._file(identity)
        data = _load_checked(file)
        if data is not None:
            with contextlib.suppress(OSError):
                os.utime(file)  # it stays longer than others
        return data

    def keep(self, identity: str, data: bytes) -> None:
        """Bring a result to disk, and take away the oldest ones. Raises OSError where the folder cannot be written."""
        if len(data) > _MOST_RESULT_BYTES:
            return
        _prepare(self._folder)
        _replace(self._file(identity), _checksum(data) + data)
        for file in self._spare():
            with contextlib.suppress(OSError):
                file.unlink()

    def _file(self, identity: str) -> Path:
        key = blake2b(f"{program_stamp()}\0{identity}".encode(), digest_size=16).hexdigest()
        return self._folder / f"{self._kind}-{key}{_RESULT_SUFFIX}"

    def _spare(self) -> Iterator[Path]:
        """Those that are too many or, with all newer ones, too large."""
        kept = 0
        for number, (_, size, file) in enumerate(sorted(self._present(), reverse=True)):
            kept += size
            if number >= _KEPT_RESULTS or kept > _MOST_RESULT_BYTES:
                yield file

    def _present(self) -> Iterator[tuple[int, int, Path]]:
        """When each was last used, how large it is, and where; another process may have taken it away."""
        for file in self._folder.glob(f"{self._kind}-*{_RESULT_SUFFIX}"):
            with contextlib.suppress(OSError):
                status = file.stat()
                yield status.st_mtime_ns, status.st_size, file


def _part(key: bytes) -> int:
    return key[0] % _PARTS


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECKSUM).digest()


def _load(file: Path) -> _Entries:
    """The entries of one part; none where it is missing, unreadable or damaged."""
    data = _load_checked(file)
    try:
        return {} if data is None else msgspec.msgpack.decode(data, type=_Entries)
    except msgspec.MsgspecError:
        return {}


def _load_checked(file: Path) -> bytes | None:
    """What stands behind the checksum; None where it is missing, unreadable or damaged."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    body = data[_CHECKSUM:]
    return body if data[:_CHECKSUM] == _checksum(body) else None


def _prepare(folder: Path) -> None:
    """The folder, ignored by git, without what killed processes left in it."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / ".gitignore"
    if not note.exists():
        note.write_text("# Safe to delete.\n*\n", encoding="utf-8")
    for draft in folder.glob(f"*{_DRAFT}"):
        with contextlib.suppress(OSError):
            if time.time() - draft.stat().st_mtime > _STALE:
                draft.unlink()


def _replace(file: Path, data: bytes) -> None:
    """Put a whole new content in the place of a file, so that readers see the old or the new one."""
    descriptor, temporary = tempfile.mkstemp(prefix=file.stem, suffix=_DRAFT, dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
