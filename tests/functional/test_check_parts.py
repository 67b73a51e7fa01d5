"""Boundaries of which a service keeps its own part, in its own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.shops import Call, edit


def test_the_same_verdict(parts: Path, call: Call) -> None:
    """Where a service is written makes no difference; its debt lies in a file of its own."""
    code, out, _ = call("check", "project")
    assert (code, "foreign-write: orders writes the table billing_invoice of billing [new]" in out) == (1, True)
    assert call("baseline", "write", "project")[0] == 0
    assert [path.name for path in (parts / "baseline").iterdir()] == ["billing.toml"]
    assert call("check", "project")[0] == 0
    edit(parts / "project/billing/boundaries.toml", '"billing.api.*"', '"billing.**"')
    assert "2 gone" in call("check", "project")[1]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("expose", "exposes", "project/billing/boundaries.toml:4: unknown key 'exposes'; did you mean 'expose'?"),
        ('["billing"]', '["biling"]', "project/billing/boundaries.toml:2: unknown path 'biling'"),
        ("expose", "level = 1\nexpose", "project/billing/boundaries.toml:4: `level` must be one of"),
        ("[services.billing]", "[services.orders]", "project/billing/boundaries.toml:1: not valid TOML"),
        ("[services.billing]", "[shared]", "project/billing/boundaries.toml:1: unknown key 'shared'"),
        ("[services.billing]", "[services.a]\n[services.b]", "project/billing/boundaries.toml: holds 2 services"),
    ],
)
def test_what_is_wrong_in_a_part(parts: Path, call: Call, before: str, after: str, message: str) -> None:
    """It is said of the file and the line where it is."""
    edit(parts / "project/billing/boundaries.toml", before, after)
    code, _, err = call("check", "project")
    assert (code, message in err) == (2, True), err


def test_what_cannot_be_included(parts: Path, call: Call) -> None:
    """A file that is not there, or one that lies elsewhere; and a file in parts is changed by hand."""
    code, _, err = call("boundaries", "rename", "project", "orders", "sales")
    assert (code, "boundaries.toml includes other files" in err) == (2, True), err
    edit(parts / "boundaries.toml", '"*/*/boundaries.toml"', '"project/bill.toml"')
    assert "project/bill.toml cannot be read" in call("check", "project")[2]
    edit(parts / "boundaries.toml", '"project/bill.toml"', '"../bill.toml"')
    assert "boundaries.toml:2: '../bill.toml' is no file to include" in call("check", "project")[2]
