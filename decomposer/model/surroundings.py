"""What a program keeps besides tables, is configured by, asks and starts, as rows of the inventory."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from analyzers.program import StateStore


class StateRow(Struct, frozen=True, gc=False):
    """What outlives functions, such as a key of a cache or a variable, with those that read and write it."""

    store: StateStore
    name: str
    key: str
    readers: tuple[str, ...]
    writers: tuple[str, ...]
    location: str


class SettingRow(Struct, frozen=True, gc=False):
    """An environment variable or a setting, with the functions that read and set it, and the default if it has one."""

    source: Literal["environment", "settings"]
    name: str
    default: str
    readers: tuple[str, ...]
    writers: tuple[str, ...]
    location: str


class SystemRow(Struct, frozen=True, gc=False):
    """Another system that is asked, by its kind and address, with the functions that do."""

    system: str
    target: str
    callers: tuple[str, ...]
    places: int
    location: str


class ProcessRow(Struct, frozen=True, gc=False):
    """A process or thread that a function starts."""

    kind: Literal["process", "thread"]
    what: str
    function: str
    location: str
