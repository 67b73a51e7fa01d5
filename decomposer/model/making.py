"""Which methods belong to the making of an object: who makes one names its class, and these are called with it."""

from __future__ import annotations

_MAKING = frozenset({"__init__", "__new__", "__post_init__"})


def class_made_by(method: str) -> str:
    """The class of which such a method makes an object; empty for any other function."""
    around, _, name = method.rpartition(".")
    return around if name in _MAKING else ""
