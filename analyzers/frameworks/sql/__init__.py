"""Raw SQL in constants: which tables a query text reads and writes."""

from __future__ import annotations

from .reader import SqlReader

__all__ = ["SqlReader"]
