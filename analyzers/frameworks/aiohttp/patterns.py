"""Paths of aiohttp: `/orders/{number:[0-9]+}`. Source: `aiohttp.web_urldispatcher.DynamicResource`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VARIABLE = re.compile(r"\{(?P<name>[_a-zA-Z]\w*)(?::(?P<regex>(?:[^{}]|\{[^{}]*\})+))?\}")
_SEGMENT = "[^{}/]+"


def canonical(path: str) -> str:
    """The path with the names of its variables alone."""
    return _VARIABLE.sub(lambda found: f"{{{found['name']}}}", path)


def regex_of(path: str) -> str:
    """What a path must match in full, without named groups."""
    return "".join(_parts(path))


def _parts(path: str) -> Iterator[str]:
    end = 0
    for found in _VARIABLE.finditer(path):
        yield re.escape(path[end : found.start()])
        yield f"(?:{found['regex']})" if found["regex"] else _SEGMENT
        end = found.end()
    yield re.escape(path[end:])
