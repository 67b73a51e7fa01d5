"""How the constraints of a scope are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def runs(flat: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    """The constraints of a flat run."""
    if not flat:
        return iter(())
    each = [iter(flat)] * width
    return zip(*each, strict=True)


def reachable(start: Iterable[int], steps: Iterable[tuple[int, ...]]) -> set[int]:
    """The start, and all that steps (from, to) lead to from there."""
    found, every = set(start), list(steps)
    size = -1
    while size != len(found):
        size = len(found)
        found.update(target for source, target in every if source in found)
    return found
