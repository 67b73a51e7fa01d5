"""Django and Django REST framework."""

from __future__ import annotations

from .reader import DjangoReader

__all__ = ["DjangoReader"]
