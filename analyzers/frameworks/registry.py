"""All framework readers, in the order in which they look at a program."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from .aiohttp import AiohttpReader
from .apscheduler import ApschedulerReader
from .arq import ArqReader
from .celery import CeleryReader
from .commandline import CommandLineReader
from .configuration import ConfigurationReader
from .django import DjangoReader
from .fastapi import FastApiReader
from .files import FileReader
from .flask import FlaskReader
from .graphql import GraphqlEndpoints
from .huey import HueyReader
from .memory import MemoryReader
from .messages import MessageReader
from .ninja import NinjaMounts
from .outgoing import OutgoingReader
from .peewee import PeeweeReader
from .periodic import PeriodicReader
from .protocol import Extensions, Reader
from .pyramid import PyramidReader
from .rq import RqReader
from .sql import SqlReader
from .sqlalchemy import SqlAlchemyReader
from .tornado import TornadoReader

_TYPED: dict[type[object], frozenset[str]] = {
    DjangoReader: frozenset({"django"}),
    SqlAlchemyReader: frozenset({"flask_sqlalchemy", "sqlalchemy", "sqlmodel"}),
    PeeweeReader: frozenset({"peewee", "playhouse"}),
    CeleryReader: frozenset({"celery"}),
}
"""Packages of whose objects a reader says what they are."""


def readers() -> tuple[Reader, ...]:
    """A new instance of each reader: a reader may remember what it prepared."""
    django = DjangoReader(Extensions((NinjaMounts(),), (GraphqlEndpoints(),)))
    others = (FlaskReader(), FastApiReader(), AiohttpReader(), TornadoReader(), PyramidReader())
    of_data = (SqlAlchemyReader(), PeeweeReader(), SqlReader())
    return (django, *others, *of_data, CeleryReader(), *_readers_of_jobs(), *_readers_of_state())


def _readers_of_state() -> tuple[Reader, ...]:
    """Those of what outlives functions and of what is outside of the program, whatever framework there is."""
    return (ConfigurationReader(), FileReader(), MemoryReader(), OutgoingReader())


def _readers_of_jobs() -> tuple[Reader, ...]:
    """Those of queues, schedulers and commands that need to know no class of the program."""
    queues = (RqReader(), ApschedulerReader(), HueyReader(), ArqReader())
    return (*queues, PeriodicReader(), MessageReader(), CommandLineReader())


def readers_of_objects(packages: AbstractSet[str]) -> tuple[Reader, ...]:
    """New instances of those that say what objects of any of these packages are."""
    return tuple(one for one in readers() if not _TYPED.get(type(one), frozenset()).isdisjoint(packages))
