"""The solver as a whole: its phases, and what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from analyzers.flow.records import FlowFacts, FlowScope
from analyzers.linking.loaders import WITHOUT_READERS
from analyzers.linking.modules import ModuleTable
from analyzers.options import Loader

from .constraints import runs
from .frameworks import Summaries
from .ground import Call
from .layout import Class, Function, Module, Placing, in_order, names_stored_elsewhere
from .library import Library
from .loading_functions import loading_scopes
from .objects import INSTANCE, MANY
from .pages import Pages
from .propagation import Arrivals, Watcher
from .propagation import Objects as Found
from .templates import Templates

_LEAST_ROOM = 20_000
"""Variables that copies of functions may have in a small program; in a large one half as many as it has itself."""
_MOST_ROUNDS = 6
"""Bases that depend on attributes of classes that have bases themselves: so many levels."""


class Solver(Templates):
    """Takes the value flow of all files and finds what calls what."""

    def __init__(
        self,
        table: ModuleTable,
        summaries: Summaries | None = None,
        loaders: Iterable[Loader] = (),
        library: Library | None = None,
    ) -> None:
        """Nothing is read yet."""
        super().__init__(table)
        self.library = library or Library()
        self.summaries = summaries
        self._created: set[int] = set()
        self._caller_numbers: dict[str, int] = {}
        # The variable 0 holds nothing.
        self.new(1)
        self.begin_members()
        self.begin_hierarchy()
        self.begin_containers()
        self.begin_hashing()
        self.begin_subscripts()
        self.begin_texts()
        self.begin_declarations()
        self.begin_calls()
        self.begin_methods()
        self.begin_natives()
        self.begin_loading(loaders if summaries is not None else (*WITHOUT_READERS, *loaders))
        self.begin_declarative()
        self.begin_handlers()
        self.begin_injection()
        self.begin_computed_names()
        self.begin_identity()
        self.begin_operations()
        self.begin_models()
        self.begin_activation()
        self.begin_frameworks()
        self.begin_templates()
        self.propagation.many = self.objects.the(MANY, "")

    def solve(self, flows: Sequence[FlowFacts], templates: Sequence[FlowFacts] = ()) -> None:
        """Facts first, then what is likely where they say nothing."""
        self.pages = Pages(templates)
        self._bring_in(flows)
        self.bring_in_templates(templates)
        self.settle()
        self.assume()

    def conclude(self, *, guesses: bool) -> None:
        """Guesses, if they are wanted, and the end: nothing can be added any more."""
        if guesses:
            self.guess()
        self.find_readers()
        self.propagation.end()

    def _bring_in(self, flows: Sequence[FlowFacts]) -> None:
        ordered = in_order(flows)
        self.has_hashes = any("__hash__" in scope.names for flow in ordered for scope in flow.scopes)
        self.root = Module("", FlowFacts("", (), 0, ()), int, 0)
        self.bring_in_library(ordered)
        size = sum(flow.variables for flow in ordered)
        self.room_for_copies, self.room_for_decorators = max(_LEAST_ROOM, size // 2), max(_LEAST_ROOM, size)
        self.loading = loading_scopes(ordered, self.loader_paths)
        modules = [self.load_module(self.table.names[flow.path], flow) for flow in ordered]
        self.names_stored = {name for flow in ordered for name in names_stored_elsewhere(flow)}
        for module in modules:
            self.scope_numbers.update((id(scope), number) for number, scope in enumerate(module.flow.scopes))
            self.activate_module(module)

    def settle(self) -> None:
        """Run until neither values nor bases change."""
        self.propagation.run()
        for _ in range(_MOST_ROUNDS):
            if not self.is_ready:
                self._order_classes()
            elif not self.refresh() and not self.answer_with_texts():
                break
            self.resolve_waiting()
            self._class_methods()
            self.propagation.run()
        self.reflect()
        self.settle_indexes()
        self.propagation.run()
        if self.give_in() | self.release():
            self.propagation.run()

    def _order_classes(self) -> None:
        """The first MRO, for which generic bases must be read: `class Orders(Table[Order])`."""
        for _ in range(_MOST_ROUNDS):
            if not self.refresh():
                break
            self.read_classes()
            self.propagation.run()
        self.is_ready = True
        self.let_in()

    def unknown_receivers(self) -> Iterable[tuple[int, str]]:
        """Variables of which an attribute is read, and which hold nothing that is known to have it."""
        known: dict[tuple[Found, str], bool] = {}
        for names, scope, at in self._active_scopes():
            for base, name, _, _ in runs(scope.loads, 4):
                variable = at(base)
                asked = self.of(variable), names[name]
                answered = known.get(asked)
                if answered is None:
                    answered = known[asked] = self._answers(*asked)
                if not answered:
                    yield variable, names[name]

    def _answers(self, held: Found, name: str) -> bool:
        """Whether one of the objects may have an attribute."""
        unnamed = self.objects.opaque
        return any(number != unnamed and self.may_answer(number, name) for number in held)

    def _active_scopes(self) -> Iterator[tuple[Sequence[str], FlowScope, Placing]]:
        """The scopes with the names of their files: in place of a method of which receivers have copies these."""
        for module in list(self.modules.values()):
            copied: dict[int, list[Function]] = {}
            for number, scope in enumerate(module.flow.scopes):
                copies = self.copies.get(id(scope)) or (copied.get(scope.parent) if number else None)
                if copies:
                    copied[number] = copies
                for at in [copy.at for copy in copies] if copies else [module.at]:
                    yield module.flow.names, scope, at

    def _class_methods(self) -> None:
        """`__new__`, `__init_subclass__` and `__class_getitem__` get the class without being told so."""
        waiting, self.implied_class_methods = self.implied_class_methods, []
        for function, cls in waiting:
            if function.positional and function.scope.name == "__class_getitem__":
                self.put(function.positional[0].variable, self.class_object(cls))
        for cls in list(self.classes.values()):
            if not cls.module.is_library and id(cls) not in self._created:
                self._created.add(id(cls))
                self._create(cls)

    def _create(self, cls: Class) -> None:
        """What Python calls while it makes a class: the metaclass, `__init_subclass__`, `__set_name__`."""
        name = self.holding(self.objects.constant("str"))
        self._create_by_metaclass(cls, name)
        self._tell_ancestor(cls)
        for variable in [v for v in cls.members.values() if v] if self._has_set_name else ():
            call = self._creating(cls, (self.holding(self.class_object(cls)), name))
            self.watch(variable, (self._on_named, call))

    def _creating(self, cls: Class, arguments: tuple[int, ...]) -> Call:
        """A call that the class statement makes."""
        around = cls.around
        caller = around.caller if isinstance(around, Module) else self.caller_of(around)
        return Call(self.implicit_site(caller, cls.scope.line), arguments, (), 0, around, is_inner=True)

    def _create_by_metaclass(self, cls: Class, name: int) -> None:
        if cls.metaclass is None or cls.metaclass.module.is_library:
            return
        arguments = (name, self.new(1), self.new(1))
        for method, made in (("__new__", cls.metaclass), ("__init__", cls)):
            holder = self.find(cls.metaclass, method)
            if holder is not None and not holder.module.is_library:
                call = self._creating(cls, arguments)
                self.watch(holder.members[method], (self._on_maker, self.class_object(made), call))

    def _tell_ancestor(self, cls: Class) -> None:
        above = (self.classes[one] for one in cls.order[1:] if one in self.classes)
        holder = next((one for one in above if "__init_subclass__" in one.members), None)
        if holder is not None and (holder.module.is_framework or not holder.module.is_library):
            call = self._creating(cls, ())
            self.watch(holder.members["__init_subclass__"], (self._on_maker, self.class_object(cls), call))

    def _on_named(self, found: Arrivals, watcher: Watcher) -> None:
        for number in found:
            if self.objects.kinds[number] == INSTANCE and self.has(number, "__set_name__"):
                self.invoke(number, "__set_name__", watcher[1])

    @cached_property
    def _has_set_name(self) -> bool:
        return any("__set_name__" in cls.members for cls in self.classes.values() if not cls.module.is_library)

    def caller_of(self, place: Function | Class) -> int:
        """The number of a function or class as a caller."""
        known = self._caller_numbers.get(place.symbol)
        if known is None:
            known = self._caller_numbers[place.symbol] = self.new_caller(place.symbol, place.module)
        return known
