"""Pyramid: routes with their methods and handlers."""

from __future__ import annotations

from .reader import PyramidReader

__all__ = ["PyramidReader"]
