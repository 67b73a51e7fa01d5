"""Which value a name holds where it is called: the order in which statements run decides."""

from __future__ import annotations

import pytest

from tests.fakes.flows import FlowOf

DEFINITIONS = "def a(): ...\ndef b(): ...\ndef c(): ...\n"


def called(body: str, number: int = 0) -> set[str]:
    """What reaches a call in a function with this body."""
    indented = "".join(f"    {line}\n" for line in body.splitlines())
    return FlowOf(f"{DEFINITIONS}def f(p, q):\n{indented}").called(number)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = a\nx = b\nx()", {"b"}),
        ("if p:\n    x = a\nelse:\n    x = b\nx()", {"a", "b"}),
        ("x = a\nif p:\n    x = b\nx()", {"a", "b"}),
        ("x = a\nif p:\n    x = b\n    return x\nx()", {"a"}),
        ("x = a\nif p:\n    x = b\n    raise q\nx()", {"a"}),
        ("x, y = a, b\nx, y = y, x\nx()", {"b"}),
        ("y = (x := a)\nx = b\ny()", {"a"}),
        ("match p:\n    case 1:\n        x = a\n    case _:\n        x = b\nx()", {"a", "b"}),
    ],
)
def test_branches(body: str, expected: set[str]) -> None:
    """A later binding replaces an earlier one; branches that end join."""
    assert called(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = a\nfor i in p:\n    x()\n    x = b", {"a", "b"}),
        ("for i in p:\n    x = a\n    if i:\n        x = b\n        continue\n    x()", {"a"}),
        ("x = a\nfor i in p:\n    x()\n    if i:\n        x = b\n        continue\n    x = a", {"a", "b"}),
        ("x = a\nfor i in p:\n    if i:\n        x = b\n        break\n    x = c\nx()", {"a", "b", "c"}),
        ("for i in p:\n    if i:\n        x = a\n        break\nelse:\n    x = b\nx()", {"a", "b"}),
        ("x = a\nwhile True:\n    x = b\n    if p:\n        break\n    x = c\nx()", {"b"}),
        ("x = a\nwhile p:\n    x = b\nx()", {"a", "b"}),
    ],
)
def test_loops(body: str, expected: set[str]) -> None:
    """`continue` leads to the head of its loop, `break` past its end and past its `else`."""
    assert called(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x = a\ntry:\n    x = b\n    x = c\nexcept p:\n    x()", {"a", "b", "c"}),
        ("try:\n    x = a\nexcept p:\n    x = b\nx()", {"a", "b"}),
        ("try:\n    x = a\nexcept p:\n    x = b\nelse:\n    x = c\nx()", {"b", "c"}),
        ("try:\n    x = a\nexcept p:\n    return\nx()", {"a"}),
        ("x = a\ntry:\n    return\nfinally:\n    x()", {"a"}),
        ("x = a\nwith p:\n    x = b\n    return\nx()", {"a", "b"}),
    ],
)
def test_interruptions(body: str, expected: set[str]) -> None:
    """A handler begins after any statement of the body; a context manager may keep an exception to itself."""
    assert called(body) == expected


@pytest.mark.parametrize("end", ["return", "raise p", "while True: pass", "if p:\n    return\nelse:\n    raise p"])
def test_what_is_not_reached(end: str) -> None:
    """Behind the end of a body there are no calls, and definitions there have no variables."""
    flow = FlowOf("def f(p):\n" + "".join(f"    {line}\n" for line in f"{end}\na()\ndef g(): b()".splitlines()))
    assert [call for scope in flow.flow.scopes for call in scope.calls] == []
    assert [scope.path for scope in flow.flow.scopes] == ["", "f", "f.g"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def a(): ...\ndef f(): a()", {"a"}),
        ("def a(): ...\ndef f():\n    x = a\n    def g(): x()\n    return g", {"a"}),
        ("def a(): ...\ndef b(): ...\nx = a\nx = b\ndef f(): x()", {"b"}),
        ("def a(): ...\ndef b(): ...\nx = a\nif b:\n    x = b\ndef f(): x()", {"a", "b"}),
        ("def a(): ...\ndef b(): ...\nx = a\ndef f():\n    global x\n    x = b\ndef g(): x()", {"a", "b"}),
        ("def a(): ...\nclass C:\n    x = a\n    def f(self): x()", set()),
        ("def a(): ...\nclass C:\n    x = a\n    x()", {"a"}),
    ],
)
def test_scopes(text: str, expected: set[str]) -> None:
    """An inner function sees what the names around it are bound to, but not the names of a class."""
    assert FlowOf(text).called(0) == expected


def test_a_call_between_two_bindings_may_see_the_first() -> None:
    """Only when nothing runs in between is the first value gone for inner functions."""
    text = "def a(): ...\ndef b(): ...\nx = a\ndef f(): x()\nf()\nx = b"
    assert FlowOf(text).called(0) == {"a", "b"}


@pytest.mark.parametrize(
    ("condition", "how"),
    [
        ("isinstance(p, C)", [1, 0]),
        ("not isinstance(p, C)", [0, 1]),
        ("type(p) is C", [3, 2]),
        ("p.__class__ != C", [2, 3]),
        ("type(p) in (C, D)", [3, 2]),
        ("q and isinstance(p, C)", [1, 1]),
    ],
)
def test_narrowing(condition: str, how: list[int]) -> None:
    """A test of a class narrows the name in both branches, each in its way."""
    flow = FlowOf(
        f"class C: ...\nclass D: ...\ndef f(p, q):\n    if {condition}:\n        p()\n    else:\n        q()\n"
    )
    assert [row[3] for row in flow.rows(3, "narrowings", 4)] == how
