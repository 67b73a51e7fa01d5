"""Which rules are broken where, whatever is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from decomposer.model.contract import Contract
from decomposer.model.finding import Identity, Place, Rule

from .rules import CHECKS, Check
from .subject import Hit, Subject


class Breach(Struct, frozen=True, gc=False):
    """A rule that is broken, with all places where it is."""

    identity: Identity
    message: str
    places: tuple[Place, ...]


def find_breaches(subject: Subject) -> tuple[Breach, ...]:
    """All breaches of rules that are not switched off, for owners that are not, sorted."""
    found: dict[Identity, list[Hit]] = {}
    for check in asked_checks(subject.contract):
        for hit in check.find(subject):
            if subject.contract.level_of(hit.owner) != "off":
                identity = Identity(hit.owner, check.rule.id, hit.source, hit.target)
                found.setdefault(identity, []).append(hit)
    rules = {check.rule.id: check.rule for check in CHECKS}
    return tuple(_breach(identity, rules[identity.rule], found[identity]) for identity in sorted(found))


def asked_checks(contract: Contract) -> Iterator[Check]:
    """Those that are not switched off."""
    return (check for check in CHECKS if contract.severities.get(check.rule.id, check.rule.severity) is not None)


def _breach(identity: Identity, rule: Rule, hits: list[Hit]) -> Breach:
    message = min(hit.message for hit in hits) or in_words(rule.message, identity)
    places = {Place(hit.location, hit.symbol, hit.chain) for hit in hits if hit.location is not None}
    return Breach(identity, message, tuple(sorted(places)))


def in_words(text: str, identity: Identity) -> str:
    """The text of a rule about one breach."""
    return text.format(source=identity.source, owner=identity.owner, target=identity.target)
