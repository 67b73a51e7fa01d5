"""Who calls whom: `{caller: [callee, ...]}`, sorted."""

from __future__ import annotations

from msgspec import Struct

from decomposer.model import CallGraph, Confidence

from .json_text import write_json_rows

_RANK: dict[Confidence, int] = {"certain": 2, "likely": 1, "guess": 0}


class CallFilter(Struct, frozen=True):
    """Which calls to show: `confidence` is the least one, `implicit` are those that no call in the source shows.

    `via` are those that pass through a framework.
    """

    builtins: bool = True
    externals: bool = True
    implicit: bool = False
    confidence: Confidence = "likely"
    via: bool = False


def find_calls(graph: CallGraph, wanted: CallFilter) -> dict[str, tuple[str, ...]]:
    """All callers with their callees; tests and migrations are callers like any other.

    What is instantiated is no callee, its `__init__` is.
    """
    kinds = {"call"} | ({"implicit"} if wanted.implicit else set()) | ({"via"} if wanted.via else set())
    scopes = {"project": True, "builtin": wanted.builtins, "external": wanted.externals}
    shown = {scope for scope, is_shown in scopes.items() if is_shown}
    sure = {confidence for confidence, rank in _RANK.items() if rank >= _RANK[wanted.confidence]}
    found = {}
    for caller, callees in graph.calls.items():
        targets = [one.target for one in callees if one.kind in kinds and one.scope in shown and one.confidence in sure]
        if targets:
            # A target may be called in two ways; the order stays.
            found[caller] = tuple(dict.fromkeys(targets))
    return found


def render_callgraph_json(graph: CallGraph, wanted: CallFilter) -> str:
    """The calls as one JSON object."""
    return write_json_rows(find_calls(graph, wanted))


def render_callgraph_text(graph: CallGraph, wanted: CallFilter) -> str:
    """The calls as lines `caller -> callee`."""
    calls = find_calls(graph, wanted)
    lines = [f"{caller} -> {callee}" for caller, callees in calls.items() for callee in callees]
    return "".join(f"{line}\n" for line in lines)
