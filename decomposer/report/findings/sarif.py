"""The verdict as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from urllib.parse import quote

from decomposer.model.finding import Finding, Hop, Place, Rule, State, Verdict
from decomposer.report.json_text import Plain, write_json

from .rule_page import render_rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_STATES: dict[State, str] = {"new": "new", "known": "unchanged", "stale": "absent"}
_MOST_PLACES = 10


def render_sarif(verdict: Verdict, version: str) -> str:
    """One run with all findings: known ones are suppressed, entries that are gone are absent.

    GitHub computes hashes of lines itself; ours is the identity of a finding, which has no line.
    """
    rules: Plain = [_rule(one) for one in verdict.rules]
    driver: Plain = {"name": "decomposer", "version": version, "rules": rules}
    results: Plain = [_result(one) for one in verdict.findings]
    run: Plain = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> Plain:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.what},
        "help": {"text": rule.what, "markdown": render_rule(rule)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(one: Finding) -> Plain:
    result: dict[str, Plain] = {
        "ruleId": one.identity.rule,
        "level": one.severity if one.fails else "note",
        "message": {"text": f"{one.message}. Do this instead: {one.instead}."},
        "locations": [_location(place) for place in one.places[:_MOST_PLACES]],
        "partialFingerprints": {"identity/v1": one.identity.fingerprint},
        "baselineState": _STATES[one.state],
    }
    chained = [place for place in one.places[:_MOST_PLACES] if place.chain]
    if chained:
        result["codeFlows"] = [_flow(place) for place in chained]
    if one.state == "known":
        result["suppressions"] = [{"kind": "external", "justification": one.note or "in the baseline"}]
    return result


def _location(place: Place | Hop) -> Plain:
    uri = quote(place.location.path.encode("utf-8", "replace"), safe="/")
    region: Plain = {"startLine": max(1, place.location.line)}
    location: dict[str, Plain] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if place.symbol:
        location["logicalLocations"] = [{"fullyQualifiedName": place.symbol}]
    return location


def _flow(place: Place) -> Plain:
    steps: list[Plain] = [{"location": _location(place)}]
    steps += [{"location": _location(hop)} for hop in place.chain]
    return {"threadFlows": [{"locations": steps}]}
