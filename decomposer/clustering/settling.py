"""What clearly belongs to another group than the one in which a search and the placing of loose code left it.

A search keeps groups together as wholes, and code that nothing ties is placed by where it lies or how it speaks. At the
end, each unit is looked at alone: it goes where its edges pull, if they pull there nearly six times as much as to its
own group. (Much more than a half and every doubtful unit would move, and with them small groups into large ones.)

What writes tables of other groups, and none of its own, goes to the owner of one of them as soon as its edges pull
there at all more: a service that only writes what another one owns has to ask that one for each change.

At last, a group that serves nothing (no table, no route, no task) joins the one that its edges pull to: nobody would
run it as a process of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from types import MappingProxyType

GAIN = 0.7
"""The least (other - own) / (other + own) of a unit that moves."""
ROUNDS = 8
"""Each move changes the pulls of others; after so many rounds the rest stays."""

Ties = Mapping[str, Mapping[str, float]]


Written = Mapping[str, Collection[str]]
"""The units that declare the tables which a unit writes."""


def settle(
    groups: Mapping[str, int], ties: Ties, staying: Collection[str] = (), written: Written = MappingProxyType({})
) -> dict[str, int]:
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
            owners = {settled[one] for one in written.get(unit, ()) if one in settled}
            target = _better(_pulls(ties.get(unit, {}), settled), home, set() if home in owners else owners)
            sizes[home] -= 1
            sizes[target] += 1
            settled[unit] = target
        if settled == before:
            break
    return settled


def _pulls(ties: Mapping[str, float], groups: Mapping[str, int]) -> dict[int, float]:
    pulls: dict[int, float] = defaultdict(float)
    for neighbour in sorted(ties):
        group = groups.get(neighbour)
        if group is not None:
            pulls[group] += ties[neighbour]
    return pulls


def _better(pulls: Mapping[int, float], home: int, owners: Collection[int]) -> int:
    """The group that pulls so much more than the own one, or an owner that pulls more, or the own one."""
    own = pulls.get(home, 0.0)
    for group in sorted(pulls, key=lambda group: (-pulls[group], group)):
        gain = 0.0 if group in owners else GAIN * (pulls[group] + own)
        if pulls[group] > own and pulls[group] - own >= gain:
            return group
    return home


def find_idle(groups: Mapping[str, int], serving: Collection[int]) -> set[int]:
    """The groups that are not among the serving ones; none where they are more, and so nobody knows what they serve."""
    known = set(groups.values())
    idle = known - set(serving)
    return idle if 2 * len(idle) <= len(known) else set()


def join_idle(groups: Mapping[str, int], ties: Ties, idle: Collection[int], least: int = 1) -> dict[str, int]:
    """The groups, after each idle one has joined the one that its edges pull to most, or none where nothing pulls.

    The smallest is the first, as long as there are more than `least` groups.
    """
    joined, members = dict(groups), defaultdict(list)
    for unit in sorted(groups):
        members[groups[unit]].append(unit)
    for group in sorted(idle, key=lambda group: (len(members[group]), group)):
        pulls: Counter[int] = Counter()
        for unit in members[group]:
            pulls.update(_pulls(ties.get(unit, {}), joined))
        del pulls[group]
        target = min(pulls, key=lambda one: (-round(pulls[one], 9), one), default=None)
        if len(members) <= least:
            continue
        moving = members.pop(group)
        if target is not None:
            joined |= dict.fromkeys(moving, target)
            members[target] += moving
    return {unit: group for unit, group in joined.items() if group in members}
