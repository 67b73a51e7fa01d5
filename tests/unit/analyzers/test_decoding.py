"""Decoding follows PEP 263 and byte order marks, and forgives what old code does."""

from __future__ import annotations

import codecs

import pytest

from analyzers.decoding import GUESSED, DecodingError, decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"x = 1\n", "x = 1\n", "utf-8"),
        ("é = 1\n".encode(), "é = 1\n", "utf-8"),
        (codecs.BOM_UTF8 + "é = 1\n".encode(), "é = 1\n", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "é = 1\n".encode("utf-16-le"), "é = 1\n", "utf-16"),
        (codecs.BOM_UTF16_BE + "é = 1\n".encode("utf-16-be"), "é = 1\n", "utf-16"),
        (codecs.BOM_UTF32_LE + "é = 1\n".encode("utf-32-le"), "é = 1\n", "utf-32"),
        (b"# coding: latin-1\n# \xe9\n", "# coding: latin-1\n# é\n", "iso8859-1"),
        (
            b"# -*- coding: cp1252 -*-\n# \x80\n",
            "# -*- coding: cp1252 -*-\n# €\n",
            "cp1252",
        ),
        (
            b"#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\n#\xcf\n",
            None,
            "cp1251",
        ),
        (
            b"# coding: shift_jis\n#\x83e",
            "# coding: shift_jis\n#テ",
            "shift_jis",
        ),
        (b"# coding: latin-1-unix\n# \xe9\n", None, "iso8859-1"),
        (b"\n# coding: latin-1\n# \xe9\n", None, "iso8859-1"),
        (b"# old mac\r# coding: latin-1\r# \xe9\r", None, "iso8859-1"),
    ],
)
def test_declared_encodings_are_followed(data: bytes, text: str | None, encoding: str) -> None:
    """The mark or the cookie decides; newlines stay, the mark goes."""
    found_text, found_encoding = decode(data)
    assert found_encoding == encoding
    if text is not None:
        assert found_text == text


@pytest.mark.parametrize(
    "data",
    [
        b"import os\n# coding: latin-1\n# \xe9\n",
        b"\n\n# coding: latin-1\n# \xe9\n",
        b"name = 'caf\xe9'  # no declaration\n",
        b"'# coding: utf-8'\n# \xe9\n",
    ],
)
def test_undeclared_bytes_are_guessed(data: bytes) -> None:
    """A cookie below code or after line two does not count; then bytes that are not UTF-8 are read as Latin-1."""
    text, encoding = decode(data)
    assert encoding == GUESSED
    assert "é" in text


@pytest.mark.parametrize(
    "cookie",
    ["no-such-codec", "ascii", "hex", "idna", "punycode", "unicode_escape", "rot13"],
)
def test_wrong_cookie_falls_back_to_utf8(cookie: str) -> None:
    """A cookie that does not fit does not hide a file that is plain UTF-8."""
    source = f"# coding: {cookie}\nname = 'é'\n"
    assert decode(source.encode()) == (source, "utf-8")


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"# coding: utf-8\nx = 1\ny = '\xe9'\n", 3, "'utf-8' does not fit"),
        (b"# coding: klingon\r\nx = '\xe9'\r\n", 2, "'klingon' does not fit"),
        (codecs.BOM_UTF8 + b"\n\n\n# \xe9\n", 4, "not utf-8"),
        (
            codecs.BOM_UTF16_LE + "a\r\nb\r\n".encode("utf-16-le") + b"\x00",
            3,
            "not utf-16",
        ),
        (b"x = 1\rname = '\x00'\r", 2, "NUL"),
        (b"# coding: utf-7\n# +2AA-\n", 2, "surrogate"),
    ],
)
def test_what_is_no_text_says_where(data: bytes, line: int, words: str) -> None:
    """Bytes that no rule can read raise with a reason and the line of the first bad byte."""
    with pytest.raises(DecodingError) as caught:
        decode(data)
    assert caught.value.line == line
    assert words in caught.value.detail


def test_a_cookie_far_to_the_right_is_still_found() -> None:
    """Long first lines do not hide a declaration on the second one."""
    data = b"#" + b"-" * 2000 + b"\n# coding: latin-1\n# \xe9\n"
    assert decode(data)[1] == "iso8859-1"


def test_control_characters_stay() -> None:
    """Form feeds and mixed newlines are source, and are left for the parser."""
    data = b"x = 1\n\f\ny = 2\r\nz = 3\r"
    assert decode(data) == ("x = 1\n\f\ny = 2\r\nz = 3\r", "utf-8")
