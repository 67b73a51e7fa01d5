"""SQLAlchemy and Flask-SQLAlchemy: mapped classes, tables, queries, writes and transactions."""

from __future__ import annotations

from .reader import SqlAlchemyReader

__all__ = ["SqlAlchemyReader"]
