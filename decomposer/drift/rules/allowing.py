"""Comments in the code that allow a finding where it is, and the rule about those that allow nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from functools import cached_property

from msgspec import Struct

from decomposer.drift.subject import Hit, Subject
from decomposer.model import Remark
from decomposer.model.finding import Identity
from decomposer.model.gateway import MONOLITH

_WORDS = re.compile(
    r"allow\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s+because\s+(?P<reason>.*?\S)(?:\s+until\s+(?P<until>\d{4}-\d\d-\d\d))?"
)
_FORM = "`# decomposer: allow RULE because REASON`, with `until 2030-01-31` behind it if it ends"


ALLOW_COMMENT = "allow-comment"


class _Allowed(Struct, frozen=True):
    """What a comment says."""

    rules: tuple[str, ...]
    until: dt.date | None


class AllowComments:
    """The comments of a program, and which of them were needed."""

    def __init__(self, subject: Subject) -> None:
        """Reads what they say."""
        self._subject = subject
        self._said = {one: _read(one.text) for one in subject.program.remarks}
        self._by_path: dict[str, list[Remark]] = {}
        for one in self._said:
            self._by_path.setdefault(one.location.path, []).append(one)
        self._used: set[tuple[Remark, str]] = set()

    def allow(self, rule: str, hit: Hit) -> bool:
        """Whether a comment allows this place, which makes it a needed one."""
        if hit.location is None or hit.location.path not in self._by_path:
            return False
        needed = [
            one
            for one in self._by_path[hit.location.path]
            if one.first <= hit.location.line <= one.last and self._counts(one, rule)
        ]
        self._used.update((one, rule) for one in needed)
        return bool(needed)

    def _counts(self, remark: Remark, rule: str) -> bool:
        said = self._said[remark]
        return said is not None and rule in said.rules and not self._is_over(said)

    def _is_over(self, said: _Allowed) -> bool:
        return said.until is not None and self._subject.today is not None and said.until < self._subject.today

    def useless(self, asked: Collection[str]) -> Iterator[Hit]:
        """Those that cannot be read, whose day is over, or that allow what is not there; of rules that are asked."""
        for remark, said in self._said.items():
            module = self._modules.get(remark.location.path)
            problem = self._problem(remark, said, asked)
            if module is not None and problem:
                owner, target = self._owner_of(module), f"{module}: {remark.text}"
                message = f"the comment `{remark.text}` in {module} {problem}"
                yield Hit(owner, owner, target, remark.location, module, message)

    def ends(self) -> Iterator[tuple[Identity, dt.date]]:
        """Comments that end, each as the finding that it will be then, and its last day."""
        for remark, said in self._said.items():
            module = self._modules.get(remark.location.path)
            if module is not None and said is not None and said.until is not None:
                owner = self._owner_of(module)
                yield Identity(owner, ALLOW_COMMENT, owner, f"{module}: {remark.text}"), said.until

    @cached_property
    def _modules(self) -> dict[str, str]:
        return {one.path: one.name for one in self._subject.program.modules if one.role != "test"}

    def _owner_of(self, module: str) -> str:
        return self._subject.owners.of_source(module) or self._subject.owners.of_path(module) or MONOLITH

    def _problem(self, remark: Remark, said: _Allowed | None, asked: Collection[str]) -> str:
        if said is None:
            return f"cannot be read: write it as {_FORM}"
        if self._is_over(said):
            return "is over"
        idle = [rule for rule in said.rules if (remark, rule) not in self._used and not self._is_off(rule, asked)]
        return f"allows {', '.join(idle)}, which is not found there" if idle else ""

    def _is_off(self, rule: str, asked: Collection[str]) -> bool:
        return rule in self._subject.contract.severities and rule not in asked


def _read(text: str) -> _Allowed | None:
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    try:
        until = dt.date.fromisoformat(found["until"]) if found["until"] else None
    except ValueError:
        return None
    return _Allowed(tuple(rule.strip() for rule in found["rules"].split(",")), until)
