"""Operators, `with`, `raise`, `except`, narrowing: what Python calls without a call being written."""

from __future__ import annotations

from collections.abc import Iterable

from .containers import Protocols
from .ground import CALLS, EMPTY, Call
from .identity import Identity
from .objects import (
    CLASS,
    CONSTANT,
    EXTERNAL,
    FUNCTION,
    GENERATOR,
    HEAP,
    INSTANCE,
    MANY,
    METHOD,
    RESULT,
    TEXT,
)
from .propagation import Arrivals, Watcher
from .texts import Composition

_BINARY = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "|": "or",
    "&": "and", "^": "xor", "@": "matmul", "<<": "lshift", ">>": "rshift",
}  # fmt: skip
_COMPARED = {
    "==": ("__eq__",), "!=": ("__ne__", "__eq__"), "<": ("__lt__",), "<=": ("__le__",), ">": ("__gt__",),
    ">=": ("__ge__",),
}  # fmt: skip
_REFLECTED = {"==": "__eq__", "!=": "__ne__", "<": "__gt__", "<=": "__ge__", ">": "__lt__", ">=": "__le__"}
_UNARY = {"~": "__invert__", "u+": "__pos__", "u-": "__neg__"}
_ASKED = {
    "truth": ("__bool__", "__len__"),
    "len": ("__len__",),
    "str": ("__str__", "__repr__"),
    "repr": ("__repr__",),
    "ascii": ("__repr__",),
    "format": ("__format__", "__str__", "__repr__"),
    "del[]": ("__delitem__",),
    "await": ("__await__",),
}
_MANAGERS: Protocols = (("__enter__", "__exit__"), ("__aenter__", "__aexit__"))
_ASYNC_MANAGERS = _MANAGERS[::-1]
_OPAQUE = (RESULT, EXTERNAL)
_COMPOSED = {"__add__": "+", "__mod__": "%"}


