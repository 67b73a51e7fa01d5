"""What continuous integration runs, run as it does: the action, the templates, the files of `init`, the hook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema
import yaml

from tests.command_line import tree
from tests.fakes.repositories import commit, git
from tests.fakes.shops import Call, edit
from tests.schemas.gitlab import ISSUE
from tests.source_tree import PROJECT
from tests.tools import require_tool


@pytest.fixture
def programs(shop: Path) -> Path:
    """A folder with `decomposer`, and a `python` that only writes down what it is asked to install."""
    require_tool("bash")
    folder = shop / "programs"
    folder.mkdir()
    call = f'PYTHONPATH="{PROJECT}" exec "{sys.executable}" -m decomposer "$@"'
    for name, script in (("decomposer", call), ("python", 'echo "$@" >>installed')):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return folder


def run_steps(
    shop: Path, programs: Path, scripts: list[str], given: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """The steps one after the other, until one fails: each in a shell as GitHub and GitLab start it."""
    environment = {"PATH": f"{programs}:/usr/bin:/bin", **given}
    for script in scripts:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        done = subprocess.run(command, cwd=shop, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            break
    return done


def values(written: dict[str, Any], given: dict[str, str]) -> dict[str, str]:
    """The variables of a step, with the inputs of an action in their places."""
    found = {name: str(value) for name, value in written.items()}
    for name, value in given.items():
        found = {key: text.replace(f"${{{{ inputs.{name} }}}}", value) for key, text in found.items()}
    return found


def test_the_action(shop: Path, programs: Path) -> None:
    """It installs its own folder, annotates, writes a summary and SARIF, and fails for findings."""
    action = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
    inputs = {name: one["default"] for name, one in action["inputs"].items()}
    inputs |= {"path": "project", "sarif-file": "out/check.sarif"}
    steps = action["runs"]["steps"]
    github = {"GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": "/action", "GITHUB_STEP_SUMMARY": "summary.md"}
    given = github | {name: value for step in steps for name, value in values(step.get("env", {}), inputs).items()}
    done = run_steps(shop, programs, [step["run"] for step in steps], given)
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error file=project/orders/views.py,line=6,title=foreign-write::" in done.stdout
    assert (shop / "installed").read_text().split()[-1] == "/action"
    assert (shop / "summary.md").read_text().startswith("**3 findings to look at")
    assert len(json.loads((shop / "out/check.sarif").read_bytes())["runs"][0]["results"]) == 3


@pytest.mark.parametrize("template", ["", ".gitlab/decomposer.yml"])
def test_gitlab(shop: Path, programs: Path, call: Call, template: str) -> None:
    """The template and the file of `init` fail for findings, and leave what they name as reports."""
    if template:
        assert call("init", "project", "--ci", "gitlab")[1] == f"{template} checks that on each change.\n"
    file = shop / template if template else PROJECT / ".ci/gitlab-check.yml"
    (job,) = yaml.safe_load(file.read_text("utf-8")).values()
    given = {"DECOMPOSER": "some", **job["variables"]} | ({} if template else {"CHECK_PATH": "project"})
    done = run_steps(shop, programs, job["script"], given)
    assert (done.returncode, done.stderr) == (1, "")
    reports = job["artifacts"]["reports"]
    issues = json.loads((shop / reports["codequality"]).read_bytes())
    jsonschema.validate(issues, {"type": "array", "items": ISSUE})
    assert {issue["location"]["path"] for issue in issues} == {"project/orders/views.py"}
    xmlschema.XMLSchema(PROJECT / "tests/schemas/junit-10.xsd").validate(str(shop / reports["junit"]))
    assert {str(path) for path in job["cache"]["paths"]} == {".decomposer-cache/"}


def test_github_file_of_init(shop: Path, programs: Path, call: Call) -> None:
    """It is a workflow that passes once everything is accepted, and fails for what is added."""
    assert call("init", "project", "--ci", "github")[0] == 0
    assert call("baseline", "write", "project")[0] == 0
    assert "is there already: move it away" in call("init", "project", "--ci", "github")[2]
    file = shop / ".github/workflows/decomposer.yml"
    job = yaml.safe_load(file.read_text("utf-8"))["jobs"]["check"]
    given = {**job["env"], "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "summary.md"}
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert run_steps(shop, programs, scripts, given).returncode == 0
    assert "The boundaries hold: 0 new, 3 known" in (shop / "summary.md").read_text()
    edit(shop / "boundaries.toml", 'expose = ["billing.api.*"]', "")
    assert run_steps(shop, programs, scripts, given).returncode == 1
    assert_valid(shop, file, "vendor.github-workflows")


def test_files_of_init_are_valid(shop: Path, call: Call) -> None:
    """Whatever the folder is called."""
    (shop / "project").rename(shop / "my: 'project' $HOME")
    (shop / "boundaries.toml").unlink()
    assert call("init", "my: 'project' $HOME", "--no-edit", "--ci", "github", "--ci", "gitlab")[0] == 0
    for name, schema in (
        (".github/workflows/decomposer.yml", "github-workflows"),
        (".gitlab/decomposer.yml", "gitlab-ci"),
    ):
        assert_valid(shop, shop / name, f"vendor.{schema}")
        assert "\"my: 'project' $HOME\"" in (shop / name).read_text()


def assert_valid(shop: Path, file: Path, schema: str) -> None:
    """By the schema of the service that runs it."""
    program = str(Path(sys.executable).with_name("check-jsonschema"))
    done = subprocess.run(
        [program, "--builtin-schema", schema, str(file)], cwd=shop, capture_output=True, text=True, check=False
    )
    assert done.stdout == "ok -- validation done\n", done.stdout


def test_the_hook(shop: Path, programs: Path) -> None:
    """pre-commit runs it when code, templates or boundaries change, and shows why it fails; without an index here."""
    require_tool("git")
    source = shop / "hooks"
    source.mkdir()
    hooks = (PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert "language: python" in hooks
    (source / ".pre-commit-hooks.yaml").write_text(hooks.replace("language: python", "language: system"))
    git(source, "init", "--quiet")
    commit(source)
    git(shop, "init", "--quiet")
    (shop / ".gitignore").write_text("hooks\nprograms\nhome\n.decomposer-cache\n")
    git(shop, "add", "--all")
    before = tree(shop / "project")
    assert "orders calls billing.models.Invoice of billing" in run_hook(shop, programs, 1)
    assert tree(shop / "project") == before
    edit(shop / "boundaries.toml", 'expose = ["billing.api.*"]', 'expose = ["billing.**"]\nlevel = "report"')
    git(shop, "add", "--all")
    assert "Passed" in run_hook(shop, programs, 0)
    assert "Skipped" in run_hook(shop, programs, 0, "--files", ".gitignore")


def run_hook(shop: Path, programs: Path, code: int, *files: str) -> str:
    """What pre-commit prints."""
    program = str(Path(sys.executable).with_name("pre-commit"))
    command = [program, "try-repo", "hooks", "decomposer-check", *(files or ["--all-files"])]
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(shop / "home")}
    done = subprocess.run(command, cwd=shop, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout
