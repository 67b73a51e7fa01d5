"""The page of a rule: what `decomposer rule ID` prints, and what stands in docs/rules/."""

from __future__ import annotations

from collections.abc import Iterable

from decomposer.model.finding import Rule

_HOW_TO_ALLOW = """\
- For all callers: let the service expose it, where the rule looks at `expose` (docs/check.md lists the keys).
- For now: `decomposer baseline write` adds an entry; give it `reason`, `owner`, `issue` and `until` in its file.
- At one place: `# decomposer: allow {id} because REASON until DATE` beside the line, where the finding has one.
- For good: under `[check.rules]` of boundaries.toml, `{id} = "warning"` only shows it, `{id} = "off"` does not ask.
- For a service that is not ready: `level = "report"` in its table."""


def render_rule(rule: Rule) -> str:
    """The page in Markdown."""
    instead = rule.instead.format(source="this service", owner="the other service", target="it")
    return f"""\
# {rule.id}: {rule.name}

Severity: {rule.severity}

## What it asks

{rule.what}

## Why

{rule.why}

## Example

```python
{rule.example}
```

## Do this instead

{instead[:1].upper()}{instead[1:]}.

## How to allow it

{_HOW_TO_ALLOW.format(id=rule.id)}
"""


def render_rules(rules: Iterable[Rule]) -> str:
    """All rules, one a line."""
    return "".join(f"{rule.id:<18} {rule.severity:<8} {rule.name}\n" for rule in rules)
