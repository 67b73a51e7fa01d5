"""What is set aside as library code."""

from __future__ import annotations

from decomposer.clustering.kernel import find_hubs, find_shared
from decomposer.graph import build
from decomposer.model.graph import DependencyGraph
from tests.fakes.programs import program


def graph_of(text: str) -> DependencyGraph:
    """The graph of a small program."""
    return build(program(text))


def callers(target: str, number: int) -> str:
    """That many functions that call the target, each in its own module."""
    return "\n".join(f"m{at}.f calls {target}\nm{at}.g" for at in range(number))


def test_a_hub_has_many_users() -> None:
    """Ten users make a hub, nine do not."""
    assert find_hubs(graph_of(callers("lib.log", 10))) == {"lib.log"}
    assert find_hubs(graph_of(callers("lib.log", 9))) == set()


def test_a_hub_is_free_of_data() -> None:
    """Tables, routes, tasks, queries and transactions all keep a unit in a service."""
    bound = ("reads t", "commits t", "joins t, u", "handles GET /x/", "runs as job", "declares v")
    for statement in bound:
        assert find_hubs(graph_of(callers("lib.Log", 10) + f"\ntable t\ntable u\nlib.Log {statement}")) == set()


def test_private_parts_follow_the_kernel() -> None:
    """What only kernel code uses is kernel code."""
    text = (
        callers("lib.log", 10)
        + "\nlib.log calls lib.format\nlib.format calls lib.pad\nlib.log calls m1.g\nm2.f calls m1.g"
    )
    assert find_hubs(graph_of(text)) == {"lib.log", "lib.format", "lib.pad"}


def test_only_the_most_used_are_hubs_where_all_are() -> None:
    """In a dense graph everything has many users; setting most of it aside would leave nothing to cluster."""
    names = [f"m.f{number}" for number in range(40)]
    text = "\n".join(f"{one} calls {other}" for one in names for other in names[:20] if one != other)
    assert len(find_hubs(graph_of(text))) == 2


def test_shared_units_are_used_from_most_services() -> None:
    """Users in at least three services and half of them, with no service that has half of the users."""
    graph = graph_of(
        "a.f calls x.t\nb.f calls x.t\nc.f calls x.t\na.f calls x.s\na.g calls x.s\nb.f calls x.s\nc.f calls x.s"
    )
    service_of = {"a.f": 1, "a.g": 1, "b.f": 2, "c.f": 3, "x.t": 1, "x.s": 1}
    assert find_shared(graph, service_of, []) == {"x.t"}
    assert find_shared(graph, service_of | {f"o{number}": number for number in range(9)}, []) == set()
