"""State in the memory of a process: variables, class attributes, memos, locks, values of threads and contexts."""

from __future__ import annotations

from .reader import MemoryReader

__all__ = ["MemoryReader"]
