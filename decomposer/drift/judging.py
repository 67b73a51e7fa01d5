"""What is new, what is known, what is gone: breaches beside the baseline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from decomposer.model import Location
from decomposer.model.contract import Severity
from decomposer.model.finding import Base, Entry, Finding, Identity, State, Verdict

from .breaches import Breach, asked_rules, find_breaches, in_words, is_asked
from .moves import follow_moves
from .pairs import compared, count_pairs
from .rules import RULES
from .rules.allowing import AllowComments
from .subject import Subject

WARNED_BEFORE = dt.timedelta(days=14)
"""How long before its end an entry is named."""
_SHRINK = "take the entry out with `decomposer baseline shrink`"


def check(
    subject: Subject,
    baseline: Iterable[Entry],
    today: dt.date,
    *,
    base: Base | None = None,
    unread: tuple[Location, ...] = (),
) -> Verdict:
    """The outcome for a program under its boundaries.

    What broke them in an older state of it, `base`, is known, whatever the baseline says; then no entry is stale: only
    what was added is judged. `unread` are files that could not be read.
    """
    comments = AllowComments(subject)
    breaches = find_breaches(subject, comments)
    present = {one.identity for one in breaches}
    older = () if base is None else (Entry(identity) for identity in sorted(base.identities))
    judge = _Judge(subject, today, set(follow_moves(subject.program, present, older)))
    entries = follow_moves(subject.program, present, baseline)
    findings = [judge.present(one, entries.get(one.identity)) for one in breaches]
    if base is None:
        findings += judge.stale(entry for identity, entry in entries.items() if identity not in present)
    return Verdict(
        findings=tuple(sorted(findings, key=lambda one: one.identity)),
        pairs=count_pairs(subject) if base is None else compared(count_pairs(subject), base.pairs),
        rules=tuple(asked_rules(subject.contract)),
        ending=judge.ending(chain(entries.values(), _ends(comments))),
        unread=unread,
    )


def _ends(comments: AllowComments) -> Iterator[Entry]:
    return (Entry(identity, until=until) for identity, until in comments.ends())


class _Judge:
    def __init__(self, subject: Subject, today: dt.date, older: Collection[Identity]) -> None:
        self._subject = subject
        self._contract = subject.contract
        self._today = today
        self._older = older

    def present(self, breach: Breach, entry: Entry | None) -> Finding:
        """The finding of a breach."""
        identity = breach.identity
        accepted = entry is not None and not self._is_over(entry)
        state: State = "known" if accepted or identity in self._older else "new"
        level, severity = self._contract.level_of(identity.owner), self._severity(identity.rule)
        counts = level == "strict" or (level == "ratchet" and state == "new")
        return Finding(
            identity=identity,
            state=state,
            severity=severity,
            level=level,
            fails=counts and severity == "error",
            message=breach.message,
            instead=in_words(RULES[identity.rule].instead, identity),
            places=breach.places,
            note="" if entry is None else self._note(entry),
        )

    def stale(self, entries: Iterable[Entry]) -> Iterator[Finding]:
        """Entries that nothing needs; of rules and owners that are switched off or not asked, nobody knows."""
        for entry in entries:
            identity = entry.identity
            level = self._contract.level_of(identity.owner)
            if not is_asked(self._subject, identity):
                continue
            message = f"the baseline accepts {identity.rule} of {identity.target} for {identity.source}: it is gone"
            severity = self._severity(identity.rule)
            fails = level in {"ratchet", "strict"} and severity == "error"
            yield Finding(identity, "stale", severity, level, fails, message, _SHRINK, note=self._note(entry))

    def ending(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Those that are over soon."""
        soon = self._today + WARNED_BEFORE
        found = (one for one in entries if one.until and self._today <= one.until <= soon)
        return tuple(sorted(found, key=lambda one: (one.until, one.identity)))

    def _severity(self, rule: str) -> Severity:
        own: Severity = RULES[rule].severity if rule in RULES else "error"
        return self._contract.severities.get(rule, own) or own

    def _is_over(self, entry: Entry) -> bool:
        return entry.until is not None and entry.until < self._today

    def _note(self, entry: Entry) -> str:
        until = ""
        if entry.until is not None:
            until = f"{'was accepted' if self._is_over(entry) else 'accepted'} until {entry.until.isoformat()}"
        return "; ".join(filter(None, (until, entry.reason, entry.owner, entry.issue)))
