"""The output folder of a run, read back; its gateway configurations, tried before small backends."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec

from decomposer.gateway import make_probes
from decomposer.model import RouteModel
from decomposer.model.gateway import RoutesDocument
from tests.gateways import TIMEOUT, check, write_configuration
from tests.tools import require_tool


def list_steps(out: Path) -> list[Path]:
    """The folders of the gateway's steps, in order."""
    return sorted((out / "gateway").iterdir())


def read_routes(step: Path) -> RouteModel:
    """The route table of a step."""
    return msgspec.json.decode((step / "routes.json").read_bytes(), type=RoutesDocument)


def find_undiverted(out: Path, step: Path) -> list[str]:
    """Routes of services that the plan has taken out by this step, and that its table does not give to them."""
    model = read_routes(step)
    given = {(route.method, route.pattern, route.upstream) for route in model.routes}
    given |= {(route.method, route.pattern, route.owner) for route in model.skipped}
    return [
        f"{method} {pattern}"
        for method, pattern, service in _planned(out, int(step.name.removeprefix("step-")))
        if (method, pattern, service) not in given
    ]


def _planned(out: Path, last: int) -> Iterator[tuple[str, str, str]]:
    """Method, pattern and service of each route that is out after the step of that number."""
    for step in json.loads((out / "plan.json").read_text("utf-8"))["steps"][:last]:
        for route in step["routes"]:
            method, _, pattern = route.partition(" ")
            yield method, pattern, step["service"]


def find_refusal(step: Path, folder: Path) -> str:
    """What nginx says against the configuration of a step, as it was written; empty when it accepts it."""
    write_configuration(folder, (step / "nginx.conf").read_text("utf-8"))
    command = [require_tool("nginx"), "-t", "-p", str(folder), "-e", "stderr", "-c", "nginx.conf"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    return done.stderr if done.returncode else ""


def find_wrong_answers(step: Path, folder: Path) -> tuple[int, list[str]]:
    """How many requests were sent through the real nginx, and those that another than the right upstream answered."""
    model = read_routes(step)
    probes = make_probes(model)
    wrong = check(model, (step / "nginx.conf").read_text("utf-8"), folder, probes)
    return len(probes), [
        f"{one.probe.method} {one.probe.target}: {one.landed}, not {one.probe.upstream}" for one in wrong
    ]
