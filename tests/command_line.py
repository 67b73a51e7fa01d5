"""Calls of the command line on small projects, as the console script or in this process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from textwrap import dedent

from decomposer.cli.main import run

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


def decomposer(folder: Path, *arguments: str, **others: str) -> subprocess.CompletedProcess[str]:
    """A finished call from inside the folder, in this process, which has loaded the large libraries already."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with chdir(folder), _environment(environment(**others)), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    out.seek(0)
    err.seek(0)
    return subprocess.CompletedProcess(arguments, code, out.read(), err.read())


@contextmanager
def _environment(wanted: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(wanted)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def console_script(
    folder: Path, *arguments: str, before: Callable[[], None] | None = None, **others: str
) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own; `before` runs in it, `others` go into its environment."""
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
