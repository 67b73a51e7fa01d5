"""Strongly connected components: which nodes of a directed graph lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def components(roots: Iterable[int], following: Callable[[int], Iterable[int]]) -> Iterator[list[int]]:
    """The components that are reached from the roots, each after all that it leads to.

    The path-based algorithm (H. N. Gabow, "Path-based depth-first search for strong and biconnected components", 2000),
    without recursion: linear in nodes and edges. `following` is asked once for each node.
    """
    order: dict[int, int] = {}
    done: set[int] = set()
    for root in roots:
        if root not in order:
            yield from _reached_from(root, following, order, done)


def _reached_from(
    root: int, following: Callable[[int], Iterable[int]], order: dict[int, int], done: set[int]
) -> Iterator[list[int]]:
    """The components not yet done; `order` counts the nodes as they are met."""
    order[root] = len(order)
    open_nodes, heads = [root], [root]
    pending = [(root, iter(following(root)))]
    while pending:
        node, rest = pending[-1]
        for after in rest:
            if after not in order:
                order[after] = len(order)
                open_nodes.append(after)
                heads.append(after)
                pending.append((after, iter(following(after))))
                break
            if after not in done:
                # What was met since then leads back: it is all one component, whose head came first.
                while order[heads[-1]] > order[after]:
                    heads.pop()
        else:
            pending.pop()
            if heads[-1] == node:
                heads.pop()
                found = [open_nodes.pop()]
                while found[-1] != node:
                    found.append(open_nodes.pop())
                done.update(found)
                yield found
