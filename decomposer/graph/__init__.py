"""Program -> DependencyGraph: units, and weighted edges with the evidence for them.

Three steps, one file each: `units` finds what moves, `evidence` turns each fact into a reason for an edge (`observed`
adds what was seen besides the source), `weighing` adds the reasons up. Nothing here decides where to cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.program import Program
from decomposer.model.evidence import Observations
from decomposer.model.graph import DependencyGraph, Granularity
from decomposer.model.weights import DEFAULT_WEIGHTS, Weights

from .evidence import find_links
from .libraries import find_library_tables
from .observed import with_observations
from .units import declaring_units, find_modules, find_units
from .weighing import make_edges

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["build", "outline", "to_networkx"]


def build(
    program: Program,
    weights: Weights = DEFAULT_WEIGHTS,
    observations: Observations | None = None,
    granularity: Granularity = "definition",
) -> DependencyGraph:
    """The dependency graph of a program; tests and migrations are left out, evidence is sorted and complete.

    Units are top-level definitions, or whole modules if `granularity` says so: then a module that imports another one
    is a reason for an edge too.
    """
    units, unit_of = (find_modules if granularity == "module" else find_units)(program)
    declared = declaring_units(program, unit_of)
    kept = find_library_tables(program, unit_of)
    links = find_links(program, unit_of, declared, kept, granularity)
    if observations is not None:
        links = with_observations(links, observations, program, unit_of, declared)
    return DependencyGraph(
        units=units,
        edges=make_edges(links, weights),
        unit_of=unit_of,
        tables=declared,
        program=program,
        library_tables=kept,
        observations=observations,
    )


def outline(program: Program) -> DependencyGraph:
    """The units of a program without edges, in a small part of the time: for who asks only what belongs where."""
    units, unit_of = find_units(program)
    declared, kept = declaring_units(program, unit_of), find_library_tables(program, unit_of)
    return DependencyGraph(units, (), unit_of, declared, program, kept)


def to_networkx(graph: DependencyGraph) -> nx.DiGraph[str]:
    """The graph for networkx. Attributes are plain numbers and strings, so that every exporter can write them.

    Nodes: `kind`, `module`, `path`, `line`, `lines`, `tables` (names, separated by a space). Edges: `weight`,
    `reasons` (how many pieces of evidence) and one number per view, named like the view.
    """
    from .networkx_view import convert

    return convert(graph)
