"""What is kept in caches and sessions of Django, told from the calls of their methods."""

from __future__ import annotations

from collections.abc import Iterator
from types import FrameType

from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import BaseCache, caches

Kept = tuple[str, str, str, str, str]
"""Function, `cache` or `session`, name of the cache, key, `read` or `write`."""
_READ = ("get", "get_many", "has_key", "__getitem__", "__contains__")
_BOTH = ("get_or_set", "pop", "setdefault")
_WRITE = ("set", "set_many", "add", "delete", "delete_many", "touch", "incr", "decr", "clear", "flush", "update")
_WRITE_ITEM = ("__setitem__", "__delitem__")


def kept_by(frame: FrameType, caller: str) -> Iterator[Kept]:
    """What the call of a method does, if it is one of a cache or session."""
    owner, method = frame.f_locals.get("self"), frame.f_code.co_name
    # A lazy object says that it is an instance of what it is about to become, and becomes it.
    kind = type(owner)
    if not issubclass(kind, BaseCache | SessionBase) or method not in (*_READ, *_BOTH, *_WRITE, *_WRITE_ITEM):
        return
    is_cache = issubclass(kind, BaseCache)
    name = next(alias for alias in caches if caches[alias] is owner) if is_cache else ""
    given = frame.f_locals.get("key", frame.f_locals.get("keys", ""))
    ways = ("read",) if method in _READ else ("read", "write") if method in _BOTH else ("write",)
    for key in given if isinstance(given, list) else [given]:
        yield from ((caller, "cache" if is_cache else "session", name, str(key), way) for way in ways)
