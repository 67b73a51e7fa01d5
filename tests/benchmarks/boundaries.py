"""How near proposals come to what people made: `python -m tests.benchmarks.boundaries`.

References: the eight contexts of the bundled monolith, by definition, and the applications of real Django programs, by
module. No name of a module or package is used (`--ignore-layout`). Beside each stands the best that one run of
Louvain's method on the graph of imports comes to, over many resolutions, at the same number of services or one more or
less (at any number where none is so near). All figures are medians over ten seeds, with the least and the most.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import decomposer as dc
from decomposer.clustering import ALGORITHMS, Search, propose
from decomposer.clustering.algorithms.louvain import find_communities
from decomposer.clustering.network import Network, network_of
from decomposer.clustering.quality import mojofm
from decomposer.graph import build
from decomposer.model import DependencyGraph, Program, Proposal
from decomposer.model.graph import Granularity
from decomposer.model.weights import Weights
from tests.index_packages import NotAvailableError, get_package
from tests.source_tree import PROJECT

FIXTURE = PROJECT / "fixtures" / "monolith_app"
PACKAGES: dict[str, tuple[str, ...]] = {
    "django-oscar==4.2.1": ("oscar", "oscar.core", "oscar.forms", "oscar.models", "oscar.templatetags"),
    "wger": ("wger", "wger.core", "wger.utils"),
    "misago==0.39.6": ("misago", "misago.conf", "misago.core"),
    "allianceauth==5.5.0": ("allianceauth",),
    "shuup==3.1.0": ("shuup", "shuup.core", "shuup.utils", "shuup.testing"),
    "mezzanine==6.1.1": ("mezzanine.boot", "mezzanine.conf", "mezzanine.core"),
    "pretalx==2025.2.2": ("pretalx.common",),
    "kiwitcms==12.4": ("tcms.core", "tcms.management"),
}
"""Real programs, with those of their applications that are infrastructure, and no answer to what belongs together."""
SEEDS = 10
RESOLUTIONS = tuple(round(0.25 * 1.25**step, 4) for step in range(22))
IMPORTS_ONLY = Weights(**dict.fromkeys(Weights.__struct_fields__, 0.0) | {"import_": 1.0, "likely": 1.0})
Partition = Mapping[str, Hashable]


@dataclass(frozen=True)
class Reference:
    """What people made: the service of each unit; `shared` is what belongs to all of them."""

    name: str
    granularity: Granularity
    graph: DependencyGraph
    services: Partition
    shared: frozenset[str] = frozenset()


def bundled() -> Reference:
    """The hand-written contexts of the bundled monolith."""
    truth = json.loads((FIXTURE / "expected" / "contexts.json").read_text("utf-8"))
    services = {unit: name for name, members in truth["contexts"].items() for unit in members["definitions"]}
    return Reference(
        "monolith_app", "definition", dc.read(FIXTURE).graph, services, frozenset(truth["shared"]["definitions"])
    )


def of_applications(name: str, program: Program, infrastructure: Sequence[str]) -> Reference:
    """Each module belongs to the top-level application around it; tests and migrations are left out."""
    packages = sorted((one.package for one in program.applications), key=len)
    packages = [one for one in packages if one not in infrastructure]
    tops = [one for one in packages if not any(one != other and _is_in(one, other) for other in packages)]
    services = {
        module.name: top
        for module in program.modules
        for top in tops
        if module.role == "code" and _is_in(module.name, top)
    }
    return Reference(name, "module", build(program, granularity="module"), services)


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@dataclass(frozen=True)
class Agreement:
    """How near one partition comes, with how many services, and how much of the reference it places."""

    mojofm: float
    services: int
    coverage: float

    @classmethod
    def of(cls, found: Partition, reference: Reference) -> Agreement:
        """Only what is placed counts."""
        placed = {unit: service for unit, service in found.items() if unit in reference.services}
        known = set(reference.services) & set(reference.graph.unit_of.values())
        number = len(set(placed.values()))
        return cls(mojofm(placed, reference.services), number, len(placed) / (len(known) or 1))


def ours(reference: Reference, search: Search) -> Iterator[tuple[Agreement, Proposal]]:
    """One proposal for each seed."""
    for seed in range(SEEDS):
        found = propose(reference.graph, seed=seed, clusterer=search, layout=False)
        yield Agreement.of({unit: one.name for one in found.services for unit in one.units}, reference), found


def plain(reference: Reference, near: int) -> list[Agreement]:
    """Louvain on imports: of all resolutions with about so many services, the best one, for each seed."""
    graph = build(reference.graph.program, IMPORTS_ONLY, granularity=reference.granularity)
    network, names = _counted(graph), sorted(unit.id for unit in graph.units)
    found = []
    for seed in range(SEEDS):
        tries = [
            Agreement.of(dict(zip(names, find_communities(network, resolution, seed), strict=True)), reference)
            for resolution in RESOLUTIONS
        ]
        at = min(abs(one.services - near) for one in tries)
        found.append(max((one for one in tries if abs(one.services - near) <= max(1, at)), key=lambda one: one.mojofm))
    return found


def _counted(graph: DependencyGraph) -> Network:
    """Each import counts once."""
    network = network_of(graph)
    return Network(network.size, dict.fromkeys(network.links, 1.0))


def report(reference: Reference, search: Search) -> str:
    """One row of the table."""
    found = list(ours(reference, search))
    number = round(median(one.services for one, _ in found))
    others = plain(reference, number)
    first = found[0][1]
    cells = [
        f"{reference.name:22}",
        f"{len(set(reference.services.values())):9}",
        f"{_range([one.services for one, _ in found], 0):>14}",
        f"{_range([100 * one.coverage for one, _ in found], 0):>14}",
        f"{_range([one.mojofm for one, _ in found]):>20}",
        f"{_range([one.mojofm for one in others]):>20}",
        f"{_range([one.services for one in others], 0):>12}",
    ]
    lines = ["".join(cells)]
    if reference.shared:
        placed = [unit for one in first.services for unit in one.units if unit in reference.shared]
        kinds = {unit.id: unit.kind for unit in reference.graph.units}
        classes = sum(kinds[unit] == "class" for unit in placed)
        lines.append(
            f"  of {len(reference.shared)} shared definitions {len(placed)} are in services, {classes} of them classes"
        )
    return "\n".join(lines)


def _range(values: Sequence[float], digits: int = 1) -> str:
    low, middle, high = (f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low}-{high})"


def references(wanted: Sequence[str]) -> Iterator[Reference]:
    """The bundled one and real programs; says on stderr which cannot be had."""
    if not wanted or FIXTURE.name in wanted:
        yield bundled()
    for requirement, infrastructure in PACKAGES.items():
        if wanted and requirement not in wanted:
            continue
        try:
            root: Path = get_package(requirement)
        except NotAvailableError as error:
            print(error, file=sys.stderr)
            continue
        yield of_applications(root.name, dc.read(root).program, infrastructure)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", help=f"{FIXTURE.name} or any of {', '.join(PACKAGES)}")
    parser.add_argument("--services", type=int, help="so many services in all proposals")
    parser.add_argument("--algorithm", choices=ALGORITHMS, default="memetic", help="how services are looked for")
    options = parser.parse_args()
    wanted = None if options.services is None else (options.services, options.services)
    search = Search(ALGORITHMS[options.algorithm], trials=1, services=wanted)
    titles = ("services", 14), ("coverage %", 14), ("MoJoFM", 20), ("plain imports", 20), ("services", 12)
    print(f"{'program':22}{'reference':>9}" + "".join(f"{title:>{width}}" for title, width in titles))
    for reference in references(options.programs):
        print(report(reference, search), flush=True)


if __name__ == "__main__":
    main()
