"""Signals of frameworks: who receives what somebody sends, each signal and class of senders for itself."""

from __future__ import annotations

from collections.abc import Iterable

from .ground import Call
from .natives import Natives
from .objects import CLASS, EXTERNAL, HEAP, INSTANCE, TEXT
from .propagation import Arrivals, Watcher

_ALL = "anybody"
"""The sender of those who receive a signal whoever sends it."""


class Signals(Natives):
    """Three functions of the module `_declared`, which exists for models alone."""

    def begin_signals(self) -> None:
        """Before the first constraint."""
        self._natives["_declared.subscribe"] = self._subscribe
        self._natives["_declared.publish"] = self._publish
        self._natives["_declared.subscribers"] = self._subscribers
        self._listening: dict[tuple[int, str], int] = {}
        """Per signal and class of senders: the variable of who receives it."""
        self._subscriptions: list[Call] = []

    def _subscribe(self, call: Call) -> None:
        """`subscribe(signal, receiver, C)`: it is called when an instance of `C`, or of any if not given, sends it."""
        self._subscriptions.append(call)
        self.watch(self.argument(call, 0), (self._on_subscribed, call))

    def _on_subscribed(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for signal in self._told_apart(found):
            self.watch(self.argument(call, 2), (self._on_sender_named, signal, self.argument(call, 1)))

    def _told_apart(self, found: Iterable[int]) -> list[int]:
        """Those that are objects of their own: where several are one, each would receive what is meant for others."""
        return [number for number in sorted(found) if self.objects.kinds[number] == HEAP or self.is_apart(number)]

    def _on_sender_named(self, found: Arrivals, watcher: Watcher) -> None:
        _, signal, receiver = watcher
        for number in found:
            for name in self._named_by(number):
                self.connect(receiver, self._listening_to(signal, name))

    def _named_by(self, number: int) -> list[str]:
        """The class that a sender is, or that a text names such as `shop.Order`; a word stands for all."""
        kind, name = self.objects.kinds[number], self.objects.names[number]
        model = self.model(name) if kind == EXTERNAL else None
        if kind == CLASS or model is not None:
            return [name if model is None else model.symbol]
        if kind != TEXT or name == _ALL:
            return [_ALL] if kind == TEXT else []
        word = name.rpartition(".")[2]
        found = [cls.symbol for cls in self.classes.values() if cls.scope.name == word and not cls.module.is_library]
        return found if len(found) == 1 else []

    def subscribe_to_all(self) -> None:
        """Where no sender was named, whoever sends is received."""
        waiting, self._subscriptions = self._subscriptions, []
        for call in waiting:
            if not self.of(self.argument(call, 2)):
                for signal in self._told_apart(self.of(self.argument(call, 0))):
                    self.connect(self.argument(call, 1), self._listening_to(signal, _ALL))

    def _publish(self, call: Call) -> None:
        """`publish(signal, x, argument)`: what they give who receive the signal from `x`, an instance or None."""
        self.watch(self.argument(call, 0), (self._on_published, call))

    def _on_published(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for signal in self._told_apart(found):
            self._send_to(signal, _ALL, call)
            self.watch(self.argument(call, 1), (self._on_sender, signal, call))

    def _on_sender(self, found: Arrivals, watcher: Watcher) -> None:
        _, signal, call = watcher
        for number in found:
            if self.objects.kinds[number] in (INSTANCE, HEAP):
                self._send_to(signal, self.objects.names[number], call)

    def _send_to(self, signal: int, sender: str, call: Call) -> None:
        inner = Call(call.site, call.arguments[2:], call.keywords, call.result, call.place, True, call.depth + 1)
        self.call_all(self._listening_to(signal, sender), inner)

    def _subscribers(self, call: Call) -> None:
        """`subscribers(signal)`: who receives it from anybody."""
        self.watch(self.argument(call, 0), (self._on_asked_for_subscribers, call.result))

    def _on_asked_for_subscribers(self, found: Arrivals, watcher: Watcher) -> None:
        for signal in self._told_apart(found):
            self.connect(self._listening_to(signal, _ALL), watcher[1])

    def _listening_to(self, signal: int, sender: str) -> int:
        key = (signal, sender)
        if key not in self._listening:
            self._listening[key] = self.new(1)
        return self._listening[key]
