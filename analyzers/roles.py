"""What a source file is there for, by its path."""

from __future__ import annotations

from typing import Literal

Role = Literal["code", "test", "migration"]
_MIGRATION_FOLDERS = frozenset({"migrations", "south_migrations"})


def role_of(path: str) -> Role:
    """What a file is there for, by the names that test runners and migration tools look for."""
    folders, _, name = path.rpartition("/")
    parts = folders.split("/")
    if name.startswith("test_") or name.endswith("_test.py") or name in ("conftest.py", "tests.py"):
        return "test"
    if "tests" in parts or "test" in parts:
        return "test"
    if _MIGRATION_FOLDERS & set(parts) or (parts[-1] == "versions" and {"migration", "alembic"} & set(parts)):
        return "migration"
    return "code"
