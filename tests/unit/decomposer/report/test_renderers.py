"""Each renderer against a stored text; `UPDATE_SNAPSHOTS=1` writes them anew, for people to read the difference."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from msgspec.structs import replace

from analyzers.call_graph import Callee, CallGraph
from analyzers.program import BlindSpot, CallCounts, LeftOut, Location, Program
from decomposer.clustering import compare_cuts, with_metrics
from decomposer.deciding import review_of
from decomposer.graph.call_trees import CallTrees
from decomposer.graph.coupling import find_coupling
from decomposer.graph.definitions import count_definitions
from decomposer.model.choices import Choice, Choices
from decomposer.model.documents import GapsRow, LeftOutRow, StatisticsDocument, UnreadRow
from decomposer.model.proposal import CutMetrics
from decomposer.pipeline import find_uses
from decomposer.planning import plan
from decomposer.report import findings
from decomposer.report.callgraph import CallFilter, render_callgraph_json, render_callgraph_text
from decomposer.report.comparison import render_comparison, render_comparison_json
from decomposer.report.dot import render_dot
from decomposer.report.explanation import Known, explain, explain_pair, render_explanation
from decomposer.report.graph_json import render_graph_json
from decomposer.report.graphml import render_graphml
from decomposer.report.inventory import render_inventory, render_inventory_json
from decomposer.report.mermaid import render_mermaid
from decomposer.report.plan_json import render_plan_json
from decomposer.report.plan_markdown import render_plan_markdown
from decomposer.report.proposal_json import render_proposal_json
from decomposer.report.proposal_markdown import render_proposal_markdown
from decomposer.report.service_graph import build_service_graph
from decomposer.report.statistics import build_statistics, render_statistics_json
from tests.fakes.call_graphs import call_graph
from tests.fakes.cuts import cut
from tests.fakes.programs import program
from tests.fakes.verdicts import verdict

SNAPSHOTS = Path(__file__).parent / "snapshots"
SHOP = """
    shop.orders.Order declares orders
    shop.orders.place handles POST /orders/
    shop.orders.show handles GET /orders/<int:pk>/
    shop.orders.place inserts orders
    shop.orders.place calls shop.billing.charge in loop
    shop.orders.place implies shop.billing.Account.balance
    shop.orders.place instantiates shop.billing.Account
    shop.orders.place uses requests.get
    shop.orders.place guesses shop.admin.report
    shop.orders.show via shop.orders.Order
    shop.orders.place updates accounts
    shop.orders.place commits orders, accounts
    orders refers to accounts
    shop.billing.Account declares accounts
    shop.billing.charge updates accounts
    shop.billing.charge calls shop.orders.show
    shop.billing.Guard wraps requests
    shop.billing.Guard reads accounts
    shop.billing.charge caches rates
    shop.orders.show asks rates
    shop.mail.send runs as send_mail
    shop.orders.place task shop.mail.send
    shop.text.slug
    shop.orders.show calls shop.text.slug
    shop.admin.report joins orders, accounts
    shop.admin.report reads orders
