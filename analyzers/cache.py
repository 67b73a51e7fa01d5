"""Facts on disk, found again by content: safe to delete, and a damaged file is a miss.

The key of an entry is a digest over the facts version, the version of this program, the Python version (its parser
differs), the path (part of the facts) and the content. Entries are opaque bytes, packed into a few files of 16 parts
by key: reading thousands of single files is slow. Each part begins with a checksum, is replaced as a whole, and keeps
some entries that the last run did not need, so that a change of branches, versions or options does not empty it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

import msgspec

from analyzers.facts import FACTS_VERSION

_PARTS = 16
_CHECKSUM = 16
# Per part: of the entries that a run did not need, so many times the needed ones are kept, at least _SPARE.
_KEPT_PER_NEEDED = 2
_SPARE = 64
_SUFFIX, _DRAFT = ".facts", ".tmp"
_STALE = 3600  # seconds after which nobody is writing a draft any more

_Entries = dict[bytes, bytes]


def facts_stamp() -> str:
    """What facts depend on besides path and content: changed by any of it, all entries miss."""
    try:
        version = metadata.version("decomposer")
    except metadata.PackageNotFoundError:  # pragma: no cover - a checkout that is not installed
        version = "source"
    return f"{FACTS_VERSION} {version} {sys.version_info.major}.{sys.version_info.minor}"


class FactsCache:
    """Entries of one folder. Nothing is written before `write`; several processes may use a folder at once."""

    def __init__(self, folder: Path, stamp: str | None = None) -> None:
        """Use a folder that need not exist yet; `stamp` is for entries of another version (see `facts_stamp`)."""
        self._folder = folder
        self._stamp = facts_stamp() if stamp is None else stamp
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


def _part(key: bytes) -> int:
    return key[0] % _PARTS


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECKSUM).digest()


def _load(file: Path) -> _Entries:
    """The entries of one part; none where it is missing, unreadable or damaged."""
    try:
        data = file.read_bytes()
        if data[:_CHECKSUM] != _checksum(data[_CHECKSUM:]):
            return {}
        return msgspec.msgpack.decode(memoryview(data)[_CHECKSUM:], type=_Entries)
    except (OSError, msgspec.MsgspecError):
        return {}


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
