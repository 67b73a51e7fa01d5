"""The verdict as JSON: everything, known findings too."""

from __future__ import annotations

from decomposer.model.check_document import (
    SCHEMA_VERSION,
    CheckDocument,
    EndingRow,
    FindingRow,
    RuleRow,
)
from decomposer.model.finding import Entry, Finding, Verdict
from decomposer.report.json_text import write_json


def render_json(verdict: Verdict) -> str:
    """As `check.schema.json` says."""
    return write_json(
        CheckDocument(
            fails=verdict.fails,
            findings=tuple(_finding(one) for one in verdict.findings),
            pairs=verdict.pairs,
            rules=tuple(RuleRow(one.id, one.name, one.severity) for one in verdict.rules),
            ending=tuple(_ending(one) for one in verdict.ending),
            unread=verdict.unread,
            schema_version=SCHEMA_VERSION,
        )
    )


def _finding(one: Finding) -> FindingRow:
    identity = one.identity
    return FindingRow(
        rule=identity.rule,
        source=identity.source,
        owner=identity.owner,
        target=identity.target,
        fingerprint=identity.fingerprint,
        state=one.state,
        severity=one.severity,
        level=one.level,
        fails=one.fails,
        message=one.message,
        instead=one.instead,
        note=one.note,
        places=one.places,
    )


def _ending(entry: Entry) -> EndingRow:
    identity, until = entry.identity, entry.until
    shown = until.isoformat() if until else ""
    return EndingRow(identity.rule, identity.source, identity.owner, identity.target, shown)
