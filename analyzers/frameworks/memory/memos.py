"""Functions whose results are remembered in the process."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.facts import Call, Expression
from analyzers.frameworks.protocol import Linked
from analyzers.linking.walk import last_word, walk
from analyzers.program import Manner, StateUse

_REMEMBERING = frozenset(
    "functools.lru_cache functools.cache cachetools.cached cachetools.func.lru_cache cachetools.func.ttl_cache "
    "cachetools.func.lfu_cache django.utils.lru_cache.lru_cache async_lru.alru_cache methodtools.lru_cache "
    "cachetools.cachedmethod asyncache.cached aiocache.cached".split()
)
"""Decorators. A cached property belongs to one object, and is no state of the process."""


def memos(linked: Linked) -> Iterator[StateUse]:
    """Each function with such a decorator, and each that is given to one."""
    for symbol, frame in linked.code.definitions.items():
        if frame.module.role != "code":
            continue
        for decorator in frame.scope.decorators:
            function = decorator.function if isinstance(decorator, Call) else decorator
            if any(value.name in _REMEMBERING for value in linked.evaluator.values(function, frame.parent)):
                place = frame.module.location(frame.scope.line)
                manner: Manner = "renewed" if _ends(decorator) else ""
                yield StateUse(symbol, "memo", "", symbol, "read", place, "certain")
                yield StateUse(symbol, "memo", "", symbol, "write", place, "certain", manner=manner)


def _ends(decorator: Expression) -> bool:
    """Whether what is remembered is forgotten after a time."""
    parts = walk(decorator)
    return any(
        "ttl" in last_word(part).lower() or (isinstance(part, Call) and any(name == "ttl" for name, _ in part.keywords))
        for part in parts
    )
