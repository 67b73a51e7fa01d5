"""Ignore rules mean what git means by them, for any patterns and paths."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analyzers.ignore import is_ignored, parse_rules

_GIT = shutil.which("git")
_PIECES = ["a", "b", "ab", "A", "/", "*", "**", "**/", "/**", "?", "!", "#", " ", "\\ ", "-", "é", ".", "$", "\t"]
_SETS = ["[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[a", "[[:alpha:]]", "[[:nope:]]", "[a-]", "[b-a]", "[[:x]", "[a/b]"]
_ESCAPES = ["\\a", "\\*", "\\!", "\\#", "\\"]
_LINES = st.lists(st.sampled_from(_PIECES + _SETS + _ESCAPES), max_size=6).map("".join)
_NAMES = st.sampled_from(
    ["a", "b", "ab", "abb", "A", "é", "a b", "!a", "#a", "-", "*", "a ", "[a", "$", ".", "[", "a:"]
)
_PATHS = st.lists(_NAMES, min_size=1, max_size=4).filter(lambda names: "." not in names).map("/".join)


@pytest.fixture(scope="module")
def repository() -> Iterator[Path]:
    """An empty repository that looks at no settings of the machine."""
    if _GIT is None:
        pytest.skip("git is not installed")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([_GIT, "init", "--quiet", folder], check=True)
        yield Path(folder)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(_LINES, max_size=4),
    paths=st.lists(_PATHS, min_size=1, max_size=8, unique=True),
    as_folders=st.booleans(),
)
@example(lines=["ab**/b"], paths=["ab/a/b", "abb", "aba/b"], as_folders=False)
@example(lines=["a/**", "!a/b/"], paths=["a/b/a", "a/a"], as_folders=True)
@example(lines=["*", "!*/", "!a"], paths=["b/a", "b/b"], as_folders=False)
def test_agrees_with_git(repository: Path, lines: list[str], paths: list[str], as_folders: bool) -> None:
    """A path is ignored exactly when git says so, be it a file or a folder."""
    content = "\n".join(lines).encode()
    (repository / ".gitignore").write_bytes(content)
    with _folders(repository, paths if as_folders else []):
        assert [_ours(content, path, as_folders) for path in paths] == _gits(repository, paths)


@contextmanager
def _folders(repository: Path, paths: list[str]) -> Iterator[None]:
    """Real folders for a while: git asks the file system what a path is."""
    for path in paths:
        (repository / path).mkdir(parents=True, exist_ok=True)
    yield
    for path in paths:
        shutil.rmtree(repository / path.partition("/")[0], ignore_errors=True)


def _ours(content: bytes, path: str, is_folder: bool) -> bool:
    """As git does: the first folder on the way that is ignored settles it."""
    rules = parse_rules(content)
    names = path.encode().split(b"/")
    ways = [b"/".join(names[:count]) for count in range(1, len(names) + 1)]
    return any(is_ignored(rules, way, is_folder=is_folder or way != ways[-1]) or False for way in ways)


def _gits(repository: Path, paths: list[str]) -> list[bool]:
    command = [str(_GIT), "-c", "core.excludesFile=", "check-ignore", "--no-index", "--stdin", "-z", "-v", "-n"]
    answer = subprocess.run(command, cwd=repository, input="\0".join(paths).encode(), capture_output=True, check=False)
    fields = answer.stdout.decode().split("\0")
    patterns = fields[2::4]
    return [bool(pattern) and not pattern.startswith("!") for pattern in patterns]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=30), max_size=5), st.binary(min_size=1, max_size=30))
def test_any_bytes_are_read(lines: list[bytes], path: bytes) -> None:
    """No content of a `.gitignore` is an error."""
    assert is_ignored(parse_rules(b"\n".join(lines)), path, is_folder=False) in (True, False, None)
