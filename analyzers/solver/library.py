"""The models of built-ins, the standard library and frameworks: Python files that are read, never imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from analyzers.facts import FileFacts
from analyzers.flow import extract
from analyzers.flow.records import FlowFacts
from analyzers.languages.python.reader import read

BUILTINS = "<builtin>"
_FOLDER = "analyzers.library"
_SUFFIX = ".pyi"


class Library:
    """The models that take part in one run: ours, and those that are given, which take the place of ours."""

    def __init__(self, given: Mapping[str, FlowFacts] | None = None, *, frameworks: bool = True) -> None:
        """Take the flow of the given models by import path; each belongs to a framework, as those of ours may do."""
        self._given = given or {}
        self._frameworks = frozenset(_frameworks()) if frameworks else frozenset()
        self.modules = frozenset(_standard()) | self._frameworks | frozenset(self._given)

    def is_framework(self, module: str) -> bool:
        """Whether a modelled module belongs to a framework."""
        return module in self._given or module in self._frameworks

    def flow(self, module: str) -> FlowFacts:
        """The value flow of a model."""
        return self._given.get(module) or _flow_of_ours(module)


def flow_of_text(name: str, text: str) -> FlowFacts:
    """The value flow of a model that is written in a text. Raises ValueError, with the line, if that is no Python."""
    facts = read(name, text.encode("utf-8", "surrogatepass"))
    if not isinstance(facts, FileFacts):
        raise ValueError(f"{name}:{facts.line}: {facts.detail}")
    return extract(facts)


@cache
def _flow_of_ours(module: str) -> FlowFacts:
    file = _frameworks().get(module) or _standard()[module]
    return flow_of_text(file.name, file.read_text("utf-8"))


@cache
def _standard() -> dict[str, Traversable]:
    """The models of what Python brings along, by import path."""
    found = dict(_models_in(resources.files(_FOLDER)))
    found[BUILTINS] = found.pop("builtins")
    return found


@cache
def _frameworks() -> dict[str, Traversable]:
    """The models of frameworks, of which each has a folder."""
    folders = (one for one in resources.files(_FOLDER).iterdir() if one.is_dir())
    return {name: file for folder in folders for name, file in _models_in(folder)}


def _models_in(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    files = (file for file in folder.iterdir() if file.name.endswith(_SUFFIX))
    return ((file.name.removesuffix(_SUFFIX), file) for file in files)
