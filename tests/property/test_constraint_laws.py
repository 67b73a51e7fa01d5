"""Laws of constraints: each proposal keeps all of them, or they are refused."""

from __future__ import annotations

from itertools import combinations
from typing import TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from decomposer.boundaries.contradictions import check_wishes
from decomposer.clustering import Search, propose
from decomposer.clustering.constraints import services_to_find
from decomposer.errors import ConfigError
from decomposer.graph import build
from decomposer.model.constraints import SHARED, Constraints, Group, Held, Hold
from decomposer.model.graph import DependencyGraph
from decomposer.model.proposal import Proposal
from tests.fakes.programs import program

UNITS = [f"{module}.{name}" for module in ("a.m", "a.n", "b.o") for name in ("f", "g", "H", "K")]
SERVICES = ["w", "x", "y", "z"]
STATEMENTS = st.one_of(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(["calls", "calls", "inherits"]), st.sampled_from(UNITS)),
    st.tuples(st.sampled_from(UNITS), st.sampled_from(["updates", "declares"]), st.sampled_from(["t1", "t2"])),
)
GRAPHS = st.lists(STATEMENTS.map(" ".join), max_size=30).map(lambda lines: build(program("\n".join([*UNITS, *lines]))))
Item = TypeVar("Item")
PINS: st.SearchStrategy[Hold] = st.sampled_from(["pin", "seed"])
KINDS: st.SearchStrategy[Hold] = st.sampled_from(["pin", "seed", "frozen"])


class Lines:
    """A new line for each group."""

    def __init__(self) -> None:
        """Begins at the top."""
        self.last = 0

    def group(self, *units: str) -> Group:
        """These units, named in the next line."""
        self.last += 1
        return Group("+".join(units), tuple(sorted(set(units))), self.last)


@st.composite
def planted(draw: st.DrawFn) -> Constraints:
    """Constraints that one known cut keeps, so all of them can be kept."""
    lines = Lines()
    owners = {unit: draw(st.sampled_from([*SERVICES, SHARED])) for unit in UNITS}
    services = {name: [unit for unit in UNITS if owners[unit] == name] for name in sorted(set(owners.values()) - {""})}
    assume(services)
    frozen = draw(st.sets(st.sampled_from(sorted(services)), max_size=1))
    held = [Held(name, "frozen", lines.group(unit)) for name in sorted(frozen) for unit in services[name]]
    pinned = draw(st.lists(st.sampled_from(UNITS), max_size=4, unique=True))
    held += [Held(owners[unit], draw(PINS), lines.group(unit)) for unit in pinned if owners[unit] not in frozen]
    pairs = list(combinations(UNITS, 2))
    together = [pair for pair in pairs if owners[pair[0]] == owners[pair[1]] != SHARED]
    apart = [pair for pair in pairs if owners[pair[0]] != owners[pair[1]] and SHARED not in map(owners.get, pair)]
    named = {one.service for one in held}
    keepers = {units[0] for name, units in services.items() if name not in named}
    loose = [unit for unit in UNITS if unit not in keepers]
    number = len(services)
    return Constraints(
        held=tuple(held),
        together=tuple((lines.group(one), lines.group(other)) for one, other in draw(some(together))),
        apart=tuple((lines.group(one), lines.group(other)) for one, other in draw(some(apart))),
        forbidden=tuple(lines.group(unit) for unit in draw(some(loose))),
        forbidden_names=frozenset(draw(st.sets(st.sampled_from(["k", "h", "service"])))),
        services=draw(st.sampled_from([None, (number, number), (max(1, number - 1), number + 2)])),
        services_line=1,
    )


def some(values: list[Item]) -> st.SearchStrategy[list[Item]]:
    """A few of these."""
    return st.lists(st.sampled_from(values), max_size=4) if values else st.just([])


