"""Peewee: models, queries, rows and transactions."""

from __future__ import annotations

from .reader import PeeweeReader

__all__ = ["PeeweeReader"]
