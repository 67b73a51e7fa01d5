r"""URL patterns as text: Django's path syntax and regular expressions to a readable pattern and a full-match regex.

Source: "URL dispatcher" of Django 5.2. A regex of ours has no named groups and no anchors, so that pieces
can be put together and matched in full by any engine that knows Perl's syntax.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CONVERTERS = {
    "str": "[^/]+",
    "int": "[0-9]+",
    "slug": "[-a-zA-Z0-9_]+",
    "uuid": "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "path": ".+",
    "drf_format_suffix": r"\.[a-z0-9]+/?",
}
_PARAMETER = re.compile(r"<(?:([^>:\s]+):)?([^>\s]+)>")
_NAMED = re.compile(r"\(\?P<(\w+)>")


class Pattern(NamedTuple):
    """A piece of a URL: `text` for people, `regex` that must match the same piece."""

    text: str
    regex: str

    def __add__(self, other: object) -> Pattern:
        """Two pieces, one behind the other."""
        if not isinstance(other, Pattern):
            return NotImplemented
        return Pattern(self.text + other.text, self.regex + other.regex)


ROOT = Pattern("/", "/")


def from_path(route: str, converters: dict[str, str]) -> Pattern:
    """The piece that `path(route, ...)` means; `converters` holds the regexes of registered converters."""
    known = {**CONVERTERS, **converters}
    regex, end = "", 0
    for match in _PARAMETER.finditer(route):
        regex += re.escape(route[end : match.start()]) + f"(?:{known.get(match[1] or 'str', '[^/]+')})"
        end = match.end()
    return Pattern(route, regex + re.escape(route[end:]))


def from_regex(source: str, *, is_endpoint: bool) -> Pattern:
    """The piece that `re_path(source, ...)` means: Django searches, so what is not anchored is open."""
    body = source.removeprefix("^").removeprefix(r"\A")
    closed = body.endswith(("$", r"\Z")) and not body.endswith(r"\$")
    body = body.removesuffix("$").removesuffix(r"\Z")
    regex = _NAMED.sub("(?:", body)
    if is_endpoint and not closed:
        regex += ".*"
    if not source.startswith(("^", r"\A")) and body:
        regex = f".*{regex}" if is_endpoint and not closed else regex
    return Pattern(_readable(body), regex)


def _readable(regex: str) -> str:
    """A regex as a path: groups become `<name>`, escapes are resolved, an optional last slash falls away."""
    text, position, unnamed = "", 0, 0
    body = regex.removesuffix("/?")
    while position < len(body):
        character = body[position]
        if character == "(":
            end = _closing(body, position)
            name = _NAMED.match(body, position)
            plain = body.startswith("(?:", position)
            unnamed += name is None and not plain
            text += f"<{name[1]}>" if name else body[position:end] if plain else f"<{unnamed}>"
            position = end
        elif character == "\\" and position + 1 < len(body) and not body[position + 1].isalnum():
            text += body[position + 1]
            position += 2
        else:
            text += character
            position += 1
    return text


def _closing(regex: str, start: int) -> int:
    """The position behind the group that opens at `start`."""
    depth, position, in_class = 0, start, False
    while position < len(regex):
        character = regex[position]
        if character == "\\":
            position += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
            # A bracket right behind the opening one (or its negation) is a member of the class.
            position += regex[position + 1 : position + 2] in ("]", "^")
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    return len(regex)
