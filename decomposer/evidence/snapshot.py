"""The files of an older commit, written into a folder of their own: the work tree and the index stay as they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from decomposer.errors import InputError

from .git_log import ask_git

LARGEST = 5_000_000
"""Bytes; a larger file is no source code."""
_ENTRY = re.compile(r"100(?:644|755) blob (?P<id>[0-9a-f]{40,64}) +(?P<size>\d+)\t(?P<path>.*)", re.DOTALL)


class Snapshot(Struct, frozen=True):
    """The files that a commit has below a folder of the work tree: path and id of each, as the repository knows it."""

    folder: Path
    files: tuple[tuple[str, str], ...]

    def write(self, target: Path) -> None:
        """Writes the files as they are in the repository."""
        paths: dict[str, list[Path]] = {}
        for path, identity in self.files:
            paths.setdefault(identity, []).append(target / path)
        for identity, data in read_contents(_git(), self.folder, paths):
            for place in paths.pop(identity):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)


def find_snapshot(folder: Path, revision: str) -> Snapshot:
    """What a commit has below a folder.

    Raises InputError where there is no git, no repository or no such commit, with what to do.
    """
    git = _git()
    commit = _find_commit(git, folder, revision)
    listed = ask_git(git, folder, "ls-tree", "-r", "-l", "-z", commit, "--", ".")
    if listed is None:
        raise InputError(f"The clone lacks files of {revision!r}: make one without `--filter`")
    entries = [_ENTRY.fullmatch(entry) for entry in listed.decode("utf-8", "surrogateescape").split("\0")]
    wanted = [one for one in entries if one and int(one["size"]) <= LARGEST and _is_safe(one["path"])]
    return Snapshot(folder, tuple((one["path"], one["id"]) for one in wanted))


def _git() -> str:
    git = shutil.which("git")
    if git is None:
        raise InputError("git is not installed: --since needs it")
    return git


def _find_commit(git: str, folder: Path, revision: str) -> str:
    found = ask_git(git, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is not None:
        return found.decode().strip()
    shallow = ask_git(git, folder, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        raise InputError(f"{folder} is in no repository that git can read: --since needs one")
    if shallow.strip() == b"true":
        advice = "fetch it (`git fetch --unshallow`; `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` for GitLab)"
        raise InputError(f"The clone is shallow and has no commit {revision!r}: {advice}")
    raise InputError(f"There is no commit {revision!r}: fetch it, or name another one with --since")


def _is_safe(path: str) -> bool:
    """A tree that somebody made by hand may name anything."""
    parts = PurePosixPath(path).parts
    return not path.startswith("/") and not {"..", ".git"}.intersection(parts)


def read_contents(git: str, folder: Path, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The ids of files in a repository, each with its content."""
    names = "".join(f"{one}\n" for one in wanted).encode()
    answer = ask_git(git, folder, "cat-file", "--batch", given=names) or b""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        identity, _, size = answer[at:end].decode().split(" ")
        at = end + 1 + int(size)
        yield identity, answer[end + 1 : at]
        at += 1