class Operations(Identity):
    """Special methods of operators and statements."""

    def begin_operations(self) -> None:
        """Before the first constraint."""
        self.raised = self.new(1)
        self._reflections: list[tuple[int, int, str, Call]] = []
        """Left, right, and the special method of the right one that may be asked."""
        self.caught: list[tuple[int, int]] = []
        """Classes of ours that are caught, with the variable that takes the exception."""
        self.narrowed: list[tuple[int, int, int]] = []
        """Source, classes and target of each positive test."""

    # Operators

    def operate(self, word: str, left: int, right: int, call: Call) -> None:
        """One operation; `call.result` takes its value."""
        if word in _BINARY or (word[0] == "i" and word[1:] in _BINARY):
            self._arithmetic(word, left, right, call)
        elif word in _COMPARED:
            self._compare(word, left, right, call)
        elif not left:
            return
        elif word == "hash":
            self.hash_value(left, call)
        elif word == "in":
            self.watch(left, (self._on_container, right, call))
        elif word == "returned":
            self.watch(left, (self._on_returned, call.result))
        else:
            names = _ASKED.get(word) or (_UNARY.get(word, ""),)
            self.watch(left, (self._on_asked, names, call, word))

    def _arithmetic(self, word: str, left: int, right: int, call: Call) -> None:
        augmented = word not in _BINARY
        stem = _BINARY[word[1:] if augmented else word]
        names = (f"__i{stem}__", f"__{stem}__") if augmented else (f"__{stem}__",)
        if left:
            self.watch(left, (self._on_left, names, self.inner(call, (right,), call.result), right, augmented, left))
        if right:
            self._reflections.append((left, right, f"__r{stem}__", call))

    def _on_left(self, found: Arrivals, watcher: Watcher) -> None:
        _, names, call, right, augmented, left = watcher
        results: set[int] = set()
        for number in found:
            kind = self.objects.kinds[number]
            if self._has_own_methods(number):
                self._first(number, names, call)
            elif kind == HEAP:
                self._extend(number, right, call, augmented)
            elif kind in _OPAQUE:
                results.add(self.objects.opaque)
            elif self.is_known_text(number):
                results.add(self.objects.constant("str"))
                if right and names[-1] in _COMPOSED and self.composes(call.place):
                    self.compose(Composition(_COMPOSED[names[-1]], (left, right)), call.result)
            elif kind == CONSTANT:
                results.add(self.objects.constant(self.objects.names[number]))
            elif kind == CLASS:
                self._on_left_class(number, names, call, right)
        if results and call.result:
            self.add(call.result, results)

    def _on_left_class(self, number: int, names: tuple[str, ...], call: Call, right: int) -> None:
        if self.postponed(self._on_left_class, number, names, call, right):
            return
        if self.has(number, names[-1]):
            self._first(number, names, call)
        else:
            # `A | B` in an annotation or an `isinstance`.
            self.put(call.result, number)
            self.watch(right, (self._on_other_class, call.result))

    def _on_other_class(self, found: Arrivals, watcher: Watcher) -> None:
        self.add(watcher[1], [number for number in found if self.objects.kinds[number] in (CLASS, EXTERNAL)])

    def _has_own_methods(self, number: int) -> bool:
        """Whether an object may have special methods that are worth a look: those of built-in types are known."""
        kind = self.objects.kinds[number]
        return kind == INSTANCE or (kind == HEAP and not self.objects.names[number].startswith("<builtin>."))

    def _first(self, number: int, names: tuple[str, ...], call: Call) -> bool:
        """Call the first of the special methods that the class has; those of `object` do nothing."""
        for name in names:
            if self.has(number, name):
                return self.invoke(number, name, call)
        return False

    def _extend(self, number: int, right: int, call: Call, augmented: bool) -> None:
        """Containers that are joined hold what both held."""
        if not call.result:
            return
        self.put(call.result, number)
        if right and augmented:
            self.watch(right, (self.on_iterate, self.element(number, "*"), call))
        elif right and (right, call.result) not in self._once:
            self._once.add((right, call.result))
            self.watch(right, (self._on_joined, call.result))

    def _on_joined(self, found: Arrivals, watcher: Watcher) -> None:
        heaps = [number for number in found if self.objects.kinds[number] == HEAP]
        if heaps:
            self.add(watcher[1], heaps)

    def reflect(self) -> None:
        """`a + b` asks `b` when `a` is of no help: known only when all that `a` may be is known."""
        waiting, self._reflections = self._reflections, []
        for left, right, name, call in waiting:
            straight = name.replace("__r", "__", 1)
            helped = left and any(self.has(number, straight) for number in self.of(left))
            if not helped:
                self.watch(right, (self._on_right, name, self.inner(call, (left,), call.result)))

    def _on_right(self, found: Arrivals, watcher: Watcher) -> None:
        _, name, call = watcher
        for number in found:
            if self.objects.kinds[number] == INSTANCE and self.has(number, name):
                self.invoke(number, name, call)

    def _compare(self, word: str, left: int, right: int, call: Call) -> None:
        if left:
            self.watch(left, (self._on_compared, _COMPARED[word], self.inner(call, (right,), call.result)))
        if right:
            self._reflections.append((left, right, _REFLECTED[word], call))
        if call.result:
            self.put(call.result, self.objects.constant("bool"))

    def _on_compared(self, found: Arrivals, watcher: Watcher) -> None:
        _, names, call = watcher
        for number in found:
            if self._has_own_methods(number):
                self._first(number, names, call)

    def _on_container(self, found: Arrivals, watcher: Watcher) -> None:
        """`x in container`."""
        _, item, call = watcher
        for number in found:
            if self.is_hashed(number):
                self.hash_value(item, call)
            if self.objects.kinds[number] != CLASS and not self._has_own_methods(number):
                continue
            if self.has(number, "__contains__"):
                self.invoke(number, "__contains__", self.inner(call, (item,), 0))
            else:
                self.iterate_object(number, self.new(1), call)

    def _on_asked(self, found: Arrivals, watcher: Watcher) -> None:
        _, names, call, word = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if word == "await" and kind in (INSTANCE, HEAP) and self._await(number, call):
                continue
            if kind == CLASS and word in _UNARY and self.postponed(self._on_asked, (number,), watcher):
                continue
            if (kind == CLASS or self._has_own_methods(number)) and self._first(number, names, call):
                continue
            if call.result and word == "await":
                self.put(call.result, number)
            elif call.result and kind == CONSTANT:
                self.put(call.result, self.objects.constant(self.objects.names[number]))
            elif call.result and kind == RESULT:
                self.put(call.result, number)

    def _await(self, number: int, call: Call) -> bool:
        """What the generator returns that `__await__` gives; whether there is one."""
        if not self.has(number, "__await__"):
            return False
        waiting = self.new(1)
        self.watch(waiting, (self._on_awaited, call.result))
        return self.invoke(number, "__await__", self.inner(call, (), waiting))

    def _on_awaited(self, found: Arrivals, watcher: Watcher) -> None:
        self._on_returned(found, watcher)
        self.add(watcher[1], [number for number in found if self.objects.kinds[number] != GENERATOR])

    def _on_returned(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] == GENERATOR and watcher[1]:
                self.connect(self.objects.function_of(number).returned, watcher[1])

    # Context managers

    def on_enter(self, found: Arrivals, watcher: Watcher) -> None:
        """`with manager as target`."""
        self._enter_each(found, watcher, _MANAGERS)

    def on_enter_async(self, found: Arrivals, watcher: Watcher) -> None:
        """`async with manager as target`."""
        self._enter_each(found, watcher, _ASYNC_MANAGERS)

    def _enter_each(self, found: Arrivals, watcher: Watcher, protocols: Protocols) -> None:
        _, target, call = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind in (INSTANCE, HEAP):
                self._enter(number, target, call, protocols)
            elif kind in _OPAQUE:
                self.put(target, number)

    def _enter(self, number: int, target: int, call: Call, protocols: Protocols) -> None:
        first, last = next((one for one in protocols if self.has(number, one[0])), protocols[-1])
        entered = self.inner(call, EMPTY, target, CALLS)
        if not self.has(number, first) or not self.invoke(number, first, entered):
            self.put(target, number)
        nothing = (0, 0, 0)
        if self.has(number, last):
            self.invoke(number, last, self.inner(call, nothing, 0, CALLS))

    # Exceptions

    def on_raise(self, found: Arrivals, watcher: Watcher) -> None:
        """`raise E` makes an instance of a class."""
        _, call, is_inner = watcher
        for number in found:
            kind = self.objects.kinds[number]
            if kind in (CLASS, EXTERNAL):
                self.call_object(number, Call(call.site, EMPTY, (), self.raised, call.place, is_inner, call.depth))
            elif kind in (INSTANCE, RESULT, HEAP):
                self.put(self.raised, number)

    def on_catch(self, found: Arrivals, watcher: Watcher) -> None:
        """`except E as x`: what was raised and is an `E`, or one of the classes in a tuple."""
        self._on_caught_class(found, watcher)
        for number in found:
            if self.objects.kinds[number] == HEAP:
                # A tuple in the tuple is no class; and a container may come to hold itself.
                self.watch(self.elements(number), (self._on_caught_class, watcher[1]))

    def _on_caught_class(self, found: Arrivals, watcher: Watcher) -> None:
        target = watcher[1]
        for number in found:
            kind = self.objects.kinds[number]
            if kind in (CLASS, EXTERNAL):
                self.watch(self.raised, (self._on_raised, number, target))
            if kind == EXTERNAL:
                self.put(target, self.objects.result(self.objects.names[number], self.objects.steps_behind(number)))
            elif kind == CLASS:
                self.caught.append((number, target))

    def _on_raised(self, found: Arrivals, watcher: Watcher) -> None:
        _, tested, target = watcher
        kept = [number for number in found if self._is_instance(number, tested) is True]
        if kept:
            self.add(target, kept)

    # Narrowing

    def narrow(self, source: int, classes: int, target: int, holds: bool) -> None:
        """Only the instances of the classes flow on, or only the others."""
        self.watch(source, (self._on_narrowed, classes, target, holds))
        if holds:
            self.watch(classes, (self._on_tested, source, target))
            self.narrowed.append((source, classes, target))

    def _on_narrowed(self, found: Arrivals, watcher: Watcher) -> None:
        _, classes, target, holds = watcher
        tested = self.tested_classes(classes)
        kept = [number for number in found if self._is_kept(number, tested, holds)]
        if kept:
            self.add(target, kept)

    def _on_tested(self, found: Arrivals, watcher: Watcher) -> None:
        _, source, target = watcher
        tested = self._classes_in(found)
        kept = [number for number in self.of(source) if self._is_kept(number, tested, True)]
        if kept:
            self.add(target, kept)

    def tested_classes(self, classes: int) -> set[int]:
        """The class objects in what `isinstance` is given second."""
        return self._classes_in(self.of(classes))

    def _classes_in(self, found: Iterable[int]) -> set[int]:
        """The class objects among these, and in containers among these, which may hold themselves."""
        kinds = self.objects.kinds
        seen, pending = set(found), list(found)
        while pending:
            number = pending.pop()
            inner = self.of(self.elements(number)) - seen if kinds[number] == HEAP else ()
            seen.update(inner)
            pending += inner
        return {number for number in seen if kinds[number] in (CLASS, EXTERNAL)}

    def _is_kept(self, number: int, tested: set[int], holds: bool) -> bool:
        if holds and self.objects.kinds[number] in (MANY, RESULT):
            # What a test says of these is assumed later.
            return False
        answers = {self._is_instance(number, one) for one in tested}
        if holds:
            return True in answers or None in answers
        return True not in answers

    def _is_instance(self, number: int, tested: int) -> bool | None:
        """Whether an object is an instance of a class; None when that cannot be told."""
        kind, name = self.objects.kinds[number], self.objects.names[tested]
        if name == "<builtin>.object":
            return True
        if kind == INSTANCE:
            cls = self.objects.class_of(number)
            is_open = bool(self.outside(cls)) and self.objects.kinds[tested] == EXTERNAL
            return name in cls.order or (None if is_open and not name.startswith("<builtin>.") else False)
        if kind == HEAP:
            return self._is_library_instance(self.objects.names[number], name)
        if kind in (CONSTANT, TEXT):
            word = "str" if kind == TEXT else self.objects.names[number]
            return name == f"<builtin>.{word}" or (None if self._is_abstract(name) else False)
        if kind == CLASS:
            return name == "<builtin>.type"
        if kind in (FUNCTION, METHOD):
            return self._is_abstract(name) and name.endswith(("Callable", "FunctionType", "MethodType"))
        return None

    def _is_library_instance(self, own: str, name: str) -> bool | None:
        cls = self.classes.get(own)
        if own == name or (cls is not None and name in cls.order):
            return True
        return None if self._is_abstract(name) else False

    def _is_abstract(self, name: str) -> bool:
        """Abstract base classes take instances of classes that do not derive from them."""
        return name.startswith(("collections.abc.", "typing.", "numbers.", "types.", "abc."))
