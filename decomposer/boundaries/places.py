"""Where things stand in a TOML text: parsers give values without lines, but an error must name its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

Keys = tuple[str, ...]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[^\s\"'#=.,\[\]{}]+"
    r"|[=.,\[\]{}\n]",
    re.DOTALL,
)

_ENDS = frozenset({"", "[", "]", "{", "}", "=", ",", "\n"})


class Place(Struct, frozen=True, gc=False):
    """A heading or key (`text` is None), or a string below one, and the line it begins on."""

    keys: Keys
    text: str | None
    line: int


def find_line(text: str, keys: Keys, value: str | None = None, nth: int = 0) -> int | None:
    """The line of a key, or of the nth string with this value below it; that of the key around it if there is none."""
    if not keys:
        return None
    lines = [place.line for place in find_places(text) if place.keys[: len(keys)] == keys and place.text == value]
    if nth < len(lines):
        return lines[nth]
    return find_line(text, keys if value is not None else keys[:-1])


def lines_of_strings(text: str, keys: Keys) -> dict[str, list[int]]:
    """The lines of all strings below a key."""
    lines: dict[str, list[int]] = {}
    for place in find_places(text):
        if place.text is not None and place.keys[: len(keys)] == keys:
            lines.setdefault(place.text, []).append(place.line)
    return lines


@lru_cache(maxsize=4)
def find_places(text: str) -> tuple[Place, ...]:
    """All headings, keys and strings of a valid TOML text, in order."""
    return tuple(_Scanner(text).scan())


class _Scanner:
    """Walks through the tokens of a text that is known to be valid."""

    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, int]] = []
        line = 1
        for token in _TOKEN.findall(text):
            if not token.startswith("#"):
                self._tokens.append((token, line))
            line += token.count("\n")
        self._tokens.append(("", line))
        self._at = 0

    def scan(self) -> Iterator[Place]:
        """Statement by statement."""
        heading: Keys = ()
        while start := self._pass("\n"):
            if start == "[":
                line = self._line()
                self._pass("[")
                heading = self._read_keys()
                yield Place(heading, None, line)
                self._pass("]")
            else:
                yield from self._scan_pair(heading)

    def _scan_pair(self, around: Keys) -> Iterator[Place]:
        """`key = value`, as a statement or in an inline table."""
        line = self._line()
        keys = around + self._read_keys()
        yield Place(keys, None, line)
        self._pass("=")
        yield from self._scan_value(keys)

    def _scan_value(self, keys: Keys) -> Iterator[Place]:
        opening, line = self._tokens[self._at]
        if opening == "[":
            self._at += 1
            while self._pass(",\n") != "]":
                yield from self._scan_value(keys)
            self._at += 1
        elif opening == "{":
            self._at += 1
            while self._pass(",\n") != "}":
                yield from self._scan_pair(keys)
            self._at += 1
        elif opening.startswith(('"', "'")):
            self._at += 1
            yield Place(keys, _plain(opening), line)
        else:
            self._read_keys()

    def _read_keys(self) -> Keys:
        """Names joined by dots; a number or date is read in the same way."""
        keys = []
        while (word := self._tokens[self._at][0]) not in _ENDS:
            if word != ".":
                keys.append(_plain(word))
            self._at += 1
        return tuple(keys)

    def _pass(self, tokens: str) -> str:
        """Step over these tokens; the one after them."""
        while (token := self._tokens[self._at][0]) and token in tokens:
            self._at += 1
        return token

    def _line(self) -> int:
        return self._tokens[self._at][1]


def _plain(token: str) -> str:
    """What a bare word or a string of any kind says."""
    if token.startswith(('"', "'")):
        return str(tomllib.loads(f"value = {token}")["value"])
    return token
