"""Tests of what is told of library models before any of them is brought in."""

from __future__ import annotations

from analyzers.solver.inert import Keeps, inert, keeps
from analyzers.solver.layout import Class, Function, Module
from analyzers.solver.library import flow_of_text

_TEXT = """
class Box:
    def __init__(self, content, *, lid=None, parts=()):
        self.content = content
        self.parts = [*parts]
    def put(self, content): self.content = content()
    def get(self): return self.content
    def same(self, content, other=None): return content
    def word(self): return ""
"""


def _method(name: str) -> Function:
    flow = flow_of_text("box.pyi", _TEXT)
    module = Module("box", flow, int, 0, is_library=True)
    number = next(number for number, scope in enumerate(flow.scopes) if scope.name == name)
    cls = Class("box.Box", module, flow.scopes[flow.scopes[number].parent], int, module)
    return Function(f"box.Box.{name}", module, flow.scopes[number], int, cls, cls)


def test_a_method_that_only_stores_keeps_what_it_is_given() -> None:
    """The attributes are told, and of which parameters it needs the elements; what calls something does more."""
    assert keeps(_method("__init__")) == Keeps(("content", "parts"), frozenset({"parts"}))
    assert keeps(_method("put")) is None
    assert keeps(_method("get")) is None


def test_a_method_that_hands_back_an_argument_needs_no_copy() -> None:
    """It makes no difference what the argument is; where an attribute is asked, the receiver makes one."""
    same, word = inert(_method("same")), inert(_method("word"))
    assert same is not None
    assert (same.handed, same.asks_receiver, same.asks_others) == ((1,), False, False)
    assert word is not None
    assert (word.handed, len(word.constants)) == ((), 1)
    assert inert(_method("get")) is None
    assert inert(_method("__init__")) is None
