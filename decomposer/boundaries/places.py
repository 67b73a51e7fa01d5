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


def find_spans(text: str, keys: Keys) -> list[tuple[int, int]]:
    """Where the last of these keys is written, alone or as a part of longer ones: first character, and that after."""
    depth = len(keys)
    scanner = _Scanner(text)
    for _ in scanner.scan():
        pass
    return [span for whole, at, span in scanner.parts if at == depth - 1 and whole[:depth] == keys]


@lru_cache(maxsize=4)
def find_places(text: str) -> tuple[Place, ...]:
    """All headings, keys and strings of a valid TOML text, in order."""
    return tuple(_Scanner(text).scan())


class _Scanner:
    """Walks through the tokens of a text that is known to be valid.

    `parts` has, for each part of each key, all keys that it is the last or a part of, its number and its span.
    """

    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, int]] = []
        self._starts: list[int] = []
        self.parts: list[tuple[Keys, int, tuple[int, int]]] = []
        line = 1
        for found in _TOKEN.finditer(text):
            token = found[0]
            if not token.startswith("#"):
                self._tokens.append((token, line))
                self._starts.append(found.start())
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
                heading = self._read_keys(())
                yield Place(heading, None, line)
                self._pass("]")
            else:
                yield from self._scan_pair(heading)

    def _scan_pair(self, around: Keys) -> Iterator[Place]:
        """`key = value`, as a statement or in an inline table."""
        line = self._line()
        keys = self._read_keys(around)
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
            self._read_words()

    def _read_keys(self, around: Keys) -> Keys:
        """Names joined by dots, behind those around them; notes where each of them is written."""
        words = self._read_words()
        keys = around + tuple(_plain(word) for word, _ in words)
        spans = [(start, start + len(word)) for word, start in words]
        self.parts += [(keys, at, span) for at, span in enumerate(spans, len(around))]
        return keys

    def _read_words(self) -> list[tuple[str, int]]:
        """What is joined by dots, each part with its first character; a number or date is read in the same way."""
        words = []
        while (word := self._tokens[self._at][0]) not in _ENDS:
            if word != ".":
                words.append((word, self._starts[self._at]))
            self._at += 1
        return words

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
