"""Variables that one method changes: one thing to mend, however many objects of its class there are."""

from __future__ import annotations

from collections import Counter

from decomposer.model import Program

_MANY = 3


def find_changing(program: Program) -> dict[str, str]:
    """The method for each variable that is only changed by it, where it changes several."""
    kinds = {one.id: one.kind for one in program.symbols}
    called: dict[tuple[str, str], set[str]] = {}
    for one in program.references:
        if one.kind == "call" and kinds.get(one.target) == "method":
            called.setdefault((one.source, str(one.location)), set()).add(one.target)
    methods: dict[str, set[str]] = {}
    for use in program.state:
        if use.store == "global" and use.way == "write":
            here = called.get((use.function, str(use.location)), set()) if use.confidence == "likely" else set[str]()
            methods[use.key] = methods.get(use.key, here) & here
    alone = {key: min(found) for key, found in methods.items() if found}
    many = Counter(alone.values())
    return {key: method for key, method in alone.items() if many[method] >= _MANY}
