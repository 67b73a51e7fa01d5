"""What `baseline write` and `baseline shrink` make of a baseline."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from decomposer.model.finding import Entry, Identity

from .breaches import find_breaches, is_asked
from .moves import follow_moves
from .subject import Subject


def grow(subject: Subject, baseline: Iterable[Entry]) -> tuple[Entry, ...]:
    """The baseline with an entry for each breach; nothing goes, and what people wrote stays."""
    known, present = _known(subject, baseline)
    added = {identity: Entry(identity) for identity in present}
    return _sorted(added | known)


def shrink(subject: Subject, baseline: Iterable[Entry]) -> tuple[Entry, ...]:
    """The baseline without entries that nothing needs; nothing is added. What is not asked here stays."""
    known, present = _known(subject, baseline)
    kept = (one for one in known if one in present or not is_asked(subject, one))
    return _sorted({identity: known[identity] for identity in kept})


def _known(subject: Subject, baseline: Iterable[Entry]) -> tuple[dict[Identity, Entry], set[Identity]]:
    present = {one.identity for one in find_breaches(subject)}
    followed = follow_moves(subject.program, present, baseline)
    return {identity: replace(entry, identity=identity) for identity, entry in followed.items()}, present


def _sorted(entries: dict[Identity, Entry]) -> tuple[Entry, ...]:
    return tuple(entries[identity] for identity in sorted(entries))
