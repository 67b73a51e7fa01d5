"""Evidence besides the source, from the command line: what is shown, what is refused, and that nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from decomposer.model.schema import build_schemas
from tests.command_line import decomposer, plant_shop
from tests.fakes.histories import git


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project with three commits: the last two change `place` and `charge`."""
    folder = plant_shop(tmp_path)
    git(folder / "project", "init", "-q")
    _commit(folder, "Begin")
    for number in range(2):
        _append(folder / "project/shop/orders.py", "return len(order.lines)", f"print({number})")
        _append(folder / "project/shop/billing.py", "audit(amount)", f"print({number})")
        _commit(folder, f"Charge {number} <b>twice</b>")
    return folder


def _append(file: Path, line: str, more: str) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace(f"    {line}\n", f"    {more}\n    {line}\n", 1), "utf-8")


def _commit(folder: Path, subject: str) -> None:
    git(folder / "project", "add", "-A")
    git(folder / "project", "commit", "-qm", subject)


def output(folder: Path, *arguments: str) -> str:
    """What a command that succeeds prints."""
    done = decomposer(folder, *arguments, "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_scan_shows_the_history(shop: Path) -> None:
    """How many commits were used, and which definitions change together."""
    shown = output(shop, "scan", "project", "--git")
    assert "1 source of evidence\n  git  history  3 of 3 commits used\n" in shown
    assert "shop.billing.charge  shop.orders.place  3 commits\n" in shown


def test_explain_shows_commits(shop: Path) -> None:
    """A definition and a pair of definitions have the commits that changed them, by hash and subject."""
    newest = git(shop / "project", "rev-parse", "HEAD").strip()[:12]
    one = output(shop, "explain", "project", "shop.orders.place", "--git")
    assert "is changed by (1)\n  Ada (3)  3 commits\n" in one
    assert f"shop.billing.charge  3 commits: {newest} Charge 1 <b>twice</b>; " in one
    two = output(shop, "explain", "project", "shop.orders", "shop.billing", "--git")
    assert (
        f"shop.billing.charge > shop.orders.place  3 commits, the newest {newest} Charge 1 <b>twice</b>  likely" in two
    )


def test_export_holds_all_and_is_valid(shop: Path) -> None:
    """The view is on the edges, everything that was observed beside the facts, and the schema knows both."""
    document = json.loads(output(shop, "export", "project", "--git"))
    jsonschema.validate(document, json.loads(build_schemas()["export.schema.json"]))
    (edge,) = [
        one
        for one in document["edges"]
        if (one["source"], one["target"]) == ("shop.orders.place", "shop.billing.charge")
    ]
    assert list(edge["weights"]) == ["call"]
    (back,) = [
        one for one in document["edges"] if "co_change" in one["weights"] and one["source"] == "shop.billing.charge"
    ]
    assert back["target"] == "shop.orders.place"
    assert [one["name"] for one in document["evidence"]["sources"]] == ["history"]
    inventory = json.loads(output(shop, "scan", "project", "--git", "--format", "json"))
    jsonschema.validate(inventory, json.loads(build_schemas()["inventory.schema.json"]))
    assert inventory["evidence"][0]["used"] == 3


def test_settings_name_sources(shop: Path) -> None:
    """`[evidence]` means the same as the options."""
    before = output(shop, "scan", "project")
    (shop / "project" / "decomposer.toml").write_text("[evidence]\ngit = true\n", "utf-8")
    assert output(shop, "scan", "project") == output(shop, "scan", "project", "--git") != before


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[evidence]\ngti = true\n", "decomposer.toml:2: evidence: unknown key 'gti', did you mean 'git'?"),
        ("[evidence]\ngit = 1\n", "decomposer.toml:2: evidence: git: Expected `bool`, got `int`"),
        ("evidence = true\n", "decomposer.toml:1: evidence: Expected `object`, got `bool`"),
        (
            "[evidence]\ntraces = ['gone.json']\n",
            "decomposer.toml:2: evidence: traces: there is no file 'gone.json' below the analysed folder",
        ),
    ],
)
def test_wrong_settings(shop: Path, settings: str, message: str) -> None:
    """A wrong key or file is named with its line."""
    (shop / "project" / "decomposer.toml").write_text(settings, "utf-8")
    done = decomposer(shop, "scan", "project", "--quiet")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: {message}\n"


def test_no_repository_is_said(tmp_path: Path) -> None:
    """Without a history the rest is shown."""
    shown = output(plant_shop(tmp_path), "scan", "project", "--git")
    assert "git  history  0 of 0 commits used" in shown
    assert "there is no git repository" in shown


def test_without_evidence_nothing_changes(shop: Path) -> None:
    """No output speaks of evidence that nobody asked for."""
    for arguments in (["export", "project"], ["scan", "project", "--format", "json"], ["scan", "project"]):
        shown = output(shop, *arguments)
        assert not [word for word in ("evidence besides", "observed", "co_change", '"traffic"') if word in shown]


def test_same_bytes_from_the_cache(shop: Path) -> None:
    """A log that was kept gives what a new one gives."""
    arguments = ["export", "project", "--git"]
    assert output(shop, *arguments, "--no-cache") == output(shop, *arguments) == output(shop, *arguments)
    assert list((shop / ".decomposer-cache").glob("history-*"))


def test_run_uses_it(shop: Path) -> None:
    """The summary names the source, and the graph has the view."""
    shown = output(shop, "run", "project", "--git")
    assert "history: 3 of 3 commits used" in shown
    assert "co_change" in (shop / ".decomposer" / "graph.json").read_text("utf-8")


def span(number: int, name: str, parent: str = "") -> str:
    """A span of a function, as a line."""
    attribute = {"key": "code.function.name", "value": {"stringValue": name}}
    fields = {"traceId": "t", "spanId": str(number), "parentSpanId": parent, "name": "x", "attributes": [attribute]}
    return json.dumps(fields) + "\n"


def test_traces_from_the_command_line(shop: Path) -> None:
    """Spans are matched, names of strangers are shown on one line without control characters."""
    lines = span(1, "shop.orders.place"), span(2, "shop.billing.charge", "1"), span(3, "\x1b[31mevil\n"), '{"half'
    (shop / "spans.json").write_text("".join(lines), "utf-8")
    shown = output(shop, "scan", "project", "--traces", "spans.json")
    assert "trace  spans.json  2 of 3 spans used" in shown
    assert "names code that the program does not have  spans.json:3  [31mevil" in shown
    assert 'a line is no JSON                          spans.json:4 {"half' in shown
    assert "\x1b" not in shown
    pair = output(shop, "explain", "project", "shop.orders", "shop.billing", "--traces", "spans.json")
    assert [line.split()[3:] for line in pair.splitlines() if "place > " in line] == [
        ["observed", "shop/orders.py:8"],
        ["1", "call", "shop/orders.py:7"],
    ]
    assert "shop.orders was seen to run shop.billing (1)\n  shop.orders.place > shop.billing.charge  1 call  " in pair


def test_file_that_is_not_there(shop: Path) -> None:
    """A name that was mistyped is an error."""
    done = decomposer(shop, "scan", "project", "--traces", "nowhere.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: Invalid value for '--traces': File 'nowhere.json' does not exist.")
