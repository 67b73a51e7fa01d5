"""Laws of the plan, on random programs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.program import Program
from decomposer.model import Plan
from decomposer.planning import plan
from tests.fakes.cuts import cut
from tests.fakes.programs import program, reordered

SERVICES = ("a", "b", "c", "d", "e")
PARTS = {name: name for name in SERVICES[:4]}  # `e` stays in the monolith
PREFIX = "\n".join(f"{name}.Row declares rows_{name}\n{name}.f handles GET /{name}/" for name in SERVICES)

_sides = st.tuples(st.sampled_from(SERVICES), st.sampled_from(SERVICES)).filter(lambda pair: pair[0] != pair[1])
_needs = _sides.flatmap(
    lambda pair: st.sampled_from(
        [
            f"{pair[0]}.f calls {pair[1]}.f",
            f"{pair[0]}.f calls {pair[1]}.f in loop",
            f"{pair[0]}.Row inherits {pair[1]}.Row",
            f"{pair[0]}.f updates rows_{pair[1]}",
            f"rows_{pair[0]} refers to rows_{pair[1]}",
            f"{pair[0]}.f task {pair[1]}.f",
            f"{pair[0]}.f commits rows_{pair[0]}, rows_{pair[1]}",
        ]
    )
)
programs = st.lists(_needs, max_size=14).map(lambda lines: program("\n".join([PREFIX, *lines])))


@given(programs)
@settings(max_examples=60, deadline=None)
def test_each_service_leaves_once(given_program: Program) -> None:
    """Every service has exactly one step, numbered from one; each owned route is diverted in one of them."""
    found = _plan(given_program)
    assert sorted(one.service for one in found.steps) == sorted(PARTS)
    assert [one.number for one in found.steps] == list(range(1, len(PARTS) + 1))
    assert sorted(key for one in found.steps for key in one.routes) == [f"GET /{name}/" for name in sorted(PARTS)]


@given(programs)
@settings(max_examples=60, deadline=None)
def test_dependencies_leave_before_dependants(given_program: Program) -> None:
    """What a service needs at once is out before it, or in the same named cycle, with what must be turned round."""
    found = _plan(given_program)
    out: set[str] = set()
    for step in found.steps:
        assert set(step.depends_on) <= out
        assert not set(step.breaks_cycle_with) & out
        assert {one.other for one in step.inversions} <= set(step.breaks_cycle_with)
        if step.breaks_cycle_with:
            assert any({step.service, *step.breaks_cycle_with} <= set(cycle) for cycle in found.cycles)
        out.add(step.service)


@given(programs, st.sets(st.sampled_from(sorted(PARTS)), max_size=3))
@settings(max_examples=60, deadline=None)
def test_early_services_leave_first(given_program: Program, early: set[str]) -> None:
    """They leave before the others; each step says what it needs of what is still inside, and nothing twice."""
    found = plan(*cut(given_program, **PARTS), early=tuple(sorted(early)))
    names = [one.service for one in found.steps]
    assert set(names[: len(early)]) == early
    assert sorted(names) == sorted(PARTS)
    for at, step in enumerate(found.steps):
        awaited, turned = ({one.other for one in needed} for needed in (step.awaited, step.inversions))
        assert awaited <= set(names[at + 1 :])
        assert turned <= set(step.breaks_cycle_with) <= set(names[at + 1 :])
        assert not awaited & set(step.breaks_cycle_with)
        assert turned <= {one.other for one in step.held_by}
        assert step.service in early or not awaited


@given(programs)
@settings(max_examples=60, deadline=None)
def test_call_sites_are_cut_once(given_program: Program) -> None:
    """No call site is replaced in two steps."""
    steps = [
        {(one.location, one.source, one.target, one.kind) for one in step.call_sites}
        for step in _plan(given_program).steps
    ]
    assert len(set().union(*steps)) == sum(len(step) for step in steps)


@given(programs, st.lists(st.integers(0, 9), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_order_of_facts_means_nothing(given_program: Program, keys: list[int]) -> None:
    """The same facts in another order give the same plan."""
    mixed = reordered(given_program, keys)
    assert _plan(mixed) == _plan(given_program)


def _plan(given_program: Program) -> Plan:
    return plan(*cut(given_program, **PARTS))
