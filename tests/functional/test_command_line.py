"""The command line, as people and scripts use it: real processes on small projects."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import DECOMPOSER, console_script, decomposer, environment, plant_shop, tree

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a small project in `project`; commands run beside it."""
    return plant_shop(tmp_path)


def test_run_writes_the_folder_and_tells_about_it(shop: Path) -> None:
    """`run` writes all outputs into .decomposer below the current folder and prints a summary, nothing on stderr."""
    done = console_script(shop, "run", "project", "--no-cache")
    assert (done.returncode, done.stderr) == (0, "")
    assert {
        "boundaries.toml",
        "plan.md",
        "plan.json",
        "proposal.md",
        "proposal.json",
        "graph.json",
        "decomposer.json",
    } <= set(tree(shop / ".decomposer"))
    assert "shop/broken.py:1" in done.stdout
    assert "shop/old.py was read as Python 2" in done.stdout
    assert "decomposer run project" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_readme_shows_what_the_demo_prints(tmp_path: Path) -> None:
    """Up to the list of files, which names the folder."""
    readme = (PROJECT / "README.md").read_text("utf-8").partition("demo output: begin")[2]
    shown = readme.partition("```text\n")[2].partition("\n```")[0]
    done = decomposer(tmp_path, "run", str(PROJECT / "fixtures/monolith_app"), COLUMNS="97")
    printed = done.stdout.partition("Written to")[0]
    assert [line.rstrip() for line in printed.strip().splitlines()] == shown.splitlines()


def test_long_lists_are_cut_short(tmp_path: Path) -> None:
    """Of many files that cannot be read, or are read as Python 2, the first are named and the others counted."""
    (tmp_path / "project").mkdir()
    for number in range(9):
        (tmp_path / "project" / f"broken{number}.py").write_text("def f(:\n")
        (tmp_path / "project" / f"old{number}.py").write_text("print 'a'\n")
    done = decomposer(tmp_path, "run", "project", COLUMNS="100")
    assert done.stdout.count("Not read") == 6
    assert "and 3 other places: see blind_spots in graph.json" in done.stdout
    assert "old0.py and 8 other files were read as Python 2" in done.stdout


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


def test_two_cuts_are_compared(shop: Path) -> None:
    """Files of a run and of one's own; with the source, the numbers of both are told."""
    decomposer(shop, "run", "project")
    mine = 'schema_version = 1\n[services.money]\nowns = ["shop.billing"]\n[services.rest]\nowns = ["shop"]\n'
    (shop / "mine.toml").write_text(mine, encoding="utf-8")
    files = ".decomposer/proposal.json", "mine.toml"
    assert "in both" in decomposer(shop, "compare", *files).stdout
    found = json.loads(decomposer(shop, "compare", *files, "--source", "project", "--format", "json").stdout)
    assert found["common"] > 0
    assert found["after"]["modularity"] <= 1
    assert decomposer(shop, "compare", "mine.toml", "gone.toml").returncode == 2


def test_callgraph(shop: Path) -> None:
    """Callers with their callees; built-ins and libraries on demand."""
    done = decomposer(shop, "callgraph", "project", "--no-builtins", "--no-externals")
    calls = json.loads(done.stdout)
    assert calls["shop.billing.charge"] == ["shop.billing.audit"]
    assert "<builtin>.print" in json.loads(decomposer(shop, "callgraph", "project").stdout)["shop.billing.audit"]
    everything = json.loads(decomposer(shop, "callgraph", "project", "--implicit", "--confidence", "guess").stdout)
    assert set(calls["shop.billing.charge"]) <= set(everything["shop.billing.charge"])
    text = decomposer(shop, "callgraph", "project", "--format", "text", "--no-builtins").stdout
    assert "shop.billing.charge -> shop.billing.audit\n" in text


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        (["export", "project"], "{"),
        (["export", "project", "--format", "csv", "--table", "definitions"], "id,kind,module,parent,location,end_line"),
        (["export", "project", "--format", "graphml"], "<graphml"),
        (["export", "project", "--format", "dot"], "digraph services {"),
        (["export", "project", "--format", "mermaid"], "flowchart LR"),
        (["scan", "project"], "4 files"),
        (["scan", "project", "--format", "json"], "{"),
        (["scan", "project", "--stats", "--format", "json"], "{"),
        (["scan", "project", "--twelve-factors"], ""),
        (["scan", "project", "--twelve-factors", "--format", "json"], "{"),
        (["explain", "project", "charge"], "function shop.billing.charge"),
        (["explain", "project", "shop.billing", "shop.orders", "--format", "json"], "{"),
        (["propose", "project"], "#"),
        (["propose", "project", "--granularity", "module", "--ignore-layout"], "#"),
        (["propose", "project", "--format", "partition"], '{\n  "shop.billing.audit": "'),
        (["plan", "project"], "# Migration plan"),
    ],
)
def test_stage_commands_print_and_write_nothing(shop: Path, arguments: list[str], begin: str) -> None:
    """The data is on stdout, and no folder but the cache appears."""
    done = decomposer(shop, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begin)
    assert {one.name for one in shop.iterdir()} <= {"project", ".decomposer-cache"}


