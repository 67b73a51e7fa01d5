"""One package per language: bytes to FileFacts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from analyzers.facts import FileFacts, UnreadFile
from analyzers.languages.python import reader as python
from analyzers.languages.templates import reader as templates

Reader = Callable[[str, bytes], FileFacts | UnreadFile]
"""Path and content of one file to its facts, or why there are none."""

READERS: Mapping[str, Reader] = MappingProxyType({"python": python.read, "template": templates.read})
"""The reader of each language that `analyzers.sources` can find."""
