r"""Patterns of Pyramid: `/orders/{number:\d+}/*rest`. Source: `pyramid.urldispatch._compile_route`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VARIABLE = re.compile(r"\{(?P<name>\w+)(?::(?P<regex>(?:[^{}]|\{[^{}]*\})+))?\}|\*(?P<rest>\w+)$")


def regex_of(pattern: str) -> str:
    """What a path must match in full, without named groups."""
    return "".join(_parts(pattern))


def _parts(pattern: str) -> Iterator[str]:
    end = 0
    for found in _VARIABLE.finditer(pattern):
        yield re.escape(pattern[end : found.start()])
        yield ".*" if found["rest"] else f"(?:{found['regex']})" if found["regex"] else "[^/]+"
        end = found.end()
    yield re.escape(pattern[end:])
