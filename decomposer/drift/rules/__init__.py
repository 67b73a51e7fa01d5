"""All rules, by id."""

from __future__ import annotations

from decomposer.model.finding import Rule

from .allowing import ALLOW_COMMENT
from .budgets import COUPLING_BUDGET, find_exceeded_budgets
from .check import Check
from .code import (
    CHATTY_CALL,
    FOREIGN_BASE,
    FOREIGN_CALL,
    FOREIGN_IMPORT,
    find_chatty_calls,
    find_foreign_bases,
    find_foreign_calls,
    find_foreign_imports,
)
from .cycles import SERVICE_CYCLE, find_cycles
from .data import (
    FOREIGN_JOIN,
    FOREIGN_KEY,
    FOREIGN_MIGRATION,
    FOREIGN_READ,
    FOREIGN_SQL,
    FOREIGN_WRITE,
    find_foreign_joins,
    find_foreign_keys,
    find_foreign_migrations,
    find_foreign_reads,
    find_foreign_sql,
    find_foreign_writes,
)
from .entries import (
    FOREIGN_SIGNAL,
    FOREIGN_TASK,
    ROUTE_OWNER,
    TASK_OWNER,
    find_foreign_signals,
    find_foreign_tasks,
    find_route_owners,
    find_task_owners,
)
from .placing import (
    ASSIGNMENT_DRIFT,
    KERNEL,
    OUTDATED_ARTIFACTS,
    UNCLAIMED,
    find_drifted,
    find_kernel_needs,
    find_outdated,
    find_unclaimed,
)
from .routing import (
    DIVERTED_ROUTE,
    GATEWAY_ROUTE,
    SHADOWED_ROUTE,
    find_diverted_routes,
    find_gateway_routes,
    find_shadowed_routes,
)
from .state import FOREIGN_SETTING, SHARED_STATE, find_foreign_settings, find_shared_state
from .transactions import SPLIT_TRANSACTION, find_split_transactions

__all__ = ["CHECKS", "RULES", "Check"]

CHECKS: tuple[Check, ...] = (
    Check(FOREIGN_CALL, find_foreign_calls),
    Check(FOREIGN_IMPORT, find_foreign_imports),
    Check(FOREIGN_BASE, find_foreign_bases),
    Check(FOREIGN_WRITE, find_foreign_writes),
    Check(FOREIGN_READ, find_foreign_reads),
    Check(FOREIGN_SQL, find_foreign_sql),
    Check(FOREIGN_KEY, find_foreign_keys),
    Check(FOREIGN_JOIN, find_foreign_joins),
    Check(FOREIGN_MIGRATION, find_foreign_migrations),
    Check(SPLIT_TRANSACTION, find_split_transactions),
    Check(ROUTE_OWNER, find_route_owners),
    Check(SHADOWED_ROUTE, find_shadowed_routes),
    Check(DIVERTED_ROUTE, find_diverted_routes),
    Check(GATEWAY_ROUTE, find_gateway_routes),
    Check(TASK_OWNER, find_task_owners),
    Check(FOREIGN_TASK, find_foreign_tasks),
    Check(FOREIGN_SIGNAL, find_foreign_signals),
    Check(SHARED_STATE, find_shared_state),
    Check(FOREIGN_SETTING, find_foreign_settings),
    Check(UNCLAIMED, find_unclaimed),
    Check(KERNEL, find_kernel_needs),
    Check(ASSIGNMENT_DRIFT, find_drifted),
    Check(OUTDATED_ARTIFACTS, find_outdated),
    Check(SERVICE_CYCLE, find_cycles),
    Check(CHATTY_CALL, find_chatty_calls),
    Check(COUPLING_BUDGET, find_exceeded_budgets),
)

RULES: dict[str, Rule] = {
    rule.id: rule for rule in sorted([*(check.rule for check in CHECKS), ALLOW_COMMENT], key=lambda rule: rule.id)
}
