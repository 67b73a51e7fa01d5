"""The verdict as a report for GitLab's Code Quality."""

from __future__ import annotations

from decomposer.model.finding import Finding, Verdict
from decomposer.report.json_text import Plain, write_json


def render_gitlab(verdict: Verdict) -> str:
    """One issue for each finding that has a place: GitLab compares it with the one of the target branch."""
    return write_json([_issue(one) for one in verdict.findings if one.places])


def _issue(one: Finding) -> Plain:
    location = one.places[0].location
    return {
        "description": f"{one.message}. Do this instead: {one.instead}.",
        "check_name": one.identity.rule,
        "fingerprint": one.identity.fingerprint,
        "severity": "major" if one.fails else "minor" if one.state == "new" else "info",
        "location": {"path": location.path, "lines": {"begin": max(1, location.line)}},
    }
