"""Named tuples that a call makes: `namedtuple("Line", ("item", "price"))`."""

from __future__ import annotations

from analyzers.flow.records import FlowScope

from .ground import Call
from .hierarchy import NAMED_TUPLE
from .layout import Class
from .methods import Methods
from .objects import HEAP, TEXT
from .propagation import Arrivals, Watcher


class NamedTuples(Methods):
    """Makes classes of which only the names of the fields are written."""

    def named_tuple(self, call: Call) -> None:
        """`namedtuple` and `typing.NamedTuple`: a class, the same for all copies of the call."""
        title, fields = self.argument(call, 0, "typename"), self.argument(call, 1, "field_names")
        if not call.result:
            return
        cls = self._class_made_at(call)
        self.put(call.result, self.class_object(cls))
        self.watch(fields or title, (self._on_field_names, cls))

    def _class_made_at(self, call: Call) -> Class:
        site = self.sites[call.site]
        module = self.caller_modules[site.caller] if site.caller >= 0 else self.root
        symbol = f"{self.callers[site.caller] if site.caller >= 0 else ''}.<namedtuple {site.line}.{site.number}>"
        known = self.classes.get(symbol)
        if known is None:
            scope = FlowScope("class", symbol, symbol, 0, site.line)
            known = Class(symbol, module, scope, module.at, call.place, fields=[], is_written=False)
            self.classes[symbol] = known
            self.give_base(known, NAMED_TUPLE)
        return known

    def _on_field_names(self, found: Arrivals, watcher: Watcher) -> None:
        """The names in their order; those of `typing.NamedTuple` come with their types."""
        cls: Class = watcher[1]
        for number in found if not cls.fields else ():
            cls.fields = [self._text_in(variable) for variable in self._in_order(number)]
            cls.stored.update(cls.fields)

    def _in_order(self, number: int) -> list[int]:
        """The variables of the elements of a display."""
        if self.objects.kinds[number] != HEAP:
            return []
        elements, size = self.objects.heap_of(number).elements, self.objects.heap_of(number).size
        return [elements.get(f"#{position}", 0) for position in range(size)]

    def _text_in(self, variable: int) -> str:
        """The text that a variable holds, or that is the first element of the tuple it holds; empty when unknown."""
        for number in sorted(self.of(variable)):
            if self.objects.kinds[number] == TEXT:
                return self.objects.names[number]
            first = self._in_order(number)[:1]
            return self._text_in(first[0]) if first else ""
        return ""
