"""What is shown of a value that is configured: short texts and numbers, and nothing of a secret."""

from __future__ import annotations

import re
from typing import NamedTuple

from analyzers.facts import Collection, Constant, Expression, Mapping

from .code import Frame
from .evaluate import Evaluator
from .strings import HOLE, strings

ANY = "…"
_LONGEST = 80
_SECRET = re.compile(
    r"(?i)(?:^|[_.])(?:secret|passw(?:or)?d|passwd|pwd|token|credentials?|(?:api|private|secret|access|signing)_?key)[0-9]*$"
)
_INSIDE = re.compile(r"(?<=://)[^/@\s]*@")
"""Name and password in a URL."""


class Shown(NamedTuple):
    """The text for people, empty where there is none; whether a text with something in it stands in the source."""

    text: str = ""
    is_literal: bool = False


def shown(evaluator: Evaluator, name: str, value: Expression | None, frame: Frame) -> Shown:
    """The value of a setting, given its name."""
    if value is None or value == Constant(None):
        return Shown()
    if isinstance(value, Constant) and not isinstance(value.value, str):
        return Shown(str(value.value))
    if isinstance(value, Collection | Mapping):
        return Shown(ANY)
    found = strings(evaluator, value, frame)
    if len(found) != 1:
        return Shown(ANY)
    text = " ".join(found[0].replace(HOLE, ANY).split())
    is_literal = HOLE not in found[0] and text != ""
    if is_secret(name) and text:
        return Shown(ANY, is_literal)
    return Shown(_INSIDE.sub(f"{ANY}@", text)[:_LONGEST], is_literal)


def is_secret(name: str) -> bool:
    """Whether a setting of this name holds what nobody may see."""
    return _SECRET.search(name) is not None
