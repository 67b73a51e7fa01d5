"""What models of frameworks ask of values: their elements, their attributes by name, what settings name."""

from __future__ import annotations

from collections.abc import Iterator

from .containers import DICT
from .ground import Call
from .layout import Class
from .objects import CLASS, CONSTANT, FRAMEWORK, FUNCTION, GENERATOR, HEAP, INSTANCE, METHOD, TEXT
from .propagation import Arrivals, Watcher
from .signals import Signals

_SETTINGS = "django.conf.settings"


class DeclaredValues(Signals):
    """Those functions of the module `_declared` that ask no class for its attributes."""

    def begin_declared_values(self) -> None:
        """Before the first constraint."""
        self.begin_signals()
        self._natives |= {
            "_declared.changing": self._changing,
            "_declared.configured": self._configured,
            "_declared.each": self._each_of,
            "_declared.fresh": self._fresh,
            "_declared.given": self._given,
            "_declared.joined": self._joined,
            "_declared.read": self._read_path,
            "_declared.related": self._related,
        }

    def objects_of_ours(self, found: Arrivals) -> Iterator[tuple[int, Class]]:
        """The classes of ours and their instances among these, with their classes."""
        for number in found:
            if self.objects.kinds[number] in (CLASS, INSTANCE):
                cls = self.objects.class_of(number)
                if not cls.module.is_library:
                    yield number, cls

    # Values

    def _each_of(self, call: Call) -> None:
        """`each(x)`: the elements of what is a container or a query, anything else as it is."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_each, call))

    def _on_each(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for number in found:
            kind = self.objects.kinds[number]
            is_many = kind == HEAP and self.has(number, "__iter__") and not self.is_mapping(number)
            if kind in (FRAMEWORK, GENERATOR) or is_many:
                self.iterate_object(number, call.result, self.within(call))
            else:
                self.put(call.result, number)

    def _given(self, call: Call) -> None:
        """`given(x, y)`: `y`, if there is any `x`."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_something, self.argument(call, 1), call.result))

    def _on_something(self, found: Arrivals, watcher: Watcher) -> None:
        if any(self.objects.kinds[number] != CONSTANT for number in found):
            self.connect(watcher[1], watcher[2])

    def _changing(self, call: Call) -> None:
        """`changing(x)`: of the objects `x` those that are made for something that there is already."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_changing, call.result))

    def _on_changing(self, found: Arrivals, watcher: Watcher) -> None:
        self.add(watcher[1], [number for number in found if number in self.changing])

    def _fresh(self, call: Call) -> None:
        """`fresh(x)`: the other ones."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_fresh, call.result))

    def _on_fresh(self, found: Arrivals, watcher: Watcher) -> None:
        self.add(watcher[1], [number for number in found if number not in self.changing])

    def _joined(self, call: Call) -> None:
        """`joined(a, b)`: the text of both together."""
        self.watch(self.argument(call, 1), (self._on_joined_text, self.argument(call, 0), call.result))

    def _on_joined_text(self, found: Arrivals, watcher: Watcher) -> None:
        _, before, result = watcher
        heads = [self.objects.names[one] for one in sorted(self.of(before)) if self.objects.kinds[one] == TEXT]
        texts = [self.objects.names[one] for one in found if self.objects.kinds[one] == TEXT]
        self.add(result, [self.objects.the(TEXT, head + text) for head in heads for text in texts])

    def _configured(self, call: Call) -> None:
        """`configured("REST_FRAMEWORK", "KEY")`: what the dotted paths name that a setting has, under a key or not."""
        if call.result and not self.postponed(self._configured, call):
            setting = self.attribute_of(self.holding(self.objects.external(_SETTINGS)), self.word(call, 0), call.site)
            paths = self._paths(call)
            if self.argument(call, 1):
                self.watch(setting, (self.on_read, self.word(call, 1), paths, self.within(call), 0))
            else:
                self.connect(setting, paths)

    def word(self, call: Call, position: int) -> str:
        """The text that an argument is; empty if it is none."""
        held = sorted(self.of(self.argument(call, position)))
        return next((self.objects.names[one] for one in held if self.objects.kinds[one] == TEXT), "")

    def _paths(self, call: Call) -> int:
        """A variable for dotted paths, or lists of them; what they name is the result of the call."""
        paths, one = self.new(1), self.new(1)
        self.watch(paths, (self.on_iterate, one, self.within(call)))
        for variable in (paths, one):
            self.watch(variable, (self._on_dotted_path, call))
        return paths

    def _on_dotted_path(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for number in found:
            path = self.objects.names[number]
            module, _, name = path.rpartition(".")
            known = self.table.find(module, "") if self.objects.kinds[number] == TEXT and module else None
            if known:
                self.connect(self.attribute_of(self.holding(self.module_object(known)), name, call.site), call.result)
            elif module and self.objects.kinds[number] == TEXT and self.model(path) is not None:
                self.put(call.result, self.objects.external(path))

    # Attributes of objects

    def _read_path(self, call: Call) -> None:
        """`read(x, "a.b")`: the attribute of the attribute; what can be called on the way, is called."""
        if call.result:
            self.watch(self.argument(call, 1), (self._on_path, call))

    def _on_path(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for number in found:
            if self.objects.kinds[number] == TEXT:
                value = self.argument(call, 0)
                for name in self._steps(self.objects.names[number]):
                    result = self.new(1)
                    self.watch(
                        self.attribute_of(value, name, call.site), (self._on_attribute, self.within(call, result))
                    )
                    value = result
                self.connect(value, call.result)

    @staticmethod
    def _steps(path: str) -> list[str]:
        """A path that is a star is the object itself."""
        return path.split(".") if path != "*" else []

    def _on_attribute(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for number in found:
            if self.objects.kinds[number] in (FUNCTION, METHOD):
                self.call_object(number, call)
            else:
                self.put(call.result, number)

    def _related(self, call: Call) -> None:
        """`related(x, names)`: a dict with the attributes of instances of a class that a reader knows, by name."""
        if call.result:
            self.watch(self.argument(call, 0), (self._on_relating, call))

    def _on_relating(self, found: Arrivals, watcher: Watcher) -> None:
        call: Call = watcher[1]
        for _, cls in self.objects_of_ours(found):
            known = self.objects.shared_heap(DICT, ("related", cls.symbol))
            self.put(call.result, known)
            self.watch(self.argument(call, 1), (self._on_relation, self.instance_object(cls), known))

    def _on_relation(self, found: Arrivals, watcher: Watcher) -> None:
        _, owner, known = watcher
        for number in found:
            name = self.objects.names[number]
            declared = self.declared_attribute(owner, name) if self.objects.kinds[number] == TEXT else None
            if declared:
                self.add(self.element(known, name), declared)
