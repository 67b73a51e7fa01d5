"""From accepted services to an ordered strangler-fig plan."""

from __future__ import annotations

from .planner import plan, plan_in
from .situation import Situation

__all__ = ["Situation", "plan", "plan_in"]
