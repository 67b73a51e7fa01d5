"""How groups are tidied and loose units placed."""

from __future__ import annotations

import pytest

from decomposer.clustering.network import Network
from decomposer.clustering.placement import LOOSE, Anchors, attach, expected_services, tidy
from decomposer.graph import build
from decomposer.graph.given import build_given
from decomposer.graph.interchange import GivenGraph
from tests.fakes.programs import program


def anchors(size: int, *, owns: tuple[int, ...] = (), answers: tuple[int, ...] = (), expected: float = 3) -> Anchors:
    """Some nodes own tables, some answer routes."""
    return Anchors(
        tuple(node in owns for node in range(size)), tuple(node in answers for node in range(size)), expected
    )


def path(size: int) -> Network:
    """A chain of nodes."""
    return Network(size, {(node, node + 1): 1.0 for node in range(size - 1)})


@pytest.mark.parametrize(("definitions", "services"), [(1, 1), (400, 14), (6000, 41)])
def test_expected_number_of_services(definitions: int, services: int) -> None:
    """About 14 for a small monolith, about 41 for a large one."""
    assert round(expected_services(definitions)) == services


def test_a_tiny_group_joins_the_neighbour_it_is_tied_to() -> None:
    """Two units without tables and routes are no service."""
    network = Network(8, path(8).links | {(2, 4): 5.0})
    assert tidy(network, [0, 0, 0, 1, 1, 2, 2, 2], anchors(8), 4) == [0, 0, 0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize("kept", [anchors(8, owns=(3,)), anchors(8, answers=(4,))])
def test_a_small_group_with_a_table_or_route_stays(kept: Anchors) -> None:
    """What holds something may be a service of its own."""
    assert tidy(path(8), [0, 0, 0, 1, 1, 2, 2, 2], kept, 4) == [0, 0, 0, 1, 1, 2, 2, 2]


def test_a_group_far_below_the_average_joins() -> None:
    """One model does not make a service of a large program."""
    labels = [node // 100 for node in range(400)]
    labels[399] = 4
    assert set(tidy(path(400), labels, anchors(400, owns=(399,), expected=4), 5)) == {0, 1, 2, 3}


def test_too_many_groups_are_joined() -> None:
    """A hundred small groups become a number that people can handle."""
    labels = [node // 4 for node in range(400)]
    found = tidy(path(400), labels, anchors(400, owns=tuple(range(400)), expected=9), 12)
    assert 4 <= len(set(found)) <= 12


def test_a_small_group_without_neighbours_dissolves() -> None:
    """If nothing ties it to others, it is in no group, unless it owns tables and there is room."""
    network = Network(8, {(0, 1): 1.0, (1, 2): 1.0, (3, 4): 1.0, (5, 6): 1.0, (6, 7): 1.0})
    labels = [0, 0, 0, 1, 1, 2, 2, 2]
    assert tidy(network, labels, anchors(8), 4) == [0, 0, 0, LOOSE, LOOSE, 1, 1, 1]
    owning = anchors(8, owns=(3,))
    assert tidy(network, labels, owning, 4) == labels
    assert tidy(network, labels, owning, 2) == [0, 0, 0, LOOSE, LOOSE, 1, 1, 1]


def test_loose_units_follow_their_module_then_their_package() -> None:
    """The majority of the module, else of the nearest package, else what speaks alike, else the largest group."""
    modules = {"1": "a.x", "2": "a.x", "3": "a.x", "4": "a.y", "5": "b.z"}
    placed = {"1": 7, "2": 8, "3": 8}
    assert attach(["4", "5"], placed, modules, lambda units: dict.fromkeys(units, 7)) == {"4": 8, "5": 7}
    assert attach(["5"], placed, modules, lambda _: {}) == {"5": 8}
    assert attach(["3"], {"1": 7, "2": 7, "4": 8}, modules, lambda _: {}) == {"3": 7}
    assert attach(["1", "5"], {}, modules, lambda _: {}) == {"1": 0, "5": 0}


def test_graphs_of_names_alone_give_no_hint() -> None:
    """Where no unit has a size, nobody knows how many services to expect; each may be what one is made of."""
    known = Anchors.of(build(program("a.m.f handles GET /\na.m.g calls a.m.f")))
    assert known.expected > 0
    assert known.answers == (True, False)
    given = GivenGraph("graph.json", ("a", "b", "c"), {("a", "b"): 1.0})
    unknown = Anchors.of(build_given(given))
    assert unknown.expected == 0
    assert unknown.most == 3
    assert all(unknown.answers)
