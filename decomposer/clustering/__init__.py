"""DependencyGraph -> Proposal: which units could leave together, with names, numbers and confidence.

`propose` does the whole stage: set the shared kernel aside (`kernel`), find groups (`searching`, with one of the
`algorithms`), place what is left (`placement`), give each service its data, routes, tasks and name (`proposing`,
`naming`), measure the cut (`quality`). What people decided is kept, whatever the algorithm (`constraints`,
`repairing`). `find_reasons` tells of any cut how surely each unit belongs where it is, `judge` whether to make it;
`compare_choices` puts several proposals side by side.
"""

from __future__ import annotations

from .algorithms import ALGORITHMS
from .choices import ORDER, compare_choices, range_of
from .comparing import compare_cuts, with_metrics
from .objections import find_objections
from .partition import Clusterer, Partition
from .proposing import propose
from .quality import measure
from .reasons import find_reasons
from .relocation import find_move
from .searching import Search
from .verdict import judge

__all__ = [
    "ALGORITHMS",
    "ORDER",
    "Clusterer",
    "Partition",
    "Search",
    "compare_choices",
    "compare_cuts",
    "find_move",
    "find_objections",
    "find_reasons",
    "judge",
    "measure",
    "propose",
    "range_of",
    "with_metrics",
]
