"""What files are there for."""

from __future__ import annotations

import pytest

from analyzers.roles import role_of


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("shop/orders.py", "code"),
        ("shop/versions/api.py", "code"),
        ("shop/migration.py", "code"),
        ("shop/tests/orders.py", "test"),
        ("shop/test_orders.py", "test"),
        ("shop/orders_test.py", "test"),
        ("conftest.py", "test"),
        ("shop/migrations/0001_initial.py", "migration"),
        ("shop/migrations/shared/tables.py", "migration"),
        ("shop/migrations/versions/1_orders.py", "migration"),
        ("alembic/versions/1_orders.py", "migration"),
        ("shop/migration/versions/1_orders.py", "migration"),
    ],
)
def test_role(path: str, role: str) -> None:
    """Tests and migrations are told by the names that their tools look for."""
    assert role_of(path) == role
