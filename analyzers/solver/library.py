"""The models of built-ins and of the standard library: Python files that are read, never imported."""

from __future__ import annotations

from functools import cache
from importlib import resources

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
    files = resources.files(_FOLDER).iterdir()
    found = {file.name.removesuffix(_SUFFIX) for file in files if file.name.endswith(_SUFFIX)}
    return frozenset(found - {"builtins"} | {BUILTINS})


@cache
def flow_of_model(module: str) -> FlowFacts:
    """The value flow of a model. Raises ValueError for a model that does not parse."""
    name = "builtins" if module == BUILTINS else module
    file = resources.files(_FOLDER) / f"{name}{_SUFFIX}"
    facts = read(file.name, file.read_bytes())
    if not isinstance(facts, FileFacts):
        raise ValueError(f"{file.name}: {facts.detail}")
    return extract(facts)
