"""What a boundary file wants of each cut, and what cannot be had."""

from __future__ import annotations

import pytest

from decomposer.boundaries import read_boundaries, read_constraints
from decomposer.errors import ConfigError
from decomposer.graph import build
from decomposer.model.constraints import SHARED, Constraints, Group, Held
from tests.fakes.programs import program

GRAPH = build(
    program("""
        shop.orders.Order
        shop.orders.place
        shop.pay.charge
        shop.pay.refund
        shop.tax.rate
        shop.tools.slug
    """)
)
HEAD = "schema_version = 1\n"

FULL = """\
schema_version = 1
[services.sales]
owns = ["shop.orders"]
pins = ["shop.orders.Order"]
[services.pay]
owns = [
    "shop.pay",
]
frozen = true
[services.tax]
seeds = ["shop.tax", "shop.orders.place"]
[shared]
pins = ["shop.tools"]
[constraints]
services = "2..4"
together = [["shop.tax.rate", "shop.orders.place"]]
apart = [
    ["shop.orders.Order", "shop.tax"],  # not yet
]
forbidden = { names = ["misc"], paths = ["shop.tools"] }
"""


def constraints_of(text: str) -> Constraints:
    """What a text wants."""
    return read_constraints(HEAD + text, GRAPH, "b.toml")


def test_each_entry_becomes_units_with_a_line() -> None:
    """Paths stand for the units below them; of a pin only for those that no longer path claims."""
    rate, slug = Group("shop.tax.rate", ("shop.tax.rate",), 15), Group("shop.tools", ("shop.tools.slug",), 19)
    assert read_constraints(FULL, GRAPH) == Constraints(
        held=(
            Held("pay", "frozen", Group("shop.pay", ("shop.pay.charge", "shop.pay.refund"), 7)),
            Held("sales", "pin", Group("shop.orders.Order", ("shop.orders.Order",), 4)),
            Held(SHARED, "pin", Group("shop.tools", ("shop.tools.slug",), 13)),
            Held("tax", "seed", Group("shop.tax", ("shop.tax.rate",), 11)),
            Held("tax", "seed", Group("shop.orders.place", ("shop.orders.place",), 11)),
        ),
        together=((Group("shop.tax.rate", rate.units, 16), Group("shop.orders.place", ("shop.orders.place",), 16)),),
        apart=((Group("shop.orders.Order", ("shop.orders.Order",), 18), Group("shop.tax", rate.units, 18)),),
        forbidden=(Group("shop.tools", slug.units, 20),),
        forbidden_names=frozenset({"misc"}),
        services=(2, 4),
        services_line=15,
    )


def test_what_is_pinned_or_a_seed_is_owned() -> None:
    """One entry is enough to give a unit to a service and to keep it there."""
    found = read_boundaries(FULL, GRAPH)
    assert found.services == ("pay", "sales", "tax")
    assert found.units["shop.orders.place"] == "tax"
    assert found.shared_kernel == {"shop.tools.slug"}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("[constraints]\napart = []\nclose = []", 4, "unknown key 'close'"),
        ("[constraints]\nservices = '9..3'", 3, "`services` is a number or a range such as \"8..14\", not '9..3'"),
        ("[constraints]\nservices = true", 3, "`services` is a number"),
        ("[constraints]\nservices = 0", 3, "`services` is a number"),
        ("[constraints]\ntogether = ['shop.pay']", 3, "`together` must be a list of lists of two paths or more"),
        ("[constraints]\napart = [['shop.pay']]", 3, "`apart` must be a list of lists of two paths or more"),
        ("[services.a]\nfrozen = 1", 3, "`frozen` must be true or false"),
        (
            "[constraints]\ntogether = [\n['shop.pay', 'shop.tax'],\n['shop.pay', 'shop.odrers']]",
            5,
            "unknown path 'shop.odrers'; did you mean 'shop.orders'?",
        ),
        ("[services.a]\nseeds = ['shop.pya']", 3, "unknown path 'shop.pya'; did you mean 'shop.pay'?"),
        ("[constraints.forbidden]\nnames = ['a']\n[services.a]", 3, "'a' is forbidden here and a service in line 4"),
        ("[constraints.forbidden]\nname = ['a']", 3, "unknown key 'name'; did you mean 'names'?"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, line: int, problem: str) -> None:
    """File, line and problem."""
    with pytest.raises(ConfigError) as caught:
        constraints_of(text)
    assert (caught.value.path, caught.value.line) == ("b.toml", line)
    assert caught.value.problem.startswith(problem)


