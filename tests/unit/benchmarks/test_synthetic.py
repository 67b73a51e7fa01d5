"""Synthetic programs are the same on each machine, and look like programs."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

from tests.benchmarks.synthetic.tree import tree_files

LINES = 16_000


@cache
def files() -> dict[str, str]:
    """A program of about one area."""
    return dict(tree_files(LINES))


def test_same_size_and_seed_give_the_same_program() -> None:
    """Figures of two runs can be compared; another seed gives another program."""
    assert dict(tree_files(LINES)) == files()
    assert dict(tree_files(LINES, seed=1)) != files()


def test_size_is_as_wanted() -> None:
    """The lines are those that were asked for, within a tenth, in files as people write them."""
    lengths = sorted(text.count("\n") for path, text in files().items() if not path.endswith("__init__.py"))
    assert 0.9 * LINES < sum(text.count("\n") for text in files().values()) < 1.1 * LINES
    assert 100 < lengths[len(lengths) // 2] < 400
    assert lengths[-1] < 1_200


def test_code_is_as_dense_as_real_code() -> None:
    """Per thousand lines there is as much of everything as in packages of Django projects, within bounds."""
    nodes = [node for text in files().values() for node in ast.walk(ast.parse(text))]
    counts = Counter(type(node).__name__ for node in nodes)
    per_thousand = {name: 1000 * counts[name] / LINES for name in counts}
    assert 3_500 < 1000 * len(nodes) / LINES < 5_500
    assert 200 < per_thousand["Call"] < 400
    assert 250 < per_thousand["Attribute"] < 550
    assert 30 < per_thousand["FunctionDef"] < 75
    assert 8 < per_thousand["ClassDef"] < 22


def test_imports_lead_to_definitions() -> None:
    """What is imported from the program's own modules is defined there or exported by the package."""
    defined = {
        (path.removesuffix(".py").removesuffix("/__init__").replace("/", "."), name)
        for path, text in files().items()
        for node in ast.parse(text).body
        for name in _bound(node)
    }
    wanted = {
        (node.module, alias.name)
        for text in files().values()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module and not node.module.startswith("external")
        for alias in node.names
        if alias.name != "*"
    }
    assert len(wanted) > 300
    assert wanted <= defined


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    return [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
