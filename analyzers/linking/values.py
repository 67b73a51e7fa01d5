"""Abstract values: what an expression may be at run time, as far as it is known without running it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "module",
    "class",
    "function",
    "instance",
    "super",
    "external",
    "external_instance",
    "text",
    "item",
    "entry",
    "query",
    "query_method",
    "result",
]


class Value(NamedTuple):
    """One possible value.

    | kind | name | detail |
    | --- | --- | --- |
    | module, class, function | symbol id | |
    | instance | class id | `new` when just constructed |
    | super | class whose MRO is continued | class of the instance |
    | external | import path | |
    | external_instance | import path of its class, or `<builtin>.list` | name of the variable that was bound first |
    | text | a constant string | |
    | item | position, if known | element of a container; `element` says which value |
    | entry | constant key of a mapping | `element` is the value |
    | query | model class id | separated by spaces: relation table, if it is a many-to-many, or `rows:` and the models
      of the columns of its rows; the manager it was taken from; `values` if its rows are no instances; of a mark how it
      goes along with the query, and the other table that is read with it |
    | query_method | model class id | name of the method, then the detail of the query |
    | result | import path of a function from outside that was called | |
    """

    kind: Kind
    name: str
    detail: str = ""
    element: Value | None = None


Values = frozenset[Value]

NOTHING: Values = frozenset()


class KnownMethod(NamedTuple):
    """A method of a framework: what it gives, and what it calls.

    `models` are import paths of modelled methods that say what it calls, each with the value they are called on.
    """

    result: Values
    models: tuple[tuple[str, Value], ...] = ()


_OURS = frozenset({"module", "class", "function", "instance", "super", "query", "query_method"})

LARGEST_SET = 24
"""More possible values than this say nothing; the variable is given up as unknown (widening)."""

LONGEST_TEXT = 100_000
"""A longer string that code puts together says nothing more; doubled often enough it would fill the memory."""


def one(kind: Kind, name: str, detail: str = "") -> Values:
    """The set of a single value."""
    return frozenset((Value(kind, name, detail),))


def without_manager(query: Value) -> Value:
    """A query that no longer knows of the manager it was taken from."""
    table, *rest = query.detail.split(" ")
    return query._replace(detail=" ".join((table, "", *rest[1:])).rstrip())


def is_mark(query: Value) -> bool:
    """Whether a query only says what another one reads besides the table of its model."""
    return query.detail.count(" ") > 2


def makes_instances(query: Value) -> bool:
    """Whether the rows of a query are instances of its model, and not dicts, tuples or dates."""
    return "values" not in query.detail.split(" ")[2:3]


ROWS = "rows:"
"""The beginning of what a query says that gives rows of several columns: their models, `-` for other columns."""


def rows_of(query: Value) -> Values:
    """What going through a query gives: instances of its model, or rows with instances at their positions."""
    if makes_instances(query):
        return one("instance", query.name)
    entities = query.detail.partition(" ")[0]
    models = enumerate(entities.removeprefix(ROWS).split(",")) if entities.startswith(ROWS) else ()
    return frozenset(Value("item", str(place), "", Value("instance", m)) for place, m in models if m not in ("", "-"))


def items(values: Values, position: str = "") -> Values:
    """Each value as the element of a container, at a known position or anywhere."""
    return frozenset(Value("item", position, "", value) for value in values)


def at(values: Values, position: int) -> Values:
    """What the containers among the values hold at a position, from 0."""
    found = [v for v in values if v.kind == "item" and v.element and v.name in ("", str(position))]
    return frozenset(v.element for v in found if v.element)


def elements(values: Values) -> Values:
    """What iterating or indexing the containers among the values gives."""
    return frozenset(value.element for value in values if value.kind in ("item", "entry") and value.element)


def bounded(values: Values) -> Values:
    """The same values, or nothing when there are too many of them."""
    return values if len(values) <= LARGEST_SET else NOTHING


def texts(values: Values) -> list[str]:
    """The constant strings among the values, sorted."""
    return sorted(value.name for value in values if value.kind == "text")


def function_names(values: Values) -> list[str]:
    """The functions of the program among the values, by their symbols, sorted."""
    return sorted(value.name for value in values if value.kind == "function")


def is_ours(value: Value) -> bool:
    """Whether a value is something of the program, or a container of that."""
    inner = value.element or value
    return inner.kind in _OURS if inner is value or inner.element is None else is_ours(inner)
