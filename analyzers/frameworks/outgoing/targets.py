"""What a call goes to, as a text with dots for what is not known, and without passwords."""

from __future__ import annotations

import re

from analyzers.facts import Collection, Expression
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings

ANY = "…"
_LONGEST = 160
_PASSWORD = re.compile(r"(?<=://)[^/@\s]*@")
_DOTS = re.compile(r"…(?:\s*…)+")


def targets(evaluator: Evaluator, given: Expression | None, frame: Frame) -> list[str]:
    """The texts that an argument may be, sorted; dots where nothing of it is known."""
    first = given.items[0] if isinstance(given, Collection) and given.items else given
    found = strings(evaluator, first, frame) if first is not None else []
    return sorted({cleaned(one) for one in found} - {""}) or [ANY]


def cleaned(text: str) -> str:
    """One line, with dots for holes, without names and passwords of users."""
    shown = _DOTS.sub(ANY, " ".join(text.replace(HOLE, ANY).split()))
    return _PASSWORD.sub(f"{ANY}@", shown)[:_LONGEST]
