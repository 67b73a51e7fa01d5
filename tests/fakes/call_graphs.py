"""The call graph of a program that is there already."""

from __future__ import annotations

from analyzers.call_graph import CallGraph
from analyzers.linking.call_graph import group_calls
from analyzers.program import Program


def call_graph(program: Program) -> CallGraph:
    """What `read_call_graph` gives for a folder."""
    return CallGraph(
        calls=group_calls(program.references),
        counts=program.calls,
        files=len(program.modules),
        lines=sum(module.lines for module in program.modules),
        unread=tuple(spot for spot in program.blind_spots if spot.kind == "file"),
    )
