"""What names refer to."""

from __future__ import annotations

import pytest

from tests.fakes.sources import program_of
from tests.source_tree import PROJECT

CASES = PROJECT / "tests" / "cases" / "sqlalchemy"


@pytest.mark.parametrize("case", ["versions", "version_options"])
def test_a_class_that_stands_nowhere_is_not_mentioned(case: str) -> None:
    """Classes that a library makes are known, but references lead to definitions of the program only."""
    root = CASES / case
    program = program_of({path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.py")})
    known = {symbol.id for symbol in program.symbols}
    assert {one.target for one in program.references if one.scope == "project" and one.kind != "import"} <= known
