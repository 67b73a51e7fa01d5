"""What should change in an accepted map, as JSON and in lines for people."""

from __future__ import annotations

from collections.abc import Iterable

from decomposer.model.constraints import SHARED
from decomposer.model.documents import SCHEMA_VERSION
from decomposer.model.moves import Move, MovesDocument, WarmStart
from decomposer.model.phrases import one_line

from .json_text import write_json

MONOLITH, KERNEL = "the monolith", "[shared]"


def render_moves_json(found: WarmStart, gone: Iterable[str]) -> str:
    """All moves, as `moves.schema.json` says."""
    return write_json(MovesDocument(SCHEMA_VERSION, found.moves, found.unplaced, tuple(gone)))


def describe_move(move: Move) -> str:
    """The move, why, and the strongest reason with its place, in one line."""
    origin, target = (MONOLITH if one is None else one or KERNEL for one in (move.origin, move.target))
    if move.why == "constraint":
        reason = "a constraint wants it"
    else:
        reason = f"gain {move.gain:g}: tied to it by {move.pull_target:g}, to {origin} by {move.pull_origin:g}"
    shown = move.evidence[:1] if move.target != SHARED else ()
    strongest = "".join(f"; {one.view} {one.source} -> {one.target} at {one.location}" for one in shown)
    return one_line(f"{move.unit}: {origin} -> {target} ({reason}{strongest})")
