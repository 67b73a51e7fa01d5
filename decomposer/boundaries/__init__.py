"""boundaries.toml <-> ServiceMap: which service owns which unit, table, route and task.

People own the file. It is written once, from a proposal; from then on a run reads it and never writes it: what is in
it is the accepted cut, and what it does not mention (`find_unclaimed`) is listed for people to place. Whatever nobody
claims stays in the monolith. A file that has constraints only is completed with a cut that keeps them.
"""

from __future__ import annotations

from .accepting import accept
from .baseline import read_baseline, write_baseline
from .changing import BoundaryEdit, Changed
from .contract import read_contract
from .contradictions import check_wishes
from .cuts import CutFile, read_cut
from .including import included, join, place
from .reading import Decisions, read_boundaries, read_constraints, read_decisions
from .unclaimed import Unclaimed, find_unclaimed
from .writing import rewrite_boundaries, write_boundaries

__all__ = [
    "BoundaryEdit",
    "Changed",
    "CutFile",
    "Decisions",
    "Unclaimed",
    "accept",
    "check_wishes",
    "find_unclaimed",
    "included",
    "join",
    "place",
    "read_baseline",
    "read_boundaries",
    "read_constraints",
    "read_contract",
    "read_cut",
    "read_decisions",
    "rewrite_boundaries",
    "write_baseline",
    "write_boundaries",
]
