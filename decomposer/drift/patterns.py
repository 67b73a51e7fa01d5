"""Patterns of dotted names: `*` is one level, `**` any number of them."""

from __future__ import annotations

import re
from functools import lru_cache


def matches(pattern: str, name: str) -> bool:
    """Whether the pattern means this name, the whole of it."""
    return _compiled(pattern).fullmatch(f".{name}") is not None


def is_module_of(pattern: str, name: str) -> bool:
    """Whether the pattern means things that stand right in what has this name."""
    around, _, last = pattern.rpartition(".")
    return bool(around) and last != "**" and not around.endswith("**") and matches(around, name)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """`a.**` means `a` as well: `**` may stand for no level at all."""
    return re.compile("".join(_PARTS.get(part, rf"\.{re.escape(part)}") for part in pattern.split(".")))


_PARTS = {"*": r"\.[^.]+", "**": r"(?:\.[^.]+)*"}
