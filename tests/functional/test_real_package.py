"""One real package from the index, from its files to a gateway that answers. `make corpus` tries larger ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.index_packages import NotAvailableError, get_package
from tests.outputs import find_refusal, find_undiverted, find_wrong_answers, list_steps

REQUIREMENT = "django-oscar==4.2.1"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `decomposer run` writes about the package; without an index the tests are skipped, in CI too."""
    try:
        root = get_package(REQUIREMENT)
    except NotAvailableError as error:
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("real")
    program = str(Path(sys.executable).with_name("decomposer"))
    command = [program, "run", str(root), "--out", "out", "--no-cache", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Traceback" not in done.stdout
    return folder / "out"


def test_finds_services_tables_and_routes(out: Path) -> None:
    """The plan has steps for more than one service; routes and tables were seen, and what was not resolved is told."""
    graph, plan = (json.loads((out / name).read_text("utf-8")) for name in ("graph.json", "plan.json"))
    assert len({step["service"] for step in plan["steps"]}) > 1
    assert sum(len(step["tables"]) for step in plan["steps"]) > 50
    assert len(graph["routes"]) > 100
    assert graph["blind_spots"]


def test_every_step_is_accepted_by_nginx(out: Path, tmp_path: Path) -> None:
    """The file of each step loads as it was written, and its table holds each route that the plan has moved."""
    steps = list_steps(out)
    assert len(steps) == 1 + len(json.loads((out / "plan.json").read_text("utf-8"))["steps"])
    assert [find_refusal(step, tmp_path) for step in steps] == [""] * len(steps)
    assert [find_undiverted(out, step) for step in steps] == [[]] * len(steps)


@pytest.mark.parametrize("share", [0.5, 1])
def test_requests_land_by_the_route_table(out: Path, tmp_path: Path, share: float) -> None:
    """Through the gateway of a step in the middle and of the last one, each request reaches its upstream."""
    steps = list_steps(out)
    requests, wrong = find_wrong_answers(steps[round(share * (len(steps) - 1))], tmp_path)
    assert requests > 1000
    assert wrong == []
