"""Which classes of a program extend which of a library, directly or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from analyzers.program import Program


def heirs_of(program: Program, is_base: Callable[[str], bool]) -> set[str]:
    """The classes of the program that have such a class of a library above them."""
    below: dict[str, set[str]] = defaultdict(set)
    for one in program.references:
        if one.kind == "inherit":
            below[one.target].add(one.source)
    found: set[str] = set()
    waiting = [base for base in below if is_base(base)]
    while waiting:
        new = below.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
