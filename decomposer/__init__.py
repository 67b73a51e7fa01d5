"""Reads a Python monolith, finds its services, plans their extraction.

import decomposer as dc
project = dc.read("path/to/project")
project.propose()
project.plan()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from decomposer import version

if TYPE_CHECKING:
    from decomposer.api import Project, read

__version__ = version.VERSION
__all__ = ["Project", "__version__", "read"]


def __getattr__(name: str) -> object:
    """Load the interface when it is asked for: the command line shows its help without it."""
    if name in {"Project", "read"}:
        from decomposer import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
