"""Aiohttp: routes with their methods and handlers."""

from __future__ import annotations

from .reader import AiohttpReader

__all__ = ["AiohttpReader"]
