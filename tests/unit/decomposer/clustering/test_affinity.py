"""How the weights of edges become affinities, and what words say."""

from __future__ import annotations

import random

import pytest

from decomposer.clustering.affinity import USUAL, Affinity
from decomposer.clustering.likeness import Likeness
from decomposer.clustering.network import network_of
from decomposer.graph import build
from tests.fakes.programs import program

TALK = """
    a.m.InvoiceHead
    a.m.invoice_total
    b.n.Parcel
    b.n.send_parcel
    b.n.run
    a.m.invoice_total calls a.m.InvoiceHead
    b.n.send_parcel calls b.n.Parcel
    b.n.send_parcel calls a.m.InvoiceHead
"""


def test_words_change_weights_and_never_make_an_edge() -> None:
    """The links are those of the graph; of two equal ones, that between units that speak alike is stronger."""
    graph = build(program(TALK))
    names = sorted(unit.id for unit in graph.units)
    links = Affinity(graph).network().links
    assert set(links) == set(network_of(graph).links)

    def between(one: str, other: str) -> float:
        low, high = sorted((names.index(one), names.index(other)))
        return links[low, high]

    assert between("a.m.invoice_total", "a.m.InvoiceHead") > 2 * between("b.n.send_parcel", "a.m.InvoiceHead")


def test_other_numbers_change_no_more_than_weights() -> None:
    """A varied scale is another one for each state of chance, with the same links."""
    affinity = Affinity(build(program(TALK)))
    chance = random.Random(1)  # noqa: S311
    one, other = (affinity.network(USUAL.varied(chance)) for _ in range(2))
    assert set(one.links) == set(other.links) == set(affinity.network().links)
    assert one != other != affinity.network() != one


def test_likeness_is_a_cosine_of_definitions_alone() -> None:
    """1 for the same words, 0 without common ones or without any; the names of modules say nothing."""
    graph = build(program("order.x.payment\norder.y.payment_one\norder.x.Parcel\norder.y.get"))
    names = sorted(unit.id for unit in graph.units)
    at = {name.rpartition(".")[2]: number for number, name in enumerate(names)}
    pairs = [(at["payment"], at["payment"]), (at["payment"], at["Parcel"]), (at["get"], at["payment_one"])]
    assert list(Likeness(graph).of_pairs(pairs).values()) == pytest.approx([1, 0, 0])


def test_what_speaks_alike_is_nearest() -> None:
    """Units without a common word with any group have no answer; without any words at all, nobody has."""
    graph = build(program(TALK))
    groups = {"a.m.InvoiceHead": 3, "b.n.Parcel": 5, "b.n.send_parcel": 5}
    assert Likeness(graph).nearest(["a.m.invoice_total", "b.n.run"], groups) == {"a.m.invoice_total": 3}
    assert Likeness(build(program("a.m.get\na.m.run"))).nearest(["a.m.get"], {"a.m.run": 1}) == {}
