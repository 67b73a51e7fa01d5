"""Lets a reader of another distribution take part as the built-in ones do, and says whose fault its faults are."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from analyzers.extensions import Extension, ExtensionError, described, load
from analyzers.frameworks.protocol import FrameworkFacts, Linked
from analyzers.linking.evaluate import Evaluator
from analyzers.options import Loader

from .view import Code

Answer = TypeVar("Answer")


class CustomReader(Protocol):
    """What an entry point must name; `models` and `loaders` may be left out."""

    def read(self, code: Code) -> FrameworkFacts:
        """What the framework does in the program."""


class Plugin:
    """A reader of another distribution. Everything raises ExtensionError for what is wrong with it."""

    def __init__(self, extension: Extension) -> None:
        """Import it."""
        self._origin = extension.origin
        self._reader = load(extension)
        if not callable(getattr(self._reader, "read", None)):
            raise ExtensionError(f"{self._origin} has no method 'read'; repair or uninstall it")

    @property
    def models(self) -> Mapping[str, str]:
        """The models of its framework by import path, as text."""
        found = getattr(self._reader, "models", {})
        if not isinstance(found, Mapping) or not all(isinstance(one, str) for pair in found.items() for one in pair):
            raise ExtensionError(f"{self._origin}: 'models' must map import paths to texts")
        return found

    def prepare(self, evaluator: Evaluator) -> None:
        """Takes over the loaders of the framework."""
        asked = getattr(self._reader, "loaders", None)
        if asked is not None:
            found = self._called(lambda: list(asked(Code(evaluator))))
            if not all(isinstance(one, Loader) for one in found):
                raise ExtensionError(f"{self._origin}: 'loaders' must give records of the kind 'Loader'")
            evaluator.declare(found)

    def read(self, linked: Linked) -> FrameworkFacts:
        """Its facts, which name nothing that the program does not define."""
        code = Code(linked.evaluator, linked.sites)
        found = self._called(lambda: self._reader.read(code))  # type: ignore[attr-defined]  # looked at when it was made
        if not isinstance(found, FrameworkFacts):
            raise ExtensionError(f"{self._origin}: 'read' must give a record of the kind 'Found'")
        unknown = sorted({name for name in self._called(lambda: list(_symbols(found))) if not code.defines(name)})
        if unknown:
            raise ExtensionError(f"{self._origin} names {unknown[0]!r}, which the program does not define")
        return found

    def _called(self, function: Callable[[], Answer]) -> Answer:
        try:
            return function()
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{last.filename.replace(chr(92), '/').rpartition('/')[2]}:{last.lineno}"
            raise ExtensionError(f"{self._origin} failed: {described(error)} ({where})") from error


def load_plugins(extensions: Iterable[Extension]) -> list[Plugin]:
    """All of them, in their order. Raises ExtensionError for one that cannot be used."""
    return [Plugin(extension) for extension in extensions]


def _symbols(found: FrameworkFacts) -> Iterator[str]:
    """What the facts name of the program."""
    yield from (route.handler for route in found.routes)
    yield from (one.handler for one in found.middleware)
    yield from (task.function for task in found.tasks)
    yield from (access.function for access in found.accesses)
    yield from (reference.source for reference in found.references)
    yield from (reference.target for reference in found.references if reference.scope == "project")
    yield from (table.model for table in found.tables if table.model is not None)