@st.composite
def wild(draw: st.DrawFn) -> Constraints:
    """Any constraints, most of which cannot all be kept."""
    lines = Lines()
    groups = st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True)
    kinds = {name: draw(KINDS) for name in SERVICES}
    pins = {
        unit: draw(st.sampled_from([*SERVICES, SHARED])) for unit in draw(st.sets(st.sampled_from(UNITS), max_size=5))
    }
    least = draw(st.integers(1, 6))
    return Constraints(
        held=tuple(Held(name, kinds.get(name, "pin"), lines.group(unit)) for unit, name in sorted(pins.items())),
        together=tuple(
            tuple(lines.group(*units) for units in entry)
            for entry in draw(st.lists(st.tuples(groups, groups), max_size=2))
        ),
        apart=tuple(
            tuple(lines.group(*units) for units in entry)
            for entry in draw(st.lists(st.tuples(groups, groups, groups) | st.tuples(groups, groups), max_size=3))
        ),
        forbidden=tuple(lines.group(*units) for units in draw(st.lists(groups, max_size=2))),
        services=draw(st.none() | st.just((least, least + draw(st.integers(0, 3))))),
        services_line=99,
    )


def proposal_of(graph: DependencyGraph, constraints: Constraints) -> Proposal:
    """What is proposed under constraints."""
    wanted = services_to_find(constraints, None)
    return propose(graph, clusterer=Search(trials=1, services=wanted), constraints=constraints)


def broken(constraints: Constraints, found: Proposal) -> list[str]:
    """The decisions that a proposal does not keep."""
    owners = {unit: one.name for one in found.services for unit in one.units} | dict.fromkeys(
        found.shared_kernel, SHARED
    )
    wrong = [
        f"held {one}" for one in constraints.held if {owners.get(unit) for unit in one.group.units} - {one.service}
    ]
    for name in constraints.frozen:
        contents = {unit for unit, owner in constraints.owners.items() if owner == name}
        wrong += [f"frozen {name}"] if {unit for unit in owners if owners[unit] == name} != contents else []
    for groups in constraints.together:
        wrong += [f"together {groups}"] if len({owners.get(unit) for one in groups for unit in one.units}) > 1 else []
    for groups in constraints.apart:
        for one, other in combinations(groups, 2):
            there, here = ({owners.get(unit) for unit in group.units} - {SHARED, None} for group in (one, other))
            wrong += [f"apart {one} {other}"] if there & here else []
    forbidden = {unit for group in constraints.forbidden for unit in group.units}
    for service in found.services:
        if service.name not in constraints.named and forbidden >= set(service.units):
            wrong.append(f"forbidden {service}")
        wrong += [f"called {service.name}"] if service.name in constraints.forbidden_names else []
    least, most = constraints.services or (0, len(UNITS))
    return wrong if least <= len(found.services) <= most else [*wrong, f"{len(found.services)} services"]


@settings(max_examples=150, deadline=None)
@given(GRAPHS, planted())
def test_what_can_be_kept_is_kept(graph: DependencyGraph, constraints: Constraints) -> None:
    """No constraints of a possible cut are refused, and the proposal keeps each of them."""
    check_wishes(constraints, frozenset(UNITS), "b.toml")
    found = proposal_of(graph, constraints)
    assert broken(constraints, found) == []
    placed = [unit for one in found.services for unit in one.units] + list(found.shared_kernel)
    assert len(placed) == len(set(placed))


@settings(max_examples=250, deadline=None)
@given(GRAPHS, wild())
def test_constraints_are_kept_or_refused(graph: DependencyGraph, constraints: Constraints) -> None:
    """Whatever is wanted: all of it is kept, or the lines that contradict each other are named."""
    if refusal := refused(constraints):
        assert refusal.line is not None
        assert "line" in refusal.problem or refusal.line == 99
    else:
        assert broken(constraints, proposal_of(graph, constraints)) == []


def refused(constraints: Constraints) -> ConfigError | None:
    """Why they cannot all be kept."""
    try:
        check_wishes(constraints, frozenset(UNITS), "b.toml")
    except ConfigError as error:
        return error
    return None
