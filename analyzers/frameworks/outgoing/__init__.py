"""Other systems: requests over HTTP, clients of backing services, and processes and threads that are started."""

from __future__ import annotations

from .reader import OutgoingReader

__all__ = ["OutgoingReader"]
