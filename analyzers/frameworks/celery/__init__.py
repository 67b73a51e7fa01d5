"""Celery, and queues whose tasks are declared and started in the same way."""

from __future__ import annotations

from .reader import CeleryReader

__all__ = ["CeleryReader"]
