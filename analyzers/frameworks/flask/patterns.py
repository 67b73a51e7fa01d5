"""Werkzeug's URL rules: a full-match regex for each, and the order in which they are tried.

Sources: "URL Routing" of Werkzeug 3, `werkzeug.routing.rules` (weights) and `werkzeug.routing.converters` (regexes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_VARIABLE = re.compile(r"<(?:(?P<converter>[a-zA-Z_]\w*)(?:\((?P<arguments>.*?)\))?:)?(?P<name>[a-zA-Z_]\w*)>")
_HEX = "[A-Fa-f0-9]"
_REGEXES = {
    "int": "[0-9]+",
    "float": r"[0-9]+\.[0-9]+",
    "path": "[^/].*",
    "uuid": f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}",
}
_WEIGHTS = {"int": 50, "float": 50, "path": 200}
_QUOTES = " \"'"
_LENGTH = re.compile(r"\b(length|minlength|maxlength)\s*=\s*(\d+)")


class _Piece(NamedTuple):
    """A part of a rule: static text, or a variable with its converter."""

    text: str
    converter: str | None = None
    arguments: str = ""


Key = tuple[tuple[int | tuple[int, ...], ...], ...]


def regex_of(rule: str) -> str:
    """What a path must match in full, without named groups; a converter that is not known takes one segment."""
    return "".join(map(_regex, _pieces(rule)))


def order_of(rule: str) -> Key:
    """A key that sorts rules as they are tried: segment by segment, static text before variables.

    Among variables, the one with more static text around it, then more variables, then the lighter converter is first.
    """
    segments: list[list[_Piece]] = [[]]
    open_ended = False
    for piece in _pieces(rule):
        open_ended |= piece.converter == "path"
        if piece.converter is not None or open_ended:
            segments[-1].append(piece)
            continue
        first, *rest = piece.text.split("/")
        segments[-1].append(_Piece(first))
        segments.extend([_Piece(text)] for text in rest)
    return tuple(map(_weight, segments))


def _pieces(rule: str) -> Iterator[_Piece]:
    end = 0
    for found in _VARIABLE.finditer(rule):
        if found.start() > end:
            yield _Piece(rule[end : found.start()])
        yield _Piece(found["name"], found["converter"] or "string", found["arguments"] or "")
        end = found.end()
    if end < len(rule):
        yield _Piece(rule[end:])


def _regex(piece: _Piece) -> str:
    if piece.converter is None:
        return re.escape(piece.text)
    if piece.converter == "any":
        words = (re.escape(word.strip(_QUOTES)) for word in piece.arguments.split(","))
        return f"(?:{'|'.join(words)})"
    signed = "-?" if re.search(r"\bsigned\s*=\s*True", piece.arguments) else ""
    if piece.converter == "string":
        return f"[^/]{_repetition(piece.arguments)}"
    return signed + _REGEXES.get(piece.converter, "[^/]+")


def _repetition(arguments: str) -> str:
    """How often a character of a `string` variable is repeated: `length`, `minlength` and `maxlength`."""
    given = {name: int(number) for name, number in _LENGTH.findall(arguments)}
    if "length" in given:
        return f"{{{given['length']}}}"
    if not given:
        return "+"
    return f"{{{given.get('minlength', 1)},{given.get('maxlength', '')}}}"


def _weight(segment: list[_Piece]) -> tuple[int | tuple[int, ...], ...]:
    variables = [piece for piece in segment if piece.converter is not None]
    if not variables:
        return (0,)
    static = [len(piece.text) for piece in segment if piece.converter is None and piece.text]
    weights = tuple(_WEIGHTS.get(piece.converter or "", 100) for piece in variables)
    return (1, -len(static), tuple(-length for length in static), -len(weights), weights)
