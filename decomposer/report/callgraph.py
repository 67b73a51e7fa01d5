"""Who calls whom: `{caller: [callee, ...]}`, sorted."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from decomposer.model import Confidence, Program, Reference

from .json_text import write_json

CALLS = frozenset({"call"})
"""Kinds of reference that are a call; what instantiates is a call of `__init__` as well."""

_RANK = {"certain": 2, "likely": 1, "guess": 0}


class CallFilter(Struct, frozen=True):
    """Which calls to show: `confidence` is the least one."""

    builtins: bool = True
    externals: bool = True
    confidence: Confidence = "likely"


def find_calls(program: Program, wanted: CallFilter) -> dict[str, tuple[str, ...]]:
    """All callers with their callees; tests and migrations are callers like any other."""
    return group_targets(one for one in program.references if one.kind in CALLS and _is_wanted(one, wanted))


def group_targets(references: Iterable[Reference]) -> dict[str, tuple[str, ...]]:
    """Targets by source, both sorted and without repetition."""
    found: dict[str, set[str]] = {}
    for one in references:
        found.setdefault(one.source, set()).add(one.target)
    return {source: tuple(sorted(found[source])) for source in sorted(found)}


def _is_wanted(one: Reference, wanted: CallFilter) -> bool:
    in_scope = {"project": True, "builtin": wanted.builtins, "external": wanted.externals}[one.scope]
    return in_scope and _RANK[one.confidence] >= _RANK[wanted.confidence]


def render_callgraph_json(program: Program, wanted: CallFilter) -> str:
    """The calls as one JSON object."""
    return write_json(find_calls(program, wanted))


def render_callgraph_text(program: Program, wanted: CallFilter) -> str:
    """The calls as lines `caller -> callee`."""
    calls = find_calls(program, wanted)
    lines = [f"{caller} -> {callee}" for caller, callees in calls.items() for callee in callees]
    return "".join(f"{line}\n" for line in lines)
