"""How the files that are analysed differ from those of the commit that is checked out."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from .git_log import FileChange, Hunk, ask_git

_ENTRY = re.compile(r"100(?:644|755) blob (?P<id>[0-9a-f]{40,64})\t(?P<path>.*)", re.DOTALL)


def read_edits(folder: Path, paths: Iterable[str]) -> tuple[FileChange, ...]:
    """What changed in some files since the newest commit; files that it does not have are new and have no past."""
    git = shutil.which("git")
    listed = None if git is None else ask_git(git, folder, "ls-tree", "-r", "-z", "HEAD")
    if git is None or listed is None:
        return ()
    found = (_ENTRY.fullmatch(entry) for entry in listed.decode("utf-8", "surrogateescape").split("\0"))
    blobs = {one["path"]: one["id"] for one in found if one}
    return tuple(_edits(git, folder, {path: blobs[path] for path in paths if path in blobs}))


def _edits(git: str, folder: Path, blobs: dict[str, str]) -> Iterator[FileChange]:
    for path, identity in sorted(blobs.items()):
        now = _content(folder / path)
        if now is None or _is_blob(now, identity):
            continue
        before = ask_git(git, folder, "cat-file", "blob", identity)
        if before is not None and _plain(before) != _plain(now):
            yield FileChange(path, path, tuple(_hunks(_plain(before), _plain(now))))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _is_blob(data: bytes, identity: str) -> bool:
    algorithm = hashlib.sha256 if len(identity) == 64 else hashlib.sha1  # the names that git gives, not for secrecy
    return algorithm(b"blob %d\0" % len(data) + data).hexdigest() == identity


def _plain(data: bytes) -> list[bytes]:
    """The lines, without what git may change of their ends when it writes a file."""
    return data.replace(b"\r\n", b"\n").split(b"\n")


def _hunks(before: list[bytes], now: list[bytes]) -> Iterator[Hunk]:
    for tag, old, old_end, new, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Hunk(old + (old_end > old), old_end - old, new + (new_end > new), new_end - new)
