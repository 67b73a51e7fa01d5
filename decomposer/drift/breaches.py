"""Which rules are broken where, whatever is known of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from decomposer.model.contract import Contract
from decomposer.model.finding import Identity, Place, Rule

from .rules import CHECKS, RULES
from .rules.allowing import ALLOW_COMMENT, AllowComments
from .subject import Hit, Subject


class Breach(Struct, frozen=True, gc=False):
    """A rule that is broken, with all places where it is."""

    identity: Identity
    message: str
    places: tuple[Place, ...]


def find_breaches(subject: Subject, comments: AllowComments | None = None) -> tuple[Breach, ...]:
    """All breaches of rules that are not switched off, for owners that are not, sorted; without what comments allow.

    `comments` are those of the subject, if they are read already.
    """
    asked = {rule.id for rule in asked_rules(subject.contract)}
    comments = comments or AllowComments(subject)
    found: dict[Identity, list[Hit]] = {}
    for rule, hit in _hits(subject, asked, comments):
        if subject.contract.level_of(hit.owner) != "off":
            found.setdefault(Identity(hit.owner, rule, hit.source, hit.target), []).append(hit)
    return tuple(_breach(identity, RULES[identity.rule], found[identity]) for identity in sorted(found))


def _hits(subject: Subject, asked: Collection[str], comments: AllowComments) -> Iterator[tuple[str, Hit]]:
    """Each with the id of its rule; the comments come last, when it is known which of them are needed."""
    for rule, find in CHECKS.items():
        if rule in asked:
            yield from ((rule, hit) for hit in find(subject) if not comments.allow(rule, hit))
    if ALLOW_COMMENT in asked:
        yield from ((ALLOW_COMMENT, hit) for hit in comments.useless(asked))


def asked_rules(contract: Contract) -> Iterator[Rule]:
    """Those that are not switched off."""
    return (rule for rule in RULES.values() if contract.severities.get(rule.id, rule.severity) is not None)


def is_asked(subject: Subject, identity: Identity) -> bool:
    """Whether a breach would be seen here: else, nobody knows whether it is there."""
    contract = subject.contract
    is_off = contract.severities.get(identity.rule, "error") is None or contract.level_of(identity.owner) == "off"
    return not is_off and identity.rule not in subject.unknown


def _breach(identity: Identity, rule: Rule, hits: list[Hit]) -> Breach:
    message = min(hit.message for hit in hits) or in_words(rule.message, identity)
    places = {Place(hit.location, hit.symbol, hit.chain) for hit in hits if hit.location is not None}
    return Breach(identity, message, tuple(sorted(places)))


def in_words(text: str, identity: Identity) -> str:
    """The text of a rule about one breach."""
    return text.format(source=identity.source, owner=identity.owner, target=identity.target)
