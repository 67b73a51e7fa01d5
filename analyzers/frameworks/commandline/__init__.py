"""Commands that people start by their names: click, typer, and those of Flask."""

from __future__ import annotations

from .reader import CommandLineReader

__all__ = ["CommandLineReader"]
