"""The Python interface gives what the command line gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from msgspec.structs import replace

import decomposer as dc
from decomposer.errors import InputError

FIXTURE = Path(__file__).parents[2] / "fixtures" / "monolith_app"


@pytest.fixture(scope="module")
def project() -> dc.Project:
    """The bundled monolith."""
    return dc.read(FIXTURE)


def test_tables(project: dc.Project) -> None:
    """Units and edges are data frames, one row each, the heaviest edge first."""
    units, edges = project.units_table(), project.edges_table()
    assert isinstance(units, pd.DataFrame)
    assert isinstance(edges, pd.DataFrame)
    assert len(units) == len(project.graph.units)
    assert list(edges["weight"]) == sorted((edge.weight for edge in project.graph.edges), reverse=True)


def test_plan_covers_the_proposal(project: dc.Project) -> None:
    """Each proposed service leaves in one step; boundaries given as text decide instead."""
    names = sorted(service.name for service in project.propose().services)
    assert sorted(step.service for step in project.plan().steps) == names
    own = project.plan('schema_version = 1\n[services.pages]\nowns = ["portal.views"]\n')
    assert [step.service for step in own.steps] == ["pages"]


def test_what_was_searched_for_is_kept(project: dc.Project) -> None:
    """Who asks again, or for another part of it, waits for nothing; another seed or file is another question."""
    assert project.propose() is project.propose()
    assert project.decide().proposal is project.propose()
    assert project.services() is project.decide().service_map


def test_boundaries_read_back_give_the_same_plan(project: dc.Project) -> None:
    """The written boundary file says exactly what the proposal says."""
    found = project.decide()
    assert replace(project.services(found.boundaries.text), paths={}) == found.service_map
    assert project.plan(found.boundaries.text) == found.plan


def test_statistics(project: dc.Project) -> None:
    """How much was seen; the two applications of the bundled monolith import each other."""
    found = project.statistics()
    assert [row.reason for row in found.unread] == ["syntax"]
    assert found.coupling.parts == ("backoffice", "portal")
    (pair,) = found.coupling.pairs
    assert pair.imported
    assert {tie.binding for tie in pair.ties} >= {"call", "via", "signal", "foreign_key", "query", "template"}


def test_notebook_display(project: dc.Project) -> None:
    """A project shows its numbers, a picture shows itself as SVG, or without Graphviz as escaped text."""
    assert "routes" in project._repr_html_()
    picture = project.picture()
    assert picture.dot.startswith("digraph")
    assert (picture._repr_svg_() is None) != (picture._repr_html_() is None)


def test_errors() -> None:
    """What cannot be read is an InputError with what to do; unknown names are AttributeErrors."""
    with pytest.raises(InputError, match="does not exist; give the folder"):
        dc.read("no/such/folder")
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = dc.reed
    assert set(dir(dc)) >= {"read", "Project"}


def test_import_is_light() -> None:
    """`import decomposer` loads no library and no stage."""
    script = (
        "import sys, decomposer; print(sorted(name for name in sys.modules if name[:10] in ('decomposer', 'msgspec')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "['decomposer', 'decomposer.version']"
