"""What stands below `if TYPE_CHECKING:`: it says what annotations mean, and never runs."""

from __future__ import annotations

from collections.abc import Collection

from analyzers.facts import Attribute, Bind, Define, Expression, Import, Name, Operation, Subscript

from .blocks import Block, names_bound_in
from .records import SEED_CLASS
from .statements import StatementFlow

_FLAG = "TYPE_CHECKING"


class TypesFlow(StatementFlow):
    """Reads what only type checkers read: imports, names of types, fields and classes. Functions there never run."""

    def block(self, block: Block) -> None:
        """All statements of a block."""
        raise NotImplementedError

    def keep_types(self, unread: Block | None, running: Block | None) -> None:
        """Go on with the branch that runs; what the other one binds is for annotations."""
        scope = self.scope
        bound = names_bound_in(running, self.facts.scopes) if running is not None else {}
        if unread is not None:
            scope.is_for_types = True
            self._bind_types(unread, bound)
            scope.is_for_types = False
        if running is not None:
            self.block(running)
        if scope is self.root:
            both = [name for name in bound if name in scope.types]
            self.ambiguous.update({name: self.join(scope.types[name], self.look_up(name)) for name in both})

    def _bind_types(self, block: Block, bound: Collection[str]) -> None:
        """Classes that the running branch defines too are those that annotations mean."""
        for item in block.items:
            match item:
                case Block():
                    self._bind_types(item, bound)
                case Define(scope=number):
                    if self.facts.scopes[number].kind == "class" and self.facts.scopes[number].name not in bound:
                        self._define_type(number)
                case Bind(value=None):
                    self._declare_field(item)
                case Import():
                    self.STATEMENTS[Import](self, item)
                case Bind(value=value) if value is not None and _names_a_type(value):
                    self.STATEMENTS[Bind](self, item)

    def _declare_field(self, bind: Bind) -> None:
        """A field without a value is the same for both."""
        scope = self.scope
        scope.is_for_types = scope.kind != "class"
        self.STATEMENTS[Bind](self, bind)
        scope.is_for_types = True

    def _define_type(self, number: int) -> None:
        variable = self.new()
        self.scope.flow.seeds += (variable, SEED_CLASS, number)
        self.class_body(number)
        self.bind(self.facts.scopes[number].name, variable)


def runs_for_types(condition: Expression) -> bool | None:
    """Whether a condition holds when the program runs, as far as it asks for type checkers; None when it does not."""
    match condition:
        case Name(id=word) | Attribute(name=word) if word == _FLAG:
            return False
        case Operation(kind="not", operands=(inner,)):
            outcome = runs_for_types(inner)
            return None if outcome is None else not outcome
        case Operation(kind="and" | "or" as kind, operands=operands):
            decisive = kind == "or"
            outcomes = [runs_for_types(one) for one in operands]
            return decisive if decisive in outcomes else None if None in outcomes else not decisive
        case _:
            return None


def _names_a_type(value: Expression) -> bool:
    """Whether it can name a type without a call."""
    match value:
        case Name():
            return True
        case Attribute(base=base) | Subscript(base=base):
            return _names_a_type(base)
        case Operation(kind="|", operands=operands):
            return all(_names_a_type(one) for one in operands)
        case _:
            return False
