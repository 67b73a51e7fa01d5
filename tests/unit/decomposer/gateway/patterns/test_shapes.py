"""Segments of patterns, missing slashes and samples."""

from __future__ import annotations

import time

import pytest

from decomposer.gateway.patterns import (
    find_contested,
    find_shapes,
    literal_text,
    make_slash_optional,
    matches,
    read_pattern,
    render,
    sample,
    without_slash,
)
from decomposer.gateway.patterns.slashes import cut_slash


def shapes(text: str, *, is_prefix: bool = False) -> list[str]:
    """Shapes as text: patterns in angle brackets, `...` for an open end."""
    found: list[str] = []
    for shape in find_shapes(read_pattern(text), is_prefix=is_prefix):
        parts = [part.decode() if isinstance(part, bytes) else f"<{render(part)}>" for part in shape.segments]
        found.append("/".join(["", *parts, *(["..."] if shape.is_open else [])]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/", ["/"]),
        ("/orders", ["/orders"]),
        ("/orders/", ["/orders/"]),
        ("/orders/[0-9]+/", ["/orders/<[0-9]+>/"]),
        ("/o[0-9]x/y", ["/<o[0-9]x>/y"]),
        ("/a/?", ["/a", "/a/"]),
        ("/a(?:/b|/c/)", ["/a/b", "/a/c/"]),
        ("/files/.*", ["/files/..."]),
        ("/files.*", ["/..."]),
        ("/(?!x)[a-z]", ["/<[a-z]>"]),
        ("a/b", []),
        ("", []),
        ("[^/]+/b", []),
        ("(?:a/b)?/c", ["/c"]),
        ("x?/c", ["/..."]),
        (".*", ["/..."]),
        ("/x" * 3 + "(?:/a|/b)" * 6, ["/..."]),
    ],
)
def test_shapes_show_the_segments(text: str, expected: list[str]) -> None:
    """Alternatives with slashes give a shape each; what cannot be split stays open."""
    assert shapes(text) == expected


def test_prefixes_are_open() -> None:
    """A mounted application answers all paths below."""
    assert shapes("/admin", is_prefix=True) == ["/admin/..."]
    assert shapes("", is_prefix=True) == ["/..."]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("/a/", "/a/", True),
        ("/a/", "/b/", False),
        ("/a", "/a/", False),
        ("/[0-9]+/", "/7/", True),
        ("/[0-9]+/", "/x/", False),
        ("/[0-9]+/", "/[a-z]+/", True),
        ("/[0-9]+/a", "/[a-z]+/b", False),
        ("/.*", "/a/b/c", True),
        ("/a/.*", "/b/.*", False),
        ("/a/.*", "/a", True),
        ("/[^/]*", "/", True),
        ("/a.*", "/b.*", True),
        ("/a[0-9]", "/b[0-9]", False),
        ("/a[0-9]", "/ab?[0-9]", True),
        ("/[a-z]+", "/b[0-9]", True),
    ],
)
def test_contested(one: str, other: str, meet: bool) -> None:
    """Two owners contest a path when both patterns may match it; two sets of letters are taken to meet."""
    found = {number: find_shapes(read_pattern(text), is_prefix=False) for number, text in enumerate((one, other))}
    assert find_contested(found, [frozenset("A"), frozenset("B")]) == (frozenset({0, 1}) if meet else frozenset())
    assert find_contested(found, [frozenset("A"), frozenset("A")]) == frozenset()


@pytest.mark.parametrize(
    ("text", "shorter", "either"),
    [
        ("/a/", "/a", "/a/?"),
        ("/a/[0-9]+/", "/a/[0-9]+", "/a/[0-9]+/?"),
        ("/a", None, None),
        ("/", None, "/?"),
        ("/a/?", None, None),
        ("/(?:[a-z]+/)+", "/(?:[a-z]+/)*[a-z]+", None),
        ("/a/.*", "/a", None),
        ("/(?:a/|b)", "/a", None),
        ("/a[/x]", "/a", None),
        ("/a/(?:b?|c*)", "/a", None),
        ("/(?!a/)b/", None, "/(?!a/)b/?"),
    ],
)
def test_missing_slash(text: str, shorter: str | None, either: str | None) -> None:
    """The pattern of paths that only lack a slash, and the pattern with an optional one."""
    node = read_pattern(text)
    assert [found and render(found) for found in (without_slash(node), make_slash_optional(node))] == [shorter, either]


@pytest.mark.parametrize(("text", "cut"), [("/a/", "/a"), ("/a", "/a"), ("/", ""), ("/a/|/b", "/a|/b")])
def test_a_prefix_has_no_slash_at_its_end(text: str, cut: str) -> None:
    """A mounted application is named by its segments."""
    assert render(cut_slash(read_pattern(text))) == cut


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/orders/[0-9]+/", b"/orders/1/"),
        ("/[a-z]{2}/(?:x|y)", b"/aa/x"),
        (r"/\w+/.*", b"/1/1"),
        ("/(?!1)[0-9a-z]+", b"/a"),
        ("/(?!.)x", None),
        (r"/[^\d\D]", None),
        ("/가/", "/가/".encode()),
    ],
)
def test_samples(text: str, path: bytes | None) -> None:
    """A path for trying a route; none when no simple one matches."""
    assert sample(read_pattern(text)) == path


def test_hostile_patterns_take_no_time() -> None:
    """Patterns that make backtracking engines hang are answered at once."""
    begin = time.perf_counter()
    for text in ("/(?:a+)+b", "/(?:a|a)*b", "/(?:a?){500}a{30}", "/(?:(?:(?:a?){9}){9}){9}c"):
        assert not matches(read_pattern(text), b"/" + b"a" * 29)
    assert time.perf_counter() - begin < 5


def test_only_texts_are_literal() -> None:
    """A pattern with one path is told from the others."""
    assert [literal_text(read_pattern(text)) for text in ("/a", "/a?", "")] == ["/a", None, ""]
