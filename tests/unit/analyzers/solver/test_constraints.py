"""Tests of how the constraints of a scope are read."""

from __future__ import annotations

from analyzers.flow.records import FlowFacts, FlowScope
from analyzers.solver.constraints import reachable, runs, taken
from analyzers.solver.library import flow_of_text


def test_a_flat_run_is_read_constraint_by_constraint() -> None:
    """As many numbers as a constraint is wide make one; of nothing there are none."""
    assert [*runs([1, 2, 3, 4, 5, 6], 3)] == [(1, 2, 3), (4, 5, 6)]
    assert [*runs([], 2)] == []


def test_all_that_steps_lead_to_is_reachable() -> None:
    """Steps may come in any order and lead back; those from elsewhere do not count."""
    assert reachable([1], [(3, 4), (2, 3), (1, 2), (4, 1), (5, 6)]) == {1, 2, 3, 4}
    assert reachable([], [(1, 2)]) == set()


def scope_named(flow: FlowFacts, name: str) -> FlowScope:
    """The scope of a definition."""
    return next(scope for scope in flow.scopes if scope.name == name)


def test_a_parameter_is_taken_where_something_is_made_of_it() -> None:
    """Wherever its value goes, in an inner scope too."""
    text = """
def use(kept, called, given, spread, looped, raised, tested, added, inner, base, unused, *rest, **named):
    x.kept = kept
    called(given, **{**spread})
    for one in looped: ...
    if isinstance(tested, int): raise raised
    class C(base): ...
    return added + 1, lambda: inner, rest
"""
    flow = flow_of_text("sample.pyi", text)
    scope = scope_named(flow, "use")
    unused = [one.name for one in scope.parameters if one.variable not in taken(flow.scopes, scope)]
    assert unused == ["unused", "named"]
