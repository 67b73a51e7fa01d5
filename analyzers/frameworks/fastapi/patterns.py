"""Starlette's paths: a regex for each, as `starlette.routing.compile_path` makes it, without named groups."""

from __future__ import annotations

import re

from analyzers.linking.strings import HOLE

UNKNOWN = "…"
"""Stands in a path for a part that is not known."""
_PARAMETER = re.compile(rf"\{{([a-zA-Z_]\w*)(?::([a-zA-Z_]\w*))?\}}|{UNKNOWN}")
_HEX = "[0-9a-fA-F]"
_CONVERTERS = {
    "str": "[^/]+",
    "path": ".*",
    "int": "[0-9]+",
    "float": r"[0-9]+(?:\.[0-9]+)?",
    "uuid": f"{_HEX}{{8}}-?{_HEX}{{4}}-?{_HEX}{{4}}-?{_HEX}{{4}}-?{_HEX}{{12}}",
}


def readable(path: str) -> str:
    """A path for people: parts that are not known are dots, and it begins with a slash."""
    text = path.replace(HOLE, UNKNOWN)
    return text if text.startswith("/") else f"/{text}"


def regex_of(pattern: str) -> str:
    """What a path must match in full; a converter of the program's own takes one segment."""
    regex, end = "", 0
    for found in _PARAMETER.finditer(pattern):
        regex += re.escape(pattern[end : found.start()])
        regex += ".*" if found[0] == UNKNOWN else f"(?:{_CONVERTERS.get(found[2] or 'str', '[^/]+')})"
        end = found.end()
    return regex + re.escape(pattern[end:])
