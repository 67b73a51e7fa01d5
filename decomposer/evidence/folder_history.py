"""What the files of a small folder were at each commit that changed one of them, without touching the work tree."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from .git_log import ask_git
from .snapshot import read_contents

_COMMIT = re.compile(r"\n?commit (?P<id>[0-9a-f]{40,64}) (?P<time>\d+) (?P<day>\d{4}-\d\d-\d\d)\n?")
_CHANGE = re.compile(r"\n?:\d+ (?P<mode>\d+) [0-9a-f]+ (?P<new>[0-9a-f]+) [A-Z]")
_LOG = (
    *("log", "--first-parent", "--diff-merges=first-parent", "--reverse", "--no-renames", "--raw", "--no-abbrev", "-z"),
    *("--relative", "--no-show-signature", "--no-ext-diff", "--format=tformat:commit %H %ct %cs"),
)


class FolderState(Struct, frozen=True):
    """The texts of the files at a commit, by path from the folder; `day` is that of the commit, `time` in seconds."""

    commit: str
    time: int
    day: str
    texts: dict[str, str]


class FolderHistory(Struct, frozen=True):
    """The states, oldest first, along the first parents. `problem` says why some or all are missing."""

    states: tuple[FolderState, ...] = ()
    problem: str = ""


def read_folder_history(folder: Path) -> FolderHistory:
    """The history of a folder that may be there no more."""
    git = shutil.which("git")
    if git is None:
        return FolderHistory(problem="git is not installed")
    place = next((one for one in (folder, *folder.resolve().parents) if one.is_dir()), folder)
    shallow = ask_git(git, place, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return FolderHistory(problem="there is no git repository")
    asked = folder.resolve().relative_to(place.resolve()).as_posix()
    log = ask_git(git, place, *_LOG, "--end-of-options", "HEAD", "--", asked)
    if log is None:
        return FolderHistory(problem="the repository has no commits")
    commits = list(_commits(log.decode("utf-8", "surrogateescape").split("\0")))
    wanted = sorted({one for _, changes in commits for _, one in changes if one})
    contents = {one: data.decode("utf-8", "replace") for one, data in read_contents(git, place, wanted)}
    if len(contents) < len(wanted):
        return FolderHistory(problem="the clone lacks older files: it was made with `--filter`")
    problem = "the clone is shallow: older commits are not there" if shallow.strip() == b"true" else ""
    return FolderHistory(tuple(_states(commits, contents)), problem)


_Commit = tuple[re.Match[str], list[tuple[str, str]]]
"""A commit, and what it changed: path and id of each file, without an id for one that went."""


def _commits(parts: Iterable[str]) -> Iterator[_Commit]:
    current: _Commit | None = None
    change: re.Match[str] | None = None
    for part in parts:
        if change is not None and current is not None:
            is_file = change["mode"].startswith("100")
            current[1].append((part, change["new"] if is_file else ""))
            change = None
        elif (found := _COMMIT.fullmatch(part)) is not None:
            if current is not None:
                yield current
            current = (found, [])
        else:
            change = _CHANGE.fullmatch(part)
    if current is not None:
        yield current


def _states(commits: Iterable[_Commit], contents: dict[str, str]) -> Iterator[FolderState]:
    files: dict[str, str] = {}
    for commit, changes in commits:
        for path, identity in changes:
            files.pop(path, None)
            if identity in contents:
                files[path] = contents[identity]
        yield FolderState(commit["id"], int(commit["time"]), commit["day"], dict(sorted(files.items())))
