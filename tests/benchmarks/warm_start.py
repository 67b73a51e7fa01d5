"""How much an accepted cut moves from release to release: `python -m tests.benchmarks.warm_start OLD NEW`.

A cut is proposed for the old release and taken over as a file. For several least gains: what moves on unchanged code,
what moves in the new release, and which part of units that were put elsewhere by chance is found again.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from statistics import mean

from msgspec.structs import replace

import decomposer as dc
from decomposer.boundaries import read_decisions, write_boundaries
from decomposer.clustering import propose
from decomposer.clustering.warm_start import warm_start
from decomposer.graph import build
from decomposer.model import DependencyGraph, ServiceMap
from decomposer.model.graph import Granularity
from decomposer.model.moves import Move
from tests.index_packages import get_package

GAINS = (0.01, 0.2, 0.33, 0.5, 0.7)
TRIALS = 5
SHARE = 0.05


def read(requirement: str, granularity: Granularity) -> DependencyGraph:
    """The graph of a release."""
    return build(dc.read(get_package(requirement), use_cache=True).program, granularity=granularity)


def moves(graph: DependencyGraph, services: ServiceMap, gain: float) -> list[Move]:
    """What moves because of its ties."""
    return [move for move in warm_start(graph, services, gain=gain).moves if move.why == "ties"]


def misplaced(services: ServiceMap) -> Iterator[tuple[ServiceMap, dict[str, str]]]:
    """The cut with some units elsewhere, and where these were."""
    chance = random.Random(0)  # noqa: S311 - a sample, not a secret
    for _ in range(TRIALS):
        some = chance.sample(sorted(services.units), round(SHARE * len(services.units)))
        homes = {unit: services.units[unit] for unit in some}
        others = {unit: chance.choice([one for one in services.services if one != homes[unit]]) for unit in some}
        yield replace(services, units=services.units | others), homes


def found_again(graph: DependencyGraph, services: ServiceMap, gain: float) -> float:
    """The part of misplaced units that go back."""
    shares = []
    for wrong, homes in misplaced(services):
        back = sum(homes.get(move.unit) == move.target for move in moves(graph, wrong, gain))
        shares.append(back / len(homes))
    return mean(shares)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs=2, metavar=("OLD", "NEW"), help="such as django-oscar==4.1")
    parser.add_argument("--granularity", choices=("definition", "module"), default="definition")
    options = parser.parse_args()
    old, new = (read(one, options.granularity) for one in options.releases)
    text = write_boundaries(old, propose(old))
    accepted, later = (read_decisions(text, graph, lenient=True) for graph in (old, new))
    placed = sum(move.why == "new" for move in warm_start(new, later.services).moves)
    print(f"{len(old.units)} and {len(new.units)} units, {len(accepted.services.services)} services;", end=" ")
    print(f"{placed} new units are placed, {len(later.gone)} names are gone")
    print(f"{'least gain':>10} {'unchanged':>10} {'next release':>14} {'found again':>12}")
    for gain in GAINS:
        here, there = len(moves(old, accepted.services, gain)), len(moves(new, later.services, gain))
        share = f"{there} ({100 * there / len(new.units):.1f} %)"
        print(f"{gain:>10} {here:>10} {share:>14} {100 * found_again(old, accepted.services, gain):>10.0f} %")


if __name__ == "__main__":
    main()
