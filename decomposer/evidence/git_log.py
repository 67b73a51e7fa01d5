"""The history of a folder, as `git log` tells it: which lines of which Python files each commit changed.

The repository belongs to strangers, as the source does. Git is asked to read objects and nothing else: no hook, pager,
external diff, text conversion, signature check or file monitor of the repository's configuration is run, nothing is
fetched, and of the environment no setting of git is handed on.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import IO, NamedTuple, Protocol

import msgspec
from msgspec import Struct

MOST_COMMITS = 50_000
"""The newest ones; a history that is longer is cut."""

_SEALED = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.quotePath=false",
    "core.bigFileThreshold=10m",
    "core.alternateRefsCommand=",
    "diff.external=",
    "diff.noprefix=false",
    "diff.mnemonicPrefix=false",
    "diff.algorithm=myers",
    "diff.indentHeuristic=true",
    "diff.renameLimit=1000",
    "diff.orderFile=/dev/null",
    "diff.suppressBlankEmpty=false",
    "diff.interHunkContext=0",
    "diff.submodule=short",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "log.mailmap=false",
    "protocol.allow=never",
)
_LOG = (
    *("log", "--pretty=raw", "--encoding=UTF-8", "--topo-order", "--full-history", "--sparse", "-m", "-p", "-U0"),
    *("-M50%", "--relative", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--no-show-signature"),
    *("--no-decorate", "--src-prefix=a/", "--dst-prefix=b/", f"--max-count={MOST_COMMITS}", "--end-of-options"),
    *("HEAD", "--", ":(glob)**/*.py"),
)
_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_COMMIT = re.compile(rb"commit ([0-9a-f]{40,64})(?: \(from ([0-9a-f]{40,64})\))?\n")
_AUTHOR = re.compile(rb"author (.*?) ?<[^\n]*\n")
_ESCAPES = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13}


class Hunk(NamedTuple):
    """`old_lines` lines from line `old` became `new_lines` lines from line `new`; with 0 lines, behind that line."""

    old: int
    old_lines: int
    new: int
    new_lines: int


class FileChange(NamedTuple):
    """A file before and after, as paths from the analysed folder; None where there was or is none."""

    old: str | None
    new: str | None
    hunks: tuple[Hunk, ...]


class Change(Struct, frozen=True, array_like=True, gc=False):
    """A commit, and what it changed against each of its parents; a first commit has the parent `""`."""

    id: str
    parents: tuple[str, ...]
    author: str
    subject: str
    files: dict[str, tuple[FileChange, ...]]


class Log(Struct, frozen=True, array_like=True, gc=False):
    """Commits, children before parents. `problem` says why some or all are missing, `is_shallow` that old ones are."""

    changes: tuple[Change, ...] = ()
    is_shallow: bool = False
    problem: str = ""
    detail: str = ""


class Store(Protocol):
    """Where results of earlier runs are."""

    def find(self, identity: str) -> bytes | None:
        """What was kept, or None."""

    def keep(self, identity: str, data: bytes) -> None:
        """Keep something. Raises OSError where nothing can be kept."""


def read_log(folder: Path, store: Store | None = None) -> Log:
    """The history of a folder up to the commit that is checked out; from the store if it was read before."""
    git = shutil.which("git")
    if git is None:
        return Log(problem="git is not installed")
    place = _place_of(git, folder)
    if isinstance(place, Log):
        return place
    identity = f"{_own_digest()}\0{place!a}"
    known = None if store is None else _decode(store.find(identity))
    if known is not None:
        return known
    log = _run(git, folder, place.startswith("true"))
    if store is not None and not log.problem:
        # The run is as good without; a path that is no UTF-8 cannot be written.
        with contextlib.suppress(OSError, UnicodeEncodeError):
            store.keep(identity, msgspec.msgpack.encode(log))
    return log


def _own_digest() -> str:
    return blake2b(Path(__file__).read_bytes(), digest_size=16).hexdigest()


def _decode(data: bytes | None) -> Log | None:
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=Log)
    except msgspec.MsgspecError:
        return None


def _command(git: str, *arguments: str) -> list[str]:
    settings = [part for setting in _SEALED for part in ("-c", setting)]
    return [git, "--no-pager", "--no-replace-objects", "--no-optional-locks", *settings, *arguments]


def _environment() -> dict[str, str]:
    """Ours without any setting of git; no configuration but that of the repository, and no way to any other one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    sealed = {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }
    return kept | sealed


