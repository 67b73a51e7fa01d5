"""Ignore rules: the examples of git's manual, and patterns made to be slow."""

from __future__ import annotations

import time

import pytest

from analyzers.ignore import is_ignored, parse_rules


@pytest.mark.parametrize(
    ("content", "path", "is_folder", "verdict"),
    [
        (b"hello.*", b"a/hello.py", False, True),
        (b"/hello.*", b"a/hello.py", False, None),
        (b"/hello.*", b"hello.py", False, True),
        (b"foo/", b"a/foo", True, True),
        (b"foo/", b"a/foo", False, None),
        (b"doc/frotz", b"a/doc/frotz", False, None),
        (b"foo/*", b"foo/bar/hello.py", False, None),
        (b"**/foo/bar", b"a/b/foo/bar", False, True),
        (b"abc/**", b"abc/d/e.py", False, True),
        (b"abc/**", b"abc", True, None),
        (b"a/**/b", b"a/b", False, True),
        (b"a/**/b", b"a/x/y/b", False, True),
        (b"a/**/b/**/c", b"a/b/x/b/y/c", False, True),
        (b"*.py\n!keep.py", b"keep.py", False, False),
        (b"# note\n\\#x.py", b"#x.py", False, True),
        (b"\\!x.py", b"!x.py", False, True),
        (b"x.py   \r\n", b"x.py", False, True),
        (b"x\\ \n", b"x ", False, True),
        (b"\xef\xbb\xbfx.py", b"x.py", False, True),
        (b"v?.py", b"v7.py", False, True),
        (b"v[0-9].py", b"v7.py", False, True),
        (b"v[!0-9].py", b"v7.py", False, None),
        (b"v[[:digit:]].py", b"v7.py", False, True),
        (b"v[]-].py", b"v].py", False, True),
        (b"v[0-9.py", b"v0.py", False, None),
        (b"v[9-0].py", b"v9.py", False, True),
        (b"v[\\]].py", b"v].py", False, True),
        (b"v[[:x].py", b"v:.py", False, True),
        (b"v[/].py", b"v/.py", False, None),
        (b"v\\", b"v", False, None),
        (b"x.py\\", b"x.py", False, None),
        (b"a[[:nope:]]", b"ab", False, None),
        (b"a[[:", b"a[", False, None),
        (b"a[\\", b"a", False, None),
        (b"/", b"a", True, None),
    ],
)
def test_patterns_mean_what_the_manual_says(content: bytes, path: bytes, is_folder: bool, verdict: bool | None) -> None:
    """Anchors, wildcards, sets, escapes, negation and malformed patterns."""
    assert is_ignored(parse_rules(content), path, is_folder=is_folder) is verdict


@pytest.mark.parametrize(
    ("pattern", "path"),
    [(b"*a" * 40 + b"b", b"a" * 250), (b"**/a/" * 20 + b"b", b"/".join([b"a"] * 200))],
)
def test_hostile_patterns_take_no_time(pattern: bytes, path: bytes) -> None:
    """Many stars do not multiply: a repository cannot stop its own analysis."""
    started = time.perf_counter()
    assert is_ignored(parse_rules(pattern), path, is_folder=False) is None
    assert time.perf_counter() - started < 1
