"""The published JSON schemas are up to date, and the outputs are what they say."""

from __future__ import annotations

import json

import jsonschema
import pytest

from decomposer.clustering import compare_cuts
from decomposer.clustering.warm_start import warm_start
from decomposer.deciding import review_of
from decomposer.graph.coupling import find_coupling
from decomposer.graph.definitions import count_definitions
from decomposer.model.schema import FOLDER, build_schemas
from decomposer.pipeline import find_uses, judge_factors
from decomposer.planning import plan
from decomposer.report.comparison import render_comparison_json
from decomposer.report.explanation import explain_pair, render_explanation_json
from decomposer.report.factors import render_factors_json
from decomposer.report.graph_json import render_graph_json
from decomposer.report.inventory import render_inventory_json
from decomposer.report.moves import render_moves_json
from decomposer.report.plan_json import render_plan_json
from decomposer.report.proposal_json import render_proposal_json
from decomposer.report.statistics import build_statistics, render_statistics_json
from tests.fakes.cuts import cut
from tests.fakes.programs import program

PROGRAM = """
    a.f calls b.g in loop
    b.g calls a.f
    b.Row declares rows
    a.Row declares others
    others refers to rows
    a.f updates rows
    a.f joins rows, others
    a.f commits rows, others
    a.f handles GET /a/
    a.f keeps a.CART
    b.g requests https://rates/all
"""
GRAPH, SERVICES = cut(program(PROGRAM), a="a", b="b")
REVIEW = review_of(GRAPH, SERVICES, plan(GRAPH, SERVICES), {"a.f": 0.5})
STATISTICS = build_statistics(GRAPH.program, count_definitions(GRAPH.program), find_coupling(GRAPH.program))


@pytest.mark.parametrize("name", sorted(build_schemas()))
def test_schema_is_up_to_date(name: str) -> None:
    """`python -m decomposer.model.schema` would write what is there."""
    assert (FOLDER / name).read_text(encoding="utf-8") == build_schemas()[name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("graph", render_graph_json(GRAPH)),
        ("explanation", render_explanation_json(explain_pair(GRAPH, SERVICES, "a", "b"))),
        ("inventory", render_inventory_json(GRAPH.program, find_uses(GRAPH.program))),
        ("factors", render_factors_json(judge_factors(GRAPH.program))),
        ("moves", render_moves_json(warm_start(GRAPH, SERVICES, gain=-1.0), ["a.old"])),
        ("plan", render_plan_json(plan(GRAPH, SERVICES))),
        ("comparison", render_comparison_json(compare_cuts({"a.f": "a", "b.g": None}, {"a.f": "b"}))),
        ("proposal", render_proposal_json(REVIEW)),
        ("statistics", render_statistics_json(STATISTICS)),
    ],
)
def test_output_is_valid(name: str, text: str) -> None:
    """The document validates, and no longer does without its version."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    document = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(document)
    del document["schema_version"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(document)
