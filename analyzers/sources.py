"""Which files below a root are source, and their bytes; what stays unread is counted or named, never lost.

A file is Python by its suffix (`.py`, `.pyw`), or without one by its first line (`#!... python`). It is a template
where it lies below a folder named `templates` or `jinja2` and its suffix is that of a text. Left out and
counted: what people exclude, what git ignores by the `.gitignore` files inside the root, and what is no source by
convention (see `IgnoreReason`). The root itself is taken as given, whatever it is called and whatever lies above it.
Links that stay inside the root are left out too: what they point to is found at its own place, once. Nothing but
regular files is ever opened.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from analyzers.facts import UnreadFile
from analyzers.ignore import Rule, is_ignored, parse_rules
from analyzers.options import MAX_BYTES
from analyzers.template_paths import TEMPLATE_FOLDERS

IgnoreReason = Literal[
    "build", "cache", "dependencies", "environment", "excluded", "gitignore", "hidden", "link", "vcs"
]
"""Why a file or folder was left out.

build: `build`, `dist` (unless they are packages), `*.egg-info`; cache: `__pycache__`; dependencies: `node_modules`,
`site-packages`; environment: a folder with `pyvenv.cfg`; excluded: by people's own patterns; gitignore: a rule inside
the root; hidden: a name with a leading dot (also `.tox`, `.nox`, `.eggs`); link: it points to another place inside the
root; vcs: `.git` and its like.
"""

TEMPLATE = "template"
"""The language of templates, whichever engine they are for."""
_LANGUAGES = {b".py": "python", b".pyw": "python"}
_TEMPLATE_FOLDERS = frozenset(map(os.fsencode, TEMPLATE_FOLDERS))
_TEMPLATE_SUFFIXES = frozenset(
    b".css .csv .djhtml .dtl .eml .email .htm .html .ics .j2 .jinja .jinja2 .js .json .mail .md .mjml .rst .subject"
    b" .svg .tex .tmpl .tpl .txt .xhtml .xml .yaml .yml".split()
)
_FOLDERS: dict[bytes, IgnoreReason] = {
    b".bzr": "vcs",
    b".git": "vcs",
    b".hg": "vcs",
    b".svn": "vcs",
    b"CVS": "vcs",
    b"__pycache__": "cache",
    b"node_modules": "dependencies",
    b"site-packages": "dependencies",
}
_BUILD_FOLDERS = frozenset({b"build", b"dist"})
_SHEBANG = re.compile(rb"#!.*\b(?:python|pypy)[0-9.]*(?:\s|$)")
_SHEBANG_BYTES = 128
# Where a file was replaced meanwhile: a fifo must not block us, a link must not lead elsewhere.
_GUARDS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class SourceFile(Struct, array_like=True, frozen=True, gc=False):
    r"""One file to read.

    `path` is relative to the root, with forward slashes; bytes of a name that are no UTF-8 are written `\xNN`.
    `location` is where to open it on this machine: it belongs in no output.
    """

    path: str
    language: str
    location: bytes


class Ignored(Struct, array_like=True, frozen=True, order=True, gc=False):
    """How many files and folders were left out for one reason (a folder counts once, whatever it holds)."""

    reason: IgnoreReason
    count: int


class Sources(Struct, frozen=True):
    """All source files of a root, and all that could not be looked at, each sorted by path."""

    files: tuple[SourceFile, ...]
    unread: tuple[UnreadFile, ...]
    ignored: tuple[Ignored, ...]


def discover(root: Path, exclude: Sequence[str] = ()) -> Sources:
    """The source files below a folder that no pattern excludes (as in a `.gitignore` at the root).

    Raises the OSError of a root that is missing, no folder or not readable.
    """
    os.scandir(root).close()
    walk = _Walk(os.path.realpath(os.fsencode(root)), parse_rules("\n".join(exclude).encode()))
    while walk.folders:
        walk.visit(walk.folders.pop())
    return Sources(
        files=tuple(sorted(walk.files, key=lambda file: (file.path, file.location))),
        unread=tuple(sorted(walk.unread, key=lambda file: file.path)),
        ignored=tuple(sorted(Ignored(reason, count) for reason, count in walk.ignored.items())),
    )


def read_source(file: SourceFile, max_bytes: int = MAX_BYTES) -> bytes | UnreadFile:
    """The bytes of a file, or why there are none: it is larger than allowed, gone, or not to be opened."""
    try:
        data = _read(file.location, max_bytes + 1)
    except OSError as error:
        return UnreadFile(file.path, "unreadable", _reason(error), 0)
    if len(data) > max_bytes:
        return UnreadFile(file.path, "too_large", f"larger than {max_bytes:,} bytes", 0)
    return data


def digest(data: bytes) -> str:
    """The identity of a content: equal for equal bytes, whatever the file is called (BLAKE2b, 128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class _Folder(Struct, frozen=True):
    """A folder to visit: its path below the root (ending in a slash, empty for the root) and the rules above it.

    Each rule set, nearest first, comes with the length of the path of its own folder.
    """

    path: bytes
    rules: tuple[tuple[int, tuple[Rule, ...]], ...] = ()
    has_templates: bool = False

    @property
    def name(self) -> bytes:
        """The last part of the path."""
        return self.path[:-1].rpartition(b"/")[2]

    def git_ignores(self, path: bytes, *, is_folder: bool) -> bool:
        """Whether the nearest rule that matches says so."""
        verdicts = (is_ignored(rules, path[start:], is_folder=is_folder) for start, rules in self.rules)
        return next((verdict for verdict in verdicts if verdict is not None), False)


class _Walk:
    """What was found so far below `top`, and the folders still to visit."""

    def __init__(self, top: bytes, excluded: tuple[Rule, ...]) -> None:
        self.top = top.rstrip(b"/")
        self._excluded = excluded
        self.folders = [_Folder(b"")]
        self.files: list[SourceFile] = []
        self.unread: list[UnreadFile] = []
        self.ignored: Counter[IgnoreReason] = Counter()

    def visit(self, folder: _Folder) -> None:
        """Take in one folder; its folders are queued."""
        try:
            with os.scandir(self._location(folder.path)) as listing:
                entries = {entry.name: entry for entry in listing}
        except OSError as error:
            self._fail(folder.path[:-1], f"folder: {_reason(error)}")
            return
        reason = _unwanted_content(folder, entries)
        if reason:
            self.ignored[reason] += 1
            return
        if b".gitignore" in entries:
            folder = self._with_rules(folder, entries[b".gitignore"])
        for entry in entries.values():
            self._enter(folder, entry)

    def _with_rules(self, folder: _Folder, entry: os.DirEntry[bytes]) -> _Folder:
        if not entry.is_file(follow_symlinks=False):
            return folder
        try:
            rules = parse_rules(_read(entry.path, MAX_BYTES))
        except OSError as error:
            self._fail(folder.path + entry.name, _reason(error))
            return folder
        return _Folder(folder.path, ((len(folder.path), rules), *folder.rules), folder.has_templates)

    def _enter(self, folder: _Folder, entry: os.DirEntry[bytes]) -> None:
        path = folder.path + entry.name
        try:
            reason = self._take(folder, entry, path)
        except OSError as error:  # pragma: no cover - a file system that tells no types, and then refuses
            self._fail(path, _reason(error))
            return
        if reason:
            self.ignored[reason] += 1

    def _take(self, folder: _Folder, entry: os.DirEntry[bytes], path: bytes) -> IgnoreReason | None:
        """Keep an entry, or say why it is ignored; None as well for files that are no source."""
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not entry.is_symlink() and not _may_be_source(folder, entry.name):
            return None
        reason = _unwanted_name(entry.name, is_folder=is_folder)
        if reason:
            return reason
        if is_ignored(self._excluded, path, is_folder=is_folder):
            return "excluded"
        if folder.git_ignores(path, is_folder=is_folder):
            return "gitignore"
        if entry.is_symlink():
            return self._take_link(folder, entry, path)
        if is_folder:
            has_templates = folder.has_templates or entry.name in _TEMPLATE_FOLDERS
            self.folders.append(_Folder(path + b"/", folder.rules, has_templates))
        elif not entry.is_file(follow_symlinks=False):
            self._fail(path, "not a regular file", if_source=True)
        else:
            self._take_file(folder, entry, path)
        return None

    def _take_file(self, folder: _Folder, entry: os.DirEntry[bytes], path: bytes) -> None:
        language = _language(folder, entry.name) or _script_language(entry.path)
        if language:
            self.files.append(SourceFile(_display(path), language, self._location(path)))

    def _take_link(self, folder: _Folder, entry: os.DirEntry[bytes], path: bytes) -> IgnoreReason | None:
        try:
            is_folder = stat.S_ISDIR(entry.stat().st_mode)
        except OSError as error:
            self._fail(path, f"link: {_reason(error)}", if_source=True)
            return None
        if not is_folder and _language(folder, path) is None:
            return None
        if _is_inside(os.path.realpath(entry.path), self.top):
            return "link"
        self.unread.append(UnreadFile(_display(path), "link_outside", "link to a place outside the root", 0))
        return None

    def _fail(self, path: bytes, detail: str, *, if_source: bool = False) -> None:
        if not if_source or _suffix(path) in _LANGUAGES:
            self.unread.append(UnreadFile(_display(path), "unreadable", detail, 0))

    def _location(self, path: bytes) -> bytes:
        return self.top + b"/" + path


def _unwanted_content(folder: _Folder, entries: dict[bytes, os.DirEntry[bytes]]) -> IgnoreReason | None:
    """What a look inside tells; the root itself is always wanted."""
    if not folder.path:
        return None
    if b"pyvenv.cfg" in entries:
        return "environment"
    return "build" if folder.name in _BUILD_FOLDERS and b"__init__.py" not in entries else None


def _unwanted_name(name: bytes, *, is_folder: bool) -> IgnoreReason | None:
    if name in _FOLDERS:
        return _FOLDERS[name]
    if name.startswith(b"."):
        return "hidden"
    return "build" if is_folder and name.endswith(b".egg-info") else None


def _may_be_source(folder: _Folder, name: bytes) -> bool:
    return b"." not in name or _language(folder, name) is not None


def _language(folder: _Folder, name: bytes) -> str | None:
    """The language that the suffix tells, and the folder around."""
    suffix = _suffix(name)
    known = _LANGUAGES.get(suffix)
    return TEMPLATE if known is None and folder.has_templates and suffix.lower() in _TEMPLATE_SUFFIXES else known


def _suffix(path: bytes) -> bytes:
    """The suffix with its dot; empty for a name without one and for a hidden name such as `.py`."""
    stem, dot, suffix = path.rpartition(b"/")[2].rpartition(b".")
    return dot + suffix if stem else b""


def _script_language(location: bytes) -> str | None:
    """The language that the first line of a file without suffix names."""
    try:
        head = _read(location, _SHEBANG_BYTES)
    except OSError:
        return None
    return "python" if _SHEBANG.match(head) else None


def _read(location: bytes, limit: int) -> bytes:
    descriptor = os.open(location, os.O_RDONLY | _GUARDS)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return stream.read(limit if status.st_size >= limit else -1)


def _is_inside(location: bytes, top: bytes) -> bool:
    return location == top or location.startswith(top + b"/")


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _display(path: bytes) -> str:
    return path.decode("utf-8", "backslashreplace")
