"""What people may write, and what they are told if they may not."""

from __future__ import annotations

import pytest

from decomposer.boundaries import Unclaimed, find_unclaimed, read_boundaries
from decomposer.errors import ConfigError
from decomposer.graph import build
from tests.fakes.programs import program

GRAPH = build(
    program("""
        shop.orders.Order declares orders
        shop.orders.Order.save updates orders
        shop.orders.place handles GET /orders/
        shop.pay.charge runs as charge
        shop.tools.slug
        shop.late.extra
        table audit
    """)
)

EDITED = """\
# our cut
schema_version = 1

[services.sales] # was: order
owns = ["shop"]   # everything, but
tables = ['orders']
routes = ["GET /orders/"]

[services."pay.ments"]
owns = [
    "shop.pay",  # leaves first
]
tasks = ["charge"]

[shared]
owns = ["shop.tools"]
"""


def complaint(text: str) -> ConfigError:
    """The error that a text gives."""
    with pytest.raises(ConfigError) as caught:
        read_boundaries(text, GRAPH, "some/boundaries.toml")
    return caught.value


def test_the_longest_path_wins() -> None:
    """A package is claimed with all that is below it, except what somebody claims more exactly."""
    found = read_boundaries(EDITED, GRAPH)
    assert found.services == ("pay.ments", "sales")
    assert found.units == {
        "shop.late.extra": "sales",
        "shop.orders.Order": "sales",
        "shop.orders.place": "sales",
        "shop.pay.charge": "pay.ments",
    }
    assert found.shared_kernel == {"shop.tools.slug"}
    assert (found.tables, found.routes, found.tasks) == (
        {"orders": "sales"},
        {"GET /orders/": "sales"},
        {"charge": "pay.ments"},
    )


def test_what_nobody_claims_is_listed() -> None:
    """Units, tables, routes and tasks that are new since the file was written can be shown to people."""
    text = 'schema_version = 1\n[services.sales]\nowns = ["shop.orders"]\n[shared]\nowns = ["shop.tools"]\n'
    assert find_unclaimed(read_boundaries(text, GRAPH), GRAPH) == Unclaimed(
        units=("shop.late.extra", "shop.pay.charge"),
        tables=("audit", "orders"),
        routes=("GET /orders/",),
        tasks=("charge",),
    )


def test_a_file_without_services_is_valid() -> None:
    """Everything stays in the monolith."""
    assert read_boundaries("schema_version = 1", GRAPH).services == ()


def test_inline_tables_are_toml_too() -> None:
    """Any form of TOML will do."""
    text = 'schema_version = 1\nservices = { a = { owns = ["shop.pay"] } }\nshared.owns = ["shop.tools"]\n'
    found = read_boundaries(text, GRAPH)
    assert found.units == {"shop.pay.charge": "a"}
    assert found.shared_kernel == {"shop.tools.slug"}


HEAD = "schema_version = 1\n\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", None, "`schema_version = 1` expected, found None"),
        ("# nothing\n\nschema_version = 2\n", 3, "`schema_version = 1` expected, found 2"),
        ("schema_version = true", 1, "`schema_version = 1` expected, found True"),
        (f"{HEAD}[services.a]\nowns = [\n", 5, "not valid TOML"),
        (f"{HEAD}[services.a]\nowns = nonsense\n", 4, "not valid TOML"),
        (f"{HEAD}x = {'[' * 5000}", None, "not valid TOML"),
        (f"{HEAD}[service.a]\nowns = []\n", 3, "unknown key 'service'; did you mean 'services'?"),
        (f"{HEAD}[services.a]\n\nown = []\n", 5, "unknown key 'own'; did you mean 'owns'?"),
        (f"{HEAD}[services.a]\n'zz\"z' = []\n", 4, "unknown key 'zz\"z'"),
        (f"{HEAD}[shared]\ntables = []\n", 4, "unknown key 'tables'"),
        (f"{HEAD}services = 3\n", 3, "`services` must be a table"),
        (f"{HEAD}[services]\na = []\n", 4, "`a` must be a table"),
        (f"{HEAD}[services.a]\nowns = 'shop'\n", 4, "`owns` must be a list of strings"),
        (f"{HEAD}[services.a]\ntables = [\n  1.5,\n]\n", 4, "`tables` must be a list of strings"),
        (f"{HEAD}[services.monolith]\n", 3, "a service cannot be called 'monolith'"),
        (f"{HEAD}[services.'']\n", 3, "a service cannot be called ''"),
        (
            f"{HEAD}[services.a]\nowns = [\n  'shop.pay',\n  'shop.ordres', # here\n]\n",
            6,
            "unknown path 'shop.ordres'; did you mean 'shop.orders'?",
        ),
        (f"{HEAD}[services.a]\nowns = ['qqq']\n", 4, "unknown path 'qqq'"),
        (
            f"{HEAD}[services.a]\nowns = ['shop.orders.Order.save']\n",
            4,
            "'shop.orders.Order.save' is a part of 'shop.orders.Order', which moves as a whole",
        ),
        (f"{HEAD}[services.a]\ntables = ['order']\n", 4, "unknown table 'order'; did you mean 'orders'?"),
        (
            f"{HEAD}[services.a]\nroutes = ['POST /orders/']\n",
            4,
            "unknown route 'POST /orders/'; did you mean 'GET /orders/'?",
        ),
        (f"{HEAD}[services.a]\ntasks = ['charg']\n", 4, "unknown task 'charg'; did you mean 'charge'?"),
        (
            f"{HEAD}[services.a]\nowns = ['shop.pay']\n[services.b]\nowns = [\n\n'shop.pay']\n",
            8,
            "path 'shop.pay' is claimed twice, first by service 'a'",
        ),
        (
            f"{HEAD}[services.a]\nowns = [\n'shop.pay',\n'shop.orders',\n'shop.pay']\n",
            7,
            "path 'shop.pay' is claimed twice, first by service 'a'",
        ),
        (
            f"{HEAD}[shared]\n[services.a]\ntasks = ['charge']\n[services.b]\ntasks = ['charge']\n",
            7,
            "task 'charge' is claimed twice, first by service 'a'",
        ),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, line: int | None, problem: str) -> None:
    """File, line and problem: what is wrong, and what was probably meant."""
    error = complaint(text)
    assert (error.path, error.line) == ("some/boundaries.toml", line)
    assert error.problem.startswith(problem)
    assert error.exit_code == 2
