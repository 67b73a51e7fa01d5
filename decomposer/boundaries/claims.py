"""Claims: dotted paths that stand for units. The longest claimed path around a unit decides who owns it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import TypeVar

Owner = TypeVar("Owner")


def around(name: str) -> list[str]:
    """`a.b.C` -> `a`, `a.b`, `a.b.C`."""
    return list(accumulate(name.split("."), "{}.{}".format))


def shortest_claims(owners: Mapping[str, Owner], units: Iterable[str]) -> dict[str, Owner]:
    """The fewest paths that give each unit its owner.

    A package or module is claimed as a whole if one owner has all of it. The body of a module whose definitions belong
    to several owners is claimed by the module's path; the definitions claim longer ones. `units` are all units, so that
    no claim covers one without an owner.
    """
    nobody = object()
    below: dict[str, set[object]] = {}
    for unit in {*units, *owners}:
        for path in around(unit):
            below.setdefault(path, set()).add(owners.get(unit, nobody))
    claims = {}
    for unit in owners:
        whole = (path for path in around(unit) if below[path] == {owners[unit]})
        claims[next(whole, unit)] = owners[unit]
    return dict(sorted(claims.items()))


def owner_of(unit: str, claims: Mapping[str, Owner], otherwise: Owner) -> Owner:
    """Who owns a unit: the owner of the longest claimed path around it."""
    return next((claims[path] for path in reversed(around(unit)) if path in claims), otherwise)
