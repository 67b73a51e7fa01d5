"""Keys of the session of Flask, of its cache, and of Redis: shared by all who use the same key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from analyzers.facts import Attribute, Expression, Name
from analyzers.frameworks.protocol import Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.keyed import BOTH, READ, WRITE, Way, key_uses, keys_of
from analyzers.linking.walk import argument, last_word
from analyzers.program import StateUse

_SESSIONS = frozenset({"flask.session", "quart.session"})
_READING = "get mget exists hget hmget hgetall hkeys hvals lrange llen smembers sismember scard zrange zscore ttl has"
_WRITING = (
    "set mset setex setnx delete expire incr incrby decr hset hmset hdel hincrby lpush rpush lpop rpop ltrim sadd srem "
    "zadd zrem publish add inc dec delete_memoized"
)
_WAYS: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(_READING.split(), READ),
    **dict.fromkeys(_WRITING.split(), WRITE),
    "getset": BOTH,
}
_STORES = {
    **dict.fromkeys(("redis.Redis", "redis.StrictRedis", "redis.client.Redis", "redis.asyncio.Redis"), "redis"),
    **dict.fromkeys(("redis.from_url", "redis.Redis.from_url", "redis.StrictRedis.from_url"), "redis"),
    "django_redis.get_redis_connection": "redis",
    "flask_caching.Cache": "default",
    "flask_cache.Cache": "default",
}


def kept_keys(linked: Linked) -> Iterator[StateUse]:
    """Each use of a key by a function."""
    for owner, name in _STORES.items():
        for method, ways in _WAYS.items():
            for site in linked.outside.get(f"{owner}.{method}", ()):
                yield from _kept(linked.evaluator, site, name, ways)
    if linked.code.tops.isdisjoint({"flask", "quart"}):
        return
    frames = (one.frame for one in linked.names if last_word(one.part) == "session")
    for frame in dict.fromkeys(frame for frame in frames if frame.module.role == "code"):
        yield from _of_session(linked.evaluator, frame)


def _kept(evaluator: Evaluator, site: CallSite, name: str, ways: tuple[Way, ...]) -> Iterator[StateUse]:
    given = argument(site.call, 0, "name" if name == "redis" else "key")
    for key in keys_of(evaluator, given, site.frame):
        yield from (StateUse(site.frame.symbol, "cache", name, key, way, site.location) for way in ways)


def _of_session(evaluator: Evaluator, frame: Frame) -> Iterator[StateUse]:
    for use in key_uses(frame, partial(_is_session, evaluator, frame)):
        place = frame.module.location(use.line)
        for key in keys_of(evaluator, use.key, frame):
            yield from (StateUse(frame.symbol, "session", "", key, way, place) for way in use.ways)


def _is_session(evaluator: Evaluator, frame: Frame, part: Expression) -> bool:
    if not isinstance(part, Name | Attribute) or last_word(part) != "session":
        return False
    return any(value.name in _SESSIONS for value in evaluator.values(part, frame))