CONTRADICTIONS = {
    "pinned to two services": (
        "[services.a]\npins = ['shop.tax.rate']\n[services.b]\npins = ['shop.tax.rate']",
        (5, "path 'shop.tax.rate' is claimed twice, first by service 'a' in line 3"),
    ),
    "two services by what is together": (
        (
            "[services.a]\npins = ['shop.tax.rate']\n[services.b]\nseeds = ['shop.pay']\n"
            "[constraints]\ntogether = [['shop.tax', 'shop.pay.refund']]"
        ),
        (
            7,
            (
                "this cannot all be kept: line 3 keeps 'shop.tax.rate' in service 'a', line 7 holds 'shop.tax.rate' "
                "and 'shop.pay.refund' together, line 5 keeps 'shop.pay.refund' in service 'b'"
            ),
        ),
    ),
    "shared and in a service": (
        (
            "[shared]\npins = ['shop.tax']\n[services.b]\nseeds = ['shop.pay']\n"
            "[constraints]\ntogether = [['shop.tax', 'shop.pay']]"
        ),
        (
            7,
            (
                "this cannot all be kept: line 3 keeps 'shop.tax.rate' in [shared], line 7 holds 'shop.tax.rate' and "
                "'shop.pay.charge' together, line 5 keeps 'shop.pay.charge' in service 'b'"
            ),
        ),
    ),
    "apart and together by a third": (
        (
            "[constraints]\napart = [['shop.orders', 'shop.pay']]\ntogether = [\n['shop.orders.place', 'shop.tax'],\n"
            "['shop.tax', 'shop.pay.refund']]"
        ),
        (
            6,
            (
                "line 3 wants 'shop.orders' and 'shop.pay' apart, but line 5 holds 'shop.orders.place' and "
                "'shop.tax.rate' together, line 6 holds 'shop.tax.rate' and 'shop.pay.refund' together"
            ),
        ),
    ),
    "apart and in one service": (
        "[services.a]\npins = ['shop.tax.rate',\n'shop.pay']\n[constraints]\napart = [['shop.pay', 'shop.tax']]",
        (
            6,
            (
                "line 6 wants 'shop.pay' and 'shop.tax' apart, but lines 3 and 4 keep 'shop.pay.charge' and "
                "'shop.tax.rate' in service 'a'"
            ),
        ),
    ),
    "apart from itself": (
        "[constraints]\napart = [['shop',\n'shop.tax']]",
        (4, "lines 3 and 4 want 'shop' and 'shop.tax' apart, but 'shop.tax.rate' is in both"),
    ),
    "into a frozen service": (
        "[services.a]\nfrozen = true\nowns = ['shop.tax']\n[constraints]\ntogether = [['shop.tax', 'shop.pay']]",
        (
            6,
            (
                "'a' is frozen, but 'shop.pay.charge' would join it: line 4 keeps 'shop.tax.rate' in service 'a', "
                "line 6 holds 'shop.tax.rate' and 'shop.pay.charge' together"
            ),
        ),
    ),
    "more named services than wanted": (
        "[constraints]\nservices = 1\n[services.a]\npins = ['shop.tax']\n[services.b]\npins = ['shop.pay']",
        (3, "at most 1 service can be here, but these are named: 'a' (line 5), 'b' (line 7)"),
    ),
    "more apart than wanted": (
        "[constraints]\nservices = '1..2'\napart = [['shop.tax', 'shop.pay', 'shop.tools']]",
        (3, "at most 2 services can be here, but line 4 wants more apart"),
    ),
    "more services than code": (
        "[constraints]\nservices = '6..9'\ntogether = [['shop.tax', 'shop.pay']]",
        (3, "at least 6 services must be here, but there is code for 4 at most"),
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictions_name_both_sides(name: str) -> None:
    """What cannot all be kept is refused with the lines of all that it follows from."""
    text, expected = CONTRADICTIONS[name]
    with pytest.raises(ConfigError) as caught:
        constraints_of(text)
    assert (caught.value.path, caught.value.line, caught.value.problem) == ("b.toml", *expected)


BROKEN = {
    "together": (
        "together = [['shop.tax.rate', 'shop.pay.charge']]",
        (
            "line 8 holds 'shop.tax.rate' and 'shop.pay.charge' together, but line 3 gives 'shop.tax.rate' to service "
            "'a' and line 6 gives 'shop.pay.charge' to service 'b'"
        ),
    ),
    "together with what stays": (
        "together = [['shop.tax.rate', 'shop.tools.slug']]",
        (
            "line 8 holds 'shop.tax.rate' and 'shop.tools.slug' together, but line 3 gives 'shop.tax.rate' to service "
            "'a' and 'shop.tools.slug' stays in the monolith"
        ),
    ),
    "apart": (
        "apart = [['shop.tax', 'shop.orders']]",
        (
            "line 8 wants 'shop.tax' and 'shop.orders' apart, but line 3 gives 'shop.tax.rate' to service 'a' and "
            "line 4 gives 'shop.orders.Order' to service 'a'"
        ),
    ),
    "too few": ("services = 3", "2 services in this file, but 3 must be here"),
    "forbidden": (
        "forbidden.paths = ['shop.pay']",
        "line 8 forbids a service that is made of this alone, such as 'b'",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_cut_that_breaks_its_own_constraints_is_refused(name: str) -> None:
    """The file is what a run and a check rely on; a search may begin from it all the same."""
    constraint, problem = BROKEN[name]
    cut = "[services.a]\nowns = ['shop.tax',\n'shop.orders']\n[services.b]\nowns = ['shop.pay']\n[constraints]\n"
    with pytest.raises(ConfigError) as caught:
        read_boundaries(HEAD + cut + constraint, GRAPH)
    assert (caught.value.line, caught.value.problem) == (8, problem)
    assert constraints_of(cut + constraint).named == ()
