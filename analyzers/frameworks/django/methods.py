"""What the methods of managers, query sets and instances do: the operations on the table, and what they return.

Source: the QuerySet API reference of Django 5.2. The asynchronous twins (`aget`, `asave`...) do the same.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from analyzers.program import Operation

RETURN_QUERY = frozenset(
    "all filter exclude annotate alias order_by reverse distinct none select_related prefetch_related extra defer only"
    " using db_manager select_for_update union intersection difference complex_filter get_queryset values values_list"
    " dates datetimes raw iterator".split()
)
"""Methods that give another query over the same model, and run nothing by themselves."""

CHANGES = frozenset({"update", "delete"})
"""Methods that change the rows of a query without making instances."""

RETURN_VALUES = frozenset({"values", "values_list", "dates", "datetimes"})
"""Those whose rows are no instances."""

OF_CONTENT_TYPES = frozenset({"get_for_model", "get_for_id", "get_by_natural_key"})
"""Methods of the manager of content types."""

RETURN_INSTANCE = frozenset({"get", "first", "last", "earliest", "latest", *OF_CONTENT_TYPES})
MAKE_USERS = frozenset({"create_user", "create_superuser"})
RETURN_NEW = frozenset({"create", "get_or_create", "update_or_create"}) | MAKE_USERS

OPERATIONS: dict[str, tuple[Operation, ...]] = {
    **dict.fromkeys(RETURN_QUERY - {"none"}, ("select",)),
    **dict.fromkeys(RETURN_INSTANCE, ("select",)),
    **dict.fromkeys(
        ("count", "exists", "aggregate", "in_bulk", "contains", "explain", "get_for_models", "__iter__"), ("select",)
    ),
    "create": ("insert",),
    "create_user": ("insert",),
    "create_superuser": ("insert",),
    "bulk_create": ("insert",),
    "update": ("update",),
    "bulk_update": ("update",),
    "delete": ("delete",),
    "get_or_create": ("select", "insert"),
    "update_or_create": ("select", "insert", "update"),
    "add": ("insert",),
    "set": ("insert", "delete"),
    "remove": ("delete",),
    "clear": ("delete",),
    "save": ("insert", "update"),
}
"""Operations on the model's table (for `add`, `set`, `remove`, `clear`: on the table of the many-to-many)."""

RELATION_WRITES = frozenset({"add", "set", "remove", "clear"})

INSTANCE_OPERATIONS: dict[str, tuple[Operation, ...]] = {
    "save": ("update",),
    "delete": ("delete",),
    "refresh_from_db": ("select",),
}
"""Operations of an instance that was loaded; saving one that was just constructed inserts."""

LOOKUP_METHODS = frozenset(
    "filter exclude get get_or_create update_or_create order_by select_related prefetch_related values values_list"
    " annotate alias aggregate only defer latest earliest distinct complex_filter dates datetimes"
    " union intersection difference".split()
)
"""Methods whose arguments follow relations by `__`."""

RELATION_LOADERS = frozenset({"select_related", "prefetch_related"})
"""Methods that load the last relation of a path too; others only need the key, which is at hand."""

KEY_LOOKUPS = frozenset("pk id exact iexact in isnull gt gte lt lte range".split())
"""Steps behind a foreign key that need no join."""

SENDING: dict[str, Literal["save", "delete"]] = {
    **dict.fromkeys(("save", *RETURN_NEW), "save"),
    "delete": "delete",
}
"""Methods that send the signals of a model."""

SHORTCUTS = {
    "get_object_or_404": "instance",
    "aget_object_or_404": "instance",
    "get_list_or_404": "query",
    "aget_list_or_404": "query",
}
"""Functions of `django.shortcuts` that read a model, and what they return."""


@cache
def synchronous(method: str) -> str:
    """The name without the `a` of an asynchronous twin: `aget` is `get`."""
    twin = method[1:]
    return twin if method[:1] == "a" and (twin in OPERATIONS or twin in INSTANCE_OPERATIONS) else method


Way = Literal["", "joined", "loaded"]
"""joined: the statement needs the other table, whatever is asked of it; loaded: only where rows are made."""


class Queried(NamedTuple):
    """The parts of the detail of a query, or of a method of one.

    `table` is that of a many-to-many, `manager` what it was taken from just now, `rows` says that these are no
    instances. A query that reads more tables than that of its model is several values: one of them is the query, each
    other is a mark that says `way` and `other`.
    """

    method: str = ""
    table: str = ""
    manager: str = ""
    rows: Literal["", "values"] = ""
    way: Way = ""
    other: str = ""

    @property
    def query(self) -> str:
        """The detail of the query, without the method."""
        return " ".join(self[1:]).rstrip()


def queried(detail: str) -> Queried:
    """The parts of the detail of a method; that of a query has a space before it for this."""
    return Queried(*detail.split(" "))  # type: ignore[arg-type]  # as they were put together


MAKE_ROWS = frozenset({"__iter__", "get", "first", "last", "earliest", "latest", "in_bulk", "get_or_create"})
"""Methods that make instances, so that what goes with them is loaded too."""
