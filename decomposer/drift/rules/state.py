"""Rules about what is shared besides tables: state of the process or a cache, and settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase

from decomposer.drift.subject import Hit, Subject, is_service
from decomposer.model import StateStore, StateUse
from decomposer.model.finding import Rule
from decomposer.model.plan import SHARED_KERNEL

_SHARED: frozenset[StateStore] = frozenset({"global", "class", "lock", "context", "cache", "session", "file"})
"""A registry is the same in each process, and a memo belongs to its function."""
_UNKNOWN = "…"

SHARED_STATE = Rule(
    id="shared-state",
    name="State that several services share",
    severity="error",
    message="{source} shares the state {target} with {owner}",
    what="A variable of a module, an attribute of a class, a key of a cache or of a session, a lock or a file is "
    "written by one service and used by another one. It belongs to the service that writes it "
    "most; of two, to the one in whose code it stands.",
    why="After the cut each process has variables and locks of its own: what one writes the other one never sees, and "
    "nothing fails.",
    example="# billing/rates.py\n"
    "RATES = {}\n\n\n"
    "def refresh():\n"
    "    RATES.update(load())\n\n\n"
    "# orders/views.py\n"
    'price = RATES["EUR"]  # shared-state',
    instead="give it one owner, and have {owner} answer for it",
)


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


FOREIGN_SETTING = Rule(
    id="foreign-setting",
    name="Setting of another service",
    severity="error",
    message="{source} uses the setting {target} of {owner}",
    what="Code of one service reads or sets a setting or an environment variable that another service lists under "
    "`settings`.",
    why="Each service is configured for itself. What two read must be the same in both, and a secret of one should not "
    "be known to the other.",
    example='# orders/views.py, with settings = ["STRIPE_*"] in the boundaries of billing\n'
    "key = settings.STRIPE_KEY  # foreign-setting",
    instead="ask {owner} to do what needs the setting, or give {source} a setting of its own",
)


def find_foreign_settings(subject: Subject) -> Iterator[Hit]:
    """Uses of settings that another service lists; the longest pattern decides."""
    patterns = sorted(subject.contract.settings.items(), key=lambda item: (-len(item[0]), item))
    for one in subject.program.settings if patterns else ():
        user = subject.owners.of_source(one.function)
        owner = next((owner for pattern, owner in patterns if fnmatchcase(one.name, pattern)), None)
        if user is not None and owner is not None and user != owner and is_service(owner):
            yield Hit(user, owner, one.name, one.location, one.function)
