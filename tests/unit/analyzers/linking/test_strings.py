"""Strings that code puts together, with holes for what is not known."""

from __future__ import annotations

import pytest

from analyzers.facts import Bind
from analyzers.linking.code import Frame
from analyzers.linking.strings import HOLE, strings
from tests.fakes.sources import linked_of


def texts(expression: str, before: str = "") -> list[str]:
    """What an expression may say, holes shown as `?`."""
    linked = linked_of({"a.py": f"{before}\nresult = {expression}\n"})
    frame = Frame(linked.code.modules["a"], 0)
    last = frame.scope.statements[-1]
    assert isinstance(last, Bind)
    assert last.value is not None
    return [text.replace(HOLE, "?") for text in strings(linked.evaluator, last.value, frame)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'a'", ["a"]),
        ("'a' 'b'", ["ab"]),
        ("'a' + 'b' + x", ["ab?"]),
        ("x + y", []),
        ("f'a{x}b{1}'", ["a?b1"]),
        ("f'{None}'", ["?"]),
        ("'a' if x else 'b'", ["a", "b"]),
        ("x or 'a'", ["a"]),
        ("(x := 'a')", ["a"]),
        ("'%s-%s' % ('a', x)", ["a-?"]),
        ("'%(n)s-%(m)s %%' % {'n': 'a', 'k': 'b'}", ["a-? %"]),
        ("'%d' % 3", ["3"]),
        ("'{} {n} {0} {{}}'.format('a', n='b')", ["a b a {}"]),
        ("'{1} {m}'.format('a')", ["? ?"]),
        ("', '.join(['a', x, 'b'])", ["a, ?, b"]),
        ("', '.join(x)", []),
        ("'  a '.strip()", ["a"]),
        ("str('a')", ["a"]),
        ("textwrap.dedent('a')", ["a"]),
        ("3", ["3"]),
        ("None", []),
        ("[1]", []),
    ],
)
def test_expressions(expression: str, expected: list[str]) -> None:
    """Each form of putting text together."""
    assert texts(expression) == expected


@pytest.mark.parametrize(
    ("before", "expression", "expected"),
    [
        ("x = 'a'", "x + 'b'", ["ab"]),
        ("x = 'a'\nx = 'b'", "x", ["a", "b"]),
        ("x = 'a'\nx += 'b'\nx += y", "x", ["ab?"]),
        ("for x in ['a', 'b']: pass", "x + 'c'", ["ac", "bc"]),
        ("x = x + 'a'", "x", ["?a"]),
        ("def f(): return 'a'", "f() + 'b'", ["ab"]),
        ("def f(): return f() + 'a'", "f()", ["?a"]),
        ("class A:\n  sql = 'a'", "A.sql", ["a"]),
        ("class A:\n  sql = 'a'\n  def m(self): return self.sql", "A().m()", ["a"]),
    ],
)
def test_names(before: str, expression: str, expected: list[str]) -> None:
    """Names, loops, pieces added later and functions of the program are followed, and circles end."""
    assert texts(expression, before) == expected


def test_number_of_combinations_is_bounded() -> None:
    """A text with many possible parts gives some of its forms."""
    choice = "('a' if x else 'b')"
    assert len(texts(" + ".join([choice] * 10))) == 8
