"""The methods of built-in containers that programs call most.

Their models say the same, but are copied for each call; here an element flows straight to where it goes.
"""

from __future__ import annotations

from collections.abc import Callable

from .calls import Calls
from .containers import DICT, LIST, TUPLE, UNKNOWN
from .ground import Call
from .layout import Function
from .objects import GENERATOR, HEAP, INSTANCE
from .propagation import Arrivals, Watcher

Method = Callable[[Function, int, Call], None]


class Methods(Calls):
    """What goes into a container, and what comes out."""

    def begin_methods(self) -> None:
        """Before the first constraint."""
        self._views: dict[tuple[str, int], int] = {}
        """The keys, values and items of a dict."""
        self._methods: dict[str, Method] = {
            f"{DICT}.__init__": self._update,
            f"{DICT}.get": self._get,
            f"{DICT}.items": self._items,
            f"{DICT}.keys": self._keys,
            f"{DICT}.pop": self._get,
            f"{DICT}.setdefault": self._set_default,
            f"{DICT}.update": self._update,
            f"{DICT}.values": self._values,
            f"{LIST}.__init__": self._extend_with,
            f"{LIST}.append": self._append,
            f"{LIST}.extend": self._extend_with,
            "<builtin>.set.__init__": self._extend_set,
            "<builtin>.set.add": self._add,
            "<builtin>.set.update": self._extend_set,
            "<builtin>.frozenset.__init__": self._extend_set,
            f"{TUPLE}.__init__": self._extend_with,
            "<builtin>.generator.send": self._send,
        }

    def call_container_method(self, function: Function, owner: int, call: Call) -> bool:
        """Call a method of a library class; whether it is one of those that are known here."""
        method = self._methods.get(function.symbol)
        if method is None or any(argument < 0 for argument in call.arguments):
            return False
        method(function, owner, call)
        return True

    def argument(self, call: Call, position: int, name: str = "") -> int:
        """The variable of an argument; 0 when it is not given."""
        plain = [argument for argument in call.arguments if argument >= 0]
        if position < len(plain):
            return plain[position]
        return next((value for key, value in call.keywords if key == name), 0)

    # Out of a container

    def _get(self, _function: Function, owner: int, call: Call) -> None:
        """The element under a key, or the default."""
        self.hash_value(self.argument(call, 0), call)
        if call.result:
            self.read_by(owner, self.argument(call, 0), call.result)
            self.connect(self.argument(call, 1, "default"), call.result)

    def _items(self, _function: Function, owner: int, call: Call) -> None:
        view, is_new = self._view("items", owner)
        self.put(call.result, view)
        if is_new:
            pair = self.heap(TUPLE)
            self.objects.heap_of(pair).size = 2
            self.iterate_elements(owner, self.element(pair, "#0"))
            self.connect(self.elements(owner), self.element(pair, "#1"))
            self.put(self.element(view, UNKNOWN), pair)

    def _keys(self, _function: Function, owner: int, call: Call) -> None:
        view, is_new = self._view("keys", owner)
        self.put(call.result, view)
        if is_new:
            self.iterate_elements(owner, self.element(view, UNKNOWN))

    def _values(self, _function: Function, owner: int, call: Call) -> None:
        view, is_new = self._view("values", owner)
        self.put(call.result, view)
        if is_new:
            self.connect(self.elements(owner), self.element(view, UNKNOWN))

    def _view(self, word: str, owner: int) -> tuple[int, bool]:
        """The one object for what a method gives, and whether it was made just now."""
        key = (word, owner)
        is_new = key not in self._views
        if is_new:
            self._views[key] = self.heap(LIST)
        return self._views[key], is_new

    # Into a container

    def _append(self, _function: Function, owner: int, call: Call) -> None:
        self.connect(self.argument(call, 0), self.element(owner, UNKNOWN))

    def _add(self, function: Function, owner: int, call: Call) -> None:
        self.hash_value(self.argument(call, 0), call)
        self._append(function, owner, call)

    def _send(self, _function: Function, owner: int, call: Call) -> None:
        """What is sent is what `yield` gives in the generator, and what it yields next is what `send` gives."""
        if self.objects.kinds[owner] == GENERATOR:
            generator = self.objects.function_of(owner)
            self.connect(self.argument(call, 0), generator.sent)
            self.connect(generator.yielded, call.result)

    def _set_default(self, _function: Function, owner: int, call: Call) -> None:
        key, default = self.argument(call, 0), self.argument(call, 1, "default")
        self.hash_value(key, call)
        if default:
            self.write_by(owner, key, default)
        if call.result:
            self.connect(default, call.result)
            self.read_by(owner, key, call.result)

    def _extend_with(self, _function: Function, owner: int, call: Call) -> None:
        for iterable in call.arguments:
            if iterable:
                self.watch(iterable, (self.on_iterate, self.element(owner, UNKNOWN), self.within(call)))

    def _extend_set(self, function: Function, owner: int, call: Call) -> None:
        self._extend_with(function, owner, call)
        if self.has_hashes and call.arguments:
            self.hash_value(self.element(owner, UNKNOWN), call)

    def _update(self, function: Function, owner: int, call: Call) -> None:
        """Mappings are spread; whatever else there is to iterate, the model takes apart."""
        for source in call.arguments:
            if source:
                self.watch(source, (self._on_source, function, owner, call))
        for name, value in call.keywords:
            if not value:
                continue
            if name == UNKNOWN:
                self.watch(value, (self.on_spread, owner))
            else:
                self.connect(value, self.element(owner, name))

    def _on_source(self, found: Arrivals, watcher: Watcher) -> None:
        _, function, owner, call = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind == HEAP and self.is_mapping(number):
                self.on_spread((number,), (None, owner))
            elif kind in (HEAP, INSTANCE):
                self.inline(function, call, 1, owner)
