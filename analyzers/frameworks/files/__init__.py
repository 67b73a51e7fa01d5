"""Local files that are written, logs among them."""

from __future__ import annotations

from .reader import FileReader

__all__ = ["FileReader"]
