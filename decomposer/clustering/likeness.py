"""How alike the words of units are: the cosine of their TF-IDF vectors, in [0, 1].

Salton & Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing & Management 24
(1988). The words are those of definitions and docstrings, never of modules and packages: where code lies is no reason
why it belongs together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from decomposer.model.graph import DependencyGraph

from .words import words_of


class Likeness:
    """Compares the units of a graph by their words; nodes are the units in sorted order."""

    def __init__(self, graph: DependencyGraph) -> None:
        """Reads the words of all units."""
        self._numbers = {name: number for number, name in enumerate(sorted(unit.id for unit in graph.units))}
        self._vectors = _vectors(_texts(graph, list(self._numbers)))

    def of_pairs(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
        """The cosine of each pair of nodes; 0 where one of them has no words."""
        wanted = list(pairs)
        if self._vectors is None or not wanted:
            return dict.fromkeys(wanted, 0.0)
        ones, others = (self._vectors[[pair[side] for pair in wanted]] for side in (0, 1))
        cosines = ones.multiply(others).sum(axis=1).A1
        return {pair: round(float(cosine), 9) for pair, cosine in zip(wanted, cosines, strict=True)}

    def nearest(self, units: Sequence[str], groups: Mapping[str, int]) -> dict[str, int]:
        """For each unit that shares a word with a group: the group whose words, all together, are most like its own."""
        numbers = sorted({group for group in groups.values() if group >= 0})
        if self._vectors is None or not units or not numbers:
            return {}
        members: dict[int, list[int]] = defaultdict(list)
        for unit, group in groups.items():
            members[group].append(self._numbers[unit])
        import numpy as np
        from sklearn.preprocessing import normalize

        centres = normalize(np.vstack([self._vectors[members[group]].sum(axis=0).A1 for group in numbers]))
        cosines = np.round(self._vectors[[self._numbers[unit] for unit in units]] @ centres.T, 9)
        best = cosines.argmax(axis=1)
        return {
            unit: numbers[place]
            for unit, place, row in zip(units, best.tolist(), cosines, strict=True)
            if row[place] > 0
        }


def _vectors(texts: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401 - a sparse matrix of scipy, which has no types
    """One row of length 1 for each text, or of zeros for an empty one; None if there are no words at all."""
    if not any(texts):
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer=_itself, sublinear_tf=True).fit_transform(texts)


def _itself(words: Sequence[str]) -> Sequence[str]:
    return words


def _texts(graph: DependencyGraph, units: Sequence[str]) -> list[list[str]]:
    """The words of each unit: those of its definitions, and of what is said about them."""
    found: dict[str, list[str]] = defaultdict(list)
    for symbol in graph.program.symbols:
        unit = graph.unit_of.get(symbol.id)
        if unit is not None:
            found[unit] += words_of(symbol.docstring)
            found[unit] += () if symbol.kind == "module" else words_of(symbol.id.rpartition(".")[2])
    return [found[name] for name in units]
