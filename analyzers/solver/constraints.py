"""How the constraints of a scope are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def runs(flat: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    """The constraints of a flat run."""
    if not flat:
        return iter(())
    each = [iter(flat)] * width
    return zip(*each, strict=True)
