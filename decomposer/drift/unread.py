"""Whose a file is that could not be read, so that nobody knows what it holds."""

from __future__ import annotations

from collections.abc import Iterable

from decomposer.model import Program, ServiceMap
from decomposer.model.ownership import claimant
from decomposer.model.unread import unread_modules


def claimed_unread(program: Program, services: ServiceMap, accepted: Iterable[str] = ()) -> dict[str, str]:
    """Who claims the files that could not be read, by path; those left out whose modules are accepted as such."""
    known = set(accepted)
    found = {}
    for path, names in unread_modules(program).items():
        owner = next(filter(None, (claimant(services, name) for name in names)), None)
        if owner is not None and known.isdisjoint(names):
            found[path] = owner
    return found
