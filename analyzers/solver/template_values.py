"""What templates read: variables of the context, and items, attributes and calls behind them."""

from __future__ import annotations

from typing import NamedTuple

from analyzers.flow.records import FlowScope

from .constraints import runs
from .containers import DICT, UNKNOWN
from .ground import Call
from .layout import Class, Function, Module, Placing
from .objects import CLASS, FRAMEWORK, FUNCTION, HEAP, INSTANCE, LIBRARY, METHOD, PARTIAL, TEXT, WRAPPER
from .pages import Page
from .propagation import Arrivals, Watcher
from .tag_libraries import GLOBAL, TagLibraries

_CALLED = frozenset({FUNCTION, METHOD, CLASS, PARTIAL, LIBRARY, WRAPPER})
"""What Django calls where a template names it."""


class _Spot(NamedTuple):
    """Where a template reads something."""

    place: Function
    caller: int
    line: int
    in_loop: bool

    @property
    def is_jinja(self) -> bool:
        """Whether lookups are those of Jinja, which call nothing."""
        return self.place.module.flow.scopes[1].name == "root"


class TemplateValues(TagLibraries):
    """Lookups of Django and Jinja."""

    def begin_template_values(self) -> None:
        """Before the first constraint."""
        self.begin_tag_libraries()
        self.page_of: dict[int, Page] = {}
        """By the identity of the module that a template is read as."""
        self._looked_up: dict[tuple[int, str, str], int] = {}
        self._stepped: set[tuple[int, int, str]] = set()
        self._open_names: list[tuple[int, str, int]] = []
        self.lazy: set[int] = set()
        """Dicts that fetch what is read of them."""
        self._natives["_templates.shared"] = self._shared

    def look_up_names(self, place: Function | Class | Module, scope: FlowScope, at: Placing, site: int) -> None:
        """All names and attributes that a function of a template reads."""
        if not isinstance(place, Function) or site < 0:
            return
        names, page, old = place.module.flow.names, self.page_of[id(place.module)], self.sites[site]
        for base, name, target, line in runs(scope.loads, 4):
            path, in_loop = names[name], old.in_loop
            if path[0] == "*":
                path, in_loop = path[1:], True
            spot = _Spot(place, old.caller, line, in_loop)
            if base in page.contexts:
                self._look_up(at(base), path, at(target), spot)
            elif page.is_jinja:
                self.connect(self._step(at(base), path, spot), at(target))
            else:
                self._follow(at(base), path.split("."), at(target), spot)

    def _look_up(self, context: int, path: str, target: int, spot: _Spot) -> None:
        """`{{ a.b.c }}`: a variable of the context, and what is read of it."""
        name, _, rest = path.partition(".")
        key = (context, name, "in context")
        found = self._looked_up.get(key)
        if found is None:
            found = self._looked_up[key] = self.new(1)
            value = found if spot.is_jinja else self.new(1)
            self.watch(context, (self._on_variable, name, value))
            if value == found:
                self.read_shared("globals", name, found)
                self.each_registered(GLOBAL, ("",), name, lambda one: self.connect(one.function, found))
            else:
                self.watch(value, (self._on_value, found, spot))
        self._follow(found, rest.split(".") if rest else [], target, spot)

    def _follow(self, base: int, names: list[str], target: int, spot: _Spot) -> None:
        """One step, and the next ones when there is something to take them from."""
        if not names:
            self.connect(base, target)
            return
        found = self._step(base, names[0], spot)
        if len(names) > 1:
            self.watch(found, (self._on_step, found, names[1:], target, spot))
        else:
            self.connect(found, target)

    def _on_step(self, _found: Arrivals, watcher: Watcher) -> None:
        _, base, names, target, spot = watcher
        key = (base, target, names[0])
        if key not in self._stepped:
            self._stepped.add(key)
            self._follow(base, names, target, spot)

    def text(self, call: Call, position: int) -> str:
        """A text that is written in the template."""
        found = self.of(self.argument(call, position))
        return next((self.objects.names[one] for one in found if self.objects.kinds[one] == TEXT), "")

    def _step(self, base: int, name: str, spot: _Spot) -> int:
        """The variable of `base.name`: an item, else an attribute; Django calls what it finds."""
        key = (base, name, "")
        known = self._looked_up.get(key)
        if known is not None:
            return known
        found = self.new(1)
        self.watch(base, (self._on_item, f"#{name}" if name.isdigit() else name, found, spot))
        self.watch(base, (self.on_load, name, found, spot.caller, spot.line))
        self.read_rows(base, name, spot.caller, spot.line, in_loop=spot.in_loop)
        result = found if spot.is_jinja else self.new(1)
        if result != found:
            self.watch(found, (self._on_value, result, spot))
        self._looked_up[key] = result
        return result

    def _on_variable(self, found: Arrivals, watcher: Watcher) -> None:
        """A variable of the context; one under a name that is not known may be it where there is no other."""
        _, name, target = watcher
        for number in found:
            if self.objects.kinds[number] != HEAP:
                continue
            if number in self.lazy:
                self.want(number, name)
            heap = self.storage(number)
            known = heap.elements.get(name)
            if known is not None:
                self.connect(known, target)
            if known is None or name in heap.borrowed:
                heap.readers.setdefault(name, []).append(target)
            if number not in self.lazy:
                self._open_names.append((number, name, target))

    def assume_variables(self) -> None:
        """Variables without a value so far: what has a computed name is named after its model, as views do it."""
        waiting, self._open_names = self._open_names, []
        named: dict[int, dict[str, list[int]]] = {}
        for number, name, target in waiting:
            if number not in named:
                named[number] = self._named_after_models(number)
            found = named[number].get(name)
            if found and not self.of(target):
                self.add(target, found)

    def _named_after_models(self, context: int) -> dict[str, list[int]]:
        """What stands under unknown names, by the names that generic views give."""
        found: dict[str, list[int]] = {}
        for number in sorted(self.of(self.objects.heap_of(context).elements.get(UNKNOWN, 0))):
            if self.objects.kinds[number] in (INSTANCE, FRAMEWORK):
                word = self.objects.names[number].rpartition(".")[2].lower()
                found.setdefault(word, []).append(number)
                found.setdefault(f"{word}_list", []).append(number)
        return found

    def _on_item(self, found: Arrivals, watcher: Watcher) -> None:
        _, key, target, spot = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind == HEAP:
                if self.is_container(number, "__getitem__", self.nowhere):
                    self.read_element(number, key, target)
            elif kind == INSTANCE:
                if self._has_items(number, key):
                    self.invoke(number, "__getitem__", self._call_at(spot, target, (self.key_variable(key),)))
            elif kind == FRAMEWORK and key[0] == "#":
                self.add(target, self.declared_elements(number))

    def _has_items(self, number: int, key: str) -> bool:
        """Whether an item of an instance may have a name, rather than an attribute that a library gives it."""
        holder = self.find(self.objects.class_of(number), key)
        return self.has(number, "__getitem__") and (holder is None or not holder.module.is_library)

    def _call_at(self, spot: _Spot, result: int, arguments: tuple[int, ...] = ()) -> Call:
        """A call that a lookup makes."""
        site = self.implicit_site(spot.caller, spot.line, f"lookup {result}", in_loop=spot.in_loop)
        return Call(site, arguments, (), result, spot.place, is_inner=True)

    def _on_value(self, found: Arrivals, watcher: Watcher) -> None:
        """What can be called, Django calls without arguments."""
        _, result, spot = watcher
        kept = []
        for number in found:
            kind = self.objects.kinds[number]
            if kind in _CALLED:
                if not self._is_left_alone(number, kind):
                    self.call_object(number, self._call_at(spot, result))
                    continue
            elif kind == FRAMEWORK and self._is_query_method(number):
                self.call_object(number, self._call_at(spot, result))
                continue
            elif kind == INSTANCE and self.has(number, "__call__"):
                self.invoke(number, "__call__", self._call_at(spot, result))
                continue
            kept.append(number)
        self.add(result, kept)

    def _is_left_alone(self, number: int, kind: int) -> bool:
        """Whether Django leaves it alone: an enum, or a function that says that it alters data."""
        if kind == CLASS:
            return self.objects.class_of(number).is_enum
        function = self.objects.function_behind(number) if kind == METHOD else number
        return (function, "alters_data") in self.fields

    def _is_query_method(self, number: int) -> bool:
        value = self.value_of(number)
        return value is not None and value.kind == "query_method"

    def _shared(self, call: Call) -> None:
        """`shared("filters")`: the dict of this name that all environments of Jinja have together."""
        if call.result:
            self.put(call.result, self._environment(self.text(call, 0)))

    def is_shared(self, word: str, name: str) -> bool:
        """Whether an environment of Jinja has something under a name."""
        return name in self.storage(self._environment(word)).elements

    def _environment(self, word: str) -> int:
        return self.objects.shared_heap(DICT, ("environment", word))

    def read_shared(self, word: str, name: str, target: int) -> None:
        """What all environments of Jinja have under a name."""
        self.read_element(self._environment(word), name, target)

    def want(self, owner: int, name: str) -> None:
        """A dict that fetches what is read of it is asked for a variable."""
        raise NotImplementedError
