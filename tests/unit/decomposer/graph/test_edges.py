"""Why units need each other, and how much."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from decomposer.graph import build, to_networkx
from decomposer.model.graph import Edge
from decomposer.model.weights import Weights
from tests.fakes.programs import program


def edges_of(text: str, weights: Weights | None = None) -> dict[tuple[str, str], Edge]:
    """The edges of a small program by their two ends."""
    graph = build(program(text), weights) if weights else build(program(text))
    return {(edge.source, edge.target): edge for edge in graph.edges}


@pytest.mark.parametrize(
    ("verb", "view"),
    [
        ("calls", "call"),
        ("implies", "call"),
        ("instantiates", "call"),
        ("decorates", "call"),
        ("inherits", "inherit"),
        ("imports", "import"),
        ("mentions", "import"),
        ("via", "via"),
        ("task", "task"),
        ("signal", "signal"),
        ("addresses", "url"),
    ],
)
def test_a_reference_is_evidence_of_its_view(verb: str, view: str) -> None:
    """Each kind of reference has its view, and an average edge has the weight of the view."""
    edge = edges_of(f"a.F.m {verb} b.G.n")["a.F", "b.G"]
    assert list(edge.weights) == [view]
    assert edge.weight == pytest.approx(getattr(Weights(), "import_" if view == "import" else view))
    assert [(one.source, one.target) for one in edge.evidence] == [("a.F.m", "b.G.n")]


def test_a_url_in_a_template_is_named_by_who_renders_it() -> None:
    """The template is no unit; where it is included or extended, nobody is told to name what it names."""
    edges = edges_of("""
        a.f renders a/page.html
        c.h renders c/page.html
        a/page.html addresses b.g
    """)
    assert [(pair, list(edge.weights)) for pair, edge in edges.items()] == [(("a.f", "b.g"), ["url"])]


def test_libraries_and_own_calls_make_no_edges() -> None:
    """Only two different units of the program can depend on each other."""
    assert edges_of("a.f uses requests.get\na.F.one calls a.F.two") == {}


def test_implicit_calls_are_marked() -> None:
    """Who reads the evidence of a call that no call shows is told so."""
    edges = edges_of("a.f implies b.G.price\na.f calls b.g")
    details = {pair: [one.detail for one in edge.evidence] for pair, edge in edges.items()}
    assert details == {("a.f", "b.G"): ["implicit"], ("a.f", "b.g"): [""]}


def test_a_guess_is_shown_but_weighs_nothing() -> None:
    """A match of names alone never moves a unit."""
    edge = edges_of("a.f guesses b.g")["a.f", "b.g"]
    assert edge.weights == {"call": 0.0}
    assert edge.evidence[0].confidence == "guess"


def test_shared_code_does_not_need_what_it_calls_back() -> None:
    """What a decorator puts around functions calls them, which is shown; who comes to one through it needs that one."""
    given = program("""
        orders.pay calls shared.logged.wrapper
        shared.logged.wrapper calls bills.bill
        shared.logged.wrapper calls visits.visit
        shared.logged.wrapper calls logs.note
    """)
    callers = {"bills.bill": ("orders.pay", "bills.bill"), "visits.visit": ("visits.visit",)}
    references = tuple(replace(one, callers=callers.get(one.target, ())) for one in given.references)
    edges = {(one.source, one.target): one for one in build(replace(given, references=references)).edges}
    assert {pair for pair, edge in edges.items() if edge.weight} == {
        ("orders.pay", "bills.bill"),
        ("orders.pay", "shared.logged.wrapper"),
        ("shared.logged.wrapper", "logs.note"),
    }
    assert edges["shared.logged.wrapper", "visits.visit"].evidence[0].detail == "calls back what it is given"
    assert edges["orders.pay", "bills.bill"].evidence[0].detail == "through shared.logged.wrapper"


def test_several_reasons_count_more_but_not_in_proportion() -> None:
    """Four calls weigh more than one and less than four times as much."""
    calls = "\n".join(f"a.F.m{number} calls b.g" for number in range(4))
    edges = edges_of(f"{calls}\nc.f calls d.g")
    ratio = edges["a.F", "b.g"].weight / edges["c.f", "d.g"].weight
    assert 1.5 < ratio < 4
    assert len(edges["a.F", "b.g"].evidence) == 4


def test_what_everybody_uses_says_little() -> None:
    """A call of a function with many callers weighs less than a call of one with a single caller."""
    edges = edges_of("\n".join(f"a.f{number} calls b.log" for number in range(9)) + "\nc.f calls d.g")
    assert edges["a.f0", "b.log"].weight < edges["c.f", "d.g"].weight / 2


def test_a_write_weighs_more_than_a_read() -> None:
    """Who writes a table is closer to it than who reads it."""
    edges = edges_of("m.Order declares orders\na.f updates orders\na.g reads orders")
    assert edges["a.f", "m.Order"].weight > 2 * edges["a.g", "m.Order"].weight
    assert edges["a.f", "m.Order"].evidence[0].detail == "update"


def test_one_view_does_not_drown_the_rest() -> None:
    """However many calls there are between other units, the edge of a lonely foreign key keeps its weight."""
    keys = "m.A declares a\nm.B declares b\na refers to b\n"
    calls = "\n".join(f"x.F{number}.m{time} calls y.g{number}" for number in range(5) for time in range(30))
    assert edges_of(keys + calls)["m.A", "m.B"].weight == edges_of(keys)["m.A", "m.B"].weight


def test_a_transaction_ties_everything_it_writes() -> None:
    """Function and models written in one scope are tied more strongly than by anything else."""
    edges = edges_of("""
        m.Order declares orders
        m.Payment declares payments
        a.pay commits orders, payments
        a.pay calls m.Order
        orders refers to payments
    """)
    assert set(edges) == {("a.pay", "m.Order"), ("a.pay", "m.Payment"), ("m.Order", "m.Payment")}
    assert edges["m.Order", "m.Payment"].weights["transaction"] > edges["m.Order", "m.Payment"].weights["foreign_key"]
    assert edges["a.pay", "m.Order"].weights["transaction"] > edges["a.pay", "m.Order"].weights["call"]


def test_a_join_ties_the_models() -> None:
    """Tables read in one query are hard to part."""
    edges = edges_of("m.A declares a\nm.B declares b\nr.report joins a, b")
    assert edges["m.A", "m.B"].weights["data"] > 0
    assert edges["m.A", "m.B"].evidence[0].detail == "join in r.report"


def test_a_table_without_class_ties_its_users_to_its_main_writer() -> None:
    """Raw tables tie code together too."""
    edges = edges_of("a.load inserts stock\na.load updates stock\nb.report reads stock\nc.fix deletes stock")
    assert set(edges) == {("b.report", "a.load"), ("c.fix", "a.load")}


def test_handlers_below_one_path_are_tied() -> None:
    """A prefix that stands before every route is skipped, a parameter at the end is no prefix."""
    edges = edges_of("""
        v.order_list handles GET /api/orders/
        v.order_item handles GET /api/orders/<int:pk>/
        v.cart handles GET /api/cart/
        v.pay handles GET /api/payments/
        v.refund handles POST /api/payments/<int:pk>/refund/
        v.home handles GET /
    """)
    assert set(edges) == {("v.order_item", "v.order_list"), ("v.pay", "v.refund")}
    assert edges["v.pay", "v.refund"].evidence[0].detail == "/api/payments"


def test_a_large_area_of_paths_falls_apart() -> None:
    """No group of handlers is larger than the limit; below it, the next segment decides."""
    lines = [f"v.f{area}_{part} handles GET /shop/{area}/{part}/" for area in "abcdefgh" for part in range(5)]
    edges = edges_of("\n".join(lines))
    assert {edge.evidence[0].detail for edge in edges.values()} == {f"/shop/{area}" for area in "abcdefgh"}


def test_evidence_is_sorted_and_complete() -> None:
    """Every reason is listed once, in order."""
    edge = edges_of("a.F.z calls b.g\na.F.b calls b.g in loop\na.F.b mentions b.g")["a.F", "b.g"]
    assert list(edge.evidence) == sorted(edge.evidence)
    assert [(one.view, one.source, one.in_loop) for one in edge.evidence] == [
        ("call", "a.F.b", True),
        ("call", "a.F.z", False),
        ("import", "a.F.b", False),
    ]


def test_weights_can_be_chosen() -> None:
    """The weight of a view is a factor of its edges."""
    assert edges_of("a.f calls b.g", Weights(call=3.0))["a.f", "b.g"].weight == 3.0


def test_networkx_view_has_plain_attributes_only() -> None:
    """Every exporter of networkx can write the graph."""
    view = to_networkx(build(program("m.A declares a\nm.A declares b\nf.go updates a\nf.go calls m.A")))
    values = [value for _, data in view.nodes(data=True) for value in data.values()]
    values += [value for _, _, data in view.edges(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float}
    assert view.nodes["m.A"]["tables"] == "a b"
    edge = view.edges["f.go", "m.A"]
    assert edge["weight"] == pytest.approx(edge["call"] + edge["data"])


def test_the_graph_is_a_record() -> None:
    """It can be stored and compared."""
    graph = build(program("a.f calls b.g"))
    assert msgspec.json.decode(msgspec.json.encode(graph), type=type(graph)) == graph


def test_units_share_what_one_of_them_writes() -> None:
    """Who reads a variable depends on who writes it most; what nobody writes, or only one unit uses, ties nobody."""
    edges = edges_of("""
        a.f keeps k.CART
        a.f keeps k.CART
        b.g looks at k.CART
        c.h looks at k.CART
        c.h keeps k.CART
        b.g looks at k.NAMES
        a.f looks at k.NAMES
        d.i caches own
    """)
    assert {pair: list(edge.weights) for pair, edge in edges.items()} == {
        ("b.g", "a.f"): ["state"],
        ("c.h", "a.f"): ["state"],
    }
    assert edges["c.h", "a.f"].weight > edges["b.g", "a.f"].weight
    assert [one.detail for one in edges["b.g", "a.f"].evidence] == ["read global"]


def test_a_key_that_is_known_in_part_ties_nobody() -> None:
    """It may be another key each time."""
    assert edges_of("a.f caches order:…\nb.g asks order:…") == {}
