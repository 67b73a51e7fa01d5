"""What clearly belongs to another group than the one in which a search and the placing of loose code left it.

A search keeps groups together as wholes, and code that nothing ties is placed by where it lies or how it speaks. At the
end, each unit is looked at alone: it goes where its edges pull, if they pull there nearly six times as much as to its
own group. (Much more than a half and every doubtful unit would move, and with them small groups into large ones.)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

GAIN = 0.7
"""The least (other - own) / (other + own) of a unit that moves."""
ROUNDS = 8
"""Each move changes the pulls of others; after so many rounds the rest stays."""

Ties = Mapping[str, Mapping[str, float]]


def settle(groups: Mapping[str, int], ties: Ties, staying: Collection[str] = ()) -> dict[str, int]:
    """The groups, after all units but those that stay have gone where they clearly belong.

    `ties` are the weights between each unit and its neighbours. No group loses its last unit.
    """
    settled = dict(groups)
    sizes = Counter(settled.values())
    for _ in range(ROUNDS):
        before = dict(settled)
        for unit in sorted(settled):
            home = settled[unit]
            if unit in staying or sizes[home] == 1:
                continue
            target = _better(ties.get(unit, {}), settled, home)
            sizes[home] -= 1
            sizes[target] += 1
            settled[unit] = target
        if settled == before:
            break
    return settled


def _better(ties: Mapping[str, float], groups: Mapping[str, int], home: int) -> int:
    """The group that pulls so much more than the own one, or that."""
    pulls: dict[int, float] = defaultdict(float)
    for neighbour in sorted(ties):
        group = groups.get(neighbour)
        if group is not None:
            pulls[group] += ties[neighbour]
    if not pulls:
        return home
    best = min(pulls, key=lambda group: (-pulls[group], group))
    own = pulls.get(home, 0.0)
    return best if pulls[best] - own >= GAIN * (pulls[best] + own) else home
