"""Files that say which unit belongs to which service."""

from __future__ import annotations

import json

import pytest

from decomposer.boundaries import read_cut
from decomposer.errors import ConfigError

TOML = 'schema_version = 1\n[services.a]\nowns = ["x", "y.F"]\n[services.b]\nowns = ["y"]\n[shared]\nowns = ["y.text"]'


def test_claims_stand_for_what_is_below() -> None:
    """The longest path wins; what nobody claims has no service."""
    found = read_cut(TOML, "boundaries.toml").of(["x.deep.G", "y.F", "y.H", "y.text.cut", "z"])
    assert found == {"x.deep.G": "a", "y.F": "a", "y.H": "b", "y.text.cut": None}


def test_a_partition_names_units_only() -> None:
    """Null is the shared kernel, a number a name."""
    found = read_cut('{"x": "a", "x.F": null, "y": 3}', "p.json")
    assert found.of(["x", "x.F", "x.G", "y"]) == {"x": "a", "x.F": None, "y": "3"}


def test_a_proposal_is_read() -> None:
    """proposal.json has units and what they share."""
    text = json.dumps({"units": [{"unit": "x", "service": "a", "margin": 1}], "shared": [{"unit": "y"}], "verdict": {}})
    assert read_cut(text, "proposal.json").of(["x", "y", "z"]) == {"x": "a", "y": None}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"units": [3]}', 'p: neither {"unit": "service"} nor a proposal.json'),
        ("{", 'p: neither {"unit": "service"} nor a proposal.json'),
        ("services = 3", "p:1: `services` must be a table"),
        ("nonsense", "p:1: not valid TOML"),
    ],
)
def test_anything_else_is_an_error(text: str, problem: str) -> None:
    """With what is wrong, and where."""
    with pytest.raises(ConfigError) as raised:
        read_cut(text, "p")
    assert str(raised.value).startswith(problem)
