"""Errors that end a run with one clear line: what is wrong, where, and what to do."""

from __future__ import annotations


class DecomposerError(Exception):
    """Base of all; `exit_code` 2 means: could not run or judge."""

    exit_code = 2


class InputError(DecomposerError):
    """What was given to analyse cannot be analysed."""


class ConfigError(DecomposerError):
    """A configuration or boundary file is wrong."""

    def __init__(self, path: str, line: int | None, problem: str) -> None:
        """Keep the place apart from the problem, so that editors and annotations can use it."""
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class OutputError(DecomposerError):
    """The output folder cannot be written."""
