"""From nothing to a check: `init`, and what continuous integration includes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from textwrap import dedent

import click
import pytest

from decomposer.cli.check import command
from tests.fakes.shops import Call
from tests.source_tree import PROJECT
from tests.tools import require_tool


def test_init(shop: Path, call: Call) -> None:
    """It writes boundaries and a baseline under which the check passes, and never over boundaries that are there."""
    assert "is there already" in call("init", "project")[2]
    (shop / "boundaries.toml").unlink()
    code, out, _ = call("init", "project", "--no-edit")
    assert (code, "  decomposer check project\n" in out) == (0, True)
    assert (shop / "boundaries.toml").read_text().count("[services.") >= 1
    assert "unread =" not in (shop / "boundaries.toml").read_text()
    assert call("check", "project")[0] == 0


def test_init_knows_what_cannot_be_read(shop: Path, call: Call) -> None:
    """A file that nobody can read stands in no way of a check with the boundaries that were proposed."""
    (shop / "boundaries.toml").unlink()
    for folder in ("orders", "billing"):
        (shop / f"project/{folder}/__init__.py").write_text("NAMES = [name for name in dir()]\n")
        (shop / f"project/{folder}/old.py").write_text("def old(:\n")
    assert call("init", "project", "--no-edit")[0] == 0
    assert call("check", "project")[0] == 0
    (shop / "project/orders/new.py").write_text("def new(:\n")
    assert "orders/new.py:1 of " in call("check", "project")[2]


def test_init_lets_people_edit(shop: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the editor leaves behind counts."""
    (shop / "boundaries.toml").unlink()
    (shop / "editor").write_text('#!/bin/sh\necho "[services.more]" >> "$1"\n')
    (shop / "editor").chmod(0o755)
    monkeypatch.setenv("VISUAL", str(shop / "editor"))
    assert call("init", "project", "--edit")[0] == 0
    assert "[services.more]" in (shop / "boundaries.toml").read_text()


@pytest.mark.parametrize("name", ["action.yml", ".ci/gitlab-check.yml", ".pre-commit-hooks.yaml"])
def test_templates_name_options_that_there_are(name: str) -> None:
    """What they call is the check, with options and formats of its own."""
    text = (PROJECT / name).read_text("utf-8")
    assert "decomposer check" in text
    options = {option for parameter in command.params for option in parameter.opts}
    pip = {"--quiet", "--disable-pip-version-check"}
    assert set(re.findall(r"(?<![\w-])--[a-z-]+", text)) - pip <= options
    (files,) = [parameter for parameter in command.params if parameter.name == "output_file"]
    for value in re.findall(r"--output-file \"?(\w+=\S+?)\"?[\s)]", text):
        assert files.type.convert(value, files, click.Context(command))


def test_the_action_calls_the_check(shop: Path) -> None:
    """Its script hands over what it was given, whatever characters that has."""
    require_tool("bash")
    script = dedent((PROJECT / "action.yml").read_text("utf-8").rpartition("run: |\n")[2])
    (shop / "decomposer").write_text('#!/bin/sh\nfor one in "$@"; do echo "<$one>"; done\n')
    (shop / "decomposer").chmod(0o755)
    given = {"CHECK_PATH": "a b;c", "CHECK_SINCE": "$(id)", "CHECK_SARIF": "x.sarif", "GITHUB_STEP_SUMMARY": "s.md"}
    environment = {"PATH": f"{shop}:/usr/bin:/bin", **given}
    done = subprocess.run(["bash", "-euc", script], env=environment, capture_output=True, text=True, check=True)  # noqa: S607  # as found
    words = ["check", "a b;c", "--output-file", "markdown=s.md", "--since", "$(id)", "--output-file", "sarif=x.sarif"]
    assert done.stdout.splitlines() == [f"<{word}>" for word in words]
