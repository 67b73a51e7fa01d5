"""All framework readers, in the order in which they look at a program."""

from __future__ import annotations

from collections.abc import Iterable

from .celery import CeleryReader
from .django import DjangoReader
from .flask import FlaskReader
from .graphql import GraphqlEndpoints
from .ninja import NinjaMounts
from .protocol import Extensions, Reader
from .sql import SqlReader
from .sqlalchemy import SqlAlchemyReader

_TYPED = frozenset({"celery", "django", "flask_sqlalchemy", "sqlalchemy", "sqlmodel"})
"""Packages of whose objects a reader says what they are."""


def are_typed(packages: Iterable[str]) -> bool:
    """Whether a reader says of objects of any of these packages what they are."""
    return not _TYPED.isdisjoint(packages)


def readers() -> tuple[Reader, ...]:
    """A new instance of each reader: a reader may remember what it prepared."""
    django = DjangoReader(Extensions((NinjaMounts(),), (GraphqlEndpoints(),)))
    return (django, FlaskReader(), SqlAlchemyReader(), SqlReader(), CeleryReader())
