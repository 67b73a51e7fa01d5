"""Names of analysed code are text in every output, whatever they contain."""

from __future__ import annotations

import json
import re
import subprocess
from xml.etree import ElementTree as ET

import msgspec

from analyzers.program import BlindSpot, Location, Table
from decomposer.deciding import review_of
from decomposer.model import DependencyGraph, ServiceMap
from decomposer.pipeline import find_uses
from decomposer.planning import plan
from decomposer.report.dot import render_dot
from decomposer.report.graph_json import render_graph_json
from decomposer.report.graphml import render_graphml
from decomposer.report.inventory import render_inventory
from decomposer.report.markdown_text import code, prose
from decomposer.report.mermaid import render_mermaid
from decomposer.report.plan_json import render_plan_json
from decomposer.report.plan_markdown import render_plan_markdown
from decomposer.report.proposal_json import render_proposal_json
from decomposer.report.proposal_markdown import render_proposal_markdown
from decomposer.report.service_graph import build_service_graph
from tests.fakes.cuts import cut
from tests.fakes.programs import program
from tests.tools import require_tool

EVIL = '"><script>alert(1)</script>|`]\\\n\x1b[31m${x}$(x)\ud800\x00 #{'


def evil_cut() -> tuple[DependencyGraph, ServiceMap]:
    """A program whose table has an evil name, used across services."""
    graph, services = cut(program("a.f calls b.g\nb.Row declares rows\na.f updates rows"), a="a", b="b")
    table = Table(EVIL, "b.Row", EVIL, Location(f"{EVIL}.py", 1))
    accesses = tuple(msgspec.structs.replace(one, table=EVIL) for one in graph.program.accesses)
    spots = (BlindSpot("call", EVIL, Location(f"{EVIL}.py", 1), EVIL),)
    changed = msgspec.structs.replace(graph.program, tables=(table,), accesses=accesses, blind_spots=spots)
    owners = msgspec.structs.replace(services, tables={EVIL: "b"})
    return msgspec.structs.replace(graph, program=changed, tables={EVIL: "b.Row"}), owners


def test_dot_and_svg() -> None:
    """Graphviz draws the map, and the picture is XML without a script."""
    dot = require_tool("dot")
    text = render_dot(build_service_graph(*evil_cut()))
    drawn = subprocess.run([dot, "-Tsvg"], input=text.encode(), capture_output=True, check=True, timeout=60)
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(drawn.stdout).iter()}  # noqa: S314
    assert "script" not in tags
    assert "svg" in tags


def test_json_is_json() -> None:
    """Both documents parse, whatever the names hold."""
    graph, services = evil_cut()
    assert json.loads(render_graph_json(graph))["data"][0]["table"].startswith('"><script>')
    assert json.loads(render_plan_json(plan(graph, services)))["steps"]
    assert json.loads(render_proposal_json(review_of(graph, services, plan(graph, services), {})))["units"]


def test_graphml_is_xml() -> None:
    """Names that XML has no place for are replaced."""
    graph, _ = evil_cut()
    units = (msgspec.structs.replace(graph.units[0], module=EVIL), *graph.units[1:])
    ET.fromstring(render_graphml(msgspec.structs.replace(graph, units=units)))  # noqa: S314


def test_markdown_has_no_raw_html() -> None:
    """Outside of code spans no tag and no new table cell comes from a name."""
    graph, services = evil_cut()
    named = msgspec.structs.replace(services, services=("b", EVIL), units={"a.f": EVIL, "b.g": EVIL, "b.Row": "b"})
    review = review_of(graph, named, plan(graph, named), {})
    text = render_plan_markdown(plan(graph, services), review.verdict) + render_proposal_markdown(review)
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    assert re.search(r"(?<!\\)<script", outside) is None
    assert "\x1b" not in text


def test_code_spans_cannot_be_closed_from_inside() -> None:
    """The fence is longer than any run of backticks; a pipe is escaped for tables; a line break is a space."""
    assert code("a`b``c") == "``` a`b``c ```"
    assert code("a|b\nc") == "`a\\|b c`"
    assert code("") == ""


def test_prose_keeps_names_readable() -> None:
    """Underscores inside a word stay as they are, those at its edge and all markup are escaped."""
    assert prose("user_id of __init__ *x* <b>") == "user_id of \\_\\_init\\_\\_ \\*x\\* \\<b\\>"


def test_terminal_and_mermaid() -> None:
    """No escape sequence reaches a terminal, no label of a flowchart is closed early."""
    graph, services = evil_cut()
    assert "\x1b" not in render_inventory(graph.program, find_uses(graph.program))
    named = msgspec.structs.replace(services, services=("a", 'b"] --> c["'))
    named = msgspec.structs.replace(named, units=dict.fromkeys(named.units, 'b"] --> c["'))
    for line in render_mermaid(build_service_graph(graph, named)).splitlines():
        assert re.fullmatch(r'flowchart LR|  s\d+\["[^"]*"\]|  s\d+ -->\|"[^"]*"\| s\d+', line)
