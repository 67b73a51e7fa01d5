"""APScheduler: jobs with the triggers that start them."""

from __future__ import annotations

from .reader import ApschedulerReader

__all__ = ["ApschedulerReader"]
