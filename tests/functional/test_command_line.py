"""The command line, as people and scripts use it: real processes on small projects."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest

SHOP = {
    "shop/__init__.py": "",
    "shop/orders.py": """\
        from shop import billing

        class Order:
            def total(self):
                return sum(billing.price(line) for line in self.lines)

        def place(order):
            billing.charge(order.total())
            return len(order.lines)
        """,
    "shop/billing.py": """\
        def price(line):
            return line.amount

        def charge(amount):
            audit(amount)

        def audit(amount):
            print(amount)
        """,
    "shop/old.py": "print 'hello'\n",
    "shop/broken.py": "def f(:\n",
}
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a small project in `shop`; commands run beside it."""
    for name, text in SHOP.items():
        target = tmp_path / "project" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8")
    return tmp_path


def decomposer(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The finished process; it may take a minute on a busy machine."""
    return subprocess.run(
        [sys.executable, "-m", "decomposer.cli.main", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "COLUMNS": "100", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """All files below the folder."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_run_writes_the_folder_and_tells_about_it(shop: Path) -> None:
    """`run` writes all outputs into .decomposer below the current folder and prints a summary, nothing on stderr."""
    done = decomposer(shop, "run", "project", "--no-cache")
    assert (done.returncode, done.stderr) == (0, "")
    assert {"boundaries.toml", "plan.md", "plan.json", "graph.json", "services.dot", "decomposer.json"} <= set(
        tree(shop / ".decomposer")
    )
    assert "shop/broken.py:1" in done.stdout
    assert "shop/old.py was read as Python 2" in done.stdout
    assert "decomposer run project" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_files_are_what_their_schemas_say(shop: Path) -> None:
    """Each JSON file that has a published schema validates."""
    decomposer(shop, "run", "project")
    for schema in (PROJECT / "decomposer" / "model" / "schema").glob("*.schema.json"):
        document = shop / ".decomposer" / schema.name.replace(".schema", "")
        if document.exists():
            jsonschema.validate(json.loads(document.read_bytes()), json.loads(schema.read_bytes()))
    assert (shop / ".decomposer" / "decomposer.json").exists()


def test_narrow_terminal(shop: Path) -> None:
    """No line of the summary is wider than the terminal."""
    done = decomposer(shop, "run", "project", COLUMNS="50")
    assert done.returncode == 0
    assert max(len(line) for line in done.stdout.splitlines()) <= 50


def test_same_input_same_bytes(shop: Path) -> None:
    """Hash seed, number of processes, current folder and a warm cache change nothing in the outputs."""
    (shop / "elsewhere").mkdir()
    first = decomposer(shop, "run", "project", "--out", "one", "--jobs", "1", PYTHONHASHSEED="1")
    second = decomposer(shop / "elsewhere", "run", "../project", "--out", "two", "--jobs", "2", PYTHONHASHSEED="2")
    third = decomposer(shop, "run", str(shop / "project"), "--out", "three", PYTHONHASHSEED="3")
    assert [one.returncode for one in (first, second, third)] == [0, 0, 0]
    assert tree(shop / "one") == tree(shop / "elsewhere" / "two") == tree(shop / "three")


def test_edited_boundaries_are_used_and_kept(shop: Path) -> None:
    """What people write into boundaries.toml decides the next run, byte for byte."""
    decomposer(shop, "run", "project")
    mine = 'schema_version = 1\n\n[services.money]  # ours\nowns = ["shop.billing"]\n'
    (shop / ".decomposer" / "boundaries.toml").write_text(mine, encoding="utf-8")
    done = decomposer(shop, "run", "project")
    assert done.returncode == 0
    assert "money" in done.stdout
    assert "yours" in done.stdout
    assert (shop / ".decomposer" / "boundaries.toml").read_text(encoding="utf-8") == mine
    plan = json.loads(decomposer(shop, "plan", "project", "--format", "json").stdout)
    assert [step["service"] for step in plan["steps"]] == ["money"]
    places = {site["location"] for site in plan["steps"][0]["call_sites"]}
    assert places == {"shop/orders.py:5", "shop/orders.py:8"}


def test_callgraph(shop: Path) -> None:
    """Callers with their callees; built-ins and libraries on demand."""
    done = decomposer(shop, "callgraph", "project", "--no-builtins", "--no-externals")
    calls = json.loads(done.stdout)
    assert calls["shop.billing.charge"] == ["shop.billing.audit"]
    assert "<builtin>.print" in json.loads(decomposer(shop, "callgraph", "project").stdout)["shop.billing.audit"]
    text = decomposer(shop, "callgraph", "project", "--format", "text", "--no-builtins").stdout
    assert "shop.billing.charge -> shop.billing.audit\n" in text


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        (["export", "project"], "{"),
        (["export", "project", "--format", "graphml"], "<graphml"),
        (["export", "project", "--format", "dot"], "digraph services {"),
        (["export", "project", "--format", "mermaid"], "flowchart LR"),
        (["scan", "project"], "4 files"),
        (["propose", "project"], "#"),
        (["plan", "project"], "# Migration plan"),
    ],
)
def test_stage_commands_print_and_write_nothing(shop: Path, arguments: list[str], begin: str) -> None:
    """The data is on stdout, and no folder but the cache appears."""
    done = decomposer(shop, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begin)
    assert {one.name for one in shop.iterdir()} <= {"project", ".decomposer-cache"}


