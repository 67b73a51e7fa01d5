"""Strongly connected components: which nodes of a directed graph lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def components(roots: Iterable[int], following: Callable[[int], Iterable[int]]) -> Iterator[list[int]]:
    """The components that are reached from the roots, each after all that it leads to.

    The path-based algorithm (H. N. Gabow, "Path-based depth-first search for strong and biconnected components", 2000),
    without recursion: linear in nodes and edges. `following` is asked once for each node.
    """
    search = _Search(following)
    for root in roots:
        search.enter(root)
        while search.path:
            yield from search.go_on()


class _Search:
    def __init__(self, following: Callable[[int], Iterable[int]]) -> None:
        self._following = following
        self.path: list[tuple[int, Iterator[int]]] = []
        """The nodes on the way to the current one, each with those that follow it and were not looked at."""
        self._order: dict[int, int] = {}
        self._done: set[int] = set()
        self._open: list[int] = []
        """The nodes of no component yet, in their order."""
        self._heads: list[int] = []
        """Those of them with which a component may begin."""

    def enter(self, node: int) -> bool:
        """Take one more step, to a node where the search was not yet; whether it is one."""
        if node in self._order:
            return False
        self._order[node] = len(self._order)
        self._open.append(node)
        self._heads.append(node)
        self.path.append((node, iter(self._following(node))))
        return True

    def go_on(self) -> Iterator[list[int]]:
        """Look at what follows the last node of the path; the component that ends with it, if one does."""
        node, rest = self.path[-1]
        for after in rest:
            if self.enter(after):
                return
            # What was met since then leads back: it is all one component, whose head came first.
            while after not in self._done and self._order[self._heads[-1]] > self._order[after]:
                self._heads.pop()
        self.path.pop()
        if self._heads[-1] == node:
            self._heads.pop()
            found = [self._open.pop()]
            while found[-1] != node:
                found.append(self._open.pop())
            self._done.update(found)
            yield found
