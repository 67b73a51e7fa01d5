"""Classes and modules that mix services."""

from __future__ import annotations

from decomposer.clustering.splits import find_splits
from decomposer.graph import build
from decomposer.model.graph import Granularity
from decomposer.model.reasons import Split
from tests.fakes.programs import program

DESK = """
    o.Order declares orders
    p.Bill declares bills
    m.Desk.place inserts orders
    m.Desk.cancel updates orders
    m.Desk.charge inserts bills
    m.Desk.refund updates bills
    m.Desk.greet
"""


def splits_of(text: str, services: dict[str, str], granularity: Granularity = "definition") -> tuple[Split, ...]:
    """What is to be split, if the tables belong to o and p."""
    return find_splits(build(program(text), granularity=granularity), services, {"orders": "o", "bills": "p"})


def test_a_class_is_split_by_what_its_methods_use() -> None:
    """Two methods write the tables of one service, two those of another; its own comes first, the rest is named."""
    found = splits_of(DESK, {"m.Desk": "o", "o.Order": "o", "p.Bill": "p"})
    assert [(one.name, one.kind) for one in found] == [("m.Desk", "class")]
    assert [(part.service, part.members) for part in found[0].parts] == [
        ("o", ("m.Desk.cancel", "m.Desk.place")),
        ("p", ("m.Desk.charge", "m.Desk.refund")),
    ]
    assert found[0].rest == ("m.Desk.greet",)


def test_one_foreign_method_is_no_reason() -> None:
    """A class that has a single method for another service stays as it is."""
    text = DESK.replace("m.Desk.refund updates bills", "")
    assert splits_of(text, {"m.Desk": "o", "o.Order": "o", "p.Bill": "p"}) == ()


def test_tables_count_for_more_than_calls() -> None:
    """Who writes a table of one service and calls another one twice belongs to the table."""
    text = DESK + "\nm.Desk.refund calls o.Order.total\nm.Desk.refund calls o.Order.count"
    assert len(splits_of(text, {"m.Desk": "o", "o.Order": "o", "p.Bill": "p"})[0].parts[1].members) == 2


def test_a_module_is_split_by_where_its_definitions_are() -> None:
    """Its units are in two services, so the file has to be divided."""
    found = splits_of("m.f calls o.g\nm.h calls p.g", {"m.f": "o", "m.h": "p", "o.g": "o", "p.g": "p"})
    assert [(one.name, one.kind, [part.members for part in one.parts]) for one in found] == [
        ("m", "module", [("m.f",), ("m.h",)])
    ]


def test_whole_modules_are_split_by_what_their_definitions_use() -> None:
    """Where modules move as a whole, their definitions speak like the methods of a class."""
    text = "\n".join(f"m.{name} inserts {table}" for name, table in (("a", "orders"), ("b", "orders"), ("c", "bills")))
    text += "\nm.d updates bills\no.Order declares orders\np.Bill declares bills"
    found = splits_of(text, {"m": "o", "o": "o", "p": "p"}, "module")
    assert [(one.name, one.kind, [part.members for part in one.parts]) for one in found] == [
        ("m", "module", [("m.a", "m.b"), ("m.c", "m.d")])
    ]
