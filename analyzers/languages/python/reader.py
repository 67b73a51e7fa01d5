"""Bytes of one Python file to its facts; what cannot be read is said, never raised."""

from __future__ import annotations

import ast
import warnings
from typing import Literal

from analyzers.decoding import DecodingError, decode
from analyzers.facts import FileFacts, UnreadFile

from .lowering import lower
from .remarks import find_remarks

Dialect = Literal["python3", "python2"]


def read(path: str, data: bytes) -> FileFacts | UnreadFile:
    """Facts of the file `path` with content `data`, or why there are none.

    A file that Python 3 rejects is tried again as Python 2 (see `python2.translate`).
    """
    try:
        text, encoding = decode(data)
    except DecodingError as error:
        return UnreadFile(path, "encoding", error.detail, error.line)
    try:
        tree, dialect = _parse(text)
        scopes, regions = lower(tree)
    except SyntaxError as error:
        return UnreadFile(path, "syntax", error.msg, error.lineno or 0)
    except (RecursionError, MemoryError):
        return UnreadFile(path, "too_deep", "nested deeper than the parser can follow", 0)
    remarks = find_remarks(text, scopes)
    return FileFacts(path, _line_count(text), encoding, dialect, scopes, regions, remarks=remarks)


def _parse(text: str) -> tuple[ast.Module, Dialect]:
    with warnings.catch_warnings():
        # The analysed code's invalid escapes are its own affair.
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text), "python3"
        except SyntaxError as error:
            return _parse_as_python2(text, error), "python2"


def _parse_as_python2(text: str, error: SyntaxError) -> ast.Module:
    from .python2 import translate

    translated = translate(text)
    if translated is None:
        raise error
    try:
        return ast.parse(translated)
    except SyntaxError:
        raise error from None


def _line_count(text: str) -> int:
    return text.count("\n") + (not text.endswith("\n"))
