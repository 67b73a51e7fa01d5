"""What a run is asked to do, who is told about it, and what comes out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from decomposer.errors import InputError
from decomposer.model import DependencyGraph, Plan, Proposal, ServiceMap
from decomposer.model.boundaries import BoundaryPart
from decomposer.model.choices import AlgorithmName, Fineness
from decomposer.model.constraints import FREE, Constraints
from decomposer.model.evidence import EvidenceFiles
from decomposer.model.graph import Granularity
from decomposer.model.review import Review

DEFAULT_OUT = Path(".decomposer")
"""In the current folder, not in the analysed one: that may be read-only, and is not ours."""


class Settings(Struct, frozen=True):
    """What to read, with how many processes, where the results go, and what to read besides the source.

    `graph` is a file with a graph, which is read in place of a source.
    """

    root: Path
    out: Path = DEFAULT_OUT
    jobs: int | None = None
    use_cache: bool = True
    evidence: EvidenceFiles = EvidenceFiles()
    graph: Path | None = None


class Wish(Struct, frozen=True):
    """How to look for services.

    `services` are the least and the most that are wanted; None leaves their number to the program. Without `layout`,
    the modules and packages in which code lies are no reason for anything. `choice` is one of three proposals.
    If `warm`, the search begins at an accepted cut.
    """

    granularity: Granularity = "definition"
    services: tuple[int, int] | None = None
    layout: bool = True
    choice: Fineness = "middle"
    warm: bool = False
    algorithm: AlgorithmName = "memetic"


class Listener(Protocol):
    """Is told what happens meanwhile."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def files(self, done: int, total: int) -> None:
        """So many of so many files are read, or other parts of the stage done."""

    def note(self, text: str) -> None:
        """Part of the input was not used, or people should know something else: one line."""


class Silence:
    """A listener that says nothing."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def files(self, done: int, total: int) -> None:
        """Nothing."""

    def note(self, text: str) -> None:
        """Nothing."""


class Boundaries(Struct, frozen=True):
    """The text of a boundary file, its path for messages, and where in the text the files begin that it includes."""

    text: str
    path: str = "boundaries.toml"
    parts: tuple[BoundaryPart, ...] = ()


class Analysis(Struct, frozen=True):
    """Everything that was found and decided."""

    graph: DependencyGraph
    proposal: Proposal
    boundaries: Boundaries
    service_map: ServiceMap
    plan: Plan
    review: Review
    constraints: Constraints = FREE


class Outcome(Struct, frozen=True):
    """A finished run. `no_picture` says why there is no services.svg, if there is none."""

    analysis: Analysis
    folder: Path
    kept_boundaries: bool
    no_picture: str


def check_root(root: Path) -> None:
    """Raises InputError for a root that is missing, no folder, not readable or empty."""
    advice = "give the folder of the source code"
    try:
        if not root.exists():
            raise InputError(f"{root} does not exist; {advice}")
        if not root.is_dir():
            raise InputError(f"{root} is a file, not a folder; {advice}")
        if not os.access(root, os.R_OK | os.X_OK):
            raise InputError(f"{root} cannot be read; check its permissions")
        if not any(root.iterdir()):
            raise InputError(f"{root} is empty; {advice}")
    except OSError as error:
        raise InputError(f"{root} cannot be read: {error.strerror}; {advice}") from error
