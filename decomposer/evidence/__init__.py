"""What is known of a program besides its source, read and matched with its names: history, traces, tests, requests.

One group of files per source: `git_log`, `work_tree` and `history`; `documents`, `spans` and `traces`;
`coverage_data`; `access_logs` and `traffic`. Each takes what it can use, and counts what it cannot.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from decomposer.model import Program
from decomposer.model.evidence import EvidenceFiles, EvidenceSource, Observations

from .access_logs import read_access_logs
from .coverage_data import read_coverage
from .git_log import Store, read_log
from .history import mine
from .names import Names
from .routes import RouteTable
from .tally import Tally
from .traces import read_traces
from .work_tree import read_edits

__all__ = ["gather"]


def gather(program: Program, files: EvidenceFiles, root: Path, store: Store | None = None) -> Observations:
    """All that the named sources say of a program whose source is below the root; histories are kept in the store."""
    seen = Observations(())
    if files.git:
        seen = _with_history(seen, program, root, store)
    if files.traces:
        seen = _with_traces(seen, program, files.traces)
    if files.coverage:
        sources, runs = read_coverage(files.coverage, program, Names(program))
        seen = replace(seen, sources=(*seen.sources, *sources), runs=runs)
    if files.access_logs:
        sources, traffic = read_access_logs(files.access_logs, RouteTable(program.routes))
        seen = replace(seen, sources=(*seen.sources, *sources), traffic=(*seen.traffic, *traffic))
    return seen


def _with_history(seen: Observations, program: Program, root: Path, store: Store | None) -> Observations:
    log, tally = read_log(root, store), Tally()
    if log.problem:
        tally.skip(log.problem, detail=log.detail)
    edits = read_edits(root, [module.path for module in program.modules]) if log.changes else ()
    found = mine(log, program, tally, edits)
    source = EvidenceSource("git", "history", "commit", len(log.changes), found.used, tally.skipped())
    return replace(
        seen,
        sources=(*seen.sources, source),
        commits=found.commits,
        co_changes=found.co_changes,
        churn=found.churn,
    )


def _with_traces(seen: Observations, program: Program, paths: Sequence[Path]) -> Observations:
    found = read_traces(paths, program, Names(program), RouteTable(program.routes))
    return replace(
        seen,
        sources=(*seen.sources, *found.sources),
        calls=found.calls,
        accesses=found.accesses,
        traffic=(*seen.traffic, *found.traffic),
    )
