"""Whether a program is ready for services, by rules that people use to judge that."""

from __future__ import annotations

from .twelve_factors import Tables, assess_factors

__all__ = ["Tables", "assess_factors"]
