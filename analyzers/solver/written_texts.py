"""What operations make of texts, as far as names of modules and definitions are made that way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

LONGEST = 200
"""Longer texts name nothing."""
_PERCENT = re.compile(r"%(?:\((\w+)\))?s")
_BRACES = re.compile(r"\{(\w*)\}")

CHANGES: Mapping[str, Callable[[Sequence[str]], str]] = {
    "+": "".join,
    "capitalize": lambda texts: texts[0].capitalize(),
    "casefold": lambda texts: texts[0].casefold(),
    "lower": lambda texts: texts[0].lower(),
    "lstrip": lambda texts: texts[0].lstrip(*texts[1:2]),
    "removeprefix": lambda texts: texts[0].removeprefix(*texts[1:2]),
    "removesuffix": lambda texts: texts[0].removesuffix(*texts[1:2]),
    "replace": lambda texts: texts[0].replace(texts[1], texts[2]),
    "rstrip": lambda texts: texts[0].rstrip(*texts[1:2]),
    "strip": lambda texts: texts[0].strip(*texts[1:2]),
    "title": lambda texts: texts[0].title(),
    "upper": lambda texts: texts[0].upper(),
}
"""Methods of texts, and the sum of texts."""
PARTED = frozenset({"partition", "rpartition", "rsplit", "split"})
"""Methods that take a text apart."""


def changed(word: str, texts: Sequence[str]) -> str | None:
    """What an operation makes of texts; None where it fails, or makes too much."""
    try:
        found = CHANGES[word](texts)
    except (IndexError, TypeError, ValueError):
        return None
    return found if len(found) <= LONGEST else None


def parted(word: str, texts: Sequence[str], position: int, *, once: bool) -> str | None:
    """The part at a position that a method gives of a text; None where there is none."""
    separator = texts[1] if len(texts) > 1 else None
    try:
        if word in ("partition", "rpartition"):
            found: Sequence[str] = getattr(texts[0], word)(separator)
        else:
            found = getattr(texts[0], word)(separator, 1 if once else -1)
        return found[position]
    except (IndexError, TypeError, ValueError):
        return None


def cut(text: str, separator: str, bounds: str) -> str | None:
    """Some of the parts of a text that a separator parts, by the bounds of a slice (`:-1`), joined by it again."""
    first, _, last = bounds.partition(":")
    if not separator:
        return None
    return separator.join(text.split(separator)[int(first) if first else None : int(last) if last else None])


def filled(word: str, template: str, plain: Sequence[str], named: Mapping[str, str]) -> str | None:
    """A template (`%` or `format`) with its placeholders replaced; None where one has nothing to stand for it."""
    pattern = _PERCENT if word == "%" else _BRACES
    remaining = iter(plain)
    missing = False

    def filling(found: re.Match[str]) -> str:
        nonlocal missing
        name = found[1] or ""
        if name.isdigit():
            text = plain[int(name)] if int(name) < len(plain) else None
        else:
            text = named.get(name) if name else next(remaining, None)
        missing = missing or text is None
        return text or ""

    whole = pattern.sub(filling, template)
    return whole if not missing and len(whole) <= LONGEST else None
