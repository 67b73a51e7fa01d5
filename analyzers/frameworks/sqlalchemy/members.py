"""What the body of a class declares: columns, relations, the name and schema of its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.facts import (
    Call,
    Constant,
    Define,
    Expression,
    Import,
    Mapping,
    Name,
    Parameter,
    Return,
    Subscript,
)
from analyzers.linking.code import Binding, Frame
from analyzers.linking.evaluate import Evaluator
from analyzers.linking.strings import HOLE, strings, whole_strings
from analyzers.linking.walk import is_literal, last_word, walk

from .computed_names import ComputedName

COLUMNS = frozenset({"Column", "mapped_column", "Field"})
RELATIONS = frozenset({"relationship", "relation", "dynamic_loader", "Relationship"})
_MAPPED = frozenset({"Mapped", "DynamicMapped", "WriteOnlyMapped"})


class Member(NamedTuple):
    """A declared attribute. `call` is None for one that only has an annotation `Mapped[...]`."""

    name: str
    call: Call | None
    annotation: Expression | None
    frame: Frame

    @property
    def is_column(self) -> bool:
        """Whether it is a column; an annotation alone may be one."""
        return self.call is None or called_name(self.call) in COLUMNS

    @property
    def is_relation(self) -> bool:
        """Whether it is a relation to another class."""
        return self.call is not None and called_name(self.call) in RELATIONS


def called_name(call: Call) -> str:
    """The last name of what is called: `Column` of `db.Column(...)`."""
    return last_word(call.function)


def members(evaluator: Evaluator, frame: Frame) -> Iterator[Member]:
    """Columns and relations of one class body; methods that return one (`declared_attr`) count as well."""
    pairs = [(name, b) for name, bindings in evaluator.code.bindings(frame).items() for b in bindings]
    for name, binding in pairs:
        for expression, home in _expressions(binding):
            if isinstance(expression, Call) and called_name(expression) in COLUMNS | RELATIONS:
                yield Member(name, expression, binding.annotation, home)
            elif isinstance(expression, Name) and not expression.id and _is_mapped(binding.annotation):
                # A bare annotation has no value.
                yield Member(name, None, binding.annotation, home)


def _is_mapped(annotation: Expression | None) -> bool:
    return isinstance(annotation, Subscript) and last_word(annotation.base) in _MAPPED


def _expressions(binding: Binding) -> Iterator[tuple[Expression, Frame]]:
    """The value of a binding, or what the method of that name returns."""
    payload = binding.payload
    if isinstance(payload, Define):
        home = Frame(binding.frame.module, payload.scope)
        for statement in home.scope.statements:
            if home.scope.kind == "function" and isinstance(statement, Return) and statement.value is not None:
                yield statement.value, home
    elif not isinstance(payload, Import | Parameter):
        yield payload, binding.frame


def is_abstract(evaluator: Evaluator, frame: Frame) -> bool:
    """Whether the class itself says that it has no table."""
    bindings = evaluator.code.bindings(frame).get("__abstract__", ())
    return any(is_literal(binding.payload, True) for binding in bindings)


def own_values(evaluator: Evaluator, frames: Sequence[Frame], name: str) -> list[tuple[Expression, Frame]]:
    """The values of a class attribute in the first class of the order that has it."""
    for frame in frames:
        found = [e for b in evaluator.code.bindings(frame).get(name, ()) for e in _expressions(b)]
        if found:
            return found
    return []


def table_name(evaluator: Evaluator, frames: Sequence[Frame], *, is_automatic: bool) -> str | None:
    """`__tablename__` of the first class or mixin that has it; by Flask-SQLAlchemy's convention else, if it applies.

    Unknown parts are holes. None when there is no name.
    """
    cls = frames[0].scope.name
    given = own_values(evaluator, frames, "__tablename__")
    for expression, home in given:
        if not is_literal(expression, None):
            computed = ComputedName(evaluator, cls).of(expression, home)
            return computed or next(iter(strings(evaluator, expression, home)), HOLE)
    return snake_case(cls) if is_automatic and not given else None


def snake_case(name: str) -> str:
    """`OrderLine` as `order_line`, `HTTPLog` as `http_log`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def schema_of(evaluator: Evaluator, frames: Sequence[Frame]) -> str:
    """The schema in the class's table arguments, wherever in them it is written; empty when there is none."""
    given = [
        found
        for frame in frames
        for name, bindings in evaluator.code.bindings(frame).items()
        if name.strip("_").endswith("table_args")
        for binding in bindings
        for found in _expressions(binding)
    ]
    return next((schema for expression, home in given for schema in _schemas(evaluator, expression, home)), "")


def _schemas(evaluator: Evaluator, expression: Expression, frame: Frame) -> Iterator[str]:
    for part in walk(expression):
        given: list[Expression] = []
        if isinstance(part, Mapping):
            given = [value for key, value in part.entries if key == Constant("schema")]
        elif isinstance(part, Call):
            given = [value for name, value in part.keywords if name == "schema"]
        for value in given:
            yield from whole_strings(evaluator, value, frame)


def qualified(schema: str, name: str) -> str:
    """The table's name with its schema, unless databases assume that schema."""
    return name if schema in ("", "public", "dbo", "main") else f"{schema}.{name}"
