"""What the program loads by name, as references, and where that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analyzers.program import BlindSpot, Location, Reference

from .imports_by_name import NothingLoaded
from .solve import Solver


def loaded_references(solver: Solver) -> Iterator[Reference]:
    """An import for each module or definition of the program that a text names."""
    for one in solver.loads():
        if one.target != one.caller:
            yield Reference(one.caller, one.target, "import", Location(one.path, one.line), mechanism=one.loader)


def loading_gaps(nothing_loaded: Iterable[NothingLoaded]) -> Iterator[BlindSpot]:
    """Loaders that are given unknown names, or names that nothing has."""
    for one in nothing_loaded:
        reason = "nothing has the name that is loaded" if one.name else "the name of what is loaded is not known"
        detail = f"{one.loader}: {one.name}" if one.name else one.loader
        yield BlindSpot("reference", reason, Location(one.path, one.line), detail[:120])
