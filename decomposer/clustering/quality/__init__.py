"""How good a cut is: numbers that papers use, and ours about data.

Metrics are functions of small plain inputs: `agreement` compares partitions, `structure` looks at links, `sizes` at
services, `operations` at interfaces, `business` at functions of the business, `data` at tables and requests. `binding`
takes these inputs out of a dependency graph.
"""

from __future__ import annotations

from .agreement import adjusted_mutual_information, adjusted_rand_index, coverage, mojofm, moves_and_joins, pairwise
from .binding import chatty_cuts, inter_service_calls, measure, modularity, score
from .business import business_context_purity, complexity, uniform_complexity

__all__ = [
    "adjusted_mutual_information",
    "adjusted_rand_index",
    "business_context_purity",
    "chatty_cuts",
    "complexity",
    "coverage",
    "inter_service_calls",
    "measure",
    "modularity",
    "mojofm",
    "moves_and_joins",
    "pairwise",
    "score",
    "uniform_complexity",
]
