"""What is asked of the interpreter is given back, whatever happens meanwhile."""

from __future__ import annotations

import gc
import sys

import pytest

from analyzers.interpreter import room_to_recurse, without_collection


def test_collection_rests_and_goes_on() -> None:
    """Also inside itself, and when the work fails."""

    def fail() -> None:
        with without_collection():
            with without_collection():
                assert not gc.isenabled()
            assert not gc.isenabled()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert gc.isenabled()


def test_who_collects_by_hand_is_left_alone() -> None:
    """A program that has switched collection off keeps it off."""
    gc.disable()
    try:
        with without_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_there_is_as_much_room_from_anywhere() -> None:
    """However deep the caller stands; the limit is then the old one."""

    def depth(frames: int) -> int:
        return frames if frames == 0 else 1 + depth(frames - 1)

    def from_below(frames: int) -> int:
        if frames:
            return from_below(frames - 1)
        with room_to_recurse(3000):
            return depth(2900)

    before = sys.getrecursionlimit()
    assert from_below(0) == from_below(700) == 2900
    assert sys.getrecursionlimit() == before
