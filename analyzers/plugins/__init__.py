"""What a reader of your own framework needs; `docs/custom-readers.md` shows how to write one.

This is the whole interface: what else is in `analyzers` may change from one version to the next.
"""

from __future__ import annotations

from analyzers.frameworks.protocol import FrameworkFacts as Found
from analyzers.options import Loader
from analyzers.program import BlindSpot, DataAccess, ForeignKey, Join, Location, Reference, Route, Table, Task

from .view import Code, Use

__all__ = [
    "BlindSpot",
    "Code",
    "DataAccess",
    "ForeignKey",
    "Found",
    "Join",
    "Loader",
    "Location",
    "Reference",
    "Route",
    "Table",
    "Task",
    "Use",
]
