"""What is set aside as library code."""

from __future__ import annotations

from msgspec.structs import replace

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


def test_a_kernel_that_needs_much_of_the_program_is_no_library() -> None:
    """Where nothing is known of data, shared code would take along all that it leads to."""
    chain = "\n".join(f"x.f{at} calls x.f{at + 1}\nd.f calls x.f{at + 1}" for at in range(40))
    graph = graph_of(f"a.f calls x.f0\nb.f calls x.f0\nc.f calls x.f0\n{chain}")
    service_of = {unit.id: unit.id[0] for unit in graph.units}
    assert find_shared(graph, service_of, []) == {"x.f0"}


def shared_of(text: str, **service_of: int) -> set[str]:
    """The kernel around `lib.log`, which three services use; the first letter of a unit is its service."""
    graph = graph_of(f"a.f calls lib.log\nb.f calls lib.log\nc.f calls lib.log\n{text}")
    owners = {unit.id: unit.id[0] for unit in graph.units if unit.id[0] in "abc"} | service_of
    return set(find_shared(graph, owners, []))


def test_what_the_kernel_needs_is_kernel() -> None:
    """A library cannot call a service: what it needs goes with it, if that has to do with no data either."""
    assert shared_of("lib.log calls x.pad\nx.pad calls x.cut\na.f calls x.pad") == {"lib.log", "x.pad", "x.cut"}
    assert shared_of("lib.log calls x.pad\nx.pad calls x.get\nx.get reads t\ntable t") == {"lib.log"}
    assert shared_of("lib.log mentions x.pad\na.f calls x.pad") == {"lib.log"}


def test_errors_go_with_the_error_that_they_extend() -> None:
    """Errors below one of the kernel are kernel, other classes below one are not."""
    text = """
        a.f calls e.Problem
        b.f calls e.Problem
        c.f calls e.Problem
        e.Problem inherits <builtin>.Exception
        e.NoStock inherits e.Problem
        a.f calls e.NoStock
        a.f calls e.Base
        b.f calls e.Base
        c.f calls e.Base
        e.Form inherits e.Base
        a.f calls e.Form
    """
    assert shared_of(text) - {"<builtin>.Exception"} == {"lib.log", "e.Problem", "e.NoStock", "e.Base"}


def test_what_is_set_up_for_all_is_kernel() -> None:
    """What configures the program, what only that uses, and middleware; not what has to do with data there."""
    text = """
        conf.start defaults setting DEBUG
        conf.start mentions s.Paging
        conf.start mentions s.Audit
        s.Audit calls a.f
        a.f reads t
        table t
        s.Guard wraps requests
        s.Trail wraps requests
        s.Trail updates t
        a.f calls s.Guard
        b.f calls s.Trail
    """
    assert shared_of(text) == {"lib.log", "s.Guard"}
    graph = graph_of(text)
    sets = replace(
        graph.program, settings=tuple(replace(one, way="write", at_import=True) for one in graph.program.settings)
    )
    assert find_shared(replace(graph, program=sets), {}, []) == {"conf.start", "s.Paging", "s.Guard"}


def test_what_is_asked_around_a_view_is_like_middleware() -> None:
    """A permission that one view asks for is for all of them, unless it has to do with data."""
    text = """
        s.ReadOnly inherits rest_framework.permissions.BasePermission
        s.IsOwner inherits s.ReadOnly
        s.IsOwner reads t
        s.Form inherits rest_framework.serializers.Serializer
        table t
        a.f mentions s.ReadOnly
        a.f mentions s.IsOwner
        a.f mentions s.Form
    """
    assert shared_of(text) - {"rest_framework.permissions.BasePermission"} == {"lib.log", "s.ReadOnly"}
