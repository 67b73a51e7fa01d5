"""Bytes of a source file to text, by byte order mark and coding cookie (PEP 263), lenient where people were."""

from __future__ import annotations

import codecs
import re

GUESSED = "latin-1 (guessed)"
"""Encoding of a file that declares none and is not UTF-8: old code with accents in its comments and strings."""

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_NEWLINE_BYTES = re.compile(rb"\r\n|\r|\n")
_EDITOR_SUFFIX = re.compile(r"[-_](?:unix|dos|mac)$", re.IGNORECASE)
# Quadratic on long input, or no character encodings at all: nobody's source, but an attacker's.
_REFUSED = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_HEAD = 4096


class DecodingError(ValueError):
    """The bytes are no text. `detail` says why, `line` (from 1) where."""

    def __init__(self, detail: str, line: int) -> None:
        """Keep the place apart from the reason."""
        super().__init__(detail, line)
        self.detail = detail
        self.line = line


def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding of a source file; newlines stay as they are, a byte order mark is dropped.

    A byte order mark wins over a coding cookie. A cookie that names no codec, or whose codec rejects the bytes,
    falls back to UTF-8. Without any declaration the text is UTF-8, else Latin-1 (`GUESSED`).
    Raises DecodingError for anything else, and for text with NUL or surrogates, which no parser accepts.
    """
    encoding = _marked_encoding(data)
    if encoding is not None:
        text = _decode_strictly(data, encoding)
    else:
        text, encoding = _decode_unmarked(data)
    _reject_unparsable(text)
    return text, encoding


def _marked_encoding(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _decode_unmarked(data: bytes) -> tuple[str, str]:
    cookie = _cookie(data)
    if cookie is None:
        return _decode_undeclared(data)
    codec = _codec(cookie)
    text = None if codec is None else _try_decode(data, codec)
    if codec is None or text is None:
        return _decode_strictly(data, "utf-8", f"declared encoding {cookie!r} does not fit; "), "utf-8"
    return text, codec


def _try_decode(data: bytes, codec: str) -> str | None:
    """Text, or None when the bytes do not fit the codec, or when it is no text codec (`hex`)."""
    try:
        return data.decode(codec)
    except (LookupError, ValueError):
        return None


def _decode_undeclared(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("latin-1"), GUESSED


def _cookie(data: bytes) -> str | None:
    """The encoding that the first two lines declare; the second counts only below a blank or comment line."""
    for line in _NEWLINE_BYTES.split(data[:_HEAD], maxsplit=2)[:2]:
        match = _COOKIE.match(line)
        if match:
            return match[1].decode("ascii")
        if not _BLANK.match(line):
            return None
    return None


def _codec(cookie: str) -> str | None:
    """The normal name of a codec, or None; the line-ending suffix that Emacs writes is ignored."""
    try:
        name = codecs.lookup(_EDITOR_SUFFIX.sub("", cookie)).name
    except LookupError:
        return None
    return None if name in _REFUSED else name


def _decode_strictly(data: bytes, encoding: str, context: str = "") -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # error.object, because it may lack the mark that `data` begins with.
        head = error.object[: error.start].decode(error.encoding, "replace")
        detail = f"{context}not {error.encoding}: {error.reason} at byte {error.start}"
        raise DecodingError(detail, _last_line(head)) from error


def _reject_unparsable(text: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        raise DecodingError("a NUL character: not source text", _last_line(text[:nul]))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DecodingError("a lone surrogate: not source text", _last_line(text[: error.start])) from error


def _last_line(text: str) -> int:
    return 1 + len(_NEWLINE.findall(text))
