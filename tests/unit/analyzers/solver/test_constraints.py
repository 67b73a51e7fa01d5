"""Tests of how the constraints of a scope are read."""

from __future__ import annotations

from analyzers.solver.constraints import reachable, runs


def test_a_flat_run_is_read_constraint_by_constraint() -> None:
    """As many numbers as a constraint is wide make one; of nothing there are none."""
    assert [*runs([1, 2, 3, 4, 5, 6], 3)] == [(1, 2, 3), (4, 5, 6)]
    assert [*runs([], 2)] == []


def test_all_that_steps_lead_to_is_reachable() -> None:
    """Steps may come in any order and lead back; those from elsewhere do not count."""
    assert reachable([1], [(3, 4), (2, 3), (1, 2), (4, 1), (5, 6)]) == {1, 2, 3, 4}
    assert reachable([], [(1, 2)]) == set()
