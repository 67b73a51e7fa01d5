"""`decomposer rule`: what a rule asks, why, and what to do."""

from __future__ import annotations

import click

from .example import CommandWithExample
from .output import write_data


@click.command(
    "rule", cls=CommandWithExample, short_help="Explain a rule of the check.", epilog="decomposer rule foreign-write"
)
@click.argument("rule", metavar="[RULE]", required=False)
def command(rule: str | None) -> None:
    """Print what RULE asks, why, an example and what to do instead; without one, the list of all rules."""
    from decomposer.checking import rules
    from decomposer.report.findings.rule_page import render_rule, render_rules

    known = rules()
    if rule is None:
        write_data(render_rules(known.values()))
    elif rule in known:
        write_data(render_rule(known[rule]))
    else:
        raise click.BadParameter(f"there is no rule {rule!r}: `decomposer rule` lists them.")
