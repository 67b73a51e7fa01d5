"""Messages by topic or queue: Kafka and AMQP."""

from __future__ import annotations

from .reader import MessageReader

__all__ = ["MessageReader"]
