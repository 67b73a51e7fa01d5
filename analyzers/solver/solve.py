"""The solver as a whole: its phases, and what it found."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence

from analyzers.flow.records import FlowFacts
from analyzers.linking.modules import ModuleTable

from .activation import Activation, runs
from .ground import Call
from .layout import Class, Function, Module, in_order
from .objects import CLASS, INSTANCE, MANY
from .propagation import Objects as Found
from .frameworks import Frameworks, Summaries

_MOST_ROUNDS = 6
"""Bases that depend on attributes of classes that have bases themselves: so many levels."""


class Solver(Frameworks):
    """Takes the value flow of all files and finds what calls what."""

    def __init__(self, table: ModuleTable, summaries: Summaries | None = None) -> None:
        """Nothing is read yet."""
        super().__init__(table)
        self.summaries = summaries
        self.made_at = {}
        self.caught = []
        self.narrowed = []
        self.decorations = []
        self.library_modules = {}
        self.function_objects = {}
        self.implied_class_methods = []
        self.builtin_names = frozenset(dir(builtins)) - {"__name__", "__doc__", "__file__", "__package__"}
        self.begin_members()
        self.begin_hierarchy()
        self.begin_containers()
        self.begin_calls()
        self.begin_natives()
        self.begin_operations()
        self.begin_activation()
        self.begin_frameworks()
        self.new(1)
        self.propagation.many = self.objects.the(MANY, "")

    def solve(self, flows: Sequence[FlowFacts]) -> None:
        """Everything: facts first, then what may be assumed where facts say nothing."""
        self._bring_in(flows)
        self._settle_all()
        self.assume()

    def _bring_in(self, flows: Sequence[FlowFacts]) -> None:
        ordered = in_order(flows)
        self.root = Module("", FlowFacts("", (), 0, ()), int, 0)
        self.bring_in_library(ordered)
        modules = [self.load_module(self.table.names[flow.path], flow) for flow in ordered]
        for module in modules:
            self.scope_numbers.update((id(scope), number) for number, scope in enumerate(module.flow.scopes))
            self.activate_module(module)

    def _settle_all(self) -> None:
        """Run until neither values nor bases change."""
        self.propagate()
        for _ in range(_MOST_ROUNDS):
            if not self.refresh():
                break
            self.resolve_waiting()
            self._class_methods()
            self.propagate()
        self.reflect()
        self.propagate()

    def settle(self) -> None:
        """Propagate what was assumed."""
        self._settle_all()

    def unknown_receivers(self) -> Iterable[tuple[int, str]]:
        """Variables of which an attribute is read, and which hold nothing."""
        for module in list(self.modules.values()):
            names = module.flow.names
            for scope in module.flow.scopes:
                for base, name, _, _ in runs(scope.loads, 4):
                    variable = module.at(base)
                    if not self.of(variable) and not self.propagation.is_wide(variable):
                        yield variable, names[name]

    def propagate(self) -> None:
        """Run to the end of what follows from the constraints."""
        self.propagation.run()

    def _class_methods(self) -> None:
        """`__new__`, `__init_subclass__` and `__class_getitem__` get the class without being told so."""
        waiting, self.implied_class_methods = self.implied_class_methods, []
        for function, cls in waiting:
            if function.positional and function.scope.name != "__new__":
                self.add(function.positional[0].variable, (self.class_object(cls),))


_ = (Class, Function, Iterable, CLASS, INSTANCE, Found, Activation)
