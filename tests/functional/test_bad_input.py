"""Bad input ends with one line that says what to do and exit code 2, an interruption without harm."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command_line import DECOMPOSER, PATIENCE, console_script, decomposer, environment, plant_shop, tree

# Of <linux/prctl.h> and <linux/capability.h>.
_DROP_FOR_EVER, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2
_MANY = 60


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a small project in `project`; commands run beside it."""
    return plant_shop(tmp_path)


def write(path: Path, text: str = "") -> None:
    """A text file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "Missing argument 'PATH'. Try 'decomposer run --help'."),
        (["run", ""], "Invalid value for 'PATH': it is empty; write '.' for the current folder."),
        (["run", "nowhere"], "nowhere does not exist; give the folder of the source code"),
        (["run", "file.txt"], "file.txt is a file, not a folder; give the folder of the source code"),
        (["run", "empty"], "empty is empty; give the folder of the source code"),
        (["run", "text"], "No Python files in text; give the folder of the source code"),
        (["scan", "unread"], "None of 1 Python files in unread could be read, the first, bad.py:1: "),
        (["run", "project", "--colour"], "No such option '--colour'"),
        (["run", "project", "--no-cash"], "No such option '--no-cash'. Did you mean '--no-cache'?"),
        (["run", "project", "more"], "Got unexpected extra argument (more) Try 'decomposer run --help'."),
        (["run", "project", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["export", "project", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of"),
        (["export", "project", "--table", "routes"], "--table goes with --format csv. Try 'decomposer export --help'."),
        (
            ["export", "project", "--format", "csv"],
            "Say where to write the tables with --out, or name one with --table.",
        ),
        (["export", "project", "--format", "csv", "--table", "rows"], "There is no table 'rows'; tables: modules, "),
        (["explain", "project", "chrage"], "Nothing here is called chrage; did you mean shop.billing.charge?"),
        (
            ["explain", "project", "shop.billing", "shp"],
            "Neither a service nor a package, module or unit is called shp; ",
        ),
        (["split"], "No such command 'split'"),
        (["run", "configured"], "decomposer.toml:2: unknown key 'excludes', did you mean 'exclude'?"),
        (["run", "shared"], "pyproject.toml:2: unknown key 'sede', did you mean 'seed'?"),
        (["scan", "unclosed"], "decomposer.toml:1: is no TOML: "),
        (["scan", "lost"], "decomposer.toml:1: source_roots: there is no folder 'lib' below the analysed one"),
        (["run", "project", "--out", ""], "Invalid value for '--out': it is empty"),
        (["run", "project", "--out", "text"], "holds files of somebody else: choose an empty or a new folder"),
        (["run", "project", "--out", "file.txt"], "file.txt is a file: choose a folder with --out"),
        (["run", "project", "--out", "file.txt/out"], "file.txt/out cannot be used: Not a directory; choose another"),
        (["run", "project", "--out", "project"], "project holds the source code, and would be replaced as a whole"),
        (
            ["run", "project/shop", "--out", "project"],
            "project holds the source code, and would be replaced as a whole",
        ),
        (
            ["run", "project", "--out", "."],
            "holds the current folder, and would be replaced as a whole: choose another",
        ),
        (["plan", "project", "--out", "file.txt"], "file.txt is a file: choose a folder with --out"),
    ],
)
def test_bad_input_is_one_line(shop: Path, arguments: list[str], message: str) -> None:
    """What is wrong and what to do, in one line on stderr; exit code 2; nothing is written anywhere."""
    (shop / "empty").mkdir()
    write(shop / "file.txt")
    write(shop / "text" / "readme.txt")
    write(shop / "unread" / "bad.py", "def f(:\n")
    write(shop / "configured" / "decomposer.toml", "seed = 1\nexcludes = []\n")
    write(shop / "shared" / "pyproject.toml", "[tool.decomposer]\nsede = 1\n")
    write(shop / "unclosed" / "decomposer.toml", "exclude = [\n")
    write(shop / "lost" / "decomposer.toml", 'source_roots = ["lib"]\n')
    before = tree(shop)
    done = decomposer(shop, *arguments)
    shutil.rmtree(shop / ".decomposer-cache", ignore_errors=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
    assert tree(shop) == before


def test_no_command_shows_the_help(shop: Path) -> None:
    """Without any argument, people get the help, and scripts still see that nothing was done."""
    done = console_script(shop)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: decomposer ")
    assert "decomposer run path/to/project" in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema_version = 1\n[services\n", ".decomposer/boundaries.toml:2: "),
        ('schema_version = 1\n\n[services.money]\nown = ["shop"]\n', ".decomposer/boundaries.toml:4: "),
        ('schema_version = 1\n[services.a]\nowns = ["shop.nothing"]\n', ".decomposer/boundaries.toml:3: "),
        ("[services.a]\nowns = []\n", ".decomposer/boundaries.toml"),
    ],
)
def test_broken_boundaries_name_file_and_line(shop: Path, text: str, message: str) -> None:
    """A boundary file that means nothing stops the run, with its path as people know it and the line."""
    decomposer(shop, "run", "project")
    write(shop / ".decomposer" / "boundaries.toml", text)
    before = tree(shop / ".decomposer")
    done = decomposer(shop, "run", "project")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")
    assert done.stderr.count("\n") == 1
    assert tree(shop / ".decomposer") == before


def obey_permissions() -> None:
    """In a new process: the superuser gives up the right to read and write everything (`capabilities(7)`)."""
    if os.geteuid() == 0:
        for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            if ctypes.CDLL(None).prctl(_DROP_FOR_EVER, capability, 0, 0, 0):
                raise PermissionError(capability)


def ordinary(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A call by somebody whom permissions stop."""
    try:
        return console_script(folder, *arguments, before=obey_permissions)
    except subprocess.SubprocessError:
        pytest.skip("the superuser may not give up rights here")


