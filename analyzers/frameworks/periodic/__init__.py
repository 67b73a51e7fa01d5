"""The package `schedule`: functions that run again and again in a loop of the process."""

from __future__ import annotations

from .reader import PeriodicReader

__all__ = ["PeriodicReader"]
