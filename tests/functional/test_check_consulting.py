"""Rules that need another stage or what a run wrote: moves, shadowed and diverted routes, files of the gateway."""

from __future__ import annotations

import json
from pathlib import Path

from tests.fakes.shops import Call, edit

VIEWS = """\
from fastapi import FastAPI

app = FastAPI()


@app.get("/orders/{name}")
def show(name: str):
    return name


@app.get("/invoices")
def invoices():
    return []
"""
BOUNDARIES = """
[services.web]
owns = ["web"]
routes = ["GET /orders/{name}", "GET /invoices"]
"""


def states(call: Call, rule: str) -> list[tuple[str, str]]:
    """State and target of each finding of a rule."""
    document = json.loads(call("check", "project", "--output-format", "json")[1])
    return [(one["state"], one["target"]) for one in document["findings"] if one["rule"] == rule]


def test_shadowed_routes(shop: Path, call: Call) -> None:
    """The order of the routes decides; each is a finding until it is turned round."""
    (shop / "project/web.py").write_text(VIEWS)
    with (shop / "boundaries.toml").open("a") as file:
        file.write(BOUNDARIES.replace('"GET /invoices"', '"GET /invoices", "GET /orders/new"'))
    late = '\n\n@app.get("/orders/new")\ndef new():\n    return 1\n'
    (shop / "project/web.py").write_text(VIEWS + late)
    assert states(call, "shadowed-route") == [("new", "GET /orders/new")]
    (shop / "project/web.py").write_text(VIEWS.replace("\n\n@app", f"{late}\n\n@app", 1))
    assert states(call, "shadowed-route") == []


def test_a_diverted_route(shop: Path, call: Call) -> None:
    """Its code is accepted in one version; a change is new, a comment none, and code that is gone leaves nothing."""
    (shop / "project/web.py").write_text(VIEWS)
    with (shop / "boundaries.toml").open("a") as file:
        file.write(BOUNDARIES + 'diverted = ["GET /invoices"]\n')
    ((state, target),) = states(call, "diverted-route")
    assert (state, target.startswith("GET /invoices ")) == ("new", True)
    call("baseline", "write", "project")
    edit(shop / "project/web.py", "    return []", "    # None.\n    return []")
    assert states(call, "diverted-route") == [("known", target)]
    edit(shop / "project/web.py", "    return []", "    return [1]")
    assert sorted(state for state, _ in states(call, "diverted-route")) == ["new", "stale"]
    edit(shop / "boundaries.toml", ', "GET /invoices"]', "]")
    edit(shop / "project/web.py", '@app.get("/invoices")\n', "")
    assert states(call, "diverted-route") == [("stale", target)]


def test_what_a_run_wrote(shop: Path, call: Call) -> None:
    """Files of another cut, and a gateway that sends to what is gone; where there are no such files, nobody knows."""
    (shop / "project/web.py").write_text(VIEWS)
    with (shop / "boundaries.toml").open("a") as file:
        file.write(BOUNDARIES)
    assert call("run", "project")[0] == 0
    (shop / ".decomposer/boundaries.toml").write_text((shop / "boundaries.toml").read_text())
    assert states(call, "outdated-artifacts") == [("new", ".decomposer")]
    assert call("run", "project")[0] == 0
    edit(shop / "boundaries.toml", "[services.web]", '# A remark.\n[services.web]\nexpose = ["web.*"]')
    assert states(call, "outdated-artifacts") == []
    edit(shop / "boundaries.toml", ', "GET /invoices"]', "]")
    edit(shop / "project/web.py", '@app.get("/invoices")\n', "")
    assert states(call, "outdated-artifacts") == [("new", ".decomposer")]
    assert states(call, "gateway-route") == [("new", "/invoices")]
    call("baseline", "write", "project")
    (shop / ".decomposer").rename(shop / "elsewhere")
    assert states(call, "gateway-route") == []
    before = (shop / "baseline/web.toml").read_bytes()
    assert call("baseline", "shrink", "project")[0] == 0
    assert (shop / "baseline/web.toml").read_bytes() == before


def test_moves(shop: Path, call: Call) -> None:
    """Code that leans to another service is shown where the boundaries ask for it, and does not fail."""
    lines = "\n".join(f"def use{number}():\n    return rate()\n\n" for number in range(4))
    (shop / "project/orders/rates.py").write_text("def rate():\n    return 1\n")
    (shop / "project/billing/uses.py").write_text(f"from orders.rates import rate\n\n\n{lines}")
    edit(shop / "boundaries.toml", 'tables = ["orders_order"]', 'tables = ["orders_order"]\nexpose = ["orders.**"]')
    assert states(call, "assignment-drift") == []
    with (shop / "boundaries.toml").open("a") as file:
        file.write("[check]\nmoves = 0.5\n")
    assert ("new", "orders.rates.rate") in states(call, "assignment-drift")
    edit(shop / "boundaries.toml", "moves = 0.5", "moves = 2")
    assert "`moves` must be a number above 0, up to 1" in call("check", "project")[2]
