"""Feasible paths: what shared code calls for one caller, others do not come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.linking.feasible import FeasibleCalls
from analyzers.program import Location, Reference


def call(source: str, target: str, *callers: str) -> Reference:
    """A call, for all or for some callers."""
    return Reference(source, target, "call", Location("a.py", 1), callers=callers)


STACKED = (
    call("pay", "log"),
    call("come", "log"),
    call("log", "count"),
    call("count", "bill", "pay"),
    call("count", "visit", "come"),
)


def test_shared_code_leads_a_caller_to_its_own() -> None:
    """Through code that passes on to shared code too; whoever calls it otherwise may come to all."""
    calls = FeasibleCalls(STACKED)
    assert calls.below(("log",), "pay") == {"log", "count", "bill"}
    assert calls.below(("pay",), "") == {"pay", "log", "count", "bill"}
    assert calls.below(("log",), "") == {"log", "count", "bill", "visit"}
    assert calls.paths("log")["visit"] == ("log", "count", "visit")
    assert calls.between("pay", "bill") == ("log", "count")
    assert calls.between("pay", "log") == ()


NAMES = st.sampled_from("abcdef")
REFERENCES = st.lists(st.builds(lambda s, t, c: call(s, t, *sorted(c)), NAMES, NAMES, st.frozensets(NAMES, max_size=2)))


@given(references=REFERENCES, start=NAMES, caller=NAMES)
def test_paths_are_some_of_all_paths(references: list[Reference], start: str, caller: str) -> None:
    """Nothing is reached that calls do not lead to; calls that hold for all are followed; chains end where they say."""
    calls = FeasibleCalls(references)
    everything = FeasibleCalls(call(one.source, one.target) for one in references).below((start,), caller)
    for_all = FeasibleCalls(one for one in references if not one.callers).below((start,), caller)
    below = calls.below((start,), caller)
    assert for_all <= below <= everything
    paths = calls.paths(start)
    assert set(paths) <= below | calls.below((start,), start)
    assert all(path[0] == start and path[-1] == name for name, path in paths.items())
