"""Annotations as a filter: of the instances of our classes only those that a type allows go on.

Without it, one place that passes on what many others gave it mixes the receivers of all of them. A filter by declared
types (O. Lhoták, L. Hendren, "Scaling Java points-to analysis using Spark", 2003, who do the same for Java) keeps them
apart again. Python does not enforce annotations, so that what was refused is let in where nothing else came.
"""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.flow.records import TYPE_DETAIL, Type

from .layout import Function, Placing
from .objects import CLASS, EXTERNAL, INSTANCE, RESULT
from .propagation import Arrivals, Watcher
from .texts import Texts

_CHOICES = frozenset({"Optional", "Union", "Annotated"})
_UNCHECKED = frozenset({"Any", "Callable", "object"})
"""Types that most values have: not worth a look."""
_ACCEPTED = {
    **{f"<builtin>.{word}": (f"<builtin>.{word}",) for word in ("str", "int", "bool", "bytes")},
    "<builtin>.float": ("<builtin>.float", "<builtin>.int"),
}
"""Built-in types that are checked, with the classes whose instances they take."""
PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})


class Declarations(Texts):
    """Lets into annotated parameters what the annotation says."""

    def begin_declarations(self) -> None:
        """Before the first constraint."""
        self._early: list[tuple[Arrivals, Watcher]] = []
        """Values that came before it was known what the types are."""
        self._allowed: dict[int, frozenset[str] | None] = {}
        """Per parameter: the classes whose instances it takes; None when it takes all."""
        self._refused: dict[int, set[int]] = {}

    def check_parameters(self, function: Function) -> None:
        """Put a variable that filters before each parameter with a type that tells values apart."""
        for parameter in function.parameters:
            declared = parameter.annotation
            if declared is not None and parameter.kind not in ("variadic", "keywords") and _is_checkable(declared):
                parameter.entry = self.new(1)
                self.watch(parameter.entry, (self._on_given_value, declared, function.at, parameter.variable))

    def check_receiver(self, function: Function) -> None:
        """A method that is called as a function takes instances of its own class first."""
        first = function.positional[0] if function.positional else None
        if first is not None and first.name == "self" and first.entry == first.variable and function.owner is not None:
            self._allowed[first.variable] = frozenset((function.owner.symbol,))
            first.entry = self.new(1)
            self.watch(first.entry, (self._on_given_value, None, function.at, first.variable))

    def _on_given_value(self, found: Arrivals, watcher: Watcher) -> None:
        if not self.is_ready:
            self._early.append((found, watcher))
            return
        _, declared, at, target = watcher
        if target not in self._allowed:
            self._allowed[target] = self._classes_allowed(declared, at)
        allowed = self._allowed[target]
        refused = {number for number in found if allowed is not None and not self._is_allowed(number, allowed)}
        if refused:
            self._refused.setdefault(target, set()).update(refused)
        self.add(target, [number for number in found if number not in refused])

    def let_in(self) -> None:
        """The types are known: check what waited for them."""
        waiting, self._early = self._early, []
        for found, watcher in waiting:
            self._on_given_value(found, watcher)

    def give_in(self) -> bool:
        """Values count more than an annotation that none of them has; whether there are such."""
        wrong = [target for target in self._refused if not self.says_something(target)]
        for target in wrong:
            self._allowed[target] = None
            self.add(target, self._refused.pop(target))
        return bool(wrong)

    def says_something(self, variable: int) -> bool:
        """Whether a variable holds something that says more than an annotation: values from outside say little."""
        return any(self.objects.kinds[number] not in (EXTERNAL, RESULT) for number in self.of(variable))

    def _is_allowed(self, number: int, allowed: frozenset[str]) -> bool:
        if self.objects.kinds[number] != INSTANCE:
            return True
        cls = self.objects.class_of(number)
        return not allowed.isdisjoint(cls.order) or bool(self.outside(cls))

    def _classes_allowed(self, declared: Type, at: Placing) -> frozenset[str] | None:
        """The classes that a type names; None when it may have other instances."""
        if declared.kind == "union":
            return self._any_of(declared.arguments, at)
        if declared.kind == "generic":
            base, *arguments = declared.arguments
            return self._any_of(arguments if declared.word in _CHOICES else [base], at)
        found = [self._named(number) for number in self.of(at(declared.variable))] if declared.variable else []
        return _joined(found) if found else None

    def _any_of(self, types: Iterable[Type], at: Placing) -> frozenset[str] | None:
        return _joined([self._classes_allowed(one, at) for one in types if _says_something(one)])

    def _named(self, number: int) -> frozenset[str] | None:
        kind, name = self.objects.kinds[number], self.objects.names[number]
        if kind == EXTERNAL and name in _ACCEPTED:
            return frozenset(_ACCEPTED[name])
        cls = self.objects.class_of(number) if kind == CLASS else None
        if cls is None or not PROTOCOLS.isdisjoint(cls.bases) or self.has(number, "__instancecheck__"):
            return None
        return frozenset((cls.symbol,))


def _joined(found: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [one for one in found if one is not None]
    return frozenset().union(*known) if known and len(known) == len(found) else None


def _says_something(declared: Type) -> bool:
    return declared.kind != TYPE_DETAIL and (declared.kind != "union" or bool(declared.arguments))


def _is_checkable(declared: Type) -> bool:
    if declared.kind == "union":
        return all(map(_is_checkable, declared.arguments))
    if declared.kind == "generic":
        return declared.word not in _CHOICES or all(map(_is_checkable, declared.arguments[1:]))
    return declared.word not in _UNCHECKED
