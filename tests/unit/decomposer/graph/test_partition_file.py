"""Partitions out of files, and what their names mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decomposer.errors import InputError
from decomposer.graph import build
from decomposer.graph.partition_file import match, read_partitions
from tests.fakes.programs import program

MODULES = {"a.f": "a", "a.g": "a", "b": "b", "b.f": "b", "b.g": "b", "c": "c"}
"""Definitions of three modules; two of the modules have bodies that are units."""


def test_units_have_the_service_that_their_names_say() -> None:
    """None is the shared kernel: known, and in no service."""
    found = match({"a.f": "one", "c": None}, MODULES)
    assert (found.services, found.unmatched) == ({"a.f": "one", "c": None}, ())
    assert found.placed == {"a.f": "one"}


def test_a_module_stands_for_what_is_in_it() -> None:
    """Unless a definition has an entry of its own."""
    assert match({"a": "one", "a.g": "two"}, MODULES).services == {"a.f": "one", "a.g": "two"}
    assert match({"b": "one"}, MODULES).services == dict.fromkeys(["b", "b.f", "b.g"], "one")


def test_the_body_of_a_module_is_a_unit_among_others() -> None:
    """Who names definitions beside it, means the body alone."""
    assert match({"b": "one", "b.f": "two"}, MODULES).services == {"b": "one", "b.f": "two"}


def test_names_that_match_nothing_are_listed() -> None:
    """Packages are not modules."""
    assert match({"z": "one", "a.f": "one", "a.f.inner": "one"}, MODULES).unmatched == ("z", "a.f.inner")


def write(path: Path, partition: object) -> Path:
    """The path of a file with that text, or that as JSON."""
    path.write_text(partition if isinstance(partition, str) else json.dumps(partition), encoding="utf-8")
    return path


def test_a_reference_by_module_fits_a_graph_by_definition(tmp_path: Path) -> None:
    """And numbers are names of services too."""
    graph = build(program("a.f calls a.g\na.g calls b.f"))
    partition = write(tmp_path / "p.json", {"a.f": "x", "a.g": None, "q": "x"})
    found, wanted = read_partitions(partition, write(tmp_path / "r.json", {"a": 1, "b": 2}), graph)
    assert (found.services, found.unmatched) == ({"a.f": "x", "a.g": None}, ("q",))
    assert (wanted.services, wanted.unmatched) == ({"a.f": "1", "a.g": "1", "b.f": "2"}, ())


def test_without_a_graph_names_are_units(tmp_path: Path) -> None:
    """What stands before the last dot is the module."""
    found, wanted = read_partitions(
        write(tmp_path / "p.json", {"a.f": "x", "b.f": "y"}), write(tmp_path / "r.json", {"a": "s", "c": "t"}), None
    )
    assert found.services == {"a.f": "x", "b.f": "y"}
    assert (wanted.services, wanted.unmatched) == ({"a.f": "s"}, ("c",))


@pytest.mark.parametrize(
    ("partition", "message"),
    [
        ("{", "p.json is no JSON: "),
        ([], "p.json: expected `object`, got `array`"),
        ({}, "p.json: the partition is empty"),
        ({"a.f": {}}, "p.json[...]: expected `int | str | null`, got `object`"),
        ({"q": "x"}, "p.json: none of its names is one of the units, such as a.f"),
    ],
)
def test_what_is_no_partition_is_refused(tmp_path: Path, partition: object, message: str) -> None:
    """One line says why."""
    with pytest.raises(InputError) as refused:
        read_partitions(write(tmp_path / "p.json", partition), None, build(program("a.f calls b.f")))
    assert message in str(refused.value)
