"""DependencyGraph -> Proposal: which units could leave together, with names, numbers and confidence.

`propose` does the whole stage: set the shared kernel aside (`kernel`), find groups (a `Clusterer`, by default
`louvain`), place what is left (`placement`), give each service its data, routes, tasks and name (`proposing`,
`naming`), measure the cut (`quality`).
"""

from __future__ import annotations

from .louvain import Louvain
from .partition import Clusterer, Partition
from .proposing import propose

__all__ = ["Clusterer", "Louvain", "Partition", "propose"]
