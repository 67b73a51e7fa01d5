"""Who sends messages to whom: by the topic, routing key or queue that both name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.facts import Call, Expression, Name
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.calls import CallSite
from analyzers.linking.code import Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.job_functions import job, job_functions
from analyzers.linking.origins import origins
from analyzers.linking.sequences import items_of
from analyzers.linking.strings import whole_strings
from analyzers.linking.summaries import Summary
from analyzers.linking.walk import argument, dotted, last_word
from analyzers.program import BlindSpot, OutgoingCall, Reference

from .libraries import BINDING, LISTENING, SENDING, Listening, Sending

UNKNOWN = "the topic of a message is not known"
_TOPS = frozenset({"kafka", "aiokafka", "confluent_kafka", "pika", "kombu", "aio_pika", "faust"})


class _Heard(NamedTuple):
    """A function gets what is sent to a topic."""

    system: str
    topic: str
    function: str


class MessageReader:
    """Reads senders and listeners of Kafka and AMQP."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: a message is data."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """A task for each listener, references from senders to listeners, and topics that are not known."""
        found = FrameworkFacts()
        if linked.code.tops.isdisjoint(_TOPS):
            return found
        heard = [*_listeners(linked, found), *_agents(linked)]
        keys = _bindings(linked)
        heard += [one._replace(topic=key) for one in heard for key in keys.get(one.topic, ()) if one.system == "amqp"]
        ours = [one for one in heard if one.function in linked.code.definitions]
        found.tasks += [job(linked.evaluator, one.function, one.system, one.topic) for one in ours]
        for sending in SENDING:
            for site, path in _sites(linked, sending.owners, sending.methods):
                _sent(linked.evaluator, site, path, sending, heard, found)
        return found


def _sites(linked: Linked, owners: Iterable[str], methods: Iterable[str]) -> Iterator[tuple[CallSite, str]]:
    """The calls of these methods of what the owners are, or make; an empty method is the call of the owner itself."""
    for path in sorted(linked.outside):
        owner, _, last = path.rpartition(".")
        for method in methods:
            is_it = path in owners if not method else last == method and f"{owner}.".startswith(tuple(owners))
            if is_it:
                yield from ((site, path) for site in linked.outside[path])


# Listening


def _listeners(linked: Linked, found: FrameworkFacts) -> Iterator[_Heard]:
    for listening in LISTENING:
        for site, _ in _sites(linked, listening.owners, listening.methods):
            topics = _listened(linked.evaluator, site, listening)
            is_naming = argument(site.call, listening.position, listening.keyword) is not None
            if not topics and (is_naming or listening.methods != ("",)):
                found.blind_spots.append(BlindSpot("task", UNKNOWN, site.location, dotted(site.call.function)[:120]))
            for function in _handlers(linked.evaluator, site, listening):
                yield from (_Heard(listening.system, topic, function) for topic in topics)


def _listened(evaluator: Evaluator, site: CallSite, listening: Listening) -> list[str]:
    """The topics or queues that a call names: texts, lists of them, and queues that have a name."""
    given = argument(site.call, listening.position, listening.keyword)
    spread = site.call.arguments if listening.methods == ("",) and listening.system == "kafka" else ()
    found: list[str] = []
    for one in spread or ([given] if given is not None else []):
        parts = list(items_of(evaluator, one, site.frame))
        for expression, frame in [(part.expression, part.frame) for part in parts] or [(one, site.frame)]:
            found += _names(evaluator, expression, frame)
    return sorted(dict.fromkeys(found))


def _names(evaluator: Evaluator, given: Expression, frame: Frame) -> list[str]:
    """What a topic or queue is called; `Queue("bills", routing_key="paid")` is heard under its key too."""
    if isinstance(given, Call) and last_word(given.function) in ("Queue", "queue_declare", "declare_queue"):
        named = (argument(given, 0, "name"), argument(given, 0, "queue"), argument(given, 2, "routing_key"))
        return [text for one in named if one is not None for text in _texts(evaluator, one, frame)]
    found = _texts(evaluator, given, frame)
    if not found and isinstance(given, Name):
        behind = (item for item in origins(evaluator, given, frame) if isinstance(item.expression, Call))
        found = [text for item in behind for text in _names(evaluator, item.expression, item.frame)]
    return found


def _texts(evaluator: Evaluator, given: Expression, frame: Frame) -> list[str]:
    return list(filter(None, whole_strings(evaluator, given, frame)))


def _handlers(evaluator: Evaluator, site: CallSite, listening: Listening) -> list[str]:
    if not listening.handler_keyword:
        return [site.frame.symbol]
    given = argument(site.call, listening.handler, listening.handler_keyword)
    listed = list(items_of(evaluator, given, site.frame)) if given is not None else []
    if listed:
        return sorted({name for item in listed for name in job_functions(evaluator, item.expression, item.frame)})
    return job_functions(evaluator, given, site.frame)


def _agents(linked: Linked) -> Iterator[_Heard]:
    """`@app.agent(topic)` of faust."""
    definitions = linked.code.definitions.items() if "faust" in linked.code.tops else ()
    for symbol, frame in definitions:
        called = [one for one in frame.scope.decorators if isinstance(one, Call) and one.arguments]
        agents = (one.arguments[0] for one in called if last_word(one.function) == "agent")
        topics = (topic for given in agents for topic in _names(linked.evaluator, given, frame.parent))
        yield from (_Heard("kafka", topic, symbol) for topic in topics)


def _bindings(linked: Linked) -> dict[str, list[str]]:
    """Queue -> the routing keys that it is bound to."""
    found: dict[str, list[str]] = {}
    for site, path in _sites(linked, ("pika.", "aio_pika.", "kombu."), BINDING):
        queue = argument(site.call, 0, "queue") if path.endswith("queue_bind") else None
        key = argument(site.call, 2 if path.endswith("queue_bind") else 1, "routing_key")
        for name in _texts(linked.evaluator, queue, site.frame) if queue is not None else ():
            found.setdefault(name, []).extend(_texts(linked.evaluator, key, site.frame) if key is not None else ())
    return found


# Sending


def _sent(
    evaluator: Evaluator, site: CallSite, path: str, sending: Sending, heard: list[_Heard], found: FrameworkFacts
) -> None:
    given = argument(site.call, sending.position, sending.keyword)
    topics = _names(evaluator, given, site.frame) if given is not None else []
    if not topics:
        detail = dotted(given if given is not None else site.call.function)
        found.blind_spots.append(BlindSpot("task", UNKNOWN, site.location, detail[:120]))
    for topic in topics:
        place = site.location
        found.outgoing.append(
            OutgoingCall(site.frame.symbol, sending.system, site.method, topic, place, path, in_loop=site.in_loop)
        )
        functions = sorted({one.function for one in heard if (one.system, one.topic) == (sending.system, topic)})
        found.references += [_reference(site, function, f"{sending.system} {topic}") for function in functions]


def _reference(site: CallSite, function: str, mechanism: str) -> Reference:
    """From the sender to a listener: likely, as brokers can send elsewhere too."""
    source, place = site.frame.symbol, site.location
    return Reference(source, function, "task", place, "likely", mechanism=mechanism, in_loop=site.in_loop)
