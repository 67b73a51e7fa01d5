"""All rules, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from decomposer.drift.subject import Hit, Subject
from decomposer.model.finding import Rule

from .budgets import find_exceeded_budgets
from .code import find_chatty_calls, find_foreign_bases, find_foreign_calls, find_foreign_imports
from .cycles import find_cycles
from .data import (
    find_foreign_joins,
    find_foreign_keys,
    find_foreign_migrations,
    find_foreign_reads,
    find_foreign_sql,
    find_foreign_writes,
)
from .entries import find_foreign_signals, find_foreign_tasks, find_route_owners, find_task_owners
from .placing import find_drifted, find_kernel_needs, find_outdated, find_unclaimed
from .routing import find_diverted_routes, find_gateway_routes, find_shadowed_routes
from .state import find_foreign_settings, find_shared_state
from .texts import read_rules
from .transactions import find_split_transactions

__all__ = ["CHECKS", "RULES"]

CHECKS: dict[str, Callable[[Subject], Iterator[Hit]]] = {
    "foreign-call": find_foreign_calls,
    "foreign-import": find_foreign_imports,
    "foreign-base": find_foreign_bases,
    "foreign-write": find_foreign_writes,
    "foreign-read": find_foreign_reads,
    "foreign-sql": find_foreign_sql,
    "foreign-key": find_foreign_keys,
    "foreign-join": find_foreign_joins,
    "foreign-migration": find_foreign_migrations,
    "split-transaction": find_split_transactions,
    "route-owner": find_route_owners,
    "shadowed-route": find_shadowed_routes,
    "diverted-route": find_diverted_routes,
    "gateway-route": find_gateway_routes,
    "task-owner": find_task_owners,
    "foreign-task": find_foreign_tasks,
    "foreign-signal": find_foreign_signals,
    "shared-state": find_shared_state,
    "foreign-setting": find_foreign_settings,
    "unclaimed": find_unclaimed,
    "shared-kernel": find_kernel_needs,
    "assignment-drift": find_drifted,
    "outdated-artifacts": find_outdated,
    "service-cycle": find_cycles,
    "chatty-call": find_chatty_calls,
    "coupling-budget": find_exceeded_budgets,
}
"""How breaches of each rule are found; of `allow-comment` when all others are."""

RULES: dict[str, Rule] = read_rules()
