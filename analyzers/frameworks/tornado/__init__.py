"""Tornado: routes with their methods and handlers."""

from __future__ import annotations

from .reader import TornadoReader

__all__ = ["TornadoReader"]
