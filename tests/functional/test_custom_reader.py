"""Readers of other distributions: that of the documentation is installed beside decomposer, and read with."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess
from textwrap import dedent

import pytest

from tests.command_line import console_script
from tests.source_tree import PROJECT

PAGE = (PROJECT / "docs" / "custom-readers.md").read_text("utf-8")
CODE = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
READER = next(block for block in CODE if "class AcmeReader" in block)
MODEL = next(block for block in CODE if "class Job" in block)
ENTRY = dict(re.findall(r'^\[project\.entry-points\."(.*?)"\]\n(.*?)\n', PAGE, re.MULTILINE))
SHOP = {
    "events.py": """\
        from acme.events import handler, publish

        def place(order):
            publish("order.placed", order)

        @handler("order.placed")
        def ship(order):
            return order
        """,
    "web.py": """\
        from acme.store import save
        from acme.web import endpoint

        from shop import events

        PREFIX = "/orders"

        @endpoint("POST", PREFIX + "/<id>/pay")
        def pay(request, id):
            save("payments", {"order": id})
            events.place(id)
        """,
    "exports.py": """\
        from acme.exports import Export, make

        class Csv(Export):
            format = "csv"

            def write(self, rows):
                return ",".join(rows)

        class Xml(Export):
            format = "xml"

            def write(self, rows):
                return rows

        def export(rows):
            return make("csv").run(rows)

        def unknown(rows):
            return make("pdf")
        """,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a program that uses the framework, and the reader of the documentation as it is installed."""
    plant(tmp_path / "project" / "shop", SHOP)
    install(tmp_path / "site", READER)
    return tmp_path


def plant(folder: Path, files: dict[str, str]) -> None:
    """The files of a package."""
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    for name, text in files.items():
        (folder / name).write_text(dedent(text), encoding="utf-8")


def install(site: Path, code: str) -> None:
    """A distribution with a reader, as an installer leaves it."""
    metadata = site / "acme_readers-1.0.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-readers\nVersion: 1.0\n", encoding="utf-8")
    entries = "".join(f"[{group}]\n{entry}\n" for group, entry in ENTRY.items()).replace('"', "")
    (metadata / "entry_points.txt").write_text(entries, encoding="utf-8")
    (site / "acme_readers.py").write_text(code, encoding="utf-8")


def call(folder: Path, *arguments: str) -> CompletedProcess[str]:
    """A finished call of decomposer beside which the reader is installed."""
    return console_script(folder, *arguments, PYTHONPATH=f"{PROJECT}:{folder / 'site'}")


def exported(folder: Path) -> dict[str, object]:
    """The graph as decomposer exports it, the cache taking part."""
    done = call(folder, "export", "project")
    assert done.stderr == ""
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_reader_of_the_documentation(project: Path) -> None:
    """Routes, tasks, tables, references and calls through the framework are in the graph."""
    graph = exported(project)
    assert graph["routes"] == [{"method": "POST", "pattern": "/orders/<id>/pay", "handler": "shop.web.pay"}]
    assert graph["data"] == [{"function": "shop.web.pay", "table": "payments", "op": "insert"}]
    through = {"shop.events.place": ["shop.events.ship"], "shop.exports.export": ["shop.exports.Csv.write"]}
    assert graph["via"] == through
    (spot,) = [one for one in graph["blind_spots"] if one["detail"].startswith("acme.exports.make")]  # type: ignore[attr-defined]
    assert (spot["location"], spot["detail"]) == ("shop/exports.py:19", "acme.exports.make: pdf")
    scanned = json.loads(call(project, "scan", "project", "--format", "json").stdout)
    assert [(task["name"], task["function"]) for task in scanned["tasks"]] == [("order.placed", "shop.events.ship")]
    explained = json.loads(call(project, "explain", "project", "shop.events.place", "--format", "json").stdout)
    assert "acme.events.publish" in json.dumps(explained)


def test_changed_reader_reads_again(project: Path) -> None:
    """What was kept of the run before is that of another reader, though its version is the same."""
    assert exported(project)["routes"]
    assert exported(project) == exported(project)
    install(project / "site", READER.replace('"acme.web.endpoint"', '"acme.web.other"'))
    assert exported(project)["routes"] == []


def test_call_graph_has_the_models(project: Path) -> None:
    """The call graph alone, without what readers find, knows the code of the framework."""
    text = READER.replace(
        'models = {"acme.exports": EXPORTS}', 'models = {"acme.store": "def save(table, row): row()"}'
    )
    install(project / "site", text)
    plant(project / "project" / "more", {"use.py": "from acme.store import save\ndef row(): ...\nsave('a', row)\n"})
    found = json.loads(call(project, "callgraph", "project", "--via", "--no-externals").stdout)
    assert found["more.use"] == ["more.use.row"]


def reader(body: str) -> str:
    """A reader with one line in its class."""
    return f"class AcmeReader:\n    {body}\n"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import nothing_there", "cannot be loaded: ModuleNotFoundError: No module named 'nothing_there'; repair"),
        ("class Other: ...", "cannot be loaded: AttributeError: module 'acme_readers' has no attribute 'AcmeReader'"),
        (reader("models = {}"), "has no method 'read'; repair or uninstall it"),
        (reader("def read(self, code): return {}['x']"), "failed: KeyError: 'x' (acme_readers.py:2)"),
        (reader("def read(self, code): ..."), ": 'read' must give a record of the kind 'Found'"),
        (reader("models, read = 3, print"), ": 'models' must map import paths to texts"),
        (READER.replace("return [Loader", "return ['x', Loader"), ": 'loaders' must give records of the kind 'Loader'"),
        (READER.replace("use.symbol, use.location, order", "'a.b', use.location, order"), " names 'a.b', which the"),
        (READER.replace("class Export:", "class Export("), "A model is no Python: acme.exports.pyi:"),
    ],
)
def test_broken_reader(project: Path, code: str, message: str) -> None:
    """It ends the run with one line that says whose it is, and what is wrong with it."""
    install(project / "site", code)
    done = call(project, "scan", "project")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr
    assert "model" in message or "the reader 'acme' of acme-readers 1.0" in done.stderr.lower()


def test_models_of_the_program(tmp_path: Path) -> None:
    """The models of the documentation say what the framework calls, from the folder that the settings name."""
    use = """\
        from acme.jobs import Job, each

        class Ship(Job):
            def prepare(self, order): ...
            def work(self, order):
                return order.total()

        class Order:
            def total(self): ...

        def start(orders):
            each(Ship().run, [Order()])
        """
    plant(tmp_path / "project" / "shop", {"jobs.py": use})
    (tmp_path / "project" / "tools" / "models").mkdir(parents=True)
    target = tmp_path / "project" / "tools" / "models" / "acme.jobs.pyi"
    target.write_text(MODEL, encoding="utf-8")
    (tmp_path / "project" / "decomposer.toml").write_text('models = "tools/models"\n', encoding="utf-8")
    found = json.loads(call(tmp_path, "callgraph", "project", "--via", "--no-externals").stdout)
    assert found["shop.jobs.start"] == ["shop.jobs.Ship.prepare", "shop.jobs.Ship.work"]
    assert found["shop.jobs.Ship.work"] == ["shop.jobs.Order.total"]
    target.write_text("def each(:", encoding="utf-8")
    done = call(tmp_path, "callgraph", "project")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: A model is no Python: acme.jobs.pyi:1: ")
