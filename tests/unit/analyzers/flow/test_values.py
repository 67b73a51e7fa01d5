"""What the extraction records of literals, calls, containers and classes."""

from __future__ import annotations

import pytest

from analyzers.facts import FileFacts
from analyzers.flow import extract
from analyzers.flow.records import (
    CALL_DECORATOR,
    CALL_METHOD,
    CALL_PARAMETER,
    CALL_PLAIN,
    CALL_RESULT,
    SEED_CONSTANT,
    SEED_NUMBER,
    SEED_TEXT,
    SLICE_KEY,
    UNKNOWN_KEY,
)
from tests.fakes.flows import FlowOf


def test_literals_are_seeded_once() -> None:
    """Words and small numbers keep their value, of other constants the type counts."""
    flow = FlowOf("x = ['word', 'word', 'two words', b'word', 7, 700, 1.5, True, None]")
    seeds = {(kind, payload) for _, kind, payload in flow.rows(0, "seeds", 3)}
    names = {(kind, flow.flow.names[payload]) for kind, payload in seeds if kind in (SEED_TEXT, SEED_CONSTANT)}
    assert (SEED_NUMBER, 7) in seeds
    assert names == {(SEED_TEXT, "word"), *((SEED_CONSTANT, word) for word in ("str", "bytes", "int", "float", "bool"))}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("'a'", "a"),
        ("b'a'", "#b'a"),
        ("1", "#1"),
        ("True", "#1"),
        ("1.0", "#1"),
        ("-1", "#-1"),
        ("1.5", "#.1.5"),
        ("None", "#None"),
        ("'#1'", "'#1"),
        ("'*'", "'*"),
        ("12345678", "#12345678"),
    ],
)
def test_constant_keys(key: str, name: str) -> None:
    """Keys that Python holds equal are one; keys of other types never meet."""
    flow = FlowOf(f"def f(p): p[{key}]")
    assert flow.words(1, "reads", 5, 1) == [name]


def test_other_keys() -> None:
    """A slice takes some elements, its bounds held by a variable; so is any other key."""
    flow = FlowOf("def f(p, k):\n    p[1:]\n    p[...]\n    p[k]\n    p[k] = p")
    k = flow.flow.scopes[1].parameters[1].variable
    reads = [(row[1], row[4]) for row in flow.rows(1, "reads", 5)]
    assert [key for key, _ in reads] == [SLICE_KEY, UNKNOWN_KEY, UNKNOWN_KEY]
    assert [index for _, index in reads[1:]] == [0, k]
    assert [(row[1], row[4]) for row in flow.rows(1, "writes", 5)] == [(UNKNOWN_KEY, k)]


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("a, b", [(0, -1), (1, -1)]),
        ("a, *b", [(0, -1), (1, 0)]),
        ("*a, b", [(0, 1), (-1, -1)]),
        ("a, *b, c, d", [(0, -1), (1, 2), (-2, -1), (-1, -1)]),
    ],
)
def test_unpacking(target: str, parts: list[tuple[int, int]]) -> None:
    """Before a star positions count from the beginning, behind it from the end."""
    assert [row[1:3] for row in FlowOf(f"def f(p): {target} = p").rows(1, "unpacks", 5)] == parts
    assert [row[1:3] for row in FlowOf(f"def f(p): [0 for {target} in p]").rows(1, "unpacks", 5)] == parts


def test_forms_of_calls() -> None:
    """A call says what it calls, whether it is in a loop, and its number in the file."""
    flow = FlowOf("def f(p, *q):\n    p()\n    g(1, *q, k=p, **p)\n    for x in q: x.m()\n    p()()\n@g\ndef h(): ...")
    calls = flow.flow.scopes[1].calls
    forms = [CALL_PARAMETER, CALL_PLAIN, CALL_METHOD, CALL_PARAMETER, CALL_RESULT]
    assert [call.form for call in calls] == forms
    assert [call.number for call in calls] == [0, 1, 2, 3, 4]
    assert [call.in_loop for call in calls] == [False, False, True, False, False]
    assert [call.form for call in flow.flow.scopes[0].calls] == [CALL_DECORATOR]
    assert calls[1].arguments[1] == -flow.flow.scopes[1].parameters[1].variable
    assert calls[1].keywords[1][0] == UNKNOWN_KEY
    assert calls[2].receiver > 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("f'{p}'", ["format"]),
        ("f'{p!r}'", ["repr"]),
        ("f'{p!s:>8}'", ["str"]),
        ("f'{p:>{q}}'", ["format", "format"]),
        ("{p, 1}", ["hash"]),
        ("{p: 1, 'a': 2}", ["hash"]),
        ("{q: 1 for q in p}", ["hash"]),
        ("if p: q", ["truth"]),
        ("while p: q", ["truth"]),
        ("assert p", ["truth"]),
        ("not p", ["truth"]),
        ("p += q", ["i+"]),
        ("q in p", ["in"]),
        ("del p[q]", ["del[]"]),
    ],
)
def test_what_python_asks(text: str, words: list[str]) -> None:
    """Operations without a written call are recorded by their word."""
    assert FlowOf(f"def f(p, q):\n    {text}").words(1, "operations", 5, 0) == words


def test_private_names() -> None:
    """`__name` in a class is that of the class alone, as Python has it."""
    flow = FlowOf("class _C:\n    def __m(self): self.__m(self.__x__)\ndef f(p): p.__m()")
    assert list(flow.flow.scopes[1].names) == ["_C__m"]
    assert flow.words(2, "loads", 4, 1) == ["_C__m", "__x__"]
    assert flow.words(3, "loads", 4, 1) == ["__m"]


def test_generators() -> None:
    """A generator has variables for what it gives and what it is sent."""
    scope = FlowOf("def f(p):\n    x = yield p\n    x()").flow.scopes[1]
    assert scope.calls[0].function == scope.sent > 0
    assert (scope.parameters[0].variable, scope.yielded) in zip(scope.copies[::2], scope.copies[1::2], strict=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x = 1", None),
        ("__all__ = ['a', 'b']", ("a", "b")),
        ("__all__ = ['a'] + ['b']\n__all__ += ('c',)\n__all__.extend(m.__all__)", ("a", "b", "c", "m.*")),
        ("__all__ = []", ()),
    ],
)
def test_exports(text: str, names: tuple[str, ...] | None) -> None:
    """`__all__` is read as far as it is written out."""
    assert FlowOf(text).flow.scopes[0].exports == names


def test_star_import_covers_what_is_bound_before() -> None:
    """A name that is bound before a star import may be replaced by it, one bound behind is not."""
    flow = FlowOf("def a(): ...\nfrom m import *\ndef b(): ...")
    assert flow.words(0, "covered", 4, 1) == ["a"]


def test_variables_belong_to_scopes() -> None:
    """A scope owns a run of variables, which holds those of the scopes inside."""
    scopes = FlowOf("def f(p):\n    def g(q): return q\n    return g\nx = f").flow.scopes
    assert scopes[1].first < scopes[2].first < scopes[2].end <= scopes[1].end <= scopes[0].end


def test_extraction_is_repeatable() -> None:
    """The same facts give the same flow."""
    facts: FileFacts = FlowOf("import m\ndef f(p): return {p: m.x, 'a': [p, *p]}[p](p)").facts
    assert extract(facts) == extract(facts)
