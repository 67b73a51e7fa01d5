"""arq: functions that a worker lists, started by their names."""

from __future__ import annotations

from .reader import ArqReader

__all__ = ["ArqReader"]
