"""GraphQL by Graphene and Strawberry: the operations of a schema, wherever a view answers them."""

from __future__ import annotations

from .endpoints import GraphqlEndpoints

__all__ = ["GraphqlEndpoints"]
