"""Code from outside: functions and classes that are not read, through their models where there are some."""

from __future__ import annotations

from .containers import UNKNOWN
from .descriptors import MAKES_INSTANCES
from .ground import BUILTIN, EXTERNAL_CODE, Call
from .inert import Inert, inert
from .keeping import Keeping
from .layout import Class, Function, Module
from .objects import CLASS, CONSTANT, EXTERNAL, FUNCTION, INSTANCE, PROPERTY, RESULT, TEXT, WRAPPER
from .propagation import Arrivals, Watcher
from .propagation import Objects as Found

DECORATOR = 1
"""The form of a call that applies a decorator."""
_DEEPEST_MODEL = 6
"""Models that call models: behind so many nothing of ours is called back any more."""
_DEEPEST_FRAMEWORK = 12
"""The same for frameworks, where a request to a view ends in a validator of a field of a form."""
_MOST_LEVELS = 6
"""Objects of a framework that methods of others make: a form that is made by a set of forms."""
_MOST_AT_A_SITE = 8
"""Copies of one model of the standard library for one place: further calls of it share the last."""
_MARKS = frozenset({"<builtin>.property", "<builtin>.staticmethod", "<builtin>.classmethod"})
"""Decorators that only say what a function is."""
_FOLLOWED = frozenset(
    {"__init__", "__iter__", "__next__", "__getitem__", "__setitem__", "__missing__", "__enter__", "__exit__"}
    | {"__call__", "__get__", "__set__"}
)
_PLAIN = frozenset({TEXT, CONSTANT, EXTERNAL, RESULT})
"""Objects that call nothing of ours, whatever they are asked."""


