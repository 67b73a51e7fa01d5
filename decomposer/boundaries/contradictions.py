"""Constraints that cannot all be kept, and cuts that break one, told with the lines of both sides."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal

from decomposer.errors import ConfigError
from decomposer.model.blocks import Block, fewest_services, find_blocks, movable
from decomposer.model.boundaries import ServiceMap
from decomposer.model.constraints import SHARED, Constraints, Group
from decomposer.model.phrases import count

Node = tuple[Literal["unit", "service", "group"], str]
"""A unit, or what keeps units together: the service that holds them, or an entry of `together` by its number."""


def check_wishes(constraints: Constraints, units: Collection[str], path: str) -> None:
    """Raises ConfigError, with all lines that are concerned, if no cut of these units can keep all constraints."""
    ties = _Ties(constraints)
    blocks = find_blocks(constraints)
    for block in blocks:
        for problem in (*_two_holders(block, ties), *_joins_frozen(block, constraints, ties)):
            raise refusal(path, *problem)
    for problem in _apart_and_together(constraints, blocks, ties):
        raise refusal(path, *problem)
    for text in (*_too_many(constraints, blocks), *_too_few(constraints, blocks, units)):
        raise ConfigError(path, constraints.services_line, text)


def check_map(services: ServiceMap, constraints: Constraints, lines: Mapping[str, int], path: str) -> None:
    """Raises ConfigError if a cut breaks a constraint; `lines` say where each unit of it is claimed."""
    for text, places in find_breaches(services, constraints, lines):
        raise refusal(path, text, places)


Problem = tuple[str, list[int | None]]
"""What is wrong, and all lines that it concerns."""


def refusal(path: str, text: str, lines: Iterable[int | None]) -> ConfigError:
    """A problem with the last line as its place: somebody added it to a file that was right until then."""
    return ConfigError(path, max((line for line in lines if line), default=None), text)


def _two_holders(block: Block, ties: _Ties) -> Iterator[Problem]:
    if len(block.holders) > 1:
        one, other = sorted(block.holders, reverse=True)[:2]
        text, lines = ties.reasons(("service", other), ("service", one))
        yield f"this cannot all be kept: {text}", lines


def _joins_frozen(block: Block, constraints: Constraints, ties: _Ties) -> Iterator[Problem]:
    owners = constraints.owners
    for name in sorted(constraints.frozen & set(block.holders)):
        for unit in block.units:
            if owners.get(unit) != name:
                text, lines = ties.reasons(("service", name), ("unit", unit))
                yield f"{name!r} is frozen, but {unit!r} would join it: {text}", lines


def _apart_and_together(constraints: Constraints, blocks: Collection[Block], ties: _Ties) -> Iterator[Problem]:
    block_of = {unit: block.units for block in blocks for unit in block.units}
    for one, other in _pairs_apart(constraints):
        wish = [one.line, other.line]
        if both := sorted(set(one.units) & set(other.units)):
            yield f"{_wanted_apart(one, other)}, but {both[0]!r} is in both", wish
        meeting = {block_of[unit]: unit for unit in reversed(one.units)}
        for unit in other.units:
            if (mate := meeting.get(block_of[unit])) is not None:
                text, lines = ties.reasons(("unit", mate), ("unit", unit))
                yield f"{_wanted_apart(one, other)}, but {text}", [*lines, *wish]


def _pairs_apart(constraints: Constraints) -> Iterator[tuple[Group, Group]]:
    for groups in constraints.apart:
        yield from combinations(groups, 2)


def _too_many(constraints: Constraints, blocks: tuple[Block, ...]) -> Iterator[str]:
    if constraints.services is None:
        return
    most = constraints.services[1]
    names = {one.service: one.group.line for one in reversed(constraints.held) if one.service in constraints.named}
    if len(names) > most:
        shown = ", ".join(f"{name!r} ({_lines([names[name]])})" for name in sorted(names))
        yield f"at most {count(most, 'service')} can be here, but these are named: {shown}"
    elif fewest_services(blocks, constraints, most) is None:
        lines = [group.line for groups in constraints.apart for group in groups]
        yield f"at most {count(most, 'service')} can be here, but {_lines(lines)} {_s('want', lines)} more apart"


def _too_few(constraints: Constraints, blocks: tuple[Block, ...], units: Collection[str]) -> Iterator[str]:
    """Each service needs a block of its own, and one that is not named code that is not forbidden."""
    if constraints.services is None:
        return
    least = constraints.services[0]
    forbidden = {unit for group in constraints.forbidden for unit in group.units}
    bound = {unit for block in blocks for unit in block.units}
    others = [block for block in movable(blocks, constraints) if not block.holders and set(block.units) - forbidden]
    possible = len(constraints.named) + len(others) + len(set(units) - bound - forbidden)
    if possible < least:
        yield f"at least {count(least, 'service')} must be here, but there is code for {possible} at most"


def find_breaches(services: ServiceMap, constraints: Constraints, lines: Mapping[str, int]) -> Iterator[Problem]:
    """The constraints that a cut does not keep."""
    where = services.units | dict.fromkeys(services.shared_kernel, SHARED)
    for groups in constraints.together:
        members = [(unit, group) for group in groups for unit in group.units]
        for unit, group in members[1:]:
            first, of = members[0]
            if where.get(first) != where.get(unit):
                wish = [of.line, group.line]
                text = f"{_lines(wish)} {_s('hold', wish)} {first!r} and {unit!r} together, but "
                text += f"{_claim(first, where, lines)} and {_claim(unit, where, lines)}"
                yield text, [*wish, lines.get(first), lines.get(unit)]
    for one, other in _pairs_apart(constraints):
        yield from _met(one, other, services.units, lines)
    forbidden = {unit: group.line for group in reversed(constraints.forbidden) for unit in group.units}
    for name in services.services:
        members_of = [unit for unit, owner in services.units.items() if owner == name]
        if members_of and name not in constraints.named and forbidden.keys() >= set(members_of):
            wish = [forbidden[members_of[0]]]
            yield f"{_lines(wish)} {_s('forbid', wish)} a service that is made of this alone, such as {name!r}", wish
    if constraints.services is not None:
        least, most = constraints.services
        if not least <= len(services.services) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            number = count(len(services.services), "service")
            yield f"{number} in this file, but {wanted} must be here", [constraints.services_line]


def _met(one: Group, other: Group, owners: Mapping[str, str], lines: Mapping[str, int]) -> Iterator[Problem]:
    there = {owners[unit]: unit for unit in reversed(one.units) if unit in owners}
    for unit in other.units:
        if (mate := there.get(owners.get(unit, SHARED))) is not None:
            wish = [one.line, other.line]
            text = f"{_wanted_apart(one, other)}, but "
            text += f"{_claim(mate, owners, lines)} and {_claim(unit, owners, lines)}"
            yield text, [*wish, lines.get(mate), lines.get(unit)]


def _wanted_apart(one: Group, other: Group) -> str:
    lines = [one.line, other.line]
    return f"{_lines(lines)} {_s('want', lines)} {one.path!r} and {other.path!r} apart"


def _claim(unit: str, owners: Mapping[str, str], lines: Mapping[str, int]) -> str:
    owner = owners.get(unit)
    if owner is None:
        return f"{unit!r} stays in the monolith"
    if unit not in lines:
        return f"{unit!r} would be in {_service(owner)}"
    return f"{_lines([lines[unit]])} gives {unit!r} to {_service(owner)}"


class _Ties:
    """All reasons why units go together, to be followed from one to the next."""

    def __init__(self, constraints: Constraints) -> None:
        self._next: dict[Node, dict[Node, int | None]] = defaultdict(dict)
        for one in constraints.held:
            self._tie(("service", one.service), one.group)
        for number, groups in enumerate(constraints.together):
            for group in groups:
                self._tie(("group", str(number)), group)

    def _tie(self, to: Node, group: Group) -> None:
        for unit in group.units:
            self._next[to].setdefault(("unit", unit), group.line)
            self._next["unit", unit].setdefault(to, group.line)

    def reasons(self, start: Node, end: Node) -> Problem:
        """Why the one goes with the other, and the lines that say so."""
        way = self._way(start, end)
        texts, lines = [], []
        for place, node in enumerate(way):
            if node[0] != "unit":
                units = [one for one in way[max(0, place - 1) : place + 2] if one[0] == "unit"]
                found = [self._next[node][unit] for unit in units]
                texts.append(_phrase(node, [name for _, name in units], found))
                lines += found
        return ", ".join(texts), lines

    def _way(self, start: Node, end: Node) -> list[Node]:
        """The shortest one; what is shared leads nowhere."""
        came: dict[Node, Node] = {}
        queue = deque([start])
        while queue and end not in came:
            node = queue.popleft()
            for other in self._next[node] if node != ("service", SHARED) or node == start else ():
                if other not in came and other != start:
                    came[other] = node
                    queue.append(other)
        way = [end]
        while way[-1] != start:
            way.append(came[way[-1]])
        return way[::-1]


def _phrase(node: Node, units: list[str], lines: list[int | None]) -> str:
    names = " and ".join(map(repr, units))
    if node[0] == "group":
        return f"{_lines(lines)} {_s('hold', lines)} {names} together"
    return f"{_lines(lines)} {_s('keep', lines)} {names} in {_service(node[1])}"


def _service(name: str) -> str:
    return f"service {name!r}" if name != SHARED else "[shared]"


def _lines(lines: Iterable[int | None]) -> str:
    known = sorted({line for line in lines if line})
    if len(known) < 2:
        return f"line {known[0]}" if known else "a constraint"
    return f"lines {', '.join(map(str, known[:-1]))} and {known[-1]}"


def _s(verb: str, lines: Iterable[int | None]) -> str:
    """`keeps` for one line, `keep` for several."""
    return verb if len({line for line in lines if line}) > 1 else f"{verb}s"
