"""What `baseline write` and `baseline shrink` make of a baseline."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from decomposer.model.finding import Entry, Identity

from .breaches import find_breaches
from .moves import follow_moves
from .subject import Subject


def grow(subject: Subject, baseline: Iterable[Entry]) -> tuple[Entry, ...]:
    """The baseline with an entry for each breach; nothing goes, and what people wrote stays."""
    known, present = _known(subject, baseline)
    added = {identity: Entry(identity) for identity in present}
    return _sorted(added | known)


def shrink(subject: Subject, baseline: Iterable[Entry]) -> tuple[Entry, ...]:
    """The baseline without entries that nothing needs; nothing is added."""
    known, present = _known(subject, baseline)
    return _sorted({identity: entry for identity, entry in known.items() if identity in present})


def _known(subject: Subject, baseline: Iterable[Entry]) -> tuple[dict[Identity, Entry], set[Identity]]:
    present = {one.identity for one in find_breaches(subject)}
    followed = follow_moves(subject.program, present, baseline)
    return {identity: replace(entry, identity=identity) for identity, entry in followed.items()}, present


def _sorted(entries: dict[Identity, Entry]) -> tuple[Entry, ...]:
    return tuple(entries[identity] for identity in sorted(entries))
