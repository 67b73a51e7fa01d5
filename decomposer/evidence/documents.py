"""JSON out of files: one document a line, or documents over several lines, whole or cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from .files import read_lines
from .tally import Tally

Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
_Line = tuple[int, bytes]

_LARGEST = 512_000_000
"""A document over several lines that is larger is not read."""
_BEGINS = re.compile(r'\{\s*"(?:traceI[Dd]|trace_id|spanI[Dd])"')
"""How a span begins, or a trace of Jaeger."""
_CONTENT = re.compile(r"[^\s,]")
_SHOWN = 200


def read_documents(path: Path, tally: Tally) -> Iterator[tuple[str, Json]]:
    """Each document of a file with its place; what is no JSON is counted.

    Of a document over several lines that was cut off, the spans that are whole.
    """
    lines = ((number, line) for number, line in read_lines(path, tally) if line.strip())
    first, second = next(lines, None), next(lines, None)
    head = [one for one in (first, second) if one is not None]
    if head and not any(_parsed(line)[0] for _, line in head):
        yield from _documents_over_lines(path.name, chain(head, lines), tally)
        return
    for number, line in chain(head, lines):
        is_json, document = _parsed(line)
        place = f"{path.name}:{number}"
        if is_json:
            yield place, document
        else:
            tally.skip("a line is no JSON", place, line[:_SHOWN].decode("utf-8", "replace"))


def _parsed(line: bytes) -> tuple[bool, Json]:
    try:
        return True, msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False, None


def _documents_over_lines(name: str, lines: Iterator[_Line], tally: Tally) -> Iterator[tuple[str, Json]]:
    """Documents one after the other, in whatever lines."""
    parts, size = [], 0
    for _, line in lines:
        parts.append(line)
        size += len(line)
        if size > _LARGEST:
            tally.skip("the document is too large to be read at once: write one a line", name)
            return
    text, decoder, at = b"\n".join(parts).decode("utf-8", "replace"), json.JSONDecoder(), 0
    while rest := _CONTENT.search(text, at):
        try:
            document, at = decoder.raw_decode(text, rest.start())
        except (ValueError, RecursionError):
            tally.skip("a document is cut off or no JSON", name, text[rest.start() : rest.start() + _SHOWN])
            yield from ((name, one) for one in _whole_spans(text, rest.start() + 1))
            return
        yield name, document


def _whole_spans(text: str, at: int) -> Iterator[Json]:
    decoder = json.JSONDecoder()
    while found := _BEGINS.search(text, at):
        try:
            document, at = decoder.raw_decode(text, found.start())
        except (ValueError, RecursionError):
            at = found.end()
        else:
            yield document
