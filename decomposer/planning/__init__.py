"""From accepted services to an ordered strangler-fig plan."""

from __future__ import annotations

from .planner import plan

__all__ = ["plan"]
