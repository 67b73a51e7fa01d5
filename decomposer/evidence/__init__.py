"""What is known of a program besides its source, read and matched with its names: history, traces, tests, requests.

One file or two per source: `git_log` and `history`; each takes what it can use, and counts what it cannot.
"""

from __future__ import annotations

from pathlib import Path

from decomposer.model import Program
from decomposer.model.evidence import EvidenceFiles, EvidenceSource, Observations

from .git_log import Store, read_log
from .history import History, mine
from .tally import Tally

__all__ = ["gather"]


def gather(program: Program, files: EvidenceFiles, root: Path, store: Store | None = None) -> Observations:
    """All that the named sources say of a program whose source is below the root; histories are kept in the store."""
    history, source = _read_history(program, root, store) if files.git else (None, ())
    return Observations(
        sources=source,
        commits=history.commits if history else (),
        co_changes=history.co_changes if history else (),
        churn=history.churn if history else (),
    )


def _read_history(program: Program, root: Path, store: Store | None) -> tuple[History, tuple[EvidenceSource, ...]]:
    log, tally = read_log(root, store), Tally()
    if log.problem:
        tally.skip(log.problem, detail=log.detail)
    history = mine(log, program, tally)
    source = EvidenceSource("git", "history", "commit", len(log.changes), history.used, tally.skipped())
    return history, (source,)
