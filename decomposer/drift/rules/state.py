"""Rules about what is shared besides tables: state of the process or a cache, and settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase

from decomposer.drift.subject import Hit, Subject, is_service
from decomposer.model import StateStore, StateUse
from decomposer.model.plan import SHARED_KERNEL

_SHARED: frozenset[StateStore] = frozenset({"global", "class", "lock", "context", "cache", "session", "file"})
"""A registry is the same in each process, and a memo belongs to its function."""
_UNKNOWN = "…"


def find_shared_state(subject: Subject) -> Iterator[Hit]:
    """Uses of what another service writes."""
    uses: dict[tuple[StateStore, str, str], list[tuple[str, StateUse]]] = {}
    for one in subject.program.state:
        user = subject.owners.of_symbol(one.function)
        if one.store in _SHARED and _UNKNOWN not in one.key and user not in {None, SHARED_KERNEL}:
            uses.setdefault((one.store, one.name, one.key), []).append((str(user), one))
    for (store, name, key), found in sorted(uses.items()):
        writers = Counter(user for user, one in found if one.way == "write")
        if writers:
            home = subject.owners.of_source(key.rpartition(".")[0])
            owner = min(writers, key=lambda writer: (-writers[writer], writer != home, writer))
            target = " ".join(filter(None, (store, name, key)))
            yield from (Hit(user, owner, target, one.location, one.function) for user, one in found if user != owner)


def find_foreign_settings(subject: Subject) -> Iterator[Hit]:
    """Uses of settings that another service lists; the longest pattern decides."""
    patterns = sorted(subject.contract.settings.items(), key=lambda item: (-len(item[0]), item))
    for one in subject.program.settings if patterns else ():
        user = subject.owners.of_source(one.function)
        owner = next((owner for pattern, owner in patterns if fnmatchcase(one.name, pattern)), None)
        if user is not None and owner is not None and user != owner and is_service(owner):
            yield Hit(user, owner, one.name, one.location, one.function)
