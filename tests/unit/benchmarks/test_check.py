"""The benchmark of the check fails when, and only when, a target is missed."""

from __future__ import annotations

from tests.benchmarks.check import SITUATIONS, Tool, find_misses, table
from tests.benchmarks.measuring import Done


def tool(seconds: float, code: int = 0, situations: tuple[str, ...] = SITUATIONS) -> Tool:
    """Each situation took so many seconds, in two of three runs."""
    runs = [Done(code, "", "no", cpu, cpu, 0) for cpu in (seconds, seconds, 10 * seconds)]
    return Tool("some", "all", [], "", runs=dict.fromkeys(situations, runs))


def test_targets_that_are_met_say_nothing() -> None:
    """The middle run counts."""
    assert list(find_misses([1.0, 1.0, 9.0], [tool(0.7), tool(0.7, situations=("cold",))])) == []


def test_each_missed_target_is_named() -> None:
    """Too slow for the parser, too slow for a scan, ended with an error."""
    misses = list(find_misses([1.0], [tool(3.0, code=2), tool(2.0)]))
    assert [miss for miss in misses if "exit code" in miss] == 3 * ["cold: exit code 2: no"] + 3 * [
        "unchanged: exit code 2: no"
    ] + 3 * ["changed: exit code 2: no"]
    assert [miss for miss in misses if "exit code" not in miss] == [
        "unchanged: 3.00 x parse, at most 0.8",
        "changed: 3.00 x parse, at most 2.8",
        "cold: 1.50 x a cold scan, at most 1.1",
    ]


def test_table() -> None:
    """Seconds and ratios; nothing for what was not measured."""
    rows = table([2.0], [tool(1.0), tool(1.0, situations=("cold",))])
    assert rows[1] == ["some", *3 * ["1.00 s, 0.50 x"], "all"]
    assert rows[2] == ["some", "1.00 s, 0.50 x", "", "", "all"]
