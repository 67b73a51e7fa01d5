"""What long recursive work over many small objects needs of the interpreter."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LINKING_DEPTH = 12_000
"""Evaluation follows names through files; its depth is bounded by the evaluator, not by Python's default."""


@contextmanager
def without_collection() -> Iterator[None]:
    """No cyclic garbage collection, which would walk millions of living objects again and again to find nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def room_to_recurse(frames: int) -> Iterator[None]:
    """So many frames from here on, and no cyclic garbage collection.

    With a limit from the bottom of the stack, the depth of our caller would decide how deep the work may go.
    """
    limit = sys.getrecursionlimit()
    with without_collection():
        sys.setrecursionlimit(_stack_depth() + frames)
        try:
            yield
        finally:
            sys.setrecursionlimit(limit)


def _stack_depth() -> int:
    depth, frame = 0, sys._getframe()  # noqa: SLF001 - the documented way to the stack
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    return depth