def test_scan_tells_how_much_was_seen(shop: Path) -> None:
    """`--stats` shows what calls lead to, what was not read, not reached, not imported, in a narrow terminal too."""
    found = json.loads(decomposer(shop, "scan", "project", "--stats", "--format", "json").stdout)
    schema = json.loads((PROJECT / "decomposer" / "model" / "schema" / "statistics.schema.json").read_bytes())
    jsonschema.validate(found, schema)
    assert sum(row["sites"] for row in found["targets"]) == found["call_sites"] > 0
    assert [(row["reason"], row["location"]) for row in found["unread"]] == [("syntax", "shop/broken.py:1")]
    assert {row["name"] for row in found["definitions"]["names"]} == {"Order", "place", "total"}
    assert [pair["imported"] for pair in found["coupling"]["pairs"]] == [True]
    for width in ("50", "110"):
        text = decomposer(shop, "scan", "project", "--stats", COLUMNS=width).stdout
        assert text.startswith(f"{found['call_sites']} call sites in 4 files, ")
        assert max(len(line) for line in text.splitlines()) <= int(width)
        assert all(name in text for name in ("the program itself", "libraries", "built-ins", "not resolved"))
        assert "1 file could not be read" in text
        assert "Nothing seen leads to 3 of 6 definitions" in " ".join(text.split())
        assert "\x1b" not in text


def test_export_carries_all_facts(shop: Path) -> None:
    """As one document with a schema, and as a folder of tables with the same rows; the results of a run are safe."""
    printed = decomposer(shop, "export", "project").stdout
    schema = json.loads((PROJECT / "decomposer" / "model" / "schema" / "export.schema.json").read_bytes())
    document = json.loads(printed)
    jsonschema.validate(document, schema)
    assert (decomposer(shop, "export", "project", "--format", "csv", "--out", "tables")).returncode == 0
    for name, rows in document["facts"].items():
        with (shop / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows)
    one = decomposer(shop, "export", "project", "--format", "csv", "--table", "blind_spots").stdout
    assert one == (shop / "tables" / "blind_spots.csv").read_text(encoding="utf-8")
    decomposer(shop, "run", "project")
    refused = decomposer(shop, "export", "project", "--format", "csv", "--out", ".decomposer")
    assert (refused.returncode, "holds the results of a run" in refused.stderr) == (2, True)
    assert (shop / ".decomposer" / "plan.md").exists()


def test_explain_at_a_terminal(shop: Path) -> None:
    """Lines are as wide as the terminal, and a long list ends with how many more there are, unless all are wanted."""
    calls = "".join(f"def f{number}():\n    charge({number})\n\n" for number in range(20))
    (shop / "project" / "shop" / "many.py").write_text(f"from shop.billing import charge\n{calls}", encoding="utf-8")
    short = at_terminal(shop, "explain", "project", "charge", "--quiet")
    assert "  and 11 more\n" in short
    assert short.endswith("\n--all shows the others too.\n")
    assert max(len(line) for line in short.splitlines()) <= 50
    assert at_terminal(shop, "explain", "project", "charge", "--quiet", "--all").count("shop.many.f") == 20
    assert decomposer(shop, "explain", "project", "charge").stdout.count("shop.many.f") == 20


def at_terminal(folder: Path, *arguments: str) -> str:
    """What a command prints at a terminal that is 50 wide."""
    ours, its = os.openpty()
    with subprocess.Popen([DECOMPOSER, *arguments], cwd=folder, env=environment(COLUMNS="50"), stdout=its) as process:
        os.close(its)
        printed = b""
        # Linux tells the end of a terminal by an error.
        with contextlib.suppress(OSError):
            while data := os.read(ours, 65536):
                printed += data
        os.close(ours)
        assert process.wait(timeout=60) == 0
    return printed.decode().replace("\r\n", "\n")


def test_verbose_and_quiet(shop: Path) -> None:
    """`--verbose` names the stages on stderr; with `--quiet` there is nothing."""
    stages = console_script(shop, "plan", "project", "--verbose").stderr
    assert "Reading files: " in stages
    assert "Linking: " in stages
    assert "Planning: " in stages
    assert console_script(shop, "plan", "project", "--verbose", "--quiet").stderr == ""


def test_help_is_quick_and_has_examples(shop: Path) -> None:
    """Each help ends with an example; none of them loads a heavy library."""
    for name in ("run", "scan", "propose", "plan", "callgraph", "explain", "export"):
        done = console_script(shop, name, "--help")
        assert done.returncode == 0
        assert f"Example:\n  decomposer {name} path/to/project" in done.stdout
    heavy = (
        *(
            "networkx",
            "sklearn",
            "scipy",
            "numpy",
            "libcst",
            "fissix",
            "jinja2",
            "sqlglot",
            "graphviz",
            "tomlkit",
            "rich",
        ),
        *("analyzers.read", "decomposer.pipeline"),
    )
    script = (
        "import sys; from decomposer.cli.main import run; code = run(['--help'])\n"
        f"print(code, [name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True, cwd=PROJECT
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_module_is_the_command(shop: Path) -> None:
    """`python -m decomposer` prints what `decomposer` prints, and ends as it does."""
    for arguments in (["scan", "project", "--quiet"], ["scan", "nowhere"], ["--help"]):
        module = [sys.executable, "-m", "decomposer", *arguments]
        done = subprocess.run(
            module, cwd=shop, env=environment(), capture_output=True, text=True, timeout=60, check=False
        )
        command = console_script(shop, *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (command.returncode, command.stdout, command.stderr)


def test_reader_that_leaves_early(shop: Path) -> None:
    """`decomposer ... | head` ends silently."""
    lines = "".join(f"def f{number}():\n    f{number - 1}()\n" for number in range(1, 9000))
    (shop / "project" / "long.py").write_text(lines, encoding="utf-8")
    command = [DECOMPOSER, "callgraph", "project", "--format", "text"]
    with subprocess.Popen(
        command, cwd=shop, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141