class Outside(Keeping):
    """Calls of what is not part of the program."""

    def begin_outside(self) -> None:
        """Before the first constraint."""
        self.begin_keeping()
        self._clones: dict[tuple[object, ...], Function] = {}
        self._clones_at: dict[tuple[int, int], list[Function]] = {}
        """Per site and model."""
        self._inert: dict[int, Inert | None] = {}
        self._lenders: dict[tuple[int, int], int] = {}
        """Per method of a framework and receiver: the site of the copy that serves all who call it."""
        self._lent: dict[int, Function] = {}

    def _call_external(self, number: int, call: Call) -> None:
        path = self.objects.names[number]
        if call.form == DECORATOR and path in _MARKS:
            self.answered(call, BUILTIN)
        else:
            self.note_path(call, path)
        if self.load_by_name(path, call) or self.call_native(path, call):
            return
        if self.give_declared(number, call) is not None:
            return
        model = self.model(path)
        if isinstance(model, Class):
            self.make_heap(path, call)
        elif isinstance(model, Function):
            self.call_model(model, call, 0)
        else:
            self._call_unknown(number, call)

    def _on_marked(self, found: Arrivals, watcher: Watcher) -> None:
        """What a decorator from outside got may have attributes from there: `task.delay`."""
        for number in found:
            if self.objects.kinds[number] in (FUNCTION, WRAPPER, PROPERTY):
                self.marked.setdefault(number, set()).add(watcher[1])
                for target in self.asked_of_functions.pop(number, ()):
                    self.put(target, self.objects.opaque)

    def give_declared(self, number: int, call: Call) -> Found | None:
        """The result that a framework reader declares, given to the call; None when none knows the function."""
        declared = self.declared_result(number, call)
        if declared is not None:
            self.add(call.result, declared)
        return declared

    def _call_unknown(self, number: int, call: Call) -> None:
        """Nothing is known but the name; a decorator is taken to give back what it decorates."""
        if call.form == DECORATOR and self.objects.names[number].endswith("property"):
            # `cached_property` and the like of other libraries.
            self.call_native("<builtin>.property", call)
        elif call.form == DECORATOR:
            if call.arguments and call.result:
                self.connect(call.arguments[0], call.result)
                self.watch(call.arguments[0], (self._on_marked, self.objects.names[number]))
        elif call.result:
            known = self.objects.result(self.objects.names[number], self.objects.steps_behind(number) + 1)
            self.put(call.result, known)

    def _call_result(self, number: int, call: Call) -> None:
        self.answered(call, EXTERNAL_CODE)
        if self.give_declared(number, call) is not None:
            return
        if call.form == DECORATOR:
            # What a decorator factory returned has no name of its own.
            self._call_unknown(number, call)
        else:
            self.put(call.result, number)

    def _call_framework(self, number: int, call: Call) -> None:
        """A method that a framework reader knows, such as that of a query."""
        self.answered(call, EXTERNAL_CODE)
        if call.is_inner:
            self.note_deed(number, call)
        if not self.call_declared(number, call):
            self.give_declared(number, call)

    def _call_library(self, number: int, call: Call) -> None:
        """A method of a library class with its receiver."""
        path = self.objects.names[number]
        body, owner = self.objects.library_method(number)
        if call.is_inner and self.objects.kinds[owner] == INSTANCE:
            self.note_deed(number, call)
        if call.form == DECORATOR and path.startswith("<builtin>.property."):
            self.answered(call, BUILTIN)
        else:
            self.note_path(call, path)
        if body is not None and body.symbol == MAKES_INSTANCES and self.objects.kinds[owner] == CLASS:
            self.instantiate(owner, call)
            return
        if self.call_native_method(path, body, owner, call):
            return
        if body is not None and not (call.is_inner and _is_plain(path)):
            self.call_model(body, call, 1, owner)

    # Models

    def call_model(self, function: Function, call: Call, shift: int, owner: int = -1) -> None:
        """Call a library model; where only plain values come in, its body need not be looked at."""
        known = self._inert_of(function)
        is_open = known is None or (known.asks_receiver and owner >= 0 and self.objects.kinds[owner] not in _PLAIN)
        if known is None or is_open or (known.handed and not _is_written_out(call)):
            self._bring_in_model(function, call, shift, owner)
            return
        if call.result:
            self.add(call.result, [self.seeded(function.module, kind, payload) for kind, payload in known.constants])
            self._hand_back(known, function, call, shift, owner)
        if not known.asks_others and (owner >= 0 or not known.asks_receiver):
            return
        for argument in (*map(abs, call.arguments), *(value for _, value in call.keywords)):
            if argument:
                self.watch(argument, (self._on_given, function, call, shift, owner))

    def _bring_in_model(self, function: Function, call: Call, shift: int, owner: int) -> None:
        """A copy of a model, where it may come to something."""
        is_framework = function.module.is_framework
        if self.keep_later(function, call, shift, owner):
            return
        if is_framework and owner >= 0 and len(function.scope.parameters) == 1:
            self.lend(function, owner, call)
        elif call.depth < (_DEEPEST_FRAMEWORK if is_framework else _DEEPEST_MODEL):
            self.inline(function, call, shift, owner)

    def _hand_back(self, known: Inert, function: Function, call: Call, shift: int, owner: int) -> None:
        """The arguments that a model returns as they are."""
        for position in known.handed:
            parameter = function.parameters[position]
            if position < shift:
                self.put(call.result, owner)
            else:
                place = position - shift if parameter.kind != "keyword_only" else len(call.arguments)
                name = parameter.name if parameter.kind != "positional_only" else ""
                self.connect(self.argument(call, place, name) or parameter.default, call.result)

    def _inert_of(self, function: Function) -> Inert | None:
        if id(function) not in self._inert:
            self._inert[id(function)] = inert(function)
        return self._inert[id(function)]

    def _on_given(self, found: Arrivals, watcher: Watcher) -> None:
        """More than plain values come in."""
        _, function, call, shift, owner = watcher
        if any(self.objects.kinds[number] not in _PLAIN for number in found):
            self.inline(function, call, shift, owner)

    def seeded(self, module: Module, kind: int, payload: int) -> int:
        """The object of a constant that is written in a module."""
        raise NotImplementedError

    def inline(self, function: Function, call: Call, shift: int, owner: int = -1) -> None:
        """A library model gets variables of its own at each place that calls it."""
        # What an object of a framework's class keeps from its making, each class keeps for itself.
        is_making = function.module.is_framework and function.scope.name == "__init__"
        key = (call.site, call.result, call.arguments, call.keywords, id(function), owner if is_making else -1)
        clone = self._clones.get(key)
        is_new = clone is None
        if clone is None:
            clone = self._clones[key] = self._clone_at_site(function, call)
        if owner >= 0 and clone.positional:
            self.put(clone.positional[0].variable, owner)
        if not is_new:
            return
        self.pass_arguments(clone, call, shift)
        self.give_result(clone, call)

    def _clone_at_site(self, function: Function, call: Call) -> Function:
        """A copy that nothing else at the place shares; of the standard library only as long as there are few."""
        if function.module.is_framework:
            return self.clone(function, call)
        copies = self._clones_at.setdefault((call.site, id(function)), [])
        if len(copies) < _MOST_AT_A_SITE:
            copies.append(self.clone(function, call))
        return copies[-1]

    def lend(self, function: Function, owner: int, call: Call) -> None:
        """A framework's method that asks its receiver alone does the same wherever it is called: one copy serves all.

        Whoever calls it calls what the copy calls.
        """
        mechanism = mechanism_of(function)
        lender = self._lenders.get((id(function), owner))
        is_new = lender is None
        if lender is None:
            level = self.level_of(owner) + 1
            if level > _MOST_LEVELS:
                return
            lender = self.new_lender(function.symbol, function.module, mechanism)
            self.levels[self.sites[lender].caller] = level
            inner = Call(lender, (), (), 0, call.place, True)
            self._lenders[id(function), owner] = lender
            self._lent[lender] = self.clone(function, inner)
        self.borrow(self.through(call.site, mechanism), lender)
        clone = self._lent[lender]
        if is_new and clone.positional:
            self.put(clone.positional[0].variable, owner)
        self.give_result(clone, call)

    def clone(self, function: Function, call: Call) -> Function:
        """The function with new variables, its own calls being calls of the place that calls it."""
        raise NotImplementedError

    # What other parts know

    def argument(self, call: Call, position: int, name: str = "") -> int:
        """The variable of an argument; 0 when it is not given."""
        raise NotImplementedError

    def load_by_name(self, name: str, call: Call, function: Function | None = None) -> bool:
        """Functions that load what they are given the names of; whether this is one."""
        raise NotImplementedError

    def call_native(self, path: str, call: Call) -> bool:
        """Functions that no model can express; whether this is one."""
        raise NotImplementedError

    def call_native_method(self, path: str, function: Function | None, owner: int, call: Call) -> bool:
        """Methods that no model can express; whether this is one."""
        raise NotImplementedError

    def declared_result(self, number: int, call: Call) -> Found | None:
        """What a framework's summary says of a result; None when it says nothing."""
        raise NotImplementedError

    def read_rows(self, base: int, name: str, caller: int, line: int, *, in_loop: bool) -> None:
        """A framework reads an attribute, for which rows may have to be loaded."""
        raise NotImplementedError

    def note_deed(self, number: int, call: Call) -> None:
        """A framework calls a method of a query or instance."""
        raise NotImplementedError

    def call_declared(self, number: int, call: Call) -> bool:
        """Call a method that a framework's summary knows all about; whether it is one."""
        raise NotImplementedError


def mechanism_of(function: Function) -> str:
    """The import path of a function of a framework, without the parts that only its model has."""
    words = function.symbol.split(".")
    known = [word for word in words if not word.startswith("_") or word.startswith("__")]
    if len(known) < len(words) and known[-1].startswith("__"):
        # A special method of a class that only the model has.
        known.pop()
    return ".".join(known)


def _is_written_out(call: Call) -> bool:
    """Whether each argument says to which parameter it goes."""
    return all(argument >= 0 for argument in call.arguments) and all(name != UNKNOWN for name, _ in call.keywords)


def _is_plain(path: str) -> bool:
    """Special methods of built-in types that models ask for: what they would ask in turn is not worth its cost."""
    name = path.rpartition(".")[2]
    is_common = path.startswith("<builtin>.object.")
    return path.startswith("<builtin>.") and name.startswith("__") and name not in _FOLLOWED and not is_common
