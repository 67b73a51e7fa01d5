"""Readers that other processes can import, with the manners of bad ones."""

from __future__ import annotations

import os
import time

from analyzers.facts import FileFacts, Region, Scope, UnreadFile

_SCOPES = (Scope("module", "", "", -1, 0, 1, 1),)
_REGIONS = (Region("file", -1, None, 1),)


def plain(path: str, data: bytes) -> FileFacts | UnreadFile:
    """Facts that hold nothing but the size, told as the number of lines."""
    return FileFacts(path, len(data), "utf-8", "python3", _SCOPES, _REGIONS)


def moody(path: str, data: bytes) -> FileFacts | UnreadFile:
    """Does what the content says: `raise`, `recurse`, `memory`, `die`, `strange`, `syntax`; else plain facts."""
    match data:
        case b"raise":
            raise KeyError(path)
        case b"recurse":
            return moody(path, data)
        case b"memory":
            raise MemoryError
        case b"die":
            os._exit(3)
        case b"strange":
            return FileFacts("\ud800", 0, "utf-8", "python3", _SCOPES, _REGIONS)
        case b"syntax":
            return UnreadFile(path, "syntax", "invalid syntax", 7)
    return plain(path, data)


def slow(path: str, data: bytes) -> FileFacts | UnreadFile:
    """Takes longer than a test should."""
    time.sleep(60)
    return plain(path, data)
