"""Huey: functions that are put into a queue when they are called."""

from __future__ import annotations

from .reader import HueyReader

__all__ = ["HueyReader"]
