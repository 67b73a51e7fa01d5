"""Comments that are meant for us, and the lines that they are about."""

from __future__ import annotations

import pytest

from analyzers.facts import FileFacts
from analyzers.languages.python.reader import read


def remarks(source: str) -> list[tuple[int, int, int, str]]:
    """Line, first and last line, and text of each."""
    facts = read("a.py", source.encode())
    assert isinstance(facts, FileFacts)
    return [(one.line, one.first, one.last, one.text) for one in facts.remarks]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 1  # decomposer: allow a\n", [(1, 1, 1, "allow a")]),
        ("#decomposer:allow a\n\n# other\nx = 1\ny = 2\n", [(1, 1, 4, "allow a")]),
        ("x = f(\n    1,  # decomposer: allow a\n    2,\n)\n", [(2, 1, 4, "allow a")]),
        ("def f():  # decomposer: allow a\n    x = 1\n    return x\n", [(1, 1, 3, "allow a")]),
        ("# decomposer: allow a\n@d(\n    1,\n)\n@e\nclass C:\n    x = 1\n\n    y = 2\n", [(1, 1, 9, "allow a")]),
        ("def f():\n    # decomposer: allow a\n    return 1\n", [(2, 2, 3, "allow a")]),
        ("x = '# decomposer: allow a'\n", []),
        ("x = 1\n# decomposer: allow a", [(2, 2, 2, "allow a")]),
        (
            "# decomposer: a\n# decomposer: b\nx = 1  # decomposer: c\n",
            [(1, 1, 3, "a"), (2, 2, 3, "b"), (3, 3, 3, "c")],
        ),
        ("print 'a'  # decomposer: allow a\n", [(1, 1, 1, "allow a")]),
        ("x = 1\n", []),
    ],
)
def test_remarks(source: str, found: list[tuple[int, int, int, str]]) -> None:
    """They are about their own statement, the next one, or all of a definition."""
    assert remarks(source) == found
