"""What `decomposer check --output-format json` gives."""

from __future__ import annotations

from msgspec import Struct

from analyzers.program import Location

from .contract import Level, Severity
from .finding import PairCoupling, Place, State

SCHEMA_VERSION = 1


class FindingRow(Struct, frozen=True, gc=False):
    """A rule that is broken. `source`, `owner`, `rule` and `target` are its identity, `fingerprint` stands for them."""

    rule: str
    source: str
    owner: str
    target: str
    fingerprint: str
    state: State
    severity: Severity
    level: Level
    fails: bool
    message: str
    instead: str
    note: str
    places: tuple[Place, ...]


class RuleRow(Struct, frozen=True, gc=False):
    """A rule that was asked."""

    id: str
    name: str
    severity: Severity


class EndingRow(Struct, frozen=True, gc=False):
    """An entry of the baseline that is over soon, or a comment (of the rule `allow-comment`) that is."""

    rule: str
    source: str
    owner: str
    target: str
    until: str


class CheckDocument(Struct, frozen=True, gc=False):
    """The verdict; `unread` are files that could not be read: no service claims them, or they are listed."""

    fails: bool
    findings: tuple[FindingRow, ...]
    pairs: tuple[PairCoupling, ...]
    rules: tuple[RuleRow, ...]
    ending: tuple[EndingRow, ...]
    unread: tuple[Location, ...]
    schema_version: int
