"""RQ: functions that are given to a queue, and to its scheduler."""

from __future__ import annotations

from .reader import RqReader

__all__ = ["RqReader"]
