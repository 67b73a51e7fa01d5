"""The file of accepted findings: what is written is read again, and complaints name their line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decomposer.boundaries import read_baseline, write_baseline
from decomposer.errors import ConfigError
from decomposer.model.finding import Entry, Identity

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ENTRIES = st.builds(
    Entry,
    st.builds(Identity, st.just("bill ing"), TEXTS, TEXTS, TEXTS),
    TEXTS,
    TEXTS,
    TEXTS,
    st.none() | st.dates(),
)


@given(st.lists(ENTRIES, unique_by=lambda one: one.identity))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    """Whatever people and programs put into it; the order is that of the identities."""
    text = write_baseline("bill ing", entries)
    assert read_baseline(text, "x.toml") == tuple(sorted(entries, key=lambda one: one.identity))
    assert write_baseline("bill ing", reversed(entries)) == text


def test_one_entry_is_one_line() -> None:
    """So that two branches that add entries can be merged."""
    entry = Entry(
        Identity("billing", "foreign-write", "orders", "invoice"), "moves\nsoon", "ann", "X-1", date(2030, 1, 31)
    )
    lines = write_baseline("billing", [entry]).splitlines()
    assert lines[-2] == (
        '    { rule = "foreign-write", from = "orders", target = "invoice", reason = "moves\\nsoon", owner = "ann", '
        'issue = "X-1", until = 2030-01-31 },'
    )


ROW = '{ rule = "a", from = "b", target = "c" }'


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("service = 'x'\n", None, "`schema_version = 1` expected"),
        ("schema_version = 1\n", None, "`service` must name"),
        ("schema_version = 1\nservice = 'x'\nfinding = []\n", 3, "unknown key 'finding'; did you mean 'findings'?"),
        ("schema_version = 1\nservice = 'x'\nfindings = 3\n", 3, "`findings` must be a list of tables"),
        (f"schema_version = 1\nservice = 'x'\nfindings = [\n{ROW},\n{ROW},\n]\n", 5, "this entry is there twice"),
        (
            f"schema_version = 1\nservice = 'x'\nfindings = [\n{ROW.replace('}', ', until = 3 }')},\n]\n",
            4,
            "`until` must be a date",
        ),
        (
            f"schema_version = 1\nservice = 'x'\nfindings = [\n{ROW.replace('from', 'form')},\n]\n",
            4,
            "unknown key 'form'",
        ),
        (
            "schema_version = 1\nservice = 'x'\nfindings = [\n{ rule = 'a', from = 'b' },\n]\n",
            4,
            "`target` must be a text",
        ),
    ],
)
def test_complaints(text: str, line: int | None, problem: str) -> None:
    """A file that cannot be meant is an error."""
    with pytest.raises(ConfigError) as caught:
        read_baseline(text, "baseline/x.toml")
    assert caught.value.line == line
    assert caught.value.problem.startswith(problem)
