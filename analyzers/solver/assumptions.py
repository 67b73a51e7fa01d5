"""What may be assumed where facts say nothing: annotations, callers outside of the program, unique names."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.flow.records import Type

from .duck_typing import FEW, DuckTyping
from .ground import CALLS, Call
from .layout import Class, Function, Placing
from .objects import CLASS, INSTANCE

FACTS, LIKELY, GUESSES = range(3)
"""The phases: the later an edge is found, the less sure it is."""
ENTRY = "_enter"
"""The method of a model in which a framework calls a class by itself."""
_MOST_ROUNDS = 3
_ONE = 1
_IMPLICITLY_CLASS_METHODS = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})
_ASKED = frozenset({"__get__", "__set__"})
"""What reading and setting an attribute asks of a descriptor."""


class Assumptions(DuckTyping):
    """Fills what is empty after the facts are solved, with less and less certainty."""

    def assume(self) -> None:
        """What is likely where facts say nothing."""
        self.phase = LIKELY
        self.look_behind()
        self.subscribe_to_all()
        self._enter_classes()
        self.enter_handlers()
        for _ in range(_MOST_ROUNDS):
            before = self._progress()
            self._assume_round()
            if self._progress() == before:
                break
        self.assume_by_attributes(_ONE)
        self.settle()
        self._assume_types()
        self.settle()

    def guess(self) -> None:
        """What may be, where nothing is likely either."""
        self.phase = GUESSES
        self.assume_by_attributes(FEW)
        self.settle()
        self.assume_built_in()
        self.settle()

    def _assume_round(self) -> None:
        self.look_behind()
        self._assume_receivers()
        self.assume_parameters()
        self.settle()
        self._assume_types()
        self._assume_kept()
        self._assume_caught()
        self._assume_casts()
        self._assume_narrowed()
        self._assume_decorators()
        self._assume_defaults()
        self.assume_computed_names()
        self.assume_pages()
        self.assume_variables()
        self.settle()

    def _progress(self) -> tuple[int, int]:
        """How many variables and targets there are."""
        return len(self.propagation.points), sum(map(len, self.targets))

    def assume_parameters(self) -> None:
        """Parameters that nobody passes but a framework does."""
        raise NotImplementedError

    def assume_pages(self) -> None:
        """What is rendered under a name of which a part is known."""
        raise NotImplementedError

    def assume_variables(self) -> None:
        """Variables of templates that have no value so far."""
        raise NotImplementedError

    # Frameworks

    def _enter_classes(self) -> None:
        """Frameworks call the classes that derive from theirs: a view when a request comes."""
        ours = [cls for cls in self.classes.values() if not cls.module.is_library]
        for cls in self.concrete(one for one in ours if self.find(one, ENTRY) is not None):
            site = self.implicit_site(self.caller_of(cls), cls.scope.line, CALLS)
            self.invoke(self.instance_object(cls), ENTRY, Call(site, (), (), 0, cls, is_inner=True))
        self.settle()

    # Receivers

    def _assume_receivers(self) -> None:
        """Methods that the program does not call are called from outside, on every class that has them."""
        for function in self.functions:
            cls = function.owner
            is_open = function.positional and function.scope.name not in _IMPLICITLY_CLASS_METHODS
            if (
                cls is not None
                and is_open
                and not self.has_copies(function)
                and not self.of(function.positional[0].variable)
            ):
                self._assume_receivers_of(function, self._receivers(function, cls))
            if cls is not None and self.apart and function.scope.name in _ASKED and not function.generation:
                self._assume_described(function, cls)

    def _assume_described(self, function: Function, cls: Class) -> None:
        """Attributes that the program does not read are read from outside: their descriptors are asked all the same."""
        name = function.scope.name
        for below in self.family(cls):
            apart = self.apart.get(id(below), ())
            if apart and self.find(below, name) is cls and not self._wrapped_as(function):
                for number in apart:
                    self.bound(self.function_objects[id(function)], number)

    def _assume_receivers_of(self, function: Function, receivers: list[int]) -> None:
        if self.is_told_apart(function) and not function.generation:
            for number in receivers:
                self.bound(self.function_objects[id(function)], number)
        else:
            self.add(function.positional[0].variable, receivers)

    def _receivers(self, function: Function, cls: Class) -> list[int]:
        kind = self._wrapped_as(function)
        if kind == "staticmethod" or (kind != "classmethod" and "<builtin>.type" in cls.order):
            return []
        having = (one for one in self.family(cls) if self.find(one, function.scope.name) is cls)
        found = self.standing_for(cls, having)
        return [*map(self.class_object if kind == "classmethod" else self.instance_object, found)]

    def _wrapped_as(self, function: Function) -> str:
        """`staticmethod` or `classmethod`, when the class holds the function that way."""
        cls = function.owner
        variable = cls.members.get(function.scope.name, 0) if cls is not None else 0
        names = (self.objects.names[number] for number in sorted(self.of(variable))) if variable else ()
        return next((name for name in names if name in ("staticmethod", "classmethod")), "")

    # Annotations

    def _assume_types(self) -> None:
        """Parameters, results and attributes that nothing flows into have the type that is written down."""
        for variable, declared, at in self._declarations():
            if not self.says_something(variable):
                self.add(variable, set(self.instances_of(declared, at)))
        for function in self.functions:
            if _gives_own_class(function) and not self.says_something(function.returned):
                self.add(function.returned, self._instances_of_receiver(function))

    def _instances_of_receiver(self, function: Function) -> set[int]:
        """What `Self` means: an instance of the class that a method is called on."""
        held = sorted(self.of(function.positional[0].variable))
        classes = (self.objects.class_of(one) for one in held if self.objects.kinds[one] in (CLASS, INSTANCE))
        return {self.instance_object(cls) for cls in classes}

    def _declarations(self) -> Iterator[tuple[int, Type, Placing]]:
        """Every variable with an annotation."""
        for function in self.functions:
            if not self.has_copies(function):
                yield from _declared_by(function)
        for cls in list(self.classes.values()):
            yield from ((cls.at(variable), declared, cls.at) for variable, declared in cls.scope.declared)
        for module in list(self.modules.values()):
            declarations = module.flow.scopes[0].declared
            yield from ((module.at(variable), declared, module.at) for variable, declared in declarations)

    # Other gaps

    def _assume_kept(self) -> None:
        """An object from outside may be the same as one of which an attribute was stored elsewhere: a request."""
        waiting, self.read_outside = self.read_outside, {}
        for key, targets in waiting.items():
            for target in targets:
                self.take_stored(*key, target)

    def _assume_caught(self) -> None:
        """An exception that is caught may be raised by code that is not read."""
        for number, target in self.caught:
            if not self.says_something(target):
                self.put(target, self.instance_object(self.objects.class_of(number)))

    def _assume_casts(self) -> None:
        """The result of `typing.cast` is what the cast says."""
        for classes, target in self.casts:
            if not self.says_something(target):
                self.add(target, [n for one in sorted(self.of(classes)) for n in self.instances_of_value(one)])

    def _assume_narrowed(self) -> None:
        """A value of which nothing is known, or too much, is what `isinstance` tests it for, if that is known."""
        for source, classes, target in self.narrowed:
            if not self.tested_classes(classes):
                self.connect(source, target)
            if self.propagation.many in self.of(source) or not self.says_something(source):
                for number in sorted(self.tested_classes(classes)):
                    self.put(target, self.tested_instance(number, target))

    def _assume_decorators(self) -> None:
        """A decorator of which nothing is known gives back what it decorates."""
        for call in self.decorations:
            if not self.of(call.result) and call.arguments:
                self.connect(call.arguments[0], call.result)

    def _assume_defaults(self) -> None:
        """A function that nobody calls gets its defaults."""
        for function in self.functions:
            for parameter in function.parameters:
                if parameter.default and not self.of(parameter.variable):
                    self.connect(parameter.default, parameter.entry)


def _gives_own_class(function: Function) -> bool:
    """Whether a method says that it gives `Self`."""
    returns = function.scope.returns
    return returns is not None and function.owner is not None and bool(function.positional) and _names_self(returns)


def _names_self(declared: Type) -> bool:
    is_choice = declared.kind == "union" or declared.word in ("Optional", "Union")
    return declared.word == "Self" or (is_choice and any(map(_names_self, declared.arguments)))


def _declared_by(function: Function) -> Iterator[tuple[int, Type, Placing]]:
    """The annotated parameters, the result and the annotated locals of a function."""
    for parameter in function.parameters:
        if parameter.annotation is not None and parameter.kind not in ("variadic", "keywords"):
            yield parameter.variable, parameter.annotation, function.at
    returns = function.scope.returns
    if returns is not None and not function.yielded and function.scope.name != "__init__":
        yield function.returned, returns, function.at
    for variable, declared in function.scope.declared:
        yield function.at(variable), declared, function.at
