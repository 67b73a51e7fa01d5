"""Puts together what a program asks of other systems, and what it starts."""

from __future__ import annotations

from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.summaries import Summary

from .http import requests_sent
from .launches import launches
from .services import service_calls


class OutgoingReader:
    """Reads calls of libraries that leave the process."""

    def prepare(self, evaluator: Evaluator) -> Summary | None:
        """Nothing: what comes back is data."""
        return None

    def read(self, linked: Linked) -> FrameworkFacts:
        """Each request, client, process and thread, outside of tests."""
        found = FrameworkFacts()
        found.outgoing += [*requests_sent(linked), *service_calls(linked)]
        found.launches += launches(linked)
        return found
