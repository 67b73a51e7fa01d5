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


def test_shared_units_are_used_from_several_services_alike() -> None:
    """Users in at least three services, with no service that has more than three fifths of them."""
    graph = graph_of(
        "a.f calls x.t\nb.f calls x.t\nc.f calls x.t\na.f calls x.s\na.g calls x.s\na.h calls x.s\na.i calls x.s\n"
        "b.f calls x.s\nc.f calls x.s\na.f calls x.u\nb.f calls x.u"
    )
    service_of = {"a.f": 1, "a.g": 1, "a.h": 1, "a.i": 1, "b.f": 2, "c.f": 3, "x.t": 1, "x.s": 1, "x.u": 1}
    assert find_shared(graph, service_of, []) == {"x.t"}
    received = graph_of("a.f signal x.t\nb.f signal x.t\nc.f signal x.t")
    assert find_shared(received, service_of, []) == set()