def test_verbose_and_quiet(shop: Path) -> None:
    """`--verbose` names the stages on stderr; with `--quiet` there is nothing."""
    stages = decomposer(shop, "plan", "project", "--verbose").stderr
    assert "Reading files: " in stages
    assert "Planning: " in stages
    assert decomposer(shop, "plan", "project", "--verbose", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "Error: Missing argument 'PATH'. Try 'decomposer run --help'."),
        (["run", "nowhere"], "Error: nowhere does not exist; give the folder of the source code"),
        (["run", "file.txt"], "Error: file.txt is a file, not a folder; give the folder of the source code"),
        (["run", "empty"], "Error: empty is empty; give the folder of the source code"),
        (["run", "text"], "Error: No Python files in text; give the folder of the source code"),
        (["scan", "unread"], "Error: None of 1 Python files in unread could be read, the first, bad.py:1: "),
        (["run", "project", "--colour"], "Error: No such option '--colour'"),
        (["run", "project", "--jobs", "0"], "Error: Invalid value for '--jobs'"),
        (["export", "project", "--format", "xml"], "Error: Invalid value for '--format': 'xml' is not one of"),
        (["split"], "Error: No such command 'split'"),
        (["run", "project", "--out", "text"], "holds files of somebody else: choose an empty or a new folder"),
        (["run", "configured"], "Error: decomposer.toml:1: unknown key 'sed', did you mean 'seed'?"),
    ],
)
def test_bad_input_is_one_line(shop: Path, arguments: list[str], message: str) -> None:
    """What is wrong and what to do, in one line on stderr; exit code 2; nothing written."""
    for folder in ("empty", "text", "unread", "configured"):
        (shop / folder).mkdir()
    (shop / "file.txt").write_text("", encoding="utf-8")
    (shop / "text" / "readme.txt").write_text("", encoding="utf-8")
    (shop / "unread" / "bad.py").write_text("def f(:\n", encoding="utf-8")
    (shop / "configured" / "decomposer.toml").write_text("sed = 1\n", encoding="utf-8")
    done = decomposer(shop, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (shop / ".decomposer").exists()


def test_broken_boundaries_name_file_and_line(shop: Path) -> None:
    """A boundary file that cannot be read stops the run, with its path as people know it and the line."""
    decomposer(shop, "run", "project")
    (shop / ".decomposer" / "boundaries.toml").write_text("schema_version = 1\n[services\n", encoding="utf-8")
    before = tree(shop / ".decomposer")
    done = decomposer(shop, "run", "project")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: .decomposer/boundaries.toml:2: ")
    assert tree(shop / ".decomposer") == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser can read everything")
def test_unreadable_folder(shop: Path) -> None:
    """A folder without permission is named with what to check."""
    (shop / "project").chmod(0)
    done = decomposer(shop, "run", "project")
    (shop / "project").chmod(0o755)
    assert (done.returncode, done.stderr) == (2, "Error: project cannot be read; check its permissions\n")


def test_help_is_quick_and_has_examples(shop: Path) -> None:
    """Each help ends with an example; none of them loads a heavy library."""
    for name in ("run", "scan", "propose", "plan", "callgraph", "export"):
        done = decomposer(shop, name, "--help")
        assert done.returncode == 0
        assert f"Example:\n  decomposer {name} path/to/project" in done.stdout
    heavy = ("networkx", "sklearn", "numpy", "libcst", "jinja2", "sqlglot", "graphviz", "rich", "analyzers.read")
    script = (
        "import sys; from decomposer.cli.main import run; code = run(['--help'])\n"
        f"print(code, [name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True, cwd=PROJECT
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_reader_that_leaves_early(shop: Path) -> None:
    """`decomposer ... | head` ends silently."""
    lines = "".join(f"def f{number}():\n    f{number - 1}()\n" for number in range(1, 9000))
    (shop / "project" / "long.py").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "decomposer.cli.main", "callgraph", "project", "--format", "text"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        command, cwd=shop, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_run_leaves_the_good_folder(shop: Path, number: signal.Signals, code: int) -> None:
    """Ctrl-C or a kill in the middle changes nothing in the output folder and leaves nothing beside it."""
    decomposer(shop, "run", "project")
    before = tree(shop / ".decomposer")
    lines = "".join(f"def f{number}(a):\n    a.b.c(f{number - 1})\n" for number in range(1, 20000))
    (shop / "project" / "long.py").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "decomposer.cli.main", "run", "project", "--jobs", "1", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        command, cwd=shop, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(1)
        process.send_signal(number)
        _, messages = process.communicate(timeout=60)
    assert process.returncode == code
    assert b"Traceback" not in messages
    assert tree(shop / ".decomposer") == before
    assert sorted(one.name for one in shop.iterdir()) == [".decomposer", ".decomposer-cache", "project"]
