"""The documentation keeps up with the project."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import pytest

from decomposer.model.score import METRICS
from tests.source_tree import PROJECT, relative

PAGES = [
    *(PROJECT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((PROJECT / "docs").rglob("*.md")),
]


def links(page: Path) -> list[str]:
    """Targets of the links of a page that point to files of the project, without anchors."""
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    return [target for target in targets if "://" not in target]


def command_names() -> list[str]:
    """The commands of the command line, as `decomposer --help` lists them."""
    module = importlib.import_module("decomposer.cli.main")
    (group,) = [value for value in vars(module).values() if isinstance(value, click.Group)]
    return group.list_commands(click.Context(group))


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link of a page points to a file or folder of the project."""
    assert [target for target in links(page) if not (page.parent / target).exists()] == []


def test_index_lists_every_page() -> None:
    """A page that the index does not name is not found by anybody."""
    index = PROJECT / "docs" / "index.md"
    listed = {(index.parent / target).resolve() for target in links(index)}
    pages = {page for page in (PROJECT / "docs").rglob("*.md") if page != index}
    assert {relative(page) for page in pages if page.resolve() not in listed} == set()


def test_call_graph_page_shows_every_topic() -> None:
    """Of each topic that has cases, the page about the call graph links to some."""
    topics = {folder.name for folder in (PROJECT / "tests" / "cases" / "callgraph").iterdir()}
    shown = {Path(target).parent.name for target in links(PROJECT / "docs" / "call-graph.md")}
    assert topics - shown == set()


def test_newcomers_need_two_commands() -> None:
    """The part of the README for newcomers shows `make demo` and `make test`, and no third command."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    first_steps = readme.split("## Try it", 1)[1].split("\n## ", 1)[0]
    shown = re.findall(r"^```sh\n(.*?)^```", first_steps, re.MULTILINE | re.DOTALL)
    assert [block.split("\n") for block in shown] == [["make demo", ""], ["make test", ""]]


def test_every_make_target_is_explained() -> None:
    """`make help` is made from the targets' own comments, so each target that people call has one."""
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    (declared,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    explained = re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(explained) == sorted(declared.split())


def test_every_command_is_documented() -> None:
    """Each command of the command line is named on some page, as it is typed."""
    text = "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "CHANGELOG.md")
    assert command_names()
    assert [name for name in command_names() if f"decomposer {name}" not in text] == []


def test_changelog_has_a_place_for_the_next_release() -> None:
    """Each change writes its line under a heading that exists."""
    assert "## [Unreleased]" in (PROJECT / "CHANGELOG.md").read_text("utf-8")


def test_every_metric_is_explained() -> None:
    """Each key that `score` may print stands in a table of the page about metrics, with the way that is better."""
    page = (PROJECT / "docs" / "metrics.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    found = {key: cells for cells in rows for key in re.findall(r"`(\w+)`", cells[0])}
    assert set(found) == set(METRICS)
    assert [key for key, metric in METRICS.items() if metric.better not in " ".join(found[key][2:]).split()] == []
