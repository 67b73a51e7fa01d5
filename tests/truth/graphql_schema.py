"""What the schemas of Graphene and Strawberry say about their root types: the fields, and what resolves each."""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterator
from functools import partial

from django.utils.module_loading import import_string
from django.views import View
from graphql import GraphQLField, GraphQLSchema, OperationDefinitionNode, parse
from graphql.language import FieldNode

ROOTS = ("query", "mutation", "subscription")


def schema_of(callback: View) -> GraphQLSchema | None:
    """The schema behind a view; None if it is no view for GraphQL."""
    view = getattr(callback, "view_class", None)
    if view is None or not any(cls.__name__.endswith("GraphQLView") for cls in view.__mro__):
        return None
    schema = callback.view_initkwargs.get("schema") or _configured()
    found = getattr(schema, "graphql_schema", None) or getattr(schema, "_schema", None)
    assert isinstance(found, GraphQLSchema)
    return found


def _configured() -> object:
    from django.conf import settings

    return import_string(settings.GRAPHENE["SCHEMA"])


def asked_in(query: str) -> str:
    """The first field of a query, such as `Query.orders`."""
    definition = parse(query).definitions[0]
    assert isinstance(definition, OperationDefinitionNode)
    field = definition.selection_set.selections[0]
    assert isinstance(field, FieldNode)
    return f"{definition.operation.value.capitalize()}.{field.name.value}"


def operations_of(schema: GraphQLSchema) -> dict[str, str]:
    """By operation what answers it: a function, else the class of the answer, else the root type."""
    found = {}
    for root in ROOTS:
        kind = getattr(schema, f"{root}_type")
        for name, field in (kind.fields if kind else {}).items():
            known = field.extensions.get("strawberry-definition")
            handler = _of_strawberry(known) if known else _of_graphene(kind.graphene_type, field)
            found[f"{root.capitalize()}.{name}"] = f"{handler.__module__}.{handler.__qualname__}"  # type: ignore[attr-defined]
    return found


def _of_strawberry(field: object) -> object:
    resolver = field.base_resolver  # type: ignore[attr-defined]
    if resolver is not None and _is_ours(resolver.wrapped_func):
        return resolver.wrapped_func
    kind = field.type  # type: ignore[attr-defined]
    while hasattr(kind, "of_type"):
        kind = kind.of_type
    return kind if _is_ours(kind) else field.origin  # type: ignore[attr-defined]


def _of_graphene(root: type, field: GraphQLField) -> object:
    written = next((one for one in _functions(field.subscribe or field.resolve) if _is_ours(one)), None)
    if written is not None:
        return written
    kind = field.type
    while hasattr(kind, "of_type"):
        kind = kind.of_type
    known = getattr(kind, "graphene_type", None)
    known = getattr(getattr(known, "_meta", None), "node", None) or known
    return known if _is_ours(known) else root


def _functions(resolver: object) -> Iterator[object]:
    """The functions behind partial calls, and what mutations of relay call."""
    if isinstance(resolver, partial):
        for part in (resolver.func, *resolver.args, *resolver.keywords.values()):
            yield from _functions(part)
    elif inspect.ismethod(resolver):
        owner = resolver.__self__
        yield resolver.__func__
        yield from (one.__func__ for name, one in vars(owner).items() if name == "mutate_and_get_payload")
        yield from [owner] if isinstance(owner, type) else []
    elif inspect.isfunction(resolver):
        yield resolver


def _is_ours(one: object) -> bool:
    """Whether something is written in the project, and not in a library."""
    module = inspect.getmodule(one) if isinstance(one, type) or inspect.isfunction(one) else None
    return module is not None and f"{os.sep}site-packages{os.sep}" not in (module.__file__ or "")
