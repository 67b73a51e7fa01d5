"""What a cut does to data and requests."""

from __future__ import annotations

from decomposer.clustering.quality.data import cut_calls, foreign_uses, services_per_route, torn

UNITS = {"a.f": "a", "a.g": "a", "b.f": "b"}
OWNERS = {"orders": "a", "lines": "a", "stock": "b"}


def test_foreign_uses_are_pairs() -> None:
    """Each pair counts once; what has no service does not."""
    uses = [("a.f", "stock"), ("a.f", "stock"), ("a.g", "stock"), ("a.f", "orders"), ("x.f", "stock"), ("a.f", "logs")]
    assert foreign_uses(UNITS, OWNERS, uses) == 2
    assert foreign_uses(dict.fromkeys(UNITS, "a"), dict.fromkeys(OWNERS, "a"), uses) == 0


def test_groups_are_torn_between_owners() -> None:
    """However many there are; tables without an owner tear nothing."""
    groups = [("orders", "lines"), ("orders", "stock"), ("orders", "stock", "lines"), ("orders", "logs"), ()]
    assert torn(OWNERS, groups) == 2


def test_cut_calls_are_sites() -> None:
    """Each counts, and so does its direction."""
    assert cut_calls(UNITS, [("a.f", "b.f"), ("a.f", "b.f"), ("b.f", "a.g"), ("a.f", "a.g"), ("x.f", "a.f")]) == 3


def test_services_of_call_trees() -> None:
    """The mean and the most; a tree without any service says nothing."""
    assert services_per_route(UNITS, [{"a.f", "a.g"}, {"a.f", "b.f", "x.f"}, {"x.f"}]) == (1.5, 2)
    assert services_per_route(UNITS, [set()]) is None
