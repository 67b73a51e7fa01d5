"""How much a proposal depends on the seed: `python -m tests.benchmarks.seeds FOLDER ...`.

For each program, and each granularity: the part of units that are elsewhere in the proposal of another seed, when each
service stands for the one that shares most units with it; the mean and the most over all pairs of five seeds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import get_args

import networkx as nx

import decomposer as dc
from decomposer.clustering import Search, propose
from decomposer.graph import build
from decomposer.model import Proposal
from decomposer.model.graph import Granularity

SEEDS = 5


def services_of(proposal: Proposal) -> dict[str, str]:
    """The service of each unit; the shared kernel is one, too."""
    found = {unit: service.name for service in proposal.services for unit in service.units}
    return found | dict.fromkeys(proposal.shared_kernel, "")


def elsewhere(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """The percentage of units that the best matching of services leaves elsewhere."""
    shared: nx.Graph[tuple[int, str]] = nx.Graph()
    for (here, there), number in Counter((one[unit], other.get(unit, "-")) for unit in one).items():
        shared.add_edge((0, here), (1, there), weight=number)
    kept = sum(shared.edges[pair]["weight"] for pair in nx.max_weight_matching(shared))
    return 100 * (1 - kept / len(one)) if one else 0.0


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    print(f"{'program':24}{'units':>18}{'services':>10}{'elsewhere %':>13}{'most':>7}")
    for folder in parser.parse_args().folders:
        program = dc.read(folder, use_cache=True).program
        for granularity in get_args(Granularity):
            graph = build(program, granularity=granularity)
            found = [propose(graph, seed=seed, clusterer=Search(trials=1)) for seed in range(SEEDS)]
            away = [elsewhere(*pair) for pair in combinations(map(services_of, found), 2)]
            units = f"{len(graph.units)} {granularity}s"
            print(
                f"{folder.name:24}{units:>18}{len(found[0].services):>10}{mean(away):>13.1f}{max(away):>7.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
