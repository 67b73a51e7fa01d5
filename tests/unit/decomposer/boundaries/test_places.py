"""Lines of keys and strings in any valid TOML."""

from __future__ import annotations

from decomposer.boundaries.places import Place, find_line, find_places

TEXT = '''\
a = "one" # "not this"
b.c = 'two'

[x."y.z"] # [no]
list = [
    1.5, 1979-05-27T07:32:00Z, "th#ree",
    ["four"], # "five"
]
inline = { p = "six", q.r = ["seven"], s = {} }
long = """
eight"""
[[many]]
n = true
'''


def test_every_key_and_string_has_its_place() -> None:
    """Headings, dotted and quoted keys, nested lists, inline tables, long strings; comments are none of these."""
    assert find_places(TEXT) == (
        Place(("a",), None, 1),
        Place(("a",), "one", 1),
        Place(("b", "c"), None, 2),
        Place(("b", "c"), "two", 2),
        Place(("x", "y.z"), None, 4),
        Place(("x", "y.z", "list"), None, 5),
        Place(("x", "y.z", "list"), "th#ree", 6),
        Place(("x", "y.z", "list"), "four", 7),
        Place(("x", "y.z", "inline"), None, 9),
        Place(("x", "y.z", "inline", "p"), None, 9),
        Place(("x", "y.z", "inline", "p"), "six", 9),
        Place(("x", "y.z", "inline", "q", "r"), None, 9),
        Place(("x", "y.z", "inline", "q", "r"), "seven", 9),
        Place(("x", "y.z", "inline", "s"), None, 9),
        Place(("x", "y.z", "long"), None, 10),
        Place(("x", "y.z", "long"), "eight", 10),
        Place(("many",), None, 12),
        Place(("many", "n"), None, 13),
    )


def test_what_is_not_found_has_the_line_around_it() -> None:
    """A missing string has the line of its key, a missing key that of its table, a missing table none."""
    assert find_line(TEXT, ("x", "y.z", "list"), "nine") == 5
    assert find_line(TEXT, ("x", "y.z", "none")) == 4
    assert find_line(TEXT, ("none",)) is None
