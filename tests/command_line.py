"""The console script as people call it, on small projects: shared by the tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

DECOMPOSER = str(Path(sys.executable).with_name("decomposer"))
PATIENCE = 120
"""Seconds that one call may take on a busy machine."""

_SHOP = {
    "shop/__init__.py": "",
    "shop/orders.py": """\
        from shop import billing

        class Order:
            def total(self):
                return sum(billing.price(line) for line in self.lines)

        def place(order):
            billing.charge(order.total())
            return len(order.lines)
        """,
    "shop/billing.py": """\
        def price(line):
            return line.amount

        def charge(amount):
            audit(amount)

        def audit(amount):
            print(amount)
        """,
    "shop/old.py": "print 'hello'\n",
    "shop/broken.py": "def f(:\n",
}


def plant_shop(folder: Path) -> Path:
    """The folder, with a small project in `project`."""
    for name, text in _SHOP.items():
        target = folder / "project" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8")
    return folder


def environment(**others: str) -> dict[str, str]:
    """The environment of a call: lines are 100 wide."""
    return {**os.environ, "COLUMNS": "100", **others}


def decomposer(
    folder: Path, *arguments: str, before: Callable[[], None] | None = None, **others: str
) -> subprocess.CompletedProcess[str]:
    """A finished call from inside the folder; `before` runs in the new process, `others` go into its environment."""
    return subprocess.run(
        [DECOMPOSER, *arguments],
        cwd=folder,
        env=environment(**others),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        preexec_fn=before,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """All files below the folder."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}