def ask_git(git: str, folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers in a folder, given something on its standard input; None if it refuses."""
    done = _asked(git, folder, *arguments, given=given)
    return done.stdout if done.returncode == 0 else None


def _asked(git: str, folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  # no shell, a fixed program
        _command(git, *arguments),
        cwd=folder,
        env=_environment(),
        input=given,
        capture_output=True,
        check=False,
    )


def _place_of(git: str, folder: Path) -> str | Log:
    """What tells one log from another, or a log that says why there is none."""
    done = _asked(git, folder, "rev-parse", "--is-shallow-repository", "--show-prefix", "--verify", "HEAD")
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogateescape")
    message = _first_line(done.stderr)
    if "not a git repository" in message:
        return Log(problem="there is no git repository")
    if "dubious ownership" in message:
        return Log(problem="the repository belongs to somebody else", detail=message)
    if "Needed a single revision" in message:
        return Log(problem="the repository has no commits")
    return Log(problem="git cannot read the repository", detail=message)


def _run(git: str, folder: Path, is_shallow: bool) -> Log:
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603  # as above
            _command(git, *_LOG),
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        with process:
            changes = tuple(read_changes(process.stdout)) if process.stdout is not None else ()
        errors.seek(0)
        message = _first_line(errors.read())
    problem = "git stopped before the end of the history" if process.returncode else ""
    return Log(changes, is_shallow, problem, message if problem else "")


def _first_line(message: bytes) -> str:
    lines = message.decode("utf-8", "replace").strip().splitlines()
    return next((line for line in lines if line.startswith("fatal")), lines[0] if lines else "")


# The text of the log


def read_changes(stream: IO[bytes] | Iterable[bytes]) -> Iterator[Change]:
    """The commits of a log, one for all of its parents."""
    current: Change | None = None
    for part in _parts(iter(stream)):
        if current is not None and part.id == current.id:
            current = msgspec.structs.replace(current, files=current.files | part.files)
            continue
        if current is not None:
            yield current
        current = part
    if current is not None:
        yield current


def _parts(lines: Iterator[bytes]) -> Iterator[Change]:
    """One for each line `commit`: a merge has one for each parent that differs."""
    head: re.Match[bytes] | None = None
    body: list[bytes] = []
    for line in lines:
        found = _COMMIT.fullmatch(line) if line.startswith(b"commit ") else None
        if found is not None:
            if head is not None:
                yield _part(head, body)
            head, body = found, []
            continue
        hunk = _HUNK.match(line) if line.startswith(b"@@ ") else None
        body.append(line)
        if hunk is not None:
            _skip(lines, int(hunk[2] or 1) + int(hunk[4] or 1))
    if head is not None:
        yield _part(head, body)


def _skip(lines: Iterator[bytes], number: int) -> None:
    """Passes over the text of a hunk, which may look like anything."""
    while number > 0:
        line = next(lines, None)
        if line is None:
            return
        number -= not line.startswith(b"\\")


def _part(head: re.Match[bytes], body: list[bytes]) -> Change:
    parents = tuple(line[7:].strip().decode() for line in body if line.startswith(b"parent "))
    author = next((found for found in map(_AUTHOR.fullmatch, body) if found), None)
    subject = next((line for line in body if line.startswith(b"    ")), b"")
    against = head[2].decode() if head[2] else parents[0] if parents else ""
    files = tuple(_files(body))
    return Change(
        head[1].decode(),
        parents,
        "" if author is None else _text(author[1]),
        _text(subject.strip()),
        {against: files} if files else {},
    )


def _files(body: list[bytes]) -> Iterator[FileChange]:
    """Each file of a diff that changed its lines or its name."""
    old = new = None
    hunks: list[Hunk] = []
    for line in [*body, b"diff --git"]:
        if line.startswith(b"diff --git"):
            if hunks or (old and new):
                yield FileChange(old, new, tuple(hunks))
            old, new, hunks = None, None, []
        elif line.startswith(b"rename from "):
            old = _unquoted(line[12:])
        elif line.startswith(b"rename to "):
            new = _unquoted(line[10:])
        elif line.startswith(b"--- "):
            old = _side(line[4:])
        elif line.startswith(b"+++ "):
            new = _side(line[4:])
        elif found := _HUNK.match(line):
            hunks.append(Hunk(*(int(found[number] or 1) for number in range(1, 5))))


def _side(text: bytes) -> str | None:
    """A path behind `a/` or `b/`; git ends one that has a space with a tab."""
    path = _unquoted(text.rstrip(b"\n").removesuffix(b"\t"))
    return None if path == "/dev/null" else path[2:]


def _unquoted(text: bytes) -> str:
    text = text.rstrip(b"\n")
    if len(text) > 1 and text.startswith(b'"') and text.endswith(b'"'):
        text = re.sub(rb"\\([0-7]{3}|.)", _unescaped, text[1:-1])
    return text.decode("utf-8", "surrogateescape")


def _unescaped(found: re.Match[bytes]) -> bytes:
    escape = found[1]
    if len(escape) == 3:
        return bytes([int(escape, 8)])
    return bytes([_ESCAPES[escape]]) if escape in _ESCAPES else escape


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace")
