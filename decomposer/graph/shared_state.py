"""Which units share state that one of them writes: cut apart, each service would have a state of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analyzers.program import Program, StateStore, StateUse
from decomposer.model.graph import Evidence

_SHARED: frozenset[StateStore] = frozenset({"global", "class", "lock", "context", "cache", "session", "file"})
"""A registry is the same in each process, and a memo belongs to its function."""
_UNKNOWN = "…"


def state_links(program: Program, unit_of: dict[str, str]) -> Iterator[tuple[str, str, Evidence]]:
    """From each unit that uses a state to the unit that stands for it, with the reason.

    That is the class of an attribute; else the unit that writes the state most. What is known in part, such as a key
    with a number in it, may be another state each time: it ties nobody.
    """
    uses: dict[tuple[StateStore, str, str], list[StateUse]] = {}
    for one in program.state:
        if one.store in _SHARED and _UNKNOWN not in one.key and one.function in unit_of:
            uses.setdefault((one.store, one.name, one.key), []).append(one)
    for (store, _, key), found in sorted(uses.items()):
        home = _home(store, key, found, unit_of)
        for one in found if home else ():
            reason = Evidence("state", one.function, key, one.location, one.confidence, f"{one.way} {store}")
            yield unit_of[one.function], str(home), reason


def _home(store: StateStore, key: str, uses: list[StateUse], unit_of: dict[str, str]) -> str | None:
    """The unit that stands for a state; None for one that nobody writes."""
    writers = Counter(unit_of[one.function] for one in uses if one.way == "write")
    if not writers:
        return None
    own = unit_of.get(key.rpartition(".")[0]) if store == "class" else None
    return own or min(writers, key=lambda unit: (-writers[unit], unit))
