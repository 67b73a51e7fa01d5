"""Findings: where the code breaks the accepted boundaries, and what of that was known before."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

from msgspec import Struct

from analyzers.program import Location

from .contract import CouplingKind, Level, Severity

State = Literal["new", "known", "stale"]
"""new: in no baseline; known: accepted for now by an entry of it; stale: an entry that nothing needs any more."""


class Rule(Struct, frozen=True, gc=False):
    """What is asked of the code, with all that its page says.

    `message` is about one finding, with the places `{source}`, `{owner}` and `{target}`; `instead` says what to do.
    """

    id: str
    name: str
    severity: Severity
    message: str
    what: str
    why: str
    example: str
    instead: str


class Identity(Struct, frozen=True, order=True, gc=False):
    """What makes a finding the same one tomorrow: no line, no file, and nothing of the code that needs the target.

    `source` is the service whose code breaks the rule, `owner` the one whose border it crosses.
    """

    owner: str
    rule: str
    source: str
    target: str

    @property
    def fingerprint(self) -> str:
        """The identity as one word, for programs that compare findings."""
        text = f"{self.owner}\0{self.rule}\0{self.source}\0{self.target}"
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


class Hop(Struct, frozen=True, order=True, gc=False):
    """One link of a chain: where a symbol needs the next one."""

    location: Location
    symbol: str


class Place(Struct, frozen=True, order=True, gc=False):
    """One place where a rule is broken: the symbol that does it, and over which calls, if not itself."""

    location: Location
    symbol: str
    chain: tuple[Hop, ...] = ()


class Finding(Struct, frozen=True, gc=False):
    """A rule that is broken, with all places where it is; a stale one has none.

    `instead` says what to do, `note` what its entry in the baseline says. `fails`: the check does not pass.
    """

    identity: Identity
    state: State
    severity: Severity
    level: Level
    fails: bool
    message: str
    instead: str
    places: tuple[Place, ...] = ()
    note: str = ""


class Entry(Struct, frozen=True, gc=False):
    """A finding that is accepted for now. What people wrote to it is kept when the file is written again."""

    identity: Identity
    reason: str = ""
    owner: str = ""
    issue: str = ""
    until: dt.date | None = None


class PairCoupling(Struct, frozen=True, gc=False):
    """What `source` needs of `owner`: how many different things of each kind, beside the budget where there is one.

    `before` are the numbers of the older state that the program was compared with; None if it was not.
    """

    source: str
    owner: str
    counts: dict[CouplingKind, int]
    budget: dict[CouplingKind, int] = {}
    before: dict[CouplingKind, int] | None = None


class Base(Struct, frozen=True, gc=False):
    """An older state of a program: what broke its boundaries, and what each service needed of others."""

    identities: frozenset[Identity]
    pairs: tuple[PairCoupling, ...]


class Verdict(Struct, frozen=True, gc=False):
    """The outcome of a check: findings and pairs sorted, what ends soon, and files that could not be read.

    `ending` are entries of the baseline, and comments that allow, as entries for the findings that they will be.

    `rules` are those that were asked, sorted by id.
    """

    findings: tuple[Finding, ...]
    pairs: tuple[PairCoupling, ...]
    rules: tuple[Rule, ...]
    ending: tuple[Entry, ...] = ()
    unread: tuple[Location, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether anything must be done."""
        return any(one.fails for one in self.findings)

    def of_state(self, state: State) -> tuple[Finding, ...]:
        """The findings in this state."""
        return tuple(one for one in self.findings if one.state == state)
