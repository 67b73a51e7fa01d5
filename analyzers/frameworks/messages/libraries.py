"""Which calls of which library send to a topic, listen to one, or tie a queue to a key."""

from __future__ import annotations

from typing import NamedTuple


class Sending(NamedTuple):
    """A method that sends: where its topic stands. Of AMQP, that is the routing key."""

    system: str
    owners: tuple[str, ...]
    methods: tuple[str, ...]
    position: int
    keyword: str


class Listening(NamedTuple):
    """A class, function or method that listens: where its topics stand, and the function that gets the messages.

    Without one (position -1, no keyword), the function gets them in which it is called.
    """

    system: str
    owners: tuple[str, ...]
    methods: tuple[str, ...]
    position: int
    keyword: str
    handler: int = -1
    handler_keyword: str = ""


_KAFKA = ("kafka.KafkaProducer", "kafka.producer.KafkaProducer")
_PIKA = ("pika.",)

SENDING = (
    Sending("kafka", _KAFKA, ("send",), 0, "topic"),
    Sending("kafka", ("aiokafka.AIOKafkaProducer",), ("send", "send_and_wait"), 0, "topic"),
    Sending("kafka", ("confluent_kafka.Producer", "confluent_kafka.SerializingProducer"), ("produce",), 0, "topic"),
    Sending("amqp", _PIKA, ("basic_publish",), 1, "routing_key"),
    Sending("amqp", ("kombu.Producer", "kombu.messaging.Producer", "kombu.Connection"), ("publish",), 1, "routing_key"),
    Sending("amqp", ("aio_pika.",), ("publish",), 1, "routing_key"),
)
LISTENING = (
    Listening(
        "kafka", ("kafka.KafkaConsumer", "kafka.consumer.KafkaConsumer", "aiokafka.AIOKafkaConsumer"), ("",), 0, ""
    ),
    Listening(
        "kafka",
        ("kafka.KafkaConsumer", "aiokafka.AIOKafkaConsumer", "confluent_kafka.Consumer"),
        ("subscribe",),
        0,
        "topics",
    ),
    Listening("amqp", _PIKA, ("basic_consume",), 0, "queue", 1, "on_message_callback"),
    Listening(
        "amqp",
        ("kombu.Consumer", "kombu.messaging.Consumer", "kombu.Connection.Consumer"),
        ("",),
        1,
        "queues",
        3,
        "callbacks",
    ),
)
BINDING = ("queue_bind", "bind")
"""Methods of AMQP by which a queue gets what is sent with a routing key."""
