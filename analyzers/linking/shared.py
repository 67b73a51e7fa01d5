"""Code that many tables share, and what is known of it for one who uses it."""

from __future__ import annotations

from typing import NamedTuple


class Shared(NamedTuple):
    """Code that is about another table for each who uses it, so that copies of it are needed.

    `methods` differ by their receivers, `functions` by their callers, objects of the classes `keepers` by the place
    that makes them. All are named by their symbols.
    """

    methods: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    keepers: frozenset[str] = frozenset()


class Context(NamedTuple):
    """A copy of shared code: the names of all that a call is about there, and the functions that make it so."""

    names: frozenset[str]
    callers: tuple[str, ...]
