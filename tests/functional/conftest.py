"""What the tests of the check share."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from decomposer.cli.main import run
from tests.fakes.shops import FILES, Call

BILLING = """\
[services.billing]
owns = ["billing"]
tables = ["billing_invoice"]
expose = ["billing.api.*"]
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project with its boundaries; the current folder is the one around it."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(dedent(text), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def parts(shop: Path) -> Path:
    """The same, where the table of a service stands in a file in its folder."""
    text = (shop / "boundaries.toml").read_text()
    assert BILLING in text
    central = text.replace(BILLING, "").replace(
        "schema_version = 1\n", 'schema_version = 1\ninclude = ["*/*/boundaries.toml"]\n'
    )
    (shop / "boundaries.toml").write_text(central)
    (shop / "project/billing/boundaries.toml").write_text(BILLING)
    return shop


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Exit code, stdout and stderr of a call."""

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_it
