"""The verdict as JUnit XML: one suite for each rule, one case for each finding."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from decomposer.model.finding import Finding, Rule, Verdict
from decomposer.model.phrases import one_line

from .selection import WORDS, heading


def render_junit(verdict: Verdict) -> str:
    """Findings that fail are failures, others are skipped; a rule without any is one case that passes.

    Places stand in the texts: cases have no attributes for them that every reader takes.
    """
    suites = [_suite(rule, [one for one in verdict.findings if one.identity.rule == rule.id]) for rule in verdict.rules]
    tests = sum(max(1, sum(one.identity.rule == rule.id for one in verdict.findings)) for rule in verdict.rules)
    failures = sum(one.fails for one in verdict.findings)
    head = f'<testsuites name="decomposer check" tests="{tests}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', head, *suites, "</testsuites>", ""])


def _suite(rule: Rule, findings: Sequence[Finding]) -> str:
    failures = sum(one.fails for one in findings)
    numbers = f'tests="{len(findings) or 1}" failures="{failures}" errors="0" skipped="{len(findings) - failures}"'
    cases = [_case(one) for one in findings] or [f'    <testcase classname="{rule.id}" name="holds" time="0"/>']
    return "\n".join([f'  <testsuite name="{rule.id}" {numbers} time="0">', *cases, "  </testsuite>"])


def _case(one: Finding) -> str:
    identity = one.identity
    name = _attribute(f"{heading(identity.source, identity.owner)}: {identity.target}")
    start = f'    <testcase classname="{identity.rule}" name="{name}" time="0">'
    message = _attribute(f"{one.message} [{WORDS[one.state]}]")
    if not one.fails:
        return f'{start}<skipped message="{message}"/></testcase>'
    lines = [f"{found.location} {found.symbol}" for found in one.places] + [f"do: {one.instead}"]
    text = "\n".join(_attribute(line) for line in lines)
    return f'{start}<failure message="{message}" type="{identity.rule}">{text}</failure></testcase>'


def _attribute(text: str) -> str:
    return escape(one_line(text))
