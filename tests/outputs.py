"""The output folder of a run, read back; its gateway configurations, tried before small backends."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec

from decomposer.gateway import Interpreter, Probe, make_probes
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


def _sample(model: RouteModel, most_routes: int) -> list[Probe]:
    """Requests for some routes and claims of a table, with the upstreams by the whole table."""
    pace = math.ceil(len(model.routes) / most_routes) or 1
    some = msgspec.structs.replace(model, routes=model.routes[::pace], claims=model.claims[::pace])
    interpreter = Interpreter(model)
    return [
        Probe(probe.method, probe.target, interpreter.choose(probe.method, probe.target)) for probe in make_probes(some)
    ]


def find_refusal(step: Path, folder: Path) -> str:
    """What nginx says against the configuration of a step, as it was written; empty when it accepts it."""
    write_configuration(folder, (step / "nginx.conf").read_text("utf-8"))
    command = [require_tool("nginx"), "-t", "-p", str(folder), "-e", "stderr", "-c", "nginx.conf"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    return done.stderr if done.returncode else ""


def find_wrong_answers(step: Path, folder: Path, most_routes: int | None = None) -> tuple[int, list[str]]:
    """How many requests were sent through the real nginx, and those that another than the right upstream answered.

    Of a table with more than `most_routes`, requests are made for so many, taken from all over it; the whole table
    still says where they must land.
    """
    model = read_routes(step)
    probes = make_probes(model) if most_routes is None else _sample(model, most_routes)
    wrong = check(model, (step / "nginx.conf").read_text("utf-8"), folder, probes)
    return len(probes), [
        f"{one.probe.method} {one.probe.target}: {one.landed}, not {one.probe.upstream}" for one in wrong
    ]
