"""Laws of discovery over any tree of folders, files, links and rules."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.facts import UnreadFile
from analyzers.sources import discover, read_source

_NAMES = st.sampled_from(["a", "b", "c.py", "d.py", "build", ".x", "e.txt", "__init__.py"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=4).map("/".join)
_RULES = st.lists(st.sampled_from(["*.py", "!c.py", "/a", "b/", "**/d.py", "a/**", "!a/b/"]), max_size=3).map("\n".join)
_TREES = st.fixed_dictionaries(
    {
        "files": st.lists(_PATHS, max_size=8),
        "links": st.lists(st.tuples(_PATHS, _PATHS), max_size=4),
        "rules": st.dictionaries(st.sampled_from(["", "a", "b", "a/b"]), _RULES, max_size=2),
    }
)


def _plant(root: Path, tree: dict[str, object], backwards: bool) -> None:
    """Make what can be made; names that are taken already stay as they are."""
    files, links, rules = tree["files"], tree["links"], tree["rules"]
    assert isinstance(files, list)
    assert isinstance(links, list)
    assert isinstance(rules, dict)
    for folder, text in rules.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / ".gitignore").write_text(text, encoding="utf-8")
    made = sorted(set(files), reverse=backwards)
    for path in [path for path in made if not any(other.startswith(path + "/") for other in made)]:
        if not (root / path).is_dir():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).touch()
    for path, target in links:
        if not os.path.lexists(root / path) and (root / path).parent.is_dir():
            (root / path).symlink_to(root / target)


@settings(deadline=None, max_examples=80)
@given(tree=_TREES)
def test_each_file_is_found_once_and_in_order(tree: dict[str, object]) -> None:
    """Paths are sorted, unique, regular files inside the root; a file is found or unread, never both."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _plant(root, tree, backwards=False)
        found = discover(root)
        places = [os.path.realpath(file.location) for file in found.files]
        names = [file.path for file in found.files]
        assert names == sorted(set(names))
        assert len(set(places)) == len(places)
        assert not {file.path for file in found.unread} & set(names)
        assert not any(isinstance(read_source(file), UnreadFile) for file in found.files)


@settings(deadline=None, max_examples=40)
@given(tree=_TREES)
def test_the_place_of_the_root_and_the_order_of_writing_change_nothing(tree: dict[str, object]) -> None:
    """Two trees of the same content give the same records."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        _plant(Path(one), {**tree, "links": []}, backwards=False)
        _plant(Path(two), {**tree, "links": []}, backwards=True)
        first, second = discover(Path(one)), discover(Path(two))
        assert [file.path for file in first.files] == [file.path for file in second.files]
        assert (first.unread, first.ignored) == (second.unread, second.ignored)
