"""The version, which outputs name."""

from __future__ import annotations

VERSION = "0.1.0"
