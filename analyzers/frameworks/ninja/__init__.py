"""Django Ninja: operations of APIs and routers."""

from __future__ import annotations

from .mounts import NinjaMounts

__all__ = ["NinjaMounts"]
