"""Safe pieces of nginx configuration text. Names and patterns come from the analysed code, so none is trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decomposer.errors import DecomposerError

MAX_COMMENT = 160

_ADDRESS = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}")
_LISTEN = re.compile(r"(?:(?:\*|[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]):)?[0-9]{1,5}")
_BARE = re.compile(r"[A-Za-z0-9/_.~-]+")
_EATEN_BACKSLASH = re.compile(r"""\\(?=["'\\trn]|\Z)|\"""")


def quote(text: str) -> str:
    r"""The text in double quotes; nginx reads it back as it is, where it takes no variables.

    Its reader eats a backslash before `"`, `'`, `\`, `t`, `r`, `n`, so just those are doubled.
    """
    return '"' + _EATEN_BACKSLASH.sub(r"\\\g<0>", text) + '"'


def word(text: str) -> str:
    """The text as one parameter, quoted when it has to be."""
    return text if _BARE.fullmatch(text) else quote(text)


def label(text: str) -> str:
    """The text as a parameter that may hold variables: nginx has no way to write a dollar sign there."""
    return quote(text.replace("$", "_"))


def comment(text: str) -> str:
    """One comment line or line end: nothing in it can end the line."""
    shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
    return f"# {shown if len(shown) <= MAX_COMMENT else shown[:MAX_COMMENT] + '...'}"


def upstream_names(names: Sequence[str]) -> dict[str, str]:
    """A name that nginx takes for each upstream; different ones stay different, also without regard to case."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9-]", "_", name).strip("-") or "_"
        chosen = next(option for option in _numbered(plain, len(names)) if option.lower() not in taken)
        taken.add(chosen.lower())
        found[name] = chosen
    return found


def _numbered(plain: str, count: int) -> list[str]:
    return [plain, *(f"{plain}_{number}" for number in range(2, count + 2))]


def address(text: str) -> str:
    """`host:port` of a backend, checked."""
    if not _ADDRESS.fullmatch(text):
        raise DecomposerError(f"{text!r} is not an address of a backend; write it as host:port")
    return text


def listen(text: str) -> str:
    """The address a gateway listens on, checked."""
    if not _LISTEN.fullmatch(text):
        raise DecomposerError(f"{text!r} is not an address to listen on; write it as host:port or port")
    return text