"""
GRAPH, SERVICES = cut(program(SHOP), orders="shop.orders", billing="shop.billing", mail="shop.mail", kernel="shop.text")
CALLS = call_graph(GRAPH.program)
WHY = (("a name of unknown value is called", 1), ("the receiver is of unknown type", 2))
COUNTS = CallCounts(project=6, external=2, builtin=1, unresolved=3, reasons=WHY)
CUT = CutMetrics(0.3, 0.2, 1, 2, 3, 4, 5, 6)
CHOICES = Choices((Choice("middle", 3, 0.4, 0.9, CUT, 2), Choice("fine", 5, 0.3, 0.8, CUT, 1)), "middle", "3 services")
STABILITY = {"shop.orders.place": 0.5, "shop.orders.show": 1.0}
REVIEW = replace(review_of(GRAPH, SERVICES, plan(GRAPH, SERVICES), STABILITY), choices=CHOICES)
FIRST: dict[str, str | None] = {**SERVICES.units, "shop.text.slug": None, "shop.gone": "mail"}
SECOND = {**FIRST, "shop.mail": "post", "shop.mail.send": "post", "shop.text.slug": "orders"}
COMPARISON = with_metrics(compare_cuts(FIRST, SECOND), GRAPH, FIRST, SECOND)
MAP = build_service_graph(GRAPH, SERVICES)
VERDICT = verdict()


def explained(name: str) -> str:
    """The explanation of one thing as text."""
    trees = CallTrees(GRAPH.program)
    coupling = find_coupling(GRAPH.program)
    known = Known(GRAPH.program, trees.entry_points(), trees.ways, trees.tables, coupling)
    return render_explanation(explain(known, name))


def statistics(found: Program) -> StatisticsDocument:
    """The numbers of a program."""
    return build_statistics(found, count_definitions(found), find_coupling(found))


def with_gaps(found: Program) -> Program:
    """The program with what was not read and not resolved."""
    spots = (
        BlindSpot("file", "syntax", Location("shop/old.py", 3), "invalid syntax"),
        BlindSpot("file", "syntax", Location("shop/bad.py", 1), "unexpected indent"),
        BlindSpot("route", "the view is unknown", Location("shop/urls.py", 2), "views.gone"),
    )
    return replace(found, calls=COUNTS, blind_spots=spots, left_out=(LeftOut("gitignore", 2),))


RENDERED: dict[str, Callable[[], str]] = {
    "plan.md": lambda: render_plan_markdown(plan(GRAPH, SERVICES), REVIEW.verdict),
    "plan.json": lambda: render_plan_json(plan(GRAPH, SERVICES)),
    "proposal.md": lambda: render_proposal_markdown(REVIEW),
    "proposal.json": lambda: render_proposal_json(REVIEW),
    "comparison.txt": lambda: render_comparison(COMPARISON),
    "comparison.json": lambda: render_comparison_json(COMPARISON),
    "graph.json": lambda: render_graph_json(GRAPH),
    "graph.graphml": lambda: render_graphml(GRAPH),
    "services.dot": lambda: render_dot(MAP),
    "services.mmd": lambda: render_mermaid(MAP),
    "callgraph.json": lambda: render_callgraph_json(CALLS, CallFilter()),
    "callgraph.txt": lambda: render_callgraph_text(CALLS, CallFilter(externals=False, confidence="guess")),
    "explanation-symbol.txt": lambda: explained("shop.orders.place"),
    "explanation-table.txt": lambda: explained("orders"),
    "explanation-route.txt": lambda: explained("POST /orders/"),
    "explanation-pair.txt": lambda: render_explanation(explain_pair(GRAPH, SERVICES, "orders", "shop.billing")),
    "inventory.txt": lambda: render_inventory(GRAPH.program, find_uses(GRAPH.program)),
    "inventory.json": lambda: render_inventory_json(GRAPH.program, find_uses(GRAPH.program)),
    "findings.txt": lambda: findings.render_full(VERDICT, known=True),
    "findings.concise": lambda: findings.render_concise(VERDICT, known=True),
    "findings.json": lambda: findings.render_json(VERDICT),
    "findings.sarif": lambda: findings.render_sarif(VERDICT, "1.2"),
    "findings.xml": lambda: findings.render_junit(VERDICT),
    "findings.github": lambda: findings.render_github(VERDICT, known=True),
    "findings-gitlab.json": lambda: findings.render_gitlab(VERDICT),
    "findings.md": lambda: findings.render_markdown(VERDICT, known=True),
    "statistics.json": lambda: render_statistics_json(statistics(with_gaps(GRAPH.program))),
}


@pytest.mark.parametrize("name", sorted(RENDERED))
def test_output_is_the_stored_one(name: str) -> None:
    """The text is, byte for byte, the one that a person has read and stored."""
    found, stored = RENDERED[name](), SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        stored.write_text(found, encoding="utf-8")
    assert found == stored.read_text(encoding="utf-8")


def test_calls_are_between_own_definitions() -> None:
    """graph.json holds calls, calls through frameworks and instantiations apart, without guesses and libraries."""
    document = json.loads(render_graph_json(GRAPH))
    assert document["calls"]["shop.orders.place"] == ["shop.billing.charge"]
    assert document["via"] == {"shop.orders.place": ["shop.mail.send"], "shop.orders.show": ["shop.orders.Order"]}
    assert document["implicit"] == {"shop.orders.place": ["shop.billing.Account.balance"]}
    assert document["instantiations"] == {"shop.orders.place": ["shop.billing.Account"]}
    assert {"function": "shop.orders.place", "table": "orders", "op": "insert"} in document["data"]
    assert document["transactions"] == [{"function": "shop.orders.place", "tables": ["accounts", "orders"]}]
    assert document["routes"][0] == {"method": "GET", "pattern": "/orders/<int:pk>/", "handler": "shop.orders.show"}


def test_callgraph_filter() -> None:
    """Libraries and uncertain calls are left out on demand, implicit ones are shown on demand."""
    everything = json.loads(render_callgraph_json(CALLS, CallFilter(confidence="guess")))
    assert everything["shop.orders.place"] == ["requests.get", "shop.admin.report", "shop.billing.charge"]
    own = json.loads(render_callgraph_json(CALLS, CallFilter(externals=False, confidence="certain")))
    assert own["shop.orders.place"] == ["shop.billing.charge"]
    wanted = CallFilter(externals=False, implicit=True)
    assert json.loads(render_callgraph_json(CALLS, wanted))["shop.orders.place"] == [
        "shop.billing.Account.balance",
        "shop.billing.charge",
    ]


def test_a_callee_is_shown_once_however_it_is_called() -> None:
    """A method that is called by name and by an operator is one callee; a caller without any is not shown."""
    calls = {"a.f": (Callee("a.C.__len__"), Callee("a.C.__len__", "implicit")), "a.g": (Callee("a.C", "instantiate"),)}
    assert json.loads(render_callgraph_json(CallGraph(calls), CallFilter(implicit=True))) == {"a.f": ["a.C.__len__"]}


def test_shares_add_up() -> None:
    """Of all call sites, by what they lead to; the most frequent reason comes first; no site at all is no error."""
    found = statistics(with_gaps(GRAPH.program))
    assert found.call_sites == 12
    assert [row.share for row in found.targets] == [0.5, 0.1667, 0.0833, 0.25]
    assert [(row.sites, row.share) for row in found.reasons] == [(2, 0.1667), (1, 0.0833)]
    empty = statistics(program(""))
    assert {row.share for row in empty.targets} == {0.0}
    assert (empty.coupling.share, empty.coupling.pairs, empty.definitions.folders) == (0.0, (), ())


def test_gaps_are_told_with_their_reason_and_place() -> None:
    """Files that could not be read by reason with the first one, and whatever else was not resolved."""
    found = statistics(with_gaps(GRAPH.program))
    assert found.unread == (UnreadRow("syntax", 2, "shop/bad.py:1", "unexpected indent"),)
    assert found.gaps == (GapsRow("route", "the view is unknown", 1, ("shop/urls.py:2",)),)
    assert found.left_out == (LeftOutRow("gitignore", 2),)


def test_names_that_no_file_can_hold_are_written(tmp_path: Path) -> None:
    """A lone surrogate in a name becomes a question mark, in the same layout."""
    graph = CallGraph({"a.\udcff": (Callee("b.f"),)})
    text = render_callgraph_json(graph, CallFilter())
    assert text == '{\n "a.?": [\n  "b.f"\n ]\n}\n'
    (tmp_path / "calls.json").write_text(text, encoding="utf-8")


def test_graphml_is_read_by_networkx() -> None:
    """The file holds every unit and edge with its weight."""
    read = nx.parse_graphml(render_graphml(GRAPH))
    assert sorted(read.nodes) == [unit.id for unit in GRAPH.units]
    assert {(one, two): data["weight"] for one, two, data in read.edges(data=True)} == {
        (edge.source, edge.target): edge.weight for edge in GRAPH.edges
    }


def test_map_links_say_what_is_cut() -> None:
    """A link counts calls, messages, reads, writes and foreign keys apart; calls of the shared kernel are none."""
    links = {(link.source, link.target): link.label for link in MAP.links}
    assert links["orders", "billing"] == "1 call, 1 write, 1 foreign key"
    assert ("orders", "shared kernel") not in links
    assert links["monolith", "orders"] == "1 read"
