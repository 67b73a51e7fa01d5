"""FastAPI and Starlette: routes of applications and routers, and what stands around requests."""

from __future__ import annotations

from .reader import FastApiReader

__all__ = ["FastApiReader"]
