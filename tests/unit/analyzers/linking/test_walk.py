"""What expressions say as they are written."""

from __future__ import annotations

import pytest

from analyzers.facts import Constant, Expression, Name
from analyzers.linking.walk import is_literal


@pytest.mark.parametrize(
    ("expression", "literals"),
    [
        (Constant(True), {True}),
        (Constant(1), {True}),
        (Constant(False), {False}),
        (Constant(None), {None}),
        (Constant("True"), set()),
        (Constant(""), set()),
        (Name("flag", 1), set()),
        (None, set()),
    ],
    ids=repr,
)
def test_literal(expression: Expression | None, literals: set[bool | None]) -> None:
    """Only the literal itself counts, not what is true or false, and not what is missing."""
    assert {value for value in (True, False, None) if is_literal(expression, value)} == literals
