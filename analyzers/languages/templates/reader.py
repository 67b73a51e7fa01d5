"""Bytes of one template to its facts; what cannot be read is said, never raised."""

from __future__ import annotations

import re

from analyzers.facts import FileFacts, UnreadFile
from analyzers.template_paths import JINJA_FOLDERS

from . import django

_JINJA_SUFFIXES = (".jinja", ".jinja2", ".j2")
_DJANGO = re.compile(
    r"\{%\s*(?:load|url|static|csrf_token|comment|blocktrans|blocktranslate|empty|ifequal|ifnotequal|ifchanged|regroup"
    r"|cycle|firstof|now|spaceless|with\s+\S{1,200}\s+as)\b|\|\w+:|\{%\s*include\s[^%]{0,200}\bwith\s+\w+="
)
_JINJA = re.compile(
    r"\{%[-+]|[-+]%\}|\{\{-|-\}\}|\{%\s*(?:set|macro|call|import|from|do|endtrans)\b|\{\{\s*[({\[]|(?:\{\{|\{%)[^%}]{0,200}(?:[a-zA-Z0-9]\(|~|\w\[)"
)
"""What only one of the languages has."""


def read(path: str, data: bytes) -> FileFacts | UnreadFile:
    """Facts of the template `path` with content `data`, or why there are none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return UnreadFile(path, "encoding", "no UTF-8", data.count(b"\n", 0, error.start) + 1)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_named_so = _is_named_jinja(path)
    if is_named_so or _looks_like_jinja(text):
        from . import jinja

        found = jinja.read(path, text)
        # What only looks like Jinja may be Django's after all, whose reader knows what to make of any text.
        if is_named_so or isinstance(found, FileFacts):
            return found
    return django.read(path, text)


def _is_named_jinja(path: str) -> bool:
    return path.endswith(_JINJA_SUFFIXES) or not JINJA_FOLDERS.isdisjoint(path.split("/")[:-1])


def _looks_like_jinja(text: str) -> bool:
    """By what only one of the languages has more of; where both read the same, it is Django's."""
    if _JINJA.search(text) is None:
        return False
    return len(_JINJA.findall(text)) > len(_DJANGO.findall(text))
