"""Rules looked up by the first segment of a path, so that a table of thousands answers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge

from .patterns import beginning, find_shapes
from .rules import Rule


class RuleTable:
    """An ordered list of rules; asked with normalised paths."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(beginning(rule.node), rule) for rule in rules]
        self._anywhere: list[int] = []
        self._by_segment: defaultdict[bytes, list[int]] = defaultdict(list)
        for number, rule in enumerate(rules):
            self._file(number, rule)

    def _file(self, number: int, rule: Rule) -> None:
        firsts = {shape.segment(0) for shape in find_shapes(rule.node, is_prefix=rule.is_prefix)}
        texts = {first for first in firsts if isinstance(first, bytes)}
        if texts != firsts:
            self._anywhere.append(number)
            return
        for text in texts:
            self._by_segment[text].append(number)

    def find(self, method: str, path: bytes) -> Rule | None:
        """The first rule that fits a request."""
        return next((rule for rule in self._fitting(path) if rule.allows(method)), None)

    def find_upstreams(self, path: bytes) -> frozenset[str]:
        """The upstreams that some method of a path can reach: those of the rules up to the first one for any method."""
        found: set[str] = set()
        for rule in self._fitting(path):
            found.add(rule.upstream)
            if rule.methods is None:
                break
        return frozenset(found)

    def _fitting(self, path: bytes) -> Iterator[Rule]:
        first = path[1:].split(b"/", 1)[0]
        numbers = merge(self._anywhere, self._by_segment.get(first, ()))
        candidates = map(self._rules.__getitem__, numbers)
        return (rule for start, rule in candidates if path.startswith(start) and rule.fits(path))
