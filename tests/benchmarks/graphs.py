"""How near proposals for graphs from elsewhere come to what people made: `python -m tests.benchmarks.graphs FOLDER`.

Each folder in FOLDER with a `graph.json` and a `reference.json`, `{node: service}`, is a set; `traces.json` beside them
gives the data view, and complexity. Beside each proposal stands one run of Louvain's method on the plain weights of the
graph, over many resolutions: of those with the same number of services or one more or less (the nearest, where none is
so near), the one of the highest MoJoFM. All figures are medians over ten seeds, with the least and the most.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from decomposer.clustering import Search, propose
from decomposer.clustering.algorithms.louvain import find_communities
from decomposer.clustering.network import Network
from decomposer.clustering.quality import adjusted_rand_index, complexity, mojofm
from decomposer.graph.given import build_given
from decomposer.graph.interchange import GivenGraph, read_content, read_given, read_parts
from decomposer.model import DependencyGraph

SEEDS = 10
RESOLUTIONS = tuple(round(0.25 * 1.15**step, 4) for step in range(36))
Partition = Mapping[str, str]


@dataclass(frozen=True)
class GraphSet:
    """A graph and what people made of it."""

    name: str
    given: GivenGraph
    graph: DependencyGraph
    reference: Partition


@dataclass(frozen=True)
class Figures:
    """How good one partition is, with how many services, and how much of the reference it places."""

    services: int
    coverage: float
    mojofm: float
    ari: float
    complexity: float | None

    @classmethod
    def of(cls, found: Partition, one: GraphSet) -> Figures:
        """Agreement counts what is placed and has a reference, complexity all that is placed."""
        placed = {unit: service for unit, service in found.items() if unit in one.reference}
        return cls(
            len(set(placed.values())),
            100 * len(placed) / len(one.reference),
            mojofm(placed, one.reference),
            adjusted_rand_index(placed, one.reference),
            complexity(found, one.given.traces),
        )


def sets(folder: Path) -> Iterator[GraphSet]:
    """The sets with a reference, by name."""
    for path in sorted(folder.iterdir()):
        if (path / "graph.json").is_file() and (path / "reference.json").is_file():
            file = path / "graph.json"
            given, _ = read_given(file, read_parts(read_content(file), str(file)))
            reference = msgspec.json.decode((path / "reference.json").read_bytes(), type=dict[str, str])
            known = {unit: service for unit, service in reference.items() if unit in set(given.nodes)}
            yield GraphSet(path.name, given, build_given(given), known)


def ours(one: GraphSet, services: tuple[int, int] | None, *, layout: bool) -> list[Figures]:
    """One proposal for each seed."""
    found = []
    for seed in range(SEEDS):
        proposal = propose(one.graph, seed=seed, clusterer=Search(services=services), layout=layout)
        found.append(Figures.of({unit: part.name for part in proposal.services for unit in part.units}, one))
    return found


def plain(one: GraphSet, near: int) -> list[Figures]:
    """Louvain on the graph as it is: of all resolutions with about so many services, the best one, for each seed."""
    number = {name: at for at, name in enumerate(one.given.nodes)}
    links: dict[tuple[int, int], float] = {}
    for (first, second), weight in one.given.links.items():
        low, high = sorted((number[first], number[second]))
        links[low, high] = links.get((low, high), 0.0) + weight
    network = Network(len(number), links)
    found = []
    for seed in range(SEEDS):
        labelled = (find_communities(network, resolution, seed) for resolution in RESOLUTIONS)
        tries = [dict(zip(number, map(str, labels), strict=True)) for labels in labelled]
        away = [abs(len({each[unit] for unit in one.reference}) - near) for each in tries]
        nearest = [each for each, distance in zip(tries, away, strict=True) if distance <= max(1, min(away))]
        found.append(Figures.of(max(nearest, key=lambda each: mojofm(each, one.reference)), one))
    return found


COLUMNS: tuple[tuple[str, int, int, Callable[[Figures], float | None]], ...] = (
    ("K", 14, 0, lambda one: one.services),
    ("coverage %", 14, 0, lambda one: one.coverage),
    ("MoJoFM", 20, 1, lambda one: one.mojofm),
    ("ARI", 18, 2, lambda one: one.ari),
    ("complexity", 24, 1, lambda one: one.complexity),
)


def row(name: str, figures: Sequence[Figures]) -> str:
    """Each column: the median, and the least and the most where they differ; `-` for what cannot be computed."""
    cells = [f"{name:34}"]
    for _, width, digits, value in COLUMNS:
        values = [found for one in figures if (found := value(one)) is not None]
        cells.append(f"{_range(values, digits) if values else '-':>{width}}")
    return "".join(cells)


def _range(values: Sequence[float], digits: int) -> str:
    low, middle, high = (f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low}-{high})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sets", nargs="*", help="only these")
    parser.add_argument("--services", type=int, nargs=2, metavar=("MIN", "MAX"), help="so many in all proposals")
    parser.add_argument(
        "--ignore-layout", action="store_true", help="what stands before the last dot of a name is mute"
    )
    options = parser.parse_args()
    wanted = None if options.services is None else (options.services[0], options.services[1])
    print(
        f"{'set (nodes, services of the reference)':34}" + "".join(f"{title:>{width}}" for title, width, *_ in COLUMNS)
    )
    for one in sets(options.folder):
        if options.sets and one.name not in options.sets:
            continue
        found = ours(one, wanted, layout=not options.ignore_layout)
        title = f"{one.name} ({len(one.given.nodes)}, {len(set(one.reference.values()))})"
        print(row(title, found), flush=True)
        print(row("  plain Louvain", plain(one, round(median(x.services for x in found)))), flush=True)
        print(row("  the reference itself", [Figures.of(one.reference, one)]), flush=True)


if __name__ == "__main__":
    main()
