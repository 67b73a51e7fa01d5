"""The models of built-ins, the standard library and frameworks: Python files that are read, never imported."""

from __future__ import annotations

from collections.abc import Iterator
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


@cache
def modelled_modules() -> frozenset[str]:
    """The import paths of all modules that have a model."""
    return frozenset(_standard()) | frozenset(_frameworks())


def is_framework(module: str) -> bool:
    """Whether a modelled module belongs to a framework."""
    return module in _frameworks()


@cache
def flow_of_model(module: str) -> FlowFacts:
    """The value flow of a model. Raises ValueError for a model that does not parse."""
    file = _frameworks().get(module) or _standard()[module]
    facts = read(file.name, file.read_bytes())
    if not isinstance(facts, FileFacts):
        raise ValueError(f"{file.name}: {facts.detail}")
    return extract(facts)


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
