"""`decomposer watch`: a process that stays and checks again on each save."""

from __future__ import annotations

import datetime as dt
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from decomposer.checking import find_places
from decomposer.errors import DecomposerError
from decomposer.job import Settings, Silence
from decomposer.model.finding import Verdict
from decomposer.watching import Asked, Glimpse, Round, _marks, rounds
from tests.fakes.shops import Call, edit
from tests.source_tree import PROJECT

PATIENCE = 60
"""Seconds that one check may take on a busy machine."""


class Watching:
    """A running watch: what it wrote up to the end of a check."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Takes stdout and stderr, which are one stream."""
        self.process = process
        self._waiting = selectors.DefaultSelector()
        assert process.stdout is not None
        self._stream = process.stdout.fileno()
        self._waiting.register(self._stream, selectors.EVENT_READ)
        self._text = ""

    def check(self) -> str:
        """All that is written until the next check is done."""
        end = time.monotonic() + PATIENCE
        while "Ctrl-C ends\n" not in self._text:
            assert self._waiting.select(max(0.0, end - time.monotonic())), self._text
            said = os.read(self._stream, 100_000).decode()
            assert said, self._text
            self._text += said
        found, _, self._text = self._text.partition("Ctrl-C ends\n")
        return found

    def end(self) -> int:
        """The exit code after Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def watch(folder: Path, *options: str) -> Iterator[Watching]:
    """A watch of the project in a folder, ended in any case."""
    command = [sys.executable, "-m", "decomposer", "watch", "project", "--output-format", "concise", *options]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    environment.pop("GITHUB_ACTIONS", None)
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()


def test_each_save_is_checked(shop: Path, call: Call) -> None:
    """Code, boundaries and baseline; what is wrong meanwhile is said, and Ctrl-C ends with the last outcome."""
    with watch(shop) as watching:
        assert "3 findings to look at: 3 new, 0 known, 0 gone." in watching.check()
        edit(shop / "project/orders/views.py", "    session.add(Invoice(order=order))\n", "    return Invoice\n")
        assert "1 finding to look at: 1 new, 0 known, 0 gone." in watching.check()
        edit(shop / "project/orders/views.py", "return Invoice", "return Invoice(")
        assert "Error: orders/views.py:" in watching.check()
        edit(shop / "project/orders/views.py", "return Invoice(", "return Invoice")
        assert "1 finding to look at" in watching.check()
        assert call("baseline", "write", "project")[0] == 0
        assert "The boundaries hold: 0 new, 1 known, 0 gone." in watching.check()
        (shop / "project/orders/late.py").write_text("from billing.models import Invoice\n\nInvoice()\n")
        assert "orders/late.py:3: foreign-call" in watching.check()
        assert watching.end() == 1


def test_what_is_the_same_is_not_shown_again(shop: Path) -> None:
    """A save that changes no finding is a line that says so; an end before any finding is none."""
    edit(shop / "boundaries.toml", 'expose = ["billing.api.*"]', 'expose = ["billing.**"]\nlevel = "report"')
    with watch(shop) as watching:
        assert "The boundaries hold" in watching.check()
        edit(shop / "project/billing/api.py", "return order", "return  order")
        assert "nothing new" in (said := watching.check())
        assert "The boundaries hold" not in said
        assert watching.end() == 0


def test_a_first_look(shop: Path) -> None:
    """Where a check takes long, what names show is said before it, under the names that the check then uses."""
    settings = Settings(Path("project"))
    asked = Asked(settings, find_places(settings), dt.date(2030, 1, 1), "", lambda: nullcontext(Silence()))
    watched = rounds(asked, patience=0)
    first = next(watched)
    edit(shop / "project/orders/views.py", "import api\n", "import api\nfrom billing.late import Base, helper\n")
    edit(shop / "project/orders/views.py", "    api.charge(order)\n", "    helper()\n    Invoice()\n")
    with (shop / "project/orders/views.py").open("a") as stream:
        stream.write("\nclass Late(Base):\n    pass\n")
    (shop / "project/billing/late.py").write_text("def helper():\n    pass\n\nclass Base:\n    pass\n")
    glimpse, whole = next(watched), next(watched)
    assert isinstance(first, Round)
    assert isinstance(whole, Round)
    assert isinstance(whole.outcome, Verdict)
    assert isinstance(glimpse, Glimpse)
    assert {(one.identity.rule, one.identity.target) for one in glimpse.findings} == {
        ("foreign-base", "billing.late.Base"),
        ("foreign-call", "billing.late.helper"),
        ("foreign-import", "billing.late.Base"),
        ("foreign-import", "billing.late.helper"),
    }
    assert {one.identity for one in glimpse.findings} <= {one.identity for one in whole.outcome.of_state("new")}
    edit(shop / "project/billing/late.py", "    pass\n\nclass", "    pass(\n\nclass")
    glimpse, whole = next(watched), next(watched)
    assert isinstance(glimpse, Glimpse)
    assert not glimpse.findings
    assert isinstance(whole, Round)
    assert isinstance(whole.outcome, DecomposerError)


def test_boundaries_in_parts(parts: Path) -> None:
    """A first look knows the services of included files, and each of these is watched, whether right or wrong."""
    settings, part = Settings(Path("project")), Path("project/billing/boundaries.toml")
    asked = Asked(settings, find_places(settings), dt.date(2030, 1, 1), "", lambda: nullcontext(Silence()))
    watched = rounds(asked, patience=0)
    next(watched)
    (parts / "project/orders/late.py").write_text("import billing\n")
    glimpse = next(watched)
    assert isinstance(glimpse, Glimpse)
    assert [one.identity.target for one in glimpse.findings] == ["billing"]
    assert part in _marks(asked)
    edit(part, "expose", "exposes = [")
    assert part in _marks(asked)
    edit(parts / "boundaries.toml", "include", "include = [")
    assert Path("boundaries.toml") in _marks(asked)


def test_a_save_meanwhile(shop: Path) -> None:
    """It is looked at as well, and only the check of what stands then is shown."""
    settings = Settings(Path("project"))
    asked = Asked(settings, find_places(settings), dt.date(2030, 1, 1), "", lambda: nullcontext(Silence()))
    watched = rounds(asked, patience=0)
    next(watched)
    edit(shop / "project/orders/views.py", "    api.charge(order)\n", "    return 1\n")
    assert isinstance(next(watched), Glimpse)
    edit(shop / "project/orders/views.py", "    return 1\n", "    import billing\n")
    again, whole = next(watched), next(watched)
    assert isinstance(again, Glimpse)
    assert [one.identity.target for one in again.findings] == ["billing"]
    assert isinstance(whole, Round)
    assert isinstance(whole.outcome, Verdict)
    assert "billing" in {one.identity.target for one in whole.outcome.findings}