def test_folder_that_may_not_be_read(shop: Path) -> None:
    """A folder without permission, or below one, is named with what to check."""
    (shop / "project").chmod(0)
    itself, below = ordinary(shop, "run", "project"), ordinary(shop, "run", "project/shop")
    (shop / "project").chmod(0o755)
    assert (itself.returncode, itself.stderr) == (2, "Error: project cannot be read; check its permissions\n")
    assert below.returncode == 2
    assert below.stderr == "Error: project/shop cannot be read: Permission denied; give the folder of the source code\n"


def test_output_that_may_not_be_written(shop: Path) -> None:
    """An output folder in a place without permission is named with what to do."""
    (shop / "shut").mkdir(mode=0o555)
    done = ordinary(shop, "run", "project", "--out", "shut/out")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.endswith("shut/out cannot be written: Permission denied; choose another with --out\n")


def test_output_inside_the_source(shop: Path) -> None:
    """The output may lie in the analysed folder: it is no source, so a second run gives the same."""
    assert decomposer(shop, "run", "project", "--out", "project/plan", "--no-cache").returncode == 0
    first = tree(shop / "project" / "plan")
    assert decomposer(shop, "run", "project", "--out", "project/plan", "--no-cache").returncode == 0
    assert tree(shop / "project" / "plan") == first


class Runs:
    """A project with the good output of an earlier state; `after` is what a whole run gives now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        decomposer(folder, "run", "project", "--no-cache")
        self.before = tree(folder / ".decomposer")
        for number in range(_MANY):
            text = "".join(f"def f{line}(a):\n    a.b.c(f{line - 1})\n" for line in range(1, 40))
            write(folder / "project" / "more" / f"m{number}.py", text)
        decomposer(folder, "run", "project", "--no-cache", "--out", "whole")
        self.after = tree(folder / "whole")
        shutil.rmtree(folder / "whole")

    def put_back(self) -> None:
        """The good output of the earlier state."""
        shutil.rmtree(self.folder / ".decomposer")
        for name, content in self.before.items():
            target = self.folder / ".decomposer" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    @contextmanager
    def start(self) -> Iterator[subprocess.Popen[str]]:
        """A run in a process group of its own, as a terminal starts it; at the end no process of it is left."""
        command = [DECOMPOSER, "run", "project", "--jobs", "2", "--no-cache", "--verbose"]
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            yield process
        _wait_until_gone(process.pid)

    def names(self) -> list[str]:
        """What stands beside the output."""
        return sorted(one.name for one in self.folder.iterdir())


def _wait_until_gone(group: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError("a worker outlived the run")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """One project for all interruptions."""
    return Runs(plant_shop(tmp_path_factory.mktemp("runs")))


@pytest.mark.parametrize("stage", ["Reading files", "Building the graph"])
@pytest.mark.parametrize(("number", "code", "last"), [(signal.SIGINT, 130, "Interrupted; "), (signal.SIGTERM, 143, "")])
def test_interrupted_run_changes_nothing(runs: Runs, stage: str, number: signal.Signals, code: int, last: str) -> None:
    """Ctrl-C or a polite kill after a stage leaves the good output, nothing beside it, and no process."""
    with runs.start() as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(stage):
                break
        os.killpg(process.pid, number)
        messages = process.stderr.read()
        assert process.wait(PATIENCE) == code
    assert "Traceback" not in messages
    assert messages.rstrip("\n").rpartition("\n")[2].startswith(last)
    assert tree(runs.folder / ".decomposer") == runs.before
    assert runs.names() == [".decomposer", "project"]


def test_killed_run_leaves_a_whole_output(runs: Runs) -> None:
    """Killed at any moment, the output is the old one or the new one; the next run works and tidies up."""
    moments = random.Random(8)  # noqa: S311  # no secret
    for _ in range(6):
        with runs.start() as process:
            time.sleep(moments.uniform(0, 2))
            process.kill()
        assert tree(runs.folder / ".decomposer") in (runs.before, runs.after)
    (runs.folder / "..decomposer.left0000.new").mkdir()
    assert console_script(runs.folder, "run", "project", "--no-cache").returncode == 0
    assert tree(runs.folder / ".decomposer") == runs.after
    assert runs.names() == [".decomposer", "project"]
    runs.put_back()


def test_impatient_interrupts(runs: Runs) -> None:
    """Ctrl-C again and again while the first one is at work is one interruption."""
    with runs.start() as process:
        assert process.stderr is not None
        process.stderr.readline()
        for _ in range(5):
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.005)
        messages = process.stderr.read()
        assert process.wait(PATIENCE) == 130
    assert "Traceback" not in messages
    assert tree(runs.folder / ".decomposer") == runs.before
