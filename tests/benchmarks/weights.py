"""What each weight does to proposals: `python -m tests.benchmarks.weights`.

Each weight of `decomposer.toml` is taken away and doubled, the others as they are; the columns are how far the
agreement with the reference (MoJoFM, in points) moves, for each program of `tests.benchmarks.boundaries` that is named.
One seed is enough for those that are named by default: all seeds give them the same proposal.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from decomposer.clustering import Search, propose
from decomposer.graph import build
from decomposer.model.weights import DEFAULT_WEIGHTS, Weights
from tests.benchmarks.boundaries import Agreement, Reference, references

FACTORS = 0.0, 2.0
PROGRAMS = "monolith_app", "django-oscar==4.2.1", "wger"


def agreement(reference: Reference, weights: Weights) -> float:
    """The MoJoFM of proposals with these weights."""
    graph = build(reference.graph.program, weights, granularity=reference.granularity)
    changed = replace(reference, graph=graph)
    proposal = propose(graph, clusterer=Search(trials=1), layout=False)
    return Agreement.of({unit: one.name for one in proposal.services for unit in one.units}, changed).mojofm


def row(name: str, cells: Sequence[str]) -> str:
    """One line of the table."""
    return f"{name:14}" + "".join(f"{cell:>22}" for cell in cells)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", default=PROGRAMS)
    known = list(references(parser.parse_args().programs))
    usual = [agreement(one, DEFAULT_WEIGHTS) for one in known]
    print(row("weight", [one.name for one in known]))
    print(row("as they are", [f"{one:.1f}" for one in usual]), flush=True)
    factors = " ".join(f"{factor:>6g}x" for factor in FACTORS)
    print(row("", [factors] * len(known)))
    for name in Weights.__struct_fields__:
        cells = []
        for reference, before in zip(known, usual, strict=True):
            tried = (
                structs.replace(DEFAULT_WEIGHTS, **{name: factor * getattr(DEFAULT_WEIGHTS, name)})
                for factor in FACTORS
            )
            cells.append(" ".join(f"{agreement(reference, one) - before:+7.1f}" for one in tried))
        print(row(name.rstrip("_"), cells), flush=True)


if __name__ == "__main__":
    main()
